import { AppError } from '../base/errors.ts';
import { decodeWindows1252 } from './windows-1252.ts';

interface DbfField {
  readonly name: string;
  /** One letter: C text, N and F number, L logical, D date, I and O binary numbers. */
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

/** A dBase table in memory; cells are decoded when asked for. */
export interface Dbf {
  readonly count: number;
  readonly fields: readonly DbfField[];
  readonly encoding: 'utf-8' | 'windows-1252';
  deleted(record: number): boolean;
  /** NaN where there is none: blanks, `****` (IGN's null), text that is not a number. */
  number(record: number, field: DbfField): number;
  /** '' where there is none: blanks, `****`, `00000000` and 1899-11-30 (IGN's null dates). */
  text(record: number, field: DbfField): string;
}

/**
 * Opens a dBase III table. The encoding is the `.cpg`'s when the bytes allow it, else UTF-8 when the texts are
 * valid UTF-8, else windows-1252: French deliveries come in both, often without a word about it.
 *
 * @throws AppError `layer/header` when it is not a dBase table.
 */
export function openDbf(buffer: ArrayBuffer, codePage: string | null, file: string): Dbf {
  const bytes = new Uint8Array(buffer);
  const view = new DataView(buffer);
  if (bytes.length < 33) throw new AppError('layer/header', `${file}: no dBase header`, { file });
  const headerLength = view.getUint16(8, true);
  const recordLength = view.getUint16(10, true);
  const fields = readFields(bytes, Math.min(headerLength, bytes.length));
  const width = fields.reduce((sum, field) => sum + field.length, 1);
  if (headerLength < 33 || recordLength < width || fields.length === 0)
    throw new AppError('layer/header', `${file}: broken dBase header`, { file });
  const held = Math.floor(Math.max(0, bytes.length - headerLength) / recordLength);
  const count = Math.min(view.getUint32(4, true), held);
  const records = bytes.subarray(headerLength, headerLength + count * recordLength);
  const encoding = chooseEncoding(records, codePage);
  const decode = encoding === 'utf-8' ? decodeUtf8 : decodeWindows1252;
  const start = (record: number, field: DbfField) => record * recordLength + field.offset;
  return {
    count,
    fields,
    encoding,
    deleted: (record) => records[record * recordLength] === 0x2a,
    number(record, field) {
      const at = start(record, field);
      if (field.type === 'I') return view.getInt32(headerLength + at, true);
      if (field.type === 'O') return view.getFloat64(headerLength + at, true);
      if (field.type === 'L') return logical(records[at] as number);
      return parseNumber(records, at, at + field.length);
    },
    text(record, field) {
      const at = start(record, field);
      if (field.type === 'I') return String(view.getInt32(headerLength + at, true));
      if (field.type === 'O') return String(view.getFloat64(headerLength + at, true));
      if (field.type === 'L') return ['Non', 'Oui'][logical(records[at] as number)] ?? '';
      const text = decodeTrimmed(records, at, at + field.length, decode);
      if (isNullText(text)) return '';
      return field.type === 'D' && /^\d{8}$/.test(text)
        ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
        : text;
    },
  };
}

/** IGN's nulls in Shapefile: stars to the field's width, dates of zeros, and what some tools make of those. */
export function isNullText(text: string): boolean {
  return text === '' || /^\*+$/.test(text) || text === '00000000' || text.startsWith('1899-11-30');
}

function readFields(bytes: Uint8Array, end: number): DbfField[] {
  const fields: DbfField[] = [];
  let offset = 1;
  for (let at = 32; at + 32 <= end && bytes[at] !== 0x0d; at += 32) {
    const name = latin(bytes, at, at + 11);
    const length = bytes[at + 16] as number;
    fields.push({ name, type: String.fromCharCode(bytes[at + 11] as number), offset, length });
    offset += length;
  }
  return fields;
}

function latin(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let i = start; i < end && bytes[i] !== 0; i++) text += String.fromCharCode(bytes[i] as number);
  return text.trim();
}

function chooseEncoding(records: Uint8Array, codePage: string | null): 'utf-8' | 'windows-1252' {
  const stated = codePage?.trim().toLowerCase() ?? '';
  if (/1252|8859|88591|ansi|latin/.test(stated)) return 'windows-1252';
  return isUtf8(records) ? 'utf-8' : 'windows-1252';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function logical(byte: number): number {
  if (byte === 0x54 || byte === 0x74 || byte === 0x59 || byte === 0x79) return 1;
  if (byte === 0x46 || byte === 0x66 || byte === 0x4e || byte === 0x6e) return 0;
  return Number.NaN;
}

function parseNumber(bytes: Uint8Array, start: number, end: number): number {
  let text = '';
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte === 0x20 || byte === 0) continue;
    text += byte === 0x2c ? '.' : String.fromCharCode(byte);
  }
  return text === '' ? Number.NaN : Number(text);
}

function decodeTrimmed(
  bytes: Uint8Array,
  start: number,
  end: number,
  decode: (bytes: Uint8Array) => string,
): string {
  let from = start;
  let to = end;
  while (to > from && isBlank(bytes[to - 1] as number)) to--;
  while (from < to && isBlank(bytes[from] as number)) from++;
  let text = '';
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number;
    if (byte > 127) return decode(bytes.subarray(from, to));
    text += String.fromCharCode(byte);
  }
  return text;
}

const utf8 = new TextDecoder('utf-8');

function decodeUtf8(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0;
}
