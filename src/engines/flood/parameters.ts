import type { Text } from '../../base/text.ts';
import type { Parameter } from '../../simulation/contract.ts';
import { landCoverClasses, landCoverLabels } from '../../territory/land-cover.ts';
import { type ManningParameter, manningParameter, manningTable } from './manning-table.ts';

/** What is known of the bed of watercourses (`riverbed`). */
export const riverbeds = { unknown: 0, surveyed: 1, burnt: 2, surveyDayFlow: 3 } as const;

/** How buildings meet the water (`buildings`). */
export const buildingModes = { ignored: 0, roughness: 1, blocked: 2 } as const;

export const parameterGroups = {
  grid: { fr: 'Maille de calcul', en: 'Computing grid' },
  river: { fr: 'Lit de la rivière', en: 'Riverbed' },
  obstacles: { fr: 'Bâtiments', en: 'Buildings' },
  results: { fr: 'Seuils des résultats', en: 'Thresholds of the results' },
  numerics: { fr: 'Méthode numérique', en: 'Numerical method' },
  roughness: { fr: 'Frottement selon le sol', en: 'Friction by ground' },
} as const satisfies Record<string, Text>;

const plainParameters = {
  cellFactor: {
    label: { fr: 'taille des mailles', en: 'cell size' },
    help: {
      fr: 'Côté d’une maille du calcul, rapporté à celui du terrain. Une maille plus grande calcule plus vite, et efface les talus et fossés étroits.',
      en: 'Side of a computing cell, relative to the terrain’s. A larger cell computes faster, and smooths out narrow banks and ditches.',
    },
    unit: '1',
    default: 1,
    min: 0.5,
    max: 8,
    choices: [
      { value: 0.5, label: { fr: 'terrain ÷ 2', en: 'terrain ÷ 2' } },
      { value: 1, label: { fr: 'celle du terrain', en: 'the terrain’s' } },
      { value: 2, label: { fr: 'terrain × 2', en: 'terrain × 2' } },
      { value: 4, label: { fr: 'terrain × 4', en: 'terrain × 4' } },
      { value: 8, label: { fr: 'terrain × 8', en: 'terrain × 8' } },
    ],
    source: 'house',
    group: 'grid',
  },
  riverbed: {
    label: { fr: 'lit de la rivière', en: 'riverbed' },
    help: {
      fr: 'Un modèle de terrain montre d’ordinaire la surface de l’eau, pas le fond. Dites comment le fond est connu.',
      en: 'A terrain model usually shows the water’s surface, not the bed. Say how the bed is known.',
    },
    unit: '1',
    default: riverbeds.unknown,
    min: 0,
    max: 3,
    choices: [
      { value: riverbeds.unknown, label: { fr: 'inconnu (à choisir)', en: 'unknown (to be chosen)' } },
      {
        value: riverbeds.surveyed,
        label: { fr: 'levé : le terrain montre le fond', en: 'surveyed: the terrain shows the bed' },
      },
      {
        value: riverbeds.burnt,
        label: {
          fr: 'creusé : largeur et profondeur à plein bord',
          en: 'burnt in: width and depth at bankfull flow',
        },
      },
      {
        value: riverbeds.surveyDayFlow,
        label: {
          fr: 'débit du jour du levé retranché',
          en: 'flow on the day of the survey subtracted',
        },
      },
    ],
    source: 'neal2012',
    group: 'river',
  },
  bedWidthM: {
    label: { fr: 'largeur à plein bord', en: 'width at bankfull flow' },
    help: {
      fr: 'Largeur creusée le long des cours d’eau, si le lit est « creusé ». Les surfaces d’eau le sont sur toute leur étendue.',
      en: 'Width burnt in along watercourses when the bed is “burnt in”. Water surfaces are lowered over their whole extent.',
    },
    unit: 'm',
    default: 10,
    min: 0.5,
    max: 500,
    source: 'neal2012',
    group: 'river',
  },
  bedDepthM: {
    label: { fr: 'profondeur à plein bord', en: 'depth at bankfull flow' },
    help: {
      fr: 'Profondeur creusée sous le terrain, si le lit est « creusé ».',
      en: 'Depth burnt in below the terrain when the bed is “burnt in”.',
    },
    unit: 'm',
    default: 1.5,
    min: 0.1,
    max: 30,
    source: 'neal2012',
    group: 'river',
  },
  surveyFlowM3PerS: {
    label: { fr: 'débit du jour du levé', en: 'flow on the day of the survey' },
    help: {
      fr: 'Débit qui passait sous la surface que montre le terrain ; il est retranché des hydrogrammes, au prorata de leurs débits initiaux.',
      en: 'Flow that was passing under the surface shown by the terrain; subtracted from the hydrographs in proportion to their initial flows.',
    },
    unit: 'm3/s',
    default: 0,
    min: 0,
    max: 20_000,
    source: 'house',
    group: 'river',
  },
  hotStartS: {
    label: { fr: 'mise en régime', en: 'warm-up' },
    help: {
      fr: 'Durée pendant laquelle les débits et niveaux de départ sont maintenus avant l’instant zéro, pour que la rivière coule déjà. Zéro : aucune.',
      en: 'Time during which the first flows and levels are held before instant zero, so that the river already flows. Zero: none.',
    },
    unit: 's',
    default: 0,
    min: 0,
    max: 864_000,
    source: 'house',
    group: 'river',
  },
  buildings: {
    label: { fr: 'bâtiments', en: 'buildings' },
    help: {
      fr: 'Blocs que l’eau contourne, ou frottement plus fort sur leur emprise. Le blocage demande des mailles plus petites que les bâtiments.',
      en: 'Blocks that the water goes round, or stronger friction over their footprint. Blocking needs cells smaller than the buildings.',
    },
    unit: '1',
    default: buildingModes.roughness,
    min: 0,
    max: 2,
    choices: [
      { value: buildingModes.ignored, label: { fr: 'sans effet sur l’eau', en: 'no effect on the water' } },
      { value: buildingModes.roughness, label: { fr: 'frottement', en: 'friction' } },
      { value: buildingModes.blocked, label: { fr: 'mailles bloquées', en: 'blocked cells' } },
    ],
    source: 'schubert2012',
    group: 'obstacles',
  },
  wetDepthM: {
    label: {
      fr: 'hauteur à partir de laquelle un lieu est atteint',
      en: 'depth from which a place is reached',
    },
    help: {
      fr: 'Seuil de l’étendue, de l’arrivée, de la durée et des bâtiments atteints.',
      en: 'Threshold of the extent, the arrival, the duration and the buildings reached.',
    },
    unit: 'm',
    default: 0.05,
    min: 0.01,
    max: 0.5,
    source: 'house',
    group: 'results',
  },
  depthNoiseM: {
    label: { fr: 'bruit vertical du calcul', en: 'vertical noise of the computation' },
    help: {
      fr: 'Deux hauteurs plus proches que cela ne se distinguent pas. Sert à dire quand un écart est trop petit pour conclure.',
      en: 'Two depths closer than this cannot be told apart. Used to say when a difference is too small to conclude.',
    },
    unit: 'm',
    default: 0.01,
    min: 0,
    max: 0.5,
    source: 'neelz2013',
    group: 'results',
  },
  advection: {
    label: { fr: 'inertie du courant', en: 'advection of momentum' },
    help: {
      fr: 'Avec : eau peu profonde complète, nécessaire aux ruptures et aux courants rapides. Sans : inertie locale, comme LISFLOOD-FP, pour les plaines lentes.',
      en: 'With: full shallow water, needed for breaches and fast flow. Without: local inertia, like LISFLOOD-FP, for slow plains.',
    },
    unit: '1',
    default: 1,
    min: 0,
    max: 1,
    choices: [
      { value: 1, label: { fr: 'avec (eau peu profonde complète)', en: 'with (full shallow water)' } },
      { value: 0, label: { fr: 'sans (inertie locale)', en: 'without (local inertia)' } },
    ],
    source: 'stelling2003',
    group: 'numerics',
  },
  courant: {
    label: { fr: 'nombre de Courant', en: 'Courant number' },
    help: {
      fr: 'Part du pas de temps limite. Plus petit : plus lent et plus sûr.',
      en: 'Share of the limiting time step. Smaller: slower and safer.',
    },
    unit: '1',
    default: 0.7,
    min: 0.1,
    max: 0.9,
    source: 'bates2010',
    group: 'numerics',
    spread: { kind: 'uniform', low: 0.5, high: 0.7 },
  },
  theta: {
    label: { fr: 'lissage du débit θ', en: 'smoothing of discharge θ' },
    help: {
      fr: 'Poids du débit propre à la face ; 1 : aucun lissage. 0,9 calme les zones presque sans frottement.',
      en: 'Weight of the face’s own discharge; 1: no smoothing. 0.9 calms nearly frictionless areas.',
    },
    unit: '1',
    default: 1,
    min: 0.7,
    max: 1,
    source: 'dealmeida2012',
    group: 'numerics',
    spread: { kind: 'uniform', low: 0.9, high: 1 },
  },
  froudeCap: {
    label: { fr: 'nombre de Froude maximal', en: 'largest Froude number' },
    help: {
      fr: 'Plafond de la vitesse là où le sol descend, en célérités d’onde : un terrain en marches y exagère la pente.',
      en: 'Ceiling of the velocity where the ground falls, in wave speeds: ground made of steps overstates the slope there.',
    },
    unit: '1',
    default: 4,
    min: 0.5,
    max: 10,
    source: 'house',
    group: 'numerics',
  },
} as const satisfies Readonly<Record<string, Parameter>>;

type PlainParameter = keyof typeof plainParameters;
export type FloodParameter = PlainParameter | ManningParameter;

function manningParameters(): Record<ManningParameter, Parameter> {
  const entries = landCoverClasses.map((cover): [ManningParameter, Parameter] => {
    const { value, low, high, source } = manningTable[cover];
    const label = landCoverLabels[cover];
    return [
      manningParameter(cover),
      {
        label: { fr: `frottement : ${label.fr}`, en: `friction: ${label.en}` },
        help: {
          fr: 'Coefficient n de Manning. Plus grand : l’eau va moins vite et monte plus haut.',
          en: 'Manning’s n. Larger: the water goes slower and rises higher.',
        },
        unit: 's/m^(1/3)',
        default: value,
        min: 0.005,
        max: 1,
        source,
        group: 'roughness',
        spread: { kind: 'triangular', low, mode: value, high },
      },
    ];
  });
  return Object.fromEntries(entries) as Record<ManningParameter, Parameter>;
}

export const floodParameters: Readonly<Record<FloodParameter, Parameter>> = {
  ...plainParameters,
  ...manningParameters(),
};
