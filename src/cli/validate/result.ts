import { AppError } from '../../base/errors.ts';

/** What a validation is asked for. */
export interface ValidateOptions {
  /** Also the slow cases. */
  readonly all: boolean;
  /** Folder of the published cases. */
  readonly dataFolder: string;
}

/** One case of a validation: what came out, what was expected, and whether it holds. */
export interface ValidationResult {
  readonly case: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly expected: Readonly<Record<string, number | string>>;
  /** In words: how far the figures may be from what is expected, and by what source. */
  readonly tolerance: string;
  /** null: not run, for the reason given in `tolerance`. */
  readonly pass: boolean | null;
  /** Why it was not run, where a person can be told in their language; `tolerance` has its code. Not in JSON. */
  readonly error?: AppError;
}

/** Relative volume error that every run holds. */
export const massTolerance = 1e-6;

export function rounded(value: number, digits = 4): number {
  return Number(value.toPrecision(digits));
}

/** A case that could not be run, and why: neither held nor failed. */
export function notRun(name: string, reason: string): ValidationResult {
  return { case: name, figures: {}, expected: {}, tolerance: `not run: ${reason}`, pass: null };
}

/** A case whose data cannot be used. */
export function refused(name: string, error: AppError): ValidationResult {
  return { ...notRun(name, reasonOf(error)), error };
}

/** A case that ended in a fault of the program: it fails, and the others are run all the same. */
export function broken(name: string, error: unknown): ValidationResult {
  const reason = error instanceof Error ? error.message : String(error);
  return { case: name, figures: {}, expected: {}, tolerance: `unexpected failure: ${reason}`, pass: false };
}

/** What a case that threw comes to: data that cannot be used are not run, anything else that goes wrong fails it. */
function thrownIn(name: string, error: unknown): ValidationResult {
  return error instanceof AppError ? refused(name, error) : broken(name, error);
}

/** A case whatever becomes of it. */
export async function guarded(
  name: string,
  action: () => ValidationResult | Promise<ValidationResult>,
): Promise<ValidationResult> {
  try {
    return await action();
  } catch (error) {
    return thrownIn(name, error);
  }
}

/** Cases of one origin; where that breaks, it is a case of its own and loses no other. */
export async function* keptFrom(
  origin: string,
  cases: () => AsyncIterable<ValidationResult> | Iterable<ValidationResult>,
): AsyncGenerator<ValidationResult, void, void> {
  try {
    yield* cases();
  } catch (error) {
    yield thrownIn(origin, error);
  }
}

/** A failure and what led to it, in one line of English. */
export function reasonOf({ code, message, reasons }: AppError): string {
  return [`${code}, ${message}`, ...reasons.map(reasonOf)].join('; ');
}

/** Whether a validation holds: nothing failed, and something was run. */
export function allHold(results: readonly ValidationResult[]): boolean {
  return results.every(({ pass }) => pass !== false) && results.some(({ pass }) => pass === true);
}
