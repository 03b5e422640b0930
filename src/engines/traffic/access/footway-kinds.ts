import { plain } from '../../../base/plain.ts';

/** Words of the CNIG's lists for what a wheelchair does not take; moving walkways as in the NeTEx profile. */
const notForWheels: ReadonlySet<string> = new Set([
  'escalier',
  "serie d'escaliers",
  'serie d’escaliers',
  'escalator',
  'tapis roulant',
]);
const nodes: ReadonlySet<string> = new Set([
  'nœud',
  'noeud',
  'ascenseur',
  'elevateur',
  'entree',
  'passage selectif',
]);
const narrow: ReadonlySet<string> = new Set(['passage selectif']);
/** States of the surface on which wheels sink or that are dangerous at once. */
const unfit: ReadonlySet<string> = new Set([
  'meuble',
  'degradation entrainant un probleme de securite immediat',
]);

export function isCrossing(nature: string): boolean {
  return plain(nature) === 'traversee pietonne';
}

export function isForWheels(nature: string): boolean {
  return !notForWheels.has(plain(nature));
}

/** Whether a word says what a footway is: revisions before October 2024 wrote numbers, whose list is not known here. */
export function isNatureTold(nature: string): boolean {
  return nature !== '' && !/^\d+$/.test(nature);
}

/** Whether a point of the layer is where footways meet, and no obstacle. */
export function isNode(nature: string): boolean {
  return nodes.has(plain(nature));
}

/** Whether it is a place that one has to squeeze through. */
export function isNarrowing(nature: string): boolean {
  return narrow.has(plain(nature)) || !isNode(nature);
}

export function isUnfit(surfaceState: string): boolean {
  return unfit.has(plain(surfaceState));
}
