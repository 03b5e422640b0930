/** Who may use a road: bits, so that one number says all of them. */
export const roadUses = { car: 1, heavy: 2, bus: 4, bike: 8, walk: 16, rescue: 32 } as const;
export type RoadUse = keyof typeof roadUses;

/** As documents name them. */
export const roadUseNames = [
  'car',
  'heavy',
  'bus',
  'bike',
  'walk',
  'rescue',
] as const satisfies readonly RoadUse[];

export const motorUses = roadUses.car | roadUses.heavy | roadUses.bus | roadUses.rescue;

/** The bits of several uses. */
export function bitsOfUses(uses: readonly RoadUse[]): number {
  return uses.reduce((bits, use) => bits | roadUses[use], 0);
}

/** What a closure or an opening says of time; records of before there were instants say nothing. */
interface InTime {
  readonly fromS?: number | null | undefined;
  readonly toS?: number | null | undefined;
}

/** Whether it holds from the start of the event to its end. */
export function isForGood({ fromS, toS }: InTime): boolean {
  return (fromS ?? null) === null && (toS ?? null) === null;
}

/**
 * Columns that edits add to the layer of roads, beside the attributes that sources fill. Numbers, NaN: no edit.
 *
 * - `closedUses`, `openedUses`: bits of `roadUses`, taken from and given to what the attributes allow.
 * - `timedUses`: bits given between instants alone, which stay with the edits.
 * - `capacityPerH`: passenger cars an hour in each direction, all lanes.
 * - `capacityFactor`: by which the capacity is multiplied.
 * - `zoneKmh`: 30 or 20, the speed of the zone that holds the road.
 */
export type EditedRoadColumn =
  | 'closedUses'
  | 'openedUses'
  | 'timedUses'
  | 'capacityPerH'
  | 'capacityFactor'
  | 'zoneKmh';
