import type { EngineSpec } from '../simulation/contract.ts';
import { energySpec } from './energy/spec.ts';
import { floodSpec } from './flood/spec.ts';
import { trafficSpec } from './traffic/spec.ts';

/** Every engine's describing half, in the order of the screen. */
export const engineSpecs: readonly EngineSpec[] = [floodSpec, trafficSpec, energySpec];
