import { exp, log } from '../../base/math.ts';
import { aWeighting, octaves } from './cnossos-tables.ts';
import { roadNoise } from './cnossos.ts';
import type { Roads } from './roads/roads.ts';

/** Air at 10 °C and 70 % of humidity, dB/km by octave (ISO 9613-2:1996, table 2). */
const airDbPerKm = [0.1, 0.4, 1, 1.9, 3.7, 9.7, 32.8, 117];
const temperatureC = 10;
/** Pieces into which roads are cut, and how far they are heard, m. */
const pieceM = 10;
const heardM = 400;
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
  const squares = new Map<string, number[]>();
  const hours = periods.reduce((sum, period) => sum + period.hours, 0);
  for (let link = 0; link < roads.road.length; link++) {
    if (link % 256 === 0) yield;
    const perMetre = new Float64Array(octaves.length);
    for (const period of periods) addPeriod(roads, link, period, hours, perMetre);
    if (!perMetre.some((value) => value > 0)) continue;
    for (const [x, y, lengthM] of piecesOf(roads, lineXY, link)) {
      const key = `${Math.floor(x / heardM)},${Math.floor(y / heardM)}`;
      const there = squares.get(key) ?? [];
      squares.set(key, there);
      there.push(xy.length / 2);
      xy.push(x, y);
      for (const value of perMetre) energy.push(value * lengthM);
    }
  }
  return { xy: Float64Array.from(xy), energy: Float64Array.from(energy), squares };
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
  let [best, loudest] = [-1, 0];
  for (let point = 0; point < points.length / 2; point++) {
    let energy = 0;
    for (const piece of near(sources, points[2 * point]!, points[2 * point + 1]!)) {
      let sum = 0;
      for (let octave = 0; octave < octaves.length; octave++)
        sum += sources.energy[piece * octaves.length + octave]!;
      energy += sum / squareDistance(sources.xy, piece, points, point);
    }
    if (energy > loudest) [best, loudest] = [point, energy];
  }
  if (best < 0) return Number.NaN;
  let energy = 0;
  for (const piece of near(sources, points[2 * best]!, points[2 * best + 1]!)) {
    const d2 = squareDistance(sources.xy, piece, points, best);
    const km = Math.sqrt(d2) / 1000;
    for (let octave = 0; octave < octaves.length; octave++) {
      const emitted = sources.energy[piece * octaves.length + octave]!;
      energy += (emitted / (2 * Math.PI * d2)) * fromDb(-airDbPerKm[octave]! * km);
    }
  }
  return (10 * log(energy)) / ln10;
}

function* near({ squares }: NoiseSources, x: number, y: number): Generator<number, void, void> {
  const [u, v] = [Math.floor(x / heardM), Math.floor(y / heardM)];
  for (let du = -1; du <= 1; du++)
    for (let dv = -1; dv <= 1; dv++) yield* squares.get(`${u + du},${v + dv}`) ?? [];
}

function squareDistance(xy: Float64Array, piece: number, points: Float64Array, point: number): number {
  const dx = xy[2 * piece]! - points[2 * point]!;
  const dy = xy[2 * piece + 1]! - points[2 * point + 1]!;
  return dx * dx + dy * dy + heightM * heightM;
}

function fromDb(level: number): number {
  return exp((level * ln10) / 10);
}
