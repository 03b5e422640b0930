import { AppError } from '../base/errors.ts';
import { type Document, migrate } from './migrations.ts';
import { type Project, project } from './project.ts';

/** No hand-made project comes near; a larger text is not one. */
const maxTextLength = 64 * 1024 * 1024;

/**
 * Reads a project from JSON text: brought to the current format, checked in shape and in its inner references.
 *
 * @throws AppError `project/not-json`, `project/unreadable` with the `path` of the first fault, or
 * `project/newer-format`.
 */
export function parseProject(json: string): Project {
  if (json.length > maxTextLength) throw notJson('longer than any project');
  const document = readJson(json);
  const parsed = project.safeParse(migrate(document));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw unreadable(issue?.path.map(String).join('.') ?? '', issue?.message ?? 'invalid');
  }
  checkReferences(parsed.data);
  return parsed.data;
}

/** The text of a project, as it is exported: two spaces, in the order of the schema. */
export function formatProject(value: Project): string {
  return `${JSON.stringify(project.parse(value), null, 2)}\n`;
}

function readJson(json: string): Document {
  let document: unknown;
  try {
    document = JSON.parse(json.charCodeAt(0) === 0xfeff ? json.slice(1) : json);
  } catch (error) {
    throw notJson(error instanceof Error ? error.message : 'not JSON');
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw notJson('not an object');
  }
  return document as Document;
}

/** What the schema cannot say: identifiers are unique, parents exist and lead to the base, crests fit lines. */
function checkReferences(value: Project): void {
  requireUnique(value.hypotheses, 'hypotheses');
  requireUnique(value.alternatives, 'alternatives');
  const ids = new Set<string>();
  for (const [i, alternative] of value.alternatives.entries()) {
    const path = `alternatives.${i}`;
    if (i === 0 && alternative.parent !== null) throw unreadable(`${path}.parent`, 'the base has no parent');
    if (i === 0 && alternative.edits.length > 0) throw unreadable(`${path}.edits`, 'the base has no edit');
    // Children come after their parent, in the order of creation: hence no cycle can be written.
    if (i > 0 && (alternative.parent === null || !ids.has(alternative.parent))) {
      throw unreadable(`${path}.parent`, 'the parent must come before');
    }
    ids.add(alternative.id);
    for (const [k, edit] of alternative.edits.entries()) {
      if (edit.kind !== 'dike' || typeof edit.crestM === 'number') continue;
      if (edit.crestM.length !== edit.line.length) {
        throw unreadable(`${path}.edits.${k}.crestM`, 'one crest for each vertex');
      }
    }
  }
}

function requireUnique(items: readonly { readonly id: string }[], path: string): void {
  const seen = new Set<string>();
  for (const [i, item] of items.entries()) {
    if (seen.has(item.id)) throw unreadable(`${path}.${i}.id`, `"${item.id}" is used twice`);
    seen.add(item.id);
  }
}

function unreadable(path: string, reason: string): AppError {
  return new AppError('project/unreadable', `unreadable project: ${path} ${reason}`, { path, reason });
}

function notJson(reason: string): AppError {
  return new AppError('project/not-json', `not a project: ${reason}`);
}
