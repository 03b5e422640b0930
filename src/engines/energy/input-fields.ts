import type { FieldSpec } from '../../simulation/contract.ts';

export type InputField =
  | 'needLow'
  | 'needHigh'
  | 'need3cl'
  | 'need3clWeather'
  | 'joinedAttributes'
  | 'roofPlaneCount'
  | 'roofTilt'
  | 'roofOff';

export const needOfFloor = {
  unit: 'kWh/m2',
  per: ['building'],
  classes: [0, 50, 100, 150, 200, 300],
  role: 'intensity',
  displayStep: 0.1,
} as const;
const rangeOfNeed = {
  fr: 'Fourchette du besoin d’un tel bâtiment selon ce qu’on ne sait pas de lui : date, matériaux, parties déjà rénovées, fuites d’air. Ce qu’un diagnostic donne n’y compte pas ; les habitudes des gens non plus.',
  en: 'Range of the need of such a building by what is not known of it: date, materials, parts already renovated, leaks. What a diagnosis tells is not in it; nor are people’s habits.',
};
const by3cl = {
  fr: 'Estimation 3CL, pas un DPE : besoin des logements par la méthode mensuelle du DPE, à 19 °C toute la saison, avec les pertes, les fenêtres et les masques de ce calcul',
  en: 'Estimate by 3CL, no DPE: need of dwellings by the DPE’s monthly method, at 19 °C all season, with the losses, windows and masks of this run',
};

/** What a run says of a building's data, and of how sure its need is. */
export const inputFields = {
  needLow: {
    label: { fr: 'besoin de chauffage, bas de la fourchette', en: 'heating need, low end of its range' },
    definition: {
      fr: `${rangeOfNeed.fr} Une valeur sur dix est plus basse.`,
      en: `${rangeOfNeed.en} One value in ten is lower.`,
    },
    ...needOfFloor,
  },
  needHigh: {
    label: { fr: 'besoin de chauffage, haut de la fourchette', en: 'heating need, high end of its range' },
    definition: {
      fr: `${rangeOfNeed.fr} Une valeur sur dix est plus haute.`,
      en: `${rangeOfNeed.en} One value in ten is higher.`,
    },
    ...needOfFloor,
  },
  need3cl: {
    label: { fr: 'besoin de chauffage, estimation 3CL', en: 'heating need, estimate by 3CL' },
    definition: {
      fr: `${by3cl.fr} et les mois de l’arrêté pour la zone climatique et l’altitude du territoire : ceux d’un DPE, quelle que soit la météo. Aucune valeur : pas de logement, ou aucune zone ne convient (outre-mer).`,
      en: `${by3cl.en} and the order’s months for the territory’s climate zone and altitude: those of a DPE, whatever the weather. None: no dwelling, or no zone fits (overseas).`,
    },
    ...needOfFloor,
  },
  need3clWeather: {
    label: {
      fr: 'besoin de chauffage, estimation 3CL sous la météo du calcul',
      en: 'heating need, estimate by 3CL under the run’s weather',
    },
    definition: {
      fr: `${by3cl.fr} et, au lieu des mois de l’arrêté, ceux de la météo de l’hypothèse : à comparer au besoin calculé heure par heure. Aucune valeur : pas de logement.`,
      en: `${by3cl.en} and, in the place of the order’s months, those of the hypothesis’ weather: to be held against the need found hour by hour. None: no dwelling.`,
    },
    ...needOfFloor,
  },
  joinedAttributes: {
    label: { fr: 'données de diagnostics', en: 'data from diagnoses' },
    definition: {
      fr: 'Nombre d’attributs du bâtiment qui viennent d’un DPE ou de la BDNB. Les autres viennent de la couche de bâtiments, ou d’un bâtiment type de sa période, de son usage et de ses murs.',
      en: 'Number of the building’s attributes that come from a DPE or the BDNB. The others come from the layer of buildings, or from an archetype of its period, use and walls.',
    },
    unit: '1',
    per: ['building'],
    classes: [1, 2, 4, 6, 8],
    role: 'count',
    displayStep: 1,
  },
  roofPlaneCount: {
    label: { fr: 'pans de toit lus', en: 'roof planes read' },
    definition: {
      fr: 'Nombre de pans d’au moins 10 m² que le modèle de surface montre sur le bâtiment. Zéro : le toit est supposé d’après le contour et l’usage.',
      en: 'Number of planes of 10 m² or more that the surface model shows on the building. Zero: the roof is guessed from outline and use.',
    },
    unit: '1',
    per: ['building'],
    classes: [1, 2, 3, 4, 6],
    role: 'count',
    displayStep: 1,
  },
  roofTilt: {
    label: { fr: 'pente du toit', en: 'tilt of the roof' },
    definition: {
      fr: 'Pente moyenne des pans lus sur le modèle de surface, pesée par leur surface. Aucune valeur : le toit est supposé.',
      en: 'Mean tilt of the planes read from the surface model, weighted by their surface. None: the roof is guessed.',
    },
    unit: 'deg',
    per: ['building'],
    classes: [0, 5, 15, 25, 35, 45],
    role: 'ratio',
    displayStep: 0.1,
  },
  roofOff: {
    label: { fr: 'écart entre le relevé et les pans lus', en: 'survey off the planes that were read' },
    definition: {
      fr: 'Écart quadratique moyen des hauteurs du modèle de surface aux pans lus : bruit du relevé, tuiles, petits ouvrages. Aucune valeur : le toit est supposé.',
      en: 'Root mean square of what the surface model’s heights are off the planes that were read: noise of the survey, tiles, small things. None: the roof is guessed.',
    },
    unit: 'm',
    per: ['building'],
    classes: [0, 0.03, 0.06, 0.1, 0.15],
    role: 'ratio',
    displayStep: 0.01,
  },
} as const satisfies Record<InputField, FieldSpec>;
