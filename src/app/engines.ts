import { assert } from '../base/errors.ts';
import { floodSpec } from '../engines/flood/spec.ts';
import type { EngineSpec } from '../simulation/contract.ts';
import type { EnginePort } from '../simulation/remote.ts';

interface EngineEntry {
  readonly spec: EngineSpec;
  /** Opens a worker that has the engine. */
  readonly openPort: () => EnginePort;
}

/** Every engine of the application, in the order in which it shows them. A new one is one more entry. */
export const engines: Readonly<Record<string, EngineEntry>> = {
  [floodSpec.id]: {
    spec: floodSpec,
    openPort: () =>
      new Worker(new URL('../../workers/flood.worker.ts', import.meta.url), {
        type: 'module',
        name: 'flood',
      }),
  },
};

/** The entry of an engine. */
export function engineOf(id: string): EngineEntry {
  const entry = engines[id];
  assert(entry, `engine ${id} is listed`);
  return entry;
}
