import { exp } from '../../src/base/math.ts';
import { smoothNoise } from './chance.ts';
import { ordinateAt, ramp, type Spot } from './curves.ts';
import { insideFloorM } from './landscape.ts';
import { wander } from './meander.ts';
import { type NearLine, nearLine, profileAt } from './near-line.ts';
import { northFoot, oxbows, pastRivers, plainLevelM, river, southFoot } from './plan.ts';
import type { RiverProfile } from './river.ts';
import { type Sheet, xOf, yOf } from './sheet.ts';

/** A course of long ago, of which the plain keeps the trace. */
const ancientRiver: readonly Spot[] = wander(
  river
    .filter((_, i) => i % 40 === 0)
    .map(([x, y]): Spot => [x, y + 70 * smoothNoise(611, 330, x, 0) + 25 * smoothNoise(612, 120, x, 0)]),
  {
    widthM: 20,
    memoryM: 45,
    steps: 90,
    strideM: 2.4,
    oxbowM: 1e9,
    erodibility: (x, y) =>
      ramp(20, 120, Math.min(ordinateAt(northFoot, x) - y, y - ordinateAt(southFoot, x))),
  },
).line;

/** What the river left on its plain: levees, back swamps, bars of its bends, old courses, oxbows. */
export class Floor {
  readonly nearRiver: NearLine;
  readonly #bars: readonly NearLine[];
  readonly #ancient: NearLine;
  readonly #oxbows: readonly NearLine[];
  readonly #profile: RiverProfile;
  readonly #sheet: Sheet;

  constructor(sheet: Sheet, profile: RiverProfile) {
    this.#sheet = sheet;
    this.#profile = profile;
    this.nearRiver = nearLine(sheet, river, 420);
    this.#bars = pastRivers.filter((_, k) => k % 3 === 1).map((line) => nearLine(sheet, line, 16));
    this.#ancient = nearLine(sheet, ancientRiver, 34);
    this.#oxbows = oxbows.map((line) => nearLine(sheet, line, 26));
  }

  /** Ground of the plain on a cell, m; the channel itself is not carved. */
  levelM(cell: number): number {
    const x = xOf(this.#sheet, cell);
    const y = yOf(this.#sheet, cell);
    const toRiver = Math.min(420, this.nearRiver.distanceM[cell] as number);
    const inside = insideFloorM(x, y);
    let level = plainLevelM(x);
    if (toRiver < 420) {
      const bank = profileAt(this.#profile.bank, this.nearRiver.alongM[cell] as number);
      level += (bank - level) * exp(-toRiver / 90);
    }
    const levee = 0.5 * exp(-Math.max(0, toRiver - 14) / 40) - 0.04;
    const swamp = -0.5 * ramp(35, 190, toRiver) * ramp(10, 120, inside);
    const foot = 0.95 * ramp(85, 0, inside);
    const uneven =
      ramp(10, 70, toRiver) * (0.2 * smoothNoise(621, 190, x, y) + 0.09 * smoothNoise(622, 62, x, y));
    return level + levee + swamp + foot + uneven + this.#traces(cell, toRiver, x, y);
  }

  #traces(cell: number, toRiver: number, x: number, y: number): number {
    let trace = 0;
    for (const bar of this.#bars) {
      const far = bar.distanceM[cell] as number;
      if (far < 16 && toRiver > 16) trace = Math.max(trace, 0.34 * bump(far / 9) * ramp(16, 30, toRiver));
    }
    const ancient = this.#ancient.distanceM[cell] as number;
    if (ancient < 34) {
      const kept = ramp(-0.25, 0.35, smoothNoise(631, 420, x, y)) * ramp(30, 75, toRiver);
      trace += kept * (-0.75 * bump(ancient / 17) + 0.16 * bump((ancient - 24) / 10));
    }
    for (const oxbow of this.#oxbows) {
      const far = oxbow.distanceM[cell] as number;
      if (far > 26) continue;
      const along = oxbow.alongM[cell] as number;
      const plugged = ramp(0, 45, along) * ramp(0, 45, oxbow.lengthM - along) * ramp(25, 60, toRiver);
      trace += plugged * -1.7 * ramp(12, 5, far) + 0.2 * bump((far - 17) / 9);
    }
    return trace;
  }
}

/** 1 at 0, 0 from 1 away on, smooth. */
function bump(t: number): number {
  const u = Math.max(0, 1 - t * t);
  return u * u;
}
