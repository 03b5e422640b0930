import { called } from '../base/called.ts';
import { AppError } from '../base/errors.ts';
import { fromWire } from './failure.ts';
import type { RunRecord } from './record.ts';

/** What a run went on without, as sentences to tell with its result; edits by the names that the record's request has. */
export function leftOutOf({
  request,
  leftOut = [],
}: Pick<RunRecord, 'request' | 'leftOut'>): readonly AppError[] {
  return leftOut.map((wire) => {
    const edit = request.edits[Number(wire.details['position'] ?? -1)];
    if (edit === undefined) return fromWire(wire);
    return new AppError(wire.code, wire.message, { ...wire.details, edit: called(edit) });
  });
}
