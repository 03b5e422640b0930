import type { Digest } from '../base/brand.ts';
import { AppError } from '../base/errors.ts';
import { edit, hypothesis } from '../scenario/project.ts';
import type { FieldData, RunResult } from './contract.ts';
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
  readonly made: Making;
}

/** The record of a run that came to its end; `last`: the frame fields of its end. */
export async function makeRecord(
  request: RunRequest,
  engine: EngineIdentity,
  result: RunResult,
  last: Readonly<Record<string, FieldData>>,
  made: Making,
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
    made,
  };
}

const digestPattern = /^[0-9a-f]{64}$/;

/**
 * Reads a record from JSON text.
 *
 * @throws AppError `record/unreadable` with the `path` of the first fault.
 */
export function parseRecord(json: string): RunRecord {
  const record = readObject(json);
  const faults: Readonly<Record<string, boolean>> = {
    format: record['format'] !== 1,
    request: !isRequest(record['request']),
    engine: !isIdentity(record['engine']),
    fingerprint: !isDigest(record['fingerprint']),
    resultDigest: !isDigest(record['resultDigest']),
    parts: !isTable(record['parts'], isDigest),
    diagnostics: !isTable(record['diagnostics'], Number.isFinite),
    made: !isMaking(record['made']),
  };
  const path = Object.keys(faults).find((key) => faults[key]);
  if (path) throw new AppError('record/unreadable', `unreadable record: ${path}`, { path });
  return record as unknown as RunRecord;
}

type Plain = Readonly<Record<string, unknown>>;

function readObject(json: string): Plain {
  try {
    const value: unknown = JSON.parse(json);
    if (isPlain(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new AppError('record/unreadable', 'not a JSON object', { path: '' });
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDigest(value: unknown): boolean {
  return typeof value === 'string' && digestPattern.test(value);
}

function isTable(value: unknown, isEntry: (entry: unknown) => boolean): boolean {
  return isPlain(value) && Object.values(value).every(isEntry);
}

function isIdentity(value: unknown): boolean {
  if (!isPlain(value)) return false;
  const { id, version, kernelsDigest } = value;
  return typeof id === 'string' && Number.isInteger(version) && typeof kernelsDigest === 'string';
}

function isMaking(value: unknown): boolean {
  if (!isPlain(value)) return false;
  const { at, wallTimeS, host, appVersion } = value;
  const texts = [at, host, appVersion].every((text) => typeof text === 'string');
  return texts && Number.isFinite(wallTimeS);
}

function isRequest(value: unknown): boolean {
  if (!isPlain(value)) return false;
  const { alternative, edits, parameters, seed, frameEveryS } = value;
  return (
    typeof value['engine'] === 'string' &&
    isDigest(value['territory']) &&
    isTable(alternative, (text) => typeof text === 'string') &&
    Array.isArray(edits) &&
    edits.every((one) => edit.safeParse(one).success) &&
    hypothesis.safeParse(value['hypothesis']).success &&
    isTable(parameters, Number.isFinite) &&
    Number.isInteger(seed) &&
    typeof frameEveryS === 'number' &&
    frameEveryS > 0
  );
}
