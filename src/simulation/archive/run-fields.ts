import type { FieldData, Fields } from '../contract.ts';
import { decodeField, type StoredField, type StoredFrame } from '../frames.ts';
import { codePlane, type Expected, PlaneOdds } from './planes.ts';
import type { BitCoder } from './range-coder.ts';
import { numbersOf, type Rounding, storedOf, valueOf } from './rounding.ts';
import type { RunHead, ToldField } from './run-head.ts';

/** What an earlier run of the archive told, for one that is told against it. */
export interface ToldRun {
  readonly head: RunHead;
  readonly fields: ReadonlyMap<string, Int32Array>;
  readonly frames: readonly StoredFrame[];
}

/**
 * Writes or reads the fields of a result.
 *
 * @param values What to write; absent when reading.
 * @returns The numbers of each field.
 */
export function codeFields(
  coder: BitCoder,
  head: RunHead,
  like: ToldRun | null,
  values?: Partial<Fields>,
): ReadonlyMap<string, Int32Array> {
  const told = new Map<string, Int32Array>();
  for (const field of head.fields) {
    const own = values?.[field.name];
    const numbers = own ? numbersOf(own, field.rounding) : blank(field.rounding);
    const model = isLike(field, like?.head.fields) ? (like?.fields.get(field.name) ?? null) : null;
    codePlane(coder, new PlaneOdds(), planeOf(numbers, field.rounding), first(numbers.length, model));
    told.set(field.name, numbers);
  }
  return told;
}

/**
 * Writes or reads the frames of a run, instant by instant.
 *
 * @param values What to write; absent when reading.
 */
export function codeFrames(
  coder: BitCoder,
  head: RunHead,
  like: ToldRun | null,
  values?: readonly StoredFrame[],
): readonly StoredFrame[] {
  const model = like && sameTimes(like.head, head) ? like : null;
  const fields = head.frameFields.map((field) => codeInstants(coder, head, field, model, values));
  return head.timesS.map((timeS, i) => ({
    timeS,
    fields: Object.fromEntries(
      head.frameFields.map(({ name }, k) => [name, (fields[k] as readonly StoredField[])[i] as StoredField]),
    ),
  }));
}

/** One field from the first instant to the last. */
function codeInstants(
  coder: BitCoder,
  head: RunHead,
  field: ToldField,
  like: ToldRun | null,
  values?: readonly StoredFrame[],
): readonly StoredField[] {
  const { name, rounding } = field;
  const odds = new PlaneOdds();
  const model = isLike(field, like?.head.frameFields) ? like : null;
  const modelAt = (i: number): Int32Array | null => {
    const stored = model?.frames[i]?.fields[name];
    return stored ? numbersOf(decodeField(stored), rounding) : null;
  };
  const told: StoredField[] = [];
  let before: Int32Array | null = null;
  let modelBefore: Int32Array | null = null;
  let changes: Int32Array | null = null;
  for (let i = 0; i < head.timesS.length; i++) {
    const stored = values?.[i]?.fields[name];
    const numbers = stored ? numbersOf(decodeField(stored), rounding) : blank(rounding);
    const modelNow = modelAt(i);
    const expected = before ? moved(before, modelBefore, modelNow, changes) : first(numbers.length, modelNow);
    const found = codePlane(coder, odds, planeOf(numbers, rounding), expected);
    changes = before ? found : null;
    before = numbers;
    modelBefore = modelNow;
    told.push(storedOf(numbers, rounding));
  }
  return told;
}

/** The instant before, moved as the other run moved where both were alike. */
function moved(
  before: Int32Array,
  modelBefore: Int32Array | null,
  modelNow: Int32Array | null,
  changes: Int32Array | null,
): Expected {
  if (!modelBefore || !modelNow) return { values: before, changes, isSmooth: false };
  const values = before.slice();
  for (let i = 0; i < values.length; i++) if (before[i] === modelBefore[i]) values[i] = modelNow[i] as number;
  return { values, changes, isSmooth: false };
}

/** A first plane: like the other run's, or smooth. */
function first(length: number, model: Int32Array | null): Expected {
  if (model) return { values: model, changes: null, isSmooth: false };
  return { values: new Int32Array(length), changes: null, isSmooth: true };
}

function isLike(field: ToldField, others: readonly ToldField[] | undefined): boolean {
  const other = others?.find((one) => one.name === field.name)?.rounding;
  const own = field.rounding;
  return (
    other !== undefined &&
    own.columns === other.columns &&
    own.rows === other.rows &&
    own.step === other.step &&
    own.empty === other.empty &&
    own.from === other.from
  );
}

function sameTimes(a: RunHead, b: RunHead): boolean {
  return a.timesS.length === b.timesS.length;
}

function planeOf(values: Int32Array, { columns, rows }: Rounding) {
  return { columns, rows, values };
}

function blank({ columns, rows }: Rounding): Int32Array {
  return new Int32Array(columns * rows);
}

/** The fields of a result from their numbers. */
export function fieldsOf(head: RunHead, numbers: ReadonlyMap<string, Int32Array>): Partial<Fields> {
  return Object.fromEntries(
    head.fields.map((field) => [field.name, arrayOf(field, numbers.get(field.name) ?? new Int32Array(0))]),
  );
}

const arrays = { Float32Array, Float64Array, Uint32Array } as const;

function arrayOf({ type, rounding }: ToldField, numbers: Int32Array): FieldData {
  const values = new arrays[type](numbers.length);
  for (let i = 0; i < numbers.length; i++) values[i] = valueOf(numbers[i] as number, rounding);
  return values;
}
