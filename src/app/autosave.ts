import { create } from 'zustand';
import type { AppError } from '../base/errors.ts';
import type { Project } from '../scenario/project.ts';
import { toAppError } from '../simulation/failure.ts';
import type { Territory } from '../territory/territory.ts';
import type { Persistence } from './persistence.ts';
import { useProject } from './project-store.ts';

export interface SavingState {
  /** Identifier under which the open project is kept. */
  readonly id: string;
  readonly status: 'saved' | 'saving' | 'failed';
  readonly error: AppError | null;
}

/** Whether the open project is kept in this browser. */
export const useSaving = create<SavingState>()(() => ({ id: '', status: 'saved', error: null }));

interface Waiting {
  readonly project: Project;
  readonly territory: Territory;
}

let announced: string | null = null;

/** Says that the project opened next is a saved one: its changes go there, not to a new entry. */
export function continueSaved(id: string): void {
  announced = id;
}

/**
 * Keeps the open project at each change. Writes follow one another; while one is under way only the newest
 * state of each project waits. Returns what ends it.
 */
export function startAutosave(persistence: Persistence): () => void {
  const waiting = new Map<string, Waiting>();
  let isWriting = false;
  let keptTerritory: Territory | null = null;

  const write = async (): Promise<void> => {
    isWriting = true;
    for (const [id, { project, territory }] of waiting) {
      waiting.delete(id);
      useSaving.setState({ status: 'saving', error: null });
      try {
        await persistence.saveProject(id, project, Date.now());
        if (keptTerritory !== territory) await persistence.saveTerritory(territory);
        keptTerritory = territory;
        useSaving.setState({ status: 'saved' });
      } catch (thrown) {
        useSaving.setState({ status: 'failed', error: toAppError(thrown) });
      }
    }
    isWriting = false;
  };

  return useProject.subscribe((state, before) => {
    if (state.project === before.project) return;
    const isOpened = state.past.length === 0 && state.future.length === 0;
    if (isOpened) {
      useSaving.setState({ id: announced ?? createId() });
      announced = null;
    }
    if (state.project === null || state.territory === null) return;
    waiting.set(useSaving.getState().id, { project: state.project, territory: state.territory });
    if (!isWriting) void write();
  });
}

/** 128 random bits; `crypto.randomUUID` is missing on pages served without TLS. */
function createId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)).join('-');
}
