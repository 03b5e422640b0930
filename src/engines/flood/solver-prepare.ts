import { AppError } from '../../base/errors.ts';
import { specialFaces } from './solver-faces.ts';
import { createForces, type Force, type Ledger } from './solver-forcing.ts';
import type { SolverInput } from './solver-input.ts';
import { layOut } from './solver-layout.ts';
import { rowPieces } from './solver-pieces.ts';
import { gravity, ShallowState } from './solver-state.ts';
import { Tiles } from './solver-tiles.ts';

/** All that a run needs before its first step. */
export interface Prepared {
  readonly state: ShallowState;
  readonly tiles: Tiles;
  readonly forces: readonly Force[];
  readonly ledger: Ledger;
  readonly bedCells: number;
  readonly initialM3: number;
  /** Fastest wave of the initial state, m/s. */
  readonly wave: number;
}

/** Lays the input out in a new memory, in pieces. Throws `AppError` run/out-of-memory. */
export function* prepare(input: SolverInput): Generator<void, Prepared, void> {
  const layout = layOut(input.columns, input.rows);
  const specials = yield* specialFaces(input, layout);
  const state = allocate(() => new ShallowState(input, layout, specials), input);
  const tiles = new Tiles(state);
  yield;
  let bedCells = 0;
  let initialM = 0;
  let deepestM = 0;
  state.fillOutside();
  for (const { from, to } of rowPieces(input.columns, input.rows)) {
    for (let row = from; row < to; row++) {
      state.fillRow(input, row);
      tiles.noteRow(input, row);
      const start = row * input.columns;
      for (let cell = start; cell < start + input.columns; cell++) {
        if (Number.isNaN(input.bedM[cell]!)) continue;
        const depth = input.initialDepthM[cell]!;
        bedCells++;
        initialM += depth;
        if (depth > deepestM) deepestM = depth;
      }
    }
    yield;
  }
  const forces = createForces(input, state);
  const ledger: Ledger = { inflowM3: 0, outflowM3: 0 };
  for (const force of forces) force.apply(0, 0, 0, ledger);
  return {
    state,
    tiles,
    forces,
    ledger,
    bedCells,
    initialM3: initialM * input.cellSizeM * input.cellSizeM,
    wave: Math.sqrt(gravity * deepestM),
  };
}

function allocate(create: () => ShallowState, { columns, rows }: SolverInput): ShallowState {
  try {
    return create();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const cells = columns * rows;
    throw new AppError('run/out-of-memory', `no memory for ${cells} cells: ${error.message}`, { cells });
  }
}
