import { called } from '../../../base/called.ts';
import type { AppliedTerritory } from '../../../simulation/contract.ts';
import { namesRoad } from '../../../territory/road-pieces.ts';
import { bitsOfUses } from '../../../territory/road-uses.ts';
import { textAt } from '../../../territory/table-ops.ts';
import type { RoadClosure } from '../closures.ts';
import type { DistrictEdit } from '../demand/zones.ts';
import type { BanRequest } from './turn-bans.ts';

type Edits = AppliedTerritory['edits'];

/** Turns banned by the territory's layer, then by edits, in their order. */
export function banRequests({
  layers,
  edits,
}: Pick<AppliedTerritory, 'layers' | 'edits'>): readonly BanRequest[] {
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
  for (const edit of edits) {
    if (edit.kind !== 'turn-ban') continue;
    requests.push({ id: called(edit), from: edit.from, to: [edit.to], at: null });
  }
  return requests;
}

/** Closures that edits state between two instants; those for the whole event are in the roads' own `use`. */
export function decidedClosures(ids: readonly string[], edits: Edits): readonly RoadClosure[] {
  const closures: RoadClosure[] = [];
  for (const edit of edits) {
    if (edit.kind !== 'road-close' || (edit.fromS === null && edit.toS === null)) continue;
    const named = new Set(edit.roads);
    for (const [road, id] of ids.entries()) {
      if (!named.has(id) && !named.has(namesRoad(id))) continue;
      closures.push({
        road,
        use: bitsOfUses(edit.classes),
        fromS: edit.fromS ?? 0,
        toS: edit.toS ?? Infinity,
      });
    }
  }
  return closures;
}

/** Districts that are not there yet, in the order of the edits. */
export function districtsOf(edits: Edits): readonly DistrictEdit[] {
  return edits.flatMap((edit) => (edit.kind === 'district' ? [edit] : []));
}
