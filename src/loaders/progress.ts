import type { LoadOptions } from './input-file.ts';

/** The share of the progress that one step reports, between two fractions of the whole. */
export function portion(options: LoadOptions, from: number, to: number): LoadOptions {
  return withProgress(options, (fraction, tell) => tell(from + fraction * (to - from)));
}

/** The same options, telling only progress: a step begun again says nothing until it is further than before. */
export function risingOnly(options: LoadOptions): LoadOptions {
  let furthest = -1;
  return withProgress(options, (fraction, tell) => {
    if (fraction <= furthest) return;
    furthest = fraction;
    tell(fraction);
  });
}

function withProgress(
  { signal, onProgress }: LoadOptions,
  pass: (fraction: number, tell: (fraction: number) => void) => void,
): LoadOptions {
  return {
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress: (fraction: number) => pass(fraction, onProgress) } : {}),
  };
}
