import type { AppError } from '../base/errors.ts';
import { startAutosave } from './autosave.ts';
import { openEngine } from './engines.ts';
import { toAppError } from '../simulation/failure.ts';
import { shippedResults } from './example.ts';
import { openPersistence, type Persistence } from './persistence.ts';
import { useProject } from './project-store.ts';
import { RunService } from './run-service.ts';
import { useRuns } from './runs-store.ts';
import { allSpecs, useSpecs } from './specs-store.ts';
import { loadArchive } from './shipped-results.ts';
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
    openPort: openEngine,
    host: navigator.userAgent,
    appVersion,
    size: poolSize(navigator.hardwareConcurrency),
    memoryBytes: memoryForRuns(),
  });
  const runs = new RunService(pool, persistence, onStorageFailure, () => useSpecs.getState().specs);
  useProject.subscribe((state, before) => {
    const isOpened = state.project !== before.project && state.past.length + state.future.length === 0;
    if (!isOpened) return;
    runs.clear();
    void restoreAll(runs).catch((thrown: unknown) => onStorageFailure(toAppError(thrown)));
  });
  return { persistence, runs };
}

/** What an opened project gave when it was last computed, then the results that the page ships for its territory. */
async function restoreAll(runs: RunService): Promise<void> {
  const { territory } = useProject.getState();
  const shipped = territory && shippedResults(territory.digest);
  if (shipped) useRuns.getState().setShipping(true);
  try {
    const { specs: first } = useSpecs.getState();
    for (const spec of first) await runs.restore(spec);
    const specs = await allSpecs();
    for (const spec of specs.filter((one) => !first.includes(one))) await runs.restore(spec);
    if (!shipped) return;
    const shipping = loadArchive(shipped.url, (run) => runs.ship(run, specs));
    runs.waitFor(shipping, shipped.engines);
    await shipping;
  } finally {
    if (useProject.getState().territory === territory) useRuns.getState().setShipping(false);
  }
}

/** Half of what the device says it has; 4 GiB where it does not say. */
function memoryForRuns(): number {
  const { deviceMemory = 4 } = navigator as { readonly deviceMemory?: number };
  return (deviceMemory / 2) * 2 ** 30;
}
