import { beforeAll, describe, expect, test } from 'vitest';
import { energyEngine } from '../../src/engines/energy/index.ts';
import { words } from '../../src/i18n/i18n.ts';
import type { BuiltFolder } from '../../src/loaders/build.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import { type Condition, edit as editSchema, type Edit } from '../../src/scenario/project.ts';
import type { IndicatorRow, RunResult } from '../../src/simulation/contract.ts';
import { contentFault } from '../../src/territory/content-check.ts';
import { decodeTerritory, encodeTerritory } from '../../src/territory/file.ts';
import { built, renovation, resultOf, usual, year } from './energy-row.ts';

/** A commune round the row of buildings; `eastM` beyond 842 200 it leaves the terrain. */
function commune(eastM = 842_195): string {
  const ring = [
    [842_005, 6_519_005],
    [eastM, 6_519_005],
    [eastM, 6_519_195],
    [842_005, 6_519_195],
    [842_005, 6_519_005],
  ];
  return JSON.stringify({
    type: 'FeatureCollection',
    crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2154' } },
    features: [
      {
        type: 'Feature',
        properties: { nom_officiel: 'Essai', code_insee: '69999' },
        geometry: { type: 'Polygon', coordinates: [ring] },
      },
    ],
  });
}

const enedis = `Année;Code IRIS;Code grand secteur;Conso totale (MWh);Nb sites
2022;699990101;RESIDENTIEL;30;9
2023;699990101;RESIDENTIEL;33,5;10
2023;699990102;RESIDENTIEL;20;8
2023;699990102;TERTIAIRE;20;18
2023;751010101;RESIDENTIEL;1100.5;430
`;
const grdf = `annee;code_commune;secteur;conso;nb_pdl
2023;69999;R;60;12
`;

function run(
  folder: BuiltFolder,
  edits: readonly Edit[] = [],
  conditions: readonly Condition[] = [],
): RunResult {
  const applied = applyEdits(folder.territory!, edits);
  return resultOf(energyEngine.createInput(applied, { ...year, conditions: [...conditions] }, usual, {}));
}

const row = (result: RunResult, indicator: string, key?: string): IndicatorRow =>
  result.indicators[indicator]!.find((one) => one.key === key)!;
const value = (result: RunResult, indicator: string, key?: string): number =>
  row(result, indicator, key).value!;

const solar: Edit = {
  kind: 'solar-roofs',
  id: 's',
  label: 'Toits',
  ids: [],
  area: null,
  which: 'all',
  builtBefore: null,
  usableShare: 0.3,
};
const warm: Condition = { kind: 'energy/climate', id: 'w', label: '', warmingK: 3 };

let bare: BuiltFolder;
let told: BuiltFolder;
let [plain, base]: RunResult[] = [];
beforeAll(async () => {
  bare = await built({ 'commune.geojson': commune() });
  told = await built({ 'commune.geojson': commune(), 'conso-elec.csv': enedis, 'conso-gaz.csv': grdf });
  plain = run(bare);
  base = run(told);
}, 60_000);

