import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnCentre, type Grid, rowCentre } from '../../src/base/grid.ts';
import {
  blockMean,
  rasterRange,
  type RasterValues,
  resampleBilinear,
  resampleMean,
  resampleNearest,
  sameFrame,
  sampleBilinear,
} from '../../src/territory/raster.ts';

const grid: Grid = { columns: 6, rows: 4, cellSizeM: 10, westM: 1000, northM: 2000 };

/** A tilted plane, known everywhere but where `hole` says. */
function plane(frame: Grid, hole: (i: number) => boolean = () => false): RasterValues {
  const values = Float32Array.from({ length: frame.columns * frame.rows }, (_, i) => {
    const x = columnCentre(frame, i % frame.columns) - 1000;
    const y = rowCentre(frame, Math.floor(i / frame.columns)) - 2000;
    return hole(i) ? Number.NaN : 100 + x / 8 + y / 16;
  });
  return { grid: frame, values };
}
const at = (x: number, y: number): number => 100 + (x - 1000) / 8 + (y - 2000) / 16;

describe('values between cells', () => {
  it('RA-60 bilinear values reproduce a plane between the outer centres', () => {
    const raster = plane(grid);
    const inside = fc.tuple(
      fc.double({ min: 1005, max: 1055, noNaN: true }),
      fc.double({ min: 1965, max: 1995, noNaN: true }),
    );
    fc.assert(
      fc.property(inside, ([x, y]) => {
        expect(Math.abs(sampleBilinear(raster, x, y) - at(x, y))).toBeLessThan(1e-9);
      }),
    );
  });

  it('RA-61 unknown neighbours are left out, and an unknown cell is unknown', () => {
    const raster = plane(grid, (i) => i === 1);
    expect(sampleBilinear(raster, 1015, 1995)).toBeNaN();
    // Half-way between a known cell and the unknown one: the known one alone.
    expect(sampleBilinear(raster, 1009.9, 1995)).toBe(raster.values[0]);
    expect(sampleBilinear(raster, 999.9, 1995)).toBeNaN();
    expect(sampleBilinear(raster, 1005, 1959.9)).toBeNaN();
    // At the very corner there is one cell only.
    expect(sampleBilinear(raster, 1000, 2000)).toBe(raster.values[0]);
  });

  it('resampling onto the same grid changes nothing', () => {
    const raster = plane(grid, (i) => i % 5 === 3);
    expect(resampleBilinear(raster, grid)).toEqual(raster.values);
    expect(resampleMean(raster, grid)).toEqual(raster.values);
    expect(resampleNearest(raster, grid, Number.NaN)).toEqual(raster.values);
  });
});

describe('other cells', () => {
  it('RA-62 the mean by area keeps the volume of a grid known everywhere', () => {
    const frame = fc.record({
      cellSizeM: fc.constantFrom(3, 7, 10, 20, 25),
      dx: fc.integer({ min: 0, max: 30 }),
      dy: fc.integer({ min: 0, max: 30 }),
    });
    fc.assert(
      fc.property(frame, ({ cellSizeM, dx, dy }) => {
        // A target that covers the whole source.
        const target: Grid = { columns: 60, rows: 60, cellSizeM, westM: 1000 - dx, northM: 2000 + dy };
        const source = plane(grid);
        const depth = source.values.map((v) => v - 90);
        const padded = padWithZero({ grid, values: depth }, 20);
        const resampled = resampleMean(padded, target);
        const volume = (values: Float32Array, size: number): number =>
          values.reduce((s, v) => s + (Number.isNaN(v) ? 0 : v), 0) * size * size;
        // Cells that stick out of the padded source are averaged over the part inside, which is dry.
        expect(Math.abs(volume(resampled, cellSizeM) / volume(depth, 10) - 1)).toBeLessThan(1e-5);
      }),
    );
  });

  it('blocks of cells average what they know', () => {
    const source: RasterValues = {
      grid: { ...grid, columns: 3, rows: 2 },
      values: Float32Array.of(1, 3, 5, 5, Number.NaN, 7),
    };
    const coarse = blockMean(source, 2);
    expect(coarse.grid).toEqual({ columns: 2, rows: 1, cellSizeM: 20, westM: 1000, northM: 2000 });
    expect([...coarse.values]).toEqual([3, 6]);
  });

  it('codes are copied from the cell under each centre', () => {
    const codes = { grid, values: Uint8Array.from({ length: 24 }, (_, i) => i) };
    const target: Grid = { columns: 3, rows: 2, cellSizeM: 10, westM: 1022, northM: 1998 };
    expect([...resampleNearest(codes, target, 255)]).toEqual([2, 3, 4, 8, 9, 10]);
    const beyond: Grid = { columns: 2, rows: 1, cellSizeM: 10, westM: 1050, northM: 2000 };
    expect([...resampleNearest(codes, beyond, 255)]).toEqual([5, 255]);
  });

  it('tells the range and how much is unknown', () => {
    expect(rasterRange(Float32Array.of(3, Number.NaN, -2))).toEqual({ min: -2, max: 3, unknown: 1 });
    expect(rasterRange(Float32Array.of(Number.NaN))).toEqual({ min: NaN, max: NaN, unknown: 1 });
  });

  it('frames that differ by a header’s rounding are the same', () => {
    expect(sameFrame(grid, { ...grid, westM: 1000.005 })).toBe(true);
    expect(sameFrame(grid, { ...grid, westM: 1000.02 })).toBe(false);
    expect(sameFrame(grid, { ...grid, rows: 5 })).toBe(false);
    expect(sameFrame(grid, { ...grid, cellSizeM: 10.01 })).toBe(false);
  });
});

/** The raster with dry cells all round. */
function padWithZero(source: RasterValues, cells: number): RasterValues {
  const { columns, rows, cellSizeM, westM, northM } = source.grid;
  const frame: Grid = {
    columns: columns + 2 * cells,
    rows: rows + 2 * cells,
    cellSizeM,
    westM: westM - cells * cellSizeM,
    northM: northM + cells * cellSizeM,
  };
  const values = new Float32Array(frame.columns * frame.rows);
  for (let r = 0; r < rows; r++) {
    values.set(source.values.subarray(r * columns, (r + 1) * columns), (r + cells) * frame.columns + cells);
  }
  return { grid: frame, values };
}
