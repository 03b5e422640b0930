import { chunks } from './chunks.ts';
import type { InputFile, LoadOptions } from './input-file.ts';
import { decodedText, utf16Of } from './windows-1252.ts';

/**
 * The lines of a text file, piece by piece, so that a large file is never whole in memory. Line ends of every
 * system; UTF-16 where a byte-order mark says so, UTF-8 where a piece of whole lines is, else windows-1252; the mark is
 * left out.
 */
export async function* linesOf(
  file: InputFile,
  options: LoadOptions = {},
): AsyncGenerator<readonly string[], void, void> {
  const wide = utf16Of(new Uint8Array(await file.slice(0, 2)));
  const cut = wide === null ? new NarrowLines() : new WideLines(wide);
  let done = 0;
  for await (const piece of chunks(file.stream())) {
    options.signal?.throwIfAborted();
    yield cut.take(piece);
    done += piece.length;
    options.onProgress?.(done / file.size);
  }
  const last = cut.rest();
  if (last !== '') yield last.replace(/\r$/, '').split(/\r\n|\n|\r/);
}

/** Lines of signs of two bytes, all in one encoding. */
class WideLines {
  private readonly decoder: TextDecoder;
  private open = '';

  constructor(encoding: string) {
    this.decoder = new TextDecoder(encoding);
  }

  /** The lines that end in a piece. */
  take(piece: Uint8Array): readonly string[] {
    // A carriage return at the end may be the first half of a line end: it waits for the next piece.
    const lines = (this.open + this.decoder.decode(piece, { stream: true })).split(/\r\n|\n|\r(?!$)/);
    this.open = lines.pop() ?? '';
    return lines;
  }

  /** What comes after the last line end. */
  rest(): string {
    return this.open + this.decoder.decode();
  }
}

const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/** Lines whose ends are single bytes: they are decoded whole, so that no sign is cut in two. */
class NarrowLines {
  private open: Uint8Array[] = [];

  /** The lines that end in a piece. */
  take(piece: Uint8Array): readonly string[] {
    const end = this.endOfLines(piece);
    if (end === 0) {
      this.open.push(piece);
      return [];
    }
    const text = this.decoded([...this.open, piece.subarray(0, end)]);
    this.open = [piece.subarray(end)];
    const lines = text.split(/\r\n|\n|\r/);
    // The line end that closes the last one begins no other.
    lines.pop();
    return lines;
  }

  /** What comes after the last line end. */
  rest(): string {
    return this.decoded(this.open);
  }

  /** Bytes up to the last line end in a piece; 0: none is whole in it. */
  private endOfLines(piece: Uint8Array): number {
    // A carriage return at the end may be the first half of a line end: it waits for the next piece.
    const after = piece.subarray(0, Math.max(0, piece.length - 1)).lastIndexOf(carriageReturn);
    return Math.max(piece.lastIndexOf(lineFeed), after) + 1;
  }

  private decoded(pieces: readonly Uint8Array[]): string {
    const size = pieces.reduce((sum, { length }) => sum + length, 0);
    const bytes = new Uint8Array(size);
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    return decodedText(bytes);
  }
}
