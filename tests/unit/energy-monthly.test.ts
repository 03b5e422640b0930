import { beforeAll, describe, expect, test } from 'vitest';
import { energyEngine } from '../../src/engines/energy/index.ts';
import { conduction } from '../../src/engines/energy/buildings/thermal.ts';
import { heatingSeason, monthlyNeedBeside } from '../../src/engines/energy/dpe/beside-run.ts';
import { needOfMonths } from '../../src/engines/energy/dpe/monthly-need.ts';
import { siteLight } from '../../src/engines/energy/year/site-light.ts';
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

function inputWith(edits: readonly Edit[] = []): EnergyInput {
  return energyEngine.createInput(applyEdits(folder.territory!, edits), year, asked, {});
}

beforeAll(async () => {
  folder = await built({});
  input = inputWith();
  plain = resultOf(input, asked);
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
    const pieces = siteLight(input, weather);
    let next = pieces.next();
    while (!next.done) next = pieces.next();
    const season = heatingSeason(weather, next.value);
    expect(season.hours.reduce((sum, hours) => sum + hours, 0)).toBe(8760);
    expect(season.degreeHours[0]).toBe(15 * 744);
    const at = input.buildings.findIndex((one) => one !== null);
    const building = input.buildings[at]!;
    const { opaque, window } = conduction(building);
    const loss = opaque + window + 0.34 * (building.ventilationM3PerH + building.leakM3PerH);
    const internalW = 3.52 * building.floorM2 + ((90 * 132) / 168) * building.people;
    const need = monthlyNeedBeside(building, at, season, next.value);
    expect(need).toBeCloseTo(needOfMonths(loss, 'medium', [15 * 8760], [internalW * 8760]), 6);
  });

  test('EN-472 it stands beside the hourly need of dwellings, before and after works, and the check is the ratio of their sums', () => {
    const renewed = resultOf(inputWith([renovation]), asked);
    for (const result of [plain, renewed]) {
      const { need3cl, heatNeed } = result.fields;
      let [hourly, monthly] = [0, 0];
      for (const [i, building] of input.buildings.entries()) {
        expect(Number.isNaN(need3cl![i]!)).toBe(building === null || building.dwellings === 0);
        if (building === null) continue;
        hourly += heatNeed![i]! * building.floorM2;
        monthly += need3cl![i]! * building.floorM2;
      }
      const [row] = result.indicators['monthlyCheck']!;
      expect(row!.value).toBeCloseTo(hourly / monthly, 5);
      expect(row!.facts![0]!.fr).toContain('pas un DPE');
    }
    const sum = (result: RunResult): number =>
      Array.from(result.fields['need3cl']!).reduce(
        (all, value) => all + (Number.isNaN(value) ? 0 : value),
        0,
      );
    expect(sum(renewed)).toBeLessThan(0.5 * sum(plain));
  }, 60_000);
});
