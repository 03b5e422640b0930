import type { Alternative, Project } from '../../../scenario/project.ts';

/** Two alternatives seen together. A difference is the other minus the reference, as in the table. */
export interface Pair {
  /** At the left. */
  readonly reference: Alternative;
  readonly other: Alternative;
}

/**
 * The chosen alternative with the reference of the table; when it is the reference itself, with the first other
 * one in the order of creation. Both are the same in a project of one alternative.
 */
export function pairOf(project: Project, chosen: Alternative, reference: string): Pair {
  const { alternatives } = project;
  const named = alternatives.find((one) => one.id === reference) ?? alternatives[0] ?? chosen;
  if (named.id !== chosen.id) return { reference: named, other: chosen };
  return { reference: named, other: alternatives.find((one) => one.id !== named.id) ?? chosen };
}
