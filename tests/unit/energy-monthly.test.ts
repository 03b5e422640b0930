import { beforeAll, describe, expect, test } from 'vitest';
import { drained } from '../../src/base/steps.ts';
import { energyEngine } from '../../src/engines/energy/index.ts';
import { conduction } from '../../src/engines/energy/buildings/thermal.ts';
import { heatingSeason, monthlyNeeds } from '../../src/engines/energy/dpe/beside-run.ts';
import { needOfMonths } from '../../src/engines/energy/dpe/monthly-need.ts';
import { orderSeasons } from '../../src/engines/energy/dpe/order-seasons.ts';
import { orderTables } from '../../src/engines/energy/dpe/order-tables.ts';
import { climateZones } from '../../src/engines/energy/dpe/zones.ts';
import { glassOf } from '../../src/engines/energy/year/building-sun.ts';
import { type SiteLight, siteLight } from '../../src/engines/energy/year/site-light.ts';
import type { EnergyInput } from '../../src/engines/energy/energy-input.ts';
import type { BuiltFolder } from '../../src/loaders/build.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import type { Edit } from '../../src/scenario/project.ts';
import type { RunResult } from '../../src/simulation/contract.ts';
import type { WeatherYear } from '../../src/territory/weather.ts';
import { built, renovation, resultOf, usual, year } from './energy-row.ts';

/** 3CL heats everything to 19 °C at all times. */
const asked = { ...usual, nightC: 19, partialHeating: 0 };
let folder: BuiltFolder;
let plain: RunResult;
let input: EnergyInput;
let light: SiteLight;

function inputWith(edits: readonly Edit[] = []): EnergyInput {
  return energyEngine.createInput(applyEdits(folder.territory!, edits), year, asked, {});
}

function lightOf(weather = input.weather!): SiteLight {
  return drained(siteLight(input, weather));
}

beforeAll(async () => {
  folder = await built({});
  input = inputWith();
  plain = resultOf(input, asked);
  light = lightOf();
}, 60_000);

