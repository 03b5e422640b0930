import type { Text } from './text.ts';

const noBreak = '\u00a0';
const dayS = 86_400;

/** Hours and minutes of an event, alike in both languages: « 35 min », « 5 h 20 ». */
export function hoursMinutes(timeS: number): string {
  const minutes = Math.round(timeS / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0 ? `${rest} min` : `${hours} h ${String(rest).padStart(2, '0')}`;
}

/** The same, which no line breaks. */
export function lasting(timeS: number): string {
  return hoursMinutes(timeS).replaceAll(' ', noBreak);
}

/**
 * Time of day of an instant, counted in s from the start of a run that begins at some hour; from the second day on, which day:
 * « 8 h 05 », « 2 h 10 (jour 2) ».
 */
export function clockTime(atS: number, startHour: number): Text {
  const minutes = Math.floor(Math.round(3600 * startHour + atS) / 60);
  const [hour, minute] = [Math.floor(minutes / 60) % 24, String(minutes % 60).padStart(2, '0')];
  const day = 1 + Math.floor((60 * minutes) / dayS);
  return {
    fr: `${hour}${noBreak}h${noBreak}${minute}${day > 1 ? ` (jour${noBreak}${day})` : ''}`,
    en: `${hour}:${minute}${day > 1 ? ` (day${noBreak}${day})` : ''}`,
  };
}
