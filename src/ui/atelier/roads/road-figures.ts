import { units } from '../../../base/units.ts';
import type { Words } from '../../../i18n/i18n.ts';
import type { FinishedRun } from '../../../simulation/compare.ts';
import type { FieldRole, FieldSpec } from '../../../simulation/contract.ts';
import { entriesByHour } from '../../../simulation/edge-results.ts';
import { sentence } from '../../text.ts';
import { startOfDay } from '../instant-text.ts';
import { fieldsAlong, figureOf } from './edge-figures.ts';
import type { FigureLine } from './figure-lines.tsx';
import { amounts, shownChange } from './shown-change.ts';
import { roadTexts } from './texts.ts';

/** An edge of a run; −1: the run does not have it. */
export interface EdgeOf {
  readonly run: FinishedRun;
  readonly edge: number;
}

/** What is read of an edge side by side: its two directions in one run, or one direction in two runs with the change. */
export interface SideBySide {
  readonly heads: readonly string[];
  readonly of: readonly EdgeOf[];
  readonly isChange: boolean;
}

/** Roles of what would pass if nobody waited, where a run also tells what passes with queues. */
const wantedRoles: ReadonlySet<FieldRole> = new Set(['flow', 'ratio', 'speed']);

/** Values of the whole run along edges: what would pass, and the rest. */
export function roadFigures(
  words: Words,
  run: FinishedRun,
  side: SideBySide,
): { readonly wanted: readonly FigureLine[]; readonly others: readonly FigureLine[] } {
  const isWanted = ({ role }: FieldSpec): boolean => run.spec.movement !== undefined && wantedRoles.has(role);
  const fields = fieldsAlong(run, 'edge');
  const lines = (wanted: boolean): readonly FigureLine[] =>
    fields
      .filter(({ field }) => isWanted(field) === wanted)
      .map(({ name, field }) => {
        const values = side.of.map((one) => valueOf(one, name));
        return lineOf(words, words.say(field.label), field, values, side);
      });
  return { wanted: lines(true), others: lines(false) };
}

function valueOf({ run, edge }: EdgeOf, name: string): number | null {
  const value = fieldsAlong(run, 'edge').find((one) => one.name === name)?.values[edge];
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** Passages over the run and in its busiest hour, side by side. */
export function passageLines(words: Words, side: SideBySide, durationS: number): readonly FigureLine[] {
  const hours = side.of.map(({ run, edge }) => (edge < 0 ? null : entriesByHour(run, edge, durationS)));
  const field = { unit: 'vehicle', displayStep: 1, role: 'flow' } as const;
  const line = (label: string, of: (one: readonly number[]) => number): FigureLine =>
    lineOf(
      words,
      label,
      field,
      hours.map((one) => (one === null ? null : of(one))),
      side,
    );
  return [
    line(words.say(roadTexts.passages), sumOf),
    line(words.say(roadTexts.busiest), (one) => Math.max(...one)),
  ];
}

function lineOf(
  words: Words,
  name: string,
  field: Pick<FieldSpec, 'unit' | 'displayStep' | 'role'>,
  values: readonly (number | null)[],
  { of, isChange }: SideBySide,
): FigureLine {
  const label = sentence(name);
  const [first] = of;
  const startS = first ? startOfDay(first.run.spec, first.run.record.request.parameters) : null;
  if (!isChange)
    return {
      label,
      cells: values.map((value) => (value === null ? '—' : figureOf(words, field, value, startS))),
    };
  const [before = null, after = null] = values;
  const isOfBoth = of.every(({ edge }) => edge >= 0);
  const shown = shownChange(words, field, {
    before,
    after,
    isAmount: !isOfBoth && amounts.has(field.role),
    startS,
  });
  const unit = field.unit === 's' ? '' : units[field.unit][words.language];
  return {
    label: unit === '' || name.startsWith(unit) ? label : `${label} (${unit})`,
    cells: [shown.before, shown.after, shown.change],
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** A difference of rounding is none: vehicles are whole in queues, and not at equilibrium. */
const leastApart = 2;
const leastShare = 0.01;

/** Whether what would pass and what passes with queues are not the same on an edge, beyond rounding. */
export function queuesTell({ run, edge }: EdgeOf, passages: readonly number[]): boolean {
  const flow = fieldsAlong(run, 'edge').find(
    ({ field: { role, unit } }) => role === 'flow' && unit === 'vehicle',
  );
  const wanted = flow?.values[edge];
  if (wanted === undefined || Number.isNaN(wanted)) return false;
  const apart = Math.abs(wanted - sumOf(passages));
  return apart > Math.max(leastApart, leastShare * wanted);
}
