import type { AppError } from '../base/errors.ts';
import type { Axes, RunResult } from './contract.ts';
import type { StoredFrame } from './frames.ts';
import type { RunRecord } from './record.ts';

/** What a run tells while it goes. */
export interface RunUpdate {
  readonly progress: number;
  readonly timeS: number;
  readonly frame?: StoredFrame;
}

/** How a run ended. Cancelling is an outcome, not an error. */
export type RunOutcome =
  | { readonly kind: 'done'; readonly axes: Axes; readonly result: RunResult; readonly record: RunRecord }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly errors: readonly AppError[] }
  | { readonly kind: 'failed'; readonly error: AppError };
