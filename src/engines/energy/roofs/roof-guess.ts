import type { Roof } from '../energy-input.ts';
import { type Footprint, sideCount } from '../buildings/footprints.ts';
import type { Description } from '../buildings/uses.ts';
import { flatBelowDeg } from '../year/roof-power.ts';
import { flatRoof, pitchedSlope } from '../year/planes.ts';
import type { RoofPlane, Unread } from './read-roof.ts';

/** A roof as the surface model shows it, else by outline and use. */
export function roofOf(
  description: Description,
  footprint: Footprint,
  found: readonly RoofPlane[] | Unread,
): Roof {
  const guess = guessed(description, footprint);
  if (typeof found === 'string') return { ...guess, planes: [], unread: found };
  const planM2 = found.reduce((sum, plane) => sum + plane.planM2, 0);
  const slopedM2 = found.reduce((sum, plane) => sum + plane.slopedM2, 0);
  return { planM2, slope: slopedM2 / planM2, plane: guess.plane, planes: found, unread: null };
}

/** Roofs of dwellings of up to three storeys have a ridge along their longest wall; others are flat. */
function guessed(
  { use, storeys }: Description,
  { areaM2, slopeAzimuth }: Footprint,
): Omit<Roof, 'planes' | 'unread'> {
  const isPitched = (use === 'house' || use === 'flats') && storeys <= 3;
  if (!isPitched) return { planM2: areaM2, plane: flatRoof, slope: 1 };
  // Of the two slopes the one that faces nearer to the south.
  const azimuth = slopeAzimuth >= 90 ? slopeAzimuth : slopeAzimuth + 180;
  const plane = Math.round((azimuth * sideCount) / 360) % sideCount;
  return { planM2: areaM2, plane, slope: pitchedSlope };
}

/** Share of a roof that could carry modules: of pitched and of flat planes, by their surface. */
export function usableShareOf(roof: Roof, pitched: number, flat: number): number {
  if (roof.planes.length === 0) return roof.plane === flatRoof ? flat : pitched;
  return meanOver(roof, ({ tilt }) => (tilt < flatBelowDeg ? flat : pitched));
}

/** Mean over the planes that were read, by their surface; NaN: none was. */
export function meanOver({ planes }: Roof, of: (plane: RoofPlane) => number): number {
  let [sum, all] = [0, 0];
  for (const plane of planes) {
    sum += plane.slopedM2 * of(plane);
    all += plane.slopedM2;
  }
  return sum / all;
}
