import type { AppliedTerritory } from '../../../simulation/contract.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { namesRoad } from '../../../territory/road-pieces.ts';
import type { Roads } from './roads.ts';

/** Lights of a junction, for the vehicles of some roads or of all that come to it. */
export interface LightsRequest {
  readonly at: readonly [number, number];
  /** The junction is what lies within so many m. */
  readonly withinM: number;
  /** Empty: all. */
  readonly roads: readonly string[];
  /** Passenger cars an hour that each lane lets out: share of green × saturation flow. */
  readonly perLaneAndH: number;
}

/** Lights that edits set up, in their order. */
export function lightsRequests({ edits }: Pick<AppliedTerritory, 'edits'>): readonly LightsRequest[] {
  return edits.flatMap((edit) => {
    if (edit.kind !== 'traffic-lights' || !edit.point[0]) return [];
    const { withinM, roads, greenShare, saturationPerH } = edit;
    return [{ at: edit.point[0], withinM, roads, perLaneAndH: greenShare * saturationPerH }];
  });
}

/**
 * Passenger cars an hour that leave each link at its end: its capacity, or what the lights there let out (share of green ×
 * saturation flow × lanes), where that is less. Neither is a part of the other: a class's capacity in town, which holds what
 * usual junctions cost, is not lowered a second time. Lights stand at links that come to the junction from outside; of two
 * requests for one link the later counts.
 */
export function exitCapacities(
  roads: Pick<Roads, 'graph' | 'nodeXY' | 'road' | 'lanes' | 'capacityPerH'>,
  table: FeatureTable,
  requests: readonly LightsRequest[],
): Float64Array {
  const { graph, nodeXY, road, lanes, capacityPerH } = roads;
  const exit = capacityPerH.slice();
  for (const { at, withinM, roads: named, perLaneAndH } of requests) {
    const isIn = (node: number): boolean => {
      const [dx, dy] = [nodeXY[2 * node]! - at[0], nodeXY[2 * node + 1]! - at[1]];
      return dx * dx + dy * dy <= withinM * withinM;
    };
    const whose = new Set(named);
    for (let link = 0; link < road.length; link++) {
      if (!isIn(graph.head[link]!) || isIn(graph.tail[link]!)) continue;
      const id = table.ids[road[link]!] ?? '';
      if (whose.size > 0 && !whose.has(id) && !whose.has(namesRoad(id))) continue;
      exit[link] = Math.min(capacityPerH[link]!, perLaneAndH * lanes[link]!);
    }
  }
  return exit;
}
