import { called } from '../base/called.ts';
import { AppError } from '../base/errors.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import { withDoubles } from '../territory/doubles.ts';
import { pointInRing } from '../territory/ring.ts';
import { keyOfWord, roadDirections } from '../territory/road-words.ts';
import { namesRoad } from '../territory/road-pieces.ts';
import { statedValue } from '../territory/road-limits.ts';
import { bitsOfUses, type EditedRoadColumn, isForGood, type RoadUse } from '../territory/road-uses.ts';
import { withNumbers, withText } from '../territory/table-edits.ts';
import { numbersOf, textAt } from '../territory/table-ops.ts';
import type { FeatureLayer } from '../territory/territory.ts';
import { flatXY } from '../territory/rasterize.ts';
import type { Edit } from './project.ts';

type OfKind<K extends Edit['kind']> = Extract<Edit, { kind: K }>;
/** Edits that only change what roads say of themselves. */
export type RoadAttributeEdit = OfKind<
  | 'road-close'
  | 'road-open'
  | 'road-speed'
  | 'road-lanes'
  | 'road-capacity'
  | 'road-direction'
  | 'zone-30'
  | 'bus-lane'
  | 'bike-lane'
  | 'parking-removal'
>;

/**
 * The layer of roads with an edit of their attributes. A closure between two instants changes no attribute, and an
 * opening between two only says to whom: the instants stay with the edits, for engines.
 *
 * @throws AppError `edit/target-missing` for a road that is not there, `edit/no-road` when an area holds none,
 * `edit/no-lane` when no direction of a road has a lane to give.
 */
export function editRoads(layer: FeatureLayer | undefined, edit: RoadAttributeEdit): FeatureLayer {
  const known = requireRoads(layer, edit);
  const { table } = known;
  const features = edit.kind === 'zone-30' ? roadsInArea(table, edit) : roadsNamed(table, edit.roads, edit);
  return { ...known, table: changed(table, features, edit) };
}

/** @throws AppError `edit/target-missing` unless each of these roads is there. */
export function checkRoads(layer: FeatureLayer | undefined, edit: Edit, roads: readonly string[]): void {
  if (roads.length > 0) roadsNamed(requireRoads(layer, edit).table, roads, edit);
}

function changed(table: FeatureTable, features: readonly number[], edit: RoadAttributeEdit): FeatureTable {
  switch (edit.kind) {
    case 'road-close':
      return isForGood(edit) ? swapped(table, features, edit.classes, 'openedUses', 'closedUses') : table;
    case 'road-open':
      return isForGood(edit)
        ? swapped(table, features, edit.classes, 'closedUses', 'openedUses')
        : withBits(table, 'timedUses', features, (old) => old | bitsOfUses(edit.classes));
    case 'road-speed':
      return withNumbers(table, 'speedKmh', features, () => edit.speedKmh);
    case 'road-lanes':
      return withNumbers(table, 'lanes', features, () => edit.lanes);
    case 'road-capacity':
      return withNumbers(table, 'capacityPerH', features, () => edit.capacityPerH);
    case 'road-direction':
      return withText(table, 'direction', features, roadDirections[edit.direction]);
    case 'zone-30': {
      const speedKmh = Number(edit.speed);
      return withNumbers(table, 'zoneKmh', features, (old) => (old < speedKmh ? old : speedKmh));
    }
    case 'bus-lane':
      return withLanesGiven(table, features, edit, (directions) => directions);
    case 'bike-lane': {
      const marked = withText(table, 'cycleRight', features, 'Bande cyclable');
      return edit.takesLane === 'yes' ? withLanesGiven(marked, features, edit, () => 1) : marked;
    }
    case 'parking-removal':
      return withoutParking(table, features, edit);
  }
}

/** Uses taken out of one column of bits and put into the other: what held between two instants before is over. */
function swapped(
  table: FeatureTable,
  features: readonly number[],
  uses: readonly RoadUse[],
  from: EditedRoadColumn,
  to: EditedRoadColumn,
): FeatureTable {
  const bits = bitsOfUses(uses);
  const untimed =
    'timedUses' in table.columns ? withBits(table, 'timedUses', features, (old) => old & ~bits) : table;
  const taken = withBits(untimed, from, features, (old) => old & ~bits);
  return withBits(taken, to, features, (old) => old | bits);
}

function withBits(
  table: FeatureTable,
  column: EditedRoadColumn,
  features: readonly number[],
  changed: (old: number) => number,
): FeatureTable {
  return withNumbers(table, column, features, (old) => changed(Number.isNaN(old) ? 0 : old));
}

/** Lanes that vehicles keep where some become buses' or bicycles': one in each direction at least. */
function withLanesGiven(
  table: FeatureTable,
  features: readonly number[],
  edit: RoadAttributeEdit,
  wanted: (directions: number) => number,
): FeatureTable {
  const lanes = numbersOf(table, 'lanes');
  const left = new Map<number, number>();
  for (const feature of features) {
    const directions = directionsOf(table, feature);
    const stated = statedValue('lanes', lanes[feature] as number);
    const before = Number.isNaN(stated) ? directions : stated;
    const after = Math.max(directions, before - wanted(directions));
    if (after === before) throw noLane(edit, table.ids[feature] ?? '');
    left.set(feature, after);
  }
  const { columns } = withNumbers(table, 'lanes', features, () => Number.NaN);
  const values = columns['lanes'];
  if (values?.type === 'number') for (const [feature, count] of left) values.values[feature] = count;
  return { ...table, columns };
}

function directionsOf(table: FeatureTable, feature: number): number {
  return (keyOfWord(roadDirections, textAt(table, 'direction', feature)) ?? 'both') === 'both' ? 2 : 1;
}

