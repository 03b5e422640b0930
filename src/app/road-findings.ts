import type { FindingsAnswer, FindingsCall } from '../../workers/road-findings.worker.ts';
import type { AppError } from '../base/errors.ts';
import { fromWire } from '../simulation/failure.ts';
import type { Territory } from '../territory/territory.ts';
import { type Answering, oneAnswer } from './one-answer.ts';

/** A worker that looks at a layer of roads. */
export type FindingsWorker = Answering<FindingsCall, FindingsAnswer>;

function openWorker(): FindingsWorker {
  return new Worker(new URL('../../workers/road-findings.worker.ts', import.meta.url), {
    type: 'module',
    name: 'road-findings',
  });
}

/** What a person should know of the territory's roads, off the page's thread; null: it has none, or the worker is lost. */
export async function roadFindings(
  { layers }: Pick<Territory, 'layers'>,
  signal: AbortSignal,
  open: () => FindingsWorker = openWorker,
): Promise<readonly AppError[] | null> {
  const table = layers.roads?.table;
  if (table === undefined) return null;
  const answer = await oneAnswer(open, { table, turnBans: layers.turnBans ?? null }, signal);
  return answer?.problems.map(fromWire) ?? null;
}
