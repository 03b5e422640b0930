import { digestOfArrays } from '../../src/base/digest.ts';
import type { Engine } from '../../src/simulation/contract.ts';
import { engineCases } from './engine-cases.ts';

/** What every JavaScript engine must find for `energyDigest`. */
export const expectedDigest = 'dca0878c1995ad2e83cf9d7ba0b581280fabace9895b86c4b5b405950e8ce398';

/** All fields of the contract suite's year: made-up weather, horizons, 5R1C, supply, modules and curves. */
export function energyDigest(): string {
  const one = engineCases().find(({ engine }) => engine.spec.id === 'energy')!;
  const engine = one.engine as unknown as Engine;
  const input = engine.createInput(one.applied, one.hypothesis, one.parameters, {});
  const steps = engine.run(input, one.parameters, { seed: 1, frameEveryS: one.frameEveryS });
  let next = steps.next();
  while (!next.done) next = steps.next();
  return digestOfArrays(Object.values(next.value.fields).filter((values) => values !== undefined));
}
