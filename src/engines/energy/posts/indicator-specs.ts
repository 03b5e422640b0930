import type { Text } from '../../../base/text.ts';
import type { IndicatorSpec } from '../../../simulation/contract.ts';

export type PostIndicator =
  | 'postPeak'
  | 'postReturn'
  | 'homesWithoutPower'
  | 'buildingsWithoutPower'
  | 'postLostAt';

export const postReasons = {
  noPosts: { fr: 'aucun poste électrique parmi les lieux', en: 'no substation among the places' },
  nobodyAttached: { fr: 'aucun bâtiment calculé rattaché', en: 'no computed building attached' },
  noFlood: { fr: 'pas de crue dans l’hypothèse', en: 'no flood in the hypothesis' },
  postKept: { fr: 'pas coupé', en: 'not cut' },
} as const satisfies Record<string, Text>;

const loads = ['heaters', 'oneShape', 'notCalibrated', 'nearestPost'];
const ofFlood = ['nearestPost', 'powerStaysOff', 'floodInstants'];

export const postIndicators = {
  postPeak: {
    label: { fr: 'pointe électrique, par poste', en: 'electric peak, by substation' },
    definition: {
      fr: 'Plus grande moyenne horaire de l’électricité des bâtiments rattachés au poste, moins celle de leurs toits. La puissance des transformateurs n’est pas connue.',
      en: 'Greatest hourly mean of the electricity of the buildings attached to the substation, less that of their roofs. The rating of transformers is not known.',
    },
    unit: 'kW',
    formula: 'max Σ (P − Pₛ)',
    assumes: loads,
    inputs: ['buildings', 'places', 'applianceKwh', 'solarYield'],
    per: 'place',
    decimals: 0,
  },
  postReturn: {
    label: { fr: 'puissance renvoyée, par poste', en: 'power sent back, by substation' },
    definition: {
      fr: 'Plus grande moyenne horaire de ce que les toits des bâtiments rattachés produisent au-delà de leur consommation.',
      en: 'Greatest hourly mean of what the roofs of the buildings attached produce beyond their use.',
    },
    unit: 'kW',
    formula: 'max Σ (Pₛ − P)',
    assumes: [...loads, 'modules'],
    inputs: ['buildings', 'places', 'applianceKwh', 'solarYield'],
    per: 'place',
    decimals: 0,
  },
  homesWithoutPower: {
    label: {
      fr: 'logements privés d’électricité par la crue',
      en: 'dwellings that the flood leaves without electricity',
    },
    definition: {
      fr: 'Logements des bâtiments où l’eau dépasse le seuil au pied, ou au poste auquel ils sont rattachés, à un instant de la crue.',
      en: 'Dwellings of the buildings where the water exceeds the threshold at the foot, or at the substation they are attached to, at an instant of the flood.',
    },
    unit: 'dwelling',
    formula: 'Σ l · [∃t : h(t) > h₀]',
    assumes: ofFlood,
    inputs: ['buildings', 'places', 'postDepthM', 'footDepthM'],
    decimals: 0,
  },
  buildingsWithoutPower: {
    label: {
      fr: 'bâtiments privés d’électricité par la crue',
      en: 'buildings that the flood leaves without electricity',
    },
    definition: {
      fr: 'Tous les bâtiments du territoire dans ce cas, annexes et bâtiments non calculés compris.',
      en: 'All buildings of the territory in this case, outbuildings and those that are not computed too.',
    },
    unit: 'building',
    formula: 'Σ [∃t : h(t) > h₀]',
    assumes: ofFlood,
    inputs: ['buildings', 'places', 'postDepthM', 'footDepthM'],
    decimals: 0,
  },
  postLostAt: {
    label: { fr: 'poste électrique coupé à', en: 'substation cut at' },
    definition: {
      fr: 'Premier instant de la crue où l’eau dépasse le seuil au pied du poste.',
      en: 'First instant of the flood at which the water exceeds the threshold at the foot of the substation.',
    },
    unit: 's',
    formula: 'min t · [h(t) > h₀]',
    assumes: ofFlood,
    inputs: ['places', 'postDepthM'],
    per: 'place',
    decimals: 0,
  },
} as const satisfies Record<PostIndicator, IndicatorSpec>;
