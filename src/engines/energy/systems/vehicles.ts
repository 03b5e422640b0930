/** Electric vehicles that charge at one place. */
export interface Vehicles {
  readonly count: number;
  readonly kmPerDay: number;
  readonly kwhPerKm: number;
  /** Lost between plug and battery, share of what the plug gives. */
  readonly plugLoss: number;
  readonly chargerW: number;
  /** Days between two charges: vehicles charge in turn. */
  readonly everyDays: number;
  /** Share of them that arrives in each hour of the day, 24 values that add up to 1. */
  readonly arrivals: readonly number[];
  /** Hour of day at which they leave. */
  readonly leaveHour: number;
}

const dayHours = 24;

/** One hour's arrivals on a day: what they take and between which hours. */
interface Cohort {
  readonly from: number;
  readonly until: number;
  readonly limitW: number;
  /** Cut to what the charger can give before they leave. */
  readonly energyWh: number;
}

/** What vehicles take from plugs on a day, Wh. */
export function dailyNeedWh({ count, kmPerDay, kwhPerKm, plugLoss }: Vehicles): number {
  return (count * kmPerDay * kwhPerKm * 1000) / (1 - plugLoss);
}

function cohortsOf(vehicles: Vehicles, hours: number): readonly Cohort[] {
  const { arrivals, leaveHour, count, everyDays, chargerW } = vehicles;
  const need = dailyNeedWh(vehicles);
  const days = Math.ceil(hours / dayHours);
  return Array.from({ length: days }, (_, day) => day).flatMap((day) =>
    arrivals.flatMap((share, arrival) => {
      if (share === 0) return [];
      const from = day * dayHours + arrival;
      const stay = (leaveHour - arrival + dayHours) % dayHours || dayHours;
      const limitW = (share * count * chargerW) / everyDays;
      return [{ from, until: from + stay, limitW, energyWh: Math.min(share * need, limitW * stay) }];
    }),
  );
}

/** Adds powers from an hour on; hours after the end of the year are those of its beginning. */
function addAll(load: Float64Array, from: number, powers: Float64Array, sign: 1 | -1): void {
  for (let i = 0; i < powers.length; i++) {
    const at = (from + i) % load.length;
    load[at] = load[at]! + sign * powers[i]!;
  }
}

/**
 * Charging at once on arrival, W, one value per hour; the year is a ring.
 *
 * @param hours Whole days.
 */
export function freeCharging(vehicles: Vehicles, hours: number): Float64Array {
  const load = new Float64Array(hours);
  for (const cohort of cohortsOf(vehicles, hours)) addAll(load, cohort.from, atOnce(cohort), 1);
  return load;
}

/** What a cohort takes in each hour of its stay when it charges on arrival. */
function atOnce({ from, until, limitW, energyWh }: Cohort): Float64Array {
  let left = energyWh;
  return new Float64Array(until - from).map(() => {
    const power = Math.min(left, limitW);
    left -= power;
    return power;
  });
}

/** Turns in which every cohort finds its place among the others again. */
const turns = 3;
const bisections = 60;

/**
 * Charging that fills the valleys of a load: each hour's arrivals take their energy where the load and what the others
 * take are lowest before they leave, turn by turn from charging on arrival on. The same energy, and never a larger sum
 * of squares.
 *
 * @param baseW The load without vehicles, one value per hour.
 */
export function steeredCharging(vehicles: Vehicles, baseW: Float64Array): Float64Array {
  const hours = baseW.length;
  const cohorts = cohortsOf(vehicles, hours);
  const total = baseW.slice();
  const placed = cohorts.map(atOnce);
  for (const [c, own] of placed.entries()) addAll(total, cohorts[c]!.from, own, 1);
  for (let turn = 0; turn < turns; turn++) {
    for (const [c, own] of placed.entries()) {
      addAll(total, cohorts[c]!.from, own, -1);
      fillValley(total, cohorts[c]!, own);
      addAll(total, cohorts[c]!.from, own, 1);
    }
  }
  return total.map((load, hour) => load - baseW[hour]!);
}

/** Water poured over a load up to a level that holds the energy, by halving. */
function fillValley(total: Float64Array, { from, limitW, energyWh }: Cohort, own: Float64Array): void {
  const at = (i: number): number => total[(from + i) % total.length]!;
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < own.length; i++) {
    low = Math.min(low, at(i));
    high = Math.max(high, at(i));
  }
  high += limitW;
  for (let step = 0; step < bisections; step++) {
    const level = (low + high) / 2;
    let held = 0;
    for (let i = 0; i < own.length; i++) held += Math.min(Math.max(level - at(i), 0), limitW);
    if (held < energyWh) low = level;
    else high = level;
  }
  let held = 0;
  for (let i = 0; i < own.length; i++) {
    own[i] = Math.min(Math.max(high - at(i), 0), limitW);
    held += own[i]!;
  }
  const share = held > 0 ? energyWh / held : 0;
  for (let i = 0; i < own.length; i++) own[i] = own[i]! * share;
}
