import { cosDeg, sinDeg } from './angles.ts';

/** An overhang over a window and fins at its sides, square to the wall; a depth of 0: none. */
export interface WindowShade {
  readonly widthM: number;
  readonly heightM: number;
  readonly overhangM: number;
  /** From the top of the window up to the overhang, which is wider than the window's shadow or ends at fins. */
  readonly gapM: number;
  /** Of fins that stand at both edges of the window, from the ground to the overhang. */
  readonly finM: number;
}

/**
 * Share of a window that the Sun lights under its shade, from the shadow's height and width (ASHRAE Fundamentals,
 * fenestration): depth × tan of the profile angle, depth × tan of the angle between Sun and wall.
 *
 * @param elevation Of the Sun, degrees.
 * @param aside Azimuth of the Sun less that of the wall, degrees.
 */
export function litShare(shade: WindowShade, elevation: number, aside: number): number {
  const ahead = cosDeg(aside) * cosDeg(elevation);
  if (ahead <= 0) return 0;
  const dropM = (shade.overhangM * sinDeg(elevation)) / ahead - shade.gapM;
  const sideM = (shade.finM * Math.abs(sinDeg(aside)) * cosDeg(elevation)) / ahead;
  const below = 1 - Math.min(Math.max(dropM / shade.heightM, 0), 1);
  return below * (1 - Math.min(sideM / shade.widthM, 1));
}

/**
 * Shares of the sky's and the ground's light that a shade leaves an upright window in the mean of its points, its own
 * reflection left out: strips without end at right angles to the window (view factors of crossed strings, Hottel 1954).
 */
export function openShares(shade: WindowShade): { readonly sky: number; readonly ground: number } {
  const { widthM, heightM, overhangM, gapM, finM } = shade;
  const far = gapM + heightM;
  const under = (diagonal(far, overhangM) - diagonal(gapM, overhangM)) / heightM;
  const between = (diagonal(widthM, finM) - finM) / widthM;
  return { sky: under * between, ground: between };
}

function diagonal(a: number, b: number): number {
  return Math.sqrt(a * a + b * b);
}
