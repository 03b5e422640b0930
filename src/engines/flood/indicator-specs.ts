import type { Text } from '../../base/text.ts';
import type { IndicatorSpec } from '../../simulation/contract.ts';

export type FloodIndicator =
  | 'floodedArea'
  | 'floodedAreaByDepth'
  | 'buildingsReached'
  | 'buildingsByDepth'
  | 'inhabitants'
  | 'inhabitantsByDepth'
  | 'arrivalAtPlaces'
  | 'volumes'
  | 'volumeError';

/** Classes of greatest depth, in the order of `depthClassesM`. */
export const depthClasses = [
  { key: 'under-0.5', label: { fr: 'moins de 0,5 m', en: 'less than 0.5 m' } },
  { key: '0.5-1', label: { fr: '0,5 à 1 m', en: '0.5 to 1 m' } },
  { key: '1-2', label: { fr: '1 à 2 m', en: '1 to 2 m' } },
  { key: 'over-2', label: { fr: 'plus de 2 m', en: 'more than 2 m' } },
] as const;

export const volumeTerms = [
  { key: 'initial', label: { fr: 'au départ', en: 'at the start' } },
  { key: 'in', label: { fr: 'entré', en: 'entered' } },
  { key: 'out', label: { fr: 'sorti', en: 'left' } },
  { key: 'stored', label: { fr: 'à la fin', en: 'at the end' } },
] as const;

export const missingReasons = {
  neverReached: { fr: 'jamais atteint pendant le calcul', en: 'never reached during the computation' },
  outsideCalculation: { fr: 'hors du calcul', en: 'outside the computation' },
  noBuildings: { fr: 'pas de couche de bâtiments', en: 'no layer of buildings' },
  noPopulation: { fr: 'pas de couche de population', en: 'no layer of population' },
  noPlaces: { fr: 'pas de couche de lieux', en: 'no layer of places' },
} as const satisfies Record<string, Text>;

export type MissingReason = keyof typeof missingReasons;

