import { type Unit, units } from '../../../base/units.ts';
import type { Words } from '../../../i18n/i18n.ts';
import { rowsWithTotal } from '../../../simulation/class-totals.ts';
import { noteTexts, notesOfRows } from '../../../simulation/notes.ts';
import { leastHouseholds, publishedCount } from '../../../simulation/privacy.ts';
import { type Audience, tellsOfHouseholds } from '../../../simulation/published-view.ts';
import { sentence } from '../../text.ts';
import { rowName, valueText } from '../right/row-text.ts';
import type { SeenRun } from '../use-current.ts';
import { publishedFigures } from '../year/published-figures.ts';
import type { NamedRun } from '../year/year-csv.ts';
import { rowsOfRuns } from './rows-of-runs.ts';

/** A line of a table of figures, one cell per run. */
export interface FigureLine {
  readonly label: string;
  /** Class or place; '': the indicator has one line. */
  readonly row: string;
  readonly unit: string;
  readonly cells: readonly string[];
  /** What has to be said beside the indicator. */
  readonly notes: readonly string[];
}

export interface FigureLines {
  readonly lines: readonly FigureLine[];
  /** Indicators by class that are left out, since it is not known how many dwellings make them. */
  readonly left: number;
}

/** People are counted one by one wherever they are: few of them are not told outside. */
const countsPeople: ReadonlySet<Unit> = new Set(['person', 'dwelling']);

/** The figures of runs of one engine as those for whom they are may read them. */
export function figureLines(
  words: Words,
  audience: Audience,
  runs: readonly NamedRun[],
  seen: ReadonlyMap<string, SeenRun>,
): FigureLines {
  const [first] = runs;
  if (first === undefined) return { lines: [], left: 0 };
  if (audience === 'published' && tellsOfHouseholds(first.run.spec)) {
    const { figures, left } = publishedFigures(words, runs);
    const text = (cell: string | number, decimals: number): string =>
      typeof cell === 'number' ? words.number(cell, decimals) : cell || '—';
    return {
      lines: figures.map(({ cells, decimals, ...line }) => ({
        ...line,
        cells: cells.map((cell) => text(cell, decimals)),
      })),
      left,
    };
  }
  return { lines: wholeLines(words, audience, runs, seen), left: 0 };
}

function wholeLines(
  words: Words,
  audience: Audience,
  runs: readonly NamedRun[],
  seen: ReadonlyMap<string, SeenRun>,
): readonly FigureLine[] {
  const { say, language } = words;
  const spec = runs[0]?.run.spec;
  if (spec === undefined) return [];
  return Object.entries(spec.indicators).flatMap(([name, indicator]) => {
    const all = rowsOfRuns(name, indicator, runs);
    const notes = noteTexts(
      words.fill,
      spec,
      notesOfRows(runs.flatMap(({ run }) => rowsWithTotal(indicator, run.result.indicators[name] ?? []))),
    ).map(sentence);
    return all.map(({ key, rows }) => ({
      notes,
      label: sentence(say(indicator.label)),
      row: key === '' ? '' : rowName(words, indicator, key, seen),
      unit: indicator.unit === 's' ? '' : units[indicator.unit][language],
      cells: rows.map((row) => {
        if (row === undefined) return '—';
        const isFew =
          audience === 'published' &&
          countsPeople.has(indicator.unit) &&
          row.value !== null &&
          row.value > 0 &&
          row.value < leastHouseholds;
        return isFew ? say(publishedCount(1)) : valueText(words, spec, indicator, row);
      }),
    }));
  });
}
