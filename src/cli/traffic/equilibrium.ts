import { drained } from '../../base/steps.ts';
import { performance } from 'node:perf_hooks';
import { AppError } from '../../base/errors.ts';
import type { Equilibrium } from '../../engines/traffic/equilibrium.ts';

/** An equilibrium, and how long it took. */
export interface TimedEquilibrium extends Equilibrium {
  readonly seconds: number;
}

/**
 * Makes a solver with `create` and walks it to its end.
 *
 * @throws AppError `run/out-of-memory` when the paths of all pairs do not fit.
 */
export function timed(create: () => Generator<void, Equilibrium, void>): TimedEquilibrium {
  const start = performance.now();
  try {
    return { ...drained(create()), seconds: (performance.now() - start) / 1000 };
  } catch (error) {
    const isMemory = error instanceof RangeError && /allocation|array length/i.test(error.message);
    throw isMemory ? new AppError('run/out-of-memory', error.message) : error;
  }
}
