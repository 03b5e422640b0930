import { canonicalJson } from '../../base/canonical.ts';
import { sha256 } from '../../base/digest.ts';
import { AppError } from '../../base/errors.ts';
import { encodeUtf8 } from '../../base/utf8.ts';
import type { FinishedRun } from '../compare.ts';
import type { Axes, FieldData, FieldSpec } from '../contract.ts';
import { decodeField, type StoredFrame } from '../frames.ts';
import { conditionsKey, type RunRequest } from '../request.ts';
import { BitReader, BitWriter } from './range-coder.ts';
import { roundingOf } from './rounding.ts';
import { codeFields, codeFrames, fieldsOf, type ToldRun } from './run-fields.ts';
import { HeadOdds, type RunHead, type ToldField, toldRows, typeOf } from './run-head.ts';

/** A run with its frames, as an archive takes it. */
export interface RunToKeep extends FinishedRun {
  readonly frames: readonly StoredFrame[];
}

/** A run as an archive gives it back: record and figures exactly, fields and frames rounded for display. */
export type ArchivedRun = Omit<RunToKeep, 'spec'>;

/** To what a field is rounded, in its unit. */
export type StepOf = (name: string, field: FieldSpec) => number;

const magic = encodeUtf8('JUMELRUN');
const format = 1;
/** Magic, format, bytes of what follows, SHA-256 of what follows. */
const prefixBytes = magic.length + 4 + 4 + 32;
/** Before each run: bytes of its head, fields and frames, and the runs that the last two are told against. */
const lengthsBytes = 20;
const none = 0xffff_ffff;

/**
 * Runs as one file (docs/formats/run-archive.md). Each is told against an earlier one where that is shorter. The
 * same runs give the same bytes.
 *
 * @param stepOf Asked for each field; doubled where its values would span more than 65 533 steps.
 */
export function encodeRuns(runs: readonly RunToKeep[], stepOf: StepOf): Uint8Array<ArrayBuffer> {
  const odds = new HeadOdds();
  const axes: string[] = [];
  const told: ToldRun[] = [];
  const pieces: Uint8Array[] = [];
  for (const run of runs) {
    const head = headOf(run, axes, stepOf);
    const writer = new BitWriter();
    odds.write(writer, head, run.result.indicators);
    const headBytes = writer.end();
    const models = modelsOf(run.record.request, told);
    const fields = shortest(models, (coder, like) => codeFields(coder, head, like, run.result.fields));
    const frames = shortest(models, (coder, like) => codeFrames(coder, head, like, run.frames));
    told.push({ head, fields: fields.numbers, frames: frames.numbers });
    const lengths = [headBytes.length, fields.like, fields.bytes.length, frames.like, frames.bytes.length];
    pieces.push(words(lengths), headBytes, fields.bytes, frames.bytes);
  }
  return sealed(pieces);
}

/**
 * The runs of an archive, one after the other.
 *
 * @throws AppError `results/unreadable` (`details.reason`) for what `encodeRuns` did not write or what was cut;
 * `results/newer-format`.
 */
export function* decodeRuns(bytes: Uint8Array): Generator<ArchivedRun, void, void> {
  const payload = opened(bytes);
  const odds = new HeadOdds();
  const axes: Axes[] = [];
  const told: ToldRun[] = [];
  for (let at = 0; at < payload.length; ) {
    const view = new DataView(payload.buffer, payload.byteOffset + at);
    if (view.byteLength < lengthsBytes) throw unreadable('cut');
    const word = (i: number): number => view.getUint32(4 * i, true);
    const [headBytes, fieldsLike, fieldsBytes, framesLike, framesBytes] = [0, 1, 2, 3, 4].map(
      word,
    ) as Lengths;
    at += lengthsBytes;
    const take = (length: number): BitReader => new BitReader(payload.subarray(at, (at += length)));
    const run = soundly(() => {
      const read = odds.read(take(headBytes));
      if (read === null) throw unreadable('head');
      const { head, indicators } = read;
      const own = typeof head.axes === 'number' ? axes[head.axes] : head.axes;
      if (!own) throw unreadable('axes');
      axes.push(own);
      const fields = codeFields(take(fieldsBytes), head, told[fieldsLike] ?? null);
      const frames = codeFrames(take(framesBytes), head, told[framesLike] ?? null);
      told.push({ head, fields, frames });
      const { diagnostics } = head.record;
      const notes = head.notes === undefined ? {} : { notes: head.notes };
      const result = { fields: fieldsOf(head, fields), indicators, ...notes, diagnostics };
      return { axes: own, result, record: head.record, frames };
    });
    yield run;
  }
}

