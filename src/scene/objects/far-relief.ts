import { BufferAttribute, BufferGeometry, Mesh, MeshBasicMaterial } from 'three';
import type { RasterLayer } from '../../territory/territory.ts';
import { mixed, type Rgb, rgbOf } from '../colour.ts';
import type { Palette } from '../palette.ts';
import { Ground } from './ground.ts';
import type { GroundPicture } from './ground-picture.ts';
import { hillshade } from './hillshade.ts';

/** How far the colours of the territory's edge run out into the quiet relief, m. */
const bleedM = 700;
/** Half-width over which the edge's colours are averaged there, m. */
const blurM = 60;

/**
 * The coarse relief around the territory: the horizon. Quiet, fading into the paper towards its own edge, and joined
 * to the territory's outermost vertices by a band of triangles, so that nothing gapes and nothing overlaps.
 */
export class FarRelief extends Mesh<BufferGeometry, MeshBasicMaterial> {
  readonly #far: Ground;
  readonly #ground: Ground;

  constructor(
    around: RasterLayer,
    ground: Ground,
    picture: GroundPicture,
    palette: Palette,
    mostVertices: number,
  ) {
    const far = new Ground(around, { mostVertices, exaggeration: ground.exaggeration });
    const material = new MeshBasicMaterial({ vertexColors: true });
    // As the territory's own surface, so that both meet at the same depth.
    material.polygonOffset = true;
    material.polygonOffsetFactor = 1;
    material.polygonOffsetUnits = 1;
    super(geometryOf(far, ground, new Tones(far, around, ground, picture, palette)), material);
    this.frustumCulled = false;
    this.#far = far;
    this.#ground = ground;
  }

  /** Height in the scene of the far relief under a place; null beside it, or where it is not known. */
  heightAt(xM: number, yM: number): number | null {
    const [west, south, east, north] = this.#far.bounds;
    if (xM < west || xM > east || yM < south || yM > north) return null;
    const z = this.#far.heightAt(xM, yM);
    return Number.isNaN(z) ? null : this.#ground.sceneZ(z);
  }

  override dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
  }
}

/** The colours of the far relief. */
class Tones {
  readonly #far: Ground;
  readonly #ground: Ground;
  readonly #picture: GroundPicture;
  readonly #shade: Float32Array;
  readonly #tone: Rgb;
  readonly #paper: Rgb;
  readonly #reachM: number;

  constructor(far: Ground, around: RasterLayer, ground: Ground, picture: GroundPicture, palette: Palette) {
    this.#far = far;
    this.#ground = ground;
    this.#picture = picture;
    this.#shade = hillshade(around);
    this.#tone = rgbOf(
      mixed(mixed(palette.landCover.grass, palette.landCover.crop, 0.5), palette.paper, 0.35),
    );
    this.#paper = rgbOf(palette.paper);
    const [west, south, east, north] = ground.bounds;
    const [farWest, farSouth, farEast, farNorth] = far.bounds;
    const margins = [west - farWest, south - farSouth, farEast - east, farNorth - north];
    this.#reachM = Math.max(1, Math.min(...margins.filter((margin) => margin > 0)));
  }

  /** Of a vertex of the far relief. */
  far(column: number, row: number): Rgb {
    const [xM, yM] = [
      this.#far.vertexX(column) + this.#far.originXM,
      this.#far.vertexY(row) + this.#far.originYM,
    ];
    const light = this.#shade[this.#far.cellOf(column, row)] as number;
    const distanceM = this.#beyond(xM, yM);
    const quiet = this.#tone.map((part) => part * light) as unknown as Rgb;
    const near = Math.max(0, 1 - distanceM / bleedM);
    const own = near > 0 ? mix(quiet, this.#edge(xM, yM, blurM), near * near) : quiet;
    const gone = Math.min(1, distanceM / this.#reachM);
    return mix(own, this.#paper, gone * gone * (3 - 2 * gone));
  }

  /** Of a vertex of the territory's edge. */
  edge(xM: number, yM: number): Rgb {
    return this.#edge(xM, yM, 0);
  }

  /** Distance to the territory, m. */
  #beyond(xM: number, yM: number): number {
    const [west, south, east, north] = this.#ground.bounds;
    return Math.hypot(Math.max(0, west - xM, xM - east), Math.max(0, south - yM, yM - north));
  }

  /** The picture's colour at the nearest place of the territory, averaged around it. */
  #edge(xM: number, yM: number, aroundM: number): Rgb {
    const { width, height, pixelM, rgba } = this.#picture;
    const [west, , , north] = this.#ground.bounds;
    const reach = Math.round(aroundM / pixelM);
    const centre = clamp(Math.floor((xM - west) / pixelM), reach, width - 1 - reach);
    const middle = clamp(Math.floor((north - yM) / pixelM), reach, height - 1 - reach);
    const step = Math.max(1, Math.round(reach / 2));
    let [red, green, blue, count] = [0, 0, 0, 0];
    for (let row = middle - reach; row <= middle + reach; row += step) {
      for (let column = centre - reach; column <= centre + reach; column += step) {
        const i = 4 * (clamp(row, 0, height - 1) * width + clamp(column, 0, width - 1));
        red += rgba[i] as number;
        green += rgba[i + 1] as number;
        blue += rgba[i + 2] as number;
        count += 255;
      }
    }
    return [red / count, green / count, blue / count];
  }
}

