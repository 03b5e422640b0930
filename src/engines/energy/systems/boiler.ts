import { log, pow } from '../../../base/math.ts';

/** A boiler by its efficiencies at net calorific value. */
export interface Boiler {
  readonly fuel: 'gas' | 'oil' | 'wood';
  readonly powerW: number;
  /** At full load and at 30 % of it: above 1 where the exhaust condenses. */
  readonly fullEfficiency: number;
  readonly partEfficiency: number;
  /** Lost while it is hot and gives nothing, W. */
  readonly idleLossW: number;
}

const partLoad = 0.3;

/** Percents a + b log₁₀ P, P in kW. */
type Percents = readonly [number, number];

/** Up to a power, kW: efficiencies at full load and at 30 %, and what is lost at rest, a Pᵇ kW. */
interface Band {
  readonly upToKw: number;
  readonly full: Percents;
  readonly part: Percents;
  readonly idle: readonly [number, number];
}

interface Kind {
  readonly fuel: Boiler['fuel'];
  readonly bands: readonly Band[];
  /** Power beyond which efficiencies stay, kW. */
  readonly mostKw: number;
}

/** A kind of gas or oil boiler whose loss at rest is a percentage of its power. */
function burner(fuel: 'gas' | 'oil', full: Percents, part: Percents, idlePercent: number): Kind {
  return { fuel, mostKw: 400, bands: [{ upToKw: Infinity, full, part, idle: [idlePercent / 100, 1] }] };
}

/** One that condenses, after 2015: other figures above 70 kW. */
function condensing(fuel: 'gas' | 'oil', parts: readonly [Percents, Percents], idlePercent: number): Kind {
  const small = { upToKw: 70, full: [91, 3], part: parts[0], idle: [0.005, 1] } as const;
  const large = { upToKw: Infinity, full: [94, 1], part: parts[1], idle: [idlePercent / 100, 1] } as const;
  return { fuel, mostKw: 400, bands: [small, large] };
}

/** A kind of wood boiler: it loses less of its power at rest the larger it is; small ones may have figures of their own. */
function wood(full: Percents, part: Percents, small?: readonly [Percents, Percents]): Kind {
  const idle = [0.085, 0.6] as const;
  const usual = { upToKw: Infinity, full, part, idle };
  return {
    fuel: 'wood',
    mostKw: 70,
    bands: small ? [{ upToKw: 20, full: small[0], part: small[1], idle }, usual] : [usual],
  };
}

/** Kinds of boilers by years of make (order of 31 March 2021, annex 1, default values by power). */
const kinds = {
  'gas-before-1981': burner('gas', [84, 2], [80, 3], 4),
  'gas-1991': burner('gas', [84, 2], [80, 3], 1.2),
  'gas-low-temperature-2001': burner('gas', [87.5, 1.5], [87.5, 1.5], 1),
  'gas-condensing-2001': burner('gas', [91, 1], [97, 1], 1),
  'gas-condensing-2016': condensing(
    'gas',
    [
      [103, 2.5],
      [105, 0.5],
    ],
    0.3,
  ),
  'oil-before-1970': burner('oil', [84, 2], [80, 3], 4),
  'oil-1991': burner('oil', [84, 2], [80, 3], 1),
  'oil-condensing-2016': condensing(
    'oil',
    [
      [98, 3],
      [100, 1],
    ],
    0.6,
  ),
  'logs-1995': wood([47, 6], [48, 6]),
  'logs-2004': wood([57, 6], [58, 6]),
  'logs-2013': wood([67, 6], [68, 6]),
  'logs-2018': wood([80, 2], [77, 3]),
  'logs-2020': wood(
    [90, 2],
    [85, 2],
    [
      [89, 2],
      [84, 2],
    ],
  ),
  'pellets-2004': wood([67, 6], [68, 6]),
  'pellets-2013': wood([80, 2], [77, 3]),
  'pellets-2020': wood(
    [92, 2],
    [89, 2],
    [
      [91, 2],
      [88, 2],
    ],
  ),
} as const satisfies Record<string, Kind>;

export type BoilerKind = keyof typeof kinds;

export function boilerOf(kind: BoilerKind, powerW: number): Boiler {
  const { fuel, bands, mostKw }: Kind = kinds[kind];
  const powerKw = Math.max(powerW / 1000, 1);
  const { full, part, idle } = bands.find(({ upToKw }) => powerKw <= upToKw)!;
  const countedKw = Math.min(powerKw, mostKw);
  const decades = log(countedKw) / Math.LN10;
  return {
    fuel,
    powerW,
    fullEfficiency: (full[0] + full[1] * decades) / 100,
    partEfficiency: (part[0] + part[1] * decades) / 100,
    idleLossW: 1000 * idle[0] * pow(idle[1] === 1 ? powerKw : countedKw, idle[1]),
  };
}

/** A year of heat asked of a boiler, told apart at 30 % of its power: hours that ask for some, and their heat. */
export interface BoilerLoad {
  readonly lowHours: number;
  readonly lowWh: number;
  readonly highHours: number;
  readonly highWh: number;
}

/** Heat under which an hour counts as low, W. */
export function partLoadW(powerW: number): number {
  return partLoad * powerW;
}

/**
 * Fuel of a year, Wh. The loss at a load is between those at rest, at 30 % and at full load, straight from one to the next
 * (EN 15316-4-1:2017), so that sums on both sides of 30 % are enough; it may be below nothing where a boiler condenses, for
 * net calorific value leaves out what the steam gives back. Hours that ask for nothing lose nothing; those over full load
 * go on along the line.
 */
export function fuelOfYear(
  { powerW, fullEfficiency, partEfficiency, idleLossW }: Boiler,
  { lowHours, lowWh, highHours, highWh }: BoilerLoad,
): number {
  const partW = partLoad * powerW;
  const partLossW = partW / partEfficiency - partW;
  const fullLossW = powerW / fullEfficiency - powerW;
  const low = lowHours * idleLossW + ((partLossW - idleLossW) * lowWh) / partW;
  const high =
    highHours * partLossW + ((fullLossW - partLossW) * (highWh - highHours * partW)) / (powerW - partW);
  return lowWh + low + highWh + high;
}
