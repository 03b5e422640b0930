import { describe, expect, test } from 'vitest';
import { drained } from '../../src/base/steps.ts';
import { energyEngine } from '../../src/engines/energy/index.ts';
import { dayKinds, DwellingDays, orders, shifts } from '../../src/engines/energy/year/dwelling-days.ts';
import { schedules } from '../../src/engines/energy/year/schedules.ts';
import { ofDwellings, supplySettings } from '../../src/engines/energy/year/supply-settings.ts';
import type { RunResult } from '../../src/simulation/contract.ts';
import { inputOf, selection, usual, valueOf } from './energy-runs.ts';

const weather = inputOf({}).weather!;
const { dwelling: mean } = schedules(weather, 19, 16, 19);
const daysOf = (seed = 1, spreadK = 0): DwellingDays =>
  new DwellingDays(weather, mean, { heatC: 19, nightC: 16, spreadK }, seed);
const days = daysOf();
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((all, value) => all + value, 0);
const most = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => Math.max(a, b), 0);

/** Courses of so many single dwellings. */
function courses(count: number, prefix = 'BATIMENT'): readonly Float64Array[] {
  return Array.from({ length: count }, (_, i) => days.of(`${prefix}${i}`, 1).plan.appliances.slice());
}

/** Peak of the sum over the sum of peaks. */
function coincidence(of: readonly Float64Array[]): number {
  const together = new Float64Array(8760);
  for (const one of of) for (let hour = 0; hour < 8760; hour++) together[hour]! += one[hour]!;
  return most(together) / sum(of.map(most));
}

describe('days of dwellings', () => {
  test('EN-568 kinds and shifts are all households; each dwelling has its year, and many have the mean day', () => {
    for (const of of [dayKinds, shifts])
      expect(sum(of.map(({ share }: { readonly share: number }) => share))).toBeCloseTo(1, 12);
    const count = 2000;
    const parts = ['appliances', 'people', 'heatC'] as const;
    const week = (values: Float64Array): Float64Array => {
      const hours = new Float64Array(168);
      for (let hour = 0; hour < 8736; hour++) hours[hour % 168]! += values[hour]! / 52;
      return hours;
    };
    const [sums, squares] = [0, 1].map(() => parts.map(() => new Float64Array(168))) as [
      Float64Array[],
      Float64Array[],
    ];
    for (let i = 0; i < count; i++) {
      const { plan } = days.of(`B${i}`, 1);
      expect(sum(plan.appliances) / 8760).toBeCloseTo(1, 9);
      expect(plan.appliances.every((power) => power > 0)).toBe(true);
      for (const [p, part] of parts.entries())
        for (const [hour, value] of week(plan[part]).entries()) {
          sums[p]![hour]! += value / count;
          squares[p]![hour]! += (value * value) / count;
        }
    }
    for (const [p, part] of parts.entries())
      for (const [hour, due] of week(mean[part]).entries()) {
        const found = sums[p]![hour]!;
        const error = Math.sqrt(Math.max(squares[p]![hour]! - found * found, 0) / count);
        // Five standard errors of the draw; a hundredth for events that are counted whole and years brought to 1.
        expect(Math.abs(found - due), `${part} ${hour}`).toBeLessThan(5 * error + 0.01 * due);
      }
  });

  /**
   * Rusck (1956), ASEA Journal 29: g∞ + (1 − g∞)/√n, for the load at one hour; NF C14-100, factors for the sizing of
   * shared lines, keyed from memory. The greatest hour of a whole year lies between them.
   */
  const sizing: readonly (readonly [dwellings: number, factor: number])[] = [
    [4, 1],
    [9, 0.78],
    [14, 0.63],
    [19, 0.53],
    [24, 0.49],
    [29, 0.46],
    [34, 0.44],
    [49, 0.41],
    [100, 0.38],
  ];

  test('EN-569 the more dwellings, the less their peaks coincide: between Rusck’s curve and the factors of NF C14-100', () => {
    const all = courses(200);
    const limit = most(mean.appliances) / (sum(all.map(most)) / all.length);
    expect(limit).toBeGreaterThan(0.2);
    expect(limit).toBeLessThan(0.35);
    let before = 1;
    for (const [dwellings, factor] of sizing) {
      const groups = Array.from({ length: Math.floor(200 / dwellings) }, (_, g) =>
        coincidence(all.slice(g * dwellings, (g + 1) * dwellings)),
      );
      const found = sum(groups) / groups.length;
      const rusck = limit + (1 - limit) / Math.sqrt(dwellings);
      expect(found, `${dwellings}`).toBeLessThan(before);
      expect(found, `${dwellings}`).toBeGreaterThan(rusck - 0.02);
      // A hundredth for the sample.
      expect(found, `${dwellings}`).toBeLessThan(factor + 0.02);
      before = found;
    }
  });

  test('EN-570 a building of many dwellings has the spread of as many single ones', () => {
    const single = sum(courses(60).map(most)) / 60;
    for (const dwellings of [6, 12, 40]) {
      const [asOne, apart] = [0, 1].map((isApart) =>
        Array.from({ length: 12 }, (_, k) =>
          isApart
            ? coincidence(courses(dwellings, `${k}/`))
            : most(days.of(`haus${k}`, dwellings).plan.appliances) / single,
        ),
      ) as [number[], number[]];
      // Peaks of single groups scatter by a tenth: a mean of twelve by 3 %, a ratio of two by 4.
      expect(Math.abs(sum(asOne) / sum(apart) - 1), `${dwellings}`).toBeLessThan(0.08);
    }
  });

  test('EN-571 days follow from the identifier and the seed, whoever comes before', () => {
    const alone = daysOf().of('B7', 3).plan.appliances.slice();
    const other = daysOf();
    for (const id of ['B1', 'B2']) other.of(id, 5);
    expect(other.of('B7', 3).plan.appliances).toEqual(alone);
    expect(other.of('B8', 3).plan.appliances).not.toEqual(alone);
    expect(daysOf(2).of('B7', 3).plan.appliances).not.toEqual(alone);
  });

  test('EN-571 an hour in which nobody draws anything stays empty', () => {
    const appliances = mean.appliances.map((power, hour) => (hour % 24 === 3 ? 0 : (24 / 23) * power));
    const quiet = new DwellingDays(
      weather,
      { ...mean, appliances },
      { heatC: 19, nightC: 16, spreadK: 0 },
      1,
    );
    const own = quiet.of('B1', 1).plan.appliances;
    expect(own.every((power, hour) => (hour % 24 === 3 ? power === 0 : power > 0))).toBe(true);
    expect(sum(own) / 8760).toBeCloseTo(1, 9);
  });

  test('EN-572 tanks heat at their order and cars every second evening, with the year’s energy of the mean', () => {
    const input = inputOf({
      conditions: [{ kind: 'energy/vehicles', id: 'v', label: '', share: 1, kmPerDay: 29, charging: 'free' }],
    });
    const settings = supplySettings(input, usual, weather, schedules(weather, 19, 16, 19));
    const of = (dwellings: number, tankOrder: number, chargingTurn = 0) =>
      ofDwellings(settings, dwellings, { tankOrder, chargingTurn });
    const usualTank = settings.dwellingTanks;
    const singles = Array.from({ length: orders }, (_, order) => of(1, order).dwellingTanks);
    for (const { heat, heatSum } of singles) {
      expect(most(heat)).toBeGreaterThan(1.5 * most(usualTank.heat));
      expect(Math.abs(heatSum / usualTank.heatSum - 1)).toBeLessThan(0.02);
    }
    for (let hour = 0; hour < 8760; hour += 97)
      expect(sum(singles.map(({ heat }) => heat[hour]!)) / orders).toBeCloseTo(usualTank.heat[hour]!, 9);
    expect(of(5, 2).dwellingTanks).toBe(usualTank);
    const [even, odd] = [of(1, 0, 0).chargingW, of(1, 0, 1).chargingW];
    expect(sum(even)).toBeCloseTo(settings.chargingWh, 3);
    expect(sum(odd)).toBeCloseTo(settings.chargingWh, 3);
    expect(even.every((power, hour) => power === 0 || odd[hour] === 0)).toBe(true);
    expect(of(2, 0, 1).chargingW).toBe(settings.chargingW);
  });
});

