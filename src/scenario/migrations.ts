import { AppError } from '../base/errors.ts';

/** A document as JSON gives it, before its shape is known. */
export type Document = Readonly<Record<string, unknown>>;

/** Turns a document of one format into the next one's. Pure; never changes once published. */
export type Migration = (document: Document) => Document;

/** Entry i turns format i + 1 into format i + 2. Format 1 is the first, so that the list starts empty. */
export const projectMigrations: readonly Migration[] = [];

/**
 * Brings a project document to the current format, one step at a time.
 *
 * @throws AppError `project/unreadable` when the document states no format, `project/newer-format` when it was
 * written by a later Jumelles.
 */
export function migrate(document: Document, migrations: readonly Migration[] = projectMigrations): Document {
  const current = migrations.length + 1;
  const format = document['format'];
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1) {
    throw new AppError('project/unreadable', 'the project states no format', { path: 'format' });
  }
  if (format > current) {
    throw new AppError('project/newer-format', `format ${format} is newer than ${current}`, {
      format,
      known: current,
    });
  }
  return migrations
    .slice(format - 1)
    .reduce((older, step, i) => ({ ...step(older), format: format + i + 1 }), document);
}
