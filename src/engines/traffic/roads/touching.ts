import type { Graph } from '../../../base/graph.ts';

/** Of each of some links, the first of those that it touches, one after the other: links of one stretch have the same. */
export function stretchesOf(
  { tail, head }: Pick<Graph, 'tail' | 'head'>,
  links: readonly number[],
): ReadonlyMap<number, number> {
  const atNode = new Map<number, number[]>();
  for (const link of links)
    for (const node of [tail[link]!, head[link]!]) {
      const known = atNode.get(node);
      if (known) known.push(link);
      else atNode.set(node, [link]);
    }
  const firstOf = new Map<number, number>();
  for (const first of links) {
    if (firstOf.has(first)) continue;
    firstOf.set(first, first);
    const reached = [first];
    for (const link of reached) {
      const touching = [tail[link]!, head[link]!].flatMap((node) => atNode.get(node) ?? []);
      for (const next of touching) {
        if (firstOf.has(next)) continue;
        firstOf.set(next, first);
        reached.push(next);
      }
    }
  }
  return firstOf;
}
