import type { Digest } from '../base/brand.ts';
import type { RunRequest } from './request.ts';

/** All that is needed to replay a run, and what it gave. */
export interface RunRecord {
  readonly format: 1;
  readonly request: RunRequest;
  readonly engine: { readonly id: string; readonly version: number; readonly kernelsDigest: string };
  /** SHA-256 of all that decides the result; names, frames, pauses and threads are not in it. */
  readonly fingerprint: Digest;
  /** SHA-256 of the full fields, the indicators and the last state, bit for bit. */
  readonly resultDigest: Digest;
  readonly diagnostics: Readonly<Record<string, number>>;
  /** Not part of any digest: when, where and how long. */
  readonly made: {
    readonly at: string;
    readonly wallTimeS: number;
    readonly host: string;
    readonly appVersion: string;
  };
}
