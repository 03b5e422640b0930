import type { Text } from '../../base/text.ts';
import type { IndicatorRow, Parameters } from '../../simulation/contract.ts';
import { billEur, boughtKwh, isPaid } from './bills.ts';
import { sumOf } from './building-sums.ts';
import { carriers } from './buildings/systems.ts';
import { avoidedCost } from './costs/avoided.ts';
import type { Range } from './costs/dated.ts';
import { emissionsOf } from './emissions.ts';
import type { EnergyInput } from './energy-input.ts';
import type { EnergyReason } from './indicator-specs.ts';
import { factOf, type NetworkYear, networkSources } from './networks.ts';
import { noted } from './noted.ts';
import type { EnergyParameter } from './parameters.ts';
import { rangeClasses, type SystemIndicator, type systemReasons } from './system-indicators.ts';
import type { YearFigures } from './year/results.ts';

type Rows = readonly IndicatorRow[];
type SystemReason = keyof typeof systemReasons;
type AvoidedIndicator = Exclude<SystemIndicator, 'networkDensity' | 'networkHeat'>;

/** Heat sold over trench of all drawn networks, each told in a sentence. */
export function densityRow(networks: readonly NetworkYear[]): IndicatorRow {
  if (networks.length === 0) return { value: null, reason: 'noNetwork' satisfies SystemReason };
  const sum = (of: (one: NetworkYear) => number): number => networks.reduce((all, one) => all + of(one), 0);
  const isThin = networks.some(({ mwhPerM }) => mwhPerM < thinMwhPerM);
  return {
    value: sum(({ soldMwh }) => soldMwh) / sum(({ network }) => network.trenchM),
    ...noted(isThin ? 'thinNetwork' : 'notCalibrated'),
    facts: networks.map(factOf),
  };
}

/** Line density under which the curve of pipe losses has no data, MWh/m (Persson and Werner 2011). */
const thinMwhPerM = 1;

export function networkHeat(networks: readonly NetworkYear[]): Rows {
  const row = (key: string, of: (one: NetworkYear) => number): IndicatorRow => ({
    key,
    value: networks.reduce((all, one) => all + of(one), 0),
    parts: networks.map((one) => ({
      key: `edit-${one.network.edit}`,
      of: one.network.edit,
      value: of(one),
    })),
  });
  return [
    ...networkSources.map((key) =>
      row(key, ({ network, soldMwh, lostMwh }) => network.shares[key] * (soldMwh + lostMwh)),
    ),
    row('lost', ({ lostMwh }) => lostMwh),
  ];
}

/**
 * What the works of an alternative avoid, and at what cost: its own buildings without its works are computed beside it, so
 * that nothing of another run is asked for.
 *
 * @param before Figures of the buildings that works concern, without these. @param worksEur Networks with their trench and
 * plant; null: the cost of some is not known.
 */
export function avoidedRows(
  input: EnergyInput,
  parameters: Parameters<EnergyParameter>,
  before: YearFigures,
  figures: YearFigures,
  worksEur: Range | null,
  note: EnergyReason,
): Readonly<Record<AvoidedIndicator, Rows>> {
  const touched = [...input.buildings.keys()].filter((i) => input.before[i] !== null);
  if (touched.length === 0) {
    const none: IndicatorRow = { value: null, reason: 'noWorks' satisfies SystemReason };
    const ranged = missingRange('noWorks');
    return {
      energyAvoided: [none],
      co2Avoided: [none],
      billAvoided: [none],
      costPerKwh: ranged,
      costPerTonne: ranged,
    };
  }
  const pair = (of: (of: YearFigures, buildings: EnergyInput['before'], i: number) => number): Pair => ({
    touched,
    before: (i) => of(before, input.before, i),
    after: (i) => of(figures, input.buildings, i),
  });
  const kwh = pair((of, _, i) => carriers.reduce((all, __, carrier) => all + boughtKwh(of, carrier, i), 0));
  // What roofs give on the spot serves any use: it is taken off at the factor of the others.
  const kg = pair(
    (of, _, i) =>
      emissionsOf(of, input.factors, i).reduce((all, one) => all + one, 0) -
      input.factors.co2.other.value * of.ownUseKwh[i]!,
  );
  const eur = pair((of, buildings, i) =>
    carriers.reduce((all, _, carrier) => all + billEur(input, buildings[i]!, of, carrier, i), 0),
  );
  // What is bought of a carrier without a price, before or after, has no bill to compare.
  const isUnpaid = input.tariffs.some(
    (tariff, carrier) =>
      !isPaid(tariff) &&
      touched.some((i) => boughtKwh(before, carrier, i) > 0 || boughtKwh(figures, carrier, i) > 0),
  );
  const avoided = {
    kwhPerYear: point(kwh),
    kgCo2PerYear: point(kg),
    billEurPerYear: point(eur),
    years: parameters.worksYears,
    discountRate: parameters.discountRate,
  };
  const costRows = (of: 'eurPerKwh' | 'eurPerTonne'): Rows => {
    if (worksEur === null) return missingRange('uncosted');
    const range = avoidedCost(worksEur, avoided)[of];
    return range === null
      ? missingRange('nothingAvoided')
      : rangeRows(range, note, worksFact(worksEur, parameters));
  };
  return {
    energyAvoided: [avoidedRow(kwh, 1 / 1000, 'MWh', note)],
    co2Avoided: [avoidedRow(kg, 1 / 1000, 't', note)],
    billAvoided: [
      isUnpaid ? { value: null, reason: 'noPrice' satisfies EnergyReason } : avoidedRow(eur, 1, '€', note),
    ],
    costPerKwh: costRows('eurPerKwh'),
    costPerTonne: costRows('eurPerTonne'),
  };
}

/** Of each building that works concern, without them and with them. */
interface Pair {
  readonly touched: readonly number[];
  readonly before: (i: number) => number;
  readonly after: (i: number) => number;
}

function point({ touched, before, after }: Pair): Range {
  const { value } = sumOf(touched, (i) => before(i) - after(i));
  return { low: value, usual: value, high: value };
}

/** What the works avoid, and in which buildings. */
function avoidedRow(
  { touched, before, after }: Pair,
  scale: number,
  unit: string,
  note: EnergyReason,
): IndicatorRow {
  const told = (of: (i: number) => number): number => Math.round(scale * sumOf(touched, of).value);
  const [without, beside] = [told(before), told(after)];
  const fact: Text = {
    fr: `${without} ${unit} sans les travaux, ${beside} ${unit} avec`,
    en: `${without} ${unit} without the works, ${beside} ${unit} with them`,
  };
  return { ...noted(note), facts: [fact], ...sumOf(touched, (i) => scale * (before(i) - after(i))) };
}

function rangeRows(range: Range, note: EnergyReason, fact: Text): Rows {
  return rangeClasses.map(({ key }) => ({
    key,
    value: range[key],
    ...noted(note),
    ...(key === 'usual' ? { facts: [fact] } : {}),
  }));
}

function missingRange(reason: SystemReason): Rows {
  return rangeClasses.map(({ key }) => ({ key, value: null, reason }));
}

function worksFact(
  { low, usual, high }: Range,
  { worksYears }: Pick<Parameters<EnergyParameter>, 'worksYears'>,
): Text {
  const [least, mean, most] = [low, usual, high].map(Math.round);
  return {
    fr: `${mean} € de travaux (de ${least} à ${most}), comptés sur ${worksYears} ans`,
    en: `${mean} € of works (${least} to ${most}), counted over ${worksYears} years`,
  };
}
