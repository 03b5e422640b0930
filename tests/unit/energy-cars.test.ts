import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canCharge, chargingYear, homeCars } from '../../src/engines/energy/systems/home-charging.ts';
import { dailyNeedWh } from '../../src/engines/energy/systems/vehicles.ts';
import { type Condition, condition as conditionSchema } from '../../src/scenario/project.ts';
import type { RunResult } from '../../src/simulation/contract.ts';
import { inputOf, resultOf, usual, valueOf } from './energy-runs.ts';

const legal = Uint8Array.from({ length: 8760 }, (_, hour) => hour % 24);
const evening = Float64Array.from(legal, (hour) => (hour >= 18 && hour < 22 ? 900 : hour < 6 ? 200 : 400));
const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);
const cars: Condition = {
  kind: 'energy/vehicles',
  id: 'c',
  label: '',
  share: 0.5,
  kmPerDay: 29,
  charging: 'free',
};

describe('electric cars of a hypothesis', () => {
  test('EN-415 free or steered they take the same; steered they do not raise the evening', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 60, noNaN: true }),
        (share, kmPerDay) => {
          const fleet = homeCars({ share, kmPerDay, isSteered: true }, usual);
          const due = 365 * dailyNeedWh(fleet);
          const [free, steered] = [false, true].map((is) => chargingYear(fleet, is, evening, legal)) as [
            Float64Array,
            Float64Array,
          ];
          expect(Math.abs(sum(free) - due)).toBeLessThanOrEqual(1e-6 * Math.max(due, 1));
          expect(Math.abs(sum(steered) - due)).toBeLessThanOrEqual(1e-6 * Math.max(due, 1));
          const most = (load: Float64Array): number => Math.max(...load.map((one, i) => one + evening[i]!));
          expect(most(steered)).toBeLessThanOrEqual(most(free) + 1e-6);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('EN-416 a run has their electricity in its uses and its carriers; none without them', () => {
    const [none, free, steered] = [
      resultOf({}),
      resultOf({ conditions: [cars] }),
      resultOf({ conditions: [{ ...cars, charging: 'steered' }] }),
    ];
    const dwellings = inputOf({}).buildings.reduce((all, building) => all + (building?.dwellings ?? 0), 0);
    const due =
      (0.365 * dwellings * dailyNeedWh(homeCars({ share: 0.5, kmPerDay: 29, isSteered: false }, usual))) /
      1000;
    expect(valueOf(none, 'energyByUse', 'vehicles')).toBe(0);
    expect(valueOf(free, 'energyByUse', 'vehicles')).toBeCloseTo(due, 6);
    expect(valueOf(steered, 'energyByUse', 'vehicles')).toBeCloseTo(due, 6);
    const electricity = (result: RunResult): number => valueOf(result, 'energyByCarrier', 'electricity');
    expect(electricity(free) - electricity(none)).toBeCloseTo(due, 6);
    expect(valueOf(free, 'heatDemand')).toBe(valueOf(none, 'heatDemand'));
    // The peak of the territory is in a cold morning, when cars have left; no hour is lower with them.
    expect(valueOf(free, 'electricPeak')).toBeGreaterThanOrEqual(valueOf(none, 'electricPeak'));
    expect(free.diagnostics['electricBalanceError']).toBeLessThan(1e-6);
  });

  test('EN-417 cars that cannot charge in a night are told and left out, a negative share is refused', () => {
    const codes = (conditions: readonly Condition[]): string[] =>
      inputOf({ conditions }).leftOut.map(({ code }) => code);
    expect(codes([cars])).toEqual([]);
    expect(codes([{ ...cars, kmPerDay: 62 }])).toEqual([]);
    expect(codes([{ ...cars, kmPerDay: 300 }])).toEqual(['energy/charging']);
    expect(resultOf({ conditions: [{ ...cars, kmPerDay: 300 }] }).indicators).toEqual(
      resultOf({}).indicators,
    );
    expect(canCharge(homeCars({ share: 0, kmPerDay: 0, isSteered: false }, usual))).toBe(true);
    expect(conditionSchema.safeParse({ ...cars, share: -0.1 }).success).toBe(false);
  });
});
