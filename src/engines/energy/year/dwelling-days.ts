import { Random, seedOf } from '../../../base/random.ts';
import { sum } from '../../../base/sum.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import { clocksOf } from './calendar.ts';
import { dayShare, type Schedule } from './schedules.ts';

/** A kind of household by its working days, at five times of the day; weekends are alike for all. */
interface DayKind {
  /** Of all households. */
  readonly share: number;
  /** At home between 9 h and 17 h, beside the others. */
  readonly present: number;
  /** Electricity from midnight, 6 h, 9 h, 17 h and 22 h on, beside the others at that time. */
  readonly activity: readonly [number, number, number, number, number];
}

/**
 * Households at work without and with children, retired, at home, and at work partly from home. A third of households are
 * retired, a third have children (INSEE, census of 2020), a fifth of employees work from home two days in the week
 * (INSEE Analyses 105, 2025). How these make up the shares, and what each does when, are choices of the house.
 */
export const dayKinds: readonly DayKind[] = [
  { share: 0.28, present: 0.05, activity: [1, 1.2, 0.5, 1.25, 1.1] },
  { share: 0.2, present: 0.1, activity: [0.9, 1.5, 0.6, 1.3, 0.8] },
  { share: 0.33, present: 0.85, activity: [0.95, 0.75, 1.4, 0.8, 0.85] },
  { share: 0.07, present: 0.8, activity: [1.2, 0.7, 1.4, 0.9, 1.3] },
  { share: 0.12, present: 0.4, activity: [1, 0.9, 1.1, 1.05, 1.1] },
];
const partFrom = [0, 6, 9, 17, 22] as const;

/** Dwellings that do everything an hour earlier, at the usual time, or an hour later; a choice of the house. */
export const shifts = [
  { hours: -1, share: 0.25 },
  { hours: 0, share: 0.5 },
  { hours: 1, share: 0.25 },
] as const;
/** Shares of the night's end in which each is warm, at 3, 4, 5 and 6 h: by their shares they are the mean day's. */
const warmFrom3: readonly (readonly number[])[] = [
  [0, 2 / 3, 1, 1],
  [0, 1 / 3, 2 / 3, 1],
  [0, 0, 1 / 3, 1],
];

/**
 * What a dwelling draws over its mean in the year: always on (cold, stand-by), and in events that fill an hour, of two sizes
 * that have half of the rest each: 1.8 and 0.6 kWh where a dwelling takes 3430 kWh a year. Estimates of the house.
 */
const always = 0.35;
const events = [4.5, 1.5] as const;

const [week, weeks] = [168, 52] as const;
const cycle = week * weeks;
/** Dwellings of a building that are drawn one by one; those beyond have the spread that many independent ones have. */
const mostDrawn = 12;

/** How a building's dwellings live. */
export interface OwnDays {
  readonly plan: Schedule;
  /** Which of the night's orders heats its tank, a number from 0 on; and on which of two days its cars charge. */
  readonly tankOrder: number;
  readonly chargingTurn: number;
}

/**
 * Days of dwellings that differ, around one and the same mean. Each dwelling is drawn from the identifier of its building:
 * a kind of household, an hour's shift and a week of the year in which its events begin, so that the sums over many
 * dwellings, and each dwelling's year, are those of the mean day.
 */
export class DwellingDays {
  private readonly mean: Schedule;
  private readonly seed: number;
  /** By kind and shift: what is drawn in an hour of 52 weeks over the mean of that hour of the week. */
  private readonly drawn: readonly Float32Array[];
  private readonly heatC: readonly Float64Array[];
  private readonly people: readonly Float64Array[];
  private readonly own: Schedule;
  private readonly spreadK: number;