describe('published totals of a territory', () => {
  test('TE-54 totals of its communes and their IRIS become a member of the territory, with their source, and survive its file', () => {
    const { energyTotals, sources } = told.territory!;
    expect(energyTotals).toHaveLength(5);
    expect(energyTotals!.filter(({ carrier }) => carrier === 'gas')).toEqual([
      { place: '69999', year: 2023, carrier: 'gas', sector: 'residential', mwh: 60, points: 12 },
    ]);
    expect(sources.find(({ id }) => id === 'energyTotals')?.files).toHaveLength(2);
    expect(decodeTerritory(encodeTerritory(told.territory!)).energyTotals).toEqual(energyTotals);
    expect(told.territory!.digest).not.toBe(bare.territory!.digest);
    const { digest: _, ...content } = told.territory!;
    expect(contentFault({ ...content, energyTotals: [{ ...energyTotals![0], year: 'x' }] })).toBe(
      'energyTotals',
    );
  });

  test('TE-55 totals of other communes, or without limits, are told and the rest is kept', async () => {
    const elsewhere = enedis.replaceAll('69999', '69123');
    const folder = await built({ 'commune.geojson': commune(), 'conso.csv': elsewhere });
    const codes = folder.problems.map(({ code }) => code);
    expect(codes).toContain('load/places');
    expect(folder.territory!.energyTotals).toBeUndefined();
    const placeless = await built({ 'conso.csv': enedis });
    const [problem] = placeless.problems.filter(({ code }) => code === 'load/places');
    expect(words('fr').tell(`errors.${problem!.code}`, problem!.details)).not.toMatch(/\{\{|…/);
    const broken = await built({
      'commune.geojson': commune(),
      'conso.csv': enedis.replace('33,5', 'beaucoup'),
    });
    expect(broken.problems.map(({ code }) => code)).toContain('load/rows');
  });
});

describe('calibration in a run', () => {
  test('EN-464 without a project the energy of a carrier and sector is the published total: IRIS summed up, gas by its gross calorific value', () => {
    const result = base!;
    // Dwellings alone are computed here, and nothing of services.
    expect(value(result, 'energyByCarrier', 'electricity')).toBeCloseTo(53.5, 6);
    expect(value(result, 'energyByCarrier', 'gas') * 1.11).toBeCloseTo(60, 6);
    const factor = value(result, 'calibration', 'electricity-residential');
    expect(factor).toBeCloseTo(53.5 / value(plain!, 'energyByCarrier', 'electricity'), 9);
    expect(row(result, 'calibration', 'electricity-residential').facts).toHaveLength(1);
    expect(row(result, 'calibration', 'electricity-tertiary')).toMatchObject({
      value: null,
      reason: 'nothing-modelled',
    });
    // What is not metered, and the need of heat, stay as computed.
    expect(value(result, 'energyByCarrier', 'wood')).toBe(value(plain!, 'energyByCarrier', 'wood'));
    expect(value(result, 'heatDemand')).toBe(value(plain!, 'heatDemand'));
    const noteOf = (key: string): string | undefined => row(result, 'energyByCarrier', key).notes?.[0]?.key;
    expect([noteOf('electricity'), noteOf('gas'), noteOf('oil')]).toEqual([
      'syntheticCalibrated',
      'syntheticCalibrated',
      'syntheticNotCalibrated',
    ]);
    expect(row(plain!, 'energyByCarrier', 'electricity').notes?.[0]?.key).toBe('syntheticNotCalibrated');
  });

  test('EN-465 the factor is that of the stock as it is: what an alternative or a hypothesis changes is never calibrated away', () => {
    const [without, result] = [bare, told].map((folder) => run(folder, [renovation, solar], [warm]));
    for (const key of ['electricity', 'gas'] as const) {
      const factor = value(base!, 'calibration', `${key}-residential`);
      expect(value(result!, 'calibration', `${key}-residential`)).toBe(factor);
      const changed = value(result!, 'energyByCarrier', key);
      expect(changed / value(without!, 'energyByCarrier', key)).toBeCloseTo(factor, 9);
      expect(changed).toBeLessThan(value(base!, 'energyByCarrier', key));
    }
    expect(result!.diagnostics!['electricBalanceError']).toBeLessThan(1e-6);
  }, 60_000);

  test('EN-465 nor is the shade of trees that an alternative plants', () => {
    const trees = editSchema.parse({
      kind: 'trees',
      id: 't',
      spacingM: 6,
      heightM: 30,
      crownM: 14,
      line: [
        [842_000, 6_519_035],
        [842_190, 6_519_035],
      ],
    });
    const planted = run(told, [trees]);
    expect(value(planted, 'heatDemand')).toBeGreaterThan(value(base!, 'heatDemand'));
    for (const key of ['electricity', 'gas'] as const)
      expect(value(planted, 'calibration', `${key}-residential`)).toBe(
        value(base!, 'calibration', `${key}-residential`),
      );
  }, 60_000);

  test('EN-344 calibrated loads add up to the total: fields and peaks are those of the calibrated energy', () => {
    const result = base!;
    const factor = value(result, 'calibration', 'electricity-residential');
    expect(value(result, 'electricPeak') / value(plain!, 'electricPeak')).toBeCloseTo(factor, 6);
    const sum = (values: ArrayLike<number>): number =>
      Array.from(values).reduce((all, one) => all + (Number.isNaN(one) ? 0 : one), 0);
    expect(sum(result.fields['electricity']!) / 1000).toBeCloseTo(53.5, 3);
    expect(sum(result.fields['electricCurve']!) / 1000).toBeCloseTo(53.5, 3);
  });

  test('EN-467 a commune that leaves the territory, or a secret total: nothing is calibrated, and it is said why', async () => {
    const reasonOf = async (files: Readonly<Record<string, string>>): Promise<string | undefined> => {
      const result = run(await built(files));
      expect(row(result, 'energyByCarrier', 'electricity').notes?.[0]?.key).toBe('syntheticNotCalibrated');
      const { value: none, reason } = row(result, 'calibration', 'electricity-residential');
      expect(none).toBe(null);
      return reason;
    };
    expect(await reasonOf({ 'commune.geojson': commune(842_260), 'conso.csv': enedis })).toBe(
      'partly-covered',
    );
    const secret = enedis.replace('33,5', 's');
    expect(await reasonOf({ 'commune.geojson': commune(), 'conso.csv': secret })).toBe('secret');
  }, 60_000);
});
