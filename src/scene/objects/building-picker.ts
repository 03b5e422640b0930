import type { FeatureTable } from '../../territory/feature-table.ts';
import { containsPoint } from '../../territory/polygons.ts';
import { partsOfFeature } from '../../territory/rasterize.ts';
import { featureBounds } from '../../territory/table-ops.ts';
import { roofsOf, standing, trianglesOf } from './extrusion.ts';
import type { Ground, ScenePoint } from './ground.ts';

const binM = 40;
const tallestM = 120;

/** Finds the building that a ray meets first. Footprints are kept by squares of 40 m. */
export class BuildingPicker {
  readonly #table: FeatureTable;
  readonly #ground: Ground;
  readonly #bins = new Map<number, number[]>();
  readonly #columns: number;

  constructor(table: FeatureTable, ground: Ground) {
    this.#table = table;
    this.#ground = ground;
    const [west, south, east, north] = ground.bounds;
    this.#columns = Math.ceil((east - west) / binM) + 1;
    const boxes = featureBounds(table);
    for (let i = 0; i < table.count; i++) {
      const [w = NaN, s = NaN, e = NaN, n = NaN] = boxes.subarray(4 * i, 4 * i + 4);
      if (e < west || w > east || n < south || s > north) continue;
      for (let r = this.#row(n); r <= this.#row(s); r++)
        for (let c = this.#column(w); c <= this.#column(e); c++) this.#put(r * this.#columns + c, i);
    }
  }

  /** Position of the building in its table, or null. `reachM`: how far along the ray the ground is. */
  hit(origin: Readonly<ScenePoint>, direction: Readonly<ScenePoint>, reachM: number): number | null {
    const top = this.#ground.sceneZ(this.#ground.highestM) + tallestM * this.#ground.exaggeration;
    const start = direction[2] < 0 ? Math.max(0, (top - origin[2]) / direction[2]) : 0;
    const step = Math.max(0.8, (reachM - start) / 5000);
    for (let t = start; t <= reachM + step; t += step) {
      const x = origin[0] + direction[0] * t + this.#ground.originXM;
      const y = origin[1] + direction[1] * t + this.#ground.originYM;
      const found = this.at(x, y, origin[2] + direction[2] * t);
      if (found !== null) return found;
    }
    return null;
  }

  /** Building that holds a place; of a height in the scene, when given. */
  at(xM: number, yM: number, sceneZ = Number.NEGATIVE_INFINITY): number | null {
    const list = this.#bins.get(this.#row(yM) * this.#columns + this.#column(xM));
    for (const i of list ?? []) {
      if (!containsPoint(partsOfFeature(this.#table, i), xM, yM)) continue;
      const { top, ridge } = standing(this.#table, i, this.#ground);
      if (sceneZ <= top || (sceneZ <= ridge && sceneZ <= this.#roofAt(i, xM, yM))) return i;
    }
    return null;
  }

  /** Whether a place is inside a building: how roofs know their party walls. */
  readonly isBuilt = (xM: number, yM: number): boolean => this.at(xM, yM) !== null;

  /** Height in the scene of the roof over a place; null: no building there. */
  roofAt(xM: number, yM: number): number | null {
    const building = this.at(xM, yM);
    return building === null ? null : this.#roofAt(building, xM, yM);
  }

  /** Height in the scene of a building's roof over a place. */
  #roofAt(building: number, xM: number, yM: number): number {
    const { top } = standing(this.#table, building, this.#ground);
    const [x, y] = [xM - this.#ground.originXM, yM - this.#ground.originYM];
    for (const { roof, rise } of roofsOf(this.#table, building, this.#ground, this.isBuilt)) {
      const { points, slopes } = roof;
      for (const slope of slopes) {
        for (const [p, q, r] of trianglesOf(slope, points)) {
          const share = shareAt(x, y, points[p ?? 0], points[q ?? 0], points[r ?? 0]);
          if (share !== null) return top + rise * share;
        }
      }
    }
    return top;
  }

  #put(bin: number, building: number): void {
    const list = this.#bins.get(bin);
    if (list) list.push(building);
    else this.#bins.set(bin, [building]);
  }

  #column(x: number): number {
    return Math.floor((x - this.#ground.bounds[0]) / binM);
  }

  #row(y: number): number {
    return Math.floor((this.#ground.bounds[3] - y) / binM);
  }
}

type Corner = readonly [x: number, y: number, share: number];

/** Value at a place of what varies evenly over a triangle; null outside. */
function shareAt(x: number, y: number, p?: Corner, q?: Corner, r?: Corner): number | null {
  if (!p || !q || !r) return null;
  const whole = (q[0] - p[0]) * (r[1] - p[1]) - (r[0] - p[0]) * (q[1] - p[1]);
  const u = ((q[0] - x) * (r[1] - y) - (r[0] - x) * (q[1] - y)) / whole;
  const v = ((r[0] - x) * (p[1] - y) - (p[0] - x) * (r[1] - y)) / whole;
  const w = 1 - u - v;
  return Math.min(u, v, w) >= -1e-6 ? u * p[2] + v * q[2] + w * r[2] : null;
}
