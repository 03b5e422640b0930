import { digestOfArrays } from '../../src/base/digest.ts';
import { drained } from '../../src/base/steps.ts';
import type { Engine } from '../../src/simulation/contract.ts';
import { engineCases } from './engine-cases.ts';

/** What every JavaScript engine must find for `energyDigest`. */
export const expectedDigest = 'f48a9ff133a75f8ae24a9e2aed17e01ff01984a7f7deb294b6a124bf450bc8d6';

/** All fields of the contract suite's year: made-up weather, horizons, 5R1C, supply, modules and curves. */
export function energyDigest(): string {
  const one = engineCases().find(({ engine }) => engine.spec.id === 'energy')!;
  const engine = one.engine as unknown as Engine;
  const input = engine.createInput(one.applied, one.hypothesis, one.parameters, {});
  const steps = engine.run(input, one.parameters, { seed: 1, frameEveryS: one.frameEveryS });
  return digestOfArrays(Object.values(drained(steps).fields).filter((values) => values !== undefined));
}
