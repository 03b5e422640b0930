import type { Digest } from '../base/brand.ts';
import type { Edit, Hypothesis } from '../scenario/project.ts';
import type { Parameters } from './contract.ts';

/** Everything that decides a result, resolved: no default left to look up, no parent left to follow. */
export interface RunRequest {
  readonly engine: string;
  readonly territory: Digest;
  readonly alternative: { readonly id: string; readonly shortName: string };
  readonly edits: readonly Edit[];
  readonly hypothesis: Hypothesis;
  readonly parameters: Parameters;
  readonly seed: number;
  /** For display only; never part of the fingerprint. */
  readonly frameEveryS: number;
}
