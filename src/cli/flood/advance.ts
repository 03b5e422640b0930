import type { ShallowWater } from '../../engines/flood/solver.ts';

/** Something to look at every so often of simulated time. */
export interface Watch {
  readonly everyS: number;
  /** Called at the start, then at the first step at or after each instant, and at the end. */
  readonly look: (water: ShallowWater) => void;
}

/** Advances to an instant with watchers on the way. */
export function advanceWatched(water: ShallowWater, durationS: number, watches: readonly Watch[]): void {
  for (const watch of watches) watch.look(water);
  const next = watches.map(({ everyS }) => everyS);
  while (water.timeS < durationS) {
    const untilS = Math.min(durationS, ...next);
    for (const _pause of water.advanceTo(untilS));
    const ended = water.timeS >= durationS;
    for (const [i, { everyS, look }] of watches.entries()) {
      if (!ended && water.timeS < (next[i] as number)) continue;
      look(water);
      next[i] = everyS * (Math.floor(water.timeS / everyS) + 1);
    }
  }
}
