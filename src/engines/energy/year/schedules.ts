import { sum } from '../../../base/sum.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import type { Parameters } from '../../../simulation/contract.ts';
import type { EnergyParameter } from '../parameters.ts';
import { assumedShapes, lightingWeights, spread } from '../systems/daily-uses.ts';
import { tappingM } from '../systems/hot-water.ts';
import { clocksOf } from './calendar.ts';
import { noProfiles } from './day-profiles.ts';
import { noShapes } from './imported-shapes.ts';

/** What people do in each hour of a year: in the mean of a kind of building, or in one building. */
export interface Schedule {
  /** Temperature heated to before partial heating, °C. */
  readonly heatC: Float64Array;
  /** Shares of a year's figure per hour, times 8760: their mean is 1. */
  readonly appliances: Float64Array;
  readonly hotWater: Float64Array;
  readonly people: Float64Array;
}

export interface Schedules {
  readonly dwelling: Schedule;
  readonly service: Schedule;
  /** 1: windows are opened at night because the days are warm. */
  readonly airing: Uint8Array;
  /** 1: shutters and blinds are closed because the days are warm. */
  readonly closed: Uint8Array;
}

/** Hours of a service's day, from midnight of the clock, over their mean; a choice of the house. */
const serviceDay = [
  0.35, 0.35, 0.35, 0.35, 0.35, 0.4, 0.6, 1, 1.6, 2, 2, 2, 1.8, 1.9, 2, 2, 1.9, 1.6, 1.2, 0.8, 0.5, 0.4, 0.35,
  0.35,
];
/** Appliances and lighting swing by so much between the middle of winter and that of summer. */
const winterSwing = 0.12;
/** Hours of the day in which dwellings and services are kept warm. */
const awake = { from: 6, to: 22 };
const open = { from: 7, to: 18 };
/** Hours over which the dwellings of a territory come back to their day, one after the other. */
const morningHours = 3;
/** Windows are opened at night, and shutters closed by day, when the last day was warmer than this, °C. */
const airingFromC = 18;
const shadeFromC = 20;

/** What dwellings use electricity for beside heat, cold and hot water, in any unit. */
interface Uses {
  readonly devices: number;
  readonly cooking: number;
  readonly lighting: number;
}

/** Lighting of a dwelling, kWh: 1.4 W/m² for some 1500 h over 90 m² (order of 31 March 2021, annex 1, 16.1). */
const lightingKwh = 190;

/** Those of a mean dwelling by the parameters, lighting a part of the specific electricity. */
export function usesOf({ applianceKwh, cookingKwh }: Parameters<EnergyParameter>): Uses {
  const lighting = Math.min(lightingKwh, applianceKwh);
  return { devices: applianceKwh - lighting, cooking: cookingKwh, lighting };
}

const meanUses: Uses = { devices: 2540, cooking: 700, lighting: lightingKwh };

export function schedules(
  weather: WeatherYear,
  heatC: number,
  nightC: number,
  serviceC: number,
  uses = meanUses,
  imported = noShapes,
  stated = noProfiles,
): Schedules {
  const present = stated.presence ?? assumedShapes.present;
  const fullest = Math.max(...present);
  const devices = stated.appliances ?? assumedShapes.appliances;
  const hours = weather.airC.length;
  const lastDay = meanOfLastDay(weather.airC);
  const { clock: clocks, isWeekday: weekdays } = clocksOf(weather);
  const clockAt = (hour: number): number => clocks[hour]!;
  const each = (value: (hour: number, clock: number, isWeekday: boolean) => number): Float64Array =>
    Float64Array.from({ length: hours }, (_, hour) => value(hour, clockAt(hour), weekdays[hour] === 1));
  const winter = each((hour) => 1 + winterSwing * halfYear(hour, hours));
  const isOpen = (clock: number, weekday: boolean): boolean =>
    weekday && clock >= open.from && clock < open.to;
  return {
    dwelling: {
      heatC: each((_, clock) => nightC + dayShare(clock) * (heatC - nightC)),
      appliances:
        shaped(stated.appliances === null ? imported.dwelling : null, winter) ??
        mixed(uses, {
          devices: each((hour, clock) => devices[clock]! * winter[hour]!),
          cooking: each((_, clock) => assumedShapes.cooking[clock]!),
          lighting: lightingWeights(weather.ghi, clocks),
        }),
      hotWater: evened(each((_, clock) => tappingM[clock]!)),
      people: evened(each((_, clock, weekday) => (weekday ? present[clock]! : fullest))),
    },
    service: {
      heatC: each((_, clock, weekday) => (isOpen(clock, weekday) ? serviceC : nightC)),
      appliances:
        shaped(imported.service, winter) ??
        evened(each((_, clock, weekday) => (weekday ? serviceDay[clock]! : 0.4))),
      hotWater: evened(each((_, clock, weekday) => (isOpen(clock, weekday) ? 1 : 0.1))),
      people: evened(each((_, clock, weekday) => (isOpen(clock, weekday) ? 1 : 0))),
    },
    airing: Uint8Array.from(lastDay, (mean, hour) => {
      const clock = clockAt(hour);
      const isNight = clock >= 20 || clock < 9;
      return isNight && mean > airingFromC && weather.airC[hour]! < 25 ? 1 : 0;
    }),
    closed: Uint8Array.from(lastDay, (mean, hour) => {
      const clock = clockAt(hour);
      return mean > shadeFromC && clock >= 9 && clock < 20 ? 1 : 0;
    }),
  };
}

/** An imported day with the swing of the house between winter and summer; null: none is imported. */
function shaped(day: Float64Array | null, winter: Float64Array): Float64Array | null {
  return day && evened(day.map((value, hour) => value * winter[hour]!));
}

/** Share of the dwellings that are kept at their temperature of the day: all while awake, more and more before it. */
export function dayShare(clock: number): number {
  if (clock >= awake.to) return 0;
  return Math.max(0, Math.min(1, 1 - (awake.from - clock) / morningHours));
}

/** 1 at the turn of the year, −1 in its middle, along a parabola that needs no sine. */
function halfYear(hour: number, hours: number): number {
  const x = Math.abs(2 * (hour / hours) - 1);
  return 2 * x * x * (3 - 2 * x) - 1;
}

/** Shapes of several uses by how much each takes; all even where none takes anything. */
function mixed(uses: Uses, shapes: Readonly<Record<keyof Uses, Float64Array>>): Float64Array {
  const parts = (Object.keys(shapes) as (keyof Uses)[]).map((use) => spread(uses[use], shapes[use]));
  const sum = parts[0]!.map((_, hour) => parts.reduce((all, part) => all + part[hour]!, 0));
  return uses.devices + uses.cooking + uses.lighting > 0 ? evened(sum) : sum.fill(1);
}

function evened(values: Float64Array): Float64Array {
  const mean = sum(values) / values.length;
  return values.map((value) => value / mean);
}

/** Mean of the 24 hours before each hour; the year follows itself. */
function meanOfLastDay(air: Float64Array): Float64Array {
  const hours = air.length;
  let sum = 0;
  for (let hour = hours - 24; hour < hours; hour++) sum += air[hour]!;
  return air.map((value, hour) => {
    const mean = sum / 24;
    sum += value - air[(hour - 24 + hours) % hours]!;
    return mean;
  });
}
