import type { Text } from '../base/text.ts';

/**
 * House nomenclature of land cover: IGN CoSIA's classes, completed by the few that OCS GE and CORINE tell
 * apart and that matter for roughness or look. The position in this list is the raster's code; 0 is unknown.
 * Append only: codes are stored in territory files.
 */
export const landCoverClasses = [
  'unknown',
  'building',
  'impervious',
  'mineral',
  'bareSoil',
  'water',
  'snow',
  'broadleaf',
  'conifer',
  'mixedForest',
  'shrub',
  'vine',
  'orchard',
  'grass',
  'crop',
  'ploughed',
  'greenhouse',
  'pool',
  'wetland',
  'urbanDense',
  'urbanSparse',
  'otherWoody',
] as const;

export type LandCover = (typeof landCoverClasses)[number];

/** Raster code of a class. */
export function landCoverCode(cover: LandCover): number {
  return landCoverClasses.indexOf(cover);
}

export const landCoverLabels: Readonly<Record<LandCover, Text>> = {
  unknown: { fr: 'inconnu', en: 'unknown' },
  building: { fr: 'bâtiment', en: 'building' },
  impervious: { fr: 'zone imperméable, route', en: 'sealed surface, road' },
  mineral: { fr: 'zone minérale perméable', en: 'pervious mineral surface' },
  bareSoil: { fr: 'sol nu', en: 'bare soil' },
  water: { fr: 'surface d’eau', en: 'water' },
  snow: { fr: 'neige, glacier', en: 'snow, ice' },
  broadleaf: { fr: 'feuillus', en: 'broadleaved trees' },
  conifer: { fr: 'conifères', en: 'conifers' },
  mixedForest: { fr: 'forêt mixte', en: 'mixed forest' },
  shrub: { fr: 'broussailles, landes', en: 'scrub, heath' },
  vine: { fr: 'vigne', en: 'vineyard' },
  orchard: { fr: 'verger', en: 'orchard' },
  grass: { fr: 'prairie, pelouse', en: 'grassland, lawn' },
  crop: { fr: 'culture', en: 'crop' },
  ploughed: { fr: 'terre labourée', en: 'ploughed land' },
  greenhouse: { fr: 'serre', en: 'greenhouse' },
  pool: { fr: 'piscine', en: 'swimming pool' },
  wetland: { fr: 'zone humide', en: 'wetland' },
  urbanDense: { fr: 'tissu urbain continu', en: 'continuous urban fabric' },
  urbanSparse: { fr: 'tissu urbain discontinu', en: 'discontinuous urban fabric' },
  otherWoody: { fr: 'autre végétation ligneuse', en: 'other woody vegetation' },
};
