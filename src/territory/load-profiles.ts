import { isPlainObject } from '../base/canonical.ts';

/** A profile of the load of a kind of client (RES1, PRO1…): its coefficients by hour, in the order of time. */
export interface LoadProfile {
  readonly name: string;
  /** Unix time at which each hour begins, s. */
  readonly startS: Float64Array;
  /** Power over the mean power of the year, mean of the hour. */
  readonly coefficient: Float64Array;
}

/** Whether a value is a list of profiles: columns of one length, finite. */
export function areLoadProfiles(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => isPlainObject(one) && isLoadProfile(one));
}

function isLoadProfile({ name, startS, coefficient }: Readonly<Record<string, unknown>>): boolean {
  return (
    typeof name === 'string' &&
    startS instanceof Float64Array &&
    coefficient instanceof Float64Array &&
    startS.length === coefficient.length &&
    [startS, coefficient].every((column) => column.every((number) => Number.isFinite(number)))
  );
}

const [months, dayKinds, dayHours, dayS] = [12, 3, 24, 86_400] as const;
/** Least days of each kind in a month: two, so that none is lost to the change of clocks. */
const leastDays = 2;

/**
 * What a profile lacks of a year: kinds of hour (month, working day, Saturday or Sunday, hour) on fewer than two days, and the
 * first month that lacks one, from 1; null: nothing.
 */
export function profileGaps({
  startS,
}: LoadProfile): { readonly count: number; readonly month: number } | null {
  const counts = new Uint16Array(months * dayKinds * dayHours);
  for (const start of startS) {
    const day = Math.floor(start / dayS);
    const weekday = (((day + 3) % 7) + 7) % 7;
    const kind = weekday < 5 ? 0 : weekday - 4;
    const hour = Math.floor((start - day * dayS) / 3600);
    const cell = (monthOfDay(day) * dayKinds + kind) * dayHours + hour;
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  const isShort = (count: number): boolean => count < leastDays;
  const count = counts.filter(isShort).length;
  return count === 0
    ? null
    : { count, month: Math.floor(counts.findIndex(isShort) / (dayKinds * dayHours)) + 1 };
}

/** Month of a day since 1970, 0 to 11, in the Gregorian calendar (Howard Hinnant's days to civil date). */
function monthOfDay(day: number): number {
  const shifted = day + 719_468;
  const ofEra = shifted - Math.floor(shifted / 146_097) * 146_097;
  const years = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  return (Math.floor((5 * ofYear + 2) / 153) + 2) % 12;
}
