import type { InputFile, LoadOptions } from './input-file.ts';

/**
 * The lines of a text file piece by piece, so that a large one is never whole in memory. Line ends of every
 * system; a byte-order mark is left out.
 */
export async function* linesOf(file: InputFile, options: LoadOptions = {}): AsyncGenerator<string[], void, void> {
  const decoder = new TextDecoder();
  let rest = '';
  let done = 0;
  for await (const piece of chunksOf(file.stream())) {
    options.signal?.throwIfAborted();
    const text = rest + decoder.decode(piece, { stream: true });
    // A carriage return at the end may be half of a line end.
    const lines = text.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    yield lines;
    done += piece.length;
    options.onProgress?.(done / file.size);
  }
  const last = (rest + decoder.decode()).replace(/\r$/, '');
  if (last !== '') yield [last];
}

async function* chunksOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
  } finally {
    reader.releaseLock();
  }
}