  constructor(
    weather: WeatherYear,
    mean: Schedule,
    { heatC, nightC, spreadK }: { readonly heatC: number; readonly nightC: number; readonly spreadK: number },
    seed: number,
  ) {
    this.spreadK = spreadK;
    const { clock, isWeekday } = clocksOf(weather);
    this.mean = mean;
    this.seed = seed;
    this.drawn = drawnYears(mean.appliances, clock, isWeekday, seed);
    this.heatC = warmFrom3.map((warm) =>
      Float64Array.from(clock, (hour) => nightC + (warm[hour - 3] ?? dayShare(hour)) * (heatC - nightC)),
    );
    const presence = presenceOf();
    this.people = dayKinds.map((_, kind) =>
      mean.people.map((people, hour) =>
        isWeekday[hour] === 1 && clock[hour]! >= 9 && clock[hour]! < 17 ? people * presence[kind]! : people,
      ),
    );
    const buffer = (): Float64Array => new Float64Array(clock.length);
    this.own = { heatC: buffer(), appliances: buffer(), hotWater: mean.hotWater, people: buffer() };
  }

  /** The days of a building's dwellings; written over by the next building's. */
  of(id: string, dwellings: number): OwnDays {
    const random = new Random(this.seed + seedOf(id));
    const [tankOrder, chargingTurn] = [random.integer(orders), random.integer(2)];
    const count = Math.max(1, Math.min(Math.round(dwellings), mostDrawn));
    const { own } = this;
    const [byShift, byKind] = [new Float64Array(shifts.length), new Float64Array(dayKinds.length)];
    let warmerK = 0;
    for (let dwelling = 0; dwelling < count; dwelling++) {
      const kind = pick(dayKinds, random.uniform());
      const shift = pick(shifts, random.uniform());
      byShift[shift]! += 1 / count;
      byKind[kind]! += 1 / count;
      if (this.spreadK > 0) warmerK += (this.spreadK * random.normal()) / count;
      const year = this.drawn[kind * shifts.length + shift]!;
      const from = week * random.integer(weeks);
      if (dwelling === 0) layRotated(own.appliances, year, from);
      else addRotated(own.appliances, year, from);
    }
    const kept = Math.sqrt(Math.min(1, count / dwellings));
    spreadOver(own.appliances, this.mean.appliances, count, kept);
    const heatC = blended(own.heatC, this.heatC, byShift);
    const plan: Schedule = {
      ...own,
      heatC: warmerK === 0 ? heatC : heatC.map((wanted) => wanted + kept * warmerK),
      people: blended(own.people, this.people, byKind),
    };
    return { plan, tankOrder, chargingTurn };
  }
}

/** Orders that heat tanks, one for each hour from the first off-peak one on. */
export const orders = 5;

function pick(of: readonly { readonly share: number }[], at: number): number {
  let upTo = 0;
  for (const [k, { share }] of of.entries()) {
    upTo += share;
    if (at < upTo) return k;
  }
  return of.length - 1;
}

/** Presence by day over the mean of all kinds. */
function presenceOf(): readonly number[] {
  const all = dayKinds.reduce((total, { share, present }) => total + share * present, 0);
  return dayKinds.map(({ present }) => present / all);
}

/** Electricity of each kind over the mean, by hour of a working day: over all kinds it is 1 in every hour. */
function activities(): readonly (readonly number[])[] {
  const partOf = (hour: number): number => partFrom.findLastIndex((from) => hour >= from);
  const all = partFrom.map((_, part) =>
    dayKinds.reduce((total, { share, activity }) => total + share * activity[part]!, 0),
  );
  return dayKinds.map(({ activity }) =>
    Array.from({ length: 24 }, (_, hour) => activity[partOf(hour)]! / all[partOf(hour)]!),
  );
}

/**
 * Years of single dwellings by kind and shift. How often an event falls into an hour of the week is counted out, rests
 * carried on from one dwelling to the next: over all of them each hour has its mean. In which weeks it falls is drawn.
 */
