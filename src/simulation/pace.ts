/** Longest stretch of work, ms, before the event loop gets a turn. */
export const sliceMs = 20;

/**
 * Keeps a long computation polite: asks for a turn of the event loop (a macrotask: a resolved promise would
 * not let messages in) once a slice of time is used up. Works in Node, pages and workers.
 *
 * Usage: `if (pace.due()) await pace.rest();` in the loop, `pace.close()` at the end.
 */
export class Pace {
  readonly #channel = new MessageChannel();
  readonly #startedAt = performance.now();
  #sliceEndsAt = this.#startedAt + sliceMs;
  #wake: () => void = () => {};

  constructor() {
    this.#channel.port1.onmessage = () => this.#wake();
  }

  /** Wall time since the start, ms. */
  elapsedMs(): number {
    return performance.now() - this.#startedAt;
  }

  /** Whether the slice is used up. */
  due(): boolean {
    return performance.now() >= this.#sliceEndsAt;
  }

  /** Lets every waiting message in, then opens a new slice. */
  async rest(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
      this.#channel.port2.postMessage(null);
    });
    this.#sliceEndsAt = performance.now() + sliceMs;
  }

  /** Lets go of the channel, which would keep Node alive. */
  close(): void {
    this.#channel.port1.close();
  }
}
