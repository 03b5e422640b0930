import type { EngineSpec } from '../simulation/contract.ts';
import { floodSpec } from './flood/spec.ts';

/** Every engine's describing half, in the order of the screen. */
export const engineSpecs: readonly EngineSpec[] = [floodSpec];