type Lengths = [head: number, fieldsLike: number, fields: number, framesLike: number, frames: number];

function headOf(run: RunToKeep, known: string[], stepOf: StepOf): RunHead {
  const axes = canonicalJson(run.axes);
  const same = known.indexOf(axes);
  known.push(axes);
  const told = (name: string, values: readonly ArrayLike<number>[], type: ToldField['type']): ToldField => {
    const field = run.spec.fields[name];
    const isOnCells = field?.per.includes('cell') === true;
    const length = values[0]?.length ?? 0;
    const { columns, rows } = isOnCells && run.axes.cell ? run.axes.cell : { columns: length, rows: 1 };
    return {
      name,
      type,
      rounding: roundingOf(values, { columns, rows, step: field ? stepOf(name, field) : 1 }),
    };
  };
  const fields = Object.entries(run.result.fields) as [string, FieldData][];
  const names = Object.keys(run.frames[0]?.fields ?? {});
  return {
    record: run.record,
    axes: same < 0 ? run.axes : same,
    fields: fields.map(([name, values]) => told(name, [values], typeOf(values))),
    timesS: run.frames.map(({ timeS }) => timeS),
    frameFields: names.map((name) => {
      const instants = run.frames.flatMap(({ fields: kept }) =>
        kept[name] ? [decodeField(kept[name])] : [],
      );
      return told(name, instants, 'Float32Array');
    }),
    indicators: toldRows(run.result.indicators, run.axes),
    ...(run.result.notes === undefined ? {} : { notes: run.result.notes }),
  };
}

interface Written<T> {
  readonly like: number;
  readonly bytes: Uint8Array;
  readonly numbers: T;
}

/** Earlier runs that this one may be like: those under the same conditions, and the last one with the same edits. */
function modelsOf(request: RunRequest, told: readonly ToldRun[]): readonly (readonly [number, ToldRun])[] {
  const conditions = conditionsKey(request.hypothesis);
  const edits = canonicalJson(request.edits);
  const earlier = [...told.entries()];
  const sameEdits = earlier.findLast(([, { head }]) => canonicalJson(head.record.request.edits) === edits);
  return earlier.filter(
    (one) => one === sameEdits || conditionsKey(one[1].head.record.request.hypothesis) === conditions,
  );
}

/** Written alone or against an earlier run, whichever is shorter. */
function shortest<T>(
  models: readonly (readonly [number, ToldRun])[],
  write: (coder: BitWriter, like: ToldRun | null) => T,
): Written<T> {
  let kept: Written<T> | null = null;
  for (const [like, model] of [[none, null] as const, ...models]) {
    const coder = new BitWriter();
    const numbers = write(coder, model);
    const bytes = coder.end();
    if (kept === null || bytes.length < kept.bytes.length) kept = { like, bytes, numbers };
  }
  return kept as Written<T>;
}

function words(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  for (const [i, value] of values.entries()) view.setUint32(4 * i, value, true);
  return new Uint8Array(view.buffer);
}

function sealed(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const bytes = new Uint8Array(prefixBytes + length);
  let at = prefixBytes;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  bytes.set(magic);
  bytes.set(words([format, length]), magic.length);
  bytes.set(digestBytes(bytes.subarray(prefixBytes)), magic.length + 8);
  return bytes;
}

/** What follows the prefix, once it is known to be whole. */
function opened(bytes: Uint8Array): Uint8Array {
  if (bytes.length < prefixBytes || magic.some((byte, i) => bytes[i] !== byte)) throw unreadable('foreign');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = view.getUint32(magic.length, true);
  if (found > format) throw new AppError('results/newer-format', `format ${found}`, { format: found });
  const payload = bytes.subarray(prefixBytes);
  if (found !== format || view.getUint32(magic.length + 4, true) !== payload.length) throw unreadable('cut');
  const digest = digestBytes(payload);
  if (digest.some((byte, i) => bytes[magic.length + 8 + i] !== byte)) throw unreadable('digest');
  return payload;
}

function digestBytes(bytes: Uint8Array): Uint8Array {
  const hex = sha256(bytes);
  return Uint8Array.from({ length: 32 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}

/** Whatever goes wrong in data that are whole but not ours is said to be that. */
function soundly<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('results/')) throw error;
    throw unreadable(error instanceof Error ? error.message : String(error));
  }
}

function unreadable(reason: string): AppError {
  return new AppError('results/unreadable', `run archive: ${reason}`, { reason });
}
