import type { Text } from '../../base/text.ts';
import type { IndicatorSpec } from '../../simulation/contract.ts';
import { calibrationClasses } from './calibration/words.ts';

/** In the order of the bits of `assumed`. */
export const assumedClasses = [
  { key: 'date', label: { fr: 'date de construction', en: 'date of construction' } },
  { key: 'height', label: { fr: 'hauteur', en: 'height' } },
  { key: 'dwellings', label: { fr: 'nombre de logements', en: 'number of dwellings' } },
  { key: 'use', label: { fr: 'usage', en: 'use' } },
  {
    key: 'outline',
    label: {
      fr: 'contour qui se croise ou hors de mesure',
      en: 'outline that crosses itself or is out of scale',
    },
  },
  { key: 'storeys', label: { fr: 'nombre d’étages', en: 'number of storeys' } },
  { key: 'roof', label: { fr: 'forme du toit', en: 'shape of the roof' } },
] as const;

/** How each roof is known: read, or guessed and why. */
export const roofClasses = [
  { key: 'read', label: { fr: 'lus sur le modèle de surface', en: 'read from the surface model' } },
  {
    key: 'coarse',
    label: {
      fr: 'supposés : aucun modèle de surface à mailles de 1 m ou moins',
      en: 'guessed: no surface model with cells of 1 m or less',
    },
  },
  {
    key: 'absent',
    label: {
      fr: 'supposés : bâtiment absent du modèle (moins de 2 m de haut)',
      en: 'guessed: the model does not have the building (under 2 m high)',
    },
  },
  {
    key: 'small',
    label: {
      fr: 'supposés : trop peu de mailles dans le contour',
      en: 'guessed: too few cells inside the outline',
    },
  },
  {
    key: 'unclear',
    label: {
      fr: 'supposés : le modèle n’y montre pas de pans nets',
      en: 'guessed: the model shows no clear planes there',
    },
  },
] as const;

/** In the order of the bits of `joinedBits`. */
export const joinedClasses = [
  { key: 'date', label: { fr: 'date de construction', en: 'date of construction' } },
  { key: 'dwellings', label: { fr: 'nombre de logements', en: 'number of dwellings' } },
  { key: 'area', label: { fr: 'surface habitable', en: 'living area' } },
  { key: 'walls', label: { fr: 'murs', en: 'walls' } },
  { key: 'roof', label: { fr: 'toiture', en: 'roof' } },
  { key: 'floor', label: { fr: 'plancher bas', en: 'lowest floor' } },
  { key: 'windows', label: { fr: 'fenêtres', en: 'windows' } },
  { key: 'envelope', label: { fr: 'enveloppe, en moyenne', en: 'envelope, on the whole' } },
  { key: 'ventilation', label: { fr: 'ventilation', en: 'ventilation' } },
  { key: 'heating', label: { fr: 'énergie de chauffage', en: 'heating energy' } },
] as const;

export type InputIndicator =
  | 'assumedData'
  | 'roofShapes'
  | 'joinedData'
  | 'calibration'
  | 'monthlyNeed'
  | 'monthlyCheck';

export const monthlyReasons = {
  notADpe: {
    fr: 'estimation 3CL, pas un DPE',
    en: 'estimate by 3CL, no DPE',
  },
  noZone: {
    fr: 'aucune zone climatique de l’arrêté ne convient à ce lieu (outre-mer) ; un réglage peut en poser une',
    en: 'no climate zone of the order fits this place (overseas); a setting can give one',
  },
} as const satisfies Record<string, Text>;

