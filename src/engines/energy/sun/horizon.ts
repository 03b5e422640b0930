import { drained } from '../../../base/steps.ts';
import { atan, cos, sin } from '../../../base/math.ts';
import { radians } from './angles.ts';
import { horizonHeights, horizonStepDeg } from './shaded-gains.ts';
import type { Plane } from './transposition.ts';

/** Heights of a surface (ground, roofs, trees) on square cells, rows from north to south, m; NaN: not known. */
export interface Surface {
  readonly columns: number;
  readonly rows: number;
  readonly cellSizeM: number;
  readonly heightM: Float32Array;
  /** 1 for cells that are looked from and hide nothing; absent: all hide. */
  readonly isClear?: Uint8Array;
}

/** Share of a tangent, t/(1 + t), in steps, to heights in steps of `horizonStepDeg`. */
const tableSize = 8192;
const heightOfShare = Uint8Array.from({ length: tableSize }, (_, i) => {
  const share = (i + 0.5) / tableSize;
  return Math.round(atan(share / (1 - share)) / radians / horizonStepDeg);
});

/**
 * Height of the horizon over every cell in one direction, in steps of `horizonStepDeg`, by the cells of this surface
 * alone. Parallel lines one cell apart sweep it from the far end; each keeps the upper hull of the heights behind it, the
 * only ones that can be seen (after Timonen and Westerholm 2010, Computer Graphics Forum 29:525). Heights on a line are
 * read between two cells, horizons of a cell between two lines.
 *
 * @param azimuth Clockwise from grid north, degrees.
 */
export function horizonTowards(surface: Surface, azimuth: number): Uint8Array {
  return drained(horizonSteps(surface, azimuth));
}

/** Cells swept between two pauses of `horizonSteps`: some 2 ms. */
const cellsBetweenPauses = 40_000;

/** The same in pieces of a few milliseconds. */
export function* horizonSteps(surface: Surface, azimuth: number): Generator<void, Uint8Array, void> {
  const { columns, rows, cellSizeM, heightM, isClear } = surface;
  const [east, south] = [sin(azimuth * radians), -cos(azimuth * radians)];
  // Steps go along the axis that the direction is nearer to, from the horizon's side towards the other.
  const alongColumns = Math.abs(east) >= Math.abs(south);
  const [ahead, aside] = alongColumns ? [east, south] : [south, east];
  const [steps, width] = alongColumns ? [columns, rows] : [rows, columns];
  const [stepStride, sideStride] = alongColumns ? [1, columns] : [columns, 1];
  const start = ahead > 0 ? (steps - 1) * stepStride : 0;
  const stride = ahead > 0 ? -stepStride : stepStride;
  const drift = -aside / Math.abs(ahead);
  const stepM = cellSizeM * Math.sqrt(1 + drift * drift);

  const found = new Uint8Array(columns * rows);
  const hullStep = new Int32Array(steps);
  const hullHeight = new Float64Array(steps);
  let before = new Float64Array(steps).fill(-1);
  let now = new Float64Array(steps);
  const first = Math.floor(Math.min(0, -drift * (steps - 1))) - 1;
  const last = Math.ceil(Math.max(width - 1, width - 1 - drift * (steps - 1))) + 1;
  const linesBetweenPauses = Math.max(1, Math.floor(cellsBetweenPauses / steps));
  for (let line = first; line <= last; line++) {
    if ((line - first) % linesBetweenPauses === 0) yield;
    let top = -1;
    now.fill(-1);
    for (let step = 0; step < steps; step++) {
      const side = line + drift * step;
      if (side <= -1 || side >= width) continue;
      const inside = Math.min(Math.max(side, 0), width - 1);
      const left = Math.floor(inside);
      const at = start + step * stride + left * sideStride;
      const part = inside - left;
      const height = part === 0 ? heightM[at]! : heightM[at]! * (1 - part) + heightM[at + sideStride]! * part;
      if (Number.isNaN(height)) continue;
      let highest = top;
      while (highest > 0) {
        const slope = (hullHeight[highest]! - height) / (step - hullStep[highest]!);
        const next = (hullHeight[highest - 1]! - height) / (step - hullStep[highest - 1]!);
        if (slope > next) break;
        highest--;
      }
      const rise = highest < 0 ? 0 : (hullHeight[highest]! - height) / ((step - hullStep[highest]!) * stepM);
      now[step] = rise > 0 ? rise : 0;
      if (isClear !== undefined && isClear[at] === 1) continue;
      // What hides behind the highest seen from here is, this cell being in the way, never seen from farther on.
      top = highest + 1;
      hullStep[top] = step;
      hullHeight[top] = height;
    }
    handOut(line);
    [before, now] = [now, before];
  }
  return found;

  /** Gives the cells between the last line and this one their horizon. */
  function handOut(line: number): void {
    for (let step = 0; step < steps; step++) {
      const side = line + drift * step;
      const cell = Math.floor(side);
      if (cell < 0 || cell >= width) continue;
      const a = before[step]!;
      const b = now[step]!;
      const part = cell - (side - 1);
      const rise = a < 0 ? b : b < 0 ? a : a * (1 - part) + b * part;
      if (rise < 0) continue;
      found[start + step * stride + cell * sideStride] =
        heightOfShare[Math.floor((rise / (1 + rise)) * tableSize)]!;
    }
  }
}

