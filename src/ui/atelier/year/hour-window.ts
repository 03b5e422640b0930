import { firstHourOf, hoursOfYear, monthDays, monthOf } from '../../../simulation/year-results.ts';

/** How much of the year is looked at, the narrowest first. */
export const spans = ['day', 'week', 'month', 'year'] as const;
export type Span = (typeof spans)[number];

/** Hours of the year looked at, the last left out. */
export interface HourWindow {
  readonly from: number;
  readonly to: number;
}

const dayH = 24;
const weekH = 7 * dayH;

/** The day, seven days, month or year in which an hour lies. Weeks count from the first of the year; the last has eight days. */
export function windowAt(span: Span, hour: number): HourWindow {
  const inYear = Math.min(Math.max(0, Math.floor(hour)), hoursOfYear - 1);
  if (span === 'year') return { from: 0, to: hoursOfYear };
  if (span === 'month') {
    const month = monthOf(inYear);
    return { from: firstHourOf(month), to: firstHourOf(month + 1) };
  }
  if (span === 'day') {
    const from = inYear - (inYear % dayH);
    return { from, to: from + dayH };
  }
  const week = Math.min(51, Math.floor(inYear / weekH));
  return { from: week * weekH, to: week === 51 ? hoursOfYear : (week + 1) * weekH };
}

/** The same hour of the window before (−1) or after (1), the year following itself. */
export function stepped(span: Span, hour: number, step: -1 | 1): number {
  const { from, to } = windowAt(span, hour);
  if (span === 'year') return hour;
  const next = windowAt(span, (step === 1 ? to : from - 1 + hoursOfYear) % hoursOfYear);
  return Math.min(next.to - 1, next.from + (hour - from));
}

/** A span closer by one, or farther. */
export function zoomed(span: Span, step: -1 | 1): Span {
  return spans[Math.min(spans.length - 1, Math.max(0, spans.indexOf(span) + step))] ?? span;
}

/** Bounds of what a window is told in, as a table: hours of a day, days of a week or month, months of a year. */
export function tableBounds(span: Span, { from, to }: HourWindow): readonly number[] {
  if (span === 'year') return [...monthDays.keys(), monthDays.length].map(firstHourOf);
  const step = span === 'day' ? 1 : dayH;
  return Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step);
}

/** Values in hourly steps, or their means by day where a window is a year. */
export function seenValues(
  values: ArrayLike<number>,
  span: Span,
  { from, to }: HourWindow,
): readonly number[] {
  const step = span === 'year' ? dayH : 1;
  return Array.from({ length: (to - from) / step }, (_, i) => {
    let sum = 0;
    for (let hour = from + i * step; hour < from + (i + 1) * step; hour++) sum += values[hour] as number;
    return sum / step;
  });
}

/** Lowest and highest hour of each day of the year. */
export function dayBands(values: ArrayLike<number>): {
  readonly low: readonly number[];
  readonly high: readonly number[];
} {
  const days = Array.from({ length: hoursOfYear / dayH }, (_, day) =>
    Array.from({ length: dayH }, (_unused, hour) => values[day * dayH + hour] as number),
  );
  return { low: days.map((day) => Math.min(...day)), high: days.map((day) => Math.max(...day)) };
}
