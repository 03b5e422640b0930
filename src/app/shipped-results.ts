import { AppError } from '../base/errors.ts';
import type { ArchiveAnswer } from '../simulation/archive/serve.ts';
import type { ArchivedRun } from '../simulation/archive/run-archive.ts';
import { fromWire } from '../simulation/failure.ts';

/** A worker that opens archives, or the near end of a channel to one. */
export interface ArchiveWorker {
  postMessage(archive: ArrayBuffer, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ArchiveAnswer>) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: Event) => void): void;
  terminate(): void;
}

function openWorker(): ArchiveWorker {
  return new Worker(new URL('../../workers/archive.worker.ts', import.meta.url), {
    type: 'module',
    name: 'archive',
  });
}

/**
 * Fetches an archive of results and reads it off the page's thread, run by run.
 *
 * @param onRun False: no more is wanted.
 * @throws AppError `results/unreadable`, `results/newer-format`.
 */
export async function loadArchive(
  url: string,
  onRun: (run: ArchivedRun) => boolean,
  open: () => ArchiveWorker = openWorker,
): Promise<void> {
  const archive = await fetchArchive(url);
  const worker = open();
  try {
    await new Promise<void>((resolve, reject) => {
      const lose = (): void => reject(unreadable('the worker is lost'));
      worker.addEventListener('error', lose);
      worker.addEventListener('messageerror', lose);
      worker.addEventListener('message', ({ data }) => {
        if (data.kind === 'failed') reject(fromWire(data.error));
        else if (data.kind === 'end' || !onRun(data.run)) resolve();
      });
      worker.postMessage(archive, [archive]);
    });
  } finally {
    worker.terminate();
  }
}

async function fetchArchive(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) throw unreadable('not fetched');
  return response.arrayBuffer();
}

function unreadable(reason: string): AppError {
  return new AppError('results/unreadable', `shipped results: ${reason}`, { reason });
}
