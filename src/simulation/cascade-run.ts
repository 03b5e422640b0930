import type { Territory } from '../territory/territory.ts';
import { type Handed, handOn } from './cascade.ts';
import type { AnyEngine, EngineSpec } from './contract.ts';
import type { RunControl } from './control.ts';
import { execute, type RunSurroundings } from './execute.ts';
import { cascadeInterval } from './frame-interval.ts';
import type { StoredFrame } from './frames.ts';
import type { RunOutcome } from './outcome.ts';
import type { RunRequest } from './request.ts';

/** What is needed to make the runs that another one starts from, one after the other. */
export interface CascadeMeans {
  readonly loadEngine: (id: string) => Promise<AnyEngine>;
  readonly territory: Territory;
  readonly surroundings: RunSurroundings;
  readonly control?: RunControl;
  readonly onProgress?: (request: RunRequest, progress: number) => void;
}

/**
 * Makes the runs that one of `spec` starts from.
 *
 * @returns What they hand on, in the order of the requests; or how the first that failed ended.
 */
export async function makeUpstream(
  spec: EngineSpec,
  requests: readonly RunRequest[],
  { loadEngine, territory, surroundings, control, onProgress }: CascadeMeans,
): Promise<readonly Handed[] | Exclude<RunOutcome, { readonly kind: 'done' }>> {
  const handed: Handed[] = [];
  for (const request of requests) {
    const engine = await loadEngine(request.engine);
    const frames: StoredFrame[] = [];
    const framed = { ...request, frameEveryS: cascadeInterval(request.hypothesis.durationS) };
    const outcome = await execute(engine, territory, framed, surroundings, control, ({ progress, frame }) => {
      onProgress?.(request, progress);
      if (frame) frames.push(frame);
    });
    if (outcome.kind !== 'done') return outcome;
    const { axes, result, record } = outcome;
    const told = handOn(spec, { spec: engine.spec, axes, result, record }, frames);
    if (told) handed.push(told);
  }
  return handed;
}
