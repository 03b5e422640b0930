import type { Grid } from '../../base/grid.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { forEachSpan, partsOfFeature } from '../../territory/rasterize.ts';
import { standing } from './extrusion.ts';
import type { Ground } from './ground.ts';
import type { GroundPicture } from './ground-picture.ts';

/** Length of a shadow per metre of height, toward the south-east: a high sun, so that streets stay legible. */
const lengthPerM = 0.62;
/** Light left in full shadow. */
const shadowLight = 0.8;
const atOnce = 400;

/**
 * Darkens a painted ground under the shadows of buildings, as on level ground, smoothed over four samples a pixel.
 * Works in turns; the picture is whole again once it is done.
 */
export function* castShadows(
  picture: GroundPicture,
  buildings: FeatureTable,
  ground: Ground,
): Generator<void, void, void> {
  const { width, height, pixelM, rgba } = picture;
  const frame: Grid = {
    columns: 2 * width,
    rows: 2 * height,
    cellSizeM: pixelM / 2,
    westM: ground.grid.westM,
    northM: ground.grid.northM,
  };
  const samples = new Uint8Array(width * height);
  const mark = (row: number, first: number, end: number) => {
    const start = (row >> 1) * width;
    const shift = 2 * (row & 1);
    for (let column = first; column < end; column++) {
      const pixel = start + (column >> 1);
      samples[pixel] = (samples[pixel] as number) | (1 << (shift + (column & 1)));
    }
  };
  for (let i = 0; i < buildings.count; i++) {
    const { base, top, ridge } = standing(buildings, i, ground);
    const heightM = (0.5 * (top + ridge) - base) / ground.exaggeration - 1;
    const reachM = Math.max(0, heightM) * lengthPerM * Math.SQRT1_2;
    for (const ring of partsOfFeature(buildings, i)) sweep(ring, reachM, frame, mark);
    if (i % atOnce === atOnce - 1) yield;
  }
  for (let pixel = 0; pixel < samples.length; pixel++) {
    const bits = samples[pixel] as number;
    if (bits === 0) continue;
    const count = (bits & 1) + ((bits >> 1) & 1) + ((bits >> 2) & 1) + (bits >> 3);
    const light = 1 - (count / 4) * (1 - shadowLight);
    for (let k = 0; k < 3; k++) rgba[4 * pixel + k] = (rgba[4 * pixel + k] as number) * light;
  }
}

/** What a ring covers as it is moved to the south-east: the quads of the sides that face that way. */
function sweep(
  ring: Float64Array,
  reachM: number,
  frame: Grid,
  visit: (row: number, first: number, end: number) => void,
): void {
  for (let v = 0; v + 3 < ring.length; v += 2) {
    const [x0, y0] = [ring[v] as number, ring[v + 1] as number];
    const [x1, y1] = [ring[v + 2] as number, ring[v + 3] as number];
    // Outside is at the right of a ring that turns counter-clockwise.
    if (y1 - y0 + (x1 - x0) <= 0) continue;
    const quad = [x0, y0, x1, y1, x1 + reachM, y1 - reachM, x0 + reachM, y0 - reachM];
    forEachSpan([quad], frame, visit);
  }
}
