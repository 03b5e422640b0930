import { canonicalJson, isPlainObject } from './canonical.ts';
import { AppError, assert } from './errors.ts';
import {
  bytesOf,
  bytesPerElement,
  isNumberArray,
  isNumberArrayName,
  type NumberArray,
  nameOf,
  unifyNaNs,
  viewOf,
} from './number-array.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

/**
 * Layout, little-endian: `JUMELLES` (8 bytes) · format version (u32) · bytes of the header (u32) · header ·
 * blobs. The header is canonical JSON in UTF-8; each typed array in it is `{"$array": [type, offset, length]}`,
 * offset in bytes from the start of the blobs, a multiple of 8, length in elements. An object whose only key
 * begins with `$` has one more `$` in front of it. Gaps are zeros. Same value, same bytes.
 */
const magic = encodeUtf8('JUMELLES');
const version = 1;
const prefixBytes = 16;
const alignment = 8;
/** Deepest nesting that `unpack` follows; ours are about 6. */
const deepest = 64;

/**
 * Plain data with typed arrays as bytes. Throws on what `canonicalJson` refuses; missing values
 * (`undefined`) of objects are left out. Every NaN in an array is written with the same bits.
 */
export function pack(value: unknown): Uint8Array<ArrayBuffer> {
  const blobs: NumberArray[] = [];
  let blobBytes = 0;
  const place = (array: NumberArray): unknown => {
    const offset = blobBytes;
    blobs.push(array);
    blobBytes += align(array.byteLength);
    return { $array: [nameOf(array), offset, array.length] };
  };
  const header = encodeUtf8(canonicalJson(replaceArrays(value, place)));
  const start = align(prefixBytes + header.length);
  const bytes = new Uint8Array(start + blobBytes);
  bytes.set(magic);
  const view = new DataView(bytes.buffer);
  view.setUint32(8, version, true);
  view.setUint32(12, header.length, true);
  bytes.set(header, prefixBytes);
  let at = start;
  for (const blob of blobs) {
    bytes.set(bytesOf(blob), at);
    const copy = viewOf(nameOf(blob), bytes.buffer, at, blob.length);
    if (copy instanceof Float32Array || copy instanceof Float64Array) unifyNaNs(copy);
    at += align(blob.byteLength);
  }
  return bytes;
}

/**
 * The value of packed bytes. Typed arrays are fresh copies, one buffer each, hence transferable. Throws
 * `territory/unreadable` for whatever `pack` did not write.
 */
export function unpack(bytes: Uint8Array): unknown {
  const { header, blobs } = split(bytes);
  const text = decodeUtf8(header);
  if (text === null) throw unreadable('the header is not UTF-8');
  const reader = new BlobReader(blobs);
  const value = restoreArrays(parse(text), reader, 0);
  reader.end();
  return value;
}

function split(bytes: Uint8Array): { header: Uint8Array; blobs: Uint8Array } {
  if (bytes.length < prefixBytes) throw unreadable('shorter than its prefix');
  if (magic.some((byte, i) => bytes[i] !== byte)) throw unreadable('not a Jumelles file');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = view.getUint32(8, true);
  if (found !== version) throw unreadable(`format ${found}, this program reads ${version}`);
  const headerEnd = prefixBytes + view.getUint32(12, true);
  if (align(headerEnd) > bytes.length) throw unreadable('the header is cut');
  return { header: bytes.subarray(prefixBytes, headerEnd), blobs: bytes.subarray(align(headerEnd)) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw unreadable('the header is not JSON');
  }
}

function replaceArrays(value: unknown, place: (array: NumberArray) => unknown): unknown {
  if (isNumberArray(value)) return place(value);
  if (Array.isArray(value)) return value.map((item) => replaceArrays(item, place));
  if (!isPlainObject(value)) return value;
  const keys = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort();
  assert(!keys.includes('__proto__'), 'no key named __proto__');
  const escape = isReserved(keys) ? '$' : '';
  return Object.fromEntries(keys.map((key) => [escape + key, replaceArrays(value[key], place)]));
}

function restoreArrays(value: unknown, blobs: BlobReader, depth: number): unknown {
  if (depth > deepest) throw unreadable('nested too deep');
  if (Array.isArray(value)) return value.map((item) => restoreArrays(item, blobs, depth + 1));
  if (!isPlainObject(value)) return value;
  const keys = Object.keys(value).sort();
  if (keys.includes('__proto__')) throw unreadable('a key named __proto__');
  if (!isReserved(keys)) {
    return Object.fromEntries(keys.map((key) => [key, restoreArrays(value[key], blobs, depth + 1)]));
  }
  const key = keys[0]!;
  if (key === '$array') return blobs.read(value[key]);
  if (!key.startsWith('$$')) throw unreadable(`unknown mark ${key}`);
  return { [key.slice(1)]: restoreArrays(value[key], blobs, depth + 1) };
}

function isReserved(keys: readonly string[]): boolean {
  return keys.length === 1 && keys[0]!.startsWith('$');
}

/** Hands out the blobs in the order in which `pack` laid them: none twice, none left, so no file grows in memory. */
class BlobReader {
  private readonly blobs: Uint8Array;
  private at = 0;

  constructor(blobs: Uint8Array) {
    this.blobs = blobs;
  }

  read(reference: unknown): NumberArray {
    if (!Array.isArray(reference) || reference.length !== 3)
      throw unreadable('malformed reference to an array');
    const [name, offset, length] = reference as readonly unknown[];
    if (typeof name !== 'string' || !isNumberArrayName(name)) throw unreadable('unknown type of array');
    if (offset !== this.at || !isCount(length)) throw unreadable('malformed reference to an array');
    const end = offset + length * bytesPerElement(name);
    if (align(end) > this.blobs.length) throw unreadable('an array is cut');
    this.at = align(end);
    const copy = this.blobs.slice(offset, end);
    return viewOf(name, copy.buffer as ArrayBuffer, 0, length);
  }

  end(): void {
    if (this.at !== this.blobs.length) throw unreadable('bytes after the last array');
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function align(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}

function unreadable(reason: string): AppError {
  return new AppError('territory/unreadable', `packed file: ${reason}`, { reason });
}
