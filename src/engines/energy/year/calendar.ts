import type { Text } from '../../../base/text.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import { legalHours, type LegalZone, metropolitanFrance } from '../systems/legal-time.ts';

const monthsFr = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];
const monthsEn = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Month of an hour of a year of 365 days, 0 to 11. */
export function monthOf(hour: number): number {
  let day = Math.floor(hour / 24);
  let month = 0;
  while (month < 11 && day >= days[month]!) day -= days[month++]!;
  return month;
}

/** Date and hour of an hour of a year of 365 days, in the clock of the weather: winter time all year. */
export function dateOf(hour: number): Text {
  let day = Math.floor(hour / 24);
  let month = 0;
  while (month < 11 && day >= days[month]!) day -= days[month++]!;
  const clock = hour % 24;
  return {
    fr: `le ${day === 0 ? '1ᵉʳ' : day + 1} ${monthsFr[month]} de ${clock} h à ${clock + 1} h, heure d’hiver`,
    en: `${day + 1} ${monthsEn[month]}, ${clock} h to ${clock + 1} h, winter time`,
  };
}

const knownHours = new WeakMap<WeatherYear, Uint8Array>();

/** Hour of day by legal time of each hour of the weather: summer time on the mainland, none overseas. Found once. */
export function legalHoursOf(weather: WeatherYear): Uint8Array {
  const before = knownHours.get(weather);
  if (before) return before;
  const found = legalHours(weather.startS, legalZoneOf(weather));
  knownHours.set(weather, found);
  return found;
}

/** Northernmost latitude of the overseas departments, degrees: mainland time holds above it. */
const overseasLatitude = 40;

/** Time of clocks at the place of a weather year. */
export function legalZoneOf({ latitudeDeg, longitudeDeg }: WeatherYear): LegalZone {
  if (latitudeDeg > overseasLatitude) return metropolitanFrance;
  return { standardH: Math.round(longitudeDeg / 15), hasSummerTime: false };
}

/** Hours by which people's standard time is ahead of the weather's own clock (PVGIS writes in UTC). */
export function clockShift(weather: WeatherYear): number {
  return Math.round(legalZoneOf(weather).standardH - weather.utcOffsetH);
}

/** The day of the week of 1 January: that of 2026, Thursday (0: Monday). */
const firstWeekday = 3;

/** Hour of day by people's standard time, and 1 on working days, of each hour of the weather. */
export function clocksOf(weather: WeatherYear): {
  readonly clock: Uint8Array<ArrayBuffer>;
  readonly isWeekday: Uint8Array<ArrayBuffer>;
} {
  const hours = weather.airC.length;
  const shift = clockShift(weather);
  const at = Uint32Array.from(weather.airC, (_, hour) => onClock(hour, shift, hours));
  return {
    clock: Uint8Array.from(at, (hour) => hour % 24),
    isWeekday: Uint8Array.from(at, (hour) => ((firstWeekday + Math.floor(hour / 24)) % 7 < 5 ? 1 : 0)),
  };
}

/** The same hour of the year on people's clock, the year following itself. */
export function onClock(hour: number, shiftH: number, hours: number): number {
  return (hour + shiftH + hours) % hours;
}
