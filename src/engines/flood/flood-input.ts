import type { AppError } from '../../base/errors.ts';
import type { Grid } from '../../base/grid.ts';
import type { EngineInput } from '../../simulation/contract.ts';
import type { CellLists } from './footprints.ts';
import type { SolverInput } from './solver-input.ts';

/** All that one run of the flood needs; plain data, never changed. */
export interface FloodInput extends EngineInput {
  readonly axes: EngineInput['axes'] & { readonly cell: Grid };
  readonly solver: SolverInput;
  /** What was subtracted from every elevation, m. */
  readonly offsetM: number;
  /** Ring of cells round each building; null without buildings. */
  readonly rings: CellLists | null;
  /** Inhabitants of each building; null without buildings or population. */
  readonly inhabitants: Float64Array<ArrayBuffer> | null;
  readonly hasPopulation: boolean;
  /** Cells of each place; null without places. */
  readonly places: CellLists | null;
  /** What a person can mend, found while building the input. */
  readonly problems: readonly AppError[];
}
