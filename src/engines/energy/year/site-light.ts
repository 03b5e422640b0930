import { physicalModifier } from '../sun/incidence.ts';
import { horizonSteps } from '../sun/horizon.ts';
import { type LitHours, type LitPlane, litHours, litPlane } from '../sun/shaded-gains.ts';
import { planeYear, skySteps } from '../sun/sky-year.ts';
import type { EnergyInput } from '../energy-input.ts';
import { facePlanes, roofPlanes, sectors } from './planes.ts';
import type { WeatherYear } from '../../../territory/weather.ts';

/** The light of a year over a site: the same for all its buildings, but for what stands before each. */
export interface SiteLight {
  readonly lit: LitHours;
  readonly faces: readonly LitPlane[];
  readonly roofs: readonly LitPlane[];
  /** Horizons by building and sector, in steps of `horizonStepDeg`: seen from half the height of the walls, and from the roof. */
  readonly faceHorizon: Uint8Array;
  readonly roofHorizon: Uint8Array;
}

/** Share of light that grass, streets and walls send back (usual of towns). */
const albedo = 0.2;
/** Refraction of glass. */
const glassIndex = 1.526;

/** Positions of the Sun, light on planes and horizons, in pieces of a few milliseconds. */
export function* siteLight(input: EnergyInput, weather: WeatherYear): Generator<void, SiteLight, void> {
  const sky = yield* skySteps(weather);
  const lit = litHours(sky, sectors);
  const lights: LitPlane[] = [];
  for (const plane of [...facePlanes, ...roofPlanes]) {
    yield;
    lights.push(litPlane(planeYear(sky, plane, albedo, throughGlass), lit));
  }
  const { roofCell, footCell, surface, convergenceDeg } = input;
  const faceHorizon = new Uint8Array(roofCell.length * sectors);
  const roofHorizon = new Uint8Array(roofCell.length * sectors);
  for (let sector = 0; sector < sectors; sector++) {
    const found = yield* horizonSteps(surface, (360 * sector) / sectors - convergenceDeg);
    for (let building = 0; building < roofCell.length; building++) {
      const at = building * sectors + sector;
      const roof = found[roofCell[building]!]!;
      roofHorizon[at] = roof;
      faceHorizon[at] = (roof + found[footCell[at]!]!) >> 1;
    }
    yield;
  }
  return {
    lit,
    faces: lights.slice(0, facePlanes.length),
    roofs: lights.slice(facePlanes.length),
    faceHorizon,
    roofHorizon,
  };
}

/** What glass lets through at an angle over what it does at a normal one; tabulated, for it is asked for 80 000 times. */
const modifierByDegree = Float64Array.from({ length: 92 }, (_, angle) =>
  angle >= 90 ? 0 : physicalModifier(angle, glassIndex),
);

function throughGlass(angle: number): number {
  if (angle >= 90) return 0;
  const below = Math.floor(angle);
  const part = angle - below;
  return modifierByDegree[below]! * (1 - part) + modifierByDegree[below + 1]! * part;
}
