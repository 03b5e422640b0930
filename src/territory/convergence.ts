import { atan, atan2, cos, exp, log, pow, sin, tan } from '../base/math.ts';
import { crsOf } from './crs.ts';

const radians = Math.PI / 180;
/** GRS80; that of WGS 84 differs by a tenth of a millimetre. */
const semiMajorM = 6_378_137;
const flattening = 1 / 298.257222101;
const e2 = flattening * (2 - flattening);
const e = Math.sqrt(e2);

/**
 * Meridian convergence at a point of a territory, radians: the bearing of grid north counted clockwise from true
 * north. Grid azimuth = true azimuth − convergence. −5.4° at Brest, +4.7° at Bastia in Lambert-93.
 *
 * Conic systems: exact. UTM: Redfearn's series (1948) to the third order, 0.01″ within a zone.
 *
 * @returns null for systems in which no territory is built.
 */
export function meridianConvergence(epsg: number, xM: number, yM: number): number | null {
  const crs = crsOf(epsg);
  if (!crs?.forTerritories) return null;
  const number = (key: string): number =>
    Number(new RegExp(`\\+${key}=([-\\d.]+)`).exec(crs.proj4)?.[1] ?? 0);
  if (crs.proj4.includes('+proj=utm'))
    return ofUtm(xM - 500_000, yM - (crs.proj4.includes('+south') ? 1e7 : 0));
  return ofConic({
    origin: number('lat_0') * radians,
    first: number('lat_1') * radians,
    second: number('lat_2') * radians,
    xM: xM - number('x_0'),
    yM: yM - number('y_0'),
  });
}

/** On a cone, true north is towards the image of the pole: γ = atan2(x, ρ₀ − y) (Snyder 1987, eq. 14-11). */
function ofConic(at: { origin: number; first: number; second: number; xM: number; yM: number }): number {
  const m1 = parallelRadius(at.first);
  const t1 = isometric(at.first);
  const n = (log(m1) - log(parallelRadius(at.second))) / (log(t1) - log(isometric(at.second)));
  const rho0 = ((semiMajorM * m1) / n) * exp(n * (log(isometric(at.origin)) - log(t1)));
  return atan2(at.xM, rho0 - at.yM);
}

/** Radius of a parallel over the equator's (Snyder 1987, eq. 14-15). */
function parallelRadius(latitude: number): number {
  const s = sin(latitude);
  return cos(latitude) / Math.sqrt(1 - e2 * s * s);
}

/** Snyder 1987, eq. 15-9. */
function isometric(latitude: number): number {
  const s = e * sin(latitude);
  return tan(Math.PI / 4 - latitude / 2) / pow((1 - s) / (1 + s), e / 2);
}

function ofUtm(eastM: number, northM: number): number {
  const scale = 0.9996;
  const foot = footLatitude(northM / scale);
  const s = sin(foot);
  const t = tan(foot);
  const nu = semiMajorM / Math.sqrt(1 - e2 * s * s);
  const psi = (1 - e2 * s * s) / (1 - e2);
  const x = eastM / scale / nu;
  return t * x - ((t * x * x * x) / 3) * (3 * psi - 2 * psi * psi + t * t);
}

/** Latitude whose meridian arc from the equator has a given length (Snyder 1987, eq. 3-26). */
function footLatitude(arcM: number): number {
  const e4 = e2 * e2;
  const e6 = e4 * e2;
  const mu = arcM / (semiMajorM * (1 - e2 / 4 - (3 * e4) / 64 - (5 * e6) / 256));
  const root = Math.sqrt(1 - e2);
  const k = (1 - root) / (1 + root);
  const k2 = k * k;
  return (
    mu +
    ((3 * k) / 2 - (27 * k2 * k) / 32) * sin(2 * mu) +
    ((21 * k2) / 16 - (55 * k2 * k2) / 32) * sin(4 * mu) +
    ((151 * k2 * k) / 96) * sin(6 * mu) +
    ((1097 * k2 * k2) / 512) * sin(8 * mu)
  );
}

/**
 * Longitude and latitude of a point of a territory, degrees, by arithmetic that gives the same bits everywhere, as
 * reprojection by a package does not. Conic systems: exact (Snyder 1987, eq. 15-5 to 15-11 and 7-9); UTM: Redfearn's
 * series to the third order, a metre within a zone.
 *
 * @returns null for systems in which no territory is built.
 */
export function longitudeLatitude(epsg: number, xM: number, yM: number): readonly [number, number] | null {
  const crs = crsOf(epsg);
  if (!crs?.forTerritories) return null;
  const number = (key: string): number =>
    Number(new RegExp(`\\+${key}=([-\\d.]+)`).exec(crs.proj4)?.[1] ?? 0);
  if (crs.proj4.includes('+proj=utm')) {
    const [east, latitude] = utmAngles(xM - 500_000, yM - (crs.proj4.includes('+south') ? 1e7 : 0));
    return [6 * number('zone') - 183 + east / radians, latitude / radians];
  }
  const [origin, first, second] = [number('lat_0'), number('lat_1'), number('lat_2')].map(
    (angle) => angle * radians,
  ) as [number, number, number];
  const m1 = parallelRadius(first);
  const t1 = isometric(first);
  const n = (log(m1) - log(parallelRadius(second))) / (log(t1) - log(isometric(second)));
  const scale = (semiMajorM * m1) / n / exp(n * log(t1));
  const rho0 = scale * exp(n * log(isometric(origin)));
  const [x, y] = [xM - number('x_0'), rho0 - (yM - number('y_0'))];
  const t = pow(Math.sqrt(x * x + y * y) / scale, 1 / n);
  let latitude = Math.PI / 2 - 2 * atan(t);
  for (let i = 0; i < 6; i++) {
    const s = e * sin(latitude);
    latitude = Math.PI / 2 - 2 * atan(t * pow((1 - s) / (1 + s), e / 2));
  }
  return [number('lon_0') + atan2(x, y) / n / radians, latitude / radians];
}

/** Longitude from the central meridian and latitude, radians (Snyder 1987, eq. 8-17 to 8-18). */
function utmAngles(eastM: number, northM: number): readonly [number, number] {
  const scale = 0.9996;
  const foot = footLatitude(northM / scale);
  const [s, c, t] = [sin(foot), cos(foot), tan(foot)];
  const second = (e2 / (1 - e2)) * c * c;
  const nu = semiMajorM / Math.sqrt(1 - e2 * s * s);
  const rho = (nu * (1 - e2)) / (1 - e2 * s * s);
  const d = eastM / (nu * scale);
  const latitude =
    foot -
    ((nu * t) / rho) *
      ((d * d) / 2 - ((5 + 3 * t * t + 10 * second - 4 * second * second) * d * d * d * d) / 24);
  const longitude = (d - ((1 + 2 * t * t + second) * d * d * d) / 6) / c;
  return [longitude, latitude];
}
