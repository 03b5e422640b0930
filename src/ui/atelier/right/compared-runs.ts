import { AppError } from '../../../base/errors.ts';
import type { Project } from '../../../scenario/project.ts';
import { type Comparison, compareRuns, type FinishedRun } from '../../../simulation/compare.ts';
import { freshRun, type SeenRun } from '../use-current.ts';

/** A comparison with the reference, or the reason why there is none. */
export type Compared = Comparison | AppError;

const known = new WeakMap<FinishedRun, WeakMap<FinishedRun, Compared>>();

/** Two runs compared, once. */
function compared(reference: FinishedRun, other: FinishedRun): Compared {
  const ofReference = known.get(reference) ?? new WeakMap<FinishedRun, Compared>();
  known.set(reference, ofReference);
  const found = ofReference.get(other);
  if (found) return found;
  const made = compareOrSay(reference, other);
  ofReference.set(other, made);
  return made;
}

function compareOrSay(reference: FinishedRun, other: FinishedRun): Compared {
  try {
    return compareRuns(reference, other);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** Compares every finished, fresh run with the reference's; unlike ones are told, never compared. */
export function comparisons(
  seen: ReadonlyMap<string, SeenRun>,
  reference: string,
): ReadonlyMap<string, Compared> {
  const base = freshRun(seen.get(reference));
  const all = new Map<string, Compared>();
  if (base === null) return all;
  for (const [id, one] of seen) {
    const run = freshRun(one);
    if (id !== reference && run !== null) all.set(id, compared(base, run));
  }
  return all;
}

/** The alternative that others are compared with: the one that was asked for, or the first. */
export function referenceOf({ alternatives }: Project, asked: string): string {
  return alternatives.some(({ id }) => id === asked) ? asked : (alternatives[0]?.id ?? 'base');
}
