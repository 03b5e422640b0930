import { drained } from '../../src/base/steps.ts';
import { energyEngine } from '../../src/engines/energy/index.ts';
import type { EnergyParameter } from '../../src/engines/energy/parameters.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import type { Condition, Edit } from '../../src/scenario/project.ts';
import {
  type AppliedTerritory,
  type Hypothesis,
  type Parameters,
  resolveParameters,
  type RunResult,
} from '../../src/simulation/contract.ts';
import { engineCases } from '../contract/engine-cases.ts';

const { applied, hypothesis } = engineCases().find(({ engine }) => engine.spec.id === 'energy')!;
/** A year that a hypothesis warms, with a heat wave. */
export const warmYear = hypothesis;
/** The valley's twelve houses, described. */
export const homes = applied.territory;
export const plainYear: Hypothesis = { ...warmYear, conditions: [] };
export const usual = resolveParameters(energyEngine.spec);

/** What a run differs in from a plain year of these houses. */
export interface Asked {
  readonly edits?: readonly Edit[];
  readonly conditions?: readonly Condition[];
  readonly parameters?: Parameters<EnergyParameter>;
  readonly place?: AppliedTerritory['territory'];
}

export function inputOf({ edits = [], conditions = [], parameters = usual, place = homes }: Asked) {
  return energyEngine.createInput(
    applyEdits(place, edits),
    { ...plainYear, conditions: [...conditions] },
    parameters,
    {},
  );
}

export function resultOf(asked: Asked): RunResult {
  return drained(energyEngine.run(inputOf(asked), asked.parameters ?? usual, { seed: 1, frameEveryS: 1e8 }));
}

export function valueOf(result: RunResult, indicator: string, key?: string): number {
  const row = result.indicators[indicator]!.find((one) => one.key === key);
  return row!.value!;
}

export const selection = { ids: [], area: null, which: 'all' as const, builtBefore: null };
