import { create } from 'zustand';
import { floodSpec } from '../engines/flood/spec.ts';
import type { EngineSpec } from '../simulation/contract.ts';
import { afterFirstPicture } from './first-picture.ts';

/**
 * Engines' describing halves, in the order of the screen. The first is there at once; the others, long texts that the
 * first picture does not need, come after it.
 */
export const useSpecs = create<{ readonly specs: readonly EngineSpec[] }>()(() => ({ specs: [floodSpec] }));

let loading: Promise<readonly EngineSpec[]> | null = null;

/** Every engine's describing half, once it is here. */
export function allSpecs(): Promise<readonly EngineSpec[]> {
  loading ??= afterFirstPicture()
    .then(() => import('../engines/specs.ts'))
    .then(({ engineSpecs }) => {
      useSpecs.setState({ specs: engineSpecs });
      return engineSpecs;
    });
  return loading;
}
