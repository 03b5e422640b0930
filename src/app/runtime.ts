import type { AppError } from '../base/errors.ts';
import { startAutosave } from './autosave.ts';
import { engineOf } from './engines.ts';
import { openPersistence, type Persistence } from './persistence.ts';
import { useProject } from './project-store.ts';
import { RunService } from './run-service.ts';
import { poolSize, WorkerPool } from './worker-pool.ts';

/** What the application runs on: opened once. */
export interface Runtime {
  readonly runs: RunService;
  /** null where the browser lets nothing be kept (some private windows). */
  readonly persistence: Persistence | null;
}

/** Opens storage and workers. `onStorageFailure` is told when something could not be kept. */
export async function openRuntime(
  appVersion: string,
  onStorageFailure: (error: AppError) => void,
): Promise<Runtime> {
  const persistence = await openPersistence().catch((error: unknown) => {
    if (error instanceof DOMException) return null;
    throw error;
  });
  if (persistence) startAutosave(persistence);
  const pool = new WorkerPool({
    openPort: (engine) => engineOf(engine).openPort(),
    host: navigator.userAgent,
    appVersion,
    size: poolSize(navigator.hardwareConcurrency),
    memoryBytes: memoryForRuns(),
  });
  const runs = new RunService(pool, persistence, onStorageFailure);
  useProject.subscribe((state, before) => {
    if (state.territory !== before.territory) runs.clear();
  });
  return { persistence, runs };
}

/** Half of what the device says it has; 4 GiB where it does not say. */
function memoryForRuns(): number {
  const { deviceMemory = 4 } = navigator as { readonly deviceMemory?: number };
  return (deviceMemory / 2) * 2 ** 30;
}
