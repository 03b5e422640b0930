import type { Words } from '../../../i18n/i18n.ts';
import { buildingAt, buildingFields } from '../../../simulation/building-results.ts';
import { rowsWithTotal, totalKey } from '../../../simulation/class-totals.ts';
import type { FinishedRun } from '../../../simulation/compare.ts';
import { type Unit, units } from '../../../base/units.ts';
import {
  leastHouseholds,
  type Measure,
  type PublishedCell,
  publishedCount,
  publishedGroups,
  publishedRows,
  squaresOf,
} from '../../../simulation/privacy.ts';
import { csvText } from '../../csv.ts';
import { sentence } from '../../text.ts';
import { yearTexts } from './sentences.ts';
import { buildingIds, columnName, headLines, type NamedRun } from './year-csv.ts';

/** Side of the squares of a released file, m: that of the census. */
export const squareM = 200;

/** Units that can be added up over buildings. */
const additive: ReadonlySet<Unit> = new Set(['kWh', 'MWh', 'kg', 't', 'EUR', 'm2']);

interface Subject {
  readonly isFictional: boolean;
  /** The locked base. */
  readonly base: NamedRun;
  /** The alternative compared with it; null: there is none. */
  readonly other: NamedRun | null;
  /** Easting and northing of a building; null where it has no place. */
  readonly placeOf: (id: string) => readonly [number, number] | null;
}

/**
 * Sums by square and indicators as they may leave the studio (`simulation/privacy.ts`). The other alternative is left
 * out where what it changes stands for too few dwellings: its totals less the base's would tell of them.
 */
export function publishedCsv(words: Words, subject: Subject): string {
  const { say, fill } = words;
  const { base, isFictional } = subject;
  const least = String(leastHouseholds);
  const ids = buildingIds(subject.other === null ? [base] : [base, subject.other]);
  const tooFew = subject.other !== null && changesTooFew(ids, base.run, subject.other.run);
  const other = tooFew ? null : subject.other;
  const runs = other === null ? [base] : [base, other];
  const dwellings = ids.map((id) => fewestDwellings(runs, id));
  const columns = runs.map(({ run }) => measuresOf(run, ids));
  const xy = ids.flatMap((id) => subject.placeOf(id) ?? [Number.NaN, Number.NaN]);
  const groups = publishedGroups(squaresOf(xy, squareM), dwellings, columns);
  const heads = [
    say(yearTexts.square),
    say(yearTexts.dwellings),
    ...runs.flatMap(({ name, run }) =>
      additiveFields(run).map(({ field }) => columnName(words, field, name)),
    ),
  ];
  const squareLines = groups.map(({ key, dwellings: count, sums }) => [
    key === '' ? say(yearTexts.together) : key,
    count,
    ...sums.map((sum) => (sum === null ? say(yearTexts.masked) : Math.round(sum))),
  ]);
  const [firstLine, ...otherLines] = squareLines;
  const whole =
    firstLine === undefined
      ? [[say(yearTexts.nothingReleased)]]
      : [
          firstLine.map((first, i) => {
            if (i === 0) return say(yearTexts.whole);
            const cells = [first, ...otherLines.map((line) => line[i] ?? 0)];
            return cells.every((cell) => typeof cell === 'number')
              ? cells.reduce((sum, cell) => sum + cell, 0)
              : say(yearTexts.masked);
          }),
        ];
  const indicators = groups.length === 0 ? { lines: [], left: 0 } : indicatorLines(words, runs);
  return csvText([
    ...headLines(words, 'published', isFictional, runs),
    [fill(yearTexts.publishedHow, { side: String(squareM), least })],
    ...(tooFew && subject.other
      ? [[fill(yearTexts.tooFewChanged, { least, alternative: subject.other.name })]]
      : []),
    [],
    heads,
    ...squareLines,
    ...whole,
    [],
    [say(yearTexts.indicator), say(yearTexts.row), say(yearTexts.unit), ...runs.map(({ name }) => name)],
    ...indicators.lines,
    ...(indicators.left === 0 ? [] : [[fill(yearTexts.indicatorsLeft, { n: String(indicators.left) })]]),
  ]);
}

