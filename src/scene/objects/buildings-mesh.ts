import {
  BufferAttribute,
  BufferGeometry,
  Color,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
} from 'three';
import type { FeatureTable } from '../../territory/feature-table.ts';
import type { Palette } from '../palette.ts';
import { type Extruded, extrude, vertexRange } from './extrusion.ts';
import type { Ground } from './ground.ts';

/** Side of the squares in which buildings are merged, m: far ones are skipped whole. */
const squareM = 600;
/** Buildings merged at once, so that a dense square does not hold the page. */
const mostAtOnce = 300;

/** All the buildings, off-white with quiet edges, merged by square. */
export class BuildingsMesh extends Group {
  readonly #material = new MeshBasicMaterial({ vertexColors: true, polygonOffset: true });
  readonly #line: LineBasicMaterial;
  readonly #geometries: BufferGeometry[] = [];
  readonly #solids: { readonly geometry: BufferGeometry; readonly shapes: Lit }[] = [];
  readonly #table: FeatureTable;
  readonly #ground: Ground;
  readonly #palette: Palette;
  readonly #isBuilt: (xM: number, yM: number) => boolean;
  #isFlat = false;

  constructor(
    table: FeatureTable,
    ground: Ground,
    palette: Palette,
    isBuilt: (xM: number, yM: number) => boolean,
  ) {
    super();
    this.#table = table;
    this.#ground = ground;
    this.#palette = palette;
    this.#isBuilt = isBuilt;
    this.#material.polygonOffsetFactor = 1;
    this.#material.polygonOffsetUnits = 1;
    this.#line = new LineBasicMaterial({ color: palette.building.edge, transparent: true, opacity: 0.7 });
  }

  /** Builds the squares one after the other, so that a large town does not stop the page. */
  *build(): Generator<void, void, void> {
    for (const square of inSquares(this.#table)) {
      this.#add(extrude(this.#table, square, this.#ground, this.#isBuilt));
      yield;
    }
  }

  /** Quieter edges from afar, where they would run together; none from very far. */
  lookFrom(distanceM: number): void {
    this.#line.opacity = Math.min(0.8, 620 / distanceM);
    this.#line.visible = distanceM < 3600;
  }

  /** Leaves the map's own light out, where that of the Sun is added as it is drawn; or puts it back. */
  flatten(isFlat: boolean): void {
    if (isFlat === this.#isFlat) return;
    this.#isFlat = isFlat;
    for (const { geometry, shapes } of this.#solids) colour(geometry, shapes, this.#palette, isFlat);
  }

  override dispose(): void {
    for (const geometry of this.#geometries) geometry.dispose();
    this.#material.dispose();
    this.#line.dispose();
  }

  #add(shapes: Extruded): void {
    const walls = solidGeometry(shapes, this.#palette, this.#isFlat);
    const { light, isRoof } = shapes;
    this.#solids.push({ geometry: walls, shapes: { light, isRoof } });
    const edges = new BufferGeometry();
    edges.setAttribute('position', new BufferAttribute(shapes.edges, 3));
    this.#geometries.push(walls, edges);
    this.add(new Mesh(walls, this.#material), new LineSegments(edges, this.#line));
  }
}

/** Light and kind of each vertex. */
type Lit = Pick<Extruded, 'light' | 'isRoof'>;

function solidGeometry(shapes: Extruded, palette: Palette, isFlat: boolean): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(shapes.position, 3));
  geometry.setIndex(new BufferAttribute(shapes.index, 1));
  colour(geometry, shapes, palette, isFlat);
  return geometry;
}

function colour(geometry: BufferGeometry, shapes: Lit, palette: Palette, isFlat: boolean): void {
  const roof = new Color(palette.building.roof);
  const wall = new Color(palette.building.wall);
  const tones = new Uint8Array(shapes.light.length * 3);
  for (let i = 0; i < shapes.light.length; i++) {
    const light = isFlat ? 255 : (shapes.light[i] as number);
    const tone = shapes.isRoof[i] === 1 ? roof : wall;
    // Shade is a little warmer than light, as the paper is.
    const shade = 1 - light / 255;
    tones[3 * i] = tone.r * light;
    tones[3 * i + 1] = tone.g * light * (1 - 0.06 * shade);
    tones[3 * i + 2] = tone.b * light * (1 - 0.2 * shade);
  }
  geometry.setAttribute('color', new BufferAttribute(tones, 3, true));
}

/** Buildings of each square, by their first vertex. */
export function inSquares(table: FeatureTable): number[][] {
  const found = new Map<string, number[]>();
  for (let i = 0; i < table.count; i++) {
    const [first] = vertexRange(table, i);
    const key = `${Math.floor((table.xy[2 * first] as number) / squareM)}/${Math.floor((table.xy[2 * first + 1] as number) / squareM)}`;
    const list = found.get(key);
    if (list) list.push(i);
    else found.set(key, [i]);
  }
  return [...found.values()].flatMap((list) => inParts(list, mostAtOnce));
}

function inParts(list: readonly number[], most: number): number[][] {
  const count = Math.ceil(list.length / most);
  return Array.from({ length: count }, (_, i) => list.slice(i * most, (i + 1) * most));
}
