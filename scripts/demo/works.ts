import { smoothNoise } from './chance.ts';
import { meeting, nearestOn, ramp, type Spot } from './curves.ts';
import { insideFloorM } from './landscape.ts';
import {
  gentleProfile,
  type NearLine,
  nearLine,
  type Profile,
  profileAt,
  profileOf,
  smoothProfile,
} from './near-line.ts';
import {
  bridges,
  causeway,
  type MainRoad,
  mainRoads,
  northStream,
  oldDike,
  plainLevelM,
  railway,
  reliefOpening,
  river as riverAxis,
  southStream,
} from './plan.ts';
import type { RiverProfile } from './river.ts';
import { type Sheet, valueAt } from './sheet.ts';

const stepM = 5;

/** A way that stands on its own earthworks. */
interface Way {
  readonly line: readonly Spot[];
  readonly crest: Profile;
  /** Half the width of its top, m. */
  readonly halfM: number;
  /** Metres aside per metre of height, in fill and in cut; null: it cuts nothing. */
  readonly fillRun: number;
  readonly cutRun: number | null;
  /** Where the water passes under: middle along and half the width, m. */
  readonly gaps: readonly (readonly [alongM: number, halfM: number])[];
}

/** Lays railway, main roads and the old dike on the ground. Changes the ground. */
export function layWorks(ground: Sheet, river: RiverProfile): void {
  const rails = railwayWay(ground);
  for (const road of mainRoads) lay(ground, roadWay(ground, road, river, rails));
  lay(ground, rails);
  lay(ground, dikeWay());
}

/** Cuts and fills a way's bed out of the ground. */
function lay(ground: Sheet, way: Way): void {
  const near: NearLine = nearLine(ground, way.line, 45);
  const z = ground.values;
  for (let i = 0; i < z.length; i++) {
    const far = near.distanceM[i] as number;
    if (far > 45) continue;
    const along = near.alongM[i] as number;
    if (way.gaps.some(([at, half]) => Math.abs(along - at) < half)) continue;
    const crest = profileAt(way.crest, along);
    const beyond = Math.max(0, far - way.halfM);
    const here = z[i] as number;
    const fill = crest - beyond / way.fillRun;
    const cut = way.cutRun === null ? here : crest + beyond / way.cutRun;
    z[i] = Math.min(Math.max(here, fill), Math.max(fill, cut));
  }
}

/** Three metres above the plain where it crosses it, on the ground elsewhere; slopes of 1.2 % at most. */
function railwayWay(ground: Sheet): Way {
  const onGround = profileOf(railway, stepM, (x, y) => {
    const here = valueAt(ground, x, y);
    return insideFloorM(x, y) > 0 ? Math.max(here, plainLevelM(x) + 3.1) : here + 0.4;
  });
  const gaps: [number, number][] = [
    [alongAt(railway, bridges.railway), 12.5],
    [alongAt(railway, reliefOpening.at), reliefOpening.widthM / 2],
  ];
  const brook = meeting(railway, southStream);
  if (brook) gaps.push([alongAt(railway, brook), 5]);
  const crest = gentleProfile(smoothProfile(onGround, 90, 3), 0.011, 0.85);
  return { line: railway, crest, halfM: 3.6, fillRun: 1.7, cutRun: 1.3, gaps };
}

function roadWay(ground: Sheet, road: MainRoad, river: RiverProfile, rails: Way): Way {
  const natural = profileOf(road.axis, stepM, (x, y) => {
    const here = valueAt(ground, x, y);
    if (insideFloorM(x, y) <= 0) return here + 0.1;
    if (road.id === causeway.roadId) return plainLevelM(x) + causewayM(y);
    return Math.max(here, plainLevelM(x) + 0.15) + 0.25;
  });
  const crest = gentleProfile(smoothProfile(natural, 35, 2), 0.085, 0.5);
  const gaps: [number, number][] = [];
  for (const bridge of Object.values(bridges)) {
    const onRoad = nearestOn(road.axis, ...bridge);
    if (onRoad.distance > 3) continue;
    const bank = profileAt(river.bank, alongAt(riverAxis, bridge));
    raise(crest, onRoad.along, bank + (bridge === bridges.old ? 1.5 : 1), 14, 0.05);
    gaps.push([onRoad.along, 11]);
  }
  for (const stream of [northStream, southStream]) {
    const brook = meeting(road.axis, stream);
    if (brook) gaps.push([alongAt(road.axis, brook), 3.5]);
  }
  const level = meeting(road.axis, railway);
  if (level) {
    const rail = profileAt(rails.crest, alongAt(railway, level));
    raise(crest, alongAt(road.axis, level), rail, 6, 0.06);
  }
  const halfM = road.id === causeway.roadId ? 5.5 : road.importance <= 3 ? 4.2 : 3.2;
  return { line: road.axis, crest, halfM, fillRun: 1.8, cutRun: 1.4, gaps };
}

/** Height of the causeway's crown above the plain, m. */
function causewayM(y: number): number {
  const { fromY, toY, crestM, dip } = causeway;
  const inDip = ramp(dip.toY - 25, dip.toY + 5, y) * ramp(dip.fromY + 25, dip.fromY - 5, y);
  const onPlain = ramp(toY - 60, toY, y) * ramp(fromY + 60, fromY, y);
  return 0.9 + (crestM - 0.9) * onPlain + (dip.crestM - crestM) * inDip;
}

/** Lifts a profile to a level over a deck, with ramps on both sides. */
function raise(
  { stepM: step, values }: Profile,
  at: number,
  level: number,
  half: number,
  slope: number,
): void {
  for (let i = 0; i < values.length; i++) {
    const away = Math.max(0, Math.abs(i * step - at) - half);
    values[i] = Math.max(values[i] as number, level - slope * away);
  }
}

const alongAt = (line: readonly Spot[], [x, y]: Spot): number => nearestOn(line, x, y).along;

/**
 * Crest of the old dike, m: it keeps the frequent floods out, not the others. Higher towards the railway, which holds
 * floods up; worn here and there by cattle and time.
 */
export function oldDikeCrestM([x, y]: Spot): number {
  const worn = 0.09 * smoothNoise(811, 70, x, y);
  return Math.round((plainLevelM(x) + 0.86 + 0.33 * ramp(3300, 4000, x) + worn) * 100) / 100;
}

function dikeWay(): Way {
  return {
    line: oldDike,
    crest: profileOf(oldDike, stepM, (x, y) => oldDikeCrestM([x, y])),
    halfM: 1.6,
    fillRun: 2.2,
    cutRun: null,
    gaps: [],
  };
}
