import { called } from '../../base/called.ts';
import { sum } from '../../base/sum.ts';
import { AppError } from '../../base/errors.ts';
import type { Text } from '../../base/text.ts';
import type { AppliedTerritory } from '../../simulation/contract.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { alongLine, lengthM } from './buildings/along-line.ts';
import { carriers } from './buildings/systems.ts';
import type { ThermalBuilding } from './buildings/thermal.ts';
import type { EnergyInput } from './energy-input.ts';
import type { EnergyFactors } from './factors.ts';
import { boilerOf } from './systems/boiler.ts';
import { type HeatNetwork, lineDensity, networkLossW } from './systems/heat-network.ts';
import { cop } from './systems/heat-pump.ts';
import type { YearFigures } from './year/results.ts';

type Edit = AppliedTerritory['edits'][number];
export type NetworkEdit = Extract<Edit, { kind: 'heat-network' }>;

/** What feeds a network, in the order of every table. */
export const networkSources = ['wood', 'gas', 'ground', 'waste'] as const;
export type NetworkSource = (typeof networkSources)[number];

/** A heat network that an alternative draws. */
export interface DrawnNetwork {
  /** Position of its edit among those of the request: its name is the edit's. */
  readonly edit: number;
  readonly trenchM: number;
  readonly flowC: number;
  /** Of the heat that is fed, by source; they add up to 1. */
  readonly shares: Readonly<Record<NetworkSource, number>>;
}

/** A year of a network. */
export interface NetworkYear {
  readonly network: DrawnNetwork;
  readonly buildings: number;
  readonly soldMwh: number;
  readonly lostMwh: number;
  readonly mwhPerM: number;
  /** Of the heat that is sold; null: none is. */
  readonly kgPerKwh: number | null;
}

/** What comes back is so much cooler, K, as 80/50 is usual, and never colder than this, °C. */
const dropK = 30;
const leastReturnC = 25;
/** Through the wall of pipes, W/(m² K) of their surface: between new (0.5) and old (1) ones (Persson and Werner 2011). */
const throughWPerM2K = 0.6;
/** Heat over fuel of a boiler for wood chips: an estimate of the house; gas is that of the order at 400 kW. */
const chipsEfficiency = 0.85;
const gasPlantW = 400_000;
const hoursOfYear = 8760;

/**
 * Buildings that a drawn network reaches: those listed; or, where none is, all that are heated within its distance.
 */
export function connected(
  edit: NetworkEdit,
  table: FeatureTable,
  buildings: readonly (ThermalBuilding | null)[],
): readonly number[] {
  const wanted = new Set(edit.ids);
  const near = wanted.size > 0 ? [...table.ids.keys()] : alongLine(table, edit.line, edit.withinM);
  return near.filter((i) => buildings[i] !== null && (wanted.size === 0 || wanted.has(table.ids[i]!)));
}

/** The network of an edit; null where no source has a part. */
export function drawnNetwork(edit: NetworkEdit, order: number): DrawnNetwork | null {
  const { line, flowC, wood, gas, ground, waste } = edit;
  const sum = wood + gas + ground + waste;
  if (!(sum > 0)) return null;
  return {
    edit: order,
    trenchM: lengthM(line),
    flowC,
    shares: { wood: wood / sum, gas: gas / sum, ground: ground / sum, waste: waste / sum },
  };
}

export function noSources(edit: NetworkEdit, position: number): AppError {
  const name = called(edit);
  return new AppError('energy/network-sources', `"${name}" has no source of heat`, { edit: name, position });
}

/**
 * What the drawn networks sell, lose and emit. Writes the emissions of network heat of every building into the figures:
 * those of its own network, or the mean of the country's.
 */
export function settleNetworks(input: EnergyInput, figures: YearFigures): readonly NetworkYear[] {
  const { co2 } = input.factors;
  figures.networkKgPerKwh.fill(co2.network.value);
  const heat = carriers.indexOf('network');
  const air = input.weather?.airC ?? new Float64Array(1);
  // Ground at the depth of pipes has the mean of the air's year.
  const groundC = sum(air) / air.length;
  return input.networks.map((network, n) => {
    const served = [...input.buildings.keys()].filter((i) => input.buildings[i]?.plant.network === n);
    const soldMwh =
      served.reduce((sum, i) => sum + figures.heatingKwh[heat]![i]! + figures.waterKwh[heat]![i]!, 0) / 1000;
    const lostMwh = (networkLossW(pipes(network, groundC), soldMwh) * hoursOfYear) / 1e6;
    const kgPerKwh = soldMwh > 0 ? (kgPerFed(network, groundC, co2) * (soldMwh + lostMwh)) / soldMwh : null;
    if (kgPerKwh !== null) for (const i of served) figures.networkKgPerKwh[i] = kgPerKwh;
    const mwhPerM = lineDensity(soldMwh, network.trenchM);
    return { network, buildings: served.length, soldMwh, lostMwh, mwhPerM, kgPerKwh };
  });
}

function pipes({ trenchM, flowC }: DrawnNetwork, groundC: number): HeatNetwork {
  return { trenchM, flowC, returnC: Math.max(flowC - dropK, leastReturnC), groundC, throughWPerM2K };
}

/** CO₂ equivalent of a kWh fed into a network, kg: waste heat has none of its own. */
function kgPerFed(
  { shares, flowC }: DrawnNetwork,
  groundC: number,
  { chips, gas, heating }: EnergyFactors['co2'],
): number {
  const gasEfficiency = boilerOf('gas-condensing-2016', gasPlantW).fullEfficiency;
  return (
    (shares.wood * chips.value) / chipsEfficiency +
    (shares.gas * gas.value) / gasEfficiency +
    (shares.ground * heating.value) / cop('ground', groundC, flowC)
  );
}

/** A network in a sentence, by its number in the order of the edits: a new name changes no result. */
export function factOf(
  { network, buildings, soldMwh, lostMwh, mwhPerM, kgPerKwh }: NetworkYear,
  position: number,
): Text {
  const fed = soldMwh + lostMwh;
  const values = {
    trench: fixed(network.trenchM, 0),
    sold: fixed(soldMwh, 0),
    density: fixed(mwhPerM, 2),
    lost: fixed(fed > 0 ? (100 * lostMwh) / fed : 0, 0),
    kg: kgPerKwh === null ? { fr: '–', en: '–' } : fixed(kgPerKwh, 3),
  };
  const { trench, sold, density, lost, kg } = values;
  return {
    fr: `réseau ${position + 1} : ${trench.fr} m de tranchée, ${buildings} bâtiments, ${sold.fr} MWh livrés, ${density.fr} MWh/m, ${lost.fr} % perdus, ${kg.fr} kg CO₂/kWh`,
    en: `network ${position + 1}: ${trench.en} m of trench, ${buildings} buildings, ${sold.en} MWh sold, ${density.en} MWh/m, ${lost.en} % lost, ${kg.en} kg CO₂/kWh`,
  };
}

function fixed(value: number, digits: number): Text {
  const text = value.toFixed(digits);
  return { fr: text.replace('.', ','), en: text };
}
