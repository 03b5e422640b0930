import type { Handed } from '../simulation/cascade.ts';
import { toAppError } from '../simulation/failure.ts';
import type { RunOutcome, RunUpdate } from '../simulation/outcome.ts';
import { EngineClient, type EnginePort } from '../simulation/remote.ts';
import type { RunRequest } from '../simulation/request.ts';
import type { Territory } from '../territory/territory.ts';

/** A run to be made. `key` names it for cancel, pause and priority; one run at a time under one key. */
export interface RunJob {
  readonly key: string;
  readonly territory: Territory;
  readonly request: RunRequest;
  /** What the runs that it starts from handed on. */
  readonly handed?: readonly Handed[];
  /** The engine waits for it at frames: one at a time is on its way. */
  readonly onUpdate: (update: RunUpdate) => Promise<void> | void;
  readonly onStart: () => void;
}

export interface PoolOptions {
  /** Opens a worker that has the engine. */
  readonly openPort: (engine: string) => EnginePort;
  readonly host: string;
  readonly appVersion: string;
  /** Most runs at once. */
  readonly size: number;
  /** Memory that all runs together may take, bytes; one run always may. */
  readonly memoryBytes: number;
}

/** A worker that does not obey within this time, ms, is ended; a new one takes its place. */
const obeyMs = 30;

/** Solver state, input, maxima and one frame on its way: about thirty numbers of 4 bytes per cell. */
const bytesPerCell = 120;

interface Slot {
  readonly engine: string;
  readonly client: EngineClient;
  busy: boolean;
}

interface Task extends RunJob {
  readonly settle: (outcome: RunOutcome) => void;
  slot: Slot | null;
  paused: boolean;
  cancelled: boolean;
}

/**
 * Runs requests on a few workers at once, what is looked at first, the others in the order they came. Workers
 * keep their territory between runs. The number of workers never alters a result.
 */
export class WorkerPool {
  readonly #options: PoolOptions;
  readonly #tasks = new Set<Task>();
  #slots: Slot[] = [];
  #preferred: readonly string[] = [];

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  /** Queues a run; a former one of the same key is cancelled. Never rejects. */
  submit(job: RunJob): Promise<RunOutcome> {
    this.cancel(job.key);
    return new Promise((resolve) => {
      this.#tasks.add({ ...job, settle: resolve, slot: null, paused: false, cancelled: false });
      this.#fill();
    });
  }

  /** Says which runs are looked at: they start first. */
  prefer(keys: readonly string[]): void {
    this.#preferred = keys;
  }

  /** Ends a run as cancelled; within 50 ms, whatever its engine does. */
  cancel(key: string): void {
    const task = this.#find(key);
    if (!task) return;
    task.cancelled = true;
    const { slot } = task;
    if (!slot) {
      this.#finish(task, { kind: 'cancelled' });
      return;
    }
    slot.client.cancel();
    setTimeout(() => {
      if (this.#tasks.has(task)) slot.client.terminate();
    }, obeyMs);
  }

  /** Holds a run, started or not. */
  pause(key: string): void {
    const task = this.#find(key);
    if (!task) return;
    task.paused = true;
    task.slot?.client.pause();
  }

  /** @returns What has become of the run: it goes on, or waits for its turn; null when there is none. */
  resume(key: string): 'running' | 'waiting' | null {
    const task = this.#find(key);
    if (!task) return null;
    task.paused = false;
    if (task.slot) task.slot.client.resume();
    else this.#fill();
    return task.slot ? 'running' : 'waiting';
  }

  /** Ends every run as cancelled and lets go of the workers and their territories; runs can come again. */
  clear(): void {
    for (const task of this.#waiting()) this.cancel(task.key);
    for (const task of this.#tasks) this.cancel(task.key);
    for (const slot of this.#slots) slot.client.terminate();
    this.#slots = [];
  }

  #find(key: string): Task | undefined {
    return [...this.#tasks].find((task) => task.key === key && !task.cancelled);
  }

  #fill(): void {
    for (;;) {
      const task = this.#next();
      if (!task) return;
      void this.#perform(task);
    }
  }

  /** The task to start now, if there is one and room for it. */
  #next(): Task | undefined {
    const running = [...this.#tasks].filter((task) => task.slot);
    const waiting = this.#waiting().filter((task) => !task.paused);
    const first = waiting.find((task) => this.#preferred.includes(task.key)) ?? waiting[0];
    if (!first || running.length >= this.#options.size) return undefined;
    const need = [...running, first].reduce((sum, task) => sum + runBytes(task.territory), 0);
    return running.length === 0 || need <= this.#options.memoryBytes ? first : undefined;
  }

  #waiting(): readonly Task[] {
    return [...this.#tasks].filter((task) => !task.slot);
  }

  /** A worker for the task, which is then under way; null, and the task has failed, when none can be opened. */
  #takeSlot(task: Task): Slot | null {
    try {
      const slot = this.#freeSlot(task.request.engine);
      slot.busy = true;
      task.slot = slot;
      return slot;
    } catch (thrown) {
      this.#finish(task, { kind: 'failed', error: toAppError(thrown) });
      return null;
    }
  }

  #freeSlot(engine: string): Slot {
    const free = this.#slots.find((slot) => !slot.busy && slot.engine === engine);
    if (free) return free;
    const other = this.#slots.find((slot) => !slot.busy);
    if (other) this.#drop(other);
    const slot = { engine, client: new EngineClient(this.#options.openPort(engine)), busy: false };
    this.#slots.push(slot);
    return slot;
  }

  #drop(slot: Slot): void {
    slot.client.terminate();
    this.#slots = this.#slots.filter((one) => one !== slot);
  }

  async #perform(task: Task): Promise<void> {
    const { host, appVersion } = this.#options;
    const slot = this.#takeSlot(task);
    if (slot === null) return;
    task.onStart();
    const surroundings = { at: new Date().toISOString(), host, appVersion };
    const listen = (update: RunUpdate) => (task.cancelled ? undefined : task.onUpdate(update));
    const { territory, request, handed } = task;
    const outcome = await slot.client.run(territory, request, surroundings, listen, handed);
    slot.busy = false;
    if (slot.client.isLost) this.#drop(slot);
    this.#finish(task, task.cancelled ? { kind: 'cancelled' } : outcome);
  }

  #finish(task: Task, outcome: RunOutcome): void {
    this.#tasks.delete(task);
    task.settle(outcome);
    this.#fill();
  }
}

function runBytes(territory: Territory): number {
  const { columns, rows } = territory.layers.terrain.grid;
  return columns * rows * bytesPerCell;
}

/** How many workers a machine bears: one processor is left to the page. */
export function poolSize(processors: number): number {
  return Math.max(1, processors - 1);
}
