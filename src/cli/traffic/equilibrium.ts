import { performance } from 'node:perf_hooks';
import type { Equilibrium } from '../../engines/traffic/equilibrium.ts';

/** An equilibrium, and how long it took. */
export interface TimedEquilibrium extends Equilibrium {
  readonly seconds: number;
}

/** Makes a solver with `create` and walks it to its end. */
export function timed(create: () => Generator<void, Equilibrium, void>): TimedEquilibrium {
  const start = performance.now();
  const steps = create();
  let next = steps.next();
  while (!next.done) next = steps.next();
  return { ...next.value, seconds: (performance.now() - start) / 1000 };
}
