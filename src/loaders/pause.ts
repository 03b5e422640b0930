import type { LoadOptions } from './input-file.ts';

/**
 * Lets other work run (a cancel waiting at the worker's door), then says how far the loader is.
 *
 * @throws the signal's reason when it was aborted.
 */
export async function pause(options: LoadOptions, fraction: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
  options.signal?.throwIfAborted();
  options.onProgress?.(Math.min(1, fraction));
}
