import { AppError, type ErrorCode, type ErrorDetails } from '../base/errors.ts';

/** An error as plain data: a structured clone of an Error loses its code and its details. */
export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: ErrorDetails;
}

export function toWire(error: AppError): WireError {
  return { code: error.code, message: error.message, details: error.details };
}

export function fromWire(wire: WireError): AppError {
  return new AppError(wire.code, wire.message, wire.details);
}

/** What V8, SpiderMonkey and JavaScriptCore say when an array or a WebAssembly memory does not fit. */
const memoryMessage = /out of memory|allocat|Invalid (typed )?array (buffer )?length|Maximum memory/i;

/** Whatever was thrown, as a failure that a person can be told of. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  if (thrown instanceof Error && memoryMessage.test(reason)) return new AppError('run/out-of-memory', reason);
  return new AppError('engine/failed', reason, { reason });
}
