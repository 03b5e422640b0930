import type { Text } from '../../../base/text.ts';

/** Sentences about roads, one by one. */
export const roadTexts = {
  added: { fr: 'nouvelle', en: 'new' },
  wanted: { fr: 'Ce qui voudrait passer, sans files', en: 'What would pass, without queues' },
  passing: { fr: 'Ce qui passe, files comprises', en: 'What passes, with queues' },
  others: { fr: 'Ouverte ou fermée', en: 'Open or closed' },
  apart: {
    fr: 'Les deux diffèrent : le premier est calculé heure par heure comme si chacun arrivait dans l’heure ; le second suit les véhicules un par un, que les files retardent ou retiennent, ici ou en amont, et qu’une fermeture détourne en route.',
    en: 'The two differ: the first is computed hour by hour as if everyone arrived within the hour; the second follows vehicles one by one, which queues delay or hold back, here or upstream, and which a closure diverts on the way.',
  },
  passages: { fr: 'passages sur la durée', en: 'passages over the run' },
  busiest: { fr: 'passages, au plus en une heure', en: 'passages, at most in an hour' },
  vehicles: { fr: 'véhicules', en: 'vehicles' },
  there: { fr: 'aller', en: 'there' },
  back: { fr: 'retour', en: 'back' },
  together: { fr: 'ensemble', en: 'together' },
  oneWay: { fr: '{{from}} → {{to}}', en: '{{from}} → {{to}}' },
  eitherWay: { fr: '{{from}} ↔ {{to}}', en: '{{from}} ↔ {{to}}' },
  atBorder: { fr: '{{road}}, au bord {{side}}', en: '{{road}}, at the {{side}} edge' },
  largest: {
    fr: 'Les plus grands, d’une route à l’autre : {{n}} sur {{all}} (véhicules : {{vehicles}} sur {{total}}). Le nom est celui de la route où le trajet commence ou finit.',
    en: 'The largest, from road to road: {{n}} of {{all}} (vehicles: {{vehicles}} of {{total}}). The name is that of the road where the trip begins or ends.',
  },
  desireWidth: {
    fr: 'Largeur des lignes : véhicules sur la durée, les deux sens ensemble',
    en: 'Width of the lines: vehicles over the run, both ways together',
  },
  quarter: { fr: '15 min', en: '15 min' },
  hour: { fr: '1 h', en: '1 h' },
  whole: { fr: 'Toute la durée', en: 'Whole run' },
  windowShown: { fr: 'Durée montrée', en: 'Time shown' },
  distance: { fr: 'distance ({{unit}})', en: 'distance ({{unit}})' },
  time: { fr: 'heure', en: 'time' },
  timeSpaceTold: {
    fr: 'Temps de gauche à droite, de {{from}} à {{to}} ; de bas en haut, distance le long de {{road}} ({{length}}, tronçons : {{edges}}). Chaque trait est un véhicule sur un tronçon : couché, il attend. Véhicules sur le tronçon choisi (bande) : {{n}}.',
    en: 'Time from left to right, from {{from}} to {{to}}; upward, distance along {{road}} ({{length}}, segments: {{edges}}). Each line is a vehicle on a segment: a flat one waits. Vehicles on the chosen segment (band): {{n}}.',
  },
  timeSpaceTimes: {
    fr: 'Temps sur ce tronçon : {{shortest}} au plus court, {{middle}} au milieu, {{longest}} au plus long.',
    en: 'Time on this segment: {{shortest}} at the shortest, {{middle}} in the middle, {{longest}} at the longest.',
  },
  newRoad: { fr: 'Nouvelle : « {{name}} » ne l’a pas.', en: 'New: “{{name}}” does not have it.' },
  removed: { fr: 'supprimée', en: 'removed' },
} as const satisfies Readonly<Record<string, Text>>;

/** Sides of a network, as its roads leave it. */
export const sideTexts = {
  north: { fr: 'nord', en: 'north' },
  east: { fr: 'est', en: 'east' },
  south: { fr: 'sud', en: 'south' },
  west: { fr: 'ouest', en: 'west' },
} as const satisfies Readonly<Record<string, Text>>;
