import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ShallowWater } from '../../src/engines/flood/solver.ts';
import type { Side, SolverInput } from '../../src/engines/flood/solver-input.ts';
import { advance, floodInput } from '../flood-input.ts';

type Raster = Float32Array<ArrayBuffer>;
/** Where a cell of the image comes from in the original. */
type Move = (column: number, row: number) => readonly [column: number, row: number];

interface Reflection {
  readonly columns: number;
  readonly rows: number;
  readonly origin: Move;
  readonly turnedSides: Readonly<Record<Side, Side>>;
  readonly transposed: boolean;
}

function moved(raster: Raster, from: number, to: Reflection): Raster {
  const out = new Float32Array(raster.length);
  for (let r = 0, i = 0; r < to.rows; r++) {
    for (let c = 0; c < to.columns; c++, i++) {
      const [column, row] = to.origin(c, r);
      out[i] = raster[row * from + column] ?? Number.NaN;
    }
  }
  return out;
}

function reflected(input: SolverInput, to: Reflection): SolverInput {
  const place = (raster: Raster) => moved(raster, input.columns, to);
  const target = new Map<number, number>();
  for (let r = 0; r < to.rows; r++) {
    for (let c = 0; c < to.columns; c++) {
      const [column, row] = to.origin(c, r);
      target.set(row * input.columns + column, r * to.columns + c);
    }
  }
  const cells = (list: Uint32Array) => Uint32Array.from(list, (cell) => target.get(cell) ?? 0);
  const mirrored = !to.transposed;
  const east = input.crestEastM === null ? null : input.crestEastM;
  const crestEastM = mirrored && east !== null ? shiftWest(place(east), to.columns) : east;
  return {
    ...input,
    columns: to.columns,
    rows: to.rows,
    bedM: place(input.bedM),
    manning: place(input.manning),
    initialDepthM: place(input.initialDepthM),
    crestEastM: to.transposed && input.crestSouthM !== null ? place(input.crestSouthM) : crestEastM,
    crestSouthM: to.transposed && east !== null ? place(east) : input.crestSouthM && place(input.crestSouthM),
    forcings: input.forcings.map((forcing) => {
      if (forcing.kind === 'rain') return forcing;
      const turned = { ...forcing, cells: cells(forcing.cells) };
      return 'side' in turned ? { ...turned, side: to.turnedSides[turned.side] } : turned;
    }),
  };
}

/** After a mirror, the face between two cells belongs to the other of them. */
function shiftWest(raster: Raster, columns: number): Raster {
  return raster.map((_, i) =>
    i % columns === columns - 1 ? Number.NEGATIVE_INFINITY : (raster[i + 1] ?? Number.NEGATIVE_INFINITY),
  );
}

function wildCase(seed: number, columns: number, rows: number, advection: boolean): SolverInput {
  const noise = (i: number, k: number) =>
    (Math.imul(Math.imul(seed + i, 2_654_435_761) ^ (k * 40_503), 2_246_822_519) >>> 8) / 2 ** 24;
  const crest = (k: number) =>
    Float32Array.from({ length: columns * rows }, (_, i) =>
      noise(i, k) < 0.8 ? Number.NEGATIVE_INFINITY : Math.round(16 * noise(i, k + 1)) / 8,
    );
  const at = (k: number) => (c: number, r: number) => noise(r * columns + c, k);
  const forcings: SolverInput['forcings'] = [
    {
      kind: 'discharge',
      cells: Uint32Array.of(columns + 1, columns + 2, 2 * columns + 1),
      series: { timesS: [0, 5], values: [4, 1] },
    },
    { kind: 'rain', series: { timesS: [0], values: [1e-4] } },
    {
      kind: 'outflow',
      side: 'east',
      cells: Uint32Array.of(3 * columns - 1, 4 * columns - 1),
      slope: null,
    },
    {
      kind: 'border-level',
      side: 'south',
      cells: Uint32Array.of(columns * (rows - 1) + 3, columns * (rows - 1) + 4),
      series: { timesS: [0, 10], values: [1, 2] },
    },
  ];
  return floodInput({
    columns,
    rows,
    cellSizeM: 2,
    advection,
    theta: 0.9,
    bed: (c, r) => (at(1)(c, r) < 0.04 ? Number.NaN : 1.2 * at(2)(c, r)),
    manning: (c, r) => 0.02 + 0.05 * at(3)(c, r),
    depth: (c, r) => (at(4)(c, r) < 0.5 ? 0 : 2 * at(5)(c, r)),
    crestEastM: crest(6),
    crestSouthM: crest(8),
    forcings,
  });
}

for (const advection of [true, false]) {
  const name = advection ? 'full' : 'inertial';
  test(`FL-3 mirrored and transposed problems give the same bits (${name})`, () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 30 }),
        fc.integer({ min: 8, max: 80 }),
        fc.integer({ min: 8, max: 40 }),
        (seed, columns, rows) => {
          const input = wildCase(seed, columns, rows, advection);
          const images: Reflection[] = [
            {
              columns,
              rows,
              origin: (c, r) => [columns - 1 - c, r],
              turnedSides: { north: 'north', south: 'south', east: 'west', west: 'east' },
              transposed: false,
            },
            {
              columns: rows,
              rows: columns,
              origin: (c, r) => [r, c],
              turnedSides: { north: 'west', south: 'east', east: 'south', west: 'north' },
              transposed: true,
            },
          ];
          const water = new ShallowWater(input);
          advance(water, 8);
          for (const image of images) {
            const twin = new ShallowWater(reflected(input, image));
            advance(twin, 8);
            expect(twin.steps).toBe(water.steps);
            expect(twin.timeS).toBe(water.timeS);
            for (const field of ['depth', 'maxDepth', 'maxSpeed', 'arrival', 'wetDuration'] as const) {
              expect(twin[field]()).toEqual(moved(water[field](), columns, image));
            }
          }
        },
      ),
      { numRuns: 12 },
    );
  });
}
