import { describe, expect, test } from 'vitest';
import type { ValidationResult } from '../../src/cli/validate/result.ts';
import {
  bottleneckCase,
  nodeFlowCase,
  queueCase,
  spillBackCase,
  wholeVehiclesCase,
} from '../../src/cli/validate/traffic/dynamic-cases.ts';
import { siouxFallsDay } from '../../src/cli/validate/traffic/sioux-falls-day.ts';
import { dataPath, describeWithData } from '../data.ts';

function expectToHold(result: ValidationResult): void {
  expect(result.pass, JSON.stringify(result, null, 1)).toBe(true);
}

describe('kinematic waves, exact', () => {
  test('TR-176 a bottleneck whose queue reaches the origin: peak, last delay, mean, and who waits there', () => {
    const result = bottleneckCase();
    expectToHold(result);
    // Steps that do not divide the times of the links: the error shrinks with the step, at first order.
    const error = (stepS: number): number =>
      Math.abs((result.figures[`step ${stepS} s: mean delay (s)`] ?? Number.NaN) - 31.25);
    expect(error(7) / error(3.5)).toBeGreaterThan(1.9);
    expect(error(3.5) / error(1.75)).toBeGreaterThan(1.9);
  });
  test('TR-177 merges by priority, first in first out at diverges, two into two, signals', () =>
    expectToHold(nodeFlowCase()));
  test('TR-178 spill-back through several roads at the speed of the wave', () =>
    expectToHold(spillBackCase()));
  test('TR-179 even arrivals, even service', () => expectToHold(queueCase()));
  test('TR-172 the same with whole vehicles, to a vehicle', () => expectToHold(wholeVehiclesCase()));
});

describeWithData('Sioux Falls for two hours', ['traffic/dynamic'], () => {
  test('TR-188 trips and times are UXsim’s to the tolerance of its own test', async () => {
    const result = await siouxFallsDay(dataPath('traffic', 'dynamic'));
    expectToHold(result);
    expect(result.figures['vehicles: trips that set out']).toBe(34_690);
  });
});
