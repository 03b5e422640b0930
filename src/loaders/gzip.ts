import { AppError } from '../base/errors.ts';

/** Whether bytes begin like a gzip file. */
export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b;
}

export async function compress(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * @param limit Bytes beyond which the content is refused: a few kilobytes can unfold into gigabytes.
 * @throws AppError `file/archive-bomb` (`details.limit`), `file/unreadable` when the data are damaged.
 */
export async function decompress(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  file: string,
  limit: number,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.pipeThrough(new DecompressionStream('gzip')).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let total = 0;
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) break;
      total += value.length;
      if (total > limit)
        throw new AppError('file/archive-bomb', `${file}: over ${limit} bytes`, { file, limit });
      pieces.push(value as Uint8Array<ArrayBuffer>);
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    // Damaged data reach us as a TypeError of the stream (Node: an Error with a zlib code).
    if (error instanceof AppError || signal?.aborted) throw error;
    throw new AppError('file/unreadable', `${file}: ${String(error)}`, { file });
  }
  const result = new Uint8Array(total);
  let at = 0;
  for (const piece of pieces) {
    result.set(piece, at);
    at += piece.length;
  }
  return result;
}
