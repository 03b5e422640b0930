/** Where playing is among the frames of an event, between two of them too; moved outside React. */
class PlayClock {
  readonly #listeners = new Set<() => void>();
  #at = 0;

  /** Position among the frames: 2.5 is half-way from the third to the fourth. */
  get at(): number {
    return this.#at;
  }

  set(at: number): void {
    if (at === this.#at) return;
    this.#at = at;
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

export const playClock = new PlayClock();
