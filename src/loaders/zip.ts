import { inflateSync } from 'fflate';
import { AppError } from '../base/errors.ts';
import { fileFromBytes, type InputFile } from './input-file.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** An archive that would unfold beyond this is refused before anything is unfolded. */
const MOST_BYTES = 2_147_483_648;
const MOST_ENTRIES = 20_000;
/** Grids of zeros shrink a hundredfold; what shrinks more, and unfolds to much, is a trap. */
const MOST_RATIO = 200;
const RATIO_MATTERS_FROM_BYTES = 104_857_600;

/**
 * Lists the files of a zip archive; each is unfolded when it is read. Folders, hidden files and names that leave
 * the archive's own folder are passed over.
 *
 * @throws AppError `file/archive-bomb` before unfolding anything, `file/unreadable` when it is not sound.
 */
export async function openZip(archive: InputFile): Promise<InputFile[]> {
  const file = archive.path;
  if (archive.size === 0) throw new AppError('file/empty', `${file} is empty`, { file });
  const entries = await readZipDirectory(archive);
  const unfolded = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  const excessive =
    unfolded > MOST_BYTES ||
    entries.length > MOST_ENTRIES ||
    (unfolded > RATIO_MATTERS_FROM_BYTES && unfolded > MOST_RATIO * archive.size);
  if (excessive)
    throw new AppError('file/archive-bomb', `${file} would unfold to ${unfolded} bytes`, {
      file,
      bytes: archive.size,
      unfolded,
    });
  return entries.filter((entry) => isUsable(entry.name)).map((entry) => entryFile(archive, entry));
}

function entryFile(archive: InputFile, entry: ZipEntry): InputFile {
  const path = `${archive.path}/${entry.name.replaceAll('\\', '/')}`;
  let unfolded: Promise<InputFile> | null = null;
  const open = () => {
    unfolded ??= unfold(archive, entry, path).then((content) => fileFromBytes(content, path));
    return unfolded;
  };
  return {
    name: path.slice(path.lastIndexOf('/') + 1),
    path,
    size: entry.bytes,
    bytes: async () => (await open()).bytes(),
    slice: async (start, end) => (await open()).slice(start, end),
    stream() {
      const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>();
      open()
        .then((file) => file.stream().pipeTo(writable))
        .catch((error: unknown) => writable.abort(error).catch(() => undefined));
      return readable;
    },
  };
}

/** One entry's content. Its announced size, already judged, bounds what can come out. */
async function unfold(archive: InputFile, entry: ZipEntry, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const fail = (why: string) => new AppError('file/unreadable', `${path}: ${why}`, { file: path });
  if (entry.encrypted) throw fail('encrypted');
  if (entry.method !== 0 && entry.method !== 8) throw fail(`compression method ${entry.method}`);
  const header = new DataView(await archive.slice(entry.headerAt, entry.headerAt + 30));
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) throw fail('no local header');
  const start = entry.headerAt + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = new Uint8Array(await archive.slice(start, start + entry.packedBytes));
  if (entry.method === 0) {
    if (packed.length !== entry.bytes) throw fail('cut short');
    return packed;
  }
  const content = new Uint8Array(entry.bytes);
  let length: number;
  try {
    length = inflateSync(packed, { out: content }).length;
  } catch (error) {
    throw fail(String(error));
  }
  if (length !== entry.bytes) throw fail('not of its announced size');
  return content;
}

function isUsable(name: string): boolean {
  const steps = name.replaceAll('\\', '/').split('/');
  const last = steps.at(-1) ?? '';
  if (last === '' || last.startsWith('.') || steps[0] === '' || steps[0] === '__MACOSX') return false;
  return steps.every((step) => step !== '..') && !/^[A-Za-z]:/.test(name);
}
