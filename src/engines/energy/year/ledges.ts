import { horizonStepDeg } from '../sun/shaded-gains.ts';
import { litShare, openShares, type WindowShade } from '../sun/window-shade.ts';
import { facePlanes, sectors } from './planes.ts';
import type { SiteLight } from './site-light.ts';

/** What a ledge leaves of the light on windows of one side. */
export interface LedgeLight {
  /** Of the beam in each lit hour, by the middle of the sector that the Sun is in. */
  readonly beam: Float32Array;
  /** Of the sky's. */
  readonly sky: number;
}

/** Ledges are over windows that face within so much of the south, degrees. */
const southDeg = 46;
/** Height of a window, and from its top up to the ledge, m: usual ones (choice of the house). */
const windowM = { heightM: 1.35, gapM: 0.2 } as const;

const known = new WeakMap<SiteLight, Map<string, LedgeLight>>();

/**
 * The light that a ledge of a depth leaves windows of one side; null: there is none over them. A ledge is wider than the
 * shadow that it casts on its window.
 */
export function ledgeLight(light: SiteLight, depthM: number, face: number): LedgeLight | null {
  const { azimuth } = facePlanes[face]!;
  if (depthM <= 0 || Math.abs(azimuth - 180) > southDeg) return null;
  const ofSite = known.get(light) ?? new Map<string, LedgeLight>();
  known.set(light, ofSite);
  const key = `${face} ${depthM}`;
  const before = ofSite.get(key);
  if (before) return before;
  const shade: WindowShade = { ...windowM, widthM: 1, overhangM: depthM, finM: 0 };
  const { sector, height } = light.lit;
  const made: LedgeLight = {
    beam: Float32Array.from(sector, (s, k) =>
      litShare(shade, height[k]! * horizonStepDeg, (360 * s) / sectors - azimuth),
    ),
    sky: openShares(shade).sky,
  };
  ofSite.set(key, made);
  return made;
}
