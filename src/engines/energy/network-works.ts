import { sum } from '../../base/sum.ts';
import type { Text } from '../../base/text.ts';
import { carriers } from './buildings/systems.ts';
import type { Range } from './costs/dated.ts';
import { exchangerEur, plantEurPerKw, trenchEurPerM } from './costs/network-works.ts';
import type { EnergyInput } from './energy-input.ts';
import type { NetworkSource, NetworkYear } from './networks.ts';
import { networkClasses } from './system-indicators.ts';
import { pipeDiameter } from './systems/heat-network.ts';
import type { TerritoryHours, YearFigures } from './year/results.ts';

/** What building one network costs, beside the connection of its buildings. */
export interface NetworkWorks {
  /** Position of its edit among those of the request. */
  readonly edit: number;
  readonly trench: Range;
  readonly plant: Range;
  /** How the figures come about. */
  readonly trenchFact: Text;
  readonly plantFact: Text;
}

/** Rooms for which plants are sized, °C. */
const roomC = 19;
const hoursOfYear = 8760;
/** Who runs first: what has to be used, what is dear to build and cheap to run; gas comes last. */
const inOrder = ['waste', 'ground', 'wood', 'gas'] as const satisfies readonly NetworkSource[];

/**
 * Trench by its length and mean diameter, plant by the power of each source: the sources run in order, each up to the power
 * with which it gives its part of the year's heat; the last one gives what is left of the greatest power.
 */
export function networkWorks(
  input: EnergyInput,
  figures: YearFigures,
  hours: TerritoryHours,
  years: readonly NetworkYear[],
): readonly NetworkWorks[] {
  return years.map((year, n) => {
    const { network, mwhPerM } = year;
    const diameterM = pipeDiameter(mwhPerM);
    const perM = trenchEurPerM(diameterM);
    const trench = times(perM, network.trenchM);
    const powers = sourcePowersKw(year, heatDays(input, figures, hours, n, year), peakKw(input, n, year));
    const built = inOrder.flatMap((source) => (powers[source] > 0 ? [{ source, kw: powers[source] }] : []));
    return {
      edit: network.edit,
      trench,
      plant: built.map(({ source, kw }) => plantEur(source, kw)).reduce(plus, { low: 0, usual: 0, high: 0 }),
      trenchFact: trenchFact(network.trenchM, diameterM, perM),
      plantFact: plantFact(built),
    };
  });
}

/** Power that a network is built for, kW: the loss of its buildings in design cold, and that of its pipes. */
function peakKw({ buildings, designC }: EnergyInput, network: number, { lostMwh }: NetworkYear): number {
  const lossW = buildings.reduce(
    (all, one) => all + (one?.plant.network === network ? one.plant.generatorWPerK * (roomC - designC) : 0),
    0,
  );
  return lossW / 1000 + (1000 * lostMwh) / hoursOfYear;
}

/**
 * Mean heat fed on each day of the year, kW: heating by the course of the whole territory's, hot water and what pipes lose
 * the same every day. The hour's peaks are left to the water of the network.
 */
function heatDays(
  { buildings }: EnergyInput,
  { heatingKwh, waterKwh }: YearFigures,
  { heatW }: TerritoryHours,
  network: number,
  { lostMwh }: NetworkYear,
): Float64Array {
  const heat = carriers.indexOf('network');
  let [heating, steady] = [0, 1000 * lostMwh];
  for (const [i, building] of buildings.entries()) {
    if (building?.plant.network !== network) continue;
    heating += heatingKwh[heat]![i]!;
    steady += waterKwh[heat]![i]!;
  }
  const days = Math.floor(heatW.length / 24);
  const shape = Float64Array.from({ length: days }, (_, day) => sum(heatW.subarray(24 * day, 24 * day + 24)));
  const all = sum(shape);
  return shape.map((one) => (all > 0 ? (heating * one) / all : 0) / 24 + steady / (24 * days));
}

/** Power of each source, kW. */
function sourcePowersKw(
  { network }: NetworkYear,
  daysKw: Float64Array,
  designKw: number,
): Readonly<Record<NetworkSource, number>> {
  const powers = { wood: 0, gas: 0, ground: 0, waste: 0 };
  const present = inOrder.filter((source) => network.shares[source] > 0);
  const greatest = daysKw.reduce((most, one) => Math.max(most, one), designKw);
  let [share, below] = [0, 0];
  for (const [k, source] of present.entries()) {
    share += network.shares[source];
    const level = k === present.length - 1 ? greatest : levelOf(daysKw, share);
    powers[source] = level - below;
    below = level;
  }
  return powers;
}

/** Power up to which a part of the heat is given, to 2⁻⁴⁰ of the greatest. */
function levelOf(daysKw: Float64Array, share: number): number {
  const due = share * sum(daysKw);
  let [low, high] = [0, daysKw.reduce((most, one) => Math.max(most, one), 0)];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    const given = daysKw.reduce((all, one) => all + Math.min(one, middle), 0);
    if (given < due) low = middle;
    else high = middle;
  }
  return high;
}

function plantEur(source: NetworkSource, kw: number): Range {
  return source === 'waste' ? exchangerEur(kw) : times(plantEurPerKw(source, kw), kw);
}

function times({ low, usual, high }: Range, factor: number): Range {
  return { low: low * factor, usual: usual * factor, high: high * factor };
}

export function plus(a: Range, b: Range): Range {
  return { low: a.low + b.low, usual: a.usual + b.usual, high: a.high + b.high };
}

function trenchFact(trenchM: number, diameterM: number, { low, usual, high }: Range): Text {
  const [metres, millimetres] = [Math.round(trenchM), Math.round(1000 * diameterM)];
  const [least, mean, most] = [low, usual, high].map(Math.round);
  return {
    fr: `${metres} m de tranchée, tuyaux de ${millimetres} mm en moyenne : ${mean} € par mètre (de ${least} à ${most})`,
    en: `${metres} m of trench, pipes of ${millimetres} mm in the mean: ${mean} € a metre (${least} to ${most})`,
  };
}

function plantFact(built: readonly { readonly source: NetworkSource; readonly kw: number }[]): Text {
  const told = (language: 'fr' | 'en'): string =>
    built
      .map(({ source, kw }) => {
        const label = networkClasses.find(({ key }) => key === source)!.label[language];
        const euros = Math.round(plantEur(source, kw).usual / 1000);
        return `${label} ${Math.round(kw)} kW${language === 'fr' ? ' :' : ':'} ${euros} k€`;
      })
      .join(language === 'fr' ? ' ; ' : '; ');
  return { fr: told('fr'), en: told('en') };
}
