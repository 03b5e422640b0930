import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runMeter, usualBattery } from '../../src/engines/energy/systems/battery.ts';
import { exact, exactStepW } from '../../src/engines/energy/year/results.ts';
import { stored } from '../../src/engines/energy/year/storage.ts';
import { type Edit, edit as editSchema } from '../../src/scenario/project.ts';
import type { RunResult } from '../../src/simulation/contract.ts';
import { resultOf, selection, valueOf } from './energy-runs.ts';

const solar: Edit = {
  kind: 'solar-roofs',
  id: 's',
  label: '',
  ...selection,
  usableShare: 0.3,
};

describe('batteries beside solar roofs', () => {
  test('EN-420 in exact steps a meter still closes, within its bounds', () => {
    const watts = fc.array(fc.double({ min: 0, max: 9000, noNaN: true }), { minLength: 24, maxLength: 24 });
    fc.assert(
      fc.property(watts, watts, fc.double({ min: 1, max: 20_000, noNaN: true }), (load, sun, capacityWh) => {
        const [loadW, producedW] = [load, sun].map((values) => Float64Array.from(values, exact)) as [
          Float64Array,
          Float64Array,
        ];
        const battery = usualBattery(capacityWh);
        const year = runMeter(loadW, producedW, battery, exactStepW);
        for (let hour = 0; hour < 24; hour++) {
          const [charged, discharged] = [year.chargedW[hour]!, year.dischargedW[hour]!];
          expect((charged / exactStepW) % 1).toBe(0);
          expect((discharged / exactStepW) % 1).toBe(0);
          expect(charged).toBeLessThanOrEqual(battery.chargeW);
          expect(year.heldWh[hour]).toBeGreaterThanOrEqual(0);
          expect(year.heldWh[hour]).toBeLessThanOrEqual(capacityWh);
          expect(loadW[hour]! + charged + year.exportedW[hour]!).toBe(
            producedW[hour]! + discharged + year.importedW[hour]!,
          );
        }
      }),
    );
  });

  test('EN-421 with batteries more of the roofs’ electricity stays, less is bought, and every kWh is somewhere', () => {
    const [without, beside] = [
      resultOf({ edits: [solar] }),
      resultOf({ edits: [{ ...solar, batteryKwhPerKw: 1.5 }] }),
    ];
    const part = (result: RunResult, key: string): number => valueOf(result, 'electricBalance', key);
    expect(part(beside, 'own')).toBeGreaterThan(1.2 * part(without, 'own'));
    expect(part(beside, 'taken')).toBeLessThan(part(without, 'taken'));
    expect(part(beside, 'produced')).toBe(part(without, 'produced'));
    expect(part(without, 'lost')).toBe(0);
    expect(part(beside, 'lost')).toBeGreaterThan(0);
    const sum = (...keys: string[]): number => keys.reduce((all, key) => all + part(beside, key), 0);
    expect(sum('own', 'lost', 'nearby', 'given')).toBeCloseTo(part(beside, 'produced'), 9);
    expect(sum('own', 'nearby', 'taken')).toBeCloseTo(valueOf(beside, 'energyByCarrier', 'electricity'), 4);
    expect(beside.diagnostics['electricBalanceError']).toBeLessThan(1e-6);
    expect(valueOf(beside, 'billByCarrier', 'electricity')).toBeLessThan(
      valueOf(without, 'billByCarrier', 'electricity'),
    );
    expect(valueOf(beside, 'worksCost', 'battery')).toBeGreaterThan(0);
  });

  test('EN-422 no modules or no capacity: no battery; a negative one is refused', () => {
    const load = Float64Array.of(100, 200);
    expect(stored(load, load, 0, 5000)).toBe(null);
    expect(stored(load, load, 3, 0)).toBe(null);
    expect(editSchema.safeParse({ ...solar, batteryKwhPerKw: -1 }).success).toBe(false);
    expect(editSchema.parse(solar)).toEqual(solar);
  });
});
