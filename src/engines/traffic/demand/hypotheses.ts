import type { Text } from '../../../base/text.ts';

/** Why people go from home, and trips that neither begin nor end there. */
export const purposes = ['work', 'school', 'shopping', 'other', 'notHome'] as const;
export type Purpose = (typeof purposes)[number];
export type ByPurpose<T> = Readonly<Record<Purpose, T>>;

/** How a trip is made. `car`: at the wheel; `passenger`: beside. */
export const modes = ['car', 'passenger', 'transit', 'bike', 'walk'] as const;
export type Mode = (typeof modes)[number];

/** What nobody here decides about who travels how, for one working day. Each default has its source in `demandSources`. */
export interface DemandHypotheses {
  /** Trips of one inhabitant on a working day, all modes. */
  readonly tripsPerPersonPerDay: number;
  /** Parts of all trips, by purpose, there and back together; they sum to 1. */
  readonly purposeShares: ByPurpose<number>;
  /** Inhabitants of one new dwelling. */
  readonly personsPerDwelling: number;
  /** Inhabitants who have a job, wherever it is. */
  readonly workersPerPerson: number;
  /** Part of trips between home and work that working at home takes away. */
  readonly remoteWorkShare: number;
  /** All trips are multiplied by it: growth until the horizon. */
  readonly growth: number;
  /** Part of inhabitants' trips, by purpose, that lead out of the territory. */
  readonly outsideShares: ByPurpose<number>;
  /** Part of jobs held by people from elsewhere. */
  readonly jobsFromOutsideShare: number;
  /** Visitors from elsewhere for each inhabitant's trip elsewhere, purposes other than work. */
  readonly visitorsPerTripOutside: number;
  /** What a trip outside covers beyond the edge, km, and how fast, km/h. */
  readonly outsideKm: number;
  readonly outsideKmh: number;
  /** Mean perceived time of a trip, minutes: β of the gravity model is its inverse. */
  readonly meanMinutes: ByPurpose<number>;
  /** Parts of inhabitants' trips by car (driver and passenger), public transport, bicycle and on foot; the rest uses none. */
  readonly modeShares: {
    readonly car: number;
    readonly transit: number;
    readonly bike: number;
    readonly walk: number;
  };
  /** Persons in a car, driver included, by purpose. */
  readonly occupancy: ByPurpose<number>;
  /** More passengers for each driver: 0.1 means a tenth more than the occupancies say. */
  readonly carpoolGrowth: number;
  /** Vehicles a day in both directions where a road leaves the territory, by importance 1 … 4, before counts. */
  readonly gateVehiclesPerDay: readonly [number, number, number, number];
  /** Multiplies through traffic. */
  readonly throughFactor: number;
  /** Part of heavy vehicles among all, inside and in exchange, and in through traffic. */
  readonly heavyShare: number;
  readonly throughHeavyShare: number;
}

export const defaultHypotheses: DemandHypotheses = {
  tripsPerPersonPerDay: 3,
  purposeShares: { work: 0.195, school: 0.13, shopping: 0.14, other: 0.3, notHome: 0.235 },
  personsPerDwelling: 2.2,
  workersPerPerson: 0.41,
  remoteWorkShare: 0,
  growth: 1,
  outsideShares: { work: 0.6, school: 0.2, shopping: 0.3, other: 0.35, notHome: 0.35 },
  jobsFromOutsideShare: 0.4,
  visitorsPerTripOutside: 0.5,
  outsideKm: 12,
  outsideKmh: 60,
  meanMinutes: { work: 20, school: 12, shopping: 12, other: 15, notHome: 15 },
  modeShares: { car: 0.628, transit: 0.091, bike: 0.027, walk: 0.237 },
  occupancy: { work: 1.1, school: 2.2, shopping: 1.45, other: 1.55, notHome: 1.4 },
  carpoolGrowth: 0,
  gateVehiclesPerDay: [25_000, 10_000, 4000, 1500],
  throughFactor: 1,
  heavyShare: 0.03,
  throughHeavyShare: 0.08,
};

/** Where a hypothesis comes from. A judgement is said to be one. */
export interface DemandSource {
  readonly kind: 'published' | 'judgement';
  readonly text: Text;
}

