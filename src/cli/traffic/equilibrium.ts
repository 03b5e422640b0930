import { performance } from 'node:perf_hooks';
import { AppError } from '../../base/errors.ts';
import type { Equilibrium, Target } from '../../engines/traffic/equilibrium.ts';

/** An equilibrium, and how long it took. */
export interface TimedEquilibrium extends Equilibrium {
  readonly seconds: number;
}

interface Solver {
  equilibrate(target: Target): Generator<void, Equilibrium, void>;
}

/**
 * Makes a solver and walks it to its end; both count in the seconds.
 *
 * @param limitS Seconds after which it is given up.
 * @throws AppError `run/out-of-memory` when the paths of all pairs do not fit, `run/time-limit`.
 */
export function solved<S extends Solver>(
  make: () => S,
  target: Target,
  limitS = Infinity,
): { readonly solver: S; readonly result: TimedEquilibrium } {
  const start = performance.now();
  const seconds = (): number => (performance.now() - start) / 1000;
  try {
    const solver = make();
    const steps = solver.equilibrate(target);
    let next = steps.next();
    while (!next.done) {
      if (seconds() > limitS)
        throw new AppError('run/time-limit', `no end within ${limitS} s`, { seconds: limitS });
      next = steps.next();
    }
    return { solver, result: { ...next.value, seconds: seconds() } };
  } catch (error) {
    const isMemory =
      error instanceof RangeError && /allocation|array length|maximum size/i.test(error.message);
    throw isMemory ? new AppError('run/out-of-memory', error.message) : error;
  }
}
