import type { FieldSpec } from '../../simulation/contract.ts';
import {
  type AlongField,
  alongField,
  alongSpec,
  type PlaceField,
  placeFields,
  type PlaceNowField,
  placeNowFields,
  type TimeOnRoads,
} from './place-fields.ts';
import {
  type TransitField,
  transitFields,
  type TransitNowField,
  transitNowFields,
} from './transit-fields.ts';
import {
  type WheelchairField,
  wheelchairFields,
  type WheelchairNowField,
  wheelchairNowFields,
} from './wheelchair-fields.ts';

/** Fields of the whole run. */
export type TrafficResultField =
  | 'dayFlow'
  | 'peakFlow'
  | 'saturation'
  | 'peakSpeed'
  | 'closedFrom'
  | 'closedFor'
  | 'rescueTime'
  | 'rescueLongest'
  | 'rescueCutFor'
  | 'rescueCutFrom'
  | 'rescueCutBy'
  | PlaceField
  | 'noise'
  | 'passageEdge'
  | 'passageEntered'
  | 'passageLeft'
  | 'routeFirst'
  | 'routeEdges'
  | 'routeVehicles'
  | WheelchairField
  | TransitField
  | Exclude<AlongField, `${string}NowAlong`>;
/** Times to each building at an instant. */
export type AccessNowField = 'rescueNow' | PlaceNowField | TransitNowField | WheelchairNowField;
/** The same along roads. */
export type AlongNowField = Extract<AlongField, `${string}NowAlong`>;
export type TrafficFrameField = 'vehicles' | 'queued' | AccessNowField | AlongNowField;
export type TrafficField = TrafficResultField | TrafficFrameField;

const minute = 60;
const accessClasses = [0, 3 * minute, 5 * minute, 8 * minute, 12 * minute, 20 * minute];

/** Fields by which others are drawn: what moves, and who goes where. */
const table = {
  classes: [],
  role: 'part',
  displayStep: 1,
} as const;