describe('days of dwellings in a run', () => {
  const input = inputOf({
    edits: [{ kind: 'solar-roofs', id: 's', label: '', ...selection, usableShare: 0.3 }],
  });
  const run = (seed: number, more: object = {}): RunResult =>
    drained(energyEngine.run(input, { ...usual, ...more }, { seed, frameEveryS: 1e9 }));
  const one = run(1, { dwellingDays: 0 });
  const diverse = [1, 2, 3, 4].map((seed) => run(seed));
  const all = (result: RunResult, indicator: string): number =>
    sum(result.indicators[indicator]!.map(({ value }) => value!));

  test('EN-573 figures of the year stay: appliances to the bit of a kWh, heat to half a percent over a few houses', () => {
    expect(run(2, { dwellingDays: 0 }).indicators).toEqual(one.indicators);
    for (const result of diverse) {
      expect(valueOf(result, 'energyByUse', 'appliances')).toBeCloseTo(
        valueOf(one, 'energyByUse', 'appliances'),
        6,
      );
      expect(result.diagnostics['heatBalanceError']).toBeLessThan(1e-6);
      expect(result.diagnostics['electricBalanceError']).toBeLessThan(1e-6);
    }
    for (const indicator of ['heatDemand', 'energyByCarrier']) {
      const found = sum(diverse.map((result) => all(result, indicator))) / diverse.length;
      expect(Math.abs(found / all(one, indicator) - 1), indicator).toBeLessThan(0.005);
    }
  });

  test('EN-574 single houses have peaks of their own, which do not come together; they use less of their roofs', () => {
    const peaks = (result: RunResult): number => sum(result.fields['peakElectric']!.filter((kw) => kw > 0));
    for (const result of diverse) {
      expect(peaks(result)).toBeGreaterThan(1.2 * peaks(one));
      const ratio = valueOf(result, 'electricPeak') / peaks(result);
      expect(ratio).toBeLessThan(0.9 * (valueOf(one, 'electricPeak') / peaks(one)));
      expect(valueOf(result, 'electricBalance', 'own')).toBeLessThan(valueOf(one, 'electricBalance', 'own'));
    }
  });

  test('EN-575 set-points differ where a parameter says so, round the same mean, and nowhere else', () => {
    const spread = daysOf(1, 1.3);
    const offsets = Array.from({ length: 400 }, (_, i) => {
      const [own, plain] = [spread, days].map((from) => from.of(`B${i}`, 1).plan.heatC[12]!);
      return own! - plain!;
    });
    const middle = sum(offsets) / offsets.length;
    const deviation = Math.sqrt(sum(offsets.map((k) => (k - middle) ** 2)) / offsets.length);
    // Three standard errors of 400 draws.
    expect(Math.abs(middle)).toBeLessThan((3 * 1.3) / 20);
    expect(Math.abs(deviation / 1.3 - 1)).toBeLessThan(0.11);
    expect(days.of('B1', 1).plan.heatC[12]).toBe(19);
    expect(run(1, { setPointSpreadK: 1.3 }).fields['heatNeed']).not.toEqual(diverse[0]!.fields['heatNeed']);
  });
});
