import type { Text } from '../../../base/text.ts';
import type { TransitMode } from '../../../territory/transit-day.ts';

/** What the card and the list of public transport say. */
export const transitTexts = {
  leave: { fr: 'Fermer', en: 'Close' },
  stop: { fr: 'Arrêt {{name}}', en: 'Stop {{name}}' },
  several: { fr: 'Lignes qui passent ici : {{n}}', en: 'Lines that pass here: {{n}}' },
  ofDay: {
    fr: 'Horaires du {{date}}, le mardi ou jeudi le plus desservi.',
    en: 'Timetables of {{date}}, the Tuesday or Thursday with most departures.',
  },
  noDay: {
    fr: 'Rien ne circule un mardi ou un jeudi dans les horaires donnés.',
    en: 'Nothing runs on a Tuesday or a Thursday in the given timetables.',
  },
  departures: { fr: 'Départs dans la journée : {{n}}.', en: 'Departures in the day: {{n}}.' },
  runs: { fr: 'Courses dans la journée : {{n}}.', en: 'Vehicle journeys in the day: {{n}}.' },
  none: { fr: 'Aucune ce jour-là.', en: 'None on that day.' },
  noDepartures: {
    fr: 'Aucun départ de cet arrêt ce jour-là.',
    en: 'Nothing leaves from this stop on that day.',
  },
  line: { fr: 'ligne, vers', en: 'line, towards' },
  count: { fr: 'départs', en: 'departures' },
  runCount: { fr: 'courses', en: 'journeys' },
  first: { fr: 'premier', en: 'first' },
  last: { fr: 'dernier', en: 'last' },
  interval: { fr: 'intervalle', en: 'interval' },
  nextDay: { fr: '{{time}} (lendemain)', en: '{{time}} (next day)' },
  intervalAt: { fr: 'à {{stop}}', en: 'at {{stop}}' },
  intervalNote: {
    fr: 'Premier et dernier départ. Intervalle de {{from}} à {{to}} : temps médian entre deux départs qui se suivent ; « — » où il y en a moins de deux.',
    en: 'First and last departure. Interval from {{from}} to {{to}}: median time between two departures that follow; “—” where there are fewer than two.',
  },
  intervalOfLine: {
    fr: 'Premier et dernier départ du début des courses. Intervalle de {{from}} à {{to}} : temps médian entre deux départs qui se suivent, à l’arrêt d’où part le plus de courses ; « — » où il y en a moins de deux.',
    en: 'First and last departure from where vehicles start. Interval from {{from}} to {{to}}: median time between two departures that follow, at the stop with most departures; “—” where there are fewer than two.',
  },
  followed: {
    fr: 'Tracé : celui que donnent les horaires.',
    en: 'Path: the one that the timetables give.',
  },
  straight: {
    fr: 'Tracé : droit d’un arrêt à l’autre, les horaires ne disent pas par où passent toutes les courses.',
    en: 'Path: straight from stop to stop, the timetables do not say which way every vehicle goes.',
  },
  straightLines: {
    fr: 'Lignes dessinées droites d’un arrêt à l’autre, faute de tracé dans les horaires : {{n}}.',
    en: 'Lines drawn straight from stop to stop, for want of a path in the timetables: {{n}}.',
  },
  stopsOfLine: {
    fr: 'Arrêts : {{n}}, dont {{here}} dans le territoire',
    en: 'Stops: {{n}}, {{here}} of them in the territory',
  },
  list: { fr: 'Lignes et arrêts', en: 'Lines and stops' },
  here: {
    fr: 'Dans le territoire : lignes {{lines}} (sur {{allLines}} dans les horaires), arrêts {{stops}} (sur {{allStops}}).',
    en: 'In the territory: lines {{lines}} (of {{allLines}} in the timetables), stops {{stops}} (of {{allStops}}).',
  },
  nowhere: {
    fr: 'Aucun arrêt de ces horaires n’est dans le territoire.',
    en: 'No stop of these timetables is in the territory.',
  },
  lineHead: { fr: 'ligne', en: 'line' },
  runsHead: { fr: 'courses par jour', en: 'journeys a day' },
  stopsHead: { fr: 'arrêts', en: 'stops' },
  stopHead: { fr: 'arrêt', en: 'stop' },
  linesHead: { fr: 'lignes', en: 'lines' },
  departuresHead: { fr: 'départs par jour', en: 'departures a day' },
  more: { fr: 'encore {{n}}', en: '{{n}} more' },
} as const satisfies Record<string, Text>;

export const modeTexts: Readonly<Record<TransitMode, Text>> = {
  tram: { fr: 'Tram', en: 'Tram' },
  metro: { fr: 'Métro', en: 'Metro' },
  train: { fr: 'Train', en: 'Train' },
  bus: { fr: 'Bus', en: 'Bus' },
  coach: { fr: 'Car', en: 'Coach' },
  boat: { fr: 'Bateau', en: 'Boat' },
  cable: { fr: 'Téléphérique', en: 'Cable car' },
  funicular: { fr: 'Funiculaire', en: 'Funicular' },
  other: { fr: 'Ligne', en: 'Line' },
};
