import { toAppError, toWire, type WireError } from '../failure.ts';
import { type ArchivedRun, decodeRuns } from './run-archive.ts';

/** What a worker that opens archives tells: each run as it is read, then that there is no more, or why. */
export type ArchiveAnswer =
  | { readonly kind: 'run'; readonly run: ArchivedRun }
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly error: WireError };

/** The worker's side of a message channel. */
export interface ArchivePort {
  postMessage(message: ArchiveAnswer): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ArrayBuffer>) => void): void;
}

/** Answers each archive with its runs. */
export function serveArchives(port: ArchivePort): void {
  port.addEventListener('message', ({ data }) => {
    try {
      // Nothing is handed over: later runs are told against the frames of earlier ones.
      for (const run of decodeRuns(new Uint8Array(data))) port.postMessage({ kind: 'run', run });
      port.postMessage({ kind: 'end' });
    } catch (error) {
      port.postMessage({ kind: 'failed', error: toWire(toAppError(error)) });
    }
  });
}
