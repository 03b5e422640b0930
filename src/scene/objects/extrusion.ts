import { ShapeUtils, Vector2 } from 'three';
import { seedOf } from '../../base/random.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { numberAt, textAt } from '../../territory/table-ops.ts';
import { cornersOf } from './footprint.ts';
import type { Ground } from './ground.ts';
import { drawnRiseM, pitchedRoofs, type Roof } from './roof.ts';

type RoofPoint = Roof['points'][number];

/** Triangles and edges of a set of buildings, in the scene. */
export interface Extruded {
  /** x, y, z per vertex. */
  readonly position: Float32Array<ArrayBuffer>;
  /** Light of each vertex, 0 … 255. */
  readonly light: Uint8Array<ArrayBuffer>;
  /** 1 on roofs, 0 on walls, per vertex. */
  readonly isRoof: Uint8Array<ArrayBuffer>;
  /** Position in the table of the building of each vertex. */
  readonly owner: Uint32Array<ArrayBuffer>;
  readonly index: Uint32Array<ArrayBuffer>;
  /** Pairs of ends of the roofs' sides and of the corners. */
  readonly edges: Float32Array<ArrayBuffer>;
}

/** Base of a building, top of its walls and its ridge, as heights in the scene; a flat roof is its own ridge. */
export interface Standing {
  readonly base: number;
  readonly top: number;
  readonly ridge: number;
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

/** Light left at the foot of a wall, where ground and wall shade each other. */
const footShade = 0.86;
/** Height of the light over the horizon. */
const sunSin = 0.64;
const sunCos = Math.sqrt(1 - sunSin * sunSin);

/** Height to draw, m: the data's, else storeys × 3 m, else the usual one for the use. 0 is unknown (BD TOPO). */
export function drawnHeightM(table: FeatureTable, building: number): number {
  const height = numberAt(table, 'heightM', building);
  if (height > 0) return height;
  const storeys = numberAt(table, 'storeys', building);
  if (storeys > 0) return storeys * 3;
  return usualHeightM[textAt(table, 'use', building)] ?? otherwise;
}

/** From ridge to gutter as the data gives it, m; 0 where it does not. */
export function givenRiseM(table: FeatureTable, building: number): number {
  const height = numberAt(table, 'heightM', building);
  const rise = numberAt(table, 'roofM', building) - numberAt(table, 'groundM', building) - height;
  return height > 0 && rise > 0 ? rise : 0;
}

/** From just under the lowest corner to the gutter, as far above the mean ground as the building is high. */
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
  const top = ground.sceneZ(mean) + drawnHeightM(table, building) * ground.exaggeration;
  const ridge = top + givenRiseM(table, building) * ground.exaggeration;
  return { base: ground.sceneZ(foot - 1), top, ridge };
}

/** A pitched roof and its rise in the scene. */
export interface Pitched {
  readonly roof: Roof;
  readonly rise: number;
}

/**
 * The pitched roofs of a building: one, or those of a body and its wing, lower as it is narrower; none: flat. Courts
 * and several parts stay flat.
 */
export function roofsOf(
  table: FeatureTable,
  building: number,
  ground: Ground,
  isBuilt: (xM: number, yM: number) => boolean,
): readonly Pitched[] {
  const riseM = givenRiseM(table, building);
  if (riseM === 0) return [];
  const part = table.featureOffsets[building] as number;
  if ((table.featureOffsets[building + 1] as number) - part !== 1) return [];
  const [first, end] = vertexRange(table, building);
  const corners = cornersOf(table.xy.subarray(2 * first, 2 * end), ground.originXM, ground.originYM);
  if (corners.length < 8) return [];
  const roofs = pitchedRoofs(corners, {
    isBuilt: (x, y) => isBuilt(x + ground.originXM, y + ground.originYM),
    seed: seedOf(table.ids[building] ?? ''),
  });
  const widest = roofs[0]?.halfSpanM ?? 0;
  if (drawnRiseM(riseM, widest) === 0) return [];
  return roofs.map((roof) => {
    const share = Math.min(1, roof.halfSpanM / widest);
    return { roof, rise: drawnRiseM(riseM * share, roof.halfSpanM) * ground.exaggeration };
  });
}

export function vertexRange(table: FeatureTable, feature: number): readonly [first: number, end: number] {
  const part = table.featureOffsets[feature] as number;
  const endPart = table.featureOffsets[feature + 1] as number;
  return [table.partOffsets[part] as number, table.partOffsets[endPart] as number];
}

const nowhere = () => false;

/**
 * Raises buildings from their footprints: pitched roofs where the data gives a ridge and the footprint bears one,
 * flat ones elsewhere. Lit from the north-west; walls darken toward their feet.
 *
 * @param isBuilt Whether a place, by its easting and northing, is inside a building: tells party walls.
 */
