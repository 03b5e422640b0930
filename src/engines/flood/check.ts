import { AppError } from '../../base/errors.ts';
import type { FloodInput } from './flood-input.ts';
import type { SolverForcing } from './solver-input.ts';

/** Everything that a person can act on before the water runs; empty: it may. */
export function checkFlood(input: FloodInput): readonly AppError[] {
  if (input.problems.length > 0 || hasWater(input)) return input.problems;
  return [new AppError('flood/no-water', 'no inflow, level, rain or initial water')];
}

function hasWater({ solver }: FloodInput): boolean {
  return solver.forcings.some(bringsWater) || solver.initialDepthM.some((depth) => depth > 0);
}

function bringsWater(forcing: SolverForcing): boolean {
  switch (forcing.kind) {
    case 'discharge':
    case 'rain':
      return forcing.series.values.some((value) => value > 0);
    case 'level':
    case 'border-level':
      return true;
    case 'outflow':
      return false;
  }
}
