import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ShallowWater } from '../../src/engines/flood/solver.ts';
import type { SolverForcing } from '../../src/engines/flood/solver-input.ts';
import { advance, floodInput } from '../flood-input.ts';

const hills = (c: number, r: number) => 2 + Math.sin(c / 5) + Math.cos(r / 7) + 0.01 * c;
const line = (length: number, cell: (i: number) => number) => Uint32Array.from({ length }, (_, i) => cell(i));

const forcings: Readonly<Record<string, SolverForcing>> = {
  discharge: {
    kind: 'discharge',
    cells: line(5, (i) => 60 * (10 + i)),
    series: { timesS: [0, 13.7, 60, 200], values: [0, 30, 3.3, 0.7] },
  },
  rain: { kind: 'rain', series: { timesS: [0, 40, 90], values: [0, 3e-5, 0] } },
  outflow: { kind: 'outflow', side: 'east', cells: line(40, (i) => 60 * i + 59), slope: null },
  borderLevel: {
    kind: 'border-level',
    side: 'south',
    cells: line(60, (i) => 60 * 39 + i),
    series: { timesS: [0, 50, 100, 150], values: [1, 3.5, 0, 2.9] },
  },
  level: {
    kind: 'level',
    cells: line(30, (i) => 60 * 3 + 20 + i),
    series: { timesS: [0, 60, 120], values: [2, 4, 1] },
  },
};

// The bound asked of the engine, on volumes known from the series themselves.
const bound = 1e-6;

for (const advection of [true, false]) {
  const name = advection ? 'full' : 'inertial';

  test(`FL-10 water is neither made nor lost: wetting and drying under every forcing (${name})`, () => {
    const names = Object.keys(forcings);
    fc.assert(
      fc.property(fc.subarray(names, { minLength: 1 }), fc.boolean(), (chosen, filled) => {
        const input = floodInput({
          columns: 60,
          rows: 40,
          cellSizeM: 5,
          advection,
          bed: hills,
          manning: 0.03,
          depth: (c, r) => (filled ? Math.max(0, 2 - hills(c, r)) : 0),
          forcings: chosen.flatMap((key) => forcings[key] ?? []),
        });
        const water = new ShallowWater(input);
        advance(water, 200);
        expect(water.volumes().relativeError).toBeLessThanOrEqual(bound);
        expect(water.depth().every((h) => h >= 0)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test(`FL-11 inflow is the integral of its series, whatever the steps (${name})`, () => {
    const input = floodInput({
      columns: 60,
      rows: 40,
      cellSizeM: 5,
      advection,
      bed: hills,
      manning: 0.03,
      forcings: [
        {
          kind: 'discharge',
          cells: line(5, (i) => 60 * (10 + i)),
          series: { timesS: [1, 7.3, 7.4, 31], values: [0, 12, 40, 0] },
        },
      ],
    });
    const water = new ShallowWater(input);
    advance(water, 100);
    const exact = (6.3 * 12) / 2 + (0.1 * 52) / 2 + (23.6 * 40) / 2;
    expect(water.volumes().inflowM3).toBeCloseTo(exact, 9);
    expect(Math.abs(water.volumes().storedM3 / exact - 1)).toBeLessThanOrEqual(bound);
  });

  test(`FL-12 rain is the integral of its series, also when f32 cannot hold a step's share (${name})`, () => {
    // 0.4 mm/h: a step brings 1e-8 m to water 3 m deep, whose f32 spacing is 2.4e-7 m.
    const rate = 0.4e-3 / 3600;
    const input = floodInput({
      columns: 20,
      rows: 20,
      advection,
      depth: 3,
      forcings: [{ kind: 'rain', series: { timesS: [0], values: [rate] } }],
    });
    const water = new ShallowWater(input);
    advance(water, 600);
    const { rainM3, relativeError } = water.volumes();
    expect(rainM3).toBeCloseTo(rate * water.timeS * 400, 12);
    expect(relativeError).toBeLessThanOrEqual(bound);
  });

  test(`FL-13 outgoing water never exceeds what a cell holds (${name})`, () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 30 }),
        fc.double({ min: 0.1, max: 3, noNaN: true }),
        (seed, courant) => {
          const noise = (i: number) => (Math.imul(seed + i, 2_654_435_761) >>> 8) / 2 ** 24;
          const input = floodInput({
            columns: 40,
            rows: 30,
            advection,
            courant,
            bed: (c, r) => 6 * noise(40 * r + c),
            manning: 0.02,
            depth: (c, r) => (noise(90_000 + 40 * r + c) < 0.3 ? 3 * noise(40 * r + c + 7) : 0),
          });
          const water = new ShallowWater(input);
          advance(water, 20);
          const { initialM3, storedM3 } = water.volumes();
          expect(water.depth().every((h) => h >= 0)).toBe(true);
          expect(Math.abs(storedM3 - initialM3)).toBeLessThanOrEqual(bound * initialM3);
        },
      ),
      { numRuns: 20 },
    );
  });
}
