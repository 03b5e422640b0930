import { expect, test } from 'vitest';
import { drained } from '../../src/base/steps.ts';
import { dayDemand } from '../../src/engines/traffic/day-demand.ts';
import { demandWithTraffic } from '../../src/engines/traffic/demand-feedback.ts';
import { vehicleMatrix } from '../../src/engines/traffic/demand/vehicles.ts';
import { trafficEngine } from '../../src/engines/traffic/index.ts';
import type { TrafficInput } from '../../src/engines/traffic/input.ts';
import type { TrafficParameter } from '../../src/engines/traffic/parameters.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import type { Hypothesis } from '../../src/scenario/project.ts';
import { type Parameters, resolveParameters } from '../../src/simulation/contract.ts';
import { createValley } from '../contract/flood-case.ts';
import { createTown, createTrafficProject } from '../contract/traffic-case.ts';

const town = createTown(createValley());
const morning = createTrafficProject(town).hypotheses[0]!;
const grown = (factor: number): Hypothesis => ({
  ...morning,
  conditions: [{ kind: 'traffic/growth', id: 'g', label: '', factor }],
});

function withParameters(changed: Partial<Record<TrafficParameter, number>>): Parameters<TrafficParameter> {
  return { ...resolveParameters(trafficEngine.spec), ...changed };
}

function inputOf(hypothesis: Hypothesis, parameters: Parameters<TrafficParameter>): TrafficInput {
  return trafficEngine.createInput(applyEdits(town, []), hypothesis, parameters, {});
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

test('TR-250 where roads are empty one return settles times, and next to nothing changes', () => {
  const { demand } = inputOf(morning, withParameters({}));
  const [without, returned] = [0, 4].map((passes) => drained(demandWithTraffic(demand, passes, 2, null)));
  expect(returned!.passes).toBeLessThanOrEqual(1);
  expect(returned!.residual).toBeLessThanOrEqual(1e-5);
  const cars = [without!, returned!].map(({ result }) => sum(vehicleMatrix(result, 'car', null)));
  expect(cars[1]! / cars[0]!).toBeCloseTo(1, 4);
});

test('TR-250 where roads are full times come nearer to those of their own traffic, and what is missed is told', () => {
  // Eight times the trips on little of the capacity.
  const { demand } = inputOf(grown(8), withParameters({ capacityFactor: 0.03 }));
  const missed = [1, 2, 4].map((passes) => drained(demandWithTraffic(demand, passes, 2, null)).residual);
  expect(missed[0]).toBeGreaterThan(1e-3);
  for (const [k, residual] of missed.slice(1).entries()) expect(residual).toBeLessThan(missed[k]!);
  expect(missed.at(-1)).toBeLessThan(1e-4);
});

test('TR-251 people who know of traffic drive less, and today’s shares stay the surveyed ones', () => {
  const parameters = withParameters({ capacityFactor: 0.03 });
  const dayOf = (hypothesis: Hypothesis, feedback: number) =>
    drained(dayDemand(inputOf(hypothesis, parameters), { ...parameters, feedback }));
  const [blind, knowing] = [0, 8].map((feedback) => dayOf(grown(8), feedback));
  const shareOf = ({ result }: typeof blind & object): number =>
    result.totals.residentModeShares.car + result.totals.residentModeShares.passenger;
  expect(shareOf(knowing!)).toBeLessThan(shareOf(blind!) - 0.005);
  const today = dayOf(morning, 8).result.totals.residentModeShares;
  expect(today.car + today.passenger).toBeCloseTo(0.628, 3);
});

test('TR-251 a run tells how often it came back to the demand, and stops at the number that is asked', () => {
  const parameters = withParameters({ capacityFactor: 0.03, gap: 1e-4, feedback: 1.5, startHour: 7 });
  const run = trafficEngine.run(inputOf(grown(8), parameters), parameters, { seed: 1, frameEveryS: 7200 });
  const { diagnostics } = drained(run);
  expect(diagnostics['feedbackPasses']).toBe(2);
  expect(diagnostics['feedbackResidual']).toBeGreaterThan(0);
});
