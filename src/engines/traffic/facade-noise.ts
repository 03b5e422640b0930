import { exp, log } from '../../base/math.ts';
import { aWeighting, octaves } from './cnossos-tables.ts';
import { roadNoise } from './cnossos.ts';
import type { Roads } from './roads/roads.ts';

/** Air at 10 °C and 70 % of humidity, dB/km by octave (ISO 9613-2:1996, table 2). */
const airDbPerKm = [0.1, 0.4, 1, 1.9, 3.7, 9.7, 32.8, 117];
const temperatureC = 10;
/** Pieces into which roads are cut, and how far they are heard, m. */
const pieceM = 10;
const heardM = 300;
/** Side of the squares by which pieces are found, m. */
const squareM = 75;
/** Height of the façade's point above the road, m (that of European noise maps). */
const heightM = 4;
const ln10 = 2.302585092994046;

/** Vehicles an hour and speeds of each link in one part of the day. */
export interface NoisePeriod {
  readonly hours: number;
  /** Added before the parts are put together: 0 by day, 5 in the evening, 10 at night. */
  readonly penaltyDb: number;
  readonly carsPerH: Float64Array;
  readonly heavyPerH: Float64Array;
  readonly speedKmh: Float64Array;
}

/** Roads as many small sources of sound. */
export interface NoiseSources {
  readonly xy: Float64Array;
  /** A-weighted energy of each piece by octave: 10^(L/10), the parts of the day put together. */
  readonly energy: Float64Array;
  /** All octaves of each piece together. */
  readonly whole: Float64Array;
  readonly squares: ReadonlyMap<string, readonly number[]>;
}

/** Lden of the emission (directive 2002/49/CE, annex I) of every link, cut in pieces along its line. */
export function* noiseSources(
  roads: Roads,
  lineXY: Float64Array,
  periods: readonly NoisePeriod[],
): Generator<void, NoiseSources, void> {
  const xy: number[] = [];
  const energy: number[] = [];
  const whole: number[] = [];
  const squares = new Map<string, number[]>();
  const hours = periods.reduce((sum, period) => sum + period.hours, 0);
  for (let link = 0; link < roads.road.length; link++) {
    if (link % 256 === 0) yield;
    const opposite = roads.opposite[link]!;
    // Both directions share one line.
    if (opposite >= 0 && opposite < link) continue;
    const perMetre = new Float64Array(octaves.length);
    for (const period of periods) {
      addPeriod(roads, link, period, hours, perMetre);
      if (opposite >= 0) addPeriod(roads, opposite, period, hours, perMetre);
    }
    if (!perMetre.some((value) => value > 0)) continue;
    for (const [x, y, lengthM] of piecesOf(roads, lineXY, link)) {
      const key = `${Math.floor(x / squareM)},${Math.floor(y / squareM)}`;
      const there = squares.get(key) ?? [];
      squares.set(key, there);
      there.push(xy.length / 2);
      xy.push(x, y);
      for (const value of perMetre) energy.push(value * lengthM);
      whole.push(perMetre.reduce((sum, value) => sum + value, 0) * lengthM);
    }
  }
  return {
    xy: Float64Array.from(xy),
    energy: Float64Array.from(energy),
    whole: Float64Array.from(whole),
    squares,
  };
}

function addPeriod(roads: Roads, link: number, period: NoisePeriod, hours: number, into: Float64Array): void {
  const [cars, heavy] = [period.carsPerH[link]!, period.heavyPerH[link]!];
  if (!(cars + heavy > 0)) return;
  const speedKmh = Math.max(20, period.speedKmh[link]!);
  const spectrum = roadNoise(
    [
      { category: 'light', vehiclesPerHour: cars, speedKmh },
      { category: 'heavy', vehiclesPerHour: heavy, speedKmh: Math.min(90, speedKmh) },
    ],
    { surface: 'reference', temperatureC, slopePercent: 100 * roads.slope[link]! },
  );
  const weight = (period.hours / hours) * fromDb(period.penaltyDb);
  for (let octave = 0; octave < into.length; octave++)
    if (spectrum[octave]! > -Infinity)
      into[octave]! += weight * fromDb(spectrum[octave]! + aWeighting[octave]!);
}

/** Middle and length of pieces of at most `pieceM` along a link. */
function* piecesOf(
  roads: Roads,
  xy: Float64Array,
  link: number,
): Generator<readonly [number, number, number], void, void> {
  for (let vertex = roads.firstVertex[link]!; vertex < roads.lastVertex[link]!; vertex++) {
    const [ax, ay, bx, by] = [xy[2 * vertex]!, xy[2 * vertex + 1]!, xy[2 * vertex + 2]!, xy[2 * vertex + 3]!];
    const lengthM = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
    const pieces = Math.max(1, Math.ceil(lengthM / pieceM));
    for (let k = 0; k < pieces; k++) {
      const share = (k + 0.5) / pieces;
      yield [ax + share * (bx - ax), ay + share * (by - ay), lengthM / pieces];
    }
  }
}

/**
 * Level at the most exposed of some points, dB(A): sources on reflecting ground, free field (energy over a half sphere,
 * 2πd²), air absorption; no screen, no reflection. NaN: nothing is heard within `heardM`.
 */
export function levelAt(sources: NoiseSources, points: Float64Array): number {
  let [exposed, loudest] = [-1, 0];
  for (let point = 0; point < points.length / 2; point++) {
    const [x, y] = [points[2 * point]!, points[2 * point + 1]!];
    let energy = 0;
    eachNear(sources, x, y, (piece, d2) => {
      energy += sources.whole[piece]! / d2;
    });
    if (energy > loudest) [exposed, loudest] = [point, energy];
  }
  if (exposed < 0) return Number.NaN;
  let energy = 0;
  eachNear(sources, points[2 * exposed]!, points[2 * exposed + 1]!, (piece, d2) => {
    const km = Math.sqrt(d2) / 1000;
    for (let octave = 0; octave < octaves.length; octave++) {
      const emitted = sources.energy[piece * octaves.length + octave]!;
      energy += (emitted / (2 * Math.PI * d2)) * fromDb(-airDbPerKm[octave]! * km);
    }
  });
  return (10 * log(energy)) / ln10;
}

/** Pieces within hearing of a point, with the square of their distance, m². */
function eachNear(
  { squares, xy }: NoiseSources,
  x: number,
  y: number,
  tell: (piece: number, d2: number) => void,
): void {
  const [u, v] = [Math.floor(x / squareM), Math.floor(y / squareM)];
  const rings = Math.ceil(heardM / squareM);
  for (let du = -rings; du <= rings; du++) {
    for (let dv = -rings; dv <= rings; dv++) {
      for (const piece of squares.get(`${u + du},${v + dv}`) ?? none) {
        const [dx, dy] = [xy[2 * piece]! - x, xy[2 * piece + 1]! - y];
        const d2 = dx * dx + dy * dy + heightM * heightM;
        if (d2 <= heardM * heardM) tell(piece, d2);
      }
    }
  }
}

const none: readonly number[] = [];

function fromDb(level: number): number {
  return exp((level * ln10) / 10);
}
