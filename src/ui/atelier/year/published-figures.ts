import { type Unit, units } from '../../../base/units.ts';
import type { Words } from '../../../i18n/i18n.ts';
import { rowsWithTotal, totalKey } from '../../../simulation/class-totals.ts';
import type { IndicatorSpec } from '../../../simulation/contract.ts';
import {
  leastHouseholds,
  type PublishedCell,
  publishedCount,
  publishedRows,
} from '../../../simulation/privacy.ts';
import { noteTexts, notesOfRows } from '../../../simulation/notes.ts';
import { totalsTold } from '../../../simulation/published-view.ts';
import { sentence } from '../../text.ts';
import { yearTexts } from './sentences.ts';
import type { NamedRun } from './year-csv.ts';

/** A line of figures as they may leave the studio, one cell per run: a number, or why there is none. */
export interface PublishedFigure {
  readonly label: string;
  /** The class that the line is for, or their total; '': the indicator has one line. */
  readonly row: string;
  readonly unit: string;
  readonly decimals: number;
  readonly cells: readonly (string | number)[];
  /** What has to be said beside the indicator. */
  readonly notes: readonly string[];
}

const counted: ReadonlySet<Unit> = new Set(['building', 'dwelling', 'person']);

/**
 * Indicators of the whole territory that enough dwellings make, and those by class that are counts, with their totals; of
 * the others by class, which do not say who makes each, the total alone: they are counted in `left`.
 */
export function publishedFigures(
  words: Words,
  runs: readonly NamedRun[],
): { readonly figures: readonly PublishedFigure[]; readonly left: number } {
  const [first] = runs;
  if (first === undefined) return { figures: [], left: 0 };
  const specs = Object.entries(first.run.spec.indicators);
  const told = totalsTold(
    runs.map(({ run }) => run),
    leastHouseholds,
  );
  const figures = specs.flatMap(([name, spec]) => figuresOf(words, runs, name, spec, told(name)));
  return { figures, left: specs.filter(([, spec]) => !isWhole(spec)).length };
}

/** Whether every row may be told, and not their total alone. */
function isWhole({ per, unit }: IndicatorSpec): boolean {
  return per === undefined || counted.has(unit);
}

function figuresOf(
  words: Words,
  runs: readonly NamedRun[],
  name: string,
  spec: IndicatorSpec,
  told: readonly boolean[],
): readonly PublishedFigure[] {
  const { say, language } = words;
  const tables = runs.map(({ run }) =>
    rowsWithTotal(spec, run.result.indicators[name] ?? []).filter(
      ({ key }) => isWhole(spec) || key === totalKey,
    ),
  );
  const columns = tables.map((rows, k) => {
    const cells = publishedRows(
      spec.unit,
      rows.map(({ value }) => value),
    );
    return told[k] === true ? cells : cells.map((cell) => (cell === null ? null : ('withheld' as const)));
  });
  const [{ run: first } = { run: null }] = runs;
  const all = runs.flatMap(({ run }) => run.result.indicators[name] ?? []);
  const notes = first === null ? [] : noteTexts(words.fill, first.spec, notesOfRows(all)).map(sentence);
  return (tables[0] ?? []).map(({ key }, i) => ({
    notes,
    label: sentence(say(spec.label)),
    row: classOf(words, spec, key),
    unit: units[spec.unit][language],
    decimals: spec.decimals,
    cells: columns.map((column, k) => {
      const cell = column[i] ?? null;
      const near = nearEarlier(columns, i, k);
      return counted.has(spec.unit) && near >= 0
        ? words.fill(yearTexts.fewApart, {
            least: String(leastHouseholds),
            alternative: runs[near]?.name ?? '',
          })
        : cellText(words, cell, spec.decimals);
    }),
  }));
}

function classOf({ say, t }: Words, { classes }: IndicatorSpec, key: string | undefined): string {
  if (key === undefined) return '';
  if (key === totalKey) return t('atelier.indicators.total');
  return say(classes?.find((one) => one.key === key)?.label ?? key);
}

/** An earlier column from which a count differs by few: their difference would be a count of few. −1: there is none. */
function nearEarlier(columns: readonly (readonly PublishedCell[])[], row: number, column: number): number {
  const cell = columns[column]?.[row];
  return columns.slice(0, column).findIndex((earlier) => {
    const other = earlier[row];
    if (typeof cell !== 'number' || typeof other !== 'number') return false;
    return cell !== other && Math.abs(cell - other) < leastHouseholds;
  });
}

function cellText(words: Words, cell: PublishedCell, decimals: number): string | number {
  if (cell === null) return '';
  if (cell === 'few') return words.say(publishedCount(1));
  if (cell === 'withheld') return words.say(yearTexts.masked);
  return Number(cell.toFixed(decimals));
}
