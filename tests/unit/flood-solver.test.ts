import { describe, expect, test } from 'vitest';
import { ShallowWater } from '../../src/engines/flood/solver.ts';
import { advance, floodInput } from '../flood-input.ts';
import { floodBits, floodBitsExpected } from '../flood-bits.ts';

const steady = (value: number) => ({ timesS: [0], values: [value] });
const walled = (cells: number, at: readonly number[], crestM: number) => {
  const crests = new Float32Array(cells).fill(Number.NEGATIVE_INFINITY);
  for (const cell of at) crests[cell] = crestM;
  return crests;
};
const dune = (columns: number, rows: number, advection = true) =>
  floodInput({
    columns,
    rows,
    cellSizeM: 5,
    advection,
    bed: (c, r) => Math.sin(c / 9) + Math.cos(r / 11),
    manning: 0.03,
    depth: (c, r) => (c < columns / 2 ? 1 + ((c * r) % 5) / 10 : 0),
  });

describe('what must not change the result', () => {
  test('FL-4 the instants asked for change no bit', () => {
    const once = new ShallowWater(dune(90, 40));
    advance(once, 40);
    const often = new ShallowWater(dune(90, 40));
    for (let t = 0.1; t < 40; t += 0.1) advance(often, t);
    advance(often, 40);
    expect(often.timeS).toBe(once.timeS);
    expect(often.steps).toBe(once.steps);
    expect(often.depth()).toEqual(once.depth());
    expect(often.wetDuration()).toEqual(once.wetDuration());
  });

  test('FL-4 a run left between two yields and taken up again changes no bit', () => {
    const whole = new ShallowWater(dune(700, 500));
    const yields = advance(whole, 3);
    expect(yields).toBeGreaterThan(2);
    const pieces = new ShallowWater(dune(700, 500));
    const generator = pieces.advanceTo(3);
    generator.next();
    const other = new ShallowWater(dune(50, 50));
    advance(other, 5);
    while (generator.next().done !== true) expect(pieces.timeS).toBeLessThan(3);
    expect(pieces.depth()).toEqual(whole.depth());
  });

  test('FL-4 the frame is the first step at or after its instant', () => {
    const water = new ShallowWater(dune(60, 30));
    advance(water, 7);
    expect(water.timeS).toBeGreaterThanOrEqual(7);
    expect(water.timeS - water.lastStepS).toBeLessThan(7);
  });

  test('FL-5 these bits are those of every platform', () => {
    expect(floodBits()).toBe(floodBitsExpected);
  });

  test('FL-6 a yield comes within every third of a million cells, also inside a step', () => {
    const water = new ShallowWater(floodInput({ columns: 2048, rows: 1024, cellSizeM: 5, depth: 1 }));
    let yields = 0;
    for (const _pause of water.advanceTo(1e-3)) yields++;
    expect(water.steps).toBe(1);
    expect(yields).toBeGreaterThanOrEqual(6);
  });

  test('FL-7 dry land costs nothing', () => {
    const pond = (columns: number) =>
      floodInput({ columns, rows: 300, cellSizeM: 5, bed: (c) => c / 10, depth: (c) => (c < 20 ? 1 : 0) });
    const small = new ShallowWater(pond(150));
    const large = new ShallowWater(pond(1500));
    advance(small, 20);
    advance(large, 20);
    expect(large.cellUpdates).toBe(small.cellUpdates);
    expect(large.volumes().storedM3).toBe(small.volumes().storedM3);
  });
});

