import type { FeatureTable } from '../../../territory/feature-table.ts';
import { createRoads } from './create-roads.ts';
import { type Use, uses } from './roads.ts';
import { cutOffBuildings } from './side-effects.ts';

/** Asks what one layer of roads instead of another does to the ways to buildings. */
export interface EffectsCall {
  readonly number: number;
  readonly before: FeatureTable;
  readonly after: FeatureTable;
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
  port.addEventListener('message', ({ data: { number, before, after, buildings } }) => {
    const was = { table: before, roads: createRoads(before) };
    const is = { table: after, roads: createRoads(after) };
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
