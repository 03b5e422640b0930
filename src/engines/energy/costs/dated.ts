/** A figure with where it is from and when it holds; a person may replace any of it. */
export interface Dated {
  /** Author or text, year, place in it. */
  readonly source: string;
  /** First and last day on which it holds, as `2026-01-01`; null: no bound known. */
  readonly from: string | null;
  readonly until: string | null;
}

/** The entry that holds on a day; the last that fits; null: none does. */
export function onDay<T extends Dated>(entries: readonly T[], day: string): T | null {
  const holds = ({ from, until }: Dated): boolean =>
    (from === null || from <= day) && (until === null || day <= until);
  return entries.findLast(holds) ?? null;
}

/** A figure that is not known to the point: never given alone. */
export interface Range {
  readonly low: number;
  readonly usual: number;
  readonly high: number;
}

/** Least and greatest of what two ranges make together, the usual from the usual ones. */
export function rangeOver(a: Range, b: Range, join: (a: number, b: number) => number): Range {
  const ends = [join(a.low, b.low), join(a.low, b.high), join(a.high, b.low), join(a.high, b.high)];
  return { low: Math.min(...ends), usual: join(a.usual, b.usual), high: Math.max(...ends) };
}
