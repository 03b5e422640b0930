import type { Engine } from '../../simulation/contract.ts';
import type { EnergyInput } from './energy-input.ts';
import type { EnergyField } from './fields.ts';
import type { EnergyIndicator } from './indicator-specs.ts';
import { createEnergyInput } from './input.ts';
import type { EnergyParameter } from './parameters.ts';
import { runEnergy } from './run.ts';
import { energySpec } from './spec.ts';

/** Heat and electricity of every building of a territory through a year; see docs/engines/energy.md. */
export const energyEngine: Engine<EnergyInput, EnergyParameter, EnergyField, EnergyIndicator> = {
  spec: energySpec,
  kernelsDigest: '',
  createInput: createEnergyInput,
  check: ({ problems }) => problems,
  run: runEnergy,
};
