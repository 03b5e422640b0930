import type { LayerKind, Territory } from '../territory/territory.ts';
import type { Edit } from './project.ts';

/** A territory as an alternative would make it: unchanged layers are shared by reference. */
export interface AppliedTerritory {
  readonly territory: Territory;
  /** Resolved edits, in order: ancestors' first. */
  readonly edits: readonly Edit[];
  /** Layers that differ from the territory's own; hence which engines must run again. */
  readonly changed: ReadonlySet<LayerKind>;
  /** Layers after the edits. Added dikes are in `layers.dikes` with their crest as vertex elevations (z). */
  readonly layers: Territory['layers'];
}
