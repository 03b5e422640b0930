import type { FeatureTable } from '../../../territory/feature-table.ts';
import { namesRoad } from '../../../territory/road-pieces.ts';
import type { Roads, TurnBan } from './roads.ts';
import type { Tally } from './tally.ts';

/** A turn that a source or an edit forbids, by the identifiers of the roads. */
export interface BanRequest {
  /** Of the ban itself: told when it cannot be kept. */
  readonly id: string;
  readonly from: string;
  /** Each road that may not be taken from there. */
  readonly to: readonly string[];
  /** Where, when the roads meet twice; null: wherever they meet. */
  readonly at: readonly [number, number] | null;
}

type Joined = Pick<Roads, 'graph' | 'nodeXY' | 'road'>;

/**
 * The bans between links. One whose roads are unknown, or do not follow each other, is counted in `unmet`: among
 * them BD TOPO's bans of a whole chain of roads, which no pair of links can say.
 */
export function resolveBans(
  roads: Joined,
  table: FeatureTable,
  requests: readonly BanRequest[],
  unmet: Tally,
): readonly TurnBan[] {
  if (requests.length === 0) return [];
  const linksOf = linksByRoad(roads, table, requests);
  const bans: TurnBan[] = [];
  for (const request of requests) {
    const found = request.to.map((to) =>
      turnsBetween(roads, linksOf.get(request.from) ?? [], linksOf.get(to) ?? [], request.at),
    );
    if (found.length === 0 || found.some((turns) => turns.length === 0)) unmet.add(request.id);
    else bans.push(...found.flat());
  }
  return distinct(bans);
}

/** Links of the roads that bans name, the pieces of a road that an edit cut included. */
function linksByRoad(
  { road }: Joined,
  table: FeatureTable,
  requests: readonly BanRequest[],
): ReadonlyMap<string, readonly number[]> {
  const links = new Map<string, number[]>();
  for (const { from, to } of requests) for (const id of [from, ...to]) links.set(id, []);
  for (const [link, feature] of road.entries()) {
    links.get(namesRoad(table.ids[feature] ?? ''))?.push(link);
  }
  return links;
}

function turnsBetween(
  { graph, nodeXY }: Joined,
  from: readonly number[],
  to: readonly number[],
  at: BanRequest['at'],
): readonly TurnBan[] {
  const turns = from.flatMap((fromLink) =>
    to
      .filter((toLink) => graph.head[fromLink] === graph.tail[toLink])
      .map((toLink) => ({ fromLink, toLink })),
  );
  if (at === null || turns.length < 2) return turns;
  const off = ({ fromLink }: TurnBan): number => {
    const node = graph.head[fromLink]!;
    const [dx, dy] = [nodeXY[2 * node]! - at[0], nodeXY[2 * node + 1]! - at[1]];
    return dx * dx + dy * dy;
  };
  const nearest = Math.min(...turns.map(off));
  return turns.filter((turn) => off(turn) === nearest);
}

function distinct(bans: readonly TurnBan[]): readonly TurnBan[] {
  const seen = new Set<string>();
  return bans.filter(({ fromLink, toLink }) => {
    const key = `${fromLink} ${toLink}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
