import type { Range } from './costs/dated.ts';
import { around, usualWorks, withVat } from './costs/works.ts';
import type { Heater } from './buildings/systems.ts';
import type { WorksAmount } from './energy-input.ts';

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
