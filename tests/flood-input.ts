import type { SolverInput } from '../src/engines/flood/solver-input.ts';
import { toLattice } from '../src/engines/flood/solver-series.ts';
import type { ShallowWater } from '../src/engines/flood/solver.ts';

type PerCell = number | ((column: number, row: number) => number);

interface CaseParts
  extends Partial<Omit<SolverInput, 'columns' | 'rows' | 'bedM' | 'manning' | 'initialDepthM'>> {
  readonly columns: number;
  readonly rows?: number;
  /** Rounded to the lattice. */
  readonly bed?: PerCell;
  readonly manning?: PerCell;
  readonly depth?: PerCell;
}

/** A solver input from functions of column and row; frictionless, flat, dry and closed unless told otherwise. */
export function floodInput(parts: CaseParts): SolverInput {
  const { bed = 0, manning = 0, depth = 0, columns, rows = 1, ...rest } = parts;
  const raster = (value: PerCell, round = (x: number) => x) => {
    const out = new Float32Array(columns * rows);
    for (let i = 0; i < out.length; i++) {
      out[i] = round(typeof value === 'number' ? value : value(i % columns, Math.floor(i / columns)));
    }
    return out;
  };
  return {
    cellSizeM: 1,
    crestEastM: null,
    crestSouthM: null,
    forcings: [],
    durationS: 1,
    advection: true,
    courant: 0.7,
    theta: 1,
    froudeCap: 4,
    wetDepthM: 0.05,
    ...rest,
    columns,
    rows,
    bedM: raster(bed, toLattice),
    manning: raster(manning),
    initialDepthM: raster(depth),
  };
}

/** Advances to an instant; returns the number of yields on the way. */
export function advance(water: ShallowWater, timeS: number): number {
  let yields = 0;
  for (const _pause of water.advanceTo(timeS)) yields++;
  return yields;
}

/** Σ |a − b| / Σ |b|. */
export function relativeL1(found: ArrayLike<number>, exact: ArrayLike<number>): number {
  let difference = 0;
  let sum = 0;
  for (let i = 0; i < exact.length; i++) {
    difference += Math.abs((found[i] ?? Number.NaN) - (exact[i] ?? 0));
    sum += Math.abs(exact[i] ?? 0);
  }
  return difference / sum;
}