describe('what is kept along the way', () => {
  test('FL-30 maxima, arrival and durations follow the frames', () => {
    const input = dune(70, 40);
    const water = new ShallowWater(input);
    const cells = input.bedM.length;
    const deepest = water.depth();
    const arrival = new Float32Array(cells).fill(Number.POSITIVE_INFINITY);
    const wet = new Float64Array(cells);
    const deep = new Float64Array(cells);
    const noteState = (stepS: number, before: Float32Array, now: Float32Array) => {
      for (let i = 0; i < cells; i++) {
        const h = now[i] ?? 0;
        deepest[i] = Math.max(deepest[i] ?? 0, h);
        if (h > Math.fround(0.05)) arrival[i] = Math.min(arrival[i] ?? 0, water.timeS);
        if ((before[i] ?? 0) > Math.fround(0.05)) wet[i] = (wet[i] ?? 0) + stepS;
        if ((before[i] ?? 0) > 0.5) deep[i] = (deep[i] ?? 0) + stepS;
      }
    };
    noteState(0, deepest, deepest);
    while (water.timeS < 60) {
      const before = water.depth();
      advance(water, water.timeS + 1e-6);
      noteState(water.lastStepS, before, water.depth());
    }
    expect(water.maxDepth()).toEqual(deepest);
    expect(water.arrival()).toEqual(arrival);
    // Instants are kept in f32: at 60 s each crossing is known to 4 µs.
    const wetFound = water.wetDuration();
    const deepFound = water.deepDuration();
    for (let i = 0; i < cells; i++) {
      expect(Math.abs((wetFound[i] ?? Number.NaN) - (wet[i] ?? 0))).toBeLessThan(1e-3);
      expect(Math.abs((deepFound[i] ?? Number.NaN) - (deep[i] ?? 0))).toBeLessThan(1e-3);
    }
    expect(wet.some((s) => s > 10 && s < 50)).toBe(true);
  });

  test('FL-30 speeds point downstream, and the largest is kept', () => {
    for (const advection of [true, false]) {
      const input = floodInput({
        columns: 60,
        rows: 60,
        cellSizeM: 5,
        advection,
        manning: 0.05,
        bed: (c, r) => 0.02 * (r - c),
        depth: 0.5,
      });
      const water = new ShallowWater(input);
      advance(water, 30);
      const middle = 30 * 60 + 30;
      const east = water.eastwardSpeed()[middle] ?? 0;
      const north = water.northwardSpeed()[middle] ?? 0;
      expect(east).toBeGreaterThan(0.3);
      expect(north).toBe(east);
      expect(water.speed()[middle]).toBeCloseTo(Math.SQRT2 * east, 5);
      expect(water.maxSpeed()[middle]).toBeGreaterThanOrEqual(
        Math.fround((water.speed()[middle] ?? 0) * 0.999999),
      );
    }
  });

  test('FL-31 cells without a bed hold no water, no level, and never arrive', () => {
    const input = floodInput({
      columns: 20,
      rows: 20,
      bed: (c) => (c === 10 ? Number.NaN : 0),
      depth: (c) => (c < 10 ? 1 : 0),
    });
    const water = new ShallowWater(input);
    advance(water, 30);
    expect(water.depth()[10]).toBe(0);
    expect(water.level()[10]).toBeNaN();
    expect(water.arrival()[10]).toBe(Number.POSITIVE_INFINITY);
    expect(water.depth()[15]).toBe(0);
    expect(water.volumes().storedM3).toBe(200);
  });
});

