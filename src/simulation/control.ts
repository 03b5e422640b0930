/** The handle by which a run is stopped, held or let go on, from outside. */
export class RunControl {
  #cancelled = false;
  #paused = false;
  #wake: () => void = () => {};
  #announce: () => void = () => {};
  /** Settles when the run is cancelled; stays pending otherwise. */
  readonly whenCancelled: Promise<void> = new Promise((resolve) => {
    this.#announce = resolve;
  });

  get cancelled(): boolean {
    return this.#cancelled;
  }

  get paused(): boolean {
    return this.#paused;
  }

  cancel(): void {
    this.#cancelled = true;
    this.#announce();
    this.resume();
  }

  pause(): void {
    if (!this.#cancelled) this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#wake();
  }

  /** Resolves at once, or when the pause ends. */
  async gate(): Promise<void> {
    while (this.#paused) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
