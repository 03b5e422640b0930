import { plain } from '../base/plain.ts';
import type { LandCover } from './land-cover.ts';

/** Nomenclatures of land cover that are translated to the house's. */
export const landCoverSchemes = ['house', 'ocsge', 'cosia', 'corine', 'bdtopo'] as const;
export type LandCoverScheme = (typeof landCoverSchemes)[number];

/** OCS GE, cover (CNIG/IGN, « Prescriptions nationales OCS GE » v1.1, table of the cover nomenclature). */
const ocsge: Readonly<Record<string, LandCover>> = {
  'CS1.1.1.1': 'building',
  'CS1.1.1.2': 'impervious',
  'CS1.1.2.1': 'mineral',
  'CS1.1.2.2': 'mineral',
  'CS1.2.1': 'bareSoil',
  'CS1.2.2': 'water',
  'CS1.2.3': 'snow',
  'CS2.1.1.1': 'broadleaf',
  'CS2.1.1.2': 'conifer',
  'CS2.1.1.3': 'mixedForest',
  'CS2.1.2': 'shrub',
  'CS2.1.3': 'otherWoody',
  'CS2.2.1': 'grass',
  'CS2.2.2': 'grass',
  // Coarser levels, where the finer one was not told apart.
  'CS1.1': 'impervious',
  'CS1.1.1': 'impervious',
  'CS1.1.2': 'mineral',
  'CS1.2': 'bareSoil',
  'CS2.1': 'mixedForest',
  'CS2.1.1': 'mixedForest',
  'CS2.2': 'grass',
};

/** IGN CoSIA, fields `numero` and `classe` of its vectors. */
const cosia: readonly (readonly [number: number, label: string, cover: LandCover])[] = [
  [1, 'batiment', 'building'],
  [2, 'zone permeable', 'mineral'],
  [3, 'zone impermeable', 'impervious'],
  [4, 'piscine', 'pool'],
  [5, 'sol nu', 'bareSoil'],
  [6, 'surface eau', 'water'],
  [7, 'neige', 'snow'],
  [8, 'conifere', 'conifer'],
  [9, 'feuillu', 'broadleaf'],
  [10, 'broussaille', 'shrub'],
  [11, 'vigne', 'vine'],
  [12, 'pelouse', 'grass'],
  [13, 'culture', 'crop'],
  [14, 'terre labouree', 'ploughed'],
  [15, 'serre', 'greenhouse'],
];

/** CORINE Land Cover, level 3 (EEA, « CORINE land cover nomenclature guidelines », 2019). */
const corine: Readonly<Record<string, LandCover>> = {
  '111': 'urbanDense',
  '112': 'urbanSparse',
  '121': 'impervious',
  '122': 'impervious',
  '123': 'impervious',
  '124': 'impervious',
  '131': 'mineral',
  '132': 'mineral',
  '133': 'bareSoil',
  '141': 'grass',
  '142': 'grass',
  '211': 'crop',
  '212': 'crop',
  '213': 'crop',
  '221': 'vine',
  '222': 'orchard',
  '223': 'orchard',
  '231': 'grass',
  '241': 'crop',
  '242': 'crop',
  '243': 'crop',
  '244': 'mixedForest',
  '311': 'broadleaf',
  '312': 'conifer',
  '313': 'mixedForest',
  '321': 'grass',
  '322': 'shrub',
  '323': 'shrub',
  '324': 'shrub',
  '331': 'bareSoil',
  '332': 'bareSoil',
  '333': 'bareSoil',
  '334': 'bareSoil',
  '335': 'snow',
  '411': 'wetland',
  '412': 'wetland',
  '421': 'wetland',
  '422': 'wetland',
  '423': 'wetland',
  '511': 'water',
  '512': 'water',
  '521': 'water',
  '522': 'water',
  '523': 'water',
};

/** BD TOPO `zone_de_vegetation`, field `nature`. */
const bdtopo: Readonly<Record<string, LandCover>> = {
  bananeraie: 'orchard',
  bois: 'broadleaf',
  'canne a sucre': 'crop',
  cocoteraie: 'orchard',
  'foret fermee de coniferes': 'conifer',
  'foret fermee de feuillus': 'broadleaf',
  'foret fermee mixte': 'mixedForest',
  'foret ouverte': 'mixedForest',
  haie: 'otherWoody',
  houblonniere: 'otherWoody',
  'lande herbacee': 'grass',
  'lande ligneuse': 'shrub',
  mangrove: 'wetland',
  peupleraie: 'broadleaf',
  riziere: 'crop',
  verger: 'orchard',
  vigne: 'vine',
  'zone arboree': 'broadleaf',
};

/** The house's class of a source's code or label; null when the nomenclature does not know it. */
export function landCoverOf(scheme: LandCoverScheme, code: string): LandCover | null {
  const text = code.trim();
  if (scheme === 'ocsge') return lookUp(ocsge, text.toUpperCase().replace(/^(?=\d)/, 'CS'));
  if (scheme === 'corine') return lookUp(corine, text.slice(0, 3));
  if (scheme === 'bdtopo') return lookUp(bdtopo, plain(text));
  if (scheme === 'cosia') {
    const label = plain(text);
    return cosia.find(([n, name]) => String(n) === text || label.startsWith(name))?.[2] ?? null;
  }
  return null;
}

function lookUp(table: Readonly<Record<string, LandCover>>, code: string): LandCover | null {
  return Object.hasOwn(table, code) ? (table[code] ?? null) : null;
}
