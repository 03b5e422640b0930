import type { ConditionForm } from '../../simulation/contract.ts';
import { roadClassForm } from './road-class-form.ts';

/** What nobody in the room decides about traffic, as forms. */
export const trafficConditions: readonly ConditionForm[] = [
  {
    kind: 'traffic/growth',
    label: { fr: 'Croissance des déplacements', en: 'Growth of trips' },
    help: { fr: 'Tous les déplacements sont multipliés.', en: 'All trips are multiplied.' },
    fields: [
      {
        kind: 'number',
        key: 'factor',
        label: { fr: 'facteur', en: 'factor' },
        unit: '1',
        min: 0.1,
        max: 10,
        default: 1.1,
      },
    ],
  },
  {
    kind: 'traffic/remote-work',
    label: { fr: 'Télétravail', en: 'Remote work' },
    help: {
      fr: 'Part des trajets vers le travail qui ne se font pas (0,2 : un jour sur cinq).',
      en: 'Share of the trips to work that are not made (0.2: one day in five).',
    },
    fields: [
      {
        kind: 'number',
        key: 'share',
        label: { fr: 'part', en: 'share' },
        unit: '1',
        min: 0,
        max: 1,
        default: 0.1,
      },
    ],
  },
  {
    kind: 'traffic/carpool',
    label: { fr: 'Covoiturage', en: 'Car-pooling' },
    help: {
      fr: 'Le nombre moyen de personnes par voiture est multiplié.',
      en: 'The mean number of people in a car is multiplied.',
    },
    fields: [
      {
        kind: 'number',
        key: 'factor',
        label: { fr: 'facteur', en: 'factor' },
        unit: '1',
        min: 0.5,
        max: 4,
        default: 1.1,
      },
    ],
  },
  {
    kind: 'traffic/fleet',
    label: { fr: 'Parc de véhicules', en: 'Fleet of vehicles' },
    help: {
      fr: 'Année du parc, et part des voitures électriques (vide : celle de l’année).',
      en: 'Year of the fleet, and share of electric cars (empty: that of the year).',
    },
    fields: [
      {
        kind: 'number',
        key: 'year',
        label: { fr: 'année', en: 'year' },
        unit: 'year',
        min: 2010,
        max: 2060,
        default: 2025,
      },
      {
        kind: 'number',
        key: 'electricShare',
        label: { fr: 'part électrique', en: 'electric share' },
        unit: '1',
        min: 0,
        max: 1,
        default: 0.05,
      },
    ],
  },
  {
    kind: 'traffic/through',
    label: { fr: 'Trafic de transit', en: 'Through traffic' },
    help: {
      fr: 'Véhicules d’un jour de semaine qui traversent le territoire entre deux routes de son bord, dans les deux sens.',
      en: 'Vehicles of a working day that cross the territory between two roads of its border, both directions.',
    },
    fields: [
      { kind: 'point', key: 'from', label: { fr: 'd’une route du bord', en: 'from a road at the border' } },
      { kind: 'point', key: 'to', label: { fr: 'à une autre', en: 'to another one' } },
      {
        kind: 'number',
        key: 'vehiclesPerDay',
        label: { fr: 'véhicules par jour', en: 'vehicles per day' },
        unit: 'vehicle',
        min: 0,
        max: 200_000,
        default: 1000,
      },
      {
        kind: 'number',
        key: 'heavyShare',
        label: { fr: 'part de poids lourds', en: 'share of heavy vehicles' },
        unit: '1',
        min: 0,
        max: 1,
        default: 0.06,
      },
    ],
  },
  roadClassForm,
];
