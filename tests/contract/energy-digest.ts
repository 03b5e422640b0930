import { digestOfArrays } from '../../src/base/digest.ts';
import { drained } from '../../src/base/steps.ts';
import type { Engine } from '../../src/simulation/contract.ts';
import { engineCases } from './engine-cases.ts';

/** What every JavaScript engine must find for `energyDigest`. */
export const expectedDigest = '84ae2fe09310509f22e0aaf192c116bdafe5d2d4d78beff6723796bd5cfb042c';

/** All fields of the contract suite's year: made-up weather, horizons, 5R1C, supply, modules and curves. */
export function energyDigest(): string {
  const one = engineCases().find(({ engine }) => engine.spec.id === 'energy')!;
  const engine = one.engine as unknown as Engine;
  const input = engine.createInput(one.applied, one.hypothesis, one.parameters, {});
  const steps = engine.run(input, one.parameters, { seed: 1, frameEveryS: one.frameEveryS });
  return digestOfArrays(Object.values(drained(steps).fields).filter((values) => values !== undefined));
}
