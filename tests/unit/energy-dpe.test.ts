import { describe, expect, test } from 'vitest';
import { dpeLabel } from '../../src/engines/energy/dpe/classes.ts';
import { type MonthlyBuilding, monthlyNeedKwh } from '../../src/engines/energy/dpe/monthly-need.ts';
import { smallLimits } from '../../src/engines/energy/dpe/small-limits.ts';
import { evenWindows, tabulaGlass, tabulaNeed } from '../../src/engines/energy/dpe/tabula.ts';
import { altitudeClassOf, type AltitudeClass } from '../../src/engines/energy/dpe/zones.ts';
import { madeUpSeasons } from './energy-fixture.ts';

const flat = { energy: 0, gas: 0, areaM2: 70, zone: 'H1a', altitude: 0 } as const;
const building: MonthlyBuilding = {
  lossWPerK: 300,
  inertia: 'medium',
  hasOldWalls: false,
  zone: 'H1c',
  altitude: 0,
  solarKwh: 2000,
  southMonthsM2: null,
  internalKwh: 3000,
  recoveredKwh: 0,
};

const seasons = madeUpSeasons();
const need = (changes: Partial<MonthlyBuilding>): number =>
  monthlyNeedKwh({ ...building, ...changes }, seasons);
const sumOf = (months: readonly number[]): number => months.reduce((sum, value) => sum + value, 0);

describe('classes', () => {
  test.each([
    [69.9, 5.9, 'A', 'A'],
    [70, 5, 'B', 'A'],
    [249.9, 49.9, 'D', 'D'],
    [250, 0, 'E', 'A'],
    [100, 60, 'E', 'E'],
    [420, 100, 'G', 'G'],
  ])('EN-30 %d kWh and %d kg give %s and %s', (energy, gas, label, gasLabel) => {
    expect(dpeLabel({ ...flat, energy, gas }, false)).toEqual({ label, gasLabel });
  });

  test('EN-31 above 800 m in the cold zones E and F reach further, elsewhere not', () => {
    const high = { ...flat, energy: 389, gas: 79, altitude: altitudeClassOf(900) };
    expect(dpeLabel({ ...high, zone: 'H1c' }, false)).toEqual({ label: 'E', gasLabel: 'E' });
    expect(dpeLabel({ ...high, zone: 'H2c' }, false)).toEqual({ label: 'F', gasLabel: 'F' });
    expect([399, 400, 800, 801].map(altitudeClassOf)).toEqual([0, 1, 1, 2] satisfies AltitudeClass[]);
  });

  test('EN-31 dwellings of 40 m² and less have limits of their own since July 2024', () => {
    const studio = { ...flat, areaM2: 19.9, energy: 300, gas: 12 };
    expect(dpeLabel(studio, false)).toEqual({ label: 'E', gasLabel: 'C' });
    expect(dpeLabel(studio, true)).toEqual({ label: 'D', gasLabel: 'B' });
    expect(dpeLabel({ ...studio, areaM2: 20 }, true)).toEqual({ label: 'E', gasLabel: 'B' });
    expect(dpeLabel({ ...studio, areaM2: 3 }, true)).toEqual(dpeLabel({ ...studio, areaM2: 8 }, true));
    const cold = { ...studio, areaM2: 20, energy: 444, gas: 83, altitude: 2 } as const;
    expect(dpeLabel({ ...cold, zone: 'H1c' }, true)).toEqual({ label: 'E', gasLabel: 'E' });
    expect(dpeLabel({ ...cold, zone: 'H2c' }, true)).toEqual({ label: 'F', gasLabel: 'F' });
    const above = { ...flat, areaM2: 40.1, energy: 71, gas: 7 };
    expect(dpeLabel(above, true)).toEqual({ label: 'B', gasLabel: 'B' });
    expect(dpeLabel({ ...above, areaM2: 39 }, true)).toEqual({ label: 'B', gasLabel: 'B' });
    expect(dpeLabel({ ...above, areaM2: 38, energy: 70.9, gas: 6.9 }, true).label).toBe('A');
  });

  test('EN-31 limits of small dwellings fall with the area, by one square metre after the other, to those of any', () => {
    expect(smallLimits.map(({ fromM2 }) => fromM2)).toEqual(smallLimits.map((_, i) => 8 + i));
    for (const kind of ['energy', 'gas'] as const) {
      for (const [i, limits] of smallLimits.entries()) {
        const upper = limits[kind];
        expect(upper.toSorted((a, b) => a - b)).toEqual(upper);
        expect(smallLimits[i - 1]?.[kind].every((before, k) => before >= upper[k]!) ?? true).toBe(true);
      }
    }
    const last = { ...flat, areaM2: 40 };
    for (let energy = 0; energy < 500; energy++)
      expect(dpeLabel({ ...last, energy }, true)).toEqual(dpeLabel({ ...last, energy }, false));
  });
});

