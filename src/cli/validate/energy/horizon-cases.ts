import { sum } from '../../../base/sum.ts';
import { Random } from '../../../base/random.ts';
import { horizonTowards, type Surface } from '../../../engines/energy/sun/horizon.ts';
import { horizonStepDeg } from '../../../engines/energy/sun/shaded-gains.ts';
import type { ValidationResult } from '../result.ts';
import { atMost, judged } from './judge.ts';

const degrees = 180 / Math.PI;

/** A square of cells of 1 m, from heights by metres east and north of its middle. */
export function surfaceOf(size: number, height: (east: number, north: number) => number): Surface {
  const half = (size - 1) / 2;
  const heightM = Float32Array.from({ length: size * size }, (_, i) =>
    height((i % size) - half, half - Math.floor(i / size)),
  );
  return { columns: size, rows: size, cellSizeM: 1, heightM };
}

/** Square hillock with slopes of 45° and a flat top, 30 m high and 40 m wide. */
export function hillock(): Surface {
  return surfaceOf(201, (east, north) =>
    Math.max(0, Math.min(30, 50 - Math.max(Math.abs(east), Math.abs(north)))),
  );
}

/** Hills with houses on them, always the same. */
export function hillyTown(): Surface {
  const random = new Random(5);
  const houses = Array.from({ length: 60 }, () => ({
    east: 400 * random.uniform() - 200,
    north: 400 * random.uniform() - 200,
    half: 4 + 8 * random.uniform(),
    height: 4 + 12 * random.uniform(),
  }));
  return surfaceOf(401, (east, north) => {
    const house = houses.find(
      (one) => Math.abs(east - one.east) < one.half && Math.abs(north - one.north) < one.half,
    );
    return 8 * Math.sin(east / 60) * Math.cos(north / 45) + (house?.height ?? 0);
  });
}

/** Height of a found horizon, degrees, at metres east and north of the middle. */
export function horizonAt(surface: Surface, found: Uint8Array, east: number, north: number): number {
  const middle = (surface.columns - 1) / 2;
  return (found[(middle - north) * surface.columns + middle + east] ?? Number.NaN) * horizonStepDeg;
}

/** The same by brute force: along the ray by steps of half a cell, heights between four cells. */
export function marchedHorizon(surface: Surface, east: number, north: number, azimuth: number): number {
  const { columns, rows, heightM } = surface;
  const middle = (columns - 1) / 2;
  const heightAt = (column: number, row: number): number => heightM[row * columns + column] ?? Number.NaN;
  const [x0, y0] = [middle + east, middle - north];
  const own = heightAt(x0, y0);
  let rise = 0;
  for (let distance = 1; ; distance += 0.5) {
    const x = x0 + distance * Math.sin(azimuth / degrees);
    const y = y0 - distance * Math.cos(azimuth / degrees);
    if (x < 0 || y < 0 || x >= columns - 1 || y >= rows - 1) return Math.atan(rise) * degrees;
    const [c, r] = [Math.floor(x), Math.floor(y)];
    const [u, v] = [x - c, y - r];
    const height =
      (heightAt(c, r) * (1 - u) + heightAt(c + 1, r) * u) * (1 - v) +
      (heightAt(c, r + 1) * (1 - u) + heightAt(c + 1, r + 1) * u) * v;
    rise = Math.max(rise, (height - own) / distance);
  }
}

/** Points of the hillock and what geometry says of them: azimuth, metres east and north, degrees. */
const hillockPoints: readonly (readonly [number, number, number, number])[] = [
  [0, 3, 4, 0],
  [45, 3, 4, 0],
  [0, 0, -35, 45],
  [45, -10, -40, Math.atan(Math.SQRT1_2) * degrees],
  [180, 0, -35, 0],
  [0, 0, -80, Math.atan(30 / 60) * degrees],
];

export function hillockCase(): ValidationResult {
  const surface = hillock();
  const errors = hillockPoints.map(([azimuth, east, north, due]) =>
    Math.abs(horizonAt(surface, horizonTowards(surface, azimuth), east, north) - due),
  );
  return judged('horizons, hillock', 'geometry ± 0.5°', [
    atMost('largest error (°)', Math.max(...errors), 0.5),
  ]);
}

/** Errors of the sweep against brute force over a town, degrees: 32 directions, 60 points by chance in each. */
export function sweepErrors(): readonly number[] {
  const surface = hillyTown();
  const random = new Random(6);
  return Array.from({ length: 32 }, (_, sector) => 11.25 * sector).flatMap((azimuth) => {
    const swept = horizonTowards(surface, azimuth);
    return Array.from({ length: 60 }, () => {
      const east = Math.floor(300 * random.uniform()) - 150;
      const north = Math.floor(300 * random.uniform()) - 150;
      return Math.abs(horizonAt(surface, swept, east, north) - marchedHorizon(surface, east, north, azimuth));
    });
  });
}

export function sweepCase(): ValidationResult {
  const errors = sweepErrors().toSorted((a, b) => a - b);
  return judged('horizons, sweep against brute force', 'mean ≤ 1°, 95 % ≤ 3°', [
    atMost('mean error (°)', sum(errors) / errors.length, 1),
    atMost('95th percentile (°)', errors[Math.floor(0.95 * errors.length)] ?? Number.NaN, 3),
  ]);
}
