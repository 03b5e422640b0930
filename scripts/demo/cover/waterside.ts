import { drawn, smoothNoise } from '../chance.ts';
import { nearLine } from '../near-line.ts';
import { heightM, mill, northStream, oxbows, river, riverWidthM, southStream, widthM } from '../plan.ts';
import { blankSheet } from '../sheet.ts';
import { cosia } from './cosia.ts';
import { cellCount, cellX, cellY } from './paper.ts';

const sheet = blankSheet(0, 0, widthM, heightM, 5);
export const nearRiver = nearLine(sheet, river, 420);

/** Water, and what lines it: alders and willows on the banks, with gaps where beasts drink, reeds in old loops. */
export function paintWaters(cover: Uint8Array): void {
  paintBanks(cover, nearRiver, riverWidthM / 2, 12, 871, 0.1);
  for (const [i, stream] of [northStream, southStream].entries()) {
    const near = nearLine(sheet, stream, 24);
    paintBanks(cover, near, 2.6, 9, 872 + i, 0.45);
  }
  paintBanks(cover, nearLine(sheet, mill.race, 20), 3, 7, 875, 0);
  for (const loop of oxbows) {
    const near = nearLine(sheet, loop, 32);
    for (let cell = 0; cell < cellCount; cell++) {
      const far = near.distanceM[cell] as number;
      if (far > 26) continue;
      const wet = 7.5 + 2.5 * smoothNoise(876, 60, cellX(cell), cellY(cell));
      if (far < wet) cover[cell] = cosia.water;
      else if (far < wet + 7) cover[cell] = drawn(877, cell) < 0.45 ? cosia.scrub : cosia.lawn;
      else if (drawn(878, cell) < 0.4) cover[cell] = cosia.broadleaf;
    }
  }
}

function paintBanks(
  cover: Uint8Array,
  near: ReturnType<typeof nearLine>,
  halfM: number,
  bankM: number,
  salt: number,
  thick: number,
): void {
  for (let cell = 0; cell < cellCount; cell++) {
    const far = near.distanceM[cell] as number;
    if (far > halfM + bankM) continue;
    if (far < Math.max(halfM, 2.6)) {
      cover[cell] = cosia.water;
      continue;
    }
    const along = near.alongM[cell] as number;
    const side = near.side[cell] as number;
    const stretch = smoothNoise(salt, 85, along, side * 1000);
    const lined = stretch > -0.15 - thick;
    const pick = drawn(salt + 40, cell);
    if (!lined) {
      if (pick < 0.06) cover[cell] = cosia.scrub;
      else if (far < halfM + 5) cover[cell] = pick > 0.985 ? cosia.bareSoil : cosia.lawn;
      continue;
    }
    const depth = bankM * (0.55 + 0.45 * smoothNoise(salt + 20, 60, along, side * 700 + 50));
    if (far > halfM + depth) continue;
    cover[cell] = pick < 0.72 ? cosia.broadleaf : pick < 0.92 ? cosia.scrub : cosia.lawn;
  }
}
