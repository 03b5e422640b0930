import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/base/canonical.ts';
import { digestOfArrays, Sha256, sha256, sha256OfText } from '../../src/base/digest.ts';
import { decodeUtf8, encodeUtf8 } from '../../src/base/utf8.ts';

const bytes = fc.uint8Array({ maxLength: 300 });

describe('BA-3 sha256', () => {
  test('gives the digests of FIPS 180-4', () => {
    expect(sha256OfText('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256OfText('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256(new Uint8Array(1_000_000).fill(0x61))).toBe(
      'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
    );
  });

  test('agrees with another implementation on any bytes, in any pieces', () => {
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 5 }), (pieces) => {
        const hash = new Sha256();
        for (const piece of pieces) hash.update(piece);
        const whole = Buffer.concat(pieces);
        expect(hash.hex()).toBe(createHash('sha256').update(whole).digest('hex'));
      }),
    );
  });

  test('counts the bits of messages longer than 512 MiB', () => {
    const hash = new Sha256();
    const reference = createHash('sha256');
    const piece = new Uint8Array(1 << 24).fill(7);
    for (let i = 0; i < 33; i++) {
      hash.update(piece);
      reference.update(piece);
    }
    expect(hash.hex()).toBe(reference.digest('hex'));
  });
});

describe('BA-3 digestOfArrays', () => {
  test('tells apart types, lengths and orders', () => {
    const lists = [
      [new Uint8Array(4)],
      [new Uint8Array(2), new Uint8Array(2)],
      [new Float32Array(1)],
      [new Uint32Array(1)],
      [],
      [new Uint8Array(0)],
      [Float64Array.of(1), Float64Array.of(2)],
      [Float64Array.of(2), Float64Array.of(1)],
      [Float64Array.of(0)],
      [Float64Array.of(-0)],
    ];
    expect(new Set(lists.map(digestOfArrays)).size).toBe(lists.length);
  });

  test('counts every NaN as the same, and leaves the array as it was', () => {
    const quiet = new Float32Array(new Uint32Array([0x7fc00000]).buffer);
    const odd = new Float32Array(new Uint32Array([0xffc01234]).buffer);
    expect(digestOfArrays([odd])).toBe(digestOfArrays([quiet]));
    expect(new Uint32Array(odd.buffer)[0]).toBe(0xffc01234);
    const odd64 = new Float64Array(new BigUint64Array([0xfff8000000000001n, 0x3ff0000000000000n]).buffer);
    expect(digestOfArrays([odd64])).toBe(digestOfArrays([Float64Array.of(NaN, 1)]));
  });

  test('reads long arrays to the end', () => {
    const values = new Float32Array(40_000);
    const before = digestOfArrays([values]);
    values[39_999] = 1;
    expect(digestOfArrays([values])).not.toBe(before);
  });
});

describe('BA-4 canonicalJson', () => {
  test('gives one spelling whatever the order of the keys', () => {
    expect(canonicalJson({ b: [1, -0, 'é"'], a: { d: null, c: true } })).toBe(
      '{"a":{"c":true,"d":null},"b":[1,0,"é\\""]}',
    );
  });

  test('reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = canonicalJson(value);
        const withPlusZero = JSON.parse(JSON.stringify(value)) as unknown;
        expect(JSON.parse(text)).toEqual(withPlusZero);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
  });

  test.each([
    ['NaN', { a: NaN }],
    ['infinity', [Infinity]],
    ['undefined', { a: undefined }],
    ['a function', [() => 1]],
    ['an instance', { a: new Map() }],
    ['a typed array', { a: new Float32Array(1) }],
  ])('refuses %s', (_name, value) => {
    expect(() => canonicalJson(value)).toThrow('assertion failed');
  });

  test('refuses a cycle', () => {
    const value: Record<string, unknown> = {};
    value['self'] = value;
    expect(() => canonicalJson(value)).toThrow('no cycle');
  });
});

describe('text as UTF-8', () => {
  test('agrees with TextEncoder and TextDecoder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const encoded = encodeUtf8(text);
        expect(Array.from(encoded)).toEqual(Array.from(new TextEncoder().encode(text)));
        expect(decodeUtf8(encoded)).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(encoded));
      }),
    );
  });

  test('writes a lone surrogate as U+FFFD', () => {
    expect(Array.from(encodeUtf8('a\ud800b'))).toEqual(Array.from(new TextEncoder().encode('a\ud800b')));
  });

  test('refuses what TextDecoder refuses', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const decodeStrictly = (input: Uint8Array): string | null => {
      try {
        return strict.decode(input);
      } catch {
        return null;
      }
    };
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0x41, 0x80, 0xbf, 0xc0, 0xc3, 0xe0, 0xed, 0xa0, 0xf0, 0x90, 0xf4, 0xff)),
        (list) => {
          const input = Uint8Array.from(list);
          expect(decodeUtf8(input)).toBe(decodeStrictly(input));
        },
      ),
      { numRuns: 2000 },
    );
  });
});
