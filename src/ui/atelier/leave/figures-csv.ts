import { units } from '../../../base/units.ts';
import type { Words } from '../../../i18n/i18n.ts';
import { rowsWithTotal } from '../../../simulation/class-totals.ts';
import type { EngineSpec, IndicatorRow, IndicatorSpec } from '../../../simulation/contract.ts';
import { noteTexts } from '../../../simulation/notes.ts';
import type { Audience } from '../../../simulation/published-view.ts';
import { csvText } from '../../csv.ts';
import { sentence } from '../../text.ts';
import { rowName } from '../right/row-text.ts';
import type { SeenRun } from '../use-current.ts';
import { yearTexts } from '../year/sentences.ts';
import { headLines, type NamedRun } from '../year/year-csv.ts';
import { figureLines } from './figures.ts';
import { leaveTexts } from './texts.ts';

type Line = readonly (string | number | null)[];

/**
 * Every figure of the runs of one engine, an alternative after the other. The studio has numbers in the indicator's unit, the
 * ends of their ranges, and what has to be said of them; others have what the printed page shows them.
 */
export function figuresCsv(
  words: Words,
  audience: Audience,
  isFictional: boolean,
  runs: readonly NamedRun[],
  seen: ReadonlyMap<string, SeenRun>,
): string {
  const { say, fill } = words;
  const named = [say(yearTexts.indicator), say(yearTexts.row), say(yearTexts.unit)];
  const head = headLines(words, audience, isFictional, runs);
  if (audience === 'internal')
    return csvText([
      ...head,
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
  return csvText([
    ...head,
    [...named, ...runs.map(({ name }) => name)],
    ...lines.map(({ label, row, unit, cells }) => [label, row, unit, ...cells]),
    ...(left === 0 ? [] : [[fill(yearTexts.indicatorsLeft, { n: String(left) })]]),
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
  return Object.entries(spec.indicators).flatMap(([name, indicator]) => {
    const tables = runs.map(({ run }) => rowsWithTotal(indicator, run.result.indicators[name] ?? []));
    const keys = [...new Set(tables.flatMap((rows) => rows.map(({ key }) => key ?? '')))];
    return keys.map((key): Line => {
      const rows = tables.map((table) => table.find((one) => (one.key ?? '') === key));
      return [
        sentence(say(indicator.label)),
        key === '' ? '' : rowName(words, indicator, key, seen),
        units[indicator.unit][language],
        ...rows.flatMap((row) => [row?.value ?? null, ...(row?.range ?? [null, null])]).map(rounded),
        saidOf(words, spec, indicator, rows),
      ];
    });
  });
}

/** Twelve digits: no more than a double has for sure, and the same text on every machine. */
function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toPrecision(12));
}

/** What has to be known of a line: why a value is missing, and the notes of those that are there. */
function saidOf(
  { say, fill }: Words,
  spec: EngineSpec,
  { label }: IndicatorSpec,
  rows: readonly (IndicatorRow | undefined)[],
): string {
  const reasons = rows.flatMap((row) => {
    const reason = row?.reason === undefined ? undefined : spec.reasons[row.reason];
    return reason ? [say(reason)] : [];
  });
  const notes = noteTexts(
    fill,
    spec,
    rows.flatMap((row) => row?.notes ?? []),
  );
  const said = [...new Set([...reasons, ...notes])].filter((text) => text !== say(label));
  return said.join(' · ');
}
