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

/** A loader's failure as a problem of that file. Aborts and our own faults pass through. */
export function problemOf(error: unknown, file: string): Problem {
  if (error instanceof AppError)
    return {
      code: error.code,
      message: error.message,
      details: { file, ...error.details },
      effect: 'dropped',
    };
  if (error instanceof RangeError && /allocation|array length|string length/i.test(error.message))
    return problem('file/too-large', 'dropped', `${file}: ${error.message}`, { file });
  throw error;
}
