import { AppError } from '../base/errors.ts';
import { applyEdits } from '../scenario/apply.ts';
import type { Edit } from '../scenario/project.ts';
import { roadsInArea } from '../scenario/road-edits.ts';
import type { Territory } from '../territory/territory.ts';
import { featureLengthM } from './features.ts';
import { type Answering, oneAnswer } from './one-answer.ts';
import type { EffectsAnswer, EffectsCall } from '../../workers/road-effects.worker.ts';

/** A worker that says what an edit does to roads, and to the ways to buildings. */
export type EffectsWorker = Answering<EffectsCall, EffectsAnswer>;

export interface RoadEffects extends Omit<EffectsAnswer, 'number'> {
  /** Of a zone: its roads, and their length, m; null: it is none. */
  readonly zone: { readonly roads: number; readonly lengthM: number } | null;
}

function openWorker(): EffectsWorker {
  return new Worker(new URL('../../workers/road-effects.worker.ts', import.meta.url), {
    type: 'module',
    name: 'road-effects',
  });
}

/**
 * What one more edit does to roads, to the ways to buildings and to trips, off the page's thread; what is closed or open
 * between two instants is taken as it is while that lasts. null: it names and changes no road, bans no turn and makes no
 * trip, it cannot be applied, or the worker is lost.
 */
export async function roadEffects(
  territory: Territory,
  others: readonly Edit[],
  edit: Edit,
  signal: AbortSignal,
  open: () => EffectsWorker = openWorker,
): Promise<RoadEffects | null> {
  const states = roadsAround(territory, others, edit);
  if (states === null) return null;
  const { turnBans = null, buildings } = territory.layers;
  const call = { number: 1, ...states, turnBans, buildings: buildings?.table ?? null };
  const answer = await oneAnswer(open, call, signal);
  if (answer === null) return null;
  const { number: _, ...effects } = answer;
  return { ...effects, zone: zoneOf(states.before, edit) };
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
    if (!before || !after || !isOfRoads(edit, before !== after)) return null;
    return { before: { table: before, edits: others }, after: { table: after, edits } };
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function isOfRoads(edit: Edit, isChanged: boolean): boolean {
  return isChanged || edit.kind === 'turn-ban' || edit.kind === 'district';
}

function zoneOf({ table }: EffectsCall['before'], edit: Edit): RoadEffects['zone'] {
  if (edit.kind !== 'zone-30') return null;
  const roads = roadsInArea(table, edit);
  return {
    roads: roads.length,
    lengthM: roads.reduce((sum, road) => sum + featureLengthM(table, road), 0),
  };
}