const emp: Text = {
  fr: 'SDES, enquête mobilité des personnes 2018-2019 : environ 3 déplacements par personne de 6 ans ou plus et par jour de semaine, 62,8 % en voiture, 23,7 % à pied, 9,1 % en transports collectifs, 2,7 % à vélo (France métropolitaine)',
  en: 'SDES, French national mobility survey 2018-2019: about 3 trips per person of 6 or more and weekday, 62.8 % by car, 23.7 % on foot, 9.1 % by public transport, 2.7 % by bicycle (metropolitan France)',
};

const judgement = (fr: string, en: string): DemandSource => ({ kind: 'judgement', text: { fr, en } });

/** Source of each default, by name. */
export const demandSources: Readonly<
  Record<keyof DemandHypotheses | 'hourShares' | 'facilityWeights', DemandSource>
> = {
  tripsPerPersonPerDay: { kind: 'published', text: emp },
  modeShares: { kind: 'published', text: emp },
  purposeShares: judgement(
    'Ordre de grandeur. Domicile-travail : 7,3 trajets par semaine et par personne en emploi (SDES, enquête mobilité 2019), 41 % des habitants en emploi, 3 déplacements par jour ; les autres motifs sont une hypothèse',
    'Order of magnitude. Home to work: 7.3 trips a week per worker (SDES, mobility survey 2019), 41 % of inhabitants in work, 3 trips a day; the other purposes are an assumption',
  ),
  personsPerDwelling: judgement(
    'Ordre de grandeur des ménages français (2,2 personnes)',
    'Order of magnitude of French households (2.2 persons)',
  ),
  workersPerPerson: judgement(
    'Ordre de grandeur : environ 27 millions de personnes en emploi pour 66 millions d’habitants',
    'Order of magnitude: about 27 million people in work for 66 million inhabitants',
  ),
  remoteWorkShare: judgement(
    'Aucun au départ : l’enquête de 2019 précède son essor',
    'None to begin with: the survey of 2019 came before its rise',
  ),
  growth: judgement('Aucune croissance au départ', 'No growth to begin with'),
  outsideShares: judgement(
    'Hypothèse pour un bourg ; plus de la moitié des actifs du rural travaillent dans une zone urbaine (Insee Première n° 1948, 2023). Un fichier MOBPRO la remplace',
    'Assumption for a small town; more than half of rural workers work in an urban area (Insee Première 1948, 2023). A MOBPRO file replaces it',
  ),
  jobsFromOutsideShare: judgement(
    'Hypothèse pour un bourg. Un fichier MOBPRO la remplace',
    'Assumption for a small town. A MOBPRO file replaces it',
  ),
  visitorsPerTripOutside: judgement('Hypothèse', 'Assumption'),
  outsideKm: judgement(
    'Hypothèse ; la moitié des actifs du rural parcourent plus de 13 km pour aller travailler (Insee Première n° 1948, 2023)',
    'Assumption; half of rural workers travel more than 13 km to work (Insee Première 1948, 2023)',
  ),
  outsideKmh: judgement('Hypothèse', 'Assumption'),
  meanMinutes: judgement(
    'Hypothèse autour des 19 minutes d’un déplacement en voiture (enquête mobilité 2019)',
    'Assumption around the 19 minutes of a trip by car (mobility survey 2019)',
  ),
  occupancy: judgement(
    'Hypothèse par motif, pour environ 1,4 personne par voiture en moyenne',
    'Assumption by purpose, for about 1.4 persons in a car on average',
  ),
  carpoolGrowth: judgement('Aucun covoiturage de plus au départ', 'No more car-pooling to begin with'),
  gateVehiclesPerDay: judgement(
    'Ordres de grandeur par importance de la route ; un comptage les remplace',
    'Orders of magnitude by importance of the road; a count replaces them',
  ),
  throughFactor: judgement('Tel que calculé', 'As computed'),
  heavyShare: judgement('Hypothèse ; un comptage la remplace', 'Assumption; a count replaces it'),
  throughHeavyShare: judgement('Hypothèse ; un comptage la remplace', 'Assumption; a count replaces it'),
  hourShares: judgement(
    'Profils par motif et par sens, dessinés pour une pointe de l’ordre de 10 % du jour, à 8 h et 17 h',
    'Profiles by purpose and direction, drawn for a peak of the order of 10 % of the day, at 8 and 17 h',
  ),
  facilityWeights: judgement(
    'Hypothèse : emplois et attraction d’un équipement de ce type',
    'Assumption: jobs and attraction of a facility of this kind',
  ),
};
