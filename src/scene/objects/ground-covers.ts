import type { Grid } from '../../base/grid.ts';
import { landCoverCode } from '../../territory/land-cover.ts';
import { forEachSpan, partsOfFeature } from '../../territory/rasterize.ts';
import type { RasterLayer } from '../../territory/territory.ts';
import type { GroundLayers } from './ground-picture.ts';
import { standingWater } from './standing-water.ts';

const water = landCoverCode('water');

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
      const s = u - left;
      const c0 = Math.max(0, left);
      const c1 = Math.min(grid.columns - 1, left + 1);
      const r0 = Math.max(0, top) * grid.columns;
      const r1 = Math.min(grid.rows - 1, top + 1) * grid.columns;
      const a = values[r0 + c0] as number;
      const b = values[r0 + c1] as number;
      const c = values[r1 + c0] as number;
      const d = values[r1 + c1] as number;
      const i = row * frame.columns + column;
      if (a === b && c === d && a === c) covers[i] = a;
      else if (terrain) covers[i] = isBelowZero(terrain.values, [r0 + c0, r0 + c1, r1 + c0, r1 + c1], s, t);
      else covers[i] = heaviest([a, b, c, d], s, t);
    }
  }
}

function isBelowZero(z: ArrayLike<number>, corners: readonly number[], s: number, t: number): number {
  const weights = bilinearWeights(s, t);
  const level = corners.reduce((sum, cell, k) => sum + (z[cell] as number) * (weights[k] as number), 0);
  return level < 0 ? water : 0;
}

/** Cover with the greatest bilinear weight; water weighs a little more, so that thin rivers stay whole. */
function heaviest(codes: readonly number[], s: number, t: number): number {
  const weights = bilinearWeights(s, t);
  let commonest = 0;
  let most = -1;
  for (const code of codes) {
    let sum = code === water ? 0.08 : 0;
    for (let k = 0; k < 4; k++) if (codes[k] === code) sum += weights[k] as number;
    if (sum > most) {
      most = sum;
      commonest = code;
    }
  }
  return commonest;
}

function bilinearWeights(s: number, t: number): readonly number[] {
  return [(1 - s) * (1 - t), s * (1 - t), (1 - s) * t, s * t];
}
