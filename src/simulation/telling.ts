import type { Checkpoint } from './contract.ts';
import type { UpdateListener } from './run.ts';

/** Progress is told this often, ms of wall time; frames are told each. */
const updateEveryMs = 100;

/**
 * What a run tells its listener. A frame is waited for, so that one at most is on its way. Progress is not: a page
 * that is slow to draw it must not slow down the runs, and hears of it again when it is free.
 */
export class Telling {
  readonly #listener: UpdateListener;
  readonly #nowMs: () => number;
  #toldAtMs = Number.NEGATIVE_INFINITY;
  #isHeard = true;
  #fault: { readonly thrown: unknown } | null = null;

  /** @param nowMs Wall time of the run. */
  constructor(listener: UpdateListener, nowMs: () => number) {
    this.#listener = listener;
    this.#nowMs = nowMs;
  }

  /**
   * Tells what is due.
   *
   * @returns What to wait for; null when nothing is.
   * @throws What the listener threw, then or since.
   */
  tell(checkpoint: Checkpoint): Promise<void> | null {
    if (this.#fault) throw this.#fault.thrown;
    if (!checkpoint.frame && !(this.#isHeard && this.#nowMs() - this.#toldAtMs >= updateEveryMs)) return null;
    this.#toldAtMs = this.#nowMs();
    const heard = Promise.resolve(this.#listener(checkpoint));
    if (checkpoint.frame) return heard;
    this.#isHeard = false;
    heard.then(
      () => {
        this.#isHeard = true;
      },
      (thrown: unknown) => {
        this.#fault = { thrown };
      },
    );
    return null;
  }
}
