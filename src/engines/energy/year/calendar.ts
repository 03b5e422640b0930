import type { Text } from '../../../base/text.ts';

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

/** Date and hour of an hour of a year of 365 days, in the clock of the weather: winter time all year. */
export function dateOf(hour: number): Text {
  let day = Math.floor(hour / 24);
  let month = 0;
  while (month < 11 && day >= days[month]!) day -= days[month++]!;
  const clock = hour % 24;
  return {
    fr: `le ${day + 1} ${monthsFr[month]} de ${clock} h à ${clock + 1} h, heure d’hiver`,
    en: `${day + 1} ${monthsEn[month]}, ${clock} h to ${clock + 1} h, winter time`,
  };
}
