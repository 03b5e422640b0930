import { type Cut, cutLines } from '../territory/cut-lines.ts';
import { cutsOfDoubles } from '../territory/doubles.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import { LineIndex } from '../territory/line-index.ts';
import { motorUses } from '../territory/road-uses.ts';
import { roadNatures } from '../territory/road-words.ts';
import { withNumbers } from '../territory/table-edits.ts';
import { textAt } from '../territory/table-ops.ts';
import type { FeatureLayer } from '../territory/territory.ts';
import type { Edit, Point } from './project.ts';
import { noRoad, requireRoads } from './road-edits.ts';

type TrafficFilter = Extract<Edit, { kind: 'traffic-filter' }>;

/** How far from a road a filter may be drawn, m: the two sides of a street. */
const reachM = 20;
/** Half the length of road that posts close, m. */
const halfM = 1;

const footways: ReadonlySet<string> = new Set([roadNatures.path, roadNatures.stairs, roadNatures.track]);

/**
 * The layer with a short piece of the nearest road closed to motor vehicles, rescue included: what lies on either
 * side stays reached from its own side.
 *
 * @throws AppError `edit/no-road` when no road is near.
 */
export function filterTraffic(layer: FeatureLayer | undefined, edit: TrafficFilter): FeatureLayer {
  const known = requireRoads(layer, edit);
  const { table } = known;
  const index = new LineIndex(table, (feature) => !footways.has(textAt(table, 'nature', feature)));
  const [x, y] = edit.point[0] as Point;
  const place = index.nearest(x, y, reachM);
  if (place === null) throw noRoad(edit);
  const cuts = cutsOfDoubles(table, new Map([[place.feature, around(table, place.feature, place)]]));
  const { table: cut, pieces } = cutLines(table, cuts);
  const closed = [...pieces].map(([feature, [, middle]]) => middle ?? feature);
  const shut = (old: number): number => (Number.isNaN(old) ? 0 : old) | motorUses;
  return { ...known, table: withNumbers(cut, 'closedUses', closed, shut) };
}

/** Two cuts, a little before and a little after a place, both inside the part that holds it. */
function around(table: FeatureTable, feature: number, at: { vertex: number; share: number }): readonly Cut[] {
  let part = table.featureOffsets[feature] as number;
  while ((table.partOffsets[part + 1] as number) <= at.vertex) part++;
  const [first, last] = [table.partOffsets[part] as number, (table.partOffsets[part + 1] as number) - 1];
  const lengths = Array.from({ length: last - first }, (_, k) => stepM(table, first + k));
  const lengthM = lengths.reduce((sum, step) => sum + step, 0);
  const half = Math.min(halfM, lengthM / 6);
  const before = lengths.slice(0, at.vertex - first).reduce((sum, step) => sum + step, 0);
  const alongM = before + at.share * stepM(table, at.vertex);
  const middle = Math.min(lengthM - 2 * half, Math.max(2 * half, alongM));
  return [placeAt(table, first, last, middle - half), placeAt(table, first, last, middle + half)];
}

function stepM({ xy }: FeatureTable, vertex: number): number {
  const [dx, dy] = [
    (xy[2 * vertex + 2] as number) - (xy[2 * vertex] as number),
    (xy[2 * vertex + 3] as number) - (xy[2 * vertex + 1] as number),
  ];
  return Math.sqrt(dx * dx + dy * dy);
}

function placeAt(table: FeatureTable, first: number, last: number, alongM: number): Cut {
  let [vertex, left] = [first, alongM];
  while (vertex < last - 1 && left > stepM(table, vertex)) left -= stepM(table, vertex++);
  const step = stepM(table, vertex);
  const share = step === 0 ? 0 : Math.min(1, left / step);
  const [x, y] = [table.xy[2 * vertex] as number, table.xy[2 * vertex + 1] as number];
  return {
    vertex,
    share,
    x: x + share * ((table.xy[2 * vertex + 2] as number) - x),
    y: y + share * ((table.xy[2 * vertex + 3] as number) - y),
  };
}
