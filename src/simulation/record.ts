import type { Digest } from '../base/brand.ts';
import type { FieldData, RunResult } from './contract.ts';
import type { WireError } from './failure.ts';
import type { Pace } from './pace.ts';
import { type EngineIdentity, fingerprint, type RunRequest } from './request.ts';
import { digestParts, type PartDigests, resultDigest } from './result-digest.ts';

/** When, where and by what a run was made; part of no digest. */
export interface Making {
  /** ISO instant, UTC. */
  readonly at: string;
  readonly wallTimeS: number;
  readonly host: string;
  readonly appVersion: string;
}

/** All that is needed to replay a run, and what it gave. */
export interface RunRecord {
  readonly format: 1;
  readonly request: RunRequest;
  readonly engine: EngineIdentity;
  /** SHA-256 of all that decides the result; names, frames, pauses and threads are not in it. */
  readonly fingerprint: Digest;
  /** SHA-256 of the full fields, the indicators and the last state, bit for bit. */
  readonly resultDigest: Digest;
  /** The same by part, so that a replay can say which one differs. */
  readonly parts: PartDigests;
  readonly diagnostics: Readonly<Record<string, number>>;
  /** What the run went on without; part of no digest, since it follows from the request. Absent: it had all. */
  readonly leftOut?: readonly WireError[];
  readonly made: Making;
}

/** The record of a run that came to its end; `last`: the frame fields of its end. */
export async function makeRecord(
  request: RunRequest,
  engine: EngineIdentity,
  result: RunResult,
  last: Readonly<Record<string, FieldData>>,
  made: Making,
  leftOut: readonly WireError[],
  pace: Pace,
): Promise<RunRecord> {
  const parts = await digestParts(result, last, pace);
  const { id, version, kernelsDigest } = engine;
  return {
    format: 1,
    request,
    engine: { id, version, kernelsDigest },
    fingerprint: fingerprint(request, engine),
    resultDigest: resultDigest(parts),
    parts,
    diagnostics: result.diagnostics,
    ...(leftOut.length === 0 ? {} : { leftOut }),
    made,
  };
}
