import { gentleProfile, nearLine, type Profile, profileAt, profileOf, smoothProfile } from '../near-line.ts';
import { heightM, mainRoads, northStream, oldDike, railway, river, southStream, widthM } from '../plan.ts';
import { blankSheet, type Sheet, valueAt } from '../sheet.ts';
import type { LaidRoad } from './lay.ts';
import { roadClasses } from './roads.ts';

const STEP_M = 5;
/** Metres along for a metre up, in fill and in cut. */
const FILL_RUN = 1.7;
const CUT_RUN = 1.3;
/** What is earlier or lower than a street keeps its ground this far from its axis, m. */
const KEPT_M = 7;
/** Where a bed would differ by less, the street lies on the ground, m. */
const NOTHING_M = 0.06;
/** Main roads lie on their own earthworks; lesser ways among them are graded like streets. */
const works = mainRoads.filter(({ importance }) => importance <= 4);

/**
 * Cuts and fills the beds of the streets and lanes that would be too steep on the ground as it is; the others lie on
 * it. Changes the ground. Main roads, railway, dike and watercourses keep theirs: they are laid by others.
 */
export function gradeStreets(ground: Sheet, roads: readonly LaidRoad[]): void {
  const kept = keptCells(ground);
  for (let pass = 0; pass < 3; pass++) {
    for (const road of roads) {
      if (road.level !== '0' || road.class === 'path' || isMain(road.id)) continue;
      const most = roadClasses[road.class].steepest - 0.012;
      const natural = profileOf(road.line, STEP_M, (x, y) => valueAt(ground, x, y));
      if (steepestOf(natural) <= most) continue;
      const crest = gentleProfile(fromEnds(smoothProfile(natural, 15, 1), natural, most), most, 0.5);
      lay(ground, road, crest, natural, kept);
    }
  }
}

function isMain(id: string): boolean {
  return works.some((road) => id.startsWith(`${road.id}.`));
}

/** The profile brought within what can be climbed from its two ends, where other ways hold it. */
function fromEnds({ values, stepM }: Profile, natural: Profile, most: number): Profile {
  const last = values.length - 1;
  const held = Float64Array.from(values);
  for (const end of [0, last]) {
    const level = natural.values[end] as number;
    for (let i = 0; i <= last; i++) {
      const reach = most * stepM * Math.abs(i - end);
      held[i] = Math.min(level + reach, Math.max(level - reach, held[i] as number));
    }
  }
  return { stepM, values: held };
}

/** Steepest piece of 15 m. */
function steepestOf({ values, stepM }: Profile): number {
  let most = 0;
  for (let i = 3; i < values.length; i++)
    most = Math.max(most, Math.abs((values[i] as number) - (values[i - 3] as number)) / (3 * stepM));
  return most;
}

function keptCells({ columns, rows, cellM, westM, northM }: Sheet): Uint8Array {
  const blank = blankSheet(0, 0, widthM, heightM, cellM);
  if (blank.columns !== columns || blank.rows !== rows || westM !== 0 || northM !== heightM)
    throw new Error('streets are graded on the sheet of the commune');
  const kept = new Uint8Array(columns * rows);
  const lines = [river, northStream, southStream, railway, oldDike, ...works.map(({ axis }) => axis)];
  for (const line of lines) {
    const { distanceM } = nearLine(blank, line, KEPT_M + 5);
    const reach = line === river ? KEPT_M + 5 : KEPT_M - 2;
    for (let i = 0; i < kept.length; i++) if ((distanceM[i] as number) < reach) kept[i] = 1;
  }
  return kept;
}

function lay(
  ground: Sheet,
  { line, class: name }: LaidRoad,
  crest: Profile,
  natural: Profile,
  kept: Uint8Array,
): void {
  const half = roadClasses[name].widthM / 2 + 1.2;
  const reach = half + 14;
  const near = nearLine(ground, line, reach);
  const z = ground.values;
  for (let i = 0; i < z.length; i++) {
    const far = near.distanceM[i] as number;
    if (far > reach || kept[i] === 1) continue;
    const along = near.alongM[i] as number;
    const level = profileAt(crest, along);
    if (Math.abs(level - profileAt(natural, along)) < NOTHING_M) continue;
    const beyond = Math.max(0, far - half);
    const here = z[i] as number;
    z[i] = Math.min(Math.max(here, level - beyond / FILL_RUN), level + beyond / CUT_RUN);
  }
}
