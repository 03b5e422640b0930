import type { Text } from '../../base/text.ts';
import type { IndicatorSpec } from '../../simulation/contract.ts';

export type TransitIndicator = 'transitNear' | 'transitNearInhabitants' | 'transitWithout';

/** Why a time by public transport may be missing, and of which day it is. */
export const transitReasons = {
  noService: {
    fr: 'rien ne circule un mardi ou un jeudi dans les horaires donnés',
    en: 'nothing runs on a Tuesday or a Thursday in the given timetables',
  },
  noStopsHere: {
    fr: 'aucun arrêt desservi près des voies du territoire',
    en: 'no stop that is served near the territory’s ways',
  },
  timetableDay: {
    fr: 'horaires du {{day}}/{{month}}/{{year}}, le mardi ou jeudi le plus desservi',
    en: 'timetables of {{year}}-{{month}}-{{day}}, the Tuesday or Thursday with most runs',
  },
} as const satisfies Record<string, Text>;

const transitAssumes = ['transitWindow', 'transitWalks', 'transitRoads', 'noTransit'] as const;
const transitInputs = [
  'transit',
  'buildings',
  'places',
  'roads',
  'hospitalTransitTime',
  'transitStart',
  'transitWindow',
  'transitWalk',
] as const;
/** In the order of `servicePlaces`. */
export const transitClasses = [
  { key: 'hospital', label: { fr: 'hôpital', en: 'hospital' } },
  { key: 'school', label: { fr: 'école', en: 'school' } },
  { key: 'shop', label: { fr: 'commerces', en: 'shops' } },
] as const;
/** Half an hour. */
export const transitNearS = 1800;

export const transitIndicators = {
  transitNear: {
    label: {
      fr: 'bâtiments à 30 min au plus en transports',
      en: 'buildings within 30 min by public transport',
    },
    definition: {
      fr: 'Bâtiments dont le temps de porte à porte au lieu le plus proche de cette sorte, en transports ou à pied si c’est plus rapide, est de 30 min au plus : médiane sur les départs de la fenêtre, à tout instant de l’hypothèse.',
      en: 'Buildings whose time from door to door to the nearest place of that kind, by public transport or on foot where that is quicker, is 30 min at most: median over the window’s departures, at every instant of the hypothesis.',
    },
    unit: 'building',
    formula: 'Σ [med(t) ≤ 30 min]',
    assumes: transitAssumes,
    inputs: transitInputs,
    per: 'class',
    classes: transitClasses,
    decimals: 0,
  },
  transitNearInhabitants: {
    label: {
      fr: 'habitants à 30 min au plus en transports',
      en: 'inhabitants within 30 min by public transport',
    },
    definition: {
      fr: 'Habitants de ces bâtiments.',
      en: 'Inhabitants of those buildings.',
    },
    unit: 'person',
    formula: 'Σ h · [med(t) ≤ 30 min]',
    assumes: [...transitAssumes, 'sharedPeople'],
    inputs: [...transitInputs, 'population'],
    per: 'class',
    classes: transitClasses,
    decimals: 0,
  },
  transitWithout: {
    label: {
      fr: 'bâtiments à plus de 30 min, sans ligne qui aide',
      en: 'buildings beyond 30 min, without a line that helps',
    },
    definition: {
      fr: 'Bâtiments à plus de 30 min du lieu le plus proche de cette sorte, ou sans chemin à un instant, d’où aucun départ de la fenêtre n’arrive plus tôt par une ligne qu’à pied (p = 0).',
      en: 'Buildings more than 30 min from the nearest place of that kind, or without a way at some instant, from which no departure of the window arrives sooner by a line than on foot (p = 0).',
    },
    unit: 'building',
    formula: 'Σ [med(t) > 30 min] · [p = 0]',
    assumes: transitAssumes,
    inputs: [...transitInputs, 'hospitalTransitShare'],
    per: 'class',
    classes: transitClasses,
    decimals: 0,
  },
} as const satisfies Record<TransitIndicator, IndicatorSpec>;
