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

/** UTF-8 where it is, otherwise what older spreadsheets write. */
export function decodedText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}
