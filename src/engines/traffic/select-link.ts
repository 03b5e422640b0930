import type { PathAssignment } from './path-assignment.ts';

/** Who drives through some links, and where else they drive. */
export interface SelectedTraffic {
  /** Passenger cars on every link, of the paths through the selection. */
  readonly flow: Float64Array;
  /** Passenger cars of each pair that has some through the selection, and the pairs' places in `PathAssignment`. */
  readonly pairs: Int32Array;
  readonly amounts: Float64Array;
}

/**
 * The traffic through any of some links, from the path flows of an equilibrium. Link flows of an equilibrium are
 * unique, path flows are not: another equilibrium of the same flows may share a pair's trips otherwise between
 * paths of equal cost.
 */
export function selectLinks(
  { pairs, paths, state }: PathAssignment,
  links: Iterable<number>,
): SelectedTraffic {
  const isSelected = new Uint8Array(state.flow.length);
  for (const link of links) isSelected[link] = 1;
  const flow = new Float64Array(state.flow.length);
  const found: number[] = [];
  const amounts: number[] = [];
  for (let pair = 0; pair < pairs.count; pair++) {
    let amount = 0;
    for (let path = paths.head[pair]!; path >= 0; path = paths.next[path]!) {
      if (!(paths.flow[path]! > 0) || !paths.uses(path, isSelected)) continue;
      paths.addFlow(path, flow);
      amount += paths.flow[path]!;
    }
    if (amount === 0) continue;
    found.push(pair);
    amounts.push(amount);
  }
  return { flow, pairs: Int32Array.from(found), amounts: Float64Array.from(amounts) };
}
