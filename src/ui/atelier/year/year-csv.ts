import { units } from '../../../base/units.ts';
import type { Words } from '../../../i18n/i18n.ts';
import { buildingChange, buildingFields } from '../../../simulation/building-results.ts';
import type { FinishedRun } from '../../../simulation/compare.ts';
import type { FieldSpec } from '../../../simulation/contract.ts';
import { groupDuration, groupKinds } from '../../../simulation/group-durations.ts';
import { leastHouseholds } from '../../../simulation/privacy.ts';
import { buildingsOf, tellsOfHouseholds } from '../../../simulation/published-view.ts';
import { hoursOfYear, monthBounds, stretches, yearCurves } from '../../../simulation/year-results.ts';
import { csvText } from '../../csv.ts';
import { sentence } from '../../text.ts';
import { fieldTexts } from '../field-notes.tsx';
import { leaveTexts } from '../leave/texts.ts';
import { decimalsOf } from '../roads/edge-figures.ts';
import { assumedNames } from './assumed-names.ts';
import { dayText, hourText, monthText } from './hour-text.ts';
import { yearTexts } from './sentences.ts';

/** A run with the name of its alternative. */
export interface NamedRun {
  readonly name: string;
  readonly run: FinishedRun;
}

type Line = readonly (string | number | null)[];

/** What a file begins with: whom it is for, what it is not, and the runs that it comes from. */
export function headLines(
  words: Words,
  audience: 'internal' | 'published',
  isFictional: boolean,
  runs: readonly NamedRun[],
): readonly Line[] {
  const { t, say, fill } = words;
  const spec = runs[0]?.run.spec;
  const first =
    audience === 'internal'
      ? say(yearTexts.internalLine)
      : spec && tellsOfHouseholds(spec)
        ? fill(yearTexts.publishedLine, { least: String(leastHouseholds) })
        : say(leaveTexts.published);
  return [
    [first],
    [t('common.disclaimer')],
    ...(audience === 'internal' && spec?.sheet ? [[say(spec.sheet.note)]] : []),
    ...(spec
      ? fieldTexts(
          words,
          spec,
          runs.map(({ run }) => run),
        ).map((text) => [text])
      : []),
    ...(isFictional ? [[t('common.fictionalNotice')]] : []),
    ...runs.map(({ name, run: { spec: of, record } }) => [
      fill(yearTexts.fingerprint, {
        alternative: name,
        hypothesis: record.request.hypothesis.shortName,
        engine: say(of.title),
        version: String(record.engine.version),
        fingerprint: record.fingerprint,
      }),
    ]),
    [],
  ];
}

/** Name and unit of a column. */
export function columnName(words: Words, field: FieldSpec, of: string): string {
  const unit = units[field.unit][words.language];
  return `${sentence(words.say(field.label))}${unit === '' ? '' : ` (${unit})`} · ${of}`;
}

/** A value in the digits that its field deserves. */
function rounded(field: FieldSpec, value: number | null | undefined): number | null {
  if (value === null || value === undefined) return null;
  return Number(value.toFixed(decimalsOf(field)));
}

/** Every hour of the year: its curves, alternative by alternative. */
export function curvesCsv(words: Words, isFictional: boolean, runs: readonly NamedRun[]): string {
  const { say } = words;
  const columns = runs.flatMap(({ name, run }) =>
    yearCurves(run).map(({ field, values }) => ({ title: columnName(words, field, name), field, values })),
  );
  const heads = [say(yearTexts.day), say(yearTexts.hour), ...columns.map(({ title }) => title)];
  const lines = Array.from({ length: hoursOfYear }, (_, hour) => [
    dayText(words, hour),
    hour % 24,
    ...columns.map(({ field, values }) => rounded(field, values[hour])),
  ]);
  return csvText([
    ...headLines(words, 'internal', isFictional, runs),
    [say(yearTexts.winterTime)],
    heads,
    ...lines,
  ]);
}

/** Sorted powers of every group of buildings, one line for each in each alternative. */
export function durationsCsv(words: Words, isFictional: boolean, runs: readonly NamedRun[]): string {
  const { say } = words;
  const lines = groupKinds(runs.map(({ run }) => run)).flatMap(({ peaks, label, field, groups }) =>
    groups.flatMap(({ key, name: group }) =>
      runs.flatMap(({ name, run }) => {
        const { values } = groupDuration(run, { peaks, key });
        const told = Array.from(values, (value) => rounded(field, value));
        return told.length === 0 ? [] : [[sentence(say(label)), group, name, ...told]];
      }),
    ),
  );
  const hours = runs[0]?.run.spec.year?.groups?.hours ?? [];
  const heads = [
    say(yearTexts.groupKind),
    say(yearTexts.groupName),
    'alternative',
    ...hours.map((count) => `${count} h`),
  ];
  return csvText([
    ...headLines(words, 'internal', isFictional, runs),
    [say(yearTexts.durationsHow)],
    heads,
    ...lines,
  ]);
}

/** Every month: energy and peak of each curve of each alternative. */
export function monthsCsv(words: Words, isFictional: boolean, runs: readonly NamedRun[]): string {
  const { say, fill } = words;
  const lines = runs.flatMap(({ name, run }) =>
    yearCurves(run).flatMap(({ field, values }) =>
      stretches(values, monthBounds).map((month, i) => [
        sentence(say(field.label)),
        name,
        monthText(words, i, 'long'),
        Number(month.energyMwh.toFixed(3)),
        rounded(field, month.peakKw),
        hourText(words, month.peakHour),
      ]),
    ),
  );
  const heads = [
    say(yearTexts.curve),
    'alternative',
    say(yearTexts.month),
    `${say(yearTexts.energy)} (MWh)`,
    `${say(yearTexts.peakHead)} (kW)`,
    say(yearTexts.peakWhen),
  ];
  return csvText([
    ...headLines(words, 'internal', isFictional, runs),
    [fill(yearTexts.winterTime, {})],
    heads,
    ...lines,
  ]);
}

/** Every building: its fields before, after and their difference, and what was assumed of it. */
export function buildingsCsv(
  words: Words,
  isFictional: boolean,
  before: NamedRun | null,
  after: NamedRun,
): string {
  const { say } = words;
  const runs = before === null ? [after] : [before, after];
  const fields = buildingFields(after.run);
  const heads = [
    say(yearTexts.identifier),
    ...fields.flatMap(({ field }) => [
      ...runs.map(({ name }) => columnName(words, field, name)),
      ...(before === null ? [] : [columnName(words, field, say(yearTexts.change))]),
    ]),
    say(yearTexts.assumedHead),
  ];
  const lines = buildingsOf(runs.map(({ run }) => run)).map((id) => [
    id,
    ...fields.flatMap(({ name, field }) => {
      const change = buildingChange(name, id, before?.run ?? null, after.run);
      const told = before === null ? [change.after] : [change.before, change.after, change.change];
      return told.map((value) => rounded(field, value));
    }),
    assumedNames(words, after.run, id).join(', '),
  ]);
  return csvText([...headLines(words, 'internal', isFictional, runs), heads, ...lines]);
}
