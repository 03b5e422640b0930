import { smoothNoise } from './chance.ts';
import { apart, ordinateAt, ramp, type Spot } from './curves.ts';
import { erode } from './erosion.ts';
import { nearLine } from './near-line.ts';
import { northFoot, northStream, plainLevelM, southFoot, southStream } from './plan.ts';
import { blankSheet, type Sheet, splineAt, xOf, yOf } from './sheet.ts';

const westM = -3000;
const southM = -3000;
const eastM = 9000;
const northM = 7500;

/** How far inside the valley floor a place lies, m: negative on the slopes. The foot is ragged, as bluffs are. */
export function insideFloorM(x: number, y: number): number {
  const ragged = 30 * smoothNoise(71, 260, x, y) + 9 * smoothNoise(72, 80, x, y);
  return Math.min(ordinateAt(northFoot, x) - y, y - ordinateAt(southFoot, x)) + ragged;
}

/** Bench of an old valley floor: its height above the plain, m, and how much of the ground it is, 0 … 1. */
export interface Terrace {
  readonly riseM: number;
  readonly share: number;
}

/** The river terraces: two north of the town, small ones in the south. Their edges are worn, and end ragged. */
export function terraceAt(x: number, y: number): Terrace {
  const ragged = 20 * smoothNoise(81, 170, x, y) + 7 * smoothNoise(82, 60, x, y);
  const northward = y - ordinateAt(northFoot, x) + ragged;
  const southward = ordinateAt(southFoot, x) - y + ragged;
  const low = 215 * ramp(1900, 2450, x) * ramp(4500, 3900, x);
  const high = 490 * ramp(2300, 2900, x) * ramp(4300, 3700, x);
  const south =
    200 * ramp(2450, 2800, x) * ramp(3350, 3050, x) + 150 * ramp(600, 1000, x) * ramp(1900, 1500, x);
  if (northward > -20 && northward < Math.max(low, high)) {
    const first = 4.4 * ramp(-12, 40, northward) * ramp(0, 70, low) + 0.006 * Math.max(0, northward);
    const second = (13 - first) * ramp(low - 40, low + 60, northward) * ramp(low, low + 90, high);
    return { riseM: first + second, share: ramp(0, 36, Math.max(low, high) - northward) };
  }
  if (southward > -20 && southward < south) {
    const rise = 3.8 * ramp(-12, 40, southward) * ramp(0, 70, south) + 0.008 * Math.max(0, southward);
    return { riseM: rise, share: ramp(0, 36, south - southward) };
  }
  return { riseM: 0, share: 0 };
}

/** Slopes, dells and plateau that rivers and creep have left around the valley floor; drawn on cells of 25, then 12.5 m. */
export function makeLandscape(): Sheet {
  const rough = blankSheet(westM, southM, eastM, northM, 25);
  for (let i = 0; i < rough.values.length; i++) rough.values[i] = plateauM(xOf(rough, i), yOf(rough, i));
  wear(rough, 80, 0.28, 230, 0);
  const fine = blankSheet(westM, southM, eastM, northM, 12.5);
  const brooks = [northStream, southStream].map((line) => nearLine(fine, line, 320).distanceM);
  for (let i = 0; i < fine.values.length; i++) {
    const x = xOf(fine, i);
    const y = yOf(fine, i);
    // Water on a grid goes by eighths of a turn: bending the drawing makes its dells wind.
    const far = Math.min(320, -insideFloorM(x, y) - 40, ...brooks.map((distanceM) => distanceM[i] as number));
    const bent = ramp(20, 320, far);
    const dx = bent * (75 * smoothNoise(101, 430, x, y) + 26 * smoothNoise(102, 170, x, y));
    const dy = bent * (75 * smoothNoise(103, 430, x, y) + 26 * smoothNoise(104, 170, x, y));
    fine.values[i] = splineAt(rough, x + dx, y + dy) + 0.12 * smoothNoise(95, 30, x, y);
  }
  wear(fine, 8, 0.25, 70, 1);
  return fine;
}

