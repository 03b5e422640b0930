import type { ConditionForm } from '../../simulation/contract.ts';
import { roadClassForm } from './road-class-form.ts';

/** A share that may be left to the year. */
const share = { kind: 'number', unit: '1', min: 0, max: 1, default: null, isShare: true } as const;

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
      fr: 'Part des trajets vers le travail qui ne se font pas (20 % : un jour sur cinq).',
      en: 'Share of the trips to work that are not made (20%: one day in five).',
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
        isShare: true,
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
      fr: 'Le parc vieillit avec l’année. Une part vide est celle de l’année : électriques (elle vaut aussi pour leur recharge) et diesel du SDES jusqu’en 2025 ; normes, porteurs et années suivantes : ordres de grandeur de la maison.',
      en: 'The fleet ages with the year. An empty share is that of the year: electric cars (it holds for their charging too) and diesel cars by the SDES until 2025; standards, rigid lorries and later years: orders of magnitude of the house.',
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
      { ...share, key: 'electricShare', label: { fr: 'part électrique', en: 'electric share' } },
      {
        ...share,
        isUsual: true,
        key: 'dieselShare',
        label: { fr: 'part diesel des autres voitures', en: 'diesel share of the other cars' },
      },
      {
        ...share,
        isUsual: true,
        key: 'dieselEuro5Share',
        label: { fr: 'Euro 5 parmi les diesel', en: 'Euro 5 among diesel cars' },
        help: { fr: 'Le reste, après Euro 6, est plus ancien.', en: 'The rest, after Euro 6, is older.' },
      },
      {
        ...share,
        isUsual: true,
        key: 'dieselEuro6Share',
        label: { fr: 'Euro 6 parmi les diesel', en: 'Euro 6 among diesel cars' },
      },
      {
        ...share,
        isUsual: true,
        key: 'dieselEuro6cShare',
        label: { fr: 'Euro 6c et après, parmi les Euro 6', en: 'Euro 6c and later, among Euro 6' },
        help: {
          fr: 'Vide : aucune. Le guide de 2013 leur donne 53 % des NOx d’un Euro 6, avant qu’il s’en vende.',
          en: 'Empty: none. The guidebook of 2013 gives them 53% of the NOx of Euro 6, before any was sold.',
        },
      },
      {
        ...share,
        isUsual: true,
        key: 'heavyEuro6Share',
        label: { fr: 'Euro VI parmi les poids lourds', en: 'Euro VI among heavy vehicles' },
      },
      {
        ...share,
        isUsual: true,
        key: 'rigidShare',
        label: { fr: 'porteurs parmi les poids lourds', en: 'rigid lorries among heavy vehicles' },
        help: { fr: 'Vide : la moitié. Le reste est articulé.', en: 'Empty: half. The rest is articulated.' },
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
        isShare: true,
      },
    ],
  },
  roadClassForm,
];