describe('edges and works', () => {
  test('FL-40 uniform flow on a slope takes the depth of Manning, and leaves at normal depth', () => {
    for (const advection of [true, false]) {
      for (const slope of [null, 0.005]) {
        const input = floodInput({
          columns: 100,
          cellSizeM: 10,
          advection,
          manning: 0.03,
          bed: (c) => -0.05 * c,
          forcings: [
            { kind: 'discharge', cells: Uint32Array.of(0), series: steady(15) },
            { kind: 'outflow', side: 'east', cells: Uint32Array.of(99), slope },
          ],
        });
        const water = new ShallowWater(input);
        advance(water, 6000);
        const normal = ((1.5 * 0.03) / Math.sqrt(0.005)) ** 0.6;
        const depth = water.depth();
        // Bed on the lattice: its slope is known to 2e-3 per cell, the depth to a third of that.
        for (const cell of [20, 50, 80, 95]) expect(depth[cell]).toBeCloseTo(normal, 2);
        const { inflowM3, outflowM3, storedM3, relativeError } = water.volumes();
        expect(outflowM3).toBeCloseTo(inflowM3 - storedM3, 1);
        expect(relativeError).toBeLessThan(1e-6);
      }
    }
  });

  test('FL-41 a weir passes (2/3)^1.5 √g H^1.5, and less when drowned (Villemonte 1947)', () => {
    for (const advection of [true, false]) {
      const run = (downstreamM: number) => {
        const input = floodInput({
          columns: 40,
          rows: 1,
          cellSizeM: 2,
          advection,
          manning: 0.03,
          depth: (c) => (c < 20 ? 2 : downstreamM),
          crestEastM: walled(40, [19], 1.5),
          forcings: [
            { kind: 'level', cells: Uint32Array.of(18, 19), series: steady(2) },
            { kind: 'level', cells: Uint32Array.of(20, 21), series: steady(downstreamM) },
          ],
        });
        const water = new ShallowWater(input);
        advance(water, 20);
        const inflow = water.volumes().inflowM3;
        const from = water.timeS;
        advance(water, 120);
        return (water.volumes().inflowM3 - inflow) / (water.timeS - from) / 2;
      };
      const free = 0.54433 * Math.sqrt(9.81) * 0.5 ** 1.5;
      expect(run(0.5)).toBeCloseTo(free, 2);
      expect(run(1.9) / free).toBeCloseTo((1 - 0.8 ** 1.5) ** 0.385, 2);
    }
  });

  test('FL-42 a dike holds until the water passes its crest', () => {
    const run = (depthM: number) => {
      const input = floodInput({
        columns: 40,
        rows: 20,
        depth: (c) => (c < 20 ? depthM : 0),
        crestEastM: walled(
          800,
          Array.from({ length: 20 }, (_, r) => 40 * r + 19),
          2,
        ),
      });
      const water = new ShallowWater(input);
      advance(water, 20);
      return water.depth()[30] ?? 0;
    };
    expect(run(2)).toBe(0);
    expect(run(2.2)).toBeGreaterThan(0.005);
  });

  test('FL-43 a level imposed beyond a border fills and empties the land behind it', () => {
    const input = floodInput({
      columns: 30,
      rows: 10,
      cellSizeM: 5,
      manning: 0.03,
      forcings: [
        {
          kind: 'border-level',
          side: 'west',
          cells: Uint32Array.from({ length: 10 }, (_, r) => 30 * r),
          series: { timesS: [0, 100, 2000, 2100], values: [0, 1, 1, 0] },
        },
      ],
    });
    const water = new ShallowWater(input);
    advance(water, 2000);
    expect(water.depth()[150 + 29]).toBeCloseTo(1, 1);
    advance(water, 6000);
    expect(water.depth()[150 + 29]).toBeLessThan(0.1);
    const { inflowM3, outflowM3, storedM3 } = water.volumes();
    expect(outflowM3).toBeCloseTo(inflowM3 - storedM3, 3);
  });

  test('FL-44 where the ground falls by steps the Froude number is capped', () => {
    const input = floodInput({
      columns: 40,
      rows: 3,
      froudeCap: 4,
      bed: (c) => -3 * c,
      forcings: [{ kind: 'discharge', cells: Uint32Array.of(0, 40, 80), series: steady(3) }],
    });
    const water = new ShallowWater(input);
    advance(water, 20);
    const depth = water.depth();
    const speed = water.speed();
    for (let i = 0; i < 30; i++) {
      const h = Math.max(depth[i] ?? 0, depth[i - 1] ?? 0);
      expect(speed[i] ?? 0).toBeLessThanOrEqual(4 * Math.sqrt(9.81 * h) * 1.0001);
    }
    expect(Math.max(...speed)).toBeGreaterThan(1);
  });

  test('FL-45 a boundary on a face that has no border is our mistake, and stops at once', () => {
    const forcings = [{ kind: 'outflow', side: 'north', cells: Uint32Array.of(12), slope: null }] as const;
    expect(() => new ShallowWater(floodInput({ columns: 5, rows: 5, forcings }))).toThrow('no border');
  });

  test('FL-46 more cells than memory holds is said in a sentence', () => {
    const input = { ...floodInput({ columns: 1 }), columns: 60_000, rows: 60_000 };
    expect(() => new ShallowWater(input)).toThrow(expect.objectContaining({ code: 'run/out-of-memory' }));
  });
});