/** Movements in and out of a parking place in an hour: half a change of car. An assumption of this project. */
const movesPerPlaceAndHour = 1;
/** Parking counts within this distance of the end of a road, where its capacity is settled, m. */
const parkingReachM = 75;
const mostMovesPerH = 180;
const leastParkingFactor = 0.05;

/**
 * What parking leaves of a capacity: (N − 0.1 − 18 Nₘ/3600)/N for N lanes and Nₘ movements an hour within 75 m of the
 * stop line, Nₘ at most 180, at least 0.05 (Transportation Research Board, Highway Capacity Manual 2000, exhibit 16-7).
 */
export function parkingFactor(lanes: number, movesPerH: number): number {
  const moves = Math.min(mostMovesPerH, movesPerH);
  return moves <= 0 ? 1 : Math.max(leastParkingFactor, (lanes - 0.1 - (18 * moves) / 3600) / lanes);
}

/** The places lie evenly along the roads and their directions; each road's capacity is what it was, without them. */
function withoutParking(
  table: FeatureTable,
  features: readonly number[],
  edit: OfKind<'parking-removal'>,
): FeatureTable {
  const lengths = features.map((feature) => lengthOf(table, feature));
  const placesPerM = edit.places / lengths.reduce((sum, lengthM) => sum + lengthM, 0);
  const lanes = numbersOf(table, 'lanes');
  const factors = numbersOf(table, 'capacityFactor').slice();
  for (const [i, feature] of features.entries()) {
    const directions = directionsOf(table, feature);
    const near = placesPerM * Math.min(parkingReachM, lengths[i] as number);
    const stated = statedValue('lanes', lanes[feature] as number) / directions;
    const freed = 1 / parkingFactor(stated > 1 ? stated : 1, (near * movesPerPlaceAndHour) / directions);
    const old = factors[feature] as number;
    factors[feature] = (Number.isNaN(old) ? 1 : old) * freed;
  }
  return { ...table, columns: { ...table.columns, capacityFactor: { type: 'number', values: factors } } };
}

function lengthOf({ featureOffsets, partOffsets, xy }: FeatureTable, feature: number): number {
  let lengthM = 0;
  const [firstPart, endPart] = [featureOffsets[feature] as number, featureOffsets[feature + 1] as number];
  for (let part = firstPart; part < endPart; part++) {
    for (let v = partOffsets[part] as number; v + 1 < (partOffsets[part + 1] as number); v++) {
      const dx = (xy[2 * v + 2] as number) - (xy[2 * v] as number);
      const dy = (xy[2 * v + 3] as number) - (xy[2 * v + 1] as number);
      lengthM += Math.sqrt(dx * dx + dy * dy);
    }
  }
  return lengthM;
}

/** Roads with more than half of their length in an area. */
export function roadsInArea(table: FeatureTable, edit: OfKind<'zone-30'>): readonly number[] {
  const ring = flatXY(edit.area);
  const found = Array.from({ length: table.count }, (_, feature) => feature).filter(
    (feature) => shareInside(table, feature, ring) > 0.5,
  );
  if (found.length === 0) throw noRoad(edit);
  return found;
}

/** Steps along which a road is looked at, m: half a carriageway. */
const stepM = 3;

function shareInside(table: FeatureTable, feature: number, ring: Float64Array): number {
  const { featureOffsets, partOffsets, xy } = table;
  let [inside, whole] = [0, 0];
  for (let part = featureOffsets[feature] as number; part < (featureOffsets[feature + 1] as number); part++) {
    for (let v = partOffsets[part] as number; v + 1 < (partOffsets[part + 1] as number); v++) {
      const [x, y] = [xy[2 * v] as number, xy[2 * v + 1] as number];
      const [dx, dy] = [(xy[2 * v + 2] as number) - x, (xy[2 * v + 3] as number) - y];
      const lengthM = Math.sqrt(dx * dx + dy * dy);
      const steps = Math.max(1, Math.ceil(lengthM / stepM));
      for (let k = 0; k < steps; k++) {
        const share = (k + 0.5) / steps;
        if (pointInRing(ring, x + share * dx, y + share * dy)) inside += lengthM / steps;
      }
      whole += lengthM;
    }
  }
  return whole === 0 ? 0 : inside / whole;
}

/** Positions of roads: the pieces of those that were cut, and what a layer draws twice, included. */
function roadsNamed(table: FeatureTable, roads: readonly string[], edit: Edit): readonly number[] {
  const found = new Map<string, number[]>(roads.map((road) => [road, []]));
  for (const [feature, id] of table.ids.entries()) {
    (found.get(id) ?? found.get(namesRoad(id)))?.push(feature);
  }
  for (const [road, features] of found) if (features.length === 0) throw missing(edit, road);
  return withDoubles(table, [...found.values()].flat());
}

/** @throws AppError `edit/target-missing` in a territory without roads. */
export function requireRoads(layer: FeatureLayer | undefined, edit: Edit): FeatureLayer {
  if (!layer || layer.table.count === 0) throw missing(edit, 'roads');
  return layer;
}

function missing(edit: Edit, target: string): AppError {
  return new AppError('edit/target-missing', `no road "${target}"`, { edit: called(edit), target });
}

export function noRoad(edit: Edit): AppError {
  return new AppError('edit/no-road', `"${called(edit)}" meets no road`, {
    edit: called(edit),
  });
}

function noLane(edit: Edit, road: string): AppError {
  return new AppError('edit/no-lane', `road "${road}" has no lane to give`, {
    edit: called(edit),
    road,
  });
}
