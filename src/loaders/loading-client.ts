import type { BuiltFolder } from './build.ts';
import type { BroughtFile, LoadingAnswer, LoadingCall, LoadingOutcome } from './loading.ts';
import { problem } from './problem.ts';
import type { Override, Understanding } from './understanding.ts';

/** A worker that serves loading, or the near end of a channel to one. */
export interface LoadingWorker {
  postMessage(message: LoadingCall): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<LoadingAnswer>) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: Event) => void): void;
  terminate(): void;
}

type OutcomeOf = LoadingOutcome<readonly Understanding[] | BuiltFolder>;

interface Pending {
  readonly number: number;
  readonly onProgress: (fraction: number) => void;
  readonly resolve: (outcome: OutcomeOf) => void;
}

/**
 * The page's side of loading: what a person brought goes to the worker, understandings and a built territory come
 * back, with progress. Calls never hang: a lost worker ends them with `run/worker-lost`.
 */
export class LoadingClient {
  readonly #worker: LoadingWorker;
  readonly #pending = new Map<number, Pending>();
  #number = 0;

  constructor(worker: LoadingWorker) {
    this.#worker = worker;
    worker.addEventListener('message', ({ data }) => this.#receive(data));
    worker.addEventListener('error', () => this.terminate());
    worker.addEventListener('messageerror', () => this.terminate());
  }

  /** Understands what was brought, and holds it in the worker for `build`. */
  read(
    files: readonly BroughtFile[],
    onProgress: (fraction: number) => void = () => {},
  ): Promise<LoadingOutcome<readonly Understanding[]>> {
    const call = (number: number): LoadingCall => ({ call: 'read', number, files });
    return this.#ask(call, onProgress) as Promise<LoadingOutcome<readonly Understanding[]>>;
  }

  /** Builds what was read last, with a person's corrections. */
  build(
    overrides: readonly Override[],
    name: string,
    onProgress: (fraction: number) => void = () => {},
  ): Promise<LoadingOutcome<BuiltFolder>> {
    const call = (number: number): LoadingCall => ({ call: 'build', number, overrides, name });
    return this.#ask(call, onProgress) as Promise<LoadingOutcome<BuiltFolder>>;
  }

  /** Asks every call under way to stop; they end as cancelled. */
  cancel(): void {
    for (const number of this.#pending.keys()) this.#worker.postMessage({ call: 'cancel', number });
  }

  /** Ends the worker at once, and the calls under way with it. */
  terminate(): void {
    this.#worker.terminate();
    for (const { resolve } of this.#pending.values())
      resolve({
        kind: 'failed',
        problem: problem('run/worker-lost', 'dropped', 'the loading worker is lost', {}),
      });
    this.#pending.clear();
  }

  #ask(call: (number: number) => LoadingCall, onProgress: (fraction: number) => void): Promise<OutcomeOf> {
    const number = ++this.#number;
    return new Promise((resolve) => {
      this.#pending.set(number, { number, onProgress, resolve });
      this.#worker.postMessage(call(number));
    });
  }

  #receive(answer: LoadingAnswer): void {
    const pending = this.#pending.get(answer.number);
    if (!pending) return;
    if ('progress' in answer) {
      pending.onProgress(answer.progress);
      return;
    }
    this.#pending.delete(answer.number);
    pending.resolve(answer.outcome);
  }
}
