import type { LandCover } from '../../territory/land-cover.ts';

/**
 * What a mark does to the light of a place (m from the north-west corner, y southward): −0.2 darker … 0.1
 * lighter. `pixelM` keeps marks at least a few pixels wide.
 */
export type Mark = (xM: number, yM: number, pixelM: number) => number;

/** Marks of French topographic maps: crowns for woods, rows for vines, a grid for orchards, dashes for marsh. */
export const coverMarks: Readonly<Partial<Record<LandCover, Mark>>> = {
  broadleaf: (x, y, pixel) => crowns(x, y, Math.max(11, 4.4 * pixel), 0.21),
  mixedForest: (x, y, pixel) => crowns(x, y, Math.max(10, 4.2 * pixel), 0.22),
  conifer: (x, y, pixel) => crowns(x, y, Math.max(8, 3.8 * pixel), 0.24),
  otherWoody: (x, y, pixel) => crowns(x, y, Math.max(8, 3.8 * pixel), 0.18),
  shrub: (x, y, pixel) => crowns(x, y, Math.max(14, 5 * pixel), 0.1),
  vine: (x, _, pixel) => rows(x, Math.max(6, 3.2 * pixel), 0.1),
  orchard: (x, y, pixel) => grid(x, y, Math.max(12, 4.5 * pixel), 0.14),
  wetland: (x, y, pixel) => dashes(x, y, Math.max(14, 5 * pixel), 0.11),
};

/** Scattered crowns lit from the north-west, with their shade at the south-east. */
function crowns(x: number, y: number, sizeM: number, depth: number): number {
  const i = Math.floor(x / sizeM);
  const j = Math.floor(y / sizeM);
  let mark = -depth * 0.35;
  for (let di = -1; di <= 1; di++) {
    for (let dj = -1; dj <= 1; dj++) {
      const h = hash(i + di, j + dj);
      const cx = (i + di + 0.25 + 0.5 * (h & 255) * 0.0039) * sizeM;
      const cy = (j + dj + 0.25 + 0.5 * ((h >>> 8) & 255) * 0.0039) * sizeM;
      const radius = sizeM * (0.36 + 0.16 * ((h >>> 16) & 255) * 0.0039);
      const dx = x - cx;
      const dy = y - cy;
      const square = dx * dx + dy * dy;
      if (square > radius * radius) continue;
      const lit = -(dx + dy) / radius;
      mark = Math.max(mark, lit * depth * 0.5 + depth * 0.12);
    }
  }
  return mark;
}

function rows(x: number, sizeM: number, depth: number): number {
  return x % sizeM < sizeM * 0.4 ? -depth : 0;
}

function grid(x: number, y: number, sizeM: number, depth: number): number {
  const dx = (x % sizeM) / sizeM - 0.5;
  const dy = (y % sizeM) / sizeM - 0.5;
  return dx * dx + dy * dy < 0.07 ? -depth : 0;
}

function dashes(x: number, y: number, sizeM: number, depth: number): number {
  const row = Math.floor(y / (sizeM * 0.6));
  const inRow = y - row * sizeM * 0.6;
  if (inRow > sizeM * 0.16) return 0;
  return (x + (hash(row, 7) & 63)) % (sizeM * 1.6) < sizeM ? -depth : 0;
}

function hash(i: number, j: number): number {
  let h = Math.imul(i, 0x27d4eb2f) ^ Math.imul(j, 0x165667b1);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}
