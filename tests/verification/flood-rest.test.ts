import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ShallowWater } from '../../src/engines/flood/solver.ts';
import { toLattice } from '../../src/engines/flood/solver-series.ts';
import { advance, floodInput } from '../flood-input.ts';

/** Water at one level over a bed, dry where the bed is higher. */
const filledTo = (level: number, bed: (column: number, row: number) => number) => (c: number, r: number) =>
  Math.max(0, level - toLattice(bed(c, r)));

function expectStill(water: ShallowWater, seconds: number): void {
  const before = water.depth();
  advance(water, seconds);
  expect(water.steps).toBeGreaterThan(5);
  expect(water.largestDischarge()).toBe(0);
  expect(water.depth()).toEqual(before);
  expect(Math.max(...water.maxSpeed())).toBe(0);
}

const bump = (c: number) => Math.max(0, 0.2 - 0.05 * ((c + 0.5) * 0.25 - 10) ** 2);

for (const advection of [true, false]) {
  const name = advection ? 'full' : 'inertial';

  test(`FL-1 a lake over an immersed bump stays exactly still (${name})`, () => {
    const input = floodInput({
      columns: 100,
      cellSizeM: 0.25,
      advection,
      bed: bump,
      depth: filledTo(0.5, bump),
    });
    expectStill(new ShallowWater(input), 5);
  });

  test(`FL-1 a lake around an emerged bump stays exactly still (${name})`, () => {
    const level = toLattice(0.1);
    const input = floodInput({
      columns: 100,
      cellSizeM: 0.25,
      advection,
      bed: bump,
      depth: filledTo(level, bump),
    });
    expectStill(new ShallowWater(input), 5);
  });

  test(`FL-1 water at one level stays exactly still over any bed, with any dikes (${name})`, () => {
    fc.assert(
      fc.property(
        fc.record({
          columns: fc.integer({ min: 1, max: 70 }),
          rows: fc.integer({ min: 1, max: 20 }),
          offset: fc.integer({ min: -900, max: 900 }),
          relief: fc.constantFrom(0.01, 1, 80),
          seed: fc.integer({ min: 1, max: 2 ** 30 }),
          theta: fc.constantFrom(1, 0.8),
        }),
        ({ columns, rows, offset, relief, seed, theta }) => {
          const noise = (c: number, r: number, k: number) =>
            (Math.imul(seed + c * 7919 + r * 104_729 + k * 15_485_863, 2_654_435_761) >>> 8) / 2 ** 24;
          const bed = (c: number, r: number) =>
            noise(c, r, 1) < 0.05 ? Number.NaN : offset + relief * noise(c, r, 0);
          const crest = (k: number) =>
            Float32Array.from({ length: columns * rows }, (_, i) =>
              noise(i, 0, k) < 0.7
                ? Number.NEGATIVE_INFINITY
                : toLattice(offset + 1.5 * relief * noise(i, 1, k)),
            );
          const level = toLattice(offset + 0.6 * relief);
          const input = floodInput({
            columns,
            rows,
            cellSizeM: 2,
            advection,
            theta,
            bed,
            manning: 0.03,
            depth: (c, r) => (Number.isNaN(bed(c, r)) ? 0 : filledTo(level, bed)(c, r)),
            crestEastM: crest(2),
            crestSouthM: crest(3),
          });
          const water = new ShallowWater(input);
          const before = water.depth();
          advance(water, 10);
          expect(water.largestDischarge()).toBe(0);
          expect(water.depth()).toEqual(before);
        },
      ),
      { numRuns: 60 },
    );
  });

  test(`FL-2 pools at different levels on either side of a dike stay exactly still (${name})`, () => {
    const crestEastM = new Float32Array(40 * 9).fill(Number.NEGATIVE_INFINITY);
    for (let row = 0; row < 9; row++) crestEastM[row * 40 + 19] = 3;
    const input = floodInput({
      columns: 40,
      rows: 9,
      advection,
      depth: (c) => (c < 20 ? 2.5 : 1),
      crestEastM,
    });
    expectStill(new ShallowWater(input), 20);
  });

  test(`FL-1 a lake held by imposed levels stays exactly still (${name})`, () => {
    const bed = (c: number, r: number) => ((c * 37 + r * 11) % 17) / 20;
    const level = toLattice(0.55);
    const series = { timesS: [0], values: [0.55] };
    const input = floodInput({
      columns: 30,
      rows: 30,
      advection,
      bed,
      manning: 0.03,
      depth: filledTo(level, bed),
      forcings: [
        { kind: 'border-level', side: 'north', cells: Uint32Array.from({ length: 30 }, (_, c) => c), series },
        { kind: 'level', cells: Uint32Array.of(450, 451), series },
      ],
    });
    const water = new ShallowWater(input);
    expectStill(water, 20);
    expect(water.volumes()).toMatchObject({ inflowM3: 0, outflowM3: 0, relativeError: 0 });
  });
}
