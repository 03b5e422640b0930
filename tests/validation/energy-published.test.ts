import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { validateEnergy } from '../../src/cli/validate/energy.ts';
import { classColumns, needColumns, smallDwellingsCase } from '../../src/cli/validate/energy/dpe-cases.ts';
import { monthsCase, readDpeTables } from '../../src/cli/validate/energy/dpe-tables.ts';
import type { ValidationResult } from '../../src/cli/validate/result.ts';
import { AppError } from '../../src/base/errors.ts';
import { readEpw } from '../../src/loaders/epw.ts';
import { readPvgis } from '../../src/loaders/pvgis.ts';
import { dataFolder, dataPath, describeWithData } from '../data.ts';

const lyon = 'FRA_AR_Lyon-Bron.AP.074800_TMYx.2004-2018.epw';

async function resultsUnder(folder: string): Promise<ValidationResult[]> {
  const results: ValidationResult[] = [];
  for await (const result of validateEnergy({ all: false, dataFolder: folder })) results.push(result);
  return results;
}

describeWithData(
  'published cases of energy',
  [
    'energy/solar-pv',
    'energy/ashrae140',
    'energy/dpe-cases',
    'energy/dpe-3cl',
    'energy/weather',
    'ign/bdtopo_v3_shp_olemps_12174',
  ],
  () => {
    let results: ValidationResult[] = [];
    beforeAll(async () => {
      results = await resultsUnder(dataFolder());
    });

    /** Every case whose name begins so holds, and there are so many at least. */
    function expectToHold(prefix: RegExp, least: number): void {
      const cases = results.filter((result) => prefix.test(result.case));
      expect(cases.length).toBeGreaterThanOrEqual(least);
      expect(cases.filter(({ pass }) => pass !== true)).toEqual([]);
    }

    test('EN-90 positions, clear skies, decomposition, transposition, cells, incidence and inverter', () => {
      expectToHold(
        /^(SPA|solar positions|sunrise|clear sky|decomposition|transposition|cell|incidence|inverter)/,
        9,
      );
    });

    test('EN-91 a year on nine planes, PVWatts, and a PVGIS year to the grid', () => {
      expectToHold(/^(planes|PV)/, 4);
    });

    test('EN-92 ASHRAE 140 light by orientation, and not with an even sky', () => {
      expectToHold(/^ASHRAE 140 solar/, 2);
    });

    test('EN-93 ASHRAE 140 thermal cases and free float', () => {
      expectToHold(/^ASHRAE 140 (\d|acceptance)/, 27);
    });

    test('EN-309 ASHRAE 140 in the refined mode, 20 of 20 heated and 20 of 20 cooled', () => {
      expectToHold(/^ASHRAE 140 refined/, 21);
    });

    test('EN-94 needs and classes of real DPE, and every limit of small dwellings', () => {
      expectToHold(/^(3CL|DPE|months|small)/, 4);
    });

    test('EN-95 archetypes of TABULA', () => expectToHold(/^TABULA/, 1));

    test('EN-290 Olemps through a year, per dwelling and hour by hour', () => expectToHold(/^Olemps/, 1));
  },
);

describe('without data', () => {
  test('EN-96 every kind of case comes out as not run, and says what it looked for', async () => {
    const results = (await resultsUnder('/nowhere')).filter((result) => !result.case.startsWith('horizons'));
    expect(results.length).toBeGreaterThan(12);
    for (const { pass, tolerance } of results) {
      expect(pass).toBeNull();
      expect(tolerance).toMatch(/^not run: no /);
    }
  });
});

