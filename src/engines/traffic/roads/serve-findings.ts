import type { AppliedTerritory } from '../../../simulation/contract.ts';
import type { AppError } from '../../../base/errors.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { createRoads } from './create-roads.ts';
import { banRequests } from './road-requests.ts';

/** Asks what a person should know of a layer of roads. */
export interface FindingsCall {
  readonly table: FeatureTable;
  readonly turnBans: AppliedTerritory['layers']['turnBans'] | null;
}

/** What was left out, cut or assumed of it, and where cars are caught; one of each kind. */
export interface FindingsAnswer {
  readonly problems: readonly Pick<AppError, 'code' | 'message' | 'details'>[];
}

/** The worker's end of a channel. */
export interface FindingsPort {
  postMessage(answer: FindingsAnswer): void;
  addEventListener(type: 'message', listener: (event: { readonly data: FindingsCall }) => void): void;
}

export function roadFindings({ table, turnBans }: FindingsCall): FindingsAnswer {
  const bans = banRequests({ layers: turnBans ? { turnBans } : {}, edits: [] });
  const { problems } = createRoads(table, { bans });
  // A structured clone of an Error loses its code and its details.
  return { problems: problems.map(({ code, message, details }) => ({ code, message, details })) };
}

export function serveFindings(port: FindingsPort): void {
  port.addEventListener('message', ({ data }) => port.postMessage(roadFindings(data)));
}
