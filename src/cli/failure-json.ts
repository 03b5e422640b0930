import { AppError } from '../base/errors.ts';
import { toAppError } from '../simulation/failure.ts';
import { UsageError } from './arguments.ts';

/** A failure as standard output tells it in JSON; `reasons` are absent where there are none. */
interface PlainFailure {
  readonly code: string;
  readonly message: string;
  readonly details: AppError['details'];
  readonly reasons?: readonly PlainFailure[];
}

export function plainFailure({ code, message, details, reasons }: AppError): PlainFailure {
  return { code, message, details, ...(reasons.length > 0 ? { reasons: reasons.map(plainFailure) } : {}) };
}

/**
 * Does what a command does. Where JSON was asked for, a failure is an object on standard output too, `{ error: { code, message } }`;
 * a command written wrongly is told to the person alone. What is thrown goes on as it came.
 */
export async function tellingFailure<T>(json: boolean, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (json && !(error instanceof UsageError))
      console.log(JSON.stringify({ error: plainFailure(asAppError(error)) }, null, 2));
    throw error;
  }
}

/** Node's own failures at files have a code and a path. */
function asAppError(error: unknown): AppError {
  if (!(error instanceof Error && 'path' in error && 'code' in error)) return toAppError(error);
  const code = error.code === 'ENOENT' ? 'file/absent' : 'file/unreadable';
  return new AppError(code, error.message, { file: String(error.path) });
}
