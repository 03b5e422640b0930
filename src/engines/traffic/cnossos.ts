import { log, pow } from '../../base/math.ts';
import {
  aWeighting,
  type Edition,
  type Junction,
  junctions,
  type NoiseCategory,
  octaves,
  studs,
  type Surface,
  surfaces,
  temperatureFactor,
  vehicles,
} from './cnossos-tables.ts';

/** Vehicles of one category on a road. */
export interface NoiseFlow {
  readonly category: NoiseCategory;
  readonly vehiclesPerHour: number;
  readonly speedKmh: number;
}

/** What else the noise of a road depends on. */
export interface NoiseRoad {
  readonly surface: Surface;
  /** Yearly mean of the air, °C. */
  readonly temperatureC: number;
  /** In the direction of traffic, %; positive: uphill. */
  readonly slopePercent?: number;
  /** Share of light vehicles with studded tyres, and months of the year in which they have them. */
  readonly studdedShare?: number;
  readonly studdedMonths?: number;
  readonly junction?: { readonly kind: Junction; readonly distanceM: number };
}

const referenceSpeedKmh = 70;
const ln10 = 2.302585092994046;

/**
 * Sound power of a road per metre, dB by octave, by the emission model of CNOSSOS-EU (Directive (EU) 2015/996,
 * annex II, 2.2; coefficients of 2021/1226 unless said otherwise): rolling and propulsion noise of each category
 * at its speed, corrected for surface, temperature, studs, slope and junction, added up as energies of a line of
 * moving sources (eq. 2.2.1). −∞ without vehicles.
 */
export function roadNoise(
  flows: readonly NoiseFlow[],
  road: NoiseRoad,
  edition: Edition = 2021,
): Float64Array {
  const energy = new Float64Array(octaves.length);
  for (const { category, vehiclesPerHour, speedKmh } of flows) {
    if (!(vehiclesPerHour > 0)) continue;
    const perMetre = vehiclesPerHour / (1000 * speedKmh);
    for (let octave = 0; octave < octaves.length; octave++) {
      energy[octave]! += perMetre * vehicleEnergy(category, speedKmh, road, edition, octave);
    }
  }
  return energy.map(decibels);
}

/** One A-weighted figure of a spectrum, dB(A). */
export function weighted(spectrum: Float64Array): number {
  return decibels(
    spectrum.reduce((sum, level, octave) => sum + fromDecibels(level + aWeighting[octave]!), 0),
  );
}

/** Sound power of one vehicle in an octave, as energy (10^(L/10)). */
function vehicleEnergy(
  category: NoiseCategory,
  speedKmh: number,
  road: NoiseRoad,
  edition: Edition,
  octave: number,
): number {
  const { propulsion, propulsionSlope, rolling, rollingSlope } = vehicles[edition][category];
  const isTwoWheeler = category === 'moped' || category === 'motorcycle';
  const surface = isTwoWheeler ? null : surfaces[edition][road.surface][category];
  const onSurface = surface?.spectrum[octave] ?? 0;
  const nearness = road.junction ? Math.max(0, 1 - Math.abs(road.junction.distanceM) / 100) : 0;
  const junction = junctions[category][road.junction?.kind ?? 'lights'];
  const engine =
    propulsion[octave]! +
    (propulsionSlope[octave]! * (speedKmh - referenceSpeedKmh)) / referenceSpeedKmh +
    Math.min(0, onSurface) +
    slopeCorrection(category, speedKmh, road.slopePercent ?? 0) +
    junction.propulsion * nearness;
  if (isTwoWheeler) return fromDecibels(engine);
  const growth = lg(speedKmh / referenceSpeedKmh);
  const tyres =
    rolling[octave]! +
    rollingSlope[octave]! * growth +
    onSurface +
    (surface?.slope ?? 0) * growth +
    temperatureFactor[category] * (20 - road.temperatureC) +
    (category === 'light' ? studCorrection(speedKmh, road, octave) : 0) +
    junction.rolling * nearness;
  return fromDecibels(engine) + fromDecibels(tyres);
}

/** Section 2.2.3: the share of the year's light traffic on studs, by what they add between 50 and 90 km/h. */
function studCorrection(speedKmh: number, road: NoiseRoad, octave: number): number {
  const share = ((road.studdedShare ?? 0) * (road.studdedMonths ?? 0)) / 12;
  const v = Math.min(90, Math.max(50, speedKmh));
  const added = studs.at70[octave]! + studs.slope[octave]! * lg(v / referenceSpeedKmh);
  return decibels(1 - share + share * fromDecibels(added));
}

/** Section 2.2.4: what a slope adds to the engine's noise; beyond 12 % as 12 %. */
function slopeCorrection(category: NoiseCategory, speedKmh: number, slopePercent: number): number {
  const up = Math.min(12, slopePercent);
  const down = Math.min(12, -slopePercent);
  if (category === 'light') {
    if (down > 6) return down - 6;
    return up > 2 ? ((up - 2) / 1.5) * (speedKmh / 100) : 0;
  }
  if (category === 'medium') {
    if (down > 4) return ((down - 4) / 0.7) * ((speedKmh - 20) / 100);
    return up > 0 ? up * (speedKmh / 100) : 0;
  }
  if (category === 'heavy') {
    if (down > 4) return ((down - 4) / 0.5) * ((speedKmh - 10) / 100);
    return up > 0 ? (up / 0.8) * (speedKmh / 100) : 0;
  }
  return 0;
}

function lg(x: number): number {
  return log(x) / ln10;
}

function decibels(energy: number): number {
  return 10 * lg(energy);
}

function fromDecibels(level: number): number {
  return pow(10, level / 10);
}
