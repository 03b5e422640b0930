import { AppError } from '../base/errors.ts';
import type { Alternative, Edit, Project } from './project.ts';

/**
 * The chain from the base to an alternative, ancestors first.
 *
 * @throws AppError `project/unreadable` when an alternative is missing or is its own ancestor.
 */
export function lineage(project: Project, alternativeId: string): readonly Alternative[] {
  const byId = new Map(project.alternatives.map((alternative) => [alternative.id, alternative]));
  const chain: Alternative[] = [];
  let id: string | null = alternativeId;
  while (id !== null) {
    const alternative = byId.get(id);
    if (!alternative) throw broken(id, 'no such alternative');
    if (chain.includes(alternative)) throw broken(id, 'an alternative is its own ancestor');
    chain.push(alternative);
    id = alternative.parent;
  }
  return chain.reverse();
}

/** Every edit that an alternative stands for, in order: its ancestors' first. Throws as `lineage`. */
export function resolveEdits(project: Project, alternativeId: string): readonly Edit[] {
  return lineage(project, alternativeId).flatMap((alternative) => alternative.edits);
}

function broken(id: string, reason: string): AppError {
  return new AppError('project/unreadable', `alternative "${id}": ${reason}`, {
    path: 'alternatives',
    reason,
  });
}
