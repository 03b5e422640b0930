import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { dpeClasses, dpeLabel } from '../../../engines/energy/dpe/classes.ts';
import { type Inertia, monthlyNeedKwh } from '../../../engines/energy/dpe/monthly-need.ts';
import { orderTables } from '../../../engines/energy/dpe/order-tables.ts';
import { type AltitudeClass, climateZones } from '../../../engines/energy/dpe/zones.ts';
import { keptFrom, notRun, type ValidationResult } from '../result.ts';
import { findFiles, numbersOf, type TextTable, textsOf } from './data-files.ts';
import { altitudeNames, type NestedFigures, type SmallDwellings, smallFile } from './dpe-tables.ts';
import { atMost, judged } from './judge.ts';

export const needColumns = [
  'meteo.enum_zone_climatique_id',
  'meteo.enum_classe_altitude_id',
  'inertie.enum_classe_inertie_id',
  'deperdition.deperdition_enveloppe',
  'apport_et_besoin.apport_solaire_ch',
  'apport_et_besoin.apport_interne_ch',
  'apport_et_besoin.besoin_ch',
];

/** Very heavy, heavy, medium, light, as DPE number them. */
const inertias: readonly Inertia[] = ['heavy', 'heavy', 'medium', 'light'];
/** Degree-hours of a middling zone, to tell Wh from kWh only. */
const usualHours = 55_000;

/** A figure of a DPE by row; NaN where the file has none. */
function figuresOf(table: TextTable): (column: string, row: number) => number {
  const columns = new Map(table.columns.map((name) => [name, numbersOf(table, name)]));
  return (column, row) => columns.get(column)?.[row] ?? Number.NaN;
}

/** Some software prints Wh where others print kWh: eight times a whole year's loss is more than any dwelling gains. */
function inKwh(value: number, order: number): number {
  return value > 8 * order ? value / 1000 : value;
}

/** Altitude as DPE number it, from 1; null where it is none. */
function altitudeOf(written: number): AltitudeClass | null {
  return written === 1 || written === 2 || written === 3 ? ((written - 1) as AltitudeClass) : null;
}

/** Heating needs of real DPE, from their own losses and gains and the order's months. */
export function needCase(name: string, table: TextTable): ValidationResult {
  const figure = figuresOf(table);
  const errors = table.rows.flatMap((_, row): number[] => {
    const loss = figure('deperdition.deperdition_enveloppe', row);
    const lossKwh = (loss * usualHours) / 1000;
    const inertia = inertias[figure('inertie.enum_classe_inertie_id', row) - 1];
    const zone = climateZones[figure('meteo.enum_zone_climatique_id', row) - 1];
    const altitude = altitudeOf(figure('meteo.enum_classe_altitude_id', row));
    if (!inertia || !zone || altitude === null || !(loss > 0)) return [];
    const waterNeed = inKwh(
      figure('apport_et_besoin.besoin_ecs', row),
      1000 * figure('apport_et_besoin.nadeq', row),
    );
    const recovered = ['pertes_distribution_ecs_recup', 'pertes_stockage_ecs_recup'].map((part) => {
      const lost = figure(`apport_et_besoin.${part}`, row);
      return Number.isNaN(lost) ? 0 : lost > waterNeed ? lost / 1000 : lost;
    });
    const south = figure('apport_et_besoin.surface_sud_equivalente', row);
    const building = {
      lossWPerK: loss,
      inertia,
      hasOldWalls: figure('meteo.batiment_materiaux_anciens', row) === 1,
      zone,
      altitude,
      solarKwh: inKwh(figure('apport_et_besoin.apport_solaire_ch', row), lossKwh),
      southMonthsM2: south > 0 ? south : null,
      internalKwh: inKwh(figure('apport_et_besoin.apport_interne_ch', row), lossKwh),
      recoveredKwh: recovered.reduce((sum, part) => sum + part, 0),
    };
    const due = inKwh(figure('apport_et_besoin.besoin_ch', row), lossKwh);
    // A row that lacks a figure says nothing; the name of the case counts those that do.
    if (!(due > 0) || Number.isNaN(building.solarKwh + building.internalKwh)) return [];
    return [monthlyNeedKwh(building, orderTables) / due - 1];
  });
  if (errors.length === 0) return notRun(name, 'no row has the figures of a heating need');
  const signed = errors.toSorted((a, b) => a - b);
  const sizes = errors.map(Math.abs).toSorted((a, b) => a - b);
  return judged(
    `${name}: ${errors.length} DPE`,
    'heating need: median error ≤ 0.5 %, 90 % of errors ≤ 3.5 %',
    [
      atMost('median error (%)', Math.abs(100 * quantile(signed, 0.5)), 0.5),
      atMost('median size of errors (%)', 100 * quantile(sizes, 0.5), 0.5),
      atMost('90th percentile of errors (%)', 100 * quantile(sizes, 0.9), 3.5),
    ],
  );
}