export function extrude(
  table: FeatureTable,
  buildings: ArrayLike<number>,
  ground: Ground,
  isBuilt: (xM: number, yM: number) => boolean = nowhere,
): Extruded {
  const position: number[] = [];
  const light: number[] = [];
  const isRoof: number[] = [];
  const owner: number[] = [];
  const index: number[] = [];
  const edges: number[] = [];
  for (let k = 0; k < buildings.length; k++) {
    const building = buildings[k] as number;
    const stand = standing(table, building, ground);
    const pitched = roofsOf(table, building, ground, isBuilt);
    for (const { roof, rise } of pitched) addPitched(roof, stand, rise);
    for (const rings of pitched.length > 0 ? [] : polygonsOf(table, building)) {
      for (const ring of rings) addWalls(ring, stand);
      addFlat(rings, stand.top);
    }
    while (owner.length < light.length) owner.push(building);
  }
  return {
    position: Float32Array.from(position),
    light: Uint8Array.from(light),
    isRoof: Uint8Array.from(isRoof),
    owner: Uint32Array.from(owner),
    index: Uint32Array.from(index),
    edges: Float32Array.from(edges),
  };

  function addWalls(ring: Float64Array, { base, top }: Standing): void {
    for (let i = 0; i + 3 < ring.length; i += 2) {
      const x0 = (ring[i] as number) - ground.originXM;
      const y0 = (ring[i + 1] as number) - ground.originYM;
      const x1 = (ring[i + 2] as number) - ground.originXM;
      const y1 = (ring[i + 3] as number) - ground.originYM;
      addWall(x0, y0, top, x1, y1, top, base);
      edges.push(x0, y0, top, x1, y1, top);
      if (turns(ring, i)) edges.push(x0, y0, base, x0, y0, top);
    }
  }

  function addWall(
    x0: number,
    y0: number,
    top0: number,
    x1: number,
    y1: number,
    top1: number,
    base: number,
  ): void {
    const a = position.length / 3;
    position.push(x0, y0, base, x1, y1, base, x1, y1, top1, x0, y0, top0);
    const shade = wallLight(x1 - x0, y1 - y0);
    const foot = Math.round(shade * footShade);
    light.push(foot, foot, shade, shade);
    isRoof.push(0, 0, 0, 0);
    index.push(a, a + 1, a + 2, a, a + 2, a + 3);
  }

  function addFlat(rings: readonly Float64Array[], top: number): void {
    const [outer, ...holes] = rings.map((ring) => contour(ring, ground));
    if (!outer) return;
    const a = position.length / 3;
    for (const { x, y } of [outer, ...holes].flat()) {
      position.push(x, y, top);
      light.push(255);
      isRoof.push(1);
    }
    for (const triangle of ShapeUtils.triangulateShape(outer, holes)) {
      const [p, q, r] = triangle as [number, number, number];
      index.push(a + p, a + q, a + r);
    }
  }

  function addPitched({ points, eaves, slopes }: Roof, { base, top }: Standing, rise: number): void {
    const heightOf = (point: number) => top + rise * (points[point] as RoofPoint)[2];
    for (const [i, from] of eaves.entries()) {
      const to = eaves[(i + 1) % eaves.length] as number;
      const [x0, y0, share] = points[from] as RoofPoint;
      const [x1, y1] = points[to] as RoofPoint;
      addWall(x0, y0, heightOf(from), x1, y1, heightOf(to), base);
      if (share < 1) edges.push(x0, y0, base, x0, y0, heightOf(from));
    }
    const drawn = new Set<number>();
    for (const slope of slopes) {
      for (const triangle of trianglesOf(slope, points)) addSlope(triangle, points, heightOf);
      for (const [i, from] of slope.entries()) {
        const to = slope[(i + 1) % slope.length] as number;
        const pair = Math.min(from, to) * points.length + Math.max(from, to);
        if (drawn.has(pair)) continue;
        drawn.add(pair);
        const [x0, y0] = points[from] as RoofPoint;
        const [x1, y1] = points[to] as RoofPoint;
        edges.push(x0, y0, heightOf(from), x1, y1, heightOf(to));
      }
    }
  }

  /** A triangle with its own vertices, so that each slope has one light. */
  function addSlope(
    triangle: readonly number[],
    points: Roof['points'],
    heightOf: (point: number) => number,
  ): void {
    const a = position.length / 3;
    const [p, q, r] = triangle.map((point) => {
      const [x, y] = points[point] as RoofPoint;
      return [x, y, heightOf(point)] as const;
    }) as [RoofPoint, RoofPoint, RoofPoint];
    const shade = slopeLight(p, q, r);
    position.push(...p, ...q, ...r);
    light.push(shade, shade, shade);
    isRoof.push(1, 1, 1);
    index.push(a, a + 1, a + 2);
  }
}

/** Triangles of a slope, counter-clockwise from above. */
export function trianglesOf(slope: readonly number[], points: Roof['points']): number[][] {
  if (slope.length === 3) return [[...slope]];
  const outline = slope.map((point) => {
    const [x, y] = points[point] as RoofPoint;
    return new Vector2(x, y);
  });
  return ShapeUtils.triangulateShape(outline, []).map((triangle) =>
    triangle.map((corner) => slope[corner] as number),
  );
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
export function wallLight(dx: number, dy: number): number {
  const size = Math.hypot(dx, dy) || 1;
  const facing = (-dy / size) * Math.SQRT1_2 + (-dx / size) * Math.SQRT1_2;
  return Math.round(255 * (0.88 + 0.11 * facing));
}

/** Light on a slope: level ones have all of it, those that face away from the north-west less. */
function slopeLight(p: RoofPoint, q: RoofPoint, r: RoofPoint): number {
  const [ax, ay, az] = [q[0] - p[0], q[1] - p[1], q[2] - p[2]];
  const [bx, by, bz] = [r[0] - p[0], r[1] - p[1], r[2] - p[2]];
  const [nx, ny, nz] = [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
  const size = Math.hypot(nx, ny, nz) || 1;
  const facing = ((ny - nx) * Math.SQRT1_2) / size;
  const lit = (sunSin * nz) / size + sunCos * facing;
  return Math.round(255 * Math.min(1, 1 - (1 - lit / sunSin) * 0.24));
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
