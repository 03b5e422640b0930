/** Draw of [0, 1[ that depends on its integers alone (integer mixing after Chris Wellons, lowbias32, 2018). */
export function drawn(...keys: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const key of keys) {
    hash = Math.imul(hash ^ key, 0x7feb352d);
    hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
    hash ^= hash >>> 16;
  }
  return (hash >>> 0) / 4294967296;
}

/** A stream of draws of [0, 1[. */
export function stream(seed: number): () => number {
  let count = 0;
  return () => drawn(seed, count++);
}

/** Smooth field of −1 … 1 whose features are about `sizeM` wide (value noise, quintic between lattice points). */
export function smoothNoise(seed: number, sizeM: number, x: number, y: number): number {
  const u = x / sizeM;
  const v = y / sizeM;
  const i = Math.floor(u);
  const j = Math.floor(v);
  const s = fade(u - i);
  const t = fade(v - j);
  const south = drawn(seed, i, j) * (1 - s) + drawn(seed, i + 1, j) * s;
  const north = drawn(seed, i, j + 1) * (1 - s) + drawn(seed, i + 1, j + 1) * s;
  return 2 * (south * (1 - t) + north * t) - 1;
}

function fade(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}
