import type { AppliedTerritory } from '../../../simulation/contract.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { createRoads } from './create-roads.ts';
import { banRequests } from './road-requests.ts';
import { type Use, uses } from './roads.ts';
import { cutOffBuildings, type RoadState } from './side-effects.ts';

/** A layer of roads, and the edits that made it: they ban turns. */
export interface EditedRoads {
  readonly table: FeatureTable;
  readonly edits: AppliedTerritory['edits'];
}

/** Asks what one layer of roads instead of another does to the ways to buildings. */
export interface EffectsCall {
  readonly number: number;
  readonly before: EditedRoads;
  readonly after: EditedRoads;
  readonly turnBans: AppliedTerritory['layers']['turnBans'] | null;
  readonly buildings: FeatureTable;
}

/** Buildings by what happens to their way from the main network. */
export interface WayCounts {
  readonly noLonger: number;
  readonly newly: number;
  readonly still: number;
  readonly never: number;
}

export interface EffectsAnswer {
  readonly number: number;
  readonly byUse: Readonly<Partial<Record<Use, WayCounts>>>;
}

/** The worker's end of a channel. */
export interface EffectsPort {
  postMessage(answer: EffectsAnswer): void;
  addEventListener(type: 'message', listener: (event: { readonly data: EffectsCall }) => void): void;
}

const told = ['car', 'rescue', 'walk'] as const satisfies readonly Use[];

/** Answers each call in its turn. */
export function serveEffects(port: EffectsPort): void {
  port.addEventListener('message', ({ data }) => {
    const { number, before, after, turnBans, buildings } = data;
    const layers = turnBans ? { turnBans } : {};
    const stateOf = ({ table, edits }: EditedRoads): RoadState => ({
      table,
      roads: createRoads(table, { bans: banRequests({ layers, edits }) }),
    });
    const [was, is] = [stateOf(before), stateOf(after)];
    const entries = told.map((use) => {
      const cut = cutOffBuildings(was, is, buildings, uses[use]);
      const counts: WayCounts = {
        noLonger: cut.noLongerReached.length,
        newly: cut.newlyReached.length,
        still: cut.stillReached,
        never: cut.stillUnreached.length,
      };
      return [use, counts] as const;
    });
    port.postMessage({ number, byUse: Object.fromEntries(entries) });
  });
}
