import { AppError } from '../base/errors.ts';
import type { EnginePort } from '../simulation/remote.ts';

/** How a worker that has an engine is opened. A new engine is one more entry. */
const workers: Readonly<Record<string, () => EnginePort>> = {
  flood: () =>
    new Worker(new URL('../../workers/flood.worker.ts', import.meta.url), { type: 'module', name: 'flood' }),
  traffic: () =>
    new Worker(new URL('../../workers/traffic.worker.ts', import.meta.url), {
      type: 'module',
      name: 'traffic',
    }),
  energy: () =>
    new Worker(new URL('../../workers/energy.worker.ts', import.meta.url), {
      type: 'module',
      name: 'energy',
    }),
};

/** Opens a worker for an engine. @throws AppError `engine/unknown`. */
export function openEngine(id: string): EnginePort {
  const open = workers[id];
  if (!open) throw new AppError('engine/unknown', `no engine "${id}"`, { engine: id });
  return open();
}
