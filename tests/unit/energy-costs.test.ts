import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { avoidedCost } from '../../src/engines/energy/costs/avoided.ts';
import { onDay, type Range, rangeOver } from '../../src/engines/energy/costs/dated.ts';
import {
  emissionFactors,
  emissionOn,
  primaryElectricity,
  primaryElectricityOn,
} from '../../src/engines/energy/costs/factors.ts';
import { billOf, grossPerNet, type Tariff, usualTariffs } from '../../src/engines/energy/costs/tariffs.ts';
import { costOf, usualWorks } from '../../src/engines/energy/costs/works.ts';

const sure = (value: number): Range => ({ low: value, usual: value, high: value });
const tariff = (name: string): Tariff => usualTariffs.find((one) => one.name === name)!;

describe('factors', () => {
  test('EN-330 primary energy of electricity is 2.3 to the end of 2025 and 1.9 from 1 January 2026', () => {
    expect(primaryElectricityOn('2025-12-31')?.value).toBe(2.3);
    expect(primaryElectricityOn('2026-01-01')?.value).toBe(1.9);
    expect(primaryElectricityOn('2019-01-01')).toBeNull();
  });

  test('EN-331 each factor, price and cost says where it is from, and no two of one kind hold on a day', () => {
    const factors = Object.values(emissionFactors).flatMap((set) => Object.values(set).flat());
    for (const { source } of [
      ...factors,
      ...primaryElectricity,
      ...usualTariffs,
      ...Object.values(usualWorks),
    ])
      expect(source.length).toBeGreaterThan(10);
    for (const day of ['2025-12-31', '2026-01-01', '2026-11-25'])
      expect(
        primaryElectricity.filter(({ from, until }) => from! <= day && (until === null || day <= until)),
      ).toHaveLength(1);
    expect(emissionOn('dpe', 'gas', '2026-11-25')?.value).toBe(0.227);
    expect(emissionOn('base-empreinte', 'gas', '2026-11-25')?.value).toBe(0.243);
    expect(emissionOn('base-empreinte', 'chips', '2026-11-25')).toBeNull();
    expect(emissionOn('dpe', 'gas', '2020-01-01')).toBeNull();
    expect(onDay([], '2026-01-01')).toBeNull();
  });
});

describe('bills', () => {
  const day = Uint8Array.from({ length: 48 }, (_, i) => i % 24);

  test('EN-332 off-peak hours are paid by their own price, by the legal hour', () => {
    const bill = billOf(tariff('off-peak'), new Float64Array(48).fill(1000), day);
    expect([bill.soldKwh, bill.offPeakKwh]).toEqual([48, 16]);
    expect(bill.energyEur).toBeCloseTo(32 * 0.2142 + 16 * 0.1589, 9);
    expect(bill.standingEur).toBeCloseTo(190.32, 9);
    expect(bill.totalEur).toBe(bill.energyEur + bill.standingEur!);
  });

  test('EN-332 gas is sold by its gross calorific value, with a standing charge for each point', () => {
    const bill = billOf(tariff('gas'), new Float64Array(48).fill(1000), day, 3);
    expect(bill.energyEur).toBeCloseTo(48 * grossPerNet.gas * 0.1256, 9);
    expect(bill.totalEur).toBeCloseTo(bill.energyEur + 3 * 360.79, 9);
  });

  test('EN-333 a bill grows with use, and nothing used costs the standing charge alone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...usualTariffs),
        fc.double({ min: 0, max: 1e4, noNaN: true }),
        (one, watts) => {
          const at = (load: number): number => billOf(one, new Float64Array(48).fill(load), day).totalEur;
          expect(at(watts + 1)).toBeGreaterThan(at(watts));
          expect(at(0)).toBe(one.standingEur ?? 0);
        },
      ),
    );
  });
});

describe('works and what they avoid', () => {
  test('EN-334 every cost has its range in order, and amounts add up', () => {
    for (const { eur } of Object.values(usualWorks)) {
      expect(eur.low).toBeGreaterThan(0);
      expect(eur.low).toBeLessThanOrEqual(eur.usual);
      expect(eur.usual).toBeLessThanOrEqual(eur.high);
    }
    const total = costOf([
      { work: usualWorks.wall, amount: 100 },
      { work: usualWorks['heat-pump-water'], amount: 1 },
    ]);
    expect(total.high).toBeCloseTo(100 * 160 + 19_500, 9);
    expect(total.usual).toBeCloseTo(100 * 108 * 1.055 + 15_000, 9);
    expect(costOf([])).toEqual(sure(0));
  });

  test('EN-335 cost a kWh and a tonne: the works over the years of what is avoided', () => {
    const avoided = {
      kwhPerYear: sure(5000),
      kgCo2PerYear: sure(1000),
      billEurPerYear: sure(500),
      years: 20,
      discountRate: 0,
    };
    const found = avoidedCost(sure(10_000), avoided);
    expect(found.eurPerKwh?.usual).toBeCloseTo(0.1, 12);
    expect(found.eurPerTonne?.usual).toBeCloseTo(500, 9);
    expect(found.paybackYears?.usual).toBeCloseTo(20, 12);
    // Annuity of 20 years at 4 %: 13.5903.
    expect(avoidedCost(sure(10_000), { ...avoided, discountRate: 0.04 }).eurPerKwh?.usual).toBeCloseTo(
      10_000 / 5000 / 13.5903,
      6,
    );
    const unsure = { ...avoided, kwhPerYear: { low: 0, usual: 100, high: 200 } };
    expect(avoidedCost(sure(10_000), unsure).eurPerKwh).toBeNull();
  });

  test('EN-335 a range holds whatever lies between its ends', () => {
    const range = fc
      .tuple(...[1, 2, 3].map(() => fc.double({ min: 1, max: 1e5, noNaN: true })))
      .map((three) => three.toSorted((a, b) => a - b))
      .map(([low, usual, high]) => ({ low: low!, usual: usual!, high: high! }));
    fc.assert(
      fc.property(range, range, (a, b) => {
        const over = rangeOver(a, b, (x, y) => x / y);
        expect(over.low).toBeLessThanOrEqual(over.usual);
        expect(over.usual).toBeLessThanOrEqual(over.high);
      }),
    );
  });
});
