import { describe, expect, test } from 'vitest';
import type { Edit } from '../../src/scenario/project.ts';
import { energyEngine } from '../../src/engines/energy/index.ts';
import type { EnergyField } from '../../src/engines/energy/fields.ts';
import { syntheticYear } from '../../src/engines/energy/weather/synthetic-year.ts';
import { courseOf, ownUse } from '../../src/engines/energy/year/own-use.ts';
import { TypicalDays, typicalHours, typicalSlots } from '../../src/engines/energy/year/typical-days.ts';
import { resolveParameters } from '../../src/simulation/contract.ts';
import { compareRuns } from '../../src/simulation/compare.ts';
import { decodeRuns, encodeRuns, type RunToKeep } from '../../src/simulation/archive/run-archive.ts';
import { execute } from '../../src/simulation/execute.ts';
import { createRequest } from '../../src/simulation/request.ts';
import { drawnNames } from '../../src/ui/atelier/drawn-field.ts';
import { createEnergyProject } from '../contract/energy-case.ts';
import { homes, resultOf, selection, valueOf, warmYear } from './energy-runs.ts';

const { spec } = energyEngine;
const modules: Edit = { kind: 'solar-roofs', id: 's', label: '', ...selection, usableShare: 0.5 };
const cooled = resolveParameters(spec, { cooling: 2 });
const year = resultOf({ edits: [modules], conditions: warmYear.conditions, parameters: cooled });

function sum(values: Iterable<number>): number {
  let all = 0;
  for (const value of values) all += value;
  return all;
}

describe('what is drawn of a year', () => {
  test('EN-430 the territory has a value an hour, and electricity closes in each', () => {
    const [electric, solar, given, taken] = ['electricCurve', 'solarCurve', 'givenCurve', 'takenCurve'].map(
      (name) => year.fields[name as EnergyField]!,
    );
    for (const name of spec.year!.curves) expect(year.fields[name]).toHaveLength(8760);
    for (let hour = 0; hour < 8760; hour++) {
      const rest = solar![hour]! + taken![hour]! - electric![hour]! - given![hour]!;
      expect(Math.abs(rest)).toBeLessThan(1e-5 * (1 + electric![hour]! + solar![hour]!));
      expect(Math.min(given![hour]!, taken![hour]!)).toBe(0);
    }
  });

  test('EN-431 curves add up to the figures of the year', () => {
    const mwh = (name: EnergyField): number => sum(year.fields[name]!) / 1000;
    expect(mwh('heatCurve') / valueOf(year, 'heatDemand')).toBeCloseTo(1, 6);
    expect(mwh('electricCurve') / valueOf(year, 'energyByCarrier', 'electricity')).toBeCloseTo(1, 5);
    for (const [curve, key] of [
      ['solarCurve', 'produced'],
      ['givenCurve', 'given'],
      ['takenCurve', 'taken'],
    ] as const) {
      expect(mwh(curve) / valueOf(year, 'electricBalance', key), key).toBeCloseTo(1, 6);
    }
    const cold = valueOf(year, 'energyByUse', 'cooling') * cooled.coolEfficiency;
    expect(mwh('coolingCurve') / cold).toBeCloseTo(1, 5);
    const peak = Math.max(...year.fields['heatCurve']!);
    expect(peak / valueOf(year, 'heatPeak')).toBeCloseTo(1, 6);
  });
});

describe('typical days', () => {
  const weather = syntheticYear('H1c', { longitudeDeg: 2.35, latitudeDeg: 48.86 }, 1);

  test('EN-432 they go by clocks: an hour of UTC is another one in summer', () => {
    const days = new TypicalDays(weather, 2);
    const noonUtc = Float64Array.from(weather.startS, (start) => (start % 86_400 === 12 * 3600 ? 5000 : 0));
    days.write('heatDays', 1, noonUtc, 1);
    const [none, some] = [0, 1].map((k) => days.fields.heatDays.subarray(288 * k, 288 * (k + 1)));
    expect(none!.every(Number.isNaN)).toBe(true);
    const at = (month: number, hour: number): number => some![24 * month + hour]!;
    expect([at(0, 13), at(0, 14), at(6, 13), at(6, 14)]).toEqual([5, 0, 0, 5]);
    // Clocks change within March: a part of its days each.
    expect(at(2, 13) + at(2, 14)).toBeCloseTo(5, 6);
  });

  test('EN-432 their means over the hours that they stand for are the year’s', () => {
    const { hours } = typicalSlots(weather);
    expect(sum(hours)).toBe(8760);
    const ofHeat = Array.from(year.fields['heatDays']!, (kw, k) =>
      Number.isNaN(kw) ? 0 : kw * hours[k % typicalHours]!,
    );
    expect(sum(ofHeat) / 1000 / valueOf(year, 'heatDemand')).toBeCloseTo(1, 5);
    const ofSun = Array.from(year.fields['solarDays']!, (kw, k) => kw * hours[k % typicalHours]!);
    expect(sum(ofSun) / 1000 / valueOf(year, 'electricBalance', 'produced')).toBeCloseTo(1, 5);
    // A shed has modules and no heat.
    expect(year.fields['heatDays']![3 * typicalHours]).toBeNaN();
    expect(year.fields['solarDays']![3 * typicalHours + 24 * 5 + 12]).toBeGreaterThan(0);
  });
});