describe('the monthly method beside the run', () => {
  test('EN-470 without gains the need is the loss by the degree-hours; gains take off what the method says', () => {
    expect(needOfMonths(100, 'medium', [1000, 0, 500], [0, 5, 0])).toBeCloseTo(150, 9);
    // X = 0.5: F = (X − X^2.9)/(1 − X^2.9).
    const x = 0.5 ** 2.9;
    expect(needOfMonths(100, 'medium', [1000], [50_000])).toBeCloseTo(100 * (1 - (0.5 - x) / (1 - x)), 9);
  });

  test('EN-471 months, light and horizons are the run’s own: a constant cold without Sun is the bare formula', () => {
    const weather: WeatherYear = {
      ...input.weather!,
      airC: new Float64Array(8760).fill(4),
      ghi: new Float64Array(8760),
      parts: { dni: new Float64Array(8760), dhi: new Float64Array(8760) },
    };
    const dark = lightOf(weather);
    const season = heatingSeason(weather, dark);
    expect(season.hours.reduce((sum, hours) => sum + hours, 0)).toBe(8760);
    expect(season.degreeHours[0]).toBe(15 * 744);
    const at = input.buildings.findIndex((one) => one !== null);
    const building = input.buildings[at]!;
    const { opaque, window } = conduction(building);
    const loss = opaque + window + 0.34 * (building.ventilationM3PerH + building.leakM3PerH);
    const internalW = 3.52 * building.floorM2 + ((90 * 132) / 168) * building.people;
    const needs = monthlyNeeds(building, at, season, null, dark);
    expect(needs.byWeather).toBeCloseTo(needOfMonths(loss, 'medium', [15 * 8760], [internalW * 8760]), 6);
    expect(needs.byOrder).toBeNaN();
  });

  test('EN-642 by the order’s months the need is the method’s own formula, with the windows by side and what the horizon leaves', () => {
    const open = { ...light, faceHorizon: new Uint8Array(light.faceHorizon.length) };
    const season = heatingSeason(input.weather!, light);
    const place = { zone: 'H2c', altitude: 1 } as const;
    const zone = climateZones.indexOf('H2c');
    const [sun, degreeHours, hours] = (['sunlightKwh', 'degreeHours', 'heatingHours'] as const).map(
      (name) => orderTables[name][0]![1]![zone]!,
    );
    const { northFactors, eastFactors, westFactors } = orderTables;
    const south = climateZones.map(() => new Array<number>(12).fill(1));
    const factors = [northFactors, eastFactors, south, westFactors];
    const at = input.buildings.findIndex((one) => one !== null);
    const building = input.buildings[at]!;
    // Windows to one side of the order's four at a time: no mean of two quarters is in it.
    for (const quarter of factors.keys()) {
      const windowM2 = Float64Array.from(building.windowM2, (_, side) => (side === 2 * quarter ? 10 : 0));
      const turned = { ...building, windowM2 };
      const { opaque, window } = conduction(turned);
      const loss = opaque + window + 0.34 * (building.ventilationM3PerH + building.leakM3PerH);
      const internalW = 3.52 * building.floorM2 + ((90 * 132) / 168) * building.people;
      const gainsWh = sun!.map(
        (kWh, month) =>
          10 * glassOf(turned) * 1000 * kWh * factors[quarter]![zone]![month]! + internalW * hours![month]!,
      );
      const due = needOfMonths(loss, 'medium', degreeHours!, gainsWh);
      const found = (sky: SiteLight): number =>
        monthlyNeeds(turned, at, season, orderSeasons(place), sky).byOrder;
      expect(found(open)).toBeCloseTo(due, 6);
      const walled = { ...light, faceHorizon: new Uint8Array(light.faceHorizon.length).fill(128) };
      expect(found(walled)).toBeGreaterThan(found(open));
    }
  });

  test('EN-643 old heavy walls take the order’s shorter season; the weather’s months do not know them', () => {
    const season = heatingSeason(input.weather!, light);
    const order = orderSeasons({ zone: 'H3', altitude: 0 });
    const at = input.buildings.findIndex((one) => one !== null);
    const of = (isHeavy: boolean, hasOldWalls: boolean): ReturnType<typeof monthlyNeeds> =>
      monthlyNeeds({ ...input.buildings[at]!, isHeavy, hasOldWalls }, at, season, order, light);
    expect(of(true, true).byOrder).toBeLessThan(of(true, false).byOrder);
    expect(of(false, true)).toEqual(of(false, false));
    expect(of(true, true).byWeather).toBe(of(true, false).byWeather);
  });

  test('EN-472 it stands beside the hourly need of dwellings, before and after works, and the check is the ratio of their sums', () => {
    const renewed = resultOf(inputWith([renovation]), asked);
    for (const result of [plain, renewed]) {
      const { need3cl, need3clWeather, heatNeed } = result.fields;
      let [hourly, monthly, byOrder] = [0, 0, 0];
      for (const [i, building] of input.buildings.entries()) {
        const isHome = building !== null && building.dwellings > 0;
        expect([need3cl![i]! > 0, need3clWeather![i]! > 0]).toEqual([isHome, isHome]);
        if (building === null) continue;
        hourly += heatNeed![i]! * building.floorM2;
        monthly += need3clWeather![i]! * building.floorM2;
        byOrder += need3cl![i]! * building.floorM2;
      }
      const [row] = result.indicators['monthlyCheck']!;
      expect(row!.value).toBeCloseTo(hourly / monthly, 5);
      expect(row!.facts![0]!.fr).toContain('pas un DPE');
      const [all] = result.indicators['monthlyNeed']!;
      expect(all!.value! / (byOrder / 1000)).toBeCloseTo(1, 5);
      expect(all!.notes).toEqual([{ key: 'notADpe' }]);
      expect(all!.facts![0]!.fr).toBe(`mois de la zone ${input.place!.zone}, moins de 400 m`);
    }
    const sum = (result: RunResult): number =>
      Array.from(result.fields['need3cl']!).reduce(
        (all, value) => all + (Number.isNaN(value) ? 0 : value),
        0,
      );
    expect(sum(renewed)).toBeLessThan(0.5 * sum(plain));
  }, 60_000);

  test('EN-644 overseas no zone fits: no estimate by the order’s months, and why; the weather’s months stay', () => {
    const { fields, indicators } = resultOf({ ...input, place: null }, asked);
    expect(fields['need3cl']!.every((value) => Number.isNaN(value))).toBe(true);
    expect(fields['need3clWeather']).toEqual(plain.fields['need3clWeather']);
    expect(indicators['monthlyNeed']).toEqual([{ value: null, reason: 'noZone' }]);
    expect(indicators['monthlyCheck']).toEqual(plain.indicators['monthlyCheck']);
  }, 60_000);

  test('EN-644 a zone that a person sets is the one whose months are taken', () => {
    const of = (climateZone: number): EnergyInput['place'] =>
      energyEngine.createInput(applyEdits(folder.territory!, []), year, { ...asked, climateZone }, {}).place;
    expect(climateZones.map((_, i) => of(i + 1))).toEqual(
      climateZones.map((zone) => ({ zone, altitude: 0 })),
    );
  });
});
