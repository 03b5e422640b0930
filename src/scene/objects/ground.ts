import { type Bounds, type Grid, gridBounds } from '../../base/grid.ts';
import type { RasterLayer } from '../../territory/territory.ts';

/** A point of the scene: x east, y north, z up, m from the ground's local origin. */
export type ScenePoint = [x: number, y: number, z: number];

/** A deck further than this from the ground at its ends, m, has a mark of « unknown » for an elevation, as 0 is. */
export const farthestDeckM = 120;

/**
 * The terrain as it is drawn: vertices at the centres of cells, one every `stride`, around a local origin so
 * that 32-bit floats keep the millimetre. Heights are multiplied by `exaggeration` in the scene only.
 */
export class Ground {
  readonly grid: Grid;
  readonly bounds: Bounds;
  readonly exaggeration: number;
  readonly stride: number;
  /** Vertices of the drawn mesh. */
  readonly columns: number;
  readonly rows: number;
  /** Elevation of each drawn vertex, m, row-major, north first; NaN in holes. */
  readonly heights: Float32Array;
  readonly originXM: number;
  readonly originYM: number;
  readonly originZM: number;
  readonly lowestM: number;
  readonly highestM: number;
  readonly #values: ArrayLike<number>;

  constructor(terrain: RasterLayer, options: { exaggeration?: number; mostVertices?: number } = {}) {
    const { grid, values } = terrain;
    this.grid = grid;
    this.bounds = gridBounds(grid);
    this.exaggeration = options.exaggeration ?? 1;
    const most = options.mostVertices ?? 700_000;
    this.stride = Math.max(1, Math.ceil(Math.sqrt((grid.columns * grid.rows) / most)));
    this.columns = Math.ceil((grid.columns - 1) / this.stride) + 1;
    this.rows = Math.ceil((grid.rows - 1) / this.stride) + 1;
    this.#values = values;
    this.heights = new Float32Array(this.columns * this.rows);
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let row = 0; row < this.rows; row++) {
      for (let column = 0; column < this.columns; column++) {
        const z = values[this.cellOf(column, row)] as number;
        this.heights[row * this.columns + column] = z;
        if (z < low) low = z;
        if (z > high) high = z;
      }
    }
    this.lowestM = Number.isFinite(low) ? low : 0;
    this.highestM = Number.isFinite(high) ? high : 0;
    const [west, south, east, north] = this.bounds;
    this.originXM = (west + east) / 2;
    this.originYM = (south + north) / 2;
    this.originZM = this.lowestM;
  }

  /** Cell of the terrain under a drawn vertex. */
  cellOf(column: number, row: number): number {
    const c = Math.min(this.grid.columns - 1, column * this.stride);
    const r = Math.min(this.grid.rows - 1, row * this.stride);
    return r * this.grid.columns + c;
  }

  /** Easting and northing of a drawn vertex, relative to the local origin. */
  vertexX(column: number): number {
    const c = Math.min(this.grid.columns - 1, column * this.stride);
    return this.grid.westM + (c + 0.5) * this.grid.cellSizeM - this.originXM;
  }

  vertexY(row: number): number {
    const r = Math.min(this.grid.rows - 1, row * this.stride);
    return this.grid.northM - (r + 0.5) * this.grid.cellSizeM - this.originYM;
  }

  /** Elevation of the drawn surface, m, linear between vertices; NaN over holes. Outside: the nearest edge. */
  heightAt(xM: number, yM: number): number {
    const { grid, stride, columns, rows } = this;
    const u = clamp((xM - grid.westM) / grid.cellSizeM - 0.5, 0, grid.columns - 1);
    const v = clamp((grid.northM - yM) / grid.cellSizeM - 0.5, 0, grid.rows - 1);
    const column = Math.min(Math.floor(u / stride), Math.max(0, columns - 2));
    const row = Math.min(Math.floor(v / stride), Math.max(0, rows - 2));
    const right = Math.min(columns - 1, column + 1);
    const below = Math.min(rows - 1, row + 1);
    const spanX = Math.min(grid.columns - 1, right * stride) - column * stride;
    const spanY = Math.min(grid.rows - 1, below * stride) - row * stride;
    const s = spanX > 0 ? (u - column * stride) / spanX : 0;
    const t = spanY > 0 ? (v - row * stride) / spanY : 0;
    const z00 = this.heights[row * columns + column] as number;
    const z10 = this.heights[row * columns + right] as number;
    const z01 = this.heights[below * columns + column] as number;
    const z11 = this.heights[below * columns + right] as number;
    // The two triangles of a quad share the diagonal from north-east to south-west, as `TerrainMesh` cuts it.
    if (s + t <= 1) return z00 + (z10 - z00) * s + (z01 - z00) * t;
    return z11 + (z01 - z11) * (1 - s) + (z10 - z11) * (1 - t);
  }

  /** Elevation of the terrain's own cell, m; null outside or in a hole. */
  cellHeightAt(xM: number, yM: number): number | null {
    const column = Math.floor((xM - this.grid.westM) / this.grid.cellSizeM);
    const row = Math.floor((this.grid.northM - yM) / this.grid.cellSizeM);
    if (column < 0 || row < 0 || column >= this.grid.columns || row >= this.grid.rows) return null;
    const z = this.#values[row * this.grid.columns + column] as number;
    return Number.isNaN(z) ? null : z;
  }

  /** Height in the scene of an elevation. */
  sceneZ(zM: number): number {
    return (zM - this.originZM) * this.exaggeration;
  }

  /** Point of the drawn ground in the scene; over a hole, at the lowest level. */
  sceneAt(xM: number, yM: number): ScenePoint {
    const z = this.heightAt(xM, yM);
    return [xM - this.originXM, yM - this.originYM, Number.isNaN(z) ? 0 : this.sceneZ(z)];
  }

  /**
   * First point where a ray of the scene meets the drawn ground, as easting and northing, m; null when it
   * misses. Steps of half a vertex spacing, then bisection.
   */
  hit(origin: Readonly<ScenePoint>, direction: Readonly<ScenePoint>): readonly [number, number] | null {
    const top = this.sceneZ(this.highestM) + 1;
    const [west, south, east, north] = this.bounds;
    const span = Math.hypot(east - west, north - south);
    const start = direction[2] < 0 ? Math.max(0, (top - origin[2]) / direction[2]) : 0;
    const step = (this.grid.cellSizeM * this.stride) / 2;
    const end = start + Math.hypot(span, top) + Math.hypot(origin[0], origin[1]) + span;
    let before = start;
    for (let t = start; t <= end; t += step) {
      if (this.#below(origin, direction, t)) return this.#bisect(origin, direction, before, t);
      before = t;
    }
    return null;
  }

  #below(origin: Readonly<ScenePoint>, direction: Readonly<ScenePoint>, t: number): boolean {
    const x = origin[0] + direction[0] * t + this.originXM;
    const y = origin[1] + direction[1] * t + this.originYM;
    const [west, south, east, north] = this.bounds;
    if (x < west || x > east || y < south || y > north) return false;
    const z = this.heightAt(x, y);
    return !Number.isNaN(z) && origin[2] + direction[2] * t <= this.sceneZ(z);
  }

  #bisect(
    origin: Readonly<ScenePoint>,
    direction: Readonly<ScenePoint>,
    above: number,
    below: number,
  ): readonly [number, number] {
    let [a, b] = [above, below];
    for (let i = 0; i < 24; i++) {
      const middle = (a + b) / 2;
      if (this.#below(origin, direction, middle)) b = middle;
      else a = middle;
    }
    return [origin[0] + direction[0] * b + this.originXM, origin[1] + direction[1] * b + this.originYM];
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