/** Vertices of both reliefs under one numbering: the far ones first, then those of the territory's edge. */
class Vertices {
  readonly positions: number[] = [];
  readonly colours: number[] = [];
  readonly #heights: number[] = [];

  add(x: number, y: number, z: number, colour: Rgb): number {
    this.positions.push(x, y, Number.isNaN(z) ? 0 : z);
    this.colours.push(...colour);
    this.#heights.push(z);
    return this.#heights.length - 1;
  }

  /** Whether the ground is known there. */
  isKnown(vertex: number): boolean {
    return !Number.isNaN(this.#heights[vertex] as number);
  }
}

function geometryOf(far: Ground, ground: Ground, tones: Tones): BufferGeometry {
  const vertices = new Vertices();
  const index: number[] = [];
  const triangle = (a: number, b: number, c: number): void => {
    if (vertices.isKnown(a) && vertices.isKnown(b) && vertices.isKnown(c)) index.push(a, b, c);
  };
  const [shiftX, shiftY] = [far.originXM - ground.originXM, far.originYM - ground.originYM];
  for (let row = 0; row < far.rows; row++) {
    for (let column = 0; column < far.columns; column++) {
      const z = ground.sceneZ(far.heights[row * far.columns + column] as number);
      vertices.add(far.vertexX(column) + shiftX, far.vertexY(row) + shiftY, z, tones.far(column, row));
    }
  }
  const hole = holeOf(far, ground);
  for (let row = 0; row + 1 < far.rows; row++) {
    for (let column = 0; column + 1 < far.columns; column++) {
      if (column >= hole.left && column < hole.right && row >= hole.top && row < hole.bottom) continue;
      const a = row * far.columns + column;
      const c = a + far.columns;
      triangle(a, c, a + 1);
      triangle(a + 1, c, c + 1);
    }
  }
  for (const [outer, inner] of sides(far, ground, hole, vertices, tones)) {
    for (const [a, b, c] of band(outer, inner)) triangle(a.vertex, b.vertex, c.vertex);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(vertices.positions), 3));
  geometry.setAttribute('color', new BufferAttribute(Float32Array.from(vertices.colours), 3));
  geometry.setIndex(new BufferAttribute(Uint32Array.from(index), 1));
  return geometry;
}

