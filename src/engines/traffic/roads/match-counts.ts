import type { FeatureTable } from '../../../territory/feature-table.ts';
import { roadUses } from '../../../territory/road-uses.ts';
import { textAt } from '../../../territory/table-ops.ts';
import { type RoadPlace, RoadPlaces } from './road-places.ts';
import type { Roads } from './roads.ts';

/** The links that a count counts: both directions, on one carriageway or on two. */
export interface MatchedCount {
  /** Feature of the counts' layer. */
  readonly count: number;
  readonly links: readonly number[];
  readonly distanceM: number;
  /** Whether road and count bear the same number; otherwise the place alone tells. */
  readonly byNumber: boolean;
}

export interface MatchedCounts {
  readonly matched: readonly MatchedCount[];
  /** Counts with no road near: too far away, or only roads of other numbers. */
  readonly unmatched: readonly number[];
}

/**
 * How far a count may lie from its road, m. Places of the State's counts are made from the roads' own marks (PR and
 * abscissa) on a generalised line, some tens of metres from BD TOPO's; half a kilometre of parallel roads is rare
 * where numbers agree.
 */
const toleranceM = 50;

/**
 * The links of each count: the nearest road that cars use and that bears the count's number; where the count says
 * none, or no road of the layer has one, the nearest road of cars. A road of another number, or of none beside roads
 * that have theirs, is never taken. Where the road is
 * one-way, the carriageway of the other direction is the nearest one-way road of the same number that runs the other
 * way.
 *
 * @param counts Points, with `road` (its number) where the source says it.
 */
export function matchCounts(
  roads: Roads,
  table: FeatureTable,
  counts: FeatureTable,
  limitM: number = toleranceM,
): MatchedCounts {
  const forCars = new Set(
    [...roads.road.keys()].filter((link) => isForCars(roads, link)).map((link) => roads.road[link]!),
  );
  const places = new RoadPlaces(roads, table, (feature) => forCars.has(feature));
  const numbers = table.ids.map((_, feature) => roadNumber(textAt(table, 'number', feature)));
  const hasNumbers = numbers.some((number) => number !== '');
  const matched: MatchedCount[] = [];
  const unmatched: number[] = [];
  for (let count = 0; count < counts.count; count++) {
    const vertex = counts.partOffsets[counts.featureOffsets[count]!]!;
    const [x, y] = [counts.xy[2 * vertex]!, counts.xy[2 * vertex + 1]!];
    const number = roadNumber(textAt(counts, 'road', count));
    const own = number === '' ? null : places.nearest(x, y, limitM, (feature) => numbers[feature] === number);
    const place = own ?? (number === '' || !hasNumbers ? places.nearest(x, y, limitM) : null);
    if (place === null) {
      unmatched.push(count);
      continue;
    }
    const links = linksAt(roads, place);
    const other = links.length > 1 ? [] : otherCarriageway(roads, places, numbers, place, limitM);
    matched.push({ count, links: [...links, ...other], distanceM: place.distanceM, byNumber: own !== null });
  }
  return { matched, unmatched };
}

function isForCars({ use }: Roads, link: number): boolean {
  return link >= 0 && (use[link]! & roadUses.car) !== 0;
}

function linksAt(roads: Roads, { forward, backward }: RoadPlace): readonly number[] {
  return [forward, backward].filter((link) => isForCars(roads, link));
}

/** Two headings are opposite when they are less than 60° from it. */
const oppositeCosine = -0.5;

function otherCarriageway(
  roads: Roads,
  places: RoadPlaces,
  numbers: readonly string[],
  place: RoadPlace,
  limitM: number,
): readonly number[] {
  const number = numbers[place.feature]!;
  if (number === '') return [];
  const [dx, dy] = headingOf(roads, place);
  const other = places.nearest(
    place.x,
    place.y,
    limitM,
    (feature) => feature !== place.feature && numbers[feature] === number,
  );
  if (other === null || linksAt(roads, other).length !== 1) return [];
  const [ex, ey] = headingOf(roads, other);
  return dx * ex + dy * ey < oppositeCosine ? linksAt(roads, other) : [];
}

/** Direction in which cars run on a one-way road. */
function headingOf(roads: Roads, { forward, heading: [dx, dy] }: RoadPlace): readonly [number, number] {
  return isForCars(roads, forward) ? [dx, dy] : [-dx, -dy];
}

/** A road's number as both sources may write it: `RD 45`, `D0045` and `D45` are one. */
export function roadNumber(text: string): string {
  const plain = text.toUpperCase().replaceAll(/[\s._-]/g, '');
  const parts = /^R?([A-Z]+?)0*(\d+)(.*)$/.exec(plain);
  return parts === null ? plain : `${parts[1]}${parts[2]}${parts[3]}`;
}
