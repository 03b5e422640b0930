import { rowsWithTotal } from '../../../simulation/class-totals.ts';
import type { IndicatorRow, IndicatorSpec } from '../../../simulation/contract.ts';
import type { NamedRun } from '../year/year-csv.ts';

/** Rows of several runs of one engine that have one key. */
export interface RowOfRuns {
  /** Class or place; '': the indicator has one row. */
  readonly key: string;
  /** One for each run, where it has it. */
  readonly rows: readonly (IndicatorRow | undefined)[];
}

/** Rows of an indicator with their total, side by side, in the order in which the runs first tell them. */
export function rowsOfRuns(
  name: string,
  indicator: IndicatorSpec,
  runs: readonly NamedRun[],
): readonly RowOfRuns[] {
  const tables = runs.map(({ run }) => rowsWithTotal(indicator, run.result.indicators[name] ?? []));
  const keys = new Set(tables.flatMap((rows) => rows.map(({ key }) => key ?? '')));
  return Array.from(keys, (key) => ({
    key,
    rows: tables.map((table) => table.find((one) => (one.key ?? '') === key)),
  }));
}
