import type { Grid } from '../../../base/grid.ts';
import { cosDeg } from '../sun/angles.ts';
import { openSkyShare, type Surface } from '../sun/horizon.ts';
import { horizonHeights, horizonStepDeg, type LitHours } from '../sun/shaded-gains.ts';
import type { PlaneYear } from '../sun/sky-year.ts';
import type { Plane } from '../sun/transposition.ts';
import { sectors } from './planes.ts';

/** What falls on an open plane in a year, kWh/m², by how high a horizon stands before the Sun. */
export interface YearLight {
  /** Beam and light around the Sun of the hours in which it is over a height; sectors × heights. */
  readonly above: Float64Array;
  /** Of the whole vault, and of the ground. */
  readonly dome: number;
  readonly ground: number;
}

/**
 * Sums a year of light by sector and height of the Sun. A horizon has one of 256 heights in each sector, so that a year
 * behind it is a look-up for each sector, with nothing lost to the sum hour by hour.
 */
export function yearLight(plane: PlaneYear, lit: LitHours): YearLight {
  let [dome, ground] = [0, 0];
  for (const at of lit.hour) {
    dome += plane.dome[at]! / 1000;
    ground += plane.ground[at]! / 1000;
  }
  const above = lightAbove(lit, (k) => {
    const at = lit.hour[k]!;
    return (plane.beam[at]! + plane.circumsolar[at]!) / 1000;
  });
  return { above, dome, ground };
}

/**
 * Sums of what comes from the Sun while it is over a height of the horizon; sectors × heights.
 *
 * @param lightOf What comes in a lit hour, by its place among these.
 */
export function lightAbove({ sector, hiddenBy }: LitHours, lightOf: (k: number) => number): Float64Array {
  const above = new Float64Array(sectors * horizonHeights);
  for (let k = 0; k < sector.length; k++) {
    // The highest horizon that the Sun is still over.
    const under = Math.min(hiddenBy[k]!, horizonHeights) - 1;
    if (under >= 0) above[sector[k]! * horizonHeights + under]! += lightOf(k);
  }
  for (let s = 0; s < sectors; s++) {
    for (let h = horizonHeights - 2; h >= 0; h--)
      above[s * horizonHeights + h]! += above[s * horizonHeights + h + 1]!;
  }
  return above;
}

/** Light of a year on a plane behind a horizon, kWh/m². */
export function lightBehind({ above, dome, ground }: YearLight, horizon: Uint8Array, plane: Plane): number {
  let direct = 0;
  for (let s = 0; s < sectors; s++) direct += above[s * horizonHeights + horizon[s]!]!;
  return direct + openSkyShare(horizon, plane) * dome + ground;
}

/** Most cells of the map of light: larger surfaces are told by means of squares of cells. */
const mostMapCells = 500_000;

/** Frame of the map of light on a surface. */
export function lightGrid(surface: Grid): Grid {
  const side = Math.max(1, Math.ceil(Math.sqrt((surface.columns * surface.rows) / mostMapCells)));
  return {
    ...surface,
    columns: Math.max(1, Math.floor(surface.columns / side)),
    rows: Math.max(1, Math.floor(surface.rows / side)),
    cellSizeM: surface.cellSizeM * side,
  };
}

/** Cells read between two pauses: some 2 ms. */
const cellsBetweenPauses = 250_000;

/** Light of a year on every cell of a surface, laid flat, gathered while its horizons are swept one after the other. */
export class LightMap {
  /** Sums of the cells, kWh/m². */
  private readonly sums: Float64Array;
  private readonly light: YearLight;

  constructor(cells: number, light: YearLight) {
    this.sums = new Float64Array(cells);
    this.light = light;
  }

  /** Adds what comes from one sector, over a horizon of each cell. */
  *add(sector: number, horizon: Uint8Array): Generator<void, void, void> {
    const { above, dome } = this.light;
    const { sums } = this;
    const ofHeight = Float64Array.from({ length: horizonHeights }, (_, h) => {
      const cosine = cosDeg(h * horizonStepDeg);
      return above[sector * horizonHeights + h]! + (dome * cosine * cosine) / sectors;
    });
    for (let from = 0; from < sums.length; from += cellsBetweenPauses) {
      yield;
      const to = Math.min(sums.length, from + cellsBetweenPauses);
      for (let cell = from; cell < to; cell++) sums[cell]! += ofHeight[horizon[cell]!]!;
    }
  }

  /** Means over the cells of the map; NaN where the surface is not known. */
  *on(surface: Surface, map: Grid): Generator<void, Float32Array<ArrayBuffer>, void> {
    const side = Math.round(map.cellSizeM / surface.cellSizeM);
    const out = new Float32Array(map.columns * map.rows);
    const rowsBetweenPauses = Math.max(1, Math.floor(cellsBetweenPauses / surface.columns / side));
    for (let row = 0; row < map.rows; row++) {
      if (row % rowsBetweenPauses === 0) yield;
      for (let column = 0; column < map.columns; column++) {
        out[row * map.columns + column] = this.meanOf(surface, side, row, column);
      }
    }
    return out;
  }

  private meanOf({ columns, heightM }: Surface, side: number, row: number, column: number): number {
    let [sum, count] = [0, 0];
    for (let down = 0; down < side; down++) {
      const first = (row * side + down) * columns + column * side;
      for (let cell = first; cell < first + side; cell++) {
        if (!Number.isFinite(heightM[cell])) continue;
        sum += this.sums[cell]!;
        count++;
      }
    }
    return count === 0 ? Number.NaN : sum / count;
  }
}
