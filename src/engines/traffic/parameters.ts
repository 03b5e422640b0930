import type { Text } from '../../base/text.ts';
import type { Parameter } from '../../simulation/contract.ts';

export const parameterGroups = {
  day: { fr: 'Journée', en: 'Day' },
  roads: { fr: 'Routes', en: 'Roads' },
  water: { fr: 'Passage dans l’eau', en: 'Passing through water' },
  numerics: { fr: 'Méthode numérique', en: 'Numerical method' },
} as const satisfies Record<string, Text>;

/** What a territory's table of trips stands for. */
export const tripTableUses = { none: 0, all: 1, work: 2 } as const;

const plainParameters = {
  calibration: {
    label: { fr: 'calage sur les comptages', en: 'calibration on counts' },
    help: {
      fr: 'Où des comptages (TMJA) sont donnés, les véhicules de chaque couple de zones sont multipliés (de 0,5 à 2 fois) pour s’en approcher sur le réseau d’aujourd’hui ; les mêmes coefficients servent à toutes les alternatives.',
      en: 'Where counts (AADT) are given, the vehicles of each pair of zones are multiplied (by 0.5 to 2) to come near them on today’s network; the same factors serve all alternatives.',
    },
    unit: '1',
    default: 1,
    min: 0,
    max: 1,
    source: 'spiess1990',
    choices: [
      { value: 0, label: { fr: 'non', en: 'no' } },
      { value: 1, label: { fr: 'oui', en: 'yes' } },
    ],
    group: 'day',
  },
  feedback: {
    label: { fr: 'retours du trafic sur la demande', en: 'returns of traffic on demand' },
    help: {
      fr: 'Nombre de fois, au plus, où destinations et modes sont choisis à nouveau selon les temps avec trafic ; 0 : selon les temps sans trafic. Le calcul s’arrête avant quand les temps ne changent plus.',
      en: 'How often, at most, destinations and modes are chosen again by times with traffic; 0: by times without traffic. The run stops earlier once times no longer change.',
    },
    unit: '1',
    default: 4,
    min: 0,
    max: 20,
    source: 'house',
    group: 'day',
  },
  tripTable: {
    label: { fr: 'tableau origine-destination', en: 'origin–destination table' },
    help: {
      fr: 'Où un tableau de déplacements est donné, il remplace les voitures estimées entre les zones qu’il nomme, pour tout le jour ou pour le seul trajet domicile-travail (les retours s’y ajoutent).',
      en: 'Where a table of trips is given, it replaces the cars estimated between the zones that it names, of the whole day or of the way from home to work alone (ways back are added).',
    },
    unit: '1',
    default: tripTableUses.all,
    min: 0,
    max: 2,
    source: 'house',
    choices: [
      { value: tripTableUses.none, label: { fr: 'non utilisé', en: 'not used' } },
      { value: tripTableUses.all, label: { fr: 'toutes les voitures', en: 'all cars' } },
      { value: tripTableUses.work, label: { fr: 'domicile-travail', en: 'home to work' } },
    ],
    group: 'day',
  },
  tripTablePart: {
    label: { fr: 'part du jour dans ce tableau', en: 'part of the day in that table' },
    help: {
      fr: '1 : le tableau donne un jour entier. Un tableau de l’heure de pointe en donne environ 0,1.',
      en: '1: the table gives a whole day. A table of the peak hour gives about 0.1 of it.',
    },
    unit: '1',
    default: 1,
    min: 0.02,
    max: 1,
    source: 'house',
    group: 'day',
  },
  startHour: {
    label: { fr: 'heure du début', en: 'hour of the start' },
    help: {
      fr: 'Heure légale, un jour de semaine, à laquelle commence l’hypothèse : un jour va de 4 h à 4 h.',
      en: 'Legal time, on a working day, at which the hypothesis begins: a day goes from 4 to 4.',
    },
    unit: 'h',
    default: 4,
    min: 0,
    max: 23,
    source: 'emp2019',
    group: 'day',
  },
  carsPerHeavy: {
    label: { fr: 'voitures par poids lourd', en: 'cars per heavy vehicle' },
    help: {
      fr: 'Nombre de voitures dont un poids lourd prend la place sur la route.',
      en: 'Number of cars whose room a heavy vehicle takes on the road.',
    },
    unit: '1',
    default: 2,
    min: 1,
    max: 5,
    source: 'setra2001',
    spread: { kind: 'uniform', low: 2, high: 2.5 },
    group: 'roads',
  },
  capacityFactor: {
    label: { fr: 'facteur des capacités', en: 'factor of capacities' },
    help: {
      fr: 'Multiplie la capacité de toutes les routes ; les capacités par classe sont des ordres de grandeur.',
      en: 'Multiplies every road’s capacity; capacities by class are orders of magnitude.',
    },
    unit: '1',
    default: 1,
    min: 0.25,
    max: 4,
    source: 'house',
    spread: { kind: 'uniform', low: 0.8, high: 1.2 },
    group: 'roads',
  },
  spacing: {
    label: { fr: 'longueur d’une voiture en file', en: 'length of a queued car' },
    help: {
      fr: 'Longueur de route que prend une voiture arrêtée dans une file, intervalle compris.',
      en: 'Length of road that a car stopped in a queue takes, gap included.',
    },
    unit: 'm',
    default: 7.5,
    min: 5,
    max: 12,
    source: 'matsim',
    group: 'roads',
  },
  carDepth: {
    label: { fr: 'eau que passe une voiture', en: 'water that a car passes' },
    help: {
      fr: 'Au-delà, aucune voiture ne passe ; à 30 cm une voiture flotte ou cale (Pregnolato et al. 2017).',
      en: 'Beyond, no car passes; at 30 cm a car floats or stalls (Pregnolato et al. 2017).',
    },
    unit: 'm',
    default: 0.3,
    min: 0.05,
    max: 1,
    source: 'pregnolato2017',
    spread: { kind: 'uniform', low: 0.2, high: 0.35 },
    group: 'water',
  },
  heavyDepth: {
    label: { fr: 'eau que passe un poids lourd', en: 'water that a heavy vehicle passes' },
    help: { fr: 'Au-delà, aucun poids lourd ni bus ne passe.', en: 'Beyond, no lorry or bus passes.' },
    unit: 'm',
    default: 0.5,
    min: 0.05,
    max: 1.5,
    source: 'house',
    spread: { kind: 'uniform', low: 0.4, high: 0.6 },
    group: 'water',
  },
  rescueDepth: {
    label: { fr: 'eau que passe un engin de secours', en: 'water that a fire engine passes' },
    help: {
      fr: 'Au-delà, un fourgon ne passe pas : 60 cm en eau calme (Kramer et al. 2016), moins dans le courant. Le service de secours connaît la valeur de ses engins.',
      en: 'Beyond, an engine does not pass: 60 cm in still water (Kramer et al. 2016), less in a current. The fire service knows its engines’ own value.',
    },
    unit: 'm',
    default: 0.6,
    min: 0.05,
    max: 1.5,
    source: 'kramer2016',
    spread: { kind: 'uniform', low: 0.4, high: 0.6 },
    group: 'water',
  },
  walkDepth: {
    label: { fr: 'eau que passe un piéton', en: 'water that a walker passes' },
    help: {
      fr: 'Au-delà, marcher est dangereux même sans courant.',
      en: 'Beyond, walking is dangerous even without a current.',
    },
    unit: 'm',
    default: 0.3,
    min: 0.05,
    max: 1,
    source: 'house',
    group: 'water',
  },
  gap: {
    label: { fr: 'écart relatif à l’équilibre', en: 'relative gap to the equilibrium' },
    help: {
      fr: 'L’affectation s’arrête quand personne ne gagnerait plus que cette part de son temps en changeant de chemin.',
      en: 'The assignment stops when nobody would gain more than this share of their time by changing way.',
    },
    unit: '1',
    default: 1e-7,
    min: 1e-10,
    max: 1e-3,
    source: 'house',
    group: 'numerics',
  },
  step: {
    label: { fr: 'pas de temps des files', en: 'time step of queues' },
    help: {
      fr: 'Les routes courtes sont calculées à des fractions de ce pas.',
      en: 'Short roads are computed at fractions of this step.',
    },
    unit: 's',
    default: 10,
    min: 1,
    max: 60,
    source: 'yperman2007',
    group: 'numerics',
  },
} as const satisfies Record<string, Parameter>;

export type TrafficParameter = keyof typeof plainParameters;
export const trafficParameters: Readonly<Record<TrafficParameter, Parameter>> = plainParameters;
