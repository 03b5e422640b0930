import type { IndicatorRow, Members, RowPart } from '../../simulation/contract.ts';
import type { Range } from './costs/dated.ts';
import { around, usualWorks, withVat } from './costs/works.ts';
import type { Heater } from './buildings/systems.ts';
import type { EnergyInput, WorksAmount } from './energy-input.ts';
import { type EnergyReason, worksClasses } from './indicator-specs.ts';

/** Cost of works before aids, € a m² of what is done, or a dwelling. */
const byPart: Readonly<Record<Exclude<WorksAmount['part'], 'heating' | 'connection'>, Range>> = {
  walls: usualWorks.wall.eur,
  roof: { low: usualWorks.attic.eur.low, usual: usualWorks.roof.eur.usual, high: usualWorks.roof.eur.high },
  floor: usualWorks.floor.eur,
  windows: usualWorks.window.eur,
  // Estimates of the house: a dwelling's ventilation, and 2 €/W of modules.
  ventilation: around(2500),
  solar: around(420),
  // A kWh of usable capacity, put in: an estimate of the house.
  battery: around(800),
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
 * Connection to a heat network by dwellings of the building, € a dwelling without VAT, with 30 % for putting it in
 * (France Chaleur Urbaine, audit of July 2026).
 */
const connections = [
  { upTo: 25, eur: 3709 },
  { upTo: 58, eur: 1847 },
  { upTo: 125, eur: 1027 },
  { upTo: Infinity, eur: 608 },
] as const;
const installing = 1.3;

/** What works on one building cost before aids, €: trench and plant of a network are not in it. */
export function costOfWorks(work: WorksAmount): Range {
  const { low, usual, high } = unitCost(work);
  return { low: low * work.amount, usual: usual * work.amount, high: high * work.amount };
}

function unitCost({ part, amount, heater }: WorksAmount): Range {
  if (part === 'connection' || heater === 'network') {
    return around(connections.find(({ upTo }) => amount <= upTo)!.eur * installing * withVat);
  }
  return part === 'heating' ? byHeater[heater ?? 'heat-pump'] : byPart[part];
}

/** What each kind of works costs, with its range: to each building, and by the edits that ask for it. */
export function worksRows({ works }: EnergyInput): readonly IndicatorRow[] {
  return worksClasses.map(({ key }) => {
    const done = works.filter(({ part }) => part === key);
    const costs = done.map((work) => ({ work, cost: costOfWorks(work) }));
    const of = (end: keyof Range): number => costs.reduce((all, { cost }) => all + cost[end], 0);
    const [byBuilding, byEdit] = [new Map<number, number>(), new Map<number, number>()];
    for (const { work, cost } of costs) {
      byBuilding.set(work.building, (byBuilding.get(work.building) ?? 0) + cost.usual);
      byEdit.set(work.edit, (byEdit.get(work.edit) ?? 0) + cost.usual);
    }
    return {
      key,
      value: of('usual'),
      note: 'priceOrder' satisfies EnergyReason,
      range: [of('low'), of('high')] as const,
      members: amountsOf(byBuilding),
      parts: [...byEdit].map(([edit, value]): RowPart => ({ key: `edit-${edit}`, of: edit, value })),
    };
  });
}

function amountsOf(byBuilding: ReadonlyMap<number, number>): Members {
  const indices = Uint32Array.from(byBuilding.keys()).sort();
  const weight = Float64Array.from(indices, (i) => byBuilding.get(i)!);
  return { axis: 'building', indices, weight, kind: 'amounts' };
}
