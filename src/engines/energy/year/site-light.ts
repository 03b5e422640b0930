import { glassIndex, physicalModifier } from '../sun/incidence.ts';
import { raiseByFarRelief } from '../sun/far-relief.ts';
import { horizonSteps } from '../sun/horizon.ts';
import { type LitHours, type LitPlane, litHours, litPlane } from '../sun/shaded-gains.ts';
import { erbs } from '../sun/decomposition.ts';
import { type LightSplit, planeYear, skySteps } from '../sun/sky-year.ts';
import { perezBrightness } from '../sun/transposition.ts';
import { type SunHours, sunHours, writePlaneLight } from '../sun/sun-hours.ts';
import type { EnergyInput } from '../energy-input.ts';
import { barePlanes, facePlanes, flatRoof, roofPlanes, sectors } from './planes.ts';
import { LightMap, type YearLight, yearLight } from './year-light.ts';
import type { WeatherYear } from '../../../territory/weather.ts';

/** The light of a year over a site: the same for all its buildings, but for what stands before each. */
export interface SiteLight {
  readonly lit: LitHours;
  readonly faces: readonly LitPlane[];
  readonly roofs: readonly LitPlane[];
  /** Horizons by building and sector, in steps of `horizonStepDeg`: seen from half the height of the walls, and from the roof. */
  readonly faceHorizon: Uint8Array;
  readonly roofHorizon: Uint8Array;
  /** A year on bare roofs, by plane. */
  readonly years: readonly YearLight[];
  /** What any plane takes, hour by hour. */
  readonly sun: SunHours;
  /** Horizons by plane and sector of the roofs that were read, and a year on each plane, kWh/m². */
  readonly planeHorizon: Uint8Array;
  readonly planeKwh: Float64Array;
  /** A year on the cells of the map, laid flat, kWh/m². */
  readonly map: Float32Array<ArrayBuffer>;
}

/** Share of light that grass, streets and walls send back (usual of towns). */
const albedo = 0.2;

/**
 * Positions of the Sun, light on planes and horizons, in pieces of a few milliseconds.
 *
 * @param split Of global light, where the weather tells no parts.
 */
export function* siteLight(
  input: EnergyInput,
  weather: WeatherYear,
  split: LightSplit = erbs,
): Generator<void, SiteLight, void> {
  const sky = yield* skySteps(weather, perezBrightness, split);
  const lit = litHours(sky, sectors);
  const lights: LitPlane[] = [];
  for (const plane of [...facePlanes, ...roofPlanes]) {
    yield;
    lights.push(litPlane(planeYear(sky, plane, albedo, throughGlass), lit));
  }
  const years: YearLight[] = [];
  for (const plane of barePlanes) {
    yield;
    years.push(yearLight(planeYear(sky, plane, albedo), lit));
  }
  const { roofCell, footCell, planeCells, surface, farRelief, convergenceDeg } = input;
  const sun = sunHours(sky, lit, albedo);
  const planeHorizon = new Uint8Array(planeCells.length * sectors);
  const map = new LightMap(surface.heightM.length, years[flatRoof]!);
  const faceHorizon = new Uint8Array(roofCell.length * sectors);
  const roofHorizon = new Uint8Array(roofCell.length * sectors);
  for (let sector = 0; sector < sectors; sector++) {
    const azimuth = (360 * sector) / sectors - convergenceDeg;
    const found = yield* horizonSteps(surface, azimuth);
    if (farRelief) yield* raiseByFarRelief(found, farRelief, azimuth);
    for (let building = 0; building < roofCell.length; building++) {
      const at = building * sectors + sector;
      const roof = found[roofCell[building]!]!;
      roofHorizon[at] = roof;
      faceHorizon[at] = (roof + found[footCell[at]!]!) >> 1;
    }
    for (const [plane, cells] of planeCells.entries()) {
      let heights = 0;
      for (const cell of cells) heights += found[cell]!;
      planeHorizon[plane * sectors + sector] = Math.round(heights / cells.length);
    }
    yield* map.add(sector, found);
  }
  return {
    lit,
    faces: lights.slice(0, facePlanes.length),
    roofs: lights.slice(facePlanes.length),
    faceHorizon,
    roofHorizon,
    years,
    sun,
    planeHorizon,
    planeKwh: yield* planeYears(input, sun, lit, planeHorizon),
    map: yield* map.on(surface, input.axes.cell),
  };
}

/** Planes between two pauses. */
const planesBetweenPauses = 16;

/** Light of a year on each plane that was read, kWh/m². */
function* planeYears(
  { roofs }: EnergyInput,
  sun: SunHours,
  lit: LitHours,
  planeHorizon: Uint8Array,
): Generator<void, Float64Array, void> {
  const planes = roofs.flatMap((roof) => roof.planes);
  const kwh = new Float64Array(planes.length);
  const light = new Float64Array(lit.hour.length);
  for (const [i, plane] of planes.entries()) {
    if (i % planesBetweenPauses === 0) yield;
    const horizon = planeHorizon.subarray(i * sectors, (i + 1) * sectors);
    kwh[i] = writePlaneLight(sun, lit, plane, horizon, false, light);
  }
  return kwh;
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