function plateauM(x: number, y: number): number {
  const away = Math.max(0, -insideFloorM(x, y));
  // Turned lattices, so that no valley follows the axes.
  const u = 0.8 * x + 0.6 * y;
  const v = 0.8 * y - 0.6 * x;
  return (
    100 +
    13 * ramp(0, 2600, away) -
    0.0006 * x +
    8 * smoothNoise(91, 2300, u, v) +
    6 * smoothNoise(92, 1000, v, u) +
    2.4 * smoothNoise(93, 360, u, v) +
    1.5 * smoothNoise(94, 150, v, u) +
    1 * smoothNoise(96, 62, u, v)
  );
}

function wear(ground: Sheet, steps: number, power: number, creepM2: number, from: number): void {
  const { columns, rows, values } = ground;
  const isBase = new Uint8Array(values.length);
  const goal = new Float64Array(values.length);
  const start = Float64Array.from(values);
  const powers = new Float32Array(values.length);
  const streams = markStreams(ground);
  for (let i = 0; i < values.length; i++) {
    const x = xOf(ground, i);
    const y = yOf(ground, i);
    const column = i % columns;
    const row = (i - column) / columns;
    const edge = row === 0 || row === rows - 1 || column === 0 || column === columns - 1;
    powers[i] = power * (1 + 0.4 * smoothNoise(97, 900, x, y) + 0.5 * smoothNoise(99, 85, x, y));
    const terrace = terraceAt(x, y);
    if (insideFloorM(x, y) > 0) {
      isBase[i] = 1;
      goal[i] = plainLevelM(x);
    } else if (terrace.share > 0.5) {
      isBase[i] = 1;
      goal[i] = plainLevelM(x) + terrace.riseM;
    } else if ((streams[i] as number) > 0) {
      isBase[i] = 1;
      goal[i] = streams[i] as number;
    } else if (edge) {
      isBase[i] = 1;
      goal[i] = Math.min(start[i] as number, 94 + 8 * smoothNoise(98, 1500, x, y));
    }
  }
  erode({
    ground,
    isBase,
    steps,
    power: powers,
    springM2: 20000,
    creepM2,
    baseLevelM: (i, share) => {
      // The valley deepens fast, then rests while its sides wear back.
      const fallen = from + (1 - from) * ramp(0, 0.75, share);
      return (start[i] as number) + ((goal[i] as number) - (start[i] as number)) * fallen;
    },
  });
}

/** Level of the two brooks' narrow floors on the cells they cover, 0 elsewhere, m. */
function markStreams(ground: Sheet): Float64Array {
  const { columns, rows, cellM } = ground;
  const levels = new Float64Array(ground.values.length);
  for (const stream of [northStream, southStream]) {
    const mouthX = (stream[stream.length - 1] as Spot)[0];
    let up = 0;
    for (let k = stream.length - 1; k > 0; k--) {
      const [ax, ay] = stream[k] as Spot;
      const level = plainLevelM(mouthX) + streamRiseM(up);
      const halfM = 8 + 26 * ramp(2600, 0, up) * (1 + 0.4 * smoothNoise(77, 300, ax, ay));
      const reach = Math.ceil(halfM / cellM);
      const column = Math.floor((ax - ground.westM) / cellM);
      const row = Math.floor((ground.northM - ay) / cellM);
      for (let r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r++) {
        for (let c = Math.max(0, column - reach); c <= Math.min(columns - 1, column + reach); c++) {
          const i = r * columns + c;
          const dx = xOf(ground, i) - ax;
          const dy = yOf(ground, i) - ay;
          if (dx * dx + dy * dy < halfM * halfM && levels[i] === 0) levels[i] = level;
        }
      }
      up += apart(stream[k] as Spot, stream[k - 1] as Spot);
    }
  }
  return levels;
}

/** Rise of a brook's valley above the plain at a distance up from its mouth, m: concave, 0.4 % to 1.1 %. */
export const streamRiseM = (upM: number): number => 0.0032 * upM + 0.0000008 * upM * upM;
