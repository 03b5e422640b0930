import { AppError } from '../base/errors.ts';
import type { AnyEngine } from '../simulation/contract.ts';

/** Engines by identifier, loaded when they are needed. A new one is one more line. */
const engines: Readonly<Record<string, () => Promise<AnyEngine>>> = {
  flood: async () => (await import('../engines/flood/index.ts')).floodEngine,
  traffic: async () => (await import('../engines/traffic/index.ts')).trafficEngine,
  energy: async () => (await import('../engines/energy/index.ts')).energyEngine,
};

export const engineIds: readonly string[] = Object.keys(engines);

/** @throws AppError `engine/unknown`. */
export async function loadEngine(id: string): Promise<AnyEngine> {
  const load = engines[id];
  if (!load) throw new AppError('engine/unknown', `no engine "${id}"`, { engine: id });
  return load();
}
