import { rowsWithTotal, totalKey } from '../simulation/class-totals.ts';
import type { FinishedRun } from '../simulation/compare.ts';
import { type IndicatorRow, placeName } from '../simulation/contract.ts';
import { noteTexts, notesOfRows } from '../simulation/notes.ts';
import type { Voice } from './messages.ts';

/** A run's figures as plain JSON: rows by indicator, totals with them, who makes them left out. */
export function plainIndicators(run: FinishedRun): Record<string, unknown> {
  const entries = Object.entries(run.spec.indicators).map(([name, spec]) => [
    name,
    {
      unit: spec.unit,
      rows: rowsWithTotal(spec, run.result.indicators[name] ?? []).map(({ members: _, ...row }) => row),
    },
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** A run's figures for a person, one line per row. */
export function indicatorLines(run: FinishedRun, voice: Voice): string[] {
  const { language } = voice;
  return Object.entries(run.spec.indicators).flatMap(([name, spec]) => {
    const rows = rowsWithTotal(spec, run.result.indicators[name] ?? []);
    const figures = rows.map((row) => {
      const label = labelOf(run, name, row, voice);
      return `  ${label === '' ? '' : `${label}${language === 'fr' ? '\u00a0' : ''}: `}${figureOf(run, name, row, voice)}`;
    });
    const notes = noteTexts(voice.words.fill, run.spec, notesOfRows(rows)).map((text) => `  (${text})`);
    return [spec.label[language], ...figures, ...notes];
  });
}

function labelOf(run: FinishedRun, name: string, row: IndicatorRow, voice: Voice): string {
  if (row.key === undefined) return '';
  if (row.key === totalKey) return voice.say('total', {});
  const labelled = run.spec.indicators[name]?.classes?.find((one) => one.key === row.key);
  if (labelled) return labelled.label[voice.language];
  return placeName(run.axes, row.key) ?? row.key;
}

function figureOf(run: FinishedRun, name: string, row: IndicatorRow, voice: Voice): string {
  const spec = run.spec.indicators[name];
  if (row.value === null || !spec) {
    const reason = run.spec.reasons[row.reason ?? '']?.[voice.language] ?? '';
    return voice.say('missing', { reason });
  }
  if (spec.unit === 's') return voice.words.duration(row.value);
  return voice.words.quantity(row.value, spec.unit, spec.decimals);
}
