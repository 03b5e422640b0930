import { create } from 'zustand';
import type { AppError } from '../base/errors.ts';
import type { FinishedRun } from '../simulation/compare.ts';
import type { StoredFrame } from '../simulation/frames.ts';

export type RunStatus = 'waiting' | 'running' | 'paused' | 'done' | 'cancelled' | 'refused' | 'failed';

/** What makes a run one of its own: a phenomenon, for one alternative under one hypothesis. */
export interface RunId {
  /** Identifier of an engine's spec. */
  readonly engine: string;
  readonly alternative: string;
  readonly hypothesis: string;
}

/** One run as the screen sees it. */
export interface RunEntry extends RunId {
  readonly status: RunStatus;
  /** 0 … 1. */
  readonly progress: number;
  /** Simulated instant that it has reached, s. */
  readonly timeS: number;
  readonly frames: readonly StoredFrame[];
  /** The result: kept while a newer run goes on, until it is replaced. */
  readonly finished: FinishedRun | null;
  readonly errors: readonly AppError[];
  /** The result came with the page: figures and record are the run's own, what is drawn is rounded. */
  readonly shipped?: boolean;
  /** How a run made again compares with the one that it replaced; absent when there was none alike. */
  readonly replay?: Replay;
}

/** A run made again from the same request: whether it gave the same, bit for bit. */
export interface Replay {
  readonly isSame: boolean;
  /** Parts of the result that differ, e.g. `field:maxDepth`. */
  readonly unlike: readonly string[];
  /** ISO instant of the run that it was compared with. */
  readonly formerAt: string;
}

export interface RunsState {
  readonly entries: ReadonlyMap<string, RunEntry>;
  /** Results that come with the page are on their way. */
  readonly isShipping: boolean;
  setShipping(isShipping: boolean): void;
  put(entry: RunEntry): void;
  update(key: string, change: Partial<RunEntry>): void;
  /** How far a run has come: shown with what others tell meanwhile, ten times a second. */
  tell(key: string, told: Pick<RunEntry, 'progress' | 'timeS'>): void;
  forget(key: string): void;
  clear(): void;
}

/** Names a run among those of the open project. */
export function runKey({ engine, alternative, hypothesis }: RunId): string {
  return `${engine}\n${alternative}\n${hypothesis}`;
}

/** Between two pictures of progress, ms: each draws the panels anew, however many runs tell theirs. */
const toldEveryMs = 100;

/** Every run of the open project, by `runKey`. */
export const useRuns = create<RunsState>()((set, get) => {
  const told = new Map<string, Pick<RunEntry, 'progress' | 'timeS'>>();
  let isDue = false;
  const showTold = (): void => {
    isDue = false;
    if (told.size === 0) return;
    const entries = new Map(get().entries);
    for (const [key, change] of told) {
      const entry = entries.get(key);
      if (entry) entries.set(key, { ...entry, ...change });
    }
    told.clear();
    set({ entries });
  };
  return {
    entries: new Map(),
    isShipping: false,
    setShipping: (isShipping) => set({ isShipping }),
    put: (entry) => {
      const key = runKey(entry);
      told.delete(key);
      set({ entries: new Map(get().entries).set(key, entry) });
    },
    update: (key, change) => {
      const entry = get().entries.get(key);
      told.delete(key);
      if (entry) set({ entries: new Map(get().entries).set(key, { ...entry, ...change }) });
    },
    tell: (key, change) => {
      told.set(key, change);
      if (isDue) return;
      isDue = true;
      setTimeout(showTold, toldEveryMs);
    },
    forget: (key) => {
      const entries = new Map(get().entries);
      entries.delete(key);
      set({ entries });
    },
    clear: () => {
      told.clear();
      set({ entries: new Map(), isShipping: false });
    },
  };
});

/** Whether a run still goes on. */
export function isActive(entry: RunEntry | undefined): boolean {
  return entry?.status === 'waiting' || entry?.status === 'running' || entry?.status === 'paused';
}
