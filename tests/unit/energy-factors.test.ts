import { describe, expect, test } from 'vitest';
import { factorsOf } from '../../src/engines/energy/factors.ts';
import { type Condition, condition as conditionSchema } from '../../src/scenario/project.ts';
import type { RunResult } from '../../src/simulation/contract.ts';
import { inputOf, resultOf, usual, valueOf } from './energy-runs.ts';

const said = { id: 'c', label: '' };
const inForce = (year: number, electricity?: number | null): Condition => ({
  ...said,
  kind: 'energy/primary-factor',
  year,
  electricity,
});
const ofSet = {
  heating: null,
  water: null,
  cooling: null,
  other: null,
  gas: null,
  oil: null,
  wood: null,
  chips: null,
  network: null,
};
const set = (
  of: 'dpe' | 'base-empreinte',
  stated: Partial<Extract<Condition, { kind: 'energy/emission-factors' }>> = {},
): Condition => ({ ...said, kind: 'energy/emission-factors', set: of, ...ofSet, ...stated });
const plain = resultOf({});
const carriers = ['electricity', 'gas', 'oil', 'wood', 'network'];

/** Primary energy over final energy, by carrier. */
function ratios(result: RunResult): readonly number[] {
  return carriers.map(
    (key) => valueOf(result, 'primaryByCarrier', key) / valueOf(result, 'energyByCarrier', key),
  );
}

describe('factors of a hypothesis', () => {
  test('EN-663 a run counts electricity 2.3 times before 2026 and 1.9 times since, or as stated, other carriers once', () => {
    const due = [
      [[], 1.9, 'paramètre'],
      [[inForce(2025)], 2.3, 'arrêté en vigueur au 1ᵉʳ janvier 2025'],
      [[inForce(2026)], 1.9, 'arrêté en vigueur au 1ᵉʳ janvier 2026'],
      [[inForce(2050, 1.5)], 1.5, 'posé par l’hypothèse'],
    ] as const;
    for (const [conditions, factor, whose] of due) {
      const result = conditions.length === 0 ? plain : resultOf({ conditions });
      const found = ratios(result);
      expect(found[0]).toBeCloseTo(factor, 12);
      for (const ratio of found.slice(1)) expect(ratio).toBeCloseTo(1, 12);
      const { buildings } = inputOf({});
      const perM2 = result.fields['primaryEnergy'] as Float32Array;
      const kwh = buildings.reduce((all, one, i) => all + (one ? one.floorM2 * perM2[i]! : 0), 0);
      const total = carriers.reduce((all, key) => all + valueOf(result, 'primaryByCarrier', key), 0);
      // The field has 24 bits.
      expect(Math.abs(kwh / 1000 - total) / total).toBeLessThan(1e-6);
      expect(result.indicators['primaryByCarrier']![0]!.facts![0]!.fr).toBe(
        `${String(factor).replace('.', ',')} kWh primaires par kWh d’électricité (${whose})`,
      );
    }
  });

  test('EN-664 emissions are by the set of a hypothesis and what it states instead, else by parameters, and say which', () => {
    const kg = (result: RunResult): readonly number[] =>
      carriers.map((key) => valueOf(result, 'co2ByCarrier', key) / valueOf(result, 'energyByCarrier', key));
    const [ademe, future] = [
      resultOf({ conditions: [set('base-empreinte')] }),
      resultOf({
        conditions: [
          set('base-empreinte', { heating: 0.02, water: 0.02, cooling: 0.02, other: 0.02, gas: 0.1 }),
        ],
      }),
    ];
    const [, gas, oil, wood, network] = kg(ademe);
    expect([gas, oil, wood, network].map((one) => Math.round(1e4 * one!) / 1e4)).toEqual([
      0.243, 0.314, 0.032, 0.0972,
    ]);
    expect(kg(future)[0]).toBeCloseTo(0.02, 12);
    expect(kg(future)[1]).toBeCloseTo(0.1, 12);
    expect(kg(future)[2]).toBeCloseTo(0.314, 12);
    const [, gasRow] = future.indicators['co2ByCarrier']!;
    expect(gasRow!.facts![0]!.fr).toContain('gaz 0,1 (posé par l’hypothèse)');
    // The parameters are the DPE's, but for network heat.
    const asParameters = resultOf({ conditions: [set('dpe', { network: 0.097 })] });
    expect(kg(asParameters)).toEqual(kg(plain));
    expect(factorsOf({ conditions: [inForce(2050)] }, usual).primary.value).toBe(1.9);
    expect(factorsOf({ conditions: [set('dpe')] }, usual).co2.network.value).toBe(0.385);
    expect(factorsOf({ conditions: [set('base-empreinte')] }, usual).co2.chips).toEqual({
      value: 0.024,
      origin: 'dpe',
    });
    expect(conditionSchema.safeParse(set('dpe', { gas: -0.1 })).success).toBe(false);
    expect(conditionSchema.parse({ ...said, kind: 'energy/emission-factors', set: 'dpe' })).toEqual(
      set('dpe'),
    );
  });

  test('EN-665 cooling emits by a factor of its own', () => {
    const warm: Condition = { ...said, kind: 'energy/climate', warmingK: 4 };
    const parameters = { ...usual, cooling: 2 };
    const kg = (result: RunResult): number => valueOf(result, 'co2ByCarrier', 'electricity');
    const [clean, dirty] = [0, 1].map((co2Cooling) =>
      resultOf({ conditions: [warm], parameters: { ...parameters, co2Cooling } }),
    ) as [RunResult, RunResult];
    const cold = valueOf(clean, 'energyByUse', 'cooling');
    expect(cold).toBeGreaterThan(0);
    expect(kg(dirty) - kg(clean)).toBeCloseTo(cold, 9);
    expect(usual.co2Cooling).toBe(0.064);
  });
});
