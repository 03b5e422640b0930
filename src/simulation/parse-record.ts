import { AppError } from '../base/errors.ts';
import { edit, hypothesis } from '../scenario/project.ts';
import type { RunRecord } from './record.ts';

const digestPattern = /^[0-9a-f]{64}$/;

/**
 * Reads a record from JSON text.
 *
 * @throws AppError `record/newer-format`, or `record/unreadable` with the `path` of the first fault.
 */
export function parseRecord(json: string): RunRecord {
  const record = readObject(json);
  const { format } = record;
  if (typeof format === 'number' && Number.isInteger(format) && format > 1) {
    throw new AppError('record/newer-format', `format ${format} is newer than 1`, { format, known: 1 });
  }
  const faults: Readonly<Record<string, boolean>> = {
    format: format !== 1,
    request: !isRequest(record['request']),
    engine: !isIdentity(record['engine']),
    fingerprint: !isDigest(record['fingerprint']),
    resultDigest: !isDigest(record['resultDigest']),
    parts: !isTable(record['parts'], isDigest),
    diagnostics: !isTable(record['diagnostics'], Number.isFinite),
    leftOut: !isLeftOut(record['leftOut']),
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
    frameEveryS > 0 &&
    isUpstream(value['upstream'])
  );
}

/** What the run went on without, as plain errors. */
function isLeftOut(value: unknown): boolean {
  if (value === undefined) return true;
  if (!Array.isArray(value)) return false;
  return value.every((one) => {
    if (!isPlain(one)) return false;
    const { code, message, details } = one;
    const isDetail = (detail: unknown): boolean => typeof detail === 'string' || Number.isFinite(detail);
    return typeof code === 'string' && typeof message === 'string' && isTable(details, isDetail);
  });
}

/** Runs that a run starts from; none of them starts from itself, so they end. */
function isUpstream(value: unknown): boolean {
  if (value === undefined) return true;
  if (!Array.isArray(value)) return false;
  return value.every((run) => isPlain(run) && isIdentity(run['engine']) && isRequest(run['request']));
}
