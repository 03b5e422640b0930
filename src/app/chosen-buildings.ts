import type { Edit } from '../scenario/project.ts';
import type { Layers } from '../territory/territory.ts';
import type { SelectionAnswer, SelectionCall } from '../../workers/selection.worker.ts';
import { type Answering, oneAnswer } from './one-answer.ts';

/** A worker that says which buildings an edit is for. */
export type SelectionWorker = Answering<SelectionCall, SelectionAnswer>;

/** Positions in the layer of buildings, and the dwellings in them. */
export type ChosenBuildings = Omit<SelectionAnswer, 'number'>;

function openWorker(): SelectionWorker {
  return new Worker(new URL('../../workers/selection.worker.ts', import.meta.url), {
    type: 'module',
    name: 'selection',
  });
}

/**
 * The buildings that an edit is for, by the rules of a run, off the page's thread. null: it chooses none, there is no
 * layer of buildings, or the worker is lost.
 */
export async function chosenBuildings(
  { buildings, places }: Layers,
  edit: Edit,
  signal: AbortSignal,
  open: () => SelectionWorker = openWorker,
): Promise<ChosenBuildings | null> {
  if (buildings === undefined || !('which' in edit)) return null;
  const layers = { buildings, ...(places ? { places } : {}) };
  return oneAnswer(open, { number: 1, layers, edit }, signal);
}