/** What a run says of the data it was given. */
export const inputIndicators = {
  assumedData: {
    label: { fr: 'bâtiments dont une donnée est supposée', en: 'buildings with assumed data' },
    definition: {
      fr: 'Bâtiments calculés pour lesquels la donnée manquait ou ne pouvait servir, et a été remplacée par une valeur usuelle.',
      en: 'Computed buildings for which the datum was missing or of no use, and was replaced by a usual value.',
    },
    unit: 'building',
    formula: 'Σ [supposé]',
    assumes: ['archetypes'],
    inputs: ['buildings'],
    per: 'class',
    classes: assumedClasses,
    decimals: 0,
  },
  roofShapes: {
    label: { fr: 'toits, selon ce qu’on en sait', en: 'roofs, by what is known of them' },
    definition: {
      fr: 'Un toit est lu sur le modèle de surface quand ses mailles ont 1 m au plus et que des pans d’au moins 10 m² couvrent 60 % du contour. Sinon il est supposé d’après le contour et l’usage : deux pans à 30° sous un faîte le long du plus grand mur, ou plat. Tous les bâtiments comptent, chauffés ou non.',
      en: 'A roof is read from the surface model where its cells have 1 m at most and planes of 10 m² or more cover 60 % of the outline. Otherwise it is guessed from outline and use: two slopes of 30° under a ridge along the longest wall, or flat. All buildings count, heated or not.',
    },
    unit: 'building',
    formula: 'Σ [toit]',
    assumes: ['roofs'],
    inputs: ['buildings', 'surfaceModel', 'terrain'],
    per: 'class',
    classes: roofClasses,
    decimals: 0,
  },
  joinedData: {
    label: { fr: 'caractéristiques venues de diagnostics', en: 'characteristics from diagnoses' },
    definition: {
      fr: 'Bâtiments calculés dont un attribut vient d’un DPE ou de la BDNB, et non d’un bâtiment type. Un bâtiment peut compter plusieurs fois.',
      en: 'Computed buildings of which an attribute comes from a DPE or the BDNB, and not from an archetype. A building can count several times.',
    },
    unit: 'building',
    formula: 'Σ [joint]',
    assumes: ['diagnoses', 'spread'],
    inputs: ['buildings'],
    per: 'class',
    classes: joinedClasses,
    decimals: 0,
  },
  calibration: {
    label: { fr: 'calage', en: 'calibration' },
    definition: {
      fr: 'Consommation publiée (Enedis, GRDF, réseaux) divisée par celle que le calcul trouve sans projet, sous la météo du territoire et les réglages du calcul. Le même facteur multiplie les énergies livrées de toutes les alternatives et hypothèses : ce qu’elles changent n’est pas effacé. Le besoin de chaleur n’est pas calé.',
      en: 'Published consumption (Enedis, GRDF, networks) over what the run finds without a project, under the territory’s weather and the run’s settings. The same factor multiplies the energy delivered in all alternatives and hypotheses: what they change is not cancelled. The need of heat is not calibrated.',
    },
    unit: '1',
    formula: 'Σ Eₘ / Σ E₀',
    assumes: ['calibration'],
    inputs: ['buildings', 'limits'],
    per: 'class',
    classes: calibrationClasses,
    decimals: 2,
  },
  monthlyNeed: {
    label: {
      fr: 'besoin de chauffage des logements, estimation 3CL',
      en: 'heating need of dwellings, estimate by 3CL',
    },
    definition: {
      fr: 'Estimation 3CL, pas un DPE : besoin des logements par la méthode mensuelle du DPE et les mois de l’arrêté pour la zone climatique et l’altitude du territoire, quelle que soit la météo de l’hypothèse. Pertes, fenêtres et masques sont ceux du calcul.',
      en: 'Estimate by 3CL, no DPE: need of dwellings by the DPE’s monthly method and the order’s months for the territory’s climate zone and altitude, whatever the hypothesis’ weather. Losses, windows and masks are those of the run.',
    },
    unit: 'MWh',
    formula: 'Σ GV (1 − F) DH₁₉',
    assumes: ['archetypes', 'orderMonths'],
    inputs: ['buildings', 'terrain', 'climateZone'],
    decimals: 0,
  },
  monthlyCheck: {
    label: { fr: 'besoin horaire, comparé à la méthode 3CL', en: 'hourly need, beside the 3CL method' },
    definition: {
      fr: 'Besoin de chauffage des logements trouvé heure par heure, divisé par celui de la méthode mensuelle 3CL sur les mêmes bâtiments, avec les mois de la même météo et non ceux de l’arrêté (« estimation 3CL, pas un DPE »). Les consignes de nuit et le chauffage partiel font descendre le premier : 3CL chauffe tout à 19 °C.',
      en: 'Heating need of dwellings found hour by hour, over that of the monthly method 3CL for the same buildings, with the months of the same weather and not the order’s (“estimate by 3CL, no DPE”). Night set-backs and partial heating lower the first: 3CL heats all to 19 °C.',
    },
    unit: '1',
    formula: 'Σ Q / Σ GV (1 − F) DH₁₉',
    assumes: ['archetypes', 'monthly'],
    inputs: ['buildings', 'heatC', 'nightC', 'partialHeating'],
    decimals: 2,
  },
} as const satisfies Record<InputIndicator, IndicatorSpec>;
