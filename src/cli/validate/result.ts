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

/** A case that its files or its figures broke, and how: it failed. */
export function broken(name: string, thrown: unknown): ValidationResult {
  const how = thrown instanceof AppError ? `${thrown.code}, ${thrown.message}` : String(thrown);
  return { case: name, figures: {}, expected: {}, tolerance: `cannot be run: ${how}`, pass: false };
}

/** Cases of one origin; where that breaks, it is a case of its own and loses no other. */
export async function* keptFrom(
  origin: string,
  cases: () => AsyncIterable<ValidationResult> | Iterable<ValidationResult>,
): AsyncGenerator<ValidationResult, void, void> {
  try {
    yield* cases();
  } catch (thrown) {
    yield broken(origin, thrown);
  }
}

/** Whether a validation holds: nothing failed, and something was run. */
export function allHold(results: readonly ValidationResult[]): boolean {
  return results.every(({ pass }) => pass !== false) && results.some(({ pass }) => pass === true);
}
