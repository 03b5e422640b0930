import { AppError } from '../base/errors.ts';
import type { Territory } from '../territory/territory.ts';
import { type BuiltFolder, buildTerritory } from './build.ts';
import { readFolder } from './folder.ts';
import { fileFromBlob } from './input-file.ts';
import type { FolderReading } from './opened.ts';
import { type Problem, problemOf } from './problem.ts';
import type { Override, Understanding } from './understanding.ts';

/** A file as the page got it: by a drop, a folder picker, or an example. */
export interface BroughtFile {
  readonly blob: Blob;
  readonly name: string;
  /** Within the dropped folder, with `/`. */
  readonly path: string;
}

/** What the page asks; one thing at a time, named by a number. */
export type LoadingCall =
  | { readonly call: 'read'; readonly number: number; readonly files: readonly BroughtFile[] }
  | {
      readonly call: 'build';
      readonly number: number;
      readonly overrides: readonly Override[];
      readonly name: string;
    }
  | { readonly call: 'cancel'; readonly number: number };

/** How a call ended. Cancelling is an outcome, not an error. */
export type LoadingOutcome<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly problem: Problem };

export type LoadingAnswer =
  | { readonly number: number; readonly progress: number }
  | { readonly number: number; readonly outcome: LoadingOutcome<readonly Understanding[] | BuiltFolder> };

/** The worker's side of a message channel. */
export interface LoadingPort {
  postMessage(message: LoadingAnswer, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<LoadingCall>) => void): void;
}

/** Answers the page's calls: reads a folder, keeps it, builds it as often as corrections come. */
export function serveLoading(port: LoadingPort): void {
  let reading: FolderReading | null = null;
  const running = new Map<number, AbortController>();
  port.addEventListener('message', ({ data }) => {
    if (data.call === 'cancel') running.get(data.number)?.abort();
    else void answer(data);
  });

  async function answer(call: Exclude<LoadingCall, { readonly call: 'cancel' }>): Promise<void> {
    const { number } = call;
    const abort = new AbortController();
    running.set(number, abort);
    const { signal } = abort;
    const onProgress = (progress: number) => port.postMessage({ number, progress }, []);
    try {
      const value =
        call.call === 'read'
          ? await read(call.files, signal, onProgress)
          : await buildTerritory(held(), call.overrides, { signal, onProgress, name: call.name });
      const transfer = 'territory' in value && value.territory ? buffersOf(value.territory) : [];
      port.postMessage({ number, outcome: { kind: 'done', value } }, transfer);
    } catch (error) {
      port.postMessage(
        {
          number,
          outcome: signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', problem: problemOf(error, '') },
        },
        [],
      );
    } finally {
      running.delete(number);
    }
  }

  async function read(
    files: readonly BroughtFile[],
    signal: AbortSignal,
    onProgress: (progress: number) => void,
  ): Promise<readonly Understanding[]> {
    const inputs = files.map(({ blob, name, path }) => fileFromBlob(blob, name, path));
    reading = await readFolder(inputs, { signal, onProgress });
    return reading.understandings;
  }

  function held(): FolderReading {
    if (!reading) throw new AppError('territory/no-terrain', 'nothing was read before building');
    return reading;
  }
}

/** The memory of a built territory, to be handed over instead of copied. */
function buffersOf(territory: Territory): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const layer of Object.values(territory.layers)) {
    if (!('table' in layer)) {
      buffers.add(layer.values.buffer);
      continue;
    }
    const { featureOffsets, partOffsets, xy, z, columns } = layer.table;
    for (const array of [featureOffsets, partOffsets, xy]) buffers.add(array.buffer);
    if (z) buffers.add(z.buffer);
    for (const column of Object.values(columns))
      buffers.add(column.type === 'number' ? column.values.buffer : column.codes.buffer);
  }
  return [...buffers];
}
