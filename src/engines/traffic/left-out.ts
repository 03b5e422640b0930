import { called } from '../../base/called.ts';
import { AppError } from '../../base/errors.ts';
import type { AppliedTerritory } from '../../simulation/contract.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import type { DayDemand } from './day-demand.ts';
import { banOf } from './roads/road-requests.ts';
import type { Roads } from './roads/roads.ts';
import { Tally } from './roads/tally.ts';
import { resolveBans } from './roads/turn-bans.ts';

/** What a day goes on without, for a person to mend. */
export function leftOutOfDay({ result, observed, crossings }: DayDemand): readonly AppError[] {
  return [
    ...result.problems,
    ...(observed?.problems ?? []),
    ...crossings.lost.map(({ vehiclesPerDay }) => {
      const details = { vehicles: Math.round(vehiclesPerDay) };
      return new AppError(
        'traffic/through-unplaced',
        `${details.vehicles} through vehicles on no road`,
        details,
      );
    }),
  ];
}

/** Turn bans of an alternative between roads of which neither leads to the other. */
export function vainBans(
  roads: Roads,
  table: FeatureTable,
  edits: AppliedTerritory['edits'],
): readonly AppError[] {
  return edits.flatMap((edit, position) => {
    if (edit.kind !== 'turn-ban') return [];
    if (resolveBans(roads, table, [banOf(edit)], new Tally()).length > 0) return [];
    const name = called(edit);
    return [new AppError('traffic/ban-unmet', `"${name}" bans no turn`, { edit: name, position })];
  });
}
