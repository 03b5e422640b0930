/** Where clocks are put forward in summer (Europe) or stand still, and their hours ahead of UTC in winter. */
export interface LegalZone {
  readonly standardH: number;
  readonly hasSummerTime: boolean;
}

export const metropolitanFrance: LegalZone = { standardH: 1, hasSummerTime: true };

/** An instant as clocks show it. */
export interface LegalStamp {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  /** 0 is Monday. */
  readonly weekday: number;
  /** Hours ahead of UTC: tells the two hours of the same name in October apart. */
  readonly offsetH: number;
}

const dayS = 86_400;

/** Days from 1 January 1970 to a date (Hinnant 2013, days_from_civil). */
function daysTo(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - 400 * era;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return 146_097 * era + 365 * ofEra + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

/** The date that many days after 1 January 1970 (the same, civil_from_days). */
function dateAt(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - 146_097 * era;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const day = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  return { year: yearOfEra + 400 * era + (month <= 2 ? 1 : 0), month, day };
}

/** Unix time of the change of clocks: the last Sunday of a month at 1 h UTC (directive 2000/84/EC, articles 2 and 3). */
function changeS(year: number, month: 3 | 10): number {
  const last = daysTo(year, month, 31);
  const weekday = (((last + 3) % 7) + 7) % 7;
  return (last - ((weekday + 1) % 7)) * dayS + 3600;
}

/** What clocks show at a Unix time, s. */
export function legalStamp(timeS: number, zone: LegalZone): LegalStamp {
  const { year: utcYear } = dateAt(Math.floor(timeS / dayS));
  const isSummer = zone.hasSummerTime && timeS >= changeS(utcYear, 3) && timeS < changeS(utcYear, 10);
  const offsetH = zone.standardH + (isSummer ? 1 : 0);
  const local = timeS + 3600 * offsetH;
  const days = Math.floor(local / dayS);
  return {
    ...dateAt(days),
    hour: Math.floor((local - days * dayS) / 3600),
    weekday: (((days + 3) % 7) + 7) % 7,
    offsetH,
  };
}

/** Legal hour of day, 0 to 23, of hours that begin at Unix times: days of 23 and 25 hours come out of themselves. */
export function legalHours(startS: Float64Array, zone: LegalZone): Uint8Array {
  return Uint8Array.from(startS, (start) => legalStamp(start, zone).hour);
}
