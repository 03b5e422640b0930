import { chunks } from './chunks.ts';
import type { InputFile, LoadOptions } from './input-file.ts';

/**
 * The lines of a text file, piece by piece, so that a large file is never whole in memory. Line ends of every
 * system; a byte-order mark is left out.
 */
export async function* linesOf(
  file: InputFile,
  options: LoadOptions = {},
): AsyncGenerator<readonly string[], void, void> {
  const decoder = new TextDecoder();
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
