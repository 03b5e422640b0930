import { AppError } from '../base/errors.ts';
import type { InputFile } from './input-file.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** One entry of a zip archive's central directory. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated; others are not read. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly headerAt: number;
}

const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
const FULL_32 = 0xffffffff;

/**
 * Reads the list of a zip archive's entries (PKWARE APPNOTE 6.3.10, §4.3.12, 4.3.14–16) without unfolding any.
 *
 * @throws AppError `file/unreadable` when there is no sound directory.
 */
export async function readZipDirectory(archive: InputFile): Promise<ZipEntry[]> {
  const file = archive.path;
  const fail = () => new AppError('file/unreadable', `${file}: no sound zip directory`, { file });
  const tailAt = Math.max(0, archive.size - END_BYTES - LONGEST_COMMENT);
  const tail = new DataView(await archive.slice(tailAt, archive.size));
  let end = tail.byteLength - END_BYTES;
  while (end >= 0 && tail.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) throw fail();
  let size = tail.getUint32(end + 12, true);
  let at = tail.getUint32(end + 16, true);
  if (at === FULL_32 || size === FULL_32) {
    if (end < 20 || tail.getUint32(end - 20, true) !== 0x07064b50) throw fail();
    const recordAt = Number(tail.getBigUint64(end - 12, true));
    const record = new DataView(await archive.slice(recordAt, recordAt + 56));
    if (record.byteLength < 56 || record.getUint32(0, true) !== 0x06064b50) throw fail();
    size = Number(record.getBigUint64(40, true));
    at = Number(record.getBigUint64(48, true));
  }
  if (at + size > archive.size) throw fail();
  const entries = readEntries(new DataView(await archive.slice(at, at + size)));
  if (!entries) throw fail();
  return entries;
}

function readEntries(view: DataView): ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + 46 <= view.byteLength && view.getUint32(at, true) === 0x02014b50) {
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > view.byteLength) return null;
    const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
    const sizes = longSizes(view, at, at + 46 + nameLength, extraLength);
    entries.push({
      name: decodeName(name),
      method: view.getUint16(at + 10, true),
      encrypted: (flags & 1) !== 0,
      ...sizes,
    });
    at = next;
  }
  return entries;
}

function longSizes(view: DataView, at: number, extraAt: number, extraLength: number) {
  let bytes = view.getUint32(at + 24, true);
  let packedBytes = view.getUint32(at + 20, true);
  let headerAt = view.getUint32(at + 42, true);
  for (let e = extraAt; e + 4 <= extraAt + extraLength; e += 4 + view.getUint16(e + 2, true)) {
    if (view.getUint16(e, true) !== 1) continue;
    const end = Math.min(e + 4 + view.getUint16(e + 2, true), extraAt + extraLength);
    let p = e + 4;
    const long = (short: number) => {
      if (short !== FULL_32 || p + 8 > end) return short;
      p += 8;
      return Number(view.getBigUint64(p - 8, true));
    };
    bytes = long(bytes);
    packedBytes = long(packedBytes);
    headerAt = long(headerAt);
  }
  return { bytes, packedBytes, headerAt };
}

/** UTF-8 when it is; else the bytes one by one. */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}