describe('needs by months', () => {
  test('EN-32 without gains the need is the loss of the season', () => {
    const bare = { solarKwh: 0, internalKwh: 0 };
    const degreeHours = sumOf(seasons.degreeHours[0]![0]![2]!);
    expect(need(bare)).toBeCloseTo(0.3 * degreeHours, 9);
    expect(need({ ...bare, recoveredKwh: 500 })).toBeCloseTo(need(bare) - 500, 9);
    expect(need({ ...bare, lossWPerK: 0 })).toBe(0);
  });

  test('EN-32 gains save less than they are, more so with little inertia, and nothing breaks where they meet the loss', () => {
    const none = need({ solarKwh: 0, internalKwh: 0 });
    const [heavy, light] = (['heavy', 'light'] as const).map((inertia) => need({ inertia }));
    expect(none - heavy!).toBeLessThan(5000);
    expect(light!).toBeGreaterThan(heavy!);
    let last = Infinity;
    for (let internalKwh = 0; internalKwh < 60_000; internalKwh += 500) {
      const found = need({ internalKwh });
      expect(found).toBeLessThan(last);
      last = found;
    }
  });

  test('EN-33 the same sunlight saves less by windows to the sides, which let it in when it is warm', () => {
    const sunlight = sumOf(seasons.sunlightKwh[0]![0]![2]!);
    const south = need({ southMonthsM2: (12 * building.solarKwh) / sunlight });
    // Windows to the south alone have the same area every month.
    expect(Math.abs(south / need({}) - 1)).toBeLessThan(1e-9);
    const sides = need({ southMonthsM2: (13 * building.solarKwh) / sunlight });
    expect(sides).toBeGreaterThan(south);
  });

  test('EN-33 a place higher than its zone has tables for takes those below', () => {
    expect(need({ zone: 'H1a', altitude: 2 })).toBe(need({ zone: 'H1a', altitude: 1 }));
    expect(need({ zone: 'H1b', altitude: 2 })).toBeGreaterThan(need({ zone: 'H1b', altitude: 1 }));
    const heavy = need({ inertia: 'heavy' });
    expect(need({ inertia: 'heavy', hasOldWalls: true })).toBeLessThan(heavy);
    expect(need({ inertia: 'light', hasOldWalls: true })).toBe(need({ inertia: 'light' }));
  });
});

test('EN-34 an archetype’s need falls with its loss, and with glass to the south', () => {
  const windows = evenWindows(40);
  const given = {
    referenceM2: 200,
    transmissionWPerKM2: 2,
    airWPerKM2: 0.4,
    temperatureFactor: 0.9,
    windows,
  };
  const before = tabulaNeed({ ...given, glass: tabulaGlass(2.8) });
  expect(tabulaNeed({ ...given, glass: tabulaGlass(2.8), transmissionWPerKM2: 1 })).toBeLessThan(before);
  const turned = { horizontal: 0, east: 0, south: 40, west: 0, north: 0 };
  expect(tabulaNeed({ ...given, glass: tabulaGlass(2.8), windows: turned })).toBeLessThan(before);
  expect([5.6, 2.8, 1.4, 0.8].map(tabulaGlass)).toEqual([0.83, 0.75, 0.63, 0.55]);
});
