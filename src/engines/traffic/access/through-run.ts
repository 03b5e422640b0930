import { changesOf, closedAt } from '../closures.ts';
import type { Closure } from '../dynamic/day.ts';

/** What holds from an instant of the run on, until the next one's does. */
export interface Since<T> {
  readonly fromS: number;
  readonly value: T;
}

/**
 * Goes through a run from the start to the last instant at which something closes or opens: what is found of a state is found
 * once, however often that state comes back.
 *
 * @param closures Of each use that counts. @param find Given which links are closed to each use, 1 each.
 */
export function* throughRun<T>(
  closures: readonly (readonly Closure[])[],
  links: number,
  endS: number,
  find: (isClosed: readonly Uint8Array[]) => Generator<void, T, void>,
): Generator<void, readonly Since<T>[], void> {
  const known = new Map<string, T>();
  const found: Since<T>[] = [];
  for (const fromS of [0, ...changesOf(closures.flat(), endS)]) {
    const isClosed = closures.map((all) => closedAt(all, links, fromS));
    const key = isClosed.map((all) => all.join('')).join('/');
    const value = known.get(key) ?? (yield* find(isClosed));
    known.set(key, value);
    found.push({ fromS, value });
  }
  return found;
}

/** What holds at an instant; undefined: nothing was found. */
export function heldAt<T>(found: readonly Since<T>[], timeS: number): T | undefined {
  return found.findLast(({ fromS }) => fromS <= timeS)?.value;
}

/** Seconds to each building from an instant on, as fields tell them; NaN: there is no way. */
export type TimesThrough = readonly Since<Float32Array<ArrayBuffer>>[];

/** Seconds as fields tell them: none where there is no way (Infinity). */
export function asTold(timeS: ArrayLike<number>): Float32Array<ArrayBuffer> {
  const told = new Float32Array(timeS.length);
  for (let i = 0; i < told.length; i++) told[i] = timeS[i]! < Infinity ? timeS[i]! : Number.NaN;
  return told;
}

/** Access of each building through a run: times of every instant, and all that is known of the one that takes longest. */
export interface Through<T> {
  readonly times: TimesThrough;
  readonly longest: T;
}

/** Times along each link through a run (`timesAlong`), and the longest of each end's (NaN: once there is no way). */
export interface AlongThrough {
  readonly instants: readonly Since<Float32Array<ArrayBuffer>>[];
  readonly longest: Float32Array<ArrayBuffer>;
}

/** Takes the times of another instant into the longest ones. */
export function keepLongest(longest: Float32Array<ArrayBuffer>, now: Float32Array<ArrayBuffer>): void {
  for (let end = 0; end < longest.length; end++) {
    const seconds = now[end]!;
    // NaN is longer than anything, and nothing is longer than it.
    if (!(Math.abs(seconds) <= Math.abs(longest[end]!)))
      longest[end] = Number.isNaN(longest[end]!) ? Number.NaN : seconds;
  }
}
