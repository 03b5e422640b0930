/** What windows-1252 puts at 0x80 … 0x9f, where Latin-1 has controls (WHATWG Encoding, index windows-1252). */
const SPECIAL = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Text of bytes in windows-1252. The platform's own decoder is not used: that of Node 20 reads Latin-1 under this
 * name, so that Node and browsers would read other names in one file.
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes)
    text += byte >= 0x80 && byte < 0xa0 ? SPECIAL.charAt(byte - 0x80) : String.fromCharCode(byte);
  return text;
}

/** Text of a file: UTF-16 where a byte-order mark says so, UTF-8 where it is, otherwise what older spreadsheets write. */
export function decodedText(bytes: Uint8Array): string {
  return decoded(bytes, false);
}

/** Text of a file's first bytes, of which the last sign may be cut. */
export function decodedStart(bytes: Uint8Array): string {
  return decoded(bytes, true);
}

function decoded(bytes: Uint8Array, isCut: boolean): string {
  const wide = utf16Of(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes, { stream: isCut });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut });
  } catch {
    return decodeWindows1252(bytes);
  }
}

/** The encoding of two bytes a sign that a byte-order mark tells; null: none does. */
export function utf16Of([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}
