import type { Edit, Project } from './project.ts';
import { resolveEdits } from './resolve.ts';

/** How the resolved edits of an alternative differ from another's, by identifier, in order. */
export interface AlternativeDiff {
  readonly shared: readonly Edit[];
  readonly added: readonly Edit[];
  readonly removed: readonly Edit[];
  /** Same identifier, other content. */
  readonly altered: readonly { readonly from: Edit; readonly to: Edit }[];
}

/** What one would have to change to go from an alternative to another. Throws as `resolveEdits`. */
export function diffAlternatives(project: Project, fromId: string, toId: string): AlternativeDiff {
  const from = resolveEdits(project, fromId);
  const to = resolveEdits(project, toId);
  const before = new Map(from.map((edit) => [edit.id, edit]));
  const after = new Set(to.map((edit) => edit.id));
  const shared: Edit[] = [];
  const added: Edit[] = [];
  const altered: { from: Edit; to: Edit }[] = [];
  for (const edit of to) {
    const old = before.get(edit.id);
    if (!old) added.push(edit);
    else if (JSON.stringify(old) === JSON.stringify(edit)) shared.push(edit);
    else altered.push({ from: old, to: edit });
  }
  return { shared, added, altered, removed: from.filter((edit) => !after.has(edit.id)) };
}
