import type { FeatureTable } from '../../territory/feature-table.ts';
import { pointInRing } from '../../territory/ring.ts';
import { partsOfFeature } from '../../territory/rasterize.ts';
import { featureBounds } from '../../territory/table-ops.ts';
import { standing } from './extrusion.ts';
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
      if (!holds(this.#table, i, xM, yM)) continue;
      if (sceneZ <= standing(this.#table, i, this.#ground).top) return i;
    }
    return null;
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

/** Even-odd over all the rings, so that courts are outside. */
function holds(table: FeatureTable, feature: number, x: number, y: number): boolean {
  let inside = false;
  for (const ring of partsOfFeature(table, feature)) if (pointInRing(ring, x, y)) inside = !inside;
  return inside;
}
