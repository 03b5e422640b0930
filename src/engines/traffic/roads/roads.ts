import type { AppError } from '../../../base/errors.ts';
import type { Graph } from '../../../base/graph.ts';

/** Who may use a link: bits of `Roads.use`. */
export { type RoadUse as Use, roadUses as uses } from '../../../territory/road-uses.ts';

/** A turn that nobody may make. */
export interface TurnBan {
  readonly fromLink: number;
  readonly toLink: number;
}

/** Directed roads of a territory as an alternative would make it; one value per link unless it says otherwise. */
export interface Roads {
  /** Nodes are junctions and ends: segments join where they share an end point, never where they merely cross. */
  readonly graph: Graph;
  /** Easting, northing of each node, m, in the territory's CRS. */
  readonly nodeXY: Float64Array;
  /** Feature of the roads' layer that the link follows: several links of one direction where it has parts or loops. */
  readonly road: Int32Array;
  /** 1: in the order of the feature's vertices. */
  readonly isForward: Uint8Array;
  /**
   * Vertices of the layer that the link follows, both included, first < last: from first to last when it is
   * forward, from last to first when not.
   */
  readonly firstVertex: Int32Array;
  readonly lastVertex: Int32Array;
  /** The link of the other direction, −1 where there is none. */
  readonly opposite: Int32Array;
  /** Bits of `uses`: who may use it in this direction, were no edit to close it. */
  readonly use: Uint8Array;
  /** Of these, those to whom edits close it from the start of the event to its end. */
  readonly closedUse: Uint8Array;
  /** Of these, those who may only between instants that edits state. */
  readonly timedUse: Uint8Array;
  /** Position in `roadClasses`. */
  readonly roadClass: Uint8Array;
  readonly isUrban: Uint8Array;
  readonly lengthM: Float64Array;
  readonly freeSpeedKmh: Float64Array;
  /** In this direction. */
  readonly lanes: Float64Array;
  /** Passenger cars an hour in this direction, all lanes, from end to end; 0 where no motor vehicle passes. */
  readonly capacityPerH: Float64Array;
  /** The same before the lights at its end: as many may enter. */
  readonly entryPerH: Float64Array;
  /** Rise per length in the direction of travel; 0 where elevations are unknown. */
  readonly slope: Float64Array;
  /** Of each node, whatever the directions: 0 is the one with the most nodes. */
  readonly component: Int32Array;
  readonly components: number;
  readonly bans: readonly TurnBan[];
  /** What a person should know of the layer: segments left out, and why. */
  readonly problems: readonly AppError[];
}

/** Who may use each link while the event lasts, or for a part of it. */
export function openUse({ use, closedUse }: Pick<Roads, 'use' | 'closedUse'>): Uint8Array {
  return use.map((bits, link) => bits & ~closedUse[link]!);
}

/** Links that edits close to a use from the start of the event to its end, 1 each; null: none. */
export function closedForGood(
  { use, closedUse }: Pick<Roads, 'use' | 'closedUse'>,
  bit: number,
): Uint8Array | null {
  const closed = closedUse.map((bits, link) => ((bits & use[link]! & bit) === 0 ? 0 : 1));
  return closed.includes(1) ? closed : null;
}
