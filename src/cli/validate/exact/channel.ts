import { ShallowWater } from '../../../engines/flood/solver.ts';
import type { SolverInput } from '../../../engines/flood/solver-input.ts';
import { toLattice } from '../../../engines/flood/solver-series.ts';

/** A straight channel one cell wide, closed unless forcings say otherwise. */
export interface Channel {
  readonly cells: number;
  readonly cellSizeM: number;
  readonly bedM: (cell: number) => number;
  readonly depthM: (cell: number) => number;
  readonly manning: number;
  readonly forcings: SolverInput['forcings'];
}

/** Runs a channel to an instant. */
export function runChannel(channel: Channel, untilS: number): ShallowWater {
  const { cells, cellSizeM, manning, forcings } = channel;
  const input: SolverInput = {
    columns: cells,
    rows: 1,
    cellSizeM,
    bedM: Float32Array.from({ length: cells }, (_, cell) => toLattice(channel.bedM(cell))),
    manning: new Float32Array(cells).fill(manning),
    initialDepthM: Float32Array.from({ length: cells }, (_, cell) => channel.depthM(cell)),
    crestEastM: null,
    crestSouthM: null,
    forcings,
    durationS: untilS,
    advection: true,
    courant: 0.7,
    theta: 1,
    froudeCap: 4,
    wetDepthM: 0.05,
  };
  const water = new ShallowWater(input);
  for (const _pause of water.advanceTo(untilS));
  return water;
}

/** A value that never changes. */
export function steady(value: number): { readonly timesS: number[]; readonly values: number[] } {
  return { timesS: [0], values: [value] };
}
