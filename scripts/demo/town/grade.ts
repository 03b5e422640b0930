import type { Spot } from '../curves.ts';
import {
  gentleProfile,
  nearLine,
  placesAlong,
  type Profile,
  profileAt,
  profileOf,
  smoothProfile,
} from '../near-line.ts';
import { heightM, mainRoads, northStream, oldDike, railway, river, southStream, widthM } from '../plan.ts';
import { blankSheet, type Sheet, valueAt } from '../sheet.ts';
import type { LaidRoad } from './laid.ts';
import { boxOf } from './shapes.ts';
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
  const fixed = keptCells(ground);
  for (let pass = 0; pass < 4; pass++) {
    // The bed of a road that came before is not cut by one that joins it.
    const kept = Uint8Array.from(fixed);
    for (const road of roads) {
      if (road.level !== '0' || isMain(road.id)) continue;
      const most = roadClasses[road.class].steepest - 0.017;
      const natural = profileOf(road.line, STEP_M, (x, y) => valueAt(ground, x, y));
      const crest =
        steepestOf(natural) <= most
          ? natural
          : gentleProfile(
              held(smoothProfile(natural, 15, 1), natural, pinsOf(ground, road, kept), most),
              most,
              0.5,
            );
      lay(ground, road, crest, natural, kept);
    }
  }
}

function isMain(id: string): boolean {
  return works.some((road) => id.startsWith(`${road.id}.`));
}

/** Places of a road's profile that others hold: where it lies on beds that are there already. */
function pinsOf({ columns, cellM }: Sheet, { line }: LaidRoad, kept: Uint8Array): number[] {
  return placesAlong(line, STEP_M).flatMap(([x, y], i) =>
    kept[Math.floor((heightM - y) / cellM) * columns + Math.floor(x / cellM)] === 1 ? [i] : [],
  );
}

/** The profile brought within what can be climbed from the places that others hold. */
function held({ values, stepM }: Profile, natural: Profile, pins: readonly number[], most: number): Profile {
  const within = Float64Array.from(values);
  for (const pin of pins) {
    const level = natural.values[pin] as number;
    for (let i = 0; i < within.length; i++) {
      const reach = most * stepM * Math.abs(i - pin);
      within[i] = Math.min(level + reach, Math.max(level - reach, within[i] as number));
    }
  }
  return { stepM, values: within };
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
  const { sheet, column, row } = windowAround(ground, line, reach);
  const near = nearLine(sheet, line, reach);
  const z = ground.values;
  const own: number[] = [];
  for (let k = 0; k < sheet.values.length; k++) {
    const far = near.distanceM[k] as number;
    if (far > reach) continue;
    const i = (row + Math.floor(k / sheet.columns)) * ground.columns + column + (k % sheet.columns);
    if (kept[i] === 1) continue;
    const along = near.alongM[k] as number;
    const level = profileAt(crest, along);
    const isBed = far <= half - 0.6;
    if (isBed) own.push(i);
    if (Math.abs(level - profileAt(natural, along)) < NOTHING_M) continue;
    const beyond = Math.max(0, far - half);
    const here = z[i] as number;
    z[i] = Math.min(Math.max(here, level - beyond / FILL_RUN), level + beyond / CUT_RUN);
  }
  for (const i of own) kept[i] = 1;
}

/** The part of a sheet around a line: its own sheet, and its first column and row in the whole. */
function windowAround(
  { columns, rows, cellM }: Sheet,
  line: readonly Spot[],
  marginM: number,
): { readonly sheet: Sheet; readonly column: number; readonly row: number } {
  const [west, south, east, north] = boxOf(line);
  const column = Math.max(0, Math.floor((west - marginM) / cellM));
  const last = Math.min(columns, Math.ceil((east + marginM) / cellM));
  const row = Math.max(0, Math.floor((heightM - north - marginM) / cellM));
  const lowest = Math.min(rows, Math.ceil((heightM - south + marginM) / cellM));
  const top = heightM - row * cellM;
  const bottom = heightM - lowest * cellM;
  return { sheet: blankSheet(column * cellM, bottom, last * cellM, top, cellM), column, row };
}
