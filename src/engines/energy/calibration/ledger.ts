import type { Text } from '../../../base/text.ts';
import type { IndicatorRow } from '../../../simulation/contract.ts';
import type { ThermalBuilding } from '../buildings/thermal.ts';
import { grossPerNet } from '../costs/tariffs.ts';
import type { Calibration, EnergyInput } from '../energy-input.ts';
import { carrierKwh, type YearFigures } from '../year/results.ts';
import { calibrationClasses, calibrationReasons } from './words.ts';
import { calibrate, type CalibrationRow, type PlaceEnergy } from './calibrate.ts';

/** Carriers that are metered by networks: their place among the carriers, and what a kWh of the model is of the published. */
const metered = [
  { carrier: 'electricity', index: 0, published: 1 },
  { carrier: 'gas', index: 1, published: grossPerNet.gas },
  { carrier: 'district-heat', index: 4, published: 1 },
] as const;
const sectors = ['residential', 'tertiary'] as const;
type Sector = (typeof sectors)[number];

/** Factors of a run, and how they were found. */
export interface Ledger {
  readonly rows: readonly CalibrationRow[];
  /** Factor of each carrier for a building; null: none of them has one. */
  factorsOf(building: ThermalBuilding, commune: number): Float64Array | null;
}

/**
 * Factors from the stock as it is, in the year of the territory's own weather and the parameters: the same for every
 * alternative and hypothesis, so that what these change is never calibrated away.
 *
 * @param figures Of the reference's run.
 */
export function ledgerOf({ communes, totals, reference }: Calibration, figures: YearFigures): Ledger {
  const sums = communes.map(() => metered.map(() => sectors.map(() => 0)));
  for (const [i, building] of reference.buildings.entries()) {
    const commune = reference.communeOf[i]!;
    if (building === null || commune < 0) continue;
    for (const [k, { index, published }] of metered.entries()) {
      sums[commune]![k]![sectors.indexOf(sectorOf(building))]! +=
        (published * carrierKwh(figures, index, i)) / 1000;
    }
  }
  const modelled = communes.flatMap((place, commune) =>
    metered.flatMap(({ carrier }, k) =>
      sectors.map((sector, s): PlaceEnergy => ({ place, carrier, sector, mwh: sums[commune]![k]![s]! })),
    ),
  );
  const rows = calibrate(modelled, totals);
  const rowsEach = metered.length * sectors.length;
  return {
    rows,
    factorsOf: (building, commune) => {
      if (commune < 0) return null;
      const factors = new Float64Array(5).fill(1);
      const at = commune * rowsEach + sectors.indexOf(sectorOf(building));
      for (const [k, { index }] of metered.entries())
        factors[index] = rows[at + k * sectors.length]?.factor ?? 1;
      return factors.every((factor) => factor === 1) ? null : factors;
    },
  };
}

function sectorOf({ use }: ThermalBuilding): Sector {
  return use === 'service' ? 'tertiary' : 'residential';
}

/** The ledger as an indicator: published over computed by carrier and sector, each commune in a sentence. */
export function calibrationRows(
  ledger: Ledger | null,
  { calibration }: EnergyInput,
): readonly IndicatorRow[] {
  return calibrationClasses.map(({ key }) => {
    const rows = (ledger?.rows ?? []).filter((row) => `${row.carrier}-${row.sector}` === key);
    const used = rows.filter((row) => row.factor !== null);
    if (used.length === 0)
      return { key, value: null, reason: reasonOf(rows, (calibration?.partly ?? 0) > 0) };
    const sum = (of: (row: CalibrationRow) => number): number => used.reduce((all, row) => all + of(row), 0);
    return {
      key,
      value: sum((row) => row.measuredMwh ?? 0) / sum((row) => row.modelledMwh),
      facts: rows.map(factOf),
    };
  });
}

function reasonOf(rows: readonly CalibrationRow[], isPartly: boolean): keyof typeof calibrationReasons {
  if (rows.length === 0) return isPartly ? 'partly-covered' : 'no-total';
  const telling = rows.find(({ reason }) => reason !== 'no-total' && reason !== 'nothing-modelled');
  return telling?.reason ?? rows[0]?.reason ?? 'no-total';
}

function factOf({ place, modelledMwh, measuredMwh, year, points, reason }: CalibrationRow): Text {
  const of = Math.round(modelledMwh);
  if (reason !== null || measuredMwh === null) {
    const why = calibrationReasons[reason ?? 'no-total'];
    return { fr: `${place} : ${of} MWh calculés, ${why.fr}`, en: `${place}: ${of} MWh computed, ${why.en}` };
  }
  const [fr, en] =
    points === null ? ['', ''] : [`, ${points} points de livraison`, `, ${points} delivery points`];
  const total = Math.round(measuredMwh);
  return {
    fr: `${place} : ${of} MWh calculés sans projet, ${total} MWh publiés pour ${year}${fr}`,
    en: `${place}: ${of} MWh computed without a project, ${total} MWh published for ${year}${en}`,
  };
}

/** How much of a carrier's computed energy was brought to published totals. */
export type Calibrated = 'no' | 'partly' | 'yes';

/** By the place of each carrier; what networks do not meter never is. */
export function calibratedCarriers(ledger: Ledger | null, input: EnergyInput): readonly Calibrated[] {
  const states: Calibrated[] = ['no', 'no', 'no', 'no', 'no'];
  if (ledger === null) return states;
  const isOutside = input.buildings.some((building, i) => building !== null && input.communeOf[i]! < 0);
  for (const { carrier, index } of metered) {
    const rows = ledger.rows.filter((row) => row.carrier === carrier && row.reason !== 'nothing-modelled');
    const done = rows.filter((row) => row.factor !== null).length;
    if (done > 0) states[index] = done === rows.length && !isOutside ? 'yes' : 'partly';
  }
  return states;
}
