import type { Series } from '../../simulation/contract.ts';

/**
 * What the numerics need. Arrays are row-major `[row * columns + column]`, north row first; bed, crests and
 * levels are minus one local offset and lie on the lattice of 2⁻¹³ m, |value| < 1024 m, so that every
 * difference of levels is exact in f32.
 */
export interface SolverInput {
  readonly columns: number;
  readonly rows: number;
  readonly cellSizeM: number;
  /** Bed elevation minus offset, m. NaN: no flow here (nodata, blocked building). */
  readonly bedM: Float32Array<ArrayBuffer>;
  /** Manning's n, s/m^(1/3). */
  readonly manning: Float32Array<ArrayBuffer>;
  /** Depth at the start, m, ≥ 0. */
  readonly initialDepthM: Float32Array<ArrayBuffer>;
  /** Crest minus offset of the wall on the EAST face of each cell, m; −Infinity: none. null: no wall at all. */
  readonly crestEastM: Float32Array<ArrayBuffer> | null;
  /** The same on the SOUTH face. */
  readonly crestSouthM: Float32Array<ArrayBuffer> | null;
  readonly forcings: readonly SolverForcing[];
  readonly durationS: number;
  /** Momentum-conservative advection (Stelling and Duinmeijer 2003), or pure local inertial when false. */
  readonly advection: boolean;
  /** Courant number α of the adaptive step. */
  readonly courant: number;
  /** Weight θ of the face's own discharge (de Almeida et al. 2012); 1: no smoothing. */
  readonly theta: number;
  /** Largest Froude number at a face. */
  readonly froudeCap: number;
  /** Depth from which a cell counts as wet for arrival and durations, m. */
  readonly wetDepthM: number;
}

export type SolverForcing =
  /** Total discharge, m³/s, shared between cells by h^{5/3}/n; the volume is the exact integral of the series. */
  | { readonly kind: 'discharge'; readonly cells: Uint32Array<ArrayBuffer>; readonly series: Series }
  /** Level imposed inside cells, m minus offset. */
  | { readonly kind: 'level'; readonly cells: Uint32Array<ArrayBuffer>; readonly series: Series }
  /** Level imposed just outside the border face of cells, m minus offset. */
  | {
      readonly kind: 'border-level';
      readonly side: Side;
      readonly cells: Uint32Array<ArrayBuffer>;
      readonly series: Series;
    }
  /** Rain on every cell that has a bed, m/s. */
  | { readonly kind: 'rain'; readonly series: Series }
  /** Normal-depth outflow through the border face of cells; slope null: the ground's own. */
  | {
      readonly kind: 'outflow';
      readonly side: Side;
      readonly cells: Uint32Array<ArrayBuffer>;
      readonly slope: number | null;
    };

export type Side = 'north' | 'east' | 'south' | 'west';
