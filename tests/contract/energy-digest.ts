import { digestOfArrays } from '../../src/base/digest.ts';
import { drained } from '../../src/base/steps.ts';
import type { Engine } from '../../src/simulation/contract.ts';
import { engineCases } from './engine-cases.ts';

/** What every JavaScript engine must find for `energyDigest`. */
export const expectedDigest = '21920b4d1dde5c8ce1a679f5fad1db31e3911c2f19ef28b8610b17f4c1faa572';

/** All fields of the contract suite's year: made-up weather, horizons, 5R1C, supply, modules and curves. */
export function energyDigest(): string {
  const one = engineCases().find(({ engine }) => engine.spec.id === 'energy')!;
  const engine = one.engine as unknown as Engine;
  const input = engine.createInput(one.applied, one.hypothesis, one.parameters, {});
  const steps = engine.run(input, one.parameters, { seed: 1, frameEveryS: one.frameEveryS });
  return digestOfArrays(Object.values(drained(steps).fields).filter((values) => values !== undefined));
}
