import type { IndicatorRow, Members, RowPart } from '../../simulation/contract.ts';
import type { Range } from './costs/dated.ts';
import { around, usualWorks, withVat } from './costs/works.ts';
import type { Heater } from './buildings/systems.ts';
import type { EnergyInput, WorksAmount } from './energy-input.ts';
import { type EnergyReason, worksClasses } from './indicator-specs.ts';
import { type NetworkWorks, plus } from './network-works.ts';
import { noted } from './noted.ts';

/** Cost of works before aids, € a m² of what is done, or a dwelling; null: no figure with a source was at hand. */
const byPart: Readonly<Record<Exclude<WorksAmount['part'], 'heating' | 'connection'>, Range | null>> = {
  walls: usualWorks.wall.eur,
  roof: { low: usualWorks.attic.eur.low, usual: usualWorks.roof.eur.usual, high: usualWorks.roof.eur.high },
  floor: usualWorks.floor.eur,
  windows: usualWorks.window.eur,
  // Estimates of the house: a dwelling's ventilation, and 2 €/W of modules.
  ventilation: around(2500),
  air: null,
  shading: null,
  solar: around(420),
  // A kWh of usable capacity, put in: an estimate of the house; low, 280 € and 0.4 kW of converter at 321 €/kW without
  // putting it in (Danish Energy Agency and Energy Watch Group 2019, as PyPSA has them).
  battery: { ...around(800), low: 408 },
};

/** By heater, a dwelling; convectors are an estimate of the house. */
const byHeater: Readonly<Record<Exclude<Heater, 'network'>, Range>> = {
  'heat-pump': usualWorks['heat-pump-water'].eur,
  gas: usualWorks['gas-boiler'].eur,
  oil: usualWorks['oil-boiler'].eur,
  wood: usualWorks['wood-boiler'].eur,
  electric: around(4000),
};

/**
 * Connection to a heat network by dwellings of the building, substation and 50 m of service pipe, € a dwelling without VAT
 * (FEDENE 2024, in France Chaleur Urbaine's rules). Blocks of fewer than 25 dwellings are not in it: theirs are taken by the
 * dwelling, a choice of the house.
 */
const connections = [
  { upTo: 25, eur: 3709 },
  { upTo: 58, eur: 1847 },
  { upTo: 125, eur: 1027 },
  { upTo: Infinity, eur: 608 },
] as const;

/** What works on one building cost before aids, €; null: not known. */
export function costOfWorks(work: WorksAmount): Range | null {
  const unit = unitCost(work);
  if (unit === null) return null;
  const { low, usual, high } = unit;
  return { low: low * work.amount, usual: usual * work.amount, high: high * work.amount };
}

function unitCost({ part, amount, heater }: WorksAmount): Range | null {
  if (part === 'connection' || heater === 'network') {
    return around(connections.find(({ upTo }) => amount <= upTo)!.eur * withVat);
  }
  return part === 'heating' ? byHeater[heater ?? 'heat-pump'] : byPart[part];
}

/** All works and networks of an alternative; null where the cost of some is not known: the others' would stand for all. */
export function costOfAll({ works }: EnergyInput, networks: readonly NetworkWorks[]): Range | null {
  const costs = works.flatMap((work) => costOfWorks(work) ?? []);
  if (costs.length < works.length) return null;
  const built = networks.flatMap(({ trench, plant }) => [trench, plant]);
  return [...costs, ...built].reduce(plus, { low: 0, usual: 0, high: 0 });
}

/** What each kind of works costs, with its range: to each building, and by the edits that ask for it. */
export function worksRows(
  { works }: EnergyInput,
  networks: readonly NetworkWorks[],
): readonly IndicatorRow[] {
  return worksClasses.map(({ key }) => {
    if (key === 'trench' || key === 'plant') return networkRow(key, networks);
    const done = works.filter(({ part }) => part === key);
    const costs = done.flatMap((work) => {
      const cost = costOfWorks(work);
      return cost === null ? [] : [{ ...work, cost }];
    });
    if (costs.length < done.length) return { key, value: null, reason: 'uncosted' satisfies EnergyReason };
    const byBuilding = sumsBy(costs, ({ building }) => building);
    return { ...costRow(key, costs), members: amountsOf(byBuilding) };
  });
}

/** A part of networks, which no building has to itself. */
function networkRow(key: 'trench' | 'plant', networks: readonly NetworkWorks[]): IndicatorRow {
  const row = costRow(
    key,
    networks.map((one) => ({ edit: one.edit, cost: one[key] })),
  );
  // Nobody pays for what is not built.
  if (networks.length === 0) return { ...row, members: amountsOf(new Map()) };
  return { ...row, facts: networks.map((one) => one[`${key}Fact`]) };
}

interface EditCost {
  readonly edit: number;
  readonly cost: Range;
}

function costRow(key: string, costs: readonly EditCost[]): IndicatorRow {
  const { low, usual, high } = costs.map(({ cost }) => cost).reduce(plus, { low: 0, usual: 0, high: 0 });
  return {
    key,
    value: usual,
    ...noted('priceOrder'),
    range: [low, high],
    parts: [...sumsBy(costs, ({ edit }) => edit)].map(
      ([edit, value]): RowPart => ({ key: `edit-${edit}`, of: edit, value }),
    ),
  };
}

function sumsBy<T extends EditCost>(
  costs: readonly T[],
  of: (one: T) => number,
): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const one of costs) sums.set(of(one), (sums.get(of(one)) ?? 0) + one.cost.usual);
  return sums;
}

function amountsOf(byBuilding: ReadonlyMap<number, number>): Members {
  const indices = Uint32Array.from(byBuilding.keys()).sort();
  const weight = Float64Array.from(indices, (i) => byBuilding.get(i)!);
  return { axis: 'building', indices, weight, kind: 'amounts' };
}