export const floodIndicators = {
  floodedArea: {
    label: { fr: 'surface inondée', en: 'flooded area' },
    definition: {
      fr: 'Surface des mailles où la hauteur maximale dépasse le seuil (5 cm) et ne le dépassait pas au départ : mer, plans d’eau et cours d’eau déjà en eau à l’instant zéro ne comptent pas ; l’estran découvert à cet instant compte.',
      en: 'Area of the cells where the greatest depth exceeds the threshold (5 cm) and did not at the start: sea, lakes and rivers already under water at instant zero do not count; a foreshore bare at that instant does.',
    },
    unit: 'ha',
    formula: 'Σ a · [hmax > h₀] · [h(0) ≤ h₀]',
    assumes: ['hydrostatic', 'fixedBed', 'noSoil', 'cellMean', 'nodataWall', 'numericalNoise'],
    inputs: ['terrain', 'maxDepth', 'wetDepthM', 'depthNoiseM'],
    decimals: 1,
  },
  floodedAreaByDepth: {
    label: { fr: 'surface inondée, par hauteur', en: 'flooded area, by depth' },
    definition: {
      fr: 'La même, selon la hauteur maximale de la maille.',
      en: 'The same, by greatest depth of the cell.',
    },
    unit: 'ha',
    formula: 'Σ a · [hᵢ < hmax ≤ hᵢ₊₁] · [h(0) ≤ h₀]',
    assumes: ['hydrostatic', 'fixedBed', 'noSoil', 'cellMean', 'nodataWall', 'numericalNoise'],
    inputs: ['terrain', 'maxDepth', 'wetDepthM', 'depthNoiseM'],
    per: 'class',
    classes: depthClasses,
    decimals: 1,
  },
  buildingsReached: {
    label: {
      fr: 'bâtiments atteints (plus de 5 cm au pied du mur)',
      en: 'buildings reached (more than 5 cm at the foot of the wall)',
    },
    definition: {
      fr: 'Nombre de bâtiments pour lesquels la plus grande hauteur dans l’anneau R de mailles qui les entoure dépasse le seuil.',
      en: 'Number of buildings for which the greatest depth in the ring R of cells around them exceeds the threshold.',
    },
    unit: 'building',
    formula: 'Σ [max(hmax | R) > h₀]',
    assumes: ['wallFoot', 'cellMean', 'tightDikes', 'fixedBed', 'noSoil', 'numericalNoise'],
    inputs: ['buildings', 'maxDepth', 'wetDepthM', 'depthNoiseM'],
    decimals: 0,
  },
  buildingsByDepth: {
    label: { fr: 'bâtiments atteints, par hauteur', en: 'buildings reached, by depth' },
    definition: {
      fr: 'Les mêmes, selon la hauteur maximale au pied du mur.',
      en: 'The same, by greatest depth at the foot of the wall.',
    },
    unit: 'building',
    formula: 'Σ [hᵢ < max(hmax | R) ≤ hᵢ₊₁]',
    assumes: ['wallFoot', 'cellMean', 'tightDikes', 'fixedBed', 'noSoil', 'numericalNoise'],
    inputs: ['buildings', 'maxDepth', 'wetDepthM', 'depthNoiseM'],
    per: 'class',
    classes: depthClasses,
    decimals: 0,
  },
  inhabitants: {
    label: { fr: 'habitants des bâtiments atteints', en: 'inhabitants of the buildings reached' },
    definition: {
      fr: 'Habitants des bâtiments atteints, d’après la population par carreau répartie selon les logements, ou à défaut selon la surface de plancher.',
      en: 'Inhabitants of the buildings reached, from the population by square shared by dwellings or, failing that, by floor area.',
    },
    unit: 'person',
    formula: 'Σ P · (lᵦ / Σ l) · [max(hmax | R) > h₀]',
    assumes: ['wallFoot', 'sharedPeople', 'cellMean', 'fixedBed', 'noSoil', 'numericalNoise'],
    inputs: ['buildings', 'population', 'maxDepth', 'wetDepthM', 'depthNoiseM'],
    decimals: 0,
  },
  inhabitantsByDepth: {
    label: { fr: 'habitants, par hauteur', en: 'inhabitants, by depth' },
    definition: {
      fr: 'Les mêmes, selon la hauteur maximale au pied du mur.',
      en: 'The same, by greatest depth at the foot of the wall.',
    },
    unit: 'person',
    formula: 'Σ P · (lᵦ / Σ l) · [hᵢ < max(hmax | R) ≤ hᵢ₊₁]',
    assumes: ['wallFoot', 'sharedPeople', 'cellMean', 'fixedBed', 'noSoil', 'numericalNoise'],
    inputs: ['buildings', 'population', 'maxDepth', 'wetDepthM', 'depthNoiseM'],
    per: 'class',
    classes: depthClasses,
    decimals: 0,
  },
  arrivalAtPlaces: {
    label: { fr: 'première arrivée de l’eau', en: 'first arrival of the water' },
    definition: {
      fr: 'Premier instant où l’eau dépasse le seuil sur le lieu ou à son contact. Bruit : 45 s ou 3 %, l’écart entre logiciels sur le cas 4 de l’Environment Agency.',
      en: 'First instant at which the water exceeds the threshold on the place or against it. Noise: 45 s or 3 %, the spread between programs on test 4 of the Environment Agency.',
    },
    unit: 's',
    formula: 'min t · [h(t) > h₀]',
    assumes: ['hydrostatic', 'fixedBed', 'cellMean', 'noSoil'],
    inputs: ['places', 'arrival', 'wetDepthM'],
    per: 'place',
    decimals: 0,
  },
  volumes: {
    label: { fr: 'bilan des volumes', en: 'volume balance' },
    definition: {
      fr: 'Eau présente au départ, entrée, sortie et restante. « Entré » est la somme exacte des hydrogrammes, de la pluie et de ce qui passe par les niveaux imposés.',
      en: 'Water present at the start, entered, left and remaining. “Entered” is the exact sum of the hydrographs, the rain and what passes through imposed levels.',
    },
    unit: 'm3',
    formula: 'Vf = V₀ + ∫Qe dt − ∫Qs dt',
    assumes: ['noSoil'],
    inputs: ['depth'],
    per: 'class',
    classes: volumeTerms,
    decimals: 0,
  },
  volumeError: {
    label: { fr: 'erreur de volume', en: 'volume error' },
    definition: {
      fr: 'Écart du bilan rapporté au plus grand des volumes entré et sorti (ou au volume de départ si rien n’entre ni ne sort).',
      en: 'Gap of the balance relative to the greater of the volumes entered and left (or to the initial volume when nothing enters or leaves).',
    },
    unit: '%',
    formula: '|Vf − V₀ − ∫Qe dt + ∫Qs dt| / max(∫Qe dt, ∫Qs dt)',
    assumes: ['noSoil'],
    inputs: ['volumes'],
    decimals: 4,
  },
} as const satisfies Readonly<Record<FloodIndicator, IndicatorSpec>>;
