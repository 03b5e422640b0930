import { AppError } from '../base/errors.ts';
import { applyEdits } from '../scenario/apply.ts';
import type { Edit } from '../scenario/project.ts';
import type { Territory } from '../territory/territory.ts';
import { type Answering, oneAnswer } from './one-answer.ts';
import type { EffectsAnswer, EffectsCall } from '../../workers/road-effects.worker.ts';

/** A worker that says what an edit does to the ways to buildings. */
export type EffectsWorker = Answering<EffectsCall, EffectsAnswer>;

export type RoadEffects = EffectsAnswer['byUse'];

function openWorker(): EffectsWorker {
  return new Worker(new URL('../../workers/road-effects.worker.ts', import.meta.url), {
    type: 'module',
    name: 'road-effects',
  });
}

/**
 * What one more edit does to the ways to buildings, off the page's thread; what is closed or open between two
 * instants is taken as it is while that lasts. null: it changes no road and bans no turn, there are no buildings, it cannot be applied, or the worker is lost.
 */
export async function roadEffects(
  territory: Territory,
  others: readonly Edit[],
  edit: Edit,
  signal: AbortSignal,
  open: () => EffectsWorker = openWorker,
): Promise<RoadEffects | null> {
  const states = roadsAround(territory, others, edit);
  const buildings = territory.layers.buildings?.table;
  if (states === null || buildings === undefined) return null;
  const turnBans = territory.layers.turnBans ?? null;
  const answer = await oneAnswer(open, { number: 1, ...states, turnBans, buildings }, signal);
  return answer?.byUse ?? null;
}

function roadsAround(
  territory: Territory,
  others: readonly Edit[],
  edit: Edit,
): Pick<EffectsCall, 'before' | 'after'> | null {
  const lasting =
    edit.kind === 'road-close' || edit.kind === 'road-open' ? { ...edit, fromS: null, toS: null } : edit;
  try {
    const before = applyEdits(territory, others).layers.roads?.table;
    const edits = [...others, lasting];
    const after = applyEdits(territory, edits).layers.roads?.table;
    if (!before || !after || (before === after && edit.kind !== 'turn-ban')) return null;
    return { before: { table: before, edits: others }, after: { table: after, edits } };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
