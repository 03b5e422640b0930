import { describe, expect, test } from 'vitest';
import { createTrafficInput } from '../../src/engines/traffic/input.ts';
import type { Condition } from '../../src/scenario/project.ts';
import { electricCars, electricShareIn, resolveParameters } from '../../src/simulation/contract.ts';
import { engineCases } from '../contract/engine-cases.ts';
import { trafficSpec } from '../../src/engines/traffic/spec.ts';
import { inputOf, plainYear, resultOf, usual, valueOf } from './energy-runs.ts';

const said = { id: 'c', label: '' };
const charged: Condition = {
  ...said,
  kind: 'energy/vehicles',
  share: 0.8,
  kmPerDay: 29,
  charging: 'free',
};
const driven = (electricShare: number | null, year = 2035): Condition => ({
  ...said,
  kind: 'traffic/fleet',
  year,
  electricShare,
});
const roads = engineCases().find(({ engine }) => engine.spec.id === 'traffic')!;

/** Share by which cars drive, and by which they charge. */
function shares(conditions: readonly Condition[]): readonly (number | null)[] {
  const hypothesis = { ...plainYear, conditions: [...conditions] };
  const { fleet } = createTrafficInput(roads.applied, hypothesis, resolveParameters(trafficSpec), {});
  return [fleet.electric, inputOf({ conditions }).cars?.share ?? null];
}

describe('electric cars of traffic and energy', () => {
  test('EN-660 the cars that drive are those that charge: one share, that of the year where none is stated', () => {
    expect(shares([driven(null)])).toEqual([0.32, 0.32]);
    expect(shares([driven(null, 2042)])).toEqual([electricShareIn(2042), electricShareIn(2042)]);
    expect(electricShareIn(2042)).toBeCloseTo(0.32 + (7 / 15) * (0.9 - 0.32), 12);
    expect(shares([driven(0.05)])).toEqual([0.05, 0.05]);
    expect(shares([charged])).toEqual([0.8, 0.8]);
    expect(shares([charged, driven(null)])).toEqual([0.8, 0.8]);
    expect(shares([])).toEqual([electricShareIn(2025), null]);
    const none = valueOf(resultOf({}), 'energyByUse', 'vehicles');
    const ofYear = valueOf(resultOf({ conditions: [driven(null)] }), 'energyByUse', 'vehicles');
    const stated = valueOf(
      resultOf({ conditions: [{ ...charged, share: 0.32 }] }),
      'energyByUse',
      'vehicles',
    );
    expect(none).toBe(0);
    expect(ofYear).toBeGreaterThan(0);
    expect(ofYear).toBe(stated);
  });

  test('EN-661 where both state a share the last one holds for both, and the run says so', () => {
    expect(shares([driven(0.05), charged])).toEqual([0.8, 0.8]);
    expect(shares([charged, driven(0.05)])).toEqual([0.05, 0.05]);
    const hypothesis = (conditions: Condition[]) => electricCars({ conditions });
    expect(hypothesis([charged, driven(0.05)])?.otherShare).toBe(0.8);
    expect(hypothesis([charged, driven(0.8)])?.otherShare).toBeNull();
    expect(hypothesis([charged, driven(null)])?.otherShare).toBeNull();
    const row = resultOf({ conditions: [driven(0.05), charged] }).indicators['energyByUse']!.find(
      ({ key }) => key === 'vehicles',
    )!;
    expect(row.notes).toContainEqual({ key: 'carsDiffer', details: { share: 80, other: 5 } });
    expect(row.notes).toHaveLength(2);
    expect(row.facts?.[0]?.fr).toContain('80 %, et non 5 %');
  });

  test('EN-662 the distance of cars that only a fleet states is a parameter', () => {
    const conditions = [driven(0.5)];
    const [short, long] = [20, 40].map((carKmPerDay) =>
      valueOf(resultOf({ conditions, parameters: { ...usual, carKmPerDay } }), 'energyByUse', 'vehicles'),
    );
    expect(long! / short!).toBeCloseTo(2, 9);
    expect(inputOf({ conditions: [charged, driven(0.5)] }).cars?.kmPerDay).toBe(29);
  });
});
