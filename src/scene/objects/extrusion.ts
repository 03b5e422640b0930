import { ShapeUtils, Vector2 } from 'three';
import type { FeatureTable } from '../../territory/feature-table.ts';
import type { Ground } from './ground.ts';

/** Triangles and edges of a set of buildings, in the scene. */
export interface Extruded {
  /** x, y, z per vertex. */
  readonly position: Float32Array<ArrayBuffer>;
  /** Light of each vertex, 0 … 255: 255 on a roof. */
  readonly light: Uint8Array<ArrayBuffer>;
  readonly index: Uint32Array<ArrayBuffer>;
  /** Pairs of ends of the roofs' sides and of the corners. */
  readonly edges: Float32Array<ArrayBuffer>;
}

/** Base and top of a building, as heights in the scene. */
export interface Standing {
  readonly base: number;
  readonly top: number;
}

/** Heights given to what the data leaves unknown, m, by BD TOPO's use; others get `otherwise`. */
const usualHeightM: Readonly<Record<string, number>> = {
  Annexe: 3,
  Agricole: 6,
  Industriel: 8,
  Religieux: 12,
  'Commercial et services': 6,
  Résidentiel: 6.5,
};
const otherwise = 6;

/** Height to draw, m: the data's, else storeys × 3 m, else the usual one for the use. 0 is unknown (BD TOPO). */
export function drawnHeightM(table: FeatureTable, building: number): number {
  const height = numberOf(table, 'heightM', building);
  if (height > 0) return height;
  const storeys = numberOf(table, 'storeys', building);
  if (storeys > 0) return storeys * 3;
  const use = table.columns['use'];
  const name = use?.type === 'text' ? (use.dictionary[use.codes[building] ?? 0] ?? '') : '';
  return usualHeightM[name] ?? otherwise;
}

function numberOf(table: FeatureTable, name: string, feature: number): number {
  const column = table.columns[name];
  return column?.type === 'number' ? (column.values[feature] ?? Number.NaN) : Number.NaN;
}

/** From just under the lowest corner to a flat top above the highest ground it touches, less what slopes add. */
export function standing(table: FeatureTable, building: number, ground: Ground): Standing {
  let low = Number.POSITIVE_INFINITY;
  let sum = 0;
  let count = 0;
  const [firstVertex, endVertex] = vertexRange(table, building);
  for (let v = firstVertex; v < endVertex; v++) {
    const z = ground.heightAt(table.xy[2 * v] as number, table.xy[2 * v + 1] as number);
    if (Number.isNaN(z)) continue;
    low = Math.min(low, z);
    sum += z;
    count += 1;
  }
  const mean = count > 0 ? sum / count : ground.lowestM;
  const foot = count > 0 ? low : ground.lowestM;
  return {
    base: ground.sceneZ(foot - 1),
    top: ground.sceneZ(mean) + drawnHeightM(table, building) * ground.exaggeration,
  };
}

export function vertexRange(table: FeatureTable, feature: number): readonly [first: number, end: number] {
  const part = table.featureOffsets[feature] as number;
  const endPart = table.featureOffsets[feature + 1] as number;
  return [table.partOffsets[part] as number, table.partOffsets[endPart] as number];
}

/** Extrudes buildings to flat roofs. Walls are lit from the north-west. */
export function extrude(table: FeatureTable, buildings: ArrayLike<number>, ground: Ground): Extruded {
  const position: number[] = [];
  const light: number[] = [];
  const index: number[] = [];
  const edges: number[] = [];
  for (let k = 0; k < buildings.length; k++) {
    const building = buildings[k] as number;
    const stand = standing(table, building, ground);
    for (const rings of polygonsOf(table, building)) {
      for (const ring of rings) addWalls(ring, stand);
      addRoof(rings, stand.top);
    }
  }
  return {
    position: Float32Array.from(position),
    light: Uint8Array.from(light),
    index: Uint32Array.from(index),
    edges: Float32Array.from(edges),
  };

  function addWalls(ring: Float64Array, { base, top }: Standing): void {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const x0 = (ring[i] as number) - ground.originXM;
      const y0 = (ring[i + 1] as number) - ground.originYM;
      const x1 = (ring[i + 2] as number) - ground.originXM;
      const y1 = (ring[i + 3] as number) - ground.originYM;
      const a = position.length / 3;
      position.push(x0, y0, base, x1, y1, base, x1, y1, top, x0, y0, top);
      const shade = wallLight(x1 - x0, y1 - y0);
      light.push(shade, shade, shade, shade);
      index.push(a, a + 1, a + 2, a, a + 2, a + 3);
      edges.push(x0, y0, top, x1, y1, top);
      if (turns(ring, i)) edges.push(x0, y0, base, x0, y0, top);
    }
  }

  function addRoof(rings: readonly Float64Array[], top: number): void {
    const [outer, ...holes] = rings.map((ring) => contour(ring, ground));
    if (!outer) return;
    const a = position.length / 3;
    for (const { x, y } of [outer, ...holes].flat()) {
      position.push(x, y, top);
      light.push(255);
    }
    for (const triangle of ShapeUtils.triangulateShape(outer, holes)) {
      const [p, q, r] = triangle as [number, number, number];
      index.push(a + p, a + q, a + r);
    }
  }
}

/** Outer rings of a feature, each with its holes. */
function polygonsOf(table: FeatureTable, feature: number): Float64Array[][] {
  const polygons: Float64Array[][] = [];
  const end = table.featureOffsets[feature + 1] as number;
  for (let part = table.featureOffsets[feature] as number; part < end; part++) {
    const ring = table.xy.subarray(
      2 * (table.partOffsets[part] as number),
      2 * (table.partOffsets[part + 1] as number),
    );
    const last = polygons[polygons.length - 1];
    if (last && isHole(ring)) last.push(ring);
    else polygons.push([ring]);
  }
  return polygons;
}

/** Holes turn clockwise (y up). */
function isHole(ring: Float64Array): boolean {
  const x0 = ring[0] as number;
  const y0 = ring[1] as number;
  let area = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    area +=
      ((ring[i] as number) - x0) * ((ring[i + 3] as number) - y0) -
      ((ring[i + 2] as number) - x0) * ((ring[i + 1] as number) - y0);
  }
  return area < 0;
}

function contour(ring: Float64Array, ground: Ground): Vector2[] {
  const points: Vector2[] = [];
  for (let i = 0; i + 3 < ring.length; i += 2)
    points.push(
      new Vector2((ring[i] as number) - ground.originXM, (ring[i + 1] as number) - ground.originYM),
    );
  return points;
}

/** Light on a wall whose inside is at its left: the more it faces the north-west, the more. */
function wallLight(dx: number, dy: number): number {
  const size = Math.hypot(dx, dy) || 1;
  const facing = (-dy / size) * Math.SQRT1_2 + (-dx / size) * Math.SQRT1_2;
  return Math.round(255 * (0.83 + 0.13 * facing));
}

/** Whether the ring bends at a vertex enough for its corner to be drawn (more than about 15°). */
function turns(ring: Float64Array, i: number): boolean {
  const before = i === 0 ? ring.length - 4 : i - 2;
  const ax = (ring[i] as number) - (ring[before] as number);
  const ay = (ring[i + 1] as number) - (ring[before + 1] as number);
  const bx = (ring[i + 2] as number) - (ring[i] as number);
  const by = (ring[i + 3] as number) - (ring[i + 1] as number);
  return Math.abs(ax * by - ay * bx) > 0.26 * Math.hypot(ax, ay) * Math.hypot(bx, by);
}
