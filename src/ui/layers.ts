import { featureKinds, type LayerKind, rasterKinds } from '../territory/territory.ts';

/** Every layer in the order in which people meet them. */
export const layerKinds: readonly LayerKind[] = [...rasterKinds, ...featureKinds];

const names: ReadonlySet<string> = new Set(layerKinds);

/** Whether a name is that of a layer. */
export function isLayer(name: string): name is LayerKind {
  return names.has(name);
}
