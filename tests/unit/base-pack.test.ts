import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { pack, unpack } from '../../src/base/pack.ts';
import { encodeUtf8 } from '../../src/base/utf8.ts';

const numberArray = fc.oneof(
  fc.uint8Array(),
  fc.int8Array(),
  fc.uint16Array(),
  fc.int16Array(),
  fc.uint32Array(),
  fc.int32Array(),
  fc.float32Array(),
  fc.float64Array(),
);
const key = fc.string().filter((name) => name !== '__proto__');
const plain = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string(),
    numberArray,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(key, fc.constantFrom('$array', '$', '$$array', '9', '10')), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
  ),
})).value;

const sample = {
  name: 'vallée',
  grid: { columns: 2, rows: 2 },
  bed: Float32Array.of(1, NaN, -0, 3),
  ids: ['a', 'b'],
  codes: Uint8Array.of(1, 2, 3),
};

/** Bytes with a header of our choice; blobs as given. */
function forge(
  header: string,
  blobs: Uint8Array = new Uint8Array(0),
  version = 1,
  length?: number,
): Uint8Array {
  const text = encodeUtf8(header);
  const start = Math.ceil((16 + text.length) / 8) * 8;
  const bytes = new Uint8Array(start + blobs.length);
  bytes.set(encodeUtf8('JUMELLES'));
  const view = new DataView(bytes.buffer);
  view.setUint32(8, version, true);
  view.setUint32(12, length ?? text.length, true);
  bytes.set(text, 16);
  bytes.set(blobs, start);
  return bytes;
}

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
  return 'no error';
}

describe('BA-5 pack', () => {
  test('gives back plain data with its arrays', () => {
    fc.assert(
      fc.property(plain, (value) => {
        expect(unpack(pack(value))).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  test('gives the same bytes whatever the order of the keys and the bits of NaN', () => {
    const other = {
      codes: sample.codes,
      ids: sample.ids,
      bed: new Float32Array(new Uint32Array([0x3f800000, 0xffc00001, 0x80000000, 0x40400000]).buffer),
      grid: { rows: 2, columns: 2 },
      name: 'vallée',
      absent: undefined,
    };
    expect(pack(other)).toEqual(pack(sample));
  });

  test('begins with its name and aligns arrays on 8 bytes', () => {
    const bytes = pack({ a: Uint8Array.of(1), b: Float64Array.of(2) });
    expect(new TextDecoder().decode(bytes.subarray(0, 8))).toBe('JUMELLES');
    expect(bytes.length % 8).toBe(0);
    expect(new Float64Array(bytes.buffer, bytes.length - 8)[0]).toBe(2);
  });

  test('reads from the middle of a larger buffer, and shares no memory with it', () => {
    const packed = pack(sample);
    const large = new Uint8Array(packed.length + 13);
    large.set(packed, 13);
    const value = unpack(large.subarray(13)) as typeof sample;
    large.fill(0);
    expect(value).toEqual(sample);
    expect(value.bed.buffer.byteLength).toBe(16);
  });

  test('refuses a class instance and a non-finite number outside arrays', () => {
    expect(() => pack({ a: new Map() })).toThrow('no class instance');
    expect(() => pack({ a: NaN })).toThrow('no non-finite');
  });
});

describe('BA-6 unpack', () => {
  test('refuses every truncation', () => {
    const packed = pack(sample);
    for (let length = 0; length < packed.length; length++) {
      expect(codeOf(() => unpack(packed.subarray(0, length)))).toBe('territory/unreadable');
    }
  });

  test('never fails but by its own error, whatever the bytes', () => {
    const packed = pack(sample);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(packed.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (changes) => {
          const bytes = packed.slice();
          for (const [at, value] of changes) bytes[at] = value;
          expect(['no error', 'territory/unreadable']).toContain(codeOf(() => unpack(bytes)));
        },
      ),
      { numRuns: 2000 },
    );
  });

  const oneArray = '{"a":{"$array":["Uint8Array",0,8]}}';
  const eight = new Uint8Array(8);
  test.each([
    ['another format', forge('{}', undefined, 2)],
    ['a header of 3 GB', forge('{}', undefined, 1, 3_000_000_000)],
    ['a header that is no JSON', forge('{"a":')],
    ['an array that is cut', forge(oneArray)],
    ['a length that is not whole', forge('{"a":{"$array":["Uint8Array",0,0.5]}}', eight)],
    ['a negative length', forge('{"a":{"$array":["Uint8Array",0,-8]}}', eight)],
    ['a length beyond memory', forge('{"a":{"$array":["Float64Array",0,9007199254740991]}}', eight)],
    ['an unknown type of array', forge('{"a":{"$array":["constructor",0,8]}}', eight)],
    ['an unknown mark', forge('{"a":{"$date":1}}')],
    ['one blob read twice', forge(`[${oneArray},${oneArray}]`, eight)],
    ['bytes that no array claims', forge('{}', eight)],
    ['nesting without end', forge('['.repeat(100_000) + ']'.repeat(100_000))],
    ['a key named __proto__', forge('{"__proto__":{"polluted":true},"a":1}')],
    ['a nested key named __proto__', forge('{"a":{"__proto__":{"polluted":true}}}')],
  ])('refuses %s', (_name, bytes) => {
    expect(codeOf(() => unpack(bytes))).toBe('territory/unreadable');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('reads a well-formed forgery, so that the refusals above are for their reason', () => {
    expect(unpack(forge(oneArray, eight))).toEqual({ a: eight });
  });
});
