import { smoothNoise } from './chance.ts';
import { nearestOn, ramp, type Spot } from './curves.ts';
import type { Floor } from './floor.ts';
import {
  fallingProfile,
  nearLine,
  type Profile,
  placesAlong,
  profileAt,
  profileOf,
  smoothProfile,
} from './near-line.ts';
import { ford, mill, northStream, river, southStream } from './plan.ts';
import type { RiverProfile } from './river.ts';
import { type Sheet, valueAt, xOf, yOf } from './sheet.ts';

const stepM = 5;

/** A small watercourse: its axis down to its mouth, its bed along it, its ordinary water. */
export interface Brook {
  readonly line: readonly Spot[];
  readonly bed: Profile;
  readonly waterM: number;
  readonly halfWidthM: number;
}

export interface Brooks {
  readonly rieu: Brook;
  readonly vive: Brook;
  readonly race: Brook;
}

/** Beds of the two brooks and of the mill's race, from the ground before any works. */
export function brooksOn(ground: Sheet, profile: RiverProfile): Brooks {
  return {
    rieu: brook(ground, profile, northStream, 0.95, 1.6),
    vive: brook(ground, profile, southStream, 1.1, 2),
    race: race(profile),
  };
}

function brook(
  ground: Sheet,
  profile: RiverProfile,
  line: readonly Spot[],
  depthM: number,
  halfWidthM: number,
): Brook {
  const surface = smoothProfile(
    profileOf(line, stepM, (x, y) => valueAt(ground, x, y)),
    60,
    2,
  );
  const count = surface.values.length;
  const lengthM = (count - 1) * stepM;
  const mouth = line[line.length - 1] as Spot;
  const outlet = profileAt(profile.bed, nearestOn(river, ...mouth).along) + 0.05;
  const bed = surface.values.map((z, i) => {
    const left = lengthM - i * stepM;
    const depth = depthM * (0.55 + 0.45 * ramp(2500, 400, left));
    // The last stretch cuts down to the river's bed.
    return Math.max(outlet + 0.0016 * left, z - depth - 0.5 * ramp(140, 0, left));
  });
  const falling = fallingProfile({ stepM, values: bed }, 0.0004);
  falling.values[count - 1] = Math.min(falling.values[count - 1] as number, outlet);
  return { line, bed: falling, waterM: 0.25, halfWidthM };
}

/** From above the weir to below it, level for most of its length, then down through the mill. */
function race(profile: RiverProfile): Brook {
  const line = mill.race;
  const inlet = profileAt(profile.bed, nearestOn(river, ...(line[0] as Spot)).along);
  const outlet = profileAt(profile.bed, nearestOn(river, ...(line[line.length - 1] as Spot)).along);
  const places = placesAlong(line, stepM);
  const lengthM = (places.length - 1) * stepM;
  const wheel = nearestOn(line, ...mill.building).along;
  const values = Float64Array.from(places, (_, i) => {
    const along = i * stepM;
    const above = inlet + 0.25 - 0.0006 * along;
    const below = outlet + 0.05 + 0.0008 * (lengthM - along);
    return along < wheel ? Math.max(above, below) : below;
  });
  return {
    line,
    bed: fallingProfile({ stepM, values }, 0.0003),
    waterM: 0.6,
    halfWidthM: mill.raceWidthM / 2,
  };
}

/** Cuts the Aurne's bed: steeper banks outside bends, bars inside. Changes the ground. */
export function carveRiver(ground: Sheet, floor: Floor, profile: RiverProfile): void {
  const { nearRiver } = floor;
  const z = ground.values;
  for (let i = 0; i < z.length; i++) {
    const far = nearRiver.distanceM[i] as number;
    if (far > 30) continue;
    const along = nearRiver.alongM[i] as number;
    const x = xOf(ground, i);
    const y = yOf(ground, i);
    const half = profileAt(profile.halfWidth, along);
    const bend = profileAt(profile.bend, along) * 60;
    // Left bends have their bar on the left.
    const inside = Math.max(0, Math.min(1, bend * (nearRiver.side[i] as number)));
    const atFord = ramp(26, 6, Math.abs(x - ford[0])) * (Math.abs(y - ford[1]) < 60 ? 1 : 0);
    const toe = half - 1.7 - 2.2 * inside - 1.5 * atFord;
    const run = 1.25 + 2.2 * inside + 7 * atFord + 0.3 * smoothNoise(701, 40, x, y);
    const bed = profileAt(profile.bed, along);
    const bank = bed + Math.max(0, far - toe) / run + 0.03 * Math.max(0, far - 4);
    z[i] = Math.min(z[i] as number, far <= 3.6 ? bed : bank);
  }
}

export function carveBrook(ground: Sheet, { line, bed, halfWidthM }: Brook): void {
  const near = nearLine(ground, line, 14);
  const z = ground.values;
  for (let i = 0; i < z.length; i++) {
    const far = near.distanceM[i] as number;
    if (far > 14) continue;
    const level = profileAt(bed, near.alongM[i] as number);
    z[i] = Math.min(z[i] as number, level + Math.max(0, far - Math.max(halfWidthM, 3.54)) / 1.6);
  }
}

/** Makes the cells under an axis fall downstream, each to the lowest above it. Changes the ground. */
export function fallAlong(ground: Sheet, line: readonly Spot[]): void {
  const { columns, rows, cellM, westM, northM, values } = ground;
  let lowest = Number.POSITIVE_INFINITY;
  for (const [x, y] of placesAlong(line, cellM / 8)) {
    const column = Math.floor((x - westM) / cellM);
    const row = Math.floor((northM - y) / cellM);
    if (column < 0 || row < 0 || column >= columns || row >= rows) continue;
    const i = row * columns + column;
    lowest = Math.min(lowest, values[i] as number);
    values[i] = lowest;
  }
}
