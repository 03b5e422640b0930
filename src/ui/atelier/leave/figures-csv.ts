import { units } from '../../../base/units.ts';
import type { Words } from '../../../i18n/i18n.ts';
import type { EngineSpec, IndicatorRow, IndicatorSpec } from '../../../simulation/contract.ts';
import { noteTexts } from '../../../simulation/notes.ts';
import { type Audience, tellsOfHouseholds } from '../../../simulation/published-view.ts';
import { csvText } from '../../csv.ts';
import { sentence } from '../../text.ts';
import { rowName } from '../right/row-text.ts';
import type { SeenRun } from '../use-current.ts';
import { yearTexts } from '../year/sentences.ts';
import { headLines, type NamedRun } from '../year/year-csv.ts';
import { figureLines } from './figures.ts';
import { rowsOfRuns } from './rows-of-runs.ts';
import { leaveTexts } from './texts.ts';
import { toldBeside } from './told-beside.ts';

type Line = readonly (string | number | null)[];

/** The runs whose figures leave, for whom, and those withheld. */
interface Leaving {
  readonly audience: Audience;
  readonly runs: readonly NamedRun[];
  readonly leftOut: readonly NamedRun[];
}

/**
 * Every figure of the runs of one engine, an alternative after the other. The studio has numbers in the indicator's unit and
 * the ends of their ranges, others have what the printed page shows them; both have what has to be said of them.
 */
export function figuresCsv(
  words: Words,
  { audience, runs, leftOut }: Leaving,
  isFictional: boolean,
  seen: ReadonlyMap<string, SeenRun>,
): string {
  const { say, fill } = words;
  const named = [say(yearTexts.indicator), say(yearTexts.row), say(yearTexts.unit)];
  const head = headLines(words, audience, isFictional, runs);
  const beside = (isMasked: boolean, left: number): readonly Line[] => {
    const told = toldBeside(words, { runs, leftOut, isMasked, left });
    return told.length === 0 ? [] : [...told.map((text) => [text]), []];
  };
  if (audience === 'internal')
    return csvText([
      ...head,
      ...beside(false, 0),
      [
        ...named,
        ...runs.flatMap(({ name }) => [
          name,
          fill(leaveTexts.lowOf, { name }),
          fill(leaveTexts.highOf, { name }),
        ]),
        say(leaveTexts.toKnow),
      ],
      ...ownLines(words, runs, seen),
    ]);
  const { lines, left } = figureLines(words, audience, runs, seen);
  const spec = runs[0]?.run.spec;
  return csvText([
    ...head,
    ...beside(spec !== undefined && tellsOfHouseholds(spec), left),
    [...named, ...runs.map(({ name }) => name), say(leaveTexts.toKnow)],
    ...lines.map(({ label, row, unit, cells, notes }) => [label, row, unit, ...cells, notes.join(' · ')]),
  ]);
}

function ownLines(
  words: Words,
  runs: readonly NamedRun[],
  seen: ReadonlyMap<string, SeenRun>,
): readonly Line[] {
  const { say, language } = words;
  const spec = runs[0]?.run.spec;
  if (spec === undefined) return [];
  return Object.entries(spec.indicators).flatMap(([name, indicator]) =>
    rowsOfRuns(name, indicator, runs).map(
      ({ key, rows }): Line => [
        sentence(say(indicator.label)),
        key === '' ? '' : rowName(words, indicator, key, seen),
        units[indicator.unit][language],
        ...rows.flatMap((row) => [row?.value ?? null, ...(row?.range ?? [null, null])]).map(rounded),
        saidOf(words, spec, indicator, runs, rows),
      ],
    ),
  );
}

/** Twelve digits: no more than a double has for sure, and the same text on every machine. */
function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(12));
}

/**
 * What has to be known of a line: why a value is missing, and the notes of those that are there; what is not so of every
 * alternative says of which.
 */
function saidOf(
  { say, fill }: Words,
  spec: EngineSpec,
  { label }: IndicatorSpec,
  runs: readonly NamedRun[],
  rows: readonly (IndicatorRow | undefined)[],
): string {
  const names = new Map<string, string[]>();
  for (const [k, row] of rows.entries()) {
    const reason = row?.reason === undefined ? undefined : spec.reasons[row.reason];
    const texts = [...(reason ? [say(reason)] : []), ...noteTexts(fill, spec, row?.notes ?? [])];
    for (const text of new Set(texts)) names.set(text, [...(names.get(text) ?? []), runs[k]?.name ?? '']);
  }
  return Array.from(names, ([text, of]) => (of.length === runs.length ? text : `${of.join(', ')} : ${text}`))
    .filter((text) => text !== say(label))
    .join(' · ');
}