/** Linear between the two nearest of sorted values. */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)] as number, sorted[Math.ceil(at)] as number];
  return below + (above - below) * (at - Math.floor(at));
}

export const classColumns = [
  'ep_conso.ep_conso_5_usages_m2',
  'emission_ges.emission_ges_5_usages_m2',
  'ep_conso.classe_bilan_dpe',
  'emission_ges.classe_emission_ges',
  'meteo.enum_zone_climatique_id',
  'meteo.enum_classe_altitude_id',
];

/**
 * Labels of real DPE, from their own figures. The rule of small dwellings came in July 2024, and files do not say when a DPE was
 * made: theirs may follow either. Rows without a label say nothing.
 */
export function classCase(name: string, table: TextTable): ValidationResult {
  const figure = figuresOf(table);
  const labels = textsOf(table, 'ep_conso.classe_bilan_dpe');
  const gasLabels = textsOf(table, 'emission_ges.classe_emission_ges');
  const labelled = table.rows.flatMap((_, row) => (labels[row] && gasLabels[row] ? [row] : []));
  if (labelled.length === 0) return notRun(name, 'no row has a label');
  const fits = (row: number, isRecent: boolean): boolean => {
    const dwelling = figure('caracteristique_generale.surface_habitable_logement', row);
    const { label, gasLabel } = dpeLabel(
      {
        energy: figure('ep_conso.ep_conso_5_usages_m2', row),
        gas: figure('emission_ges.emission_ges_5_usages_m2', row),
        areaM2: Number.isNaN(dwelling) ? Infinity : dwelling,
        zone: climateZones[figure('meteo.enum_zone_climatique_id', row) - 1] ?? 'H1a',
        altitude: altitudeOf(figure('meteo.enum_classe_altitude_id', row)) ?? 0,
      },
      isRecent,
    );
    return label === labels[row] && gasLabel === gasLabels[row];
  };
  const ofRecent = labelled.filter((row) => !fits(row, false) && fits(row, true)).length;
  const unlike = labelled.filter((row) => !fits(row, false) && !fits(row, true)).length;
  return judged(
    `${name}: ${labelled.length} labels`,
    'every label as printed, by the rule of before July 2024 or by that of since',
    [
      { figure: 'labels unlike', found: unlike, expected: 0, holds: unlike === 0 },
      { figure: 'by the rule of small dwellings alone', found: ofRecent, expected: 'told', holds: true },
    ],
  );
}

/** The limits of small dwellings, from each file that a transcription of them is in. */
export async function* smallDwellingsCases(root: string): AsyncGenerator<ValidationResult, void, void> {
  for (const path of await findFiles(root, smallFile))
    yield* keptFrom(`small dwellings, ${basename(path)}`, async function* () {
      yield smallDwellingsCase(JSON.parse(await readFile(path, 'utf8')) as SmallDwellings);
    });
}

/** Every limit of small dwellings as a transcription of the order has it: at it the next class begins, just under it not. */
function smallDwellingsCase(written: SmallDwellings): ValidationResult {
  const found = (['dpe', 'ges'] as const).flatMap((kind) => holdsOf(written[kind], kind));
  const unlike = found.filter((holds) => !holds).length;
  return judged(`small dwellings: ${found.length} limits`, 'each limit exactly', [
    { figure: 'limits unlike', found: unlike, expected: 0, holds: unlike === 0 && found.length > 0 },
  ]);
}

/** Whether each limit holds on both its sides. */
function holdsOf(written: NestedFigures, kind: 'dpe' | 'ges'): boolean[] {
  return altitudeNames.flatMap((altitude, i) =>
    Object.entries(written[altitude] ?? {}).flatMap(([area, classes]) =>
      Object.entries(classes).map(([letter, limit]) => {
        const at = (value: number): string => {
          const { label, gasLabel } = dpeLabel(
            {
              energy: kind === 'dpe' ? value : 0,
              gas: kind === 'ges' ? value : 0,
              areaM2: Number(area),
              zone: 'H1c',
              altitude: i as AltitudeClass,
            },
            true,
          );
          return kind === 'dpe' ? label : gasLabel;
        };
        const next = dpeClasses[dpeClasses.findIndex((one) => one === letter) + 1];
        return at(limit - 0.001) === letter && at(limit) === next;
      }),
    ),
  );
}
