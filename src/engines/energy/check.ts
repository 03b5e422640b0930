import type { AppError } from '../../base/errors.ts';
import type { EnergyInput } from './energy-input.ts';

/** Everything that a person can act on before the year runs; empty: it may. */
export function checkEnergy({ problems }: EnergyInput): readonly AppError[] {
  return problems;
}