/** What the cases of the DPE come to where a data folder has this table and nothing else. */
async function dpeCases(table: string): Promise<ValidationResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jumelles-energy-'));
  try {
    mkdirSync(join(folder, 'energy'));
    writeFileSync(join(folder, 'energy', 'some.csv'), table);
    return (await resultsUnder(folder)).filter((result) => /^(3CL|DPE|months|small)/.test(result.case));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('without transcriptions of the orders', () => {
  test('EN-96 DPE are judged by the shipped tables; what would be held against a transcription tells which file is missing', async () => {
    const columns = [...new Set([...needColumns, ...classColumns])];
    const results = await dpeCases(`${columns.join()}\n${columns.map(() => '1').join()}\n`);
    expect(results.map(({ pass, tolerance }) => pass ?? tolerance.split(' is under')[0])).toEqual([
      // A DPE of ones contradicts itself.
      false,
      false,
      'not run: no …climate_monthly.json',
      'not run: no …small_dwellings.json',
    ]);
  });
});

describeWithData('real DPE alone, under another name', ['energy/dpe-cases'], () => {
  test('EN-94 needs and labels hold by the shipped tables alone', async () => {
    const table = readFileSync(
      dataPath('energy', 'dpe-cases', 'dpe_2021_official_outputs_anonymised.csv'),
      'utf8',
    );
    const results = await dpeCases(table);
    expect(results.map(({ pass }) => pass)).toEqual([true, true, null, null]);
    // Of H2d alone: by the degree-hours that the order prints for its December.
    const [head, ...rows] = table.split('\n');
    const zone = head!.split(',').indexOf('meteo.enum_zone_climatique_id');
    const ofH2d = rows.filter((row) => row.split(',')[zone] === '7.0');
    expect(ofH2d.length).toBe(3);
    const [needs] = await dpeCases([head, ...ofH2d].join('\n'));
    expect(needs!.pass).toBe(true);
  });
});

describeWithData('tables of the orders', ['energy/dpe-3cl'], () => {
  test('EN-94 every month of every place, C1, and every limit up to 40 m² is as others transcribed the orders', async () => {
    const { season, small } = await readDpeTables(dataPath('energy', 'dpe-3cl'));
    expect(monthsCase(season!)).toMatchObject({
      case: `months of the order: ${3 * 2 * 3 * 8 * 12 + 3 * 8 * 12} figures`,
      figures: { 'figures unlike': 0, 'of H2d in December, as printed': 6 },
      pass: true,
    });
    expect(smallDwellingsCase(small!)).toMatchObject({
      case: `small dwellings: ${2 * 38 * (6 + 6 + 2)} limits`,
      pass: true,
    });
  });

  test('EN-94 one figure that is another does not hold', async () => {
    const { season } = await readDpeTables(dataPath('energy', 'dpe-3cl'));
    const heatingHours = season!.heatingHours.map((byAltitude, building) =>
      byAltitude.map((byZone, altitude) =>
        byZone.map((months, zone) =>
          months.map((hours, month) =>
            building === 1 && altitude === 0 && zone === 7 && month === 11 ? hours + 1 : hours,
          ),
        ),
      ),
    );
    const { figures, pass } = monthsCase({ ...season!, heatingHours });
    expect([figures['figures unlike'], pass]).toEqual([1, false]);
  });
});

describeWithData('real weather files', ['energy/weather', 'energy/solar-pv'], () => {
  const text = (...path: string[]): string => readFileSync(dataPath('energy', ...path), 'latin1');
  const sumKwh = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / 1000;

  test('EN-15 a year of Lyon: its sunlight and its mean temperature, nothing filled in', () => {
    const { weather, problems } = readEpw(text('weather', lyon), lyon);
    expect(problems).toEqual([]);
    // What its makers and other readers find: 1321, 1132 and 641 kWh/m², 13.0 °C.
    expect(Math.round(sumKwh(weather.ghi))).toBe(1321);
    expect(Math.round(sumKwh(weather.parts!.dni))).toBe(1132);
    expect(Math.round(sumKwh(weather.parts!.dhi))).toBe(641);
    expect(weather.airC.reduce((sum, air) => sum + air, 0) / 8760).toBeCloseTo(13, 1);
  });

  test('EN-15 the same file with a hole, cut off, and with letters in a value', () => {
    const lines = text('weather', lyon).split('\n');
    const codeOf = (changed: readonly string[]): string => {
      try {
        return readEpw(changed.join('\n'), lyon)
          .problems.map(({ code }) => code)
          .join();
      } catch (error) {
        return error instanceof AppError ? error.code : String(error);
      }
    };
    expect(codeOf(lines.toSpliced(2000, 3))).toBe('weather/filled');
    expect(codeOf(lines.toSpliced(2000, 30))).toBe('weather/gaps');
    expect(codeOf(lines.slice(0, 4000))).toBe('weather/length');
    const letters = lines.with(3000, lines[3000]!.split(',').with(6, 'NaN').join(','));
    expect(codeOf(letters)).toBe('weather/filled');
  });

  test('EN-15 a typical year of PVGIS is read whole, a series of a tilted plane refused', () => {
    const { weather, problems } = readPvgis(text('solar-pv', 'pvgis_tmy_45N_8E_2005_2023.csv'), 'tmy.csv');
    expect(problems).toEqual([]);
    expect([weather.ghi.length, weather.altitudeM]).toEqual([8760, 250]);
    const tilted = text('solar-pv', 'pvgis_hourly_Timeseries_45.000_8.000_SA_30deg_0deg_2016_2016.csv');
    expect(() => readPvgis(tilted, 'series.csv')).toThrow(AppError);
  });
});
