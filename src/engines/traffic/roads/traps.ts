import { roadUses } from '../../../territory/road-uses.ts';
import { reachedFrom, strongGroups } from './components.ts';
import type { Roads } from './roads.ts';

/** One per node: 1 where it is one. */
export interface Traps {
  /** Cars of the main network can come, and cannot go back. */
  readonly noWayOut: Uint8Array;
  /** Cars can leave for the main network, and cannot come from it. */
  readonly noWayIn: Uint8Array;
}

/**
 * Nodes that one-way roads join in one way only to the main network of cars: its largest set of nodes each
 * reached from every other.
 */
export function carTraps({ graph, use }: Pick<Roads, 'graph' | 'use'>): Traps {
  const open = use.map((bits) => bits & roadUses.car);
  const { group } = strongGroups(graph, open);
  const core = Uint8Array.from(group, (index) => (index === 0 ? 1 : 0));
  const beyond = (reached: Uint8Array): Uint8Array => reached.map((is, node) => is & (1 - core[node]!));
  return {
    noWayOut: beyond(reachedFrom(graph, open, core)),
    noWayIn: beyond(reachedFrom(graph, open, core, 'backward')),
  };
}
