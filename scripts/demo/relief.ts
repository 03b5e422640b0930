import { carveBrook, carveRiver, fallAlong, type Brooks, brooksOn } from './channels.ts';
import { smoothNoise } from './chance.ts';
import { ramp } from './curves.ts';
import { Floor } from './floor.ts';
import { insideFloorM, makeLandscape, terraceAt } from './landscape.ts';
import { levelledM, madeGroundM } from './made-ground.ts';
import { nearLine, profileAt } from './near-line.ts';
import { grid, heightM, plainLevelM, river, widthM } from './plan.ts';
import { type RiverProfile, riverProfile } from './river.ts';
import { blankSheet, type Sheet, splineAt, xOf, yOf } from './sheet.ts';
import { layWorks } from './works.ts';

export interface Relief {
  /** Ground, m to the centimetre, on `grid` (5 m, rows from north to south). */
  readonly ground: Float32Array<ArrayBuffer>;
  /** Water of an ordinary day, m deep, on `grid`. */
  readonly depth: Float32Array<ArrayBuffer>;
  readonly profile: RiverProfile;
  readonly brooks: Brooks;
  /** Slopes of the whole country, 12.5 m, before the plain and the works. */
  readonly landscape: Sheet;
  /** Ground at a place of the commune's frame, m: linear between cell centres. */
  groundM(x: number, y: number): number;
}

let made: Relief | undefined;

/** The ground of the commune, the same at every call; made once. */
export function makeRelief(): Relief {
  made ??= shapeRelief();
  return made;
}

function shapeRelief(): Relief {
  const landscape = makeLandscape();
  const profile = riverProfile();
  const ground = blankSheet(0, 0, widthM, heightM, grid.cellSizeM);
  const floor = new Floor(ground, profile);
  spread(ground, landscape, floor);
  const brooks = brooksOn(ground, profile);
  layWorks(ground, profile);
  for (const brook of Object.values(brooks)) carveBrook(ground, brook);
  carveRiver(ground, floor, profile);
  return finished(ground, { profile, brooks, landscape });
}

/** The same relief once its ground has been worked on; watercourses still fall to their mouths. */
export function reworked(relief: Relief, work: (ground: Sheet) => void): Relief {
  const ground = blankSheet(0, 0, widthM, heightM, grid.cellSizeM);
  ground.values.set(relief.ground);
  work(ground);
  return finished(ground, relief);
}

function finished(
  ground: Sheet,
  { profile, brooks, landscape }: Pick<Relief, 'profile' | 'brooks' | 'landscape'>,
): Relief {
  for (const brook of Object.values(brooks)) fallAlong(ground, brook.line);
  fallAlong(ground, river);
  const cells = Float32Array.from(ground.values, toCm);
  return {
    ground: cells,
    depth: ordinaryWater(ground, cells, profile, brooks),
    profile,
    brooks,
    landscape,
    groundM: (x, y) => linear(cells, x, y),
  };
}

/** Plain inside the valley floor, worn slopes beyond, joined at the foot. */
export function spread(ground: Sheet, landscape: Sheet, floor: Floor): void {
  const z = ground.values;
  for (let i = 0; i < z.length; i++) {
    const x = xOf(ground, i);
    const y = yOf(ground, i);
    const inside = insideFloorM(x, y);
    if (inside > 30) {
      z[i] = levelledM(x, y, Math.max(floor.levelM(i), madeGroundM(x, y)));
      continue;
    }
    const rough = 0.1 * smoothNoise(641, 48, x, y) + 0.05 * smoothNoise(642, 17, x, y);
    let level = splineAt(landscape, x, y) + rough;
    const { riseM, share } = terraceAt(x, y);
    if (share > 0) level += (plainLevelM(x) + 0.5 + riseM + rough - level) * share;
    if (inside > -60) {
      const plain = floor.levelM(i);
      if (share === 0) level += (Math.max(level, plain) - level) * ramp(-60, -10, inside);
      if (inside > 0) level += (plain - level) * ramp(0, 30, inside);
      level = Math.max(level, madeGroundM(x, y));
    }
    z[i] = levelledM(x, y, level);
  }
}

function ordinaryWater(
  sheet: Sheet,
  ground: Float32Array,
  profile: RiverProfile,
  brooks: Brooks,
): Float32Array<ArrayBuffer> {
  const depth = new Float32Array(ground.length);
  const nearRiver = nearLine(sheet, river, 14);
  for (let i = 0; i < depth.length; i++) {
    const far = nearRiver.distanceM[i] as number;
    if (far > 14) continue;
    const level = profileAt(profile.water, nearRiver.alongM[i] as number);
    depth[i] = toCm(Math.max(0, level - (ground[i] as number)));
  }
  for (const { line, bed, waterM } of Object.values(brooks)) {
    const near = nearLine(sheet, line, 4);
    for (let i = 0; i < depth.length; i++) {
      if ((near.distanceM[i] as number) > 4 || (depth[i] as number) > 0) continue;
      const level = profileAt(bed, near.alongM[i] as number) + waterM;
      depth[i] = toCm(Math.max(0, level - (ground[i] as number)));
    }
  }
  return depth;
}

function linear(cells: Float32Array, x: number, y: number): number {
  const { columns, rows, cellSizeM } = grid;
  const u = Math.min(columns - 1.001, Math.max(0, x / cellSizeM - 0.5));
  const v = Math.min(rows - 1.001, Math.max(0, (heightM - y) / cellSizeM - 0.5));
  const column = Math.floor(u);
  const row = Math.floor(v);
  const s = u - column;
  const t = v - row;
  const at = row * columns + column;
  const north = (cells[at] as number) * (1 - s) + (cells[at + 1] as number) * s;
  const south = (cells[at + columns] as number) * (1 - s) + (cells[at + columns + 1] as number) * s;
  return north * (1 - t) + south * t;
}

/** To the centimetre, as terrain models are delivered; also makes a small file. */
function toCm(metres: number): number {
  return Math.round(metres * 100) / 100;
}
