import { called } from '../../../base/called.ts';
import type { AppliedTerritory } from '../../../simulation/contract.ts';
import { namesRoad } from '../../../territory/road-pieces.ts';
import { isForGood, roadUseNames } from '../../../territory/road-uses.ts';
import { textAt } from '../../../territory/table-ops.ts';
import type { RoadClosure } from '../closures.ts';
import type { DistrictEdit } from '../demand/zones.ts';
import { uses } from './roads.ts';
import type { BanRequest } from './turn-bans.ts';

type Edits = AppliedTerritory['edits'];

/** Turns banned by the territory's layer, then by edits, in their order. */
export function banRequests({
  layers,
  edits,
}: {
  readonly layers: Pick<AppliedTerritory['layers'], 'turnBans'>;
  readonly edits: Edits;
}): readonly BanRequest[] {
  const requests: BanRequest[] = [];
  const table = layers.turnBans?.table;
  for (let feature = 0; table !== undefined && feature < table.count; feature++) {
    const vertex = table.partOffsets[table.featureOffsets[feature]!]!;
    requests.push({
      id: table.ids[feature] ?? '',
      from: textAt(table, 'from', feature).trim(),
      to: textAt(table, 'to', feature)
        .split(/[/,;\s]+/)
        .filter((id) => id !== ''),
      at: [table.xy[2 * vertex]!, table.xy[2 * vertex + 1]!],
    });
  }
  for (const edit of edits) if (edit.kind === 'turn-ban') requests.push(banOf(edit));
  return requests;
}

/** The turn that an edit bans. */
export function banOf(edit: Extract<Edits[number], { kind: 'turn-ban' }>): BanRequest {
  return { id: called(edit), from: edit.from, to: [edit.to], at: null };
}

/**
 * Closures that edits state between two instants, and those before and after the instants between which edits open roads;
 * what holds for the whole event is in the roads' own `use`. By road; for each use the later edit wins while it lasts.
 */
export function decidedClosures(ids: readonly string[], edits: Edits): readonly RoadClosure[] {
  const own = edits.filter(isWayEdit);
  const timed = new Set(own.flatMap((edit) => (isForGood(edit) ? [] : edit.roads)));
  if (timed.size === 0) return [];
  const closures: RoadClosure[] = [];
  for (const [road, id] of ids.entries()) {
    const isNamed = (named: string): boolean => named === id || named === namesRoad(id);
    if (!timed.has(id) && !timed.has(namesRoad(id))) continue;
    closures.push(
      ...closuresOfRoad(
        road,
        own.filter(({ roads }) => roads.some(isNamed)),
      ),
    );
  }
  return closures;
}

type WayEdit = Extract<Edits[number], { kind: 'road-close' | 'road-open' }>;

function isWayEdit(edit: Edits[number]): edit is WayEdit {
  return edit.kind === 'road-close' || edit.kind === 'road-open';
}

function closuresOfRoad(road: number, edits: readonly WayEdit[]): readonly RoadClosure[] {
  const found = new Map<string, RoadClosure>();
  const add = (use: number, [fromS, toS]: Period, isOfTimed: boolean): void => {
    const key = `${fromS} ${toS} ${isOfTimed}`;
    const known = found.get(key);
    found.set(key, { road, use: use | (known?.use ?? 0), fromS, toS, isOfTimed });
  };
  for (const name of roadUseNames) {
    let [shut, open]: [readonly Period[], readonly Period[]] = [[], []];
    for (const edit of edits) {
      if (!edit.classes.includes(name)) continue;
      const period: Period = [edit.fromS ?? 0, edit.toS ?? Infinity];
      if (isForGood(edit)) [shut, open] = [[], []];
      else if (edit.kind === 'road-close') shut = [...without(shut, period), period];
      else [shut, open] = [without(shut, period), [...open, period]];
    }
    for (const period of shut) add(uses[name], period, false);
    if (open.length === 0) continue;
    const closed = open.reduce<readonly Period[]>(without, [[0, Infinity]]);
    for (const period of closed) add(uses[name], period, true);
  }
  return [...found.values()];
}

/** From an instant until another, s. */
type Period = readonly [fromS: number, toS: number];

/** What is left of some periods outside another one. */
function without(periods: readonly Period[], [fromS, toS]: Period): readonly Period[] {
  const left = periods.flatMap(([from, to]): readonly Period[] => [
    [from, Math.min(to, fromS)],
    [Math.max(from, toS), to],
  ]);
  return left.filter(([from, to]) => from < to);
}

/** Districts that are not there yet, in the order of the edits. */
export function districtsOf(edits: Edits): readonly DistrictEdit[] {
  return edits.flatMap((edit) => (edit.kind === 'district' ? [edit] : []));
}