const drawnFields = {
  dayFlow: {
    label: { fr: 'véhicules sur la durée, à l’équilibre', en: 'vehicles over the run, at equilibrium' },
    definition: {
      fr: 'Véhicules qui passent dans ce sens pendant toute la durée de l’hypothèse (24 h pour un jour entier), à l’équilibre de chaque heure.',
      en: 'Vehicles that pass in this direction over the hypothesis’ whole duration (24 h for a full day), at the equilibrium of each hour.',
    },
    unit: 'vehicle',
    per: ['edge'],
    classes: [10, 100, 300, 1000, 3000],
    role: 'flow',
    displayStep: 1,
  },
  peakFlow: {
    label: {
      fr: 'trafic de l’heure la plus chargée, à l’équilibre',
      en: 'traffic of the busiest hour, at equilibrium',
    },
    definition: {
      fr: 'Véhicules par heure dans ce sens, pendant l’heure où l’ensemble des déplacements est le plus grand. C’est une demande : elle peut dépasser la capacité.',
      en: 'Vehicles per hour in this direction, in the hour when all trips together are the most. It is a demand: it may exceed the capacity.',
    },
    unit: 'vehicle/h',
    per: ['edge'],
    classes: [1, 20, 60, 150, 400],
    role: 'flow',
    displayStep: 0.1,
  },
  saturation: {
    label: { fr: 'trafic rapporté à la capacité', en: 'traffic over capacity' },
    definition: {
      fr: 'Unités de voiture par heure de l’heure la plus chargée, divisées par la capacité de la route dans ce sens. 1 : la capacité est atteinte.',
      en: 'Passenger cars per hour of the busiest hour over the road’s capacity in this direction. 1: the capacity is reached.',
    },
    unit: '1',
    per: ['edge'],
    classes: [0.05, 0.25, 0.5, 0.75, 1],
    role: 'ratio',
    displayStep: 0.001,
    width: 'peakFlow',
  },
  peakSpeed: {
    label: { fr: 'vitesse à l’heure la plus chargée', en: 'speed in the busiest hour' },
    definition: {
      fr: 'Longueur divisée par le temps de parcours à l’équilibre de l’heure la plus chargée.',
      en: 'Length over the travel time at the equilibrium of the busiest hour.',
    },
    unit: 'km/h',
    per: ['edge'],
    classes: [0, 15, 30, 50, 70],
    role: 'speed',
    displayStep: 0.1,
  },
  closedFrom: {
    label: { fr: 'fermée aux voitures à partir de', en: 'closed to cars from' },
    definition: {
      fr: 'Premier instant où les voitures ne passent plus : eau trop haute ou fermeture décidée.',
      en: 'First instant at which cars no longer pass: too much water, or a closure that was decided.',
    },
    unit: 's',
    per: ['edge'],
    classes: [0, 3600, 7200, 14_400, 21_600],
    role: 'instant',
    displayStep: 60,
  },
  closedFor: {
    label: { fr: 'durée de fermeture aux voitures', en: 'time closed to cars' },
    definition: {
      fr: 'Durée totale pendant laquelle les voitures ne passent pas.',
      en: 'Total time during which cars do not pass.',
    },
    unit: 's',
    per: ['edge'],
    classes: [1, 3600, 7200, 14_400, 21_600],
    role: 'duration',
    displayStep: 60,
  },
  rescueTime: {
    label: {
      fr: 'délai d’arrivée des pompiers, au début',
      en: 'fire engine’s travel time, at the start',
    },
    definition: {
      fr: 'Temps de parcours de l’engin depuis le centre de secours le plus proche en temps, par les routes ouvertes au début de l’hypothèse. Sans l’alerte ni le départ de l’équipe.',
      en: 'Travel time of the engine from the fire station nearest in time, by the roads open at the start of the hypothesis. Neither the alert nor the crew’s turnout is in it.',
    },
    unit: 's',
    per: ['building'],
    classes: accessClasses,
    role: 'travelTime',
    displayStep: 1,
    along: 'rescueTimeAlong',
    // The start is one instant, not what instants come to.
    whole: null,
  },
  rescueLongest: {
    label: {
      fr: 'délai des pompiers, à l’instant le plus long',
      en: 'fire engine’s travel time, longest instant',
    },
    definition: {
      fr: 'Le plus long temps de parcours de l’engin pendant l’hypothèse. Vide : il y a un instant où aucun chemin ne mène au bâtiment.',
      en: 'The longest travel time of the engine during the hypothesis. None: there is an instant when no way leads to the building.',
    },
    unit: 's',
    per: ['building'],
    classes: accessClasses,
    role: 'travelTime',
    displayStep: 1,
    along: 'rescueLongestAlong',
  },
  rescueCutFor: {
    label: { fr: 'durée sans accès des pompiers', en: 'time out of the fire engine’s reach' },
    definition: {
      fr: 'Durée totale pendant laquelle aucun chemin praticable par un engin ne mène au bâtiment.',
      en: 'Total time during which no way that an engine can use leads to the building.',
    },
    unit: 's',
    per: ['building'],
    classes: [1, 3600, 7200, 14_400, 21_600],
    role: 'duration',
    displayStep: 60,
  },
  rescueCutFrom: {
    label: { fr: 'sans accès des pompiers à partir de', en: 'out of the fire engine’s reach from' },
    definition: {
      fr: 'Premier instant où aucun chemin praticable par un engin ne mène au bâtiment. Vide : il y en a toujours un.',
      en: 'First instant at which no way that an engine can use leads to the building. None: there always is one.',
    },
    unit: 's',
    per: ['building'],
    classes: [0, 3600, 7200, 14_400, 21_600],
    role: 'instant',
    displayStep: 60,
  },
  rescueCutBy: {
    ...table,
    label: { fr: 'coupé des pompiers par', en: 'cut off from the fire engine by' },
    definition: {
      fr: 'Première route fermée du chemin que l’engin prend quand tout est ouvert, à cet instant.',
      en: 'First closed road of the way that the engine takes when all is open, at that instant.',
    },
    unit: '1',
    per: ['building'],
    pointsAt: 'edge',
  },
  ...placeFields,
  noise: {
    label: { fr: 'bruit routier en façade (Lden)', en: 'road noise at the façade (Lden)' },
    definition: {
      fr: 'Niveau jour-soir-nuit estimé au point de façade le plus exposé : émission CNOSSOS-EU, propagation simplifiée, sans écran.',
      en: 'Day-evening-night level estimated at the most exposed point of the façade: CNOSSOS-EU emission, simplified propagation, no screening.',
    },
    unit: 'dB(A)',
    per: ['building'],
    classes: [45, 50, 55, 60, 65, 70],
    role: 'noise',
    displayStep: 0.1,
  },
  passageEdge: {
    ...table,
    label: { fr: 'passage : route', en: 'passage: road' },
    definition: {
      fr: 'Route et sens que chaque véhicule emprunte, un passage par véhicule et par tronçon.',
      en: 'Road and direction that each vehicle uses, one passage per vehicle and segment.',
    },
    unit: '1',
    per: ['passage'],
  },
  passageEntered: {
    ...table,
    label: { fr: 'passage : entrée', en: 'passage: entry' },
    definition: { fr: 'Instant d’entrée sur le tronçon.', en: 'Instant of entry into the segment.' },
    unit: 's',
    per: ['passage'],
  },
  passageLeft: {
    ...table,
    label: { fr: 'passage : sortie', en: 'passage: exit' },
    definition: { fr: 'Instant de sortie du tronçon.', en: 'Instant of exit from the segment.' },
    unit: 's',
    per: ['passage'],
  },
  routeFirst: {
    ...table,
    label: { fr: 'itinéraires : début', en: 'routes: start' },
    definition: {
      fr: 'Position du premier tronçon de chaque itinéraire dans la liste des tronçons.',
      en: 'Position of each route’s first segment in the list of segments.',
    },
    unit: '1',
    per: ['route'],
  },
  routeEdges: {
    ...table,
    label: { fr: 'itinéraires : tronçons', en: 'routes: segments' },
    definition: { fr: 'Tronçons, itinéraire après itinéraire.', en: 'Segments, route after route.' },
    unit: '1',
    per: ['routeEdge'],
  },
  routeVehicles: {
    ...table,
    label: { fr: 'itinéraires : véhicules', en: 'routes: vehicles' },
    definition: {
      fr: 'Véhicules de chaque itinéraire sur la durée de l’hypothèse.',
      en: 'Vehicles of each route over the hypothesis’ duration.',
    },
    unit: 'vehicle',
    per: ['route'],
  },
  rescueNow: {
    label: {
      fr: 'délai d’arrivée des pompiers à cet instant',
      en: 'fire engine’s travel time at this instant',
    },
    definition: {
      fr: 'Temps de parcours de l’engin depuis le centre de secours le plus proche en temps, par les routes ouvertes à cet instant. Vide : aucun chemin.',
      en: 'Travel time of the engine from the fire station nearest in time, by the roads open at this instant. None: no way.',
    },
    unit: 's',
    per: ['building', 'time'],
    classes: accessClasses,
    role: 'travelTime',
    displayStep: 1,
    along: 'rescueNowAlong',
    whole: 'rescueLongest',
  },
  vehicles: {
    label: { fr: 'véhicules présents', en: 'vehicles present' },
    definition: {
      fr: 'Véhicules sur le tronçon à cet instant, en mouvement ou en file.',
      en: 'Vehicles on the segment at this instant, moving or queued.',
    },
    unit: 'vehicle',
    per: ['edge', 'time'],
    classes: [0.5, 1, 3, 8, 20],
    role: 'count',
    displayStep: 0.01,
  },
  queued: {
    label: { fr: 'véhicules en file', en: 'vehicles queued' },
    definition: {
      fr: 'Véhicules qui seraient déjà sortis du tronçon s’il était libre.',
      en: 'Vehicles that would have left the segment already if it were free.',
    },
    unit: 'vehicle',
    per: ['edge', 'time'],
    classes: [0.5, 2, 5, 10, 25],
    role: 'count',
    displayStep: 0.01,
  },
  ...wheelchairFields,
  ...transitFields,
  ...placeNowFields,
  ...transitNowFields,
  ...wheelchairNowFields,
} as const satisfies Record<Exclude<TrafficField, AlongField>, FieldSpec>;

/** Times to buildings that roads tell too. */
const timesOnRoads: readonly TimeOnRoads[] = [
  'rescueTime',
  'rescueLongest',
  'rescueNow',
  ...(Object.keys(placeFields) as PlaceField[]),
  ...(Object.keys(placeNowFields) as PlaceNowField[]),
];

export const trafficFields = {
  ...drawnFields,
  ...(Object.fromEntries(
    timesOnRoads.map((name) => [alongField(name), alongSpec(drawnFields[name])]),
  ) as Record<AlongField, FieldSpec>),
} satisfies Record<TrafficField, FieldSpec>;

export const accessNowFields: readonly AccessNowField[] = [
  'rescueNow',
  ...(Object.keys(placeNowFields) as PlaceNowField[]),
  ...(Object.keys(transitNowFields) as TransitNowField[]),
  ...(Object.keys(wheelchairNowFields) as WheelchairNowField[]),
];

export const alongNowFields: readonly AlongNowField[] = [
  'rescueNowAlong',
  ...(Object.keys(placeNowFields) as PlaceNowField[]).map(alongField),
];
