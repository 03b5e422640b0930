import type { Territory, LayerKind } from './territory.ts';
export interface Readiness {
  readonly missing: readonly LayerKind[];
}
export function assessReadiness(_t: Territory): Readiness {
  return { missing: [] };
}
