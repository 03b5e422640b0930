import { retold } from '../../../base/steps.ts';
import type { Checkpoint } from '../../../simulation/contract.ts';
import type { EnergyField } from '../fields.ts';

/** Share of a run that the light of the site takes, for the bar. */
export const lightShare = 0.3;
/** Pieces of the site's light, roughly. */
const lightPieces = 500;

/** The light of the site in checkpoints that go forward. */
export function told<T>(pieces: Generator<void, T, void>): Generator<Checkpoint<EnergyField>, T, void> {
  let done = 0;
  return retold(pieces, () => {
    done++;
    return { progress: (lightShare * done) / (done + lightPieces), timeS: 0 };
  });
}
