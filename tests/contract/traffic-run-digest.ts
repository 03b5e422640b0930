import { digestOfArrays } from '../../src/base/digest.ts';
import { trafficEngine } from '../../src/engines/traffic/index.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import { resolveEdits } from '../../src/scenario/resolve.ts';
import { resolveParameters } from '../../src/simulation/contract.ts';
import { createValley } from './flood-case.ts';
import { createTown, createTrafficProject, withBuses } from './traffic-case.ts';

/** What every JavaScript engine must find for `trafficRunDigest`. */
export const expectedRunDigest = '3349b1e364cd361ba6e20e8252dbb0c6e217587eac93476d4e6b85e18c0775c6';

/** All fields and the last state of a town's morning with a street closed under way. */
export function trafficRunDigest(): string {
  const town = withBuses(createTown(createValley()));
  const project = createTrafficProject(town);
  const parameters = {
    ...resolveParameters(trafficEngine.spec),
    ...project.parameters['traffic'],
  };
  const applied = applyEdits(town, resolveEdits(project, 'works'));
  const input = trafficEngine.createInput(applied, project.hypotheses[0]!, parameters, {});
  const steps = trafficEngine.run(input, parameters, { seed: 1, frameEveryS: 600 });
  let last: Readonly<Record<string, unknown>> = {};
  let next = steps.next();
  for (; !next.done; next = steps.next()) last = next.value.frame ?? last;
  const arrays = [...Object.entries(next.value.fields), ...Object.entries(last)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, values]) => Float64Array.from(values as Float32Array));
  return digestOfArrays(arrays);
}
