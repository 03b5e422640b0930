import { AppError } from '../../base/errors.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { textAt } from '../../territory/table-ops.ts';
import { type MatchedCount, matchCounts } from './roads/match-counts.ts';
import type { Roads } from './roads/roads.ts';

/** Where vehicles were counted, and how many on a mean day (TMJA), both directions. */
export interface RoadCounts {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Links of each count: both directions, on one carriageway or on two. */
  readonly links: readonly (readonly number[])[];
  readonly perDay: Float64Array;
}

/** Part of a day's vehicles in its busiest hour, both directions: an order of magnitude, by which a day is judged as an hour. */
export const peakShare = 0.1;

/** The counts of a layer: those that serve, and why the others do not. */
export interface CountSurvey {
  /** null: none serves. */
  readonly onRoads: RoadCounts | null;
  readonly total: number;
  /** Without a number of vehicles, or with one below zero. */
  readonly valueless: number;
  /** Of a road that is not near, or near none. */
  readonly offRoad: number;
  /** Of an earlier year than another one of the same road, or of none where that one says its year. */
  readonly older: number;
}

const noCounts: CountSurvey = { onRoads: null, total: 0, valueless: 0, offRoad: 0, older: 0 };

/** Looks at each count of a layer: whether it says how many, on which road, and whether a later one says it again. */
export function surveyCounts(roads: Roads, table: FeatureTable, counts: FeatureTable | null): CountSurvey {
  if (counts === null) return noCounts;
  const perDay = counts.columns['vehiclesPerDay'];
  const total = counts.count;
  if (perDay?.type !== 'number') return { ...noCounts, total, valueless: total };
  const says = (count: number): boolean => perDay.values[count]! >= 0;
  const { matched, unmatched } = matchCounts(roads, table, counts);
  const known = matched.filter(({ count }) => says(count));
  const latest = ofLatestYear(known, counts);
  const offRoad = unmatched.filter(says).length;
  return {
    total,
    valueless: total - known.length - offRoad,
    offRoad,
    older: known.length - latest.length,
    onRoads: latest.length === 0 ? null : countsOf(latest, counts, perDay.values),
  };
}

function countsOf(known: readonly MatchedCount[], counts: FeatureTable, perDay: Float64Array): RoadCounts {
  return {
    ids: known.map(({ count }) => counts.ids[count]!),
    names: known.map(({ count }) => textAt(counts, 'name', count) || textAt(counts, 'road', count)),
    links: known.map(({ links }) => links),
    perDay: Float64Array.from(known, ({ count }) => perDay[count]!),
  };
}

/** Of the counts of the same links those of the latest year, all of it; all where none says its year. */
function ofLatestYear(known: readonly MatchedCount[], counts: FeatureTable): readonly MatchedCount[] {
  const years = counts.columns['year'];
  if (years?.type !== 'number') return known;
  const yearOf = ({ count }: MatchedCount): number => {
    const year = years.values[count]!;
    return Number.isFinite(year) ? year : -Infinity;
  };
  const latest = new Map<string, number>();
  for (const one of known) {
    const key = linksKey(one);
    latest.set(key, Math.max(latest.get(key) ?? -Infinity, yearOf(one)));
  }
  return known.filter((one) => yearOf(one) === latest.get(linksKey(one)));
}

/** The same for both directions of a road, whichever comes first. */
function linksKey({ links }: MatchedCount): string {
  return [...links].sort((a, b) => a - b).join(' ');
}

/** What became of the counts that do not serve, for a person to mend. */
export function countFaults({ valueless, offRoad, older }: CountSurvey): readonly AppError[] {
  return [
    ...(valueless > 0
      ? [new AppError('traffic/counts-valueless', `${valueless} counts say no number`, { count: valueless })]
      : []),
    ...(offRoad > 0
      ? [new AppError('traffic/counts-off-road', `${offRoad} counts are on no road`, { count: offRoad })]
      : []),
    ...(older > 0
      ? [new AppError('traffic/counts-older', `${older} counts have a later one`, { count: older })]
      : []),
  ];
}

/** Why no count lets a day be calibrated. */
export function whyNotCalibrated({ total }: CountSurvey): AppError {
  return total === 0
    ? new AppError('traffic/calibration-no-counts', 'not calibrated: no layer of counts')
    : new AppError('traffic/calibration-unusable', `not calibrated: none of ${total} counts serves`, {
        count: total,
      });
}

/** Vehicles that each count's links carry together, from those of each link. */
export function atCounts({ links }: RoadCounts, vehicles: Float64Array): Float64Array {
  return Float64Array.from(links, (own) => own.reduce((total, link) => total + vehicles[link]!, 0));
}