/** Vertices of the far relief that lie just around the territory's; −1 or the count where it does not reach. */
interface Hole {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function holeOf(far: Ground, ground: Ground): Hole {
  const xs = Array.from({ length: far.columns }, (_, c) => far.vertexX(c) + far.originXM - ground.originXM);
  const ys = Array.from({ length: far.rows }, (_, r) => far.vertexY(r) + far.originYM - ground.originYM);
  const after = (at: number, count: number): number => (at < 0 ? count : at);
  return {
    left: xs.findLastIndex((x) => x <= ground.vertexX(0)),
    right: after(
      xs.findIndex((x) => x >= ground.vertexX(ground.columns - 1)),
      far.columns,
    ),
    top: ys.findLastIndex((y) => y >= ground.vertexY(0)),
    bottom: after(
      ys.findIndex((y) => y <= ground.vertexY(ground.rows - 1)),
      far.rows,
    ),
  };
}

/** A vertex of a side, and how far along it. */
interface Stop {
  readonly vertex: number;
  readonly along: number;
}

/** The four sides of the hole, walked with the far relief on the left: its vertices, and the territory's. */
function sides(
  far: Ground,
  ground: Ground,
  { left, right, top, bottom }: Hole,
  vertices: Vertices,
  tones: Tones,
): readonly (readonly [outer: readonly Stop[], inner: readonly Stop[]])[] {
  const outerAt = (column: number, row: number): number => row * far.columns + column;
  const made = new Map<number, number>();
  const innerAt = (column: number, row: number): number => {
    const at = row * ground.columns + column;
    const known = made.get(at);
    if (known !== undefined) return known;
    const [x, y] = [ground.vertexX(column), ground.vertexY(row)];
    const colour = tones.edge(x + ground.originXM, y + ground.originYM);
    const vertex = vertices.add(x, y, ground.sceneZ(ground.heights[at] as number), colour);
    made.set(at, vertex);
    return vertex;
  };
  const [lastColumn, lastRow] = [ground.columns - 1, ground.rows - 1];
  const stops = (
    from: number,
    to: number,
    vertexAt: (i: number) => number,
    alongAt: (v: number) => number,
  ) => {
    const way = Math.sign(to - from);
    return Array.from({ length: Math.abs(to - from) + 1 }, (_, k): Stop => {
      const vertex = vertexAt(from + way * k);
      return { vertex, along: alongAt(vertex) };
    });
  };
  const x = (vertex: number): number => vertices.positions[3 * vertex] as number;
  const y = (vertex: number): number => vertices.positions[3 * vertex + 1] as number;
  const hasColumns = left >= 0 && right < far.columns;
  const hasRows = top >= 0 && bottom < far.rows;
  if (!hasColumns || !hasRows) return [];
  return [
    [stops(left, right, (c) => outerAt(c, top), x), stops(0, lastColumn, (c) => innerAt(c, 0), x)],
    [
      stops(
        top,
        bottom,
        (r) => outerAt(right, r),
        (v) => -y(v),
      ),
      stops(
        0,
        lastRow,
        (r) => innerAt(lastColumn, r),
        (v) => -y(v),
      ),
    ],
    [
      stops(
        right,
        left,
        (c) => outerAt(c, bottom),
        (v) => -x(v),
      ),
      stops(
        lastColumn,
        0,
        (c) => innerAt(c, lastRow),
        (v) => -x(v),
      ),
    ],
    [stops(bottom, top, (r) => outerAt(left, r), y), stops(lastRow, 0, (r) => innerAt(0, r), y)],
  ];
}

/** Triangles between two walks in the same direction, the outer one on the left. */
function band(outer: readonly Stop[], inner: readonly Stop[]): (readonly [Stop, Stop, Stop])[] {
  const triangles: (readonly [Stop, Stop, Stop])[] = [];
  let [o, i] = [0, 0];
  while (o + 1 < outer.length || i + 1 < inner.length) {
    const [here, there] = [outer[o] as Stop, inner[i] as Stop];
    const nextOuter = outer[o + 1];
    const nextInner = inner[i + 1];
    if (nextOuter && (!nextInner || nextOuter.along <= nextInner.along)) {
      triangles.push([here, there, nextOuter]);
      o += 1;
    } else if (nextInner) {
      triangles.push([here, there, nextInner]);
      i += 1;
    }
  }
  return triangles;
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(low, high), Math.max(low, value));
}