function additiveFields(run: FinishedRun): ReturnType<typeof buildingFields> {
  return buildingFields(run).filter(({ field }) => additive.has(field.unit));
}

function measuresOf(run: FinishedRun, ids: readonly string[]): readonly Measure[] {
  return additiveFields(run).map(({ name, values }) => ({
    name,
    values: ids.map((id) => values[buildingAt(run, id)] ?? Number.NaN),
  }));
}

function dwellingsOf(run: FinishedRun, id: string): number {
  const values = run.result.fields[run.spec.sheet?.dwellings ?? ''];
  return values?.[buildingAt(run, id)] ?? 0;
}

/** Fewest dwellings of a building in the runs where it has any. */
function fewestDwellings(runs: readonly NamedRun[], id: string): number {
  const counts = runs.map(({ run }) => dwellingsOf(run, id)).filter((count) => count > 0);
  return counts.length === 0 ? 0 : Math.min(...counts);
}

/** Whether what differs between two runs, in any field of buildings, stands for some dwellings but too few. */
function changesTooFew(ids: readonly string[], base: FinishedRun, other: FinishedRun): boolean {
  const runs = [
    { name: '', run: base },
    { name: '', run: other },
  ];
  const changed = ids.filter((id) => {
    const [from, to] = [buildingAt(base, id), buildingAt(other, id)];
    if (from < 0 || to < 0) return true;
    return buildingFields(base).some(({ name, values }) => {
      const after = buildingFields(other).find((one) => one.name === name)?.values;
      return after !== undefined && !Object.is(values[from], after[to]);
    });
  });
  const dwellings = changed.reduce((sum, id) => sum + fewestDwellings(runs, id), 0);
  return dwellings > 0 && dwellings < leastHouseholds;
}

/**
 * Indicators of the whole territory, and those by class that are counts, with their totals; of the others by class, which do
 * not say who makes them, the total alone.
 */
function indicatorLines(
  words: Words,
  runs: readonly NamedRun[],
): { readonly lines: readonly (readonly (string | number)[])[]; readonly left: number } {
  const { say } = words;
  const [first] = runs;
  if (first === undefined) return { lines: [], left: 0 };
  const specs = Object.entries(first.run.spec.indicators);
  let left = 0;
  const lines = specs.flatMap(([name, indicator]) => {
    const isCount = ['building', 'dwelling', 'person'].includes(indicator.unit);
    const isWhole = indicator.per === undefined || isCount;
    if (!isWhole) left++;
    const tables = runs.map(({ run }) =>
      rowsWithTotal(indicator, run.result.indicators[name] ?? []).filter(
        ({ key }) => isWhole || key === totalKey,
      ),
    );
    const cells = tables.map((rows) =>
      publishedRows(
        indicator.unit,
        rows.map(({ value }) => value),
      ),
    );
    return (tables[0] ?? []).map((row, i) => [
      sentence(say(indicator.label)),
      row.key === undefined
        ? ''
        : row.key === totalKey
          ? words.t('atelier.indicators.total')
          : say(indicator.classes?.find(({ key }) => key === row.key)?.label ?? row.key),
      units[indicator.unit][words.language],
      ...cells.map((column, k) => {
        const [base, cell] = [cells[0]?.[i], column[i] ?? null];
        // A difference of few is a count of few.
        const isApart = typeof base === 'number' && typeof cell === 'number' && base !== cell;
        return isCount && k > 0 && isApart && Math.abs(cell - base) < leastHouseholds
          ? words.fill(yearTexts.fewApart, { least: String(leastHouseholds) })
          : cellText(words, cell, indicator.decimals);
      }),
    ]);
  });
  return { lines, left };
}

function cellText(words: Words, cell: PublishedCell, decimals: number): string | number {
  if (cell === null) return '';
  if (cell === 'few') return words.say(publishedCount(1));
  if (cell === 'withheld') return words.say(yearTexts.masked);
  return Number(cell.toFixed(decimals));
}