/** Horizons in directions evenly around the compass, the first to the north: one array of cells per direction. */
export function horizons(surface: Surface, sectors: number): readonly Uint8Array[] {
  return Array.from({ length: sectors }, (_, sector) => horizonTowards(surface, (360 * sector) / sectors));
}

/** Light of an even sky on a plane over every height of a horizon, by sector (sectors × heights), and over none. */
interface OpenSky {
  readonly sectors: number;
  readonly above: Float64Array;
  readonly all: number;
}

const known = new WeakMap<Plane, OpenSky>();

/**
 * Share of the sky's light on a plane that a horizon leaves, for a sky that is the same everywhere: the cosine of the angle
 * on the plane over the open part of each sector, over that of the whole half vault before the plane. Found once for each
 * plane, sector and height: it is asked for each face and roof of each building.
 *
 * @param horizon Height by sector, in steps of `horizonStepDeg`, the first to the north.
 */
export function openSkyShare(horizon: Uint8Array, plane: Plane): number {
  const sectors = horizon.length;
  const before = known.get(plane);
  const sky = before?.sectors === sectors ? before : openSky(plane, sectors);
  if (sky !== before) known.set(plane, sky);
  const { above, all } = sky;
  let open = 0;
  for (let sector = 0; sector < sectors; sector++) open += above[sector * horizonHeights + horizon[sector]!]!;
  return all > 0 ? open / all : 0;
}

function openSky({ tilt, azimuth }: Plane, sectors: number): OpenSky {
  const above = new Float64Array(sectors * horizonHeights);
  const upwards = cos(tilt * radians);
  let all = 0;
  for (let sector = 0; sector < sectors; sector++) {
    const turned = ((360 * sector) / sectors - azimuth) * radians;
    const across = sin(tilt * radians) * cos(turned);
    // Under this height the plane has its back to the sector.
    const edge = across >= 0 ? 0 : upwards <= 1e-12 ? Math.PI / 2 : atan(-across / upwards);
    all += lightAbove(edge, across, upwards);
    for (let height = 0; height < horizonHeights; height++) {
      const from = Math.max(edge, height * horizonStepDeg * radians);
      above[sector * horizonHeights + height] = lightAbove(from, across, upwards);
    }
  }
  return { sectors, above, all };
}

/** ∫ cos e (a cos e + b sin e) de from a height to the zenith. */
function lightAbove(height: number, a: number, b: number): number {
  const rest = Math.PI / 2 - height;
  const cosine = cos(height);
  return a * (rest / 2 - sin(2 * height) / 4) + (b * cosine * cosine) / 2;
}
