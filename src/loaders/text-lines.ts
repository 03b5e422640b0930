import { chunks } from './chunks.ts';
import type { InputFile, LoadOptions } from './input-file.ts';

/**
 * The lines of a text file, piece by piece, so that a large file is never whole in memory. Line ends of every
 * system; UTF-8, or UTF-16 where a byte-order mark says so; the mark is left out.
 */
export async function* linesOf(
  file: InputFile,
  options: LoadOptions = {},
): AsyncGenerator<readonly string[], void, void> {
  const decoder = new TextDecoder(encodingOf(new Uint8Array(await file.slice(0, 2))));
  let rest = '';
  let done = 0;
  for await (const piece of chunks(file.stream())) {
    options.signal?.throwIfAborted();
    // A carriage return at the end may be the first half of a line end: it waits for the next piece.
    const lines = (rest + decoder.decode(piece, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    yield lines;
    done += piece.length;
    options.onProgress?.(done / file.size);
  }
  const last = rest + decoder.decode();
  if (last !== '') yield [last.replace(/\r$/, '')];
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
