import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { fileFromBlob, fileFromBytes, type InputFile } from '../src/loaders/input-file.ts';

/** A file on disk, as a loader receives it. */
export async function openFile(path: string): Promise<InputFile> {
  return fileFromBlob(await openAsBlob(path), basename(path));
}

/** The same content, delivered in pieces of `bytes` bytes, to cut numbers anywhere. */
export function inPieces(
  content: string | Uint8Array<ArrayBuffer>,
  bytes: number,
  name = 'pieces.asc',
): InputFile {
  const whole = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    ...fileFromBytes(whole, name),
    stream: () =>
      new ReadableStream({
        start(controller) {
          for (let i = 0; i < whole.length; i += bytes) controller.enqueue(whole.slice(i, i + bytes));
          controller.close();
        },
      }),
  };
}
