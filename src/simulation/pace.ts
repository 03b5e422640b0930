/** Longest stretch of work, ms, before the event loop gets a turn. */
export const sliceMs = 20;

/**
 * Keeps a long computation polite: asks for a turn of the event loop (a macrotask: a resolved promise would
 * not let messages in) once a slice of time is used up. Works in Node, pages and workers.
 *
 * Usage: `if (pace.due()) await pace.rest();` in the loop, `pace.close()` at the end.
 */
export class Pace {
  readonly #turn = createTurn();
  readonly #startedAt = performance.now();
  #sliceEndsAt = this.#startedAt + sliceMs;

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
    await new Promise<void>((resolve) => this.#turn.ask(resolve));
    this.#sliceEndsAt = performance.now() + sliceMs;
  }

  /** Lets go of what would keep a worker from ending. */
  close(): void {
    this.#turn.close();
  }
}

interface Turn {
  /** Calls back at the event loop's next turn. */
  ask(wake: () => void): void;
  close(): void;
}

/**
 * Node hands up to a thousand messages of a channel to one turn of its loop, so that timers and signals would
 * wait for twenty seconds: there it is `setImmediate`. Browsers have no such function, and clamp timers to 4 ms;
 * there it is a channel.
 */
function createTurn(): Turn {
  if (typeof setImmediate === 'function') return { ask: (wake) => void setImmediate(wake), close: () => {} };
  const { port1, port2 } = new MessageChannel();
  return {
    ask: (wake) => {
      port1.onmessage = wake;
      port2.postMessage(null);
    },
    close: () => port1.close(),
  };
}
