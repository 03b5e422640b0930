import { assert } from './errors.ts';

const constructors = {
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
} as const;

export type NumberArrayName = keyof typeof constructors;
/** Numbers in flat arrays, as fields, rasters and tables hold them. */
export type NumberArray = InstanceType<(typeof constructors)[NumberArrayName]>;

const names = Object.keys(constructors) as NumberArrayName[];

export function isNumberArray(value: unknown): value is NumberArray {
  return ArrayBuffer.isView(value) && names.some((name) => value instanceof constructors[name]);
}

export function isNumberArrayName(name: string): name is NumberArrayName {
  return Object.hasOwn(constructors, name);
}

/** Name of the array's type, also where a build shortens class names. */
export function nameOf(array: NumberArray): NumberArrayName {
  const name = names.find((candidate) => array instanceof constructors[candidate]);
  assert(name !== undefined, 'a known type of array');
  return name;
}

/** The larger of two arrays, with the values of the smaller one first. */
export function wider<T extends Int32Array | Float64Array | Uint8Array>(values: T, into: T): T {
  into.set(values);
  return into;
}

export function bytesPerElement(name: NumberArrayName): number {
  return constructors[name].BYTES_PER_ELEMENT;
}

/** A view of `length` elements of a buffer; `offset` in bytes, a multiple of the element's size. */
export function viewOf(
  name: NumberArrayName,
  buffer: ArrayBuffer,
  offset: number,
  length: number,
): NumberArray & ArrayBufferView<ArrayBuffer> {
  return new constructors[name](buffer, offset, length);
}

/** The same memory as bytes. */
export function bytesOf(array: NumberArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

/**
 * Writes every NaN of an array with the same bits (0x7fc00000, 0x7ff8000000000000): which NaN an operation gives
 * is left to each JavaScript engine. In place.
 */
export function unifyNaNs(array: Float32Array | Float64Array): void {
  const step = array.BYTES_PER_ELEMENT / 4;
  const words = new Uint32Array(array.buffer, array.byteOffset, array.length * step);
  for (let i = 0; i < array.length; i++) {
    const value = array[i]!;
    if (value === value) continue;
    words[i * step] = step === 1 ? 0x7fc00000 : 0;
    if (step === 2) words[i * step + 1] = 0x7ff80000;
  }
}
