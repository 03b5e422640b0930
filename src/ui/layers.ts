import {
  featureKinds,
  type LayerKind,
  type MemberKind,
  memberKinds,
  rasterKinds,
} from '../territory/territory.ts';

/** Every layer in the order in which people meet them. */
export const layerKinds: readonly LayerKind[] = [...rasterKinds, ...featureKinds];

const names: ReadonlySet<string> = new Set(layerKinds);

const members: ReadonlySet<string> = new Set(memberKinds);

/** Whether a name is that of something that a territory has beside layers. */
export function isMember(name: string): name is MemberKind {
  return members.has(name);
}

/** Whether a name is that of a layer. */
export function isLayer(name: string): name is LayerKind {
  return names.has(name);
}
