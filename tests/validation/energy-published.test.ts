import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { validateEnergy } from '../../src/cli/validate/energy.ts';
import { classColumns, needColumns, smallDwellingsCases } from '../../src/cli/validate/energy/dpe-cases.ts';
import { monthsCases } from '../../src/cli/validate/energy/dpe-tables.ts';
import type { ValidationResult } from '../../src/cli/validate/result.ts';
import { AppError } from '../../src/base/errors.ts';
import { weatherDoubts } from '../../src/engines/energy/weather/doubts.ts';
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

/** Results of a data folder that has these files of energy and nothing else. */
async function resultsOf(files: Readonly<Record<string, string>>): Promise<ValidationResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jumelles-energy-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, 'energy', name)), { recursive: true });
      if (name.endsWith('/')) mkdirSync(join(folder, 'energy', name));
      else writeFileSync(join(folder, 'energy', name), text);
    }
    return await resultsUnder(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the cases of the DPE come to where a data folder has this table and nothing else. */
async function dpeCases(table: string): Promise<ValidationResult[]> {
  const results = await resultsOf({ 'some.csv': table });
  return results.filter((result) => /^(3CL|DPE|months|small)/.test(result.case));
}

async function all(cases: AsyncIterable<ValidationResult>): Promise<ValidationResult[]> {
  const found: ValidationResult[] = [];
  for await (const one of cases) found.push(one);
  return found;
}

describe('files that are no cases', () => {
  test('EN-650 what breaks one case is told with its file, and loses no other', async () => {
    const results = await resultsOf({
      'spa_reference.json': '{"NREL_SPA_2003-10-17T19:30:30Z": {"input": ',
      'other/spa_reference.json': '{"NREL_SPA_2003-10-17T19:30:30Z": {}}',
      'climate_monthly.json': '{}',
      'x_small_dwellings.json': '{"dpe":',
      'x_annual.json': '[',
      'ashrae/cases_5r1c_parameters.json': '{"common": {"weather": "none.epw"}}',
      'ashrae/annual_and_peak_loads_range.csv': 'case',
      'weather/AAA.epw': 'garbage',
      'folder.csv/': '',
      'pvwatts.csv': '"PVWatts: Hourly PV Performance Data"\n',
    });
    const broken = results.filter(({ pass }) => pass === false);
    expect(broken.map((result) => result.case)).toEqual([
      'SPA example 2003-10-17T19:30:30Z',
      'spa_reference.json',
      'PV from PVGIS to the grid, x_annual.json',
      'months of the order, climate_monthly.json',
      'small dwellings, x_small_dwellings.json',
      'ASHRAE 140',
      'ASHRAE 140 refined',
    ]);
    for (const { tolerance } of broken) expect(tolerance).toMatch(/^unexpected failure: ./);
    expect(results.filter(({ pass }) => pass === true).map((result) => result.case)).toEqual([
      expect.stringMatching(/hillock/),
      expect.stringMatching(/sweep/),
    ]);
  });

  test('EN-651 a table of DPE without rows, or without labels, is not run', async () => {
    const columns = [...new Set([...needColumns, ...classColumns])];
    const alone = await dpeCases(`${columns.join()}\n`);
    expect(alone.map(({ pass }) => pass)).toEqual([null, null, null, null]);
  });
});

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
    // As spreadsheets write it: semicolons, quotes, commas in numbers.
    const written = table.split(/\r?\n/).map((line) =>
      line
        .split(',')
        .map((cell) => `"${cell.replace('.', line === head ? '.' : ',')}"`)
        .join(';'),
    );
    const asSpreadsheet = await dpeCases(written.join('\r\n'));
    expect(asSpreadsheet.map(({ figures }) => figures)).toEqual(results.map(({ figures }) => figures));
    // One small dwelling by the rule of since July 2024 beside those of before.
    const at = (column: string): number => head!.split(',').indexOf(column);
    const small = rows[0]!.split(',');
    small[at('caracteristique_generale.surface_habitable_logement')] = '16.8';
    small[at('ep_conso.ep_conso_5_usages_m2')] = '270';
    small[at('emission_ges.emission_ges_5_usages_m2')] = '8';
    small[at('ep_conso.classe_bilan_dpe')] = 'D';
    small[at('emission_ges.classe_emission_ges')] = 'B';
    const [, mixed] = await dpeCases([head, ...rows, small.join(',')].join('\n'));
    expect(mixed).toMatchObject({ pass: true, figures: { 'by the rule of small dwellings alone': 1 } });
    small[at('ep_conso.classe_bilan_dpe')] = 'A';
    const [, wrong] = await dpeCases([head, ...rows, small.join(',')].join('\n'));
    expect(wrong).toMatchObject({ pass: false, figures: { 'labels unlike': 1 } });
  });
});

describeWithData('tables of the orders', ['energy/dpe-3cl'], () => {
  test('EN-94 every month of every place, C1, and every limit up to 40 m² is as others transcribed the orders', async () => {
    const root = dataPath('energy', 'dpe-3cl');
    const [months] = await all(monthsCases(root));
    expect(months).toMatchObject({
      case: `months of the order: ${3 * 2 * 3 * 8 * 12 + 3 * 8 * 12} figures`,
      figures: { 'figures unlike': 0, 'of H2d in December, as printed': 6 },
      pass: true,
    });
    const [small] = await all(smallDwellingsCases(root));
    expect(small).toMatchObject({ case: `small dwellings: ${2 * 38 * (6 + 6 + 2)} limits`, pass: true });
  });

  test('EN-94 one figure that is another does not hold', async () => {
    const written = JSON.parse(readFileSync(dataPath('energy', 'dpe-3cl', 'climate_monthly.json'), 'utf8'));
    written.nref19['1']['inférieur à 400m']['Décembre'].h3 += 1;
    const results = await resultsOf({ 'climate_monthly.json': JSON.stringify(written) });
    const { figures, pass } = results.find((result) => result.case.startsWith('months of the order'))!;
    expect([figures['figures unlike'], pass]).toEqual([1, false]);
  });
});

describeWithData('real weather files', ['energy/weather', 'energy/solar-pv'], () => {
  const text = (...path: string[]): string => readFileSync(dataPath('energy', ...path), 'latin1');
  const sumKwh = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / 1000;

  test('EN-15 a year of Lyon: its sunlight and its mean temperature, nothing filled in', () => {
    const { weather, problems } = readEpw(text('weather', lyon), lyon);
    expect(problems).toEqual([]);
    expect(weatherDoubts(weather, [4.9, 45.7])).toEqual([]);
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