describe('flows', () => {
  const flows = year.indicators['energyFlows']!;
  const from = (carriers: readonly string[]): number =>
    sum(flows.filter(({ key }) => carriers.includes(key!.split('/')[0]!)).map(({ value }) => value!));
  const to = (use: string): number =>
    sum(flows.filter(({ key }) => key!.split('/')[1] === use).map(({ value }) => value!));

  test('EN-433 they add up to the energy of each carrier and of each use', () => {
    for (const { key, value } of year.indicators['energyByCarrier']!) {
      const found = from(key === 'electricity' ? ['electricity', 'solar'] : [key!]);
      expect(Math.abs(found - value!), key).toBeLessThanOrEqual(1e-9 * value!);
    }
    for (const { key, value } of year.indicators['energyByUse']!) {
      expect(Math.abs(to(key!) - value!), key).toBeLessThanOrEqual(1e-9 * value!);
    }
    expect(from(['solar']) / valueOf(year, 'electricBalance', 'own')).toBeCloseTo(1, 9);
    expect(flows.every(({ value }) => value! >= 0)).toBe(true);
    // The Sun cools more than it heats.
    expect(valueOf(year, 'energyFlows', 'solar/cooling')).toBeGreaterThan(0);
    expect(
      sum(
        resultOf({}).indicators['energyFlows']!.map(({ key, value }) =>
          key!.startsWith('solar') ? value! : 0,
        ),
      ),
    ).toBe(0);
  });

  test('EN-434 what a building takes from its roof serves its uses as they draw in that hour', () => {
    const none = courseOf(Float64Array.of(1, 1, 1), 0);
    const uses = {
      heating: courseOf(Float64Array.of(2, -5, 1), 6),
      cooling: courseOf(Float64Array.of(2, -5, 1), 10, -1),
      appliances: courseOf(Float64Array.of(1, 1, 1), 6),
      water: none,
      vehicles: none,
    };
    const found = ownUse(Float64Array.of(3, 6, 0), uses);
    expect(found).toEqual({ heating: 2, water: 0, cooling: 5, appliances: 2, vehicles: 0 });
  });
});

describe('series beside maps', () => {
  test('EN-435 curves and typical days are not offered on the map', () => {
    const offered = drawnNames(spec);
    const { curves, typicalDays, groups } = spec.year!;
    for (const name of [...curves, ...typicalDays, ...groups!.kinds.map(({ field }) => field)])
      expect(offered).not.toContain(name);
    expect(offered).toContain('heatNeed');
  });

  test('EN-436 they come back from an archive within half a step, and runs with them are compared', async () => {
    const request = createRequest(createEnergyProject(homes), 'works', 'year', spec, 31_536_000);
    const outcome = await execute(energyEngine, homes, request, { at: '', host: '', appVersion: '' });
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    const run: RunToKeep = { spec, ...outcome, frames: [] };
    const [back] = decodeRuns(encodeRuns([run], (_, field) => field.displayStep));
    const ofGroups = spec.year!.groups!.kinds.map(({ field }) => field);
    for (const name of [...spec.year!.curves, ...spec.year!.typicalDays, ...ofGroups]) {
      const [values, read] = [run.result.fields[name]!, back!.result.fields[name]!];
      expect(read.length).toBe(values.length);
      const near = (value: number, k: number): boolean =>
        Number.isNaN(value) ? Number.isNaN(read[k]) : Math.abs(read[k]! - value) <= 0.051;
      expect(Array.from(values).every(near), name).toBe(true);
    }
    const compared = compareRuns(run, run);
    expect(compared['energyFlows']!.every(({ difference }) => difference === 0)).toBe(true);
  });
});
