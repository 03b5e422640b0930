import type { Words } from '../../../i18n/i18n.ts';
import { buildingAt, buildingFields } from '../../../simulation/building-results.ts';
import type { FinishedRun } from '../../../simulation/compare.ts';
import type { Unit } from '../../../base/units.ts';
import { leastHouseholds, type Measure, publishedGroups, squaresOf } from '../../../simulation/privacy.ts';
import { buildingsOf, changesTooFew, fewestDwellings } from '../../../simulation/published-view.ts';
import { csvText } from '../../csv.ts';
import { publishedFigures } from './published-figures.ts';
import { yearTexts } from './sentences.ts';
import { columnName, headLines, type NamedRun } from './year-csv.ts';

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
  const ids = buildingsOf(subject.other === null ? [base.run] : [base.run, subject.other.run]);
  const tooFew = subject.other !== null && changesTooFew(base.run, subject.other.run, leastHouseholds);
  const other = tooFew ? null : subject.other;
  const runs = other === null ? [base] : [base, other];
  const told = runs.map(({ run }) => run);
  const dwellings = ids.map((id) => fewestDwellings(told, id));
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
  const indicators = groups.length === 0 ? { figures: [], left: 0 } : publishedFigures(words, runs);
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
    ...indicators.figures.map(({ label, row, unit, cells }) => [label, row, unit, ...cells]),
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
