import type { Words } from '../../../i18n/i18n.ts';
import { leftOutOf } from '../../../simulation/left-out.ts';
import { leastDwellings, leastHouseholds } from '../../../simulation/privacy.ts';
import { namedDetails } from '../../edit-names.ts';
import { yearTexts } from '../year/sentences.ts';
import type { NamedRun } from '../year/year-csv.ts';
import { leaveTexts } from './texts.ts';

/** What figures are told of, and how. */
export interface ToldFigures {
  readonly runs: readonly NamedRun[];
  /** Withheld, since what they change concerns too few dwellings. */
  readonly leftOut: readonly NamedRun[];
  /** Whether little counts are withheld (`tellsOfHouseholds`, for release). */
  readonly isMasked: boolean;
  /** Indicators by class that are not told. */
  readonly left: number;
}

/** What has to be said beside figures that leave, whatever takes them: what is withheld, and what runs went on without. */
export function toldBeside(words: Words, { runs, leftOut, isMasked, left }: ToldFigures): readonly string[] {
  const { say, fill, number } = words;
  return [
    ...(isMasked
      ? [fill(leaveTexts.figuresSaid, { least: String(leastHouseholds) }), say(leaveTexts.yearLeft)]
      : []),
    ...(left === 0 ? [] : [fill(yearTexts.indicatorsLeft, { n: number(left, 0) })]),
    ...(leftOut.length === 0
      ? []
      : [
          fill(leaveTexts.leftOut, {
            names: leftOut.map(({ name }) => name).join(', '),
            least: String(leastDwellings),
          }),
        ]),
    ...runs.flatMap((run) => withoutOf(words, run, isMasked)),
  ];
}

function withoutOf(words: Words, { name, run }: NamedRun, isMasked: boolean): readonly string[] {
  const without = leftOutOf(run.record);
  if (without.length === 0) return [];
  // A sentence may name one building: how many there are is all that is told outside.
  if (isMasked) return [words.fill(leaveTexts.withoutCount, { name, n: String(without.length) })];
  const { edits, hypothesis } = run.record.request;
  const forms = [...run.spec.edits, ...run.spec.conditions];
  const named = [...edits, ...hypothesis.conditions];
  const sentences = without.map(({ code, details }) =>
    words.tell(`errors.${code}`, namedDetails(words, forms, named, undefined, details)),
  );
  return [[words.fill(leaveTexts.without, { name }), ...sentences].join(' ')];
}