function drawnYears(
  mean: Float64Array,
  clock: Uint8Array,
  isWeekday: Uint8Array,
  seed: number,
): readonly Float32Array[] {
  const usual = meanWeek(mean);
  const base = usual.map((power) => Math.min(always, 0.8 * power));
  const carried = events.map(() => new Float64Array(week));
  const byHour = activities();
  return dayKinds.flatMap((_, kind) =>
    shifts.map(({ hours }, shift) => {
      const random = new Random(seed * 64 + kind * shifts.length + shift);
      const year = new Float32Array(cycle);
      for (let at = 0; at < week; at++) {
        const hour = (clock[at]! - hours + 24) % 24;
        const activity = isWeekday[at] === 1 ? byHour[kind]![hour]! : 1;
        const rest = usual[at]! * activity - base[at]!;
        for (let one = 0; one < weeks; one++) year[one * week + at] = base[at]!;
        for (const [size, power] of events.entries()) {
          const share = shares[kind]! * shifts[shift]!.share;
          const due = (weeks * Math.max(rest, 0)) / events.length / power;
          const count = Math.min(weeks, Math.max(0, Math.round(due + carried[size]![at]! / share)));
          carried[size]![at]! += share * (due - count);
          for (const one of chosen(random, count)) year[one * week + at]! += power;
        }
      }
      const factor = sum(usual) * weeks;
      const total = sum(year);
      for (let at = 0; at < cycle; at++) {
        const power = usual[at % week]!;
        // An hour in which nobody draws anything, as an imported profile may have it.
        year[at] = power > 0 ? (year[at]! * factor) / total / power : 1;
      }
      return year;
    }),
  );
}

const shares = dayKinds.map(({ share }) => share);

/** So many weeks of the year, each once, at random. */
function chosen(random: Random, count: number): Uint8Array {
  const all = Uint8Array.from({ length: weeks }, (_, one) => one);
  for (let k = 0; k < count; k++) {
    const other = k + random.integer(weeks - k);
    [all[k], all[other]] = [all[other]!, all[k]!];
  }
  return all.subarray(0, count);
}

/** Mean of each hour of the week over the year's whole weeks. */
function meanWeek(values: Float64Array): Float64Array {
  const means = new Float64Array(week);
  for (let hour = 0; hour < Math.min(cycle, values.length); hour++)
    means[hour % week]! += values[hour]! / weeks;
  return means;
}

/** Writes a dwelling's year that begins some hours on; the day after its 52 weeks is the mean one. */
function layRotated(target: Float64Array, year: Float32Array, from: number): void {
  target.set(year.subarray(from));
  target.set(year.subarray(0, from), cycle - from);
  target.fill(1, cycle);
}

/** Adds another one. */
function addRotated(target: Float64Array, year: Float32Array, from: number): void {
  const first = cycle - from;
  for (let hour = 0; hour < first; hour++) target[hour]! += year[from + hour]!;
  for (let hour = first; hour < cycle; hour++) target[hour]! += year[hour - first]!;
  for (let hour = cycle; hour < target.length; hour++) target[hour]! += 1;
}

/**
 * What so many dwellings draw over the mean becomes the course of a year, whose mean is 1.
 *
 * @param kept How much of the difference to the mean is left.
 */
function spreadOver(target: Float64Array, mean: Float64Array, count: number, kept: number): void {
  const [part, rest] = [kept / count, 1 - kept];
  let total = 0;
  for (let hour = 0; hour < target.length; hour++) {
    const power = mean[hour]! * (rest + part * target[hour]!);
    target[hour] = power;
    total += power;
  }
  const scale = target.length / total;
  for (let hour = 0; hour < target.length; hour++) target[hour] = target[hour]! * scale;
}

/** Hours by their shares; the only one itself where there is one. */
function blended(target: Float64Array, of: readonly Float64Array[], by: Float64Array): Float64Array {
  const only = by.findIndex((share) => share > 0.999);
  if (only >= 0) return of[only]!;
  target.fill(0);
  for (const [k, share] of by.entries()) {
    if (share === 0) continue;
    const values = of[k]!;
    for (let hour = 0; hour < target.length; hour++) target[hour]! += share * values[hour]!;
  }
  return target;
}
