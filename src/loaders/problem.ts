import { AppError, type ErrorCode, type ErrorDetails } from '../base/errors.ts';

/**
 * What a loader has to tell about a file, as plain data that crosses threads. `details.file` names the file;
 * people read the translation of `code`. `effect` says what became of the layer.
 */
export interface Problem {
  readonly code: ErrorCode;
  /** English, for developers and logs. */
  readonly message: string;
  readonly details: ErrorDetails;
  /** kept: whole; partial: less the faulty part; dropped: the rest of the territory goes on without it. */
  readonly effect: 'kept' | 'partial' | 'dropped';
}

export function problem(
  code: ErrorCode,
  effect: Problem['effect'],
  message: string,
  details: ErrorDetails,
): Problem {
  return { code, effect, message, details };
}

/** Features that have no shape, or one that encloses nothing, are left out. */
export function withoutShape(file: string, count: number): Problem {
  return problem('layer/geometry-missing', 'partial', `${file}: ${count} features without a usable shape`, {
    file,
    count,
  });
}

/**
 * A loader's failure as a problem of that file: whatever a decoder throws at a broken file, the other files are
 * kept.
 *
 * @throws the error itself once `signal` is aborted: that is no fault of the file.
 */
export function problemOf(error: unknown, file: string, signal?: AbortSignal): Problem {
  if (signal?.aborted) throw error;
  if (error instanceof AppError) {
    // A loader knows its file by name only, or tells of another one (a part that is missing).
    const { file: told } = error.details;
    const details = {
      ...error.details,
      file: told === undefined || file.endsWith(String(told)) ? file : told,
    };
    return { code: error.code, message: error.message, details, effect: 'dropped' };
  }
  const message = error instanceof Error ? error.message : String(error);
  const isMemory = error instanceof RangeError && /allocation|array length|string length/i.test(message);
  const code = isMemory ? 'file/too-large' : 'file/unreadable';
  return problem(code, 'dropped', `${file}: ${message}`, { file });
}
