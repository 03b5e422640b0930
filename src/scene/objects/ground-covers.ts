import type { Grid } from '../../base/grid.ts';
import { landCoverClasses, landCoverCode } from '../../territory/land-cover.ts';
import { forEachSpan, partsOfFeature } from '../../territory/rasterize.ts';
import type { RasterLayer } from '../../territory/territory.ts';
import type { GroundLayers } from './ground-picture.ts';
import { standingWater } from './standing-water.ts';

const water = landCoverCode('water');
/** Covers that are often one cell wide: rivers, hedges. */
const thinCovers = landCoverClasses.map(
  (cover) => cover === 'water' || cover === 'broadleaf' || cover === 'otherWoody',
);

/** Code of land cover of each pixel of a picture: the layer's, smoothed, then the water surfaces. */
export function coversByPixel(layers: GroundLayers, frame: Grid): Uint8Array {
  const covers = new Uint8Array(frame.columns * frame.rows);
  const sea = layers.landCover ? null : standingWater(layers.terrain, layers.initialDepth);
  if (layers.landCover) smoothCovers(layers.landCover, null, covers, frame);
  else if (sea) smoothCovers(sea, layers.terrain, covers, frame);
  const surfaces = layers.waterSurfaces;
  if (!surfaces) return covers;
  for (let i = 0; i < surfaces.count; i++)
    forEachSpan(partsOfFeature(surfaces, i), frame, (row, first, end) =>
      covers.fill(water, row * frame.columns + first, row * frame.columns + end),
    );
  return covers;
}

/** `terrain`, on the same grid, draws the shore of the sea along 0 m instead of along cells. */
function smoothCovers(
  { grid, values }: RasterLayer,
  terrain: RasterLayer | null,
  covers: Uint8Array,
  frame: Grid,
): void {
  for (let row = 0; row < frame.rows; row++) {
    const y = frame.northM - (row + 0.5) * frame.cellSizeM;
    const v = (grid.northM - y) / grid.cellSizeM - 0.5;
    const top = Math.floor(v);
    const t = v - top;
    for (let column = 0; column < frame.columns; column++) {
      const x = frame.westM + (column + 0.5) * frame.cellSizeM;
      const u = (x - grid.westM) / grid.cellSizeM - 0.5;
      const left = Math.floor(u);
      if (left < -1 || top < -1 || left >= grid.columns || top >= grid.rows) continue;
      const c0 = Math.max(0, left);
      const c1 = Math.min(grid.columns - 1, left + 1);
      const r0 = Math.max(0, top) * grid.columns;
      const r1 = Math.min(grid.rows - 1, top + 1) * grid.columns;
      const a = values[r0 + c0] as number;
      const i = row * frame.columns + column;
      const isAlike = a === values[r0 + c1] && a === values[r1 + c0] && a === values[r1 + c1];
      if (isAlike) covers[i] = a;
      else if (terrain)
        covers[i] = isBelowZero(terrain.values, [r0 + c0, r0 + c1, r1 + c0, r1 + c1], u - left, t);
      else covers[i] = votes.heaviest(values, grid, left, top, u - left, t);
    }
  }
}

/**
 * Elects the cover of a place among the sixteen cells round it, weighed by a cubic B-spline, so that the border
 * between two covers bends instead of following the cells (four alike in the middle always win: 0.69 of the
 * weight at least). Thin things weigh a little more, so that they stay whole.
 */
class Votes {
  readonly #sums = new Float32Array(256);
  readonly #seen: number[] = [];
  readonly #across = new Float32Array(4);
  readonly #down = new Float32Array(4);

  heaviest(values: ArrayLike<number>, grid: Grid, left: number, top: number, s: number, t: number): number {
    splineWeights(s, this.#across);
    splineWeights(t, this.#down);
    for (let j = 0; j < 4; j++) {
      const r = Math.min(grid.rows - 1, Math.max(0, top - 1 + j)) * grid.columns;
      for (let k = 0; k < 4; k++) {
        const code = values[r + Math.min(grid.columns - 1, Math.max(0, left - 1 + k))] as number;
        if (this.#sums[code] === 0) {
          this.#seen.push(code);
          this.#sums[code] = thinCovers[code] === true ? 0.08 : 1e-9;
        }
        this.#sums[code] =
          (this.#sums[code] as number) + (this.#across[k] as number) * (this.#down[j] as number);
      }
    }
    let heaviest = 0;
    let most = -1;
    for (const code of this.#seen) {
      const sum = this.#sums[code] as number;
      this.#sums[code] = 0;
      if (sum <= most) continue;
      most = sum;
      heaviest = code;
    }
    this.#seen.length = 0;
    return heaviest;
  }
}

const votes = new Votes();

/** Weights of the uniform cubic B-spline for the cells at −1, 0, 1, 2 of a place at `s` between 0 and 1. */
function splineWeights(s: number, out: Float32Array): void {
  const r = 1 - s;
  out[0] = (r * r * r) / 6;
  out[1] = (3 * s * s * s - 6 * s * s + 4) / 6;
  out[2] = (3 * r * r * r - 6 * r * r + 4) / 6;
  out[3] = (s * s * s) / 6;
}

function isBelowZero(z: ArrayLike<number>, corners: readonly number[], s: number, t: number): number {
  const weights = bilinearWeights(s, t);
  const level = corners.reduce((sum, cell, k) => sum + (z[cell] as number) * (weights[k] as number), 0);
  return level < 0 ? water : 0;
}

function bilinearWeights(s: number, t: number): readonly number[] {
  return [(1 - s) * (1 - t), s * (1 - t), (1 - s) * t, s * t];
}
