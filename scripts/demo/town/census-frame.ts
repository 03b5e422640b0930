import { asin, atan, atan2, cos, log, pow, sin, tan } from '../../../src/base/math.ts';
import type { Spot } from '../curves.ts';

/**
 * Lambert-93 (EPSG:2154) and the census squares' equal-area frame (EPSG:3035), after IOGP, « Coordinate Conversions and
 * Transformations », guidance note 7-2, methods 9802 and 9820. Written out here, on the house's mathematics, so that the
 * same squares come out to the bit on every machine.
 */
const semiMajorM = 6378137;
const flattening = 1 / 298.257222101;
const e2 = flattening * (2 - flattening);
const e = Math.sqrt(e2);
const degree = Math.PI / 180;

/** Longitude, latitude, radians. */
type Geographic = readonly [longitude: number, latitude: number];

const conformal = (() => {
  const [first, second] = [49 * degree, 44 * degree];
  const n = (log(radius(first)) - log(radius(second))) / (log(isometric(first)) - log(isometric(second)));
  const scaleM = (semiMajorM * radius(first)) / (n * pow(isometric(first), n));
  return {
    n,
    scaleM,
    longitude: 3 * degree,
    poleM: scaleM * pow(isometric(46.5 * degree), n),
    x: 700_000,
    y: 6_600_000,
  };
})();

/** Radius of a parallel over the semi-major axis. */
function radius(latitude: number): number {
  const s = sin(latitude);
  return cos(latitude) / Math.sqrt(1 - e2 * s * s);
}

function isometric(latitude: number): number {
  const s = e * sin(latitude);
  return tan(Math.PI / 4 - latitude / 2) / pow((1 - s) / (1 + s), e / 2);
}

function fromLambert([x, y]: Spot): Geographic {
  const { n, scaleM, longitude, poleM } = conformal;
  const [east, north] = [x - conformal.x, poleM - (y - conformal.y)];
  const t = pow(Math.sqrt(east * east + north * north) / scaleM, 1 / n);
  let latitude = Math.PI / 2 - 2 * atan(t);
  // Converges by a factor of e² a turn: ten turns are beyond the last bit.
  for (let turn = 0; turn < 10; turn++) {
    const s = e * sin(latitude);
    latitude = Math.PI / 2 - 2 * atan(t * pow((1 - s) / (1 + s), e / 2));
  }
  return [atan2(east, north) / n + longitude, latitude];
}

function toLambert([longitude, latitude]: Geographic): Spot {
  const { n, scaleM, poleM } = conformal;
  const distance = scaleM * pow(isometric(latitude), n);
  const angle = n * (longitude - conformal.longitude);
  return [conformal.x + distance * sin(angle), conformal.y + poleM - distance * cos(angle)];
}

const equalArea = (() => {
  const whole = authalic(Math.PI / 2);
  const latitude = 52 * degree;
  const beta = asin(authalic(latitude) / whole);
  const sphereM = semiMajorM * Math.sqrt(whole / 2);
  const stretch = (semiMajorM * radius(latitude)) / (sphereM * cos(beta));
  return { whole, beta, sphereM, stretch, longitude: 10 * degree, x: 4_321_000, y: 3_210_000 };
})();

function authalic(latitude: number): number {
  const s = sin(latitude);
  return (1 - e2) * (s / (1 - e2 * s * s) - log((1 - e * s) / (1 + e * s)) / (2 * e));
}

/** Place in the census squares' frame, m, of a place in Lambert-93. */
export function toCensus(place: Spot): Spot {
  const { whole, beta: middle, sphereM, stretch } = equalArea;
  const [longitude, latitude] = fromLambert(place);
  const beta = asin(authalic(latitude) / whole);
  const turn = longitude - equalArea.longitude;
  const [sinBeta, cosBeta] = [sin(beta), cos(beta)];
  const scale = sphereM * Math.sqrt(2 / (1 + sin(middle) * sinBeta + cos(middle) * cosBeta * cos(turn)));
  return [
    equalArea.x + scale * stretch * cosBeta * sin(turn),
    equalArea.y + (scale / stretch) * (cos(middle) * sinBeta - sin(middle) * cosBeta * cos(turn)),
  ];
}

/** Place in Lambert-93, m, of a place in the census squares' frame. */
export function fromCensus([x, y]: Spot): Spot {
  const { beta: middle, sphereM, stretch } = equalArea;
  const [east, north] = [(x - equalArea.x) / stretch, (y - equalArea.y) * stretch];
  const distance = Math.sqrt(east * east + north * north);
  const angle = 2 * asin(distance / (2 * sphereM));
  const beta = asin(cos(angle) * sin(middle) + (north * sin(angle) * cos(middle)) / distance);
  const longitude =
    equalArea.longitude +
    atan2(east * sin(angle), distance * cos(middle) * cos(angle) - north * sin(middle) * sin(angle));
  const [e4, e6] = [e2 * e2, e2 * e2 * e2];
  const latitude =
    beta +
    (e2 / 3 + (31 * e4) / 180 + (517 * e6) / 5040) * sin(2 * beta) +
    ((23 * e4) / 360 + (251 * e6) / 3780) * sin(4 * beta) +
    ((761 * e6) / 45360) * sin(6 * beta);
  return toLambert([longitude, latitude]);
}
