import { AppError } from '../../base/errors.ts';
import type { FloodInput } from './flood-input.ts';
import { rangeM } from './lattice.ts';
import type { SolverForcing } from './solver-input.ts';

/** Everything that a person can act on before the water runs; empty: it may. */
export function checkFlood(input: FloodInput): readonly AppError[] {
  const problems = [...input.problems, ...crestProblems(input)];
  if (problems.length > 0 || hasWater(input)) return problems;
  return [new AppError('flood/no-water', 'no inflow, level, rain or initial water')];
}

/** Crests beyond what elevations may be apart: a wrong unit, or a number that stood for "unknown". */
function crestProblems({ solver }: FloodInput): readonly AppError[] {
  const isOut = (crestM: number): boolean => Number.isFinite(crestM) && Math.abs(crestM) >= rangeM;
  const out = solver.crestEastM?.find(isOut) ?? solver.crestSouthM?.find(isOut);
  if (out === undefined) return [];
  return [new AppError('flood/range', `a crest lies ${out} m from the middle of the ground`)];
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
