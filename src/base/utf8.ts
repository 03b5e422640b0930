/**
 * UTF-8 for the layers that know neither page nor Node, hence no `TextEncoder` (RFC 3629). A lone surrogate
 * becomes U+FFFD, as `TextEncoder` does.
 */
export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 3);
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const code = codePointAt(text, i);
    if (code > 0xffff) i++;
    if (code < 0x80) bytes[at++] = code;
    else {
      if (code < 0x800) bytes[at++] = 0xc0 | (code >> 6);
      else {
        if (code < 0x10000) bytes[at++] = 0xe0 | (code >> 12);
        else {
          bytes[at++] = 0xf0 | (code >> 18);
          bytes[at++] = 0x80 | ((code >> 12) & 0x3f);
        }
        bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
      }
      bytes[at++] = 0x80 | (code & 0x3f);
    }
  }
  return bytes.slice(0, at);
}

function codePointAt(text: string, i: number): number {
  const code = text.codePointAt(i)!;
  return code >= 0xd800 && code <= 0xdfff ? 0xfffd : code;
}

/** The text of UTF-8 bytes, or null when they are not UTF-8 (overlong forms and surrogates included). */
export function decodeUtf8(bytes: Uint8Array): string | null {
  const pieces: string[] = [];
  let codes: number[] = [];
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i]!;
    const length = sequenceLength(lead);
    const code = length === 0 ? -1 : readSequence(bytes, i, length);
    if (code < 0) return null;
    codes.push(code);
    i += length;
    if (codes.length === 4096) {
      pieces.push(String.fromCodePoint(...codes));
      codes = [];
    }
  }
  pieces.push(String.fromCodePoint(...codes));
  return pieces.join('');
}

/** Bytes of the sequence that a byte begins; 0: it begins none. */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2) return 0;
  if (lead < 0xe0) return 2;
  if (lead < 0xf0) return 3;
  return lead < 0xf5 ? 4 : 0;
}

/** Smallest code that needs a sequence of each length. */
const smallest = [0, 0, 0x80, 0x800, 0x10000];
const leadBits = [0, 0x7f, 0x1f, 0x0f, 0x07];

/** Code point of a sequence, −1 when it is malformed. */
function readSequence(bytes: Uint8Array, start: number, length: number): number {
  if (start + length > bytes.length) return -1;
  let code = bytes[start]! & leadBits[length]!;
  for (let i = start + 1; i < start + length; i++) {
    const byte = bytes[i]!;
    if ((byte & 0xc0) !== 0x80) return -1;
    code = (code << 6) | (byte & 0x3f);
  }
  const isSurrogate = code >= 0xd800 && code <= 0xdfff;
  return code < smallest[length]! || code > 0x10ffff || isSurrogate ? -1 : code;
}
