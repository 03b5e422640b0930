import type { SolverInput } from './solver-input.ts';
import { cellIndex } from './solver-layout.ts';
import { rowPieces } from './solver-pieces.ts';
import { deepDepthM, dryM, gravity, type ShallowState } from './solver-state.ts';

type Raster = Float32Array<ArrayBuffer>;
type ValueAt = (index: number) => number;

/** What can be read of the water: one value per cell, row-major. */
export type WaterField =
  /** m. */
  | 'depth'
  /** Level minus the offset, m; the bed where dry, NaN where there is no bed. */
  | 'level'
  /** Speed and its parts, m/s: mean of the cell's opposite faces. */
  | 'speed'
  | 'eastwardSpeed'
  | 'northwardSpeed'
  /** Largest so far: m, m/s. The highest level is the bed plus this depth, where it is not zero. */
  | 'maxDepth'
  | 'maxSpeed'
  /** Instant at which the depth first passed `wetDepthM`, s; 0 when it did at the start, Infinity when never. */
  | 'arrival'
  /** Time spent above `wetDepthM`, and above 0.5 m, s. */
  | 'wetDuration'
  | 'deepDuration';

/** A fresh copy of a field, in pieces. */
export function* readField(
  field: WaterField,
  input: SolverInput,
  state: ShallowState,
  timeS: number,
): Generator<void, Raster, void> {
  const out = new Float32Array(input.columns * input.rows);
  const valueAt = reader(field, input, state, timeS);
  const elsewhere = field === 'level' ? Number.NaN : field === 'arrival' ? Number.POSITIVE_INFINITY : 0;
  for (const { from, to } of rowPieces(input.columns, input.rows)) {
    if (from > 0) yield;
    for (let row = from; row < to; row++) {
      let cell = row * input.columns;
      const start = cellIndex(state.layout, row, 0);
      for (let i = start; i < start + input.columns; i++, cell++) {
        out[cell] = Number.isNaN(input.bedM[cell]!) ? elsewhere : valueAt(i);
      }
    }
  }
  return out;
}

function reader(field: WaterField, input: SolverInput, state: ShallowState, timeS: number): ValueAt {
  const { depth, bed, maxDepth, maxSpeedSquared, arrival, layout, faces } = state;
  const wetDepthM = Math.fround(input.wetDepthM);
  const east = () => speedAlong(faces.ux, 1, input, state);
  const south = () => speedAlong(faces.uy, layout.stride, input, state);
  switch (field) {
    case 'depth':
      return (i) => depth[i]!;
    case 'level':
      return (i) => bed[i]! + depth[i]!;
    case 'eastwardSpeed':
      return east();
    case 'northwardSpeed': {
      const southward = south();
      return (i) => 0 - southward(i);
    }
    case 'speed': {
      const u = east();
      const v = south();
      return (i) => Math.sqrt(u(i) * u(i) + v(i) * v(i));
    }
    case 'maxDepth':
      return (i) => maxDepth[i]!;
    case 'maxSpeed':
      return (i) => Math.sqrt(maxSpeedSquared[i]!);
    case 'arrival':
      return (i) => arrival[i]!;
    case 'wetDuration':
      return (i) => state.wetTime[i]! + (depth[i]! > wetDepthM ? timeS : 0);
    case 'deepDuration':
      return (i) => state.deepTime[i]! + (depth[i]! > deepDepthM ? timeS : 0);
  }
}

/** Mean of the speeds of two opposite faces; without advection, mean discharge by depth, capped. */
function speedAlong(values: Raster, back: number, input: SolverInput, state: ShallowState): ValueAt {
  const { depth } = state;
  const mean: ValueAt = (i) => 0.5 * (values[i]! + values[i - back]!);
  if (input.advection) return (i) => (depth[i]! > dryM ? mean(i) : 0);
  return (i) => {
    const h = depth[i]!;
    if (h <= dryM) return 0;
    const most = input.froudeCap * Math.sqrt(gravity * h);
    return Math.max(-most, Math.min(most, mean(i) / h));
  };
}
