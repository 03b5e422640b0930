import type { Text } from '../../base/text.ts';
import type { IndicatorSpec } from '../../simulation/contract.ts';
import { type NetworkIndicator, networkIndicators } from './network-indicators.ts';
import { type TransitIndicator, transitIndicators, transitReasons } from './transit-indicators.ts';

export type TrafficIndicator =
  | 'tripsByMode'
  | 'vehicleKm'
  | 'vehicleHours'
  | 'delay'
  | 'meanTripTime'
  | 'notArrived'
  | 'strandedTrips'
  | 'saturatedLength'
  | 'closedLength'
  | 'rescueByTime'
  | 'buildingsCut'
  | 'inhabitantsCut'
  | 'emissions'
  | 'inhabitantsByNoise'
  | 'counts'
  | 'wheelchairNear'
  | 'wheelchairWithout'
  | 'wheelchairUndescribed'
  | 'countsBefore'
  | 'countsAfter'
  | NetworkIndicator
  | TransitIndicator;

/** Upper bounds of the classes of the fire engine's travel time, s. */
export const rescueBoundsS = [300, 480, 720, 1200] as const;
/** Lower bounds of the classes of noise, dB(A): those of the maps of directive 2002/49/CE. */
export const noiseBoundsDb = [55, 60, 65, 70, 75] as const;

export const missingReasons = {
  noBuildings: { fr: 'pas de couche de bâtiments', en: 'no layer of buildings' },
  noPopulation: { fr: 'pas de couche de population', en: 'no layer of population' },
  noFireStation: { fr: 'aucun centre de secours connu', en: 'no known fire station' },
  noHospital: { fr: 'aucun hôpital connu', en: 'no known hospital' },
  noSchool: { fr: 'aucun établissement scolaire connu', en: 'no known school' },
  noShop: { fr: 'aucun commerce connu', en: 'no known shop' },
  noFullDay: {
    fr: 'l’hypothèse dure moins d’un jour : un niveau jour-soir-nuit demande 24 h',
    en: 'the hypothesis is shorter than a day: a day-evening-night level takes 24 h',
  },
  noTrips: { fr: 'aucun déplacement', en: 'no trips' },
  noSuchPlace: { fr: 'aucun lieu de cette sorte connu', en: 'no known place of that kind' },
  noStops: { fr: 'pas d’horaires de transport collectif', en: 'no timetables of public transport' },
  ...transitReasons,
  noneReached: { fr: 'atteint depuis aucun bâtiment', en: 'reached from no building' },
  noFootways: {
    fr: 'aucun cheminement décrit : seuls les escaliers et les pentes des voies sont connus',
    en: 'no footway is described: only stairs and slopes of roads are known',
  },
  noCounts: { fr: 'pas de comptages', en: 'no counts' },
  notCalibrated: {
    fr: 'non calé : aucun comptage ne confirme ce trafic',
    en: 'not calibrated: no count confirms this traffic',
  },
  calibrated: {
    fr: 'calé sur les comptages ({{counts}}) : GEH < 5 sur {{under5}} % d’entre eux, {{before}} % avant calage',
    en: 'calibrated on the counts ({{counts}}): GEH < 5 on {{under5}} % of them, {{before}} % before',
  },
  uncalibratedCounts: {
    fr: 'non calé : des comptages sont donnés, le calage n’est pas demandé',
    en: 'not calibrated: counts are given, the calibration was not asked for',
  },
  standingQueues: {
    fr: 'des files restent à l’arrêt plus de 10 min ({{queues}} ; en boucle : {{circles}}) : « pourquoi ? » dit où et quand',
    en: 'queues stay at a standstill for over 10 min ({{queues}}; in circles: {{circles}}): “why?” says where and when',
  },
  notAllArrive: {
    fr: '{{share}} % des trajets n’arrivent pas avant la fin de l’hypothèse : à ne comparer qu’à un calcul où autant arrivent',
    en: '{{share}} % of the trips do not arrive before the end of the hypothesis: to be compared only with a run in which as many arrive',
  },
  speedPolicy: {
    fr: 'Le Cerema avertit que ces courbes (COPERT, vitesse moyenne) n’évaluent pas correctement un changement de vitesse en ville',
    en: 'Cerema warns that these curves (COPERT, mean speed) do not properly assess a change of speed in towns',
  },
} as const satisfies Record<string, Text>;
export type MissingReason = keyof typeof missingReasons;

const wheelchairAssumes = ['wheelchairWays', 'wheelchairRoads', 'wheelchairSpeed'] as const;
const wheelchairInputs = ['footways', 'footwayPoints', 'roads', 'buildings', 'places'] as const;
/** In the order of `destinations`. */
const wheelchairClasses = [
  { key: 'hospital', label: { fr: 'hôpital', en: 'hospital' } },
  { key: 'school', label: { fr: 'école', en: 'school' } },
  { key: 'shop', label: { fr: 'commerces', en: 'shops' } },
  { key: 'stop', label: { fr: 'arrêt de transport collectif', en: 'public transport stop' } },
] as const;
/** A quarter of an hour. */
export const nearS = 900;

const demandBased = [
  'notCalibrated',
  'calibration',
  'tripTable',
  'gravity',
  'equilibrium',
  'oneDay',
] as const;

export const trafficIndicators = {
  tripsByMode: {
    label: { fr: 'déplacements, par mode', en: 'trips, by mode' },
    definition: {
      fr: 'Déplacements de personnes commencés pendant l’hypothèse, par mode principal. Ceux qui traversent le territoire n’y sont pas.',
      en: 'Trips of persons begun during the hypothesis, by main mode. Those that cross the territory are not in it.',
    },
    unit: 'trip',
    formula: 'Σ Tᵢⱼ · P(mode)',
    assumes: ['notCalibrated', 'gravity', 'logit', 'oneDay'],
    inputs: ['population', 'jobs', 'places', 'roads'],
    per: 'class',
    classes: [
      { key: 'car', label: { fr: 'voiture, conducteur', en: 'car, driver' } },
      { key: 'passenger', label: { fr: 'voiture, passager', en: 'car, passenger' } },
      { key: 'transit', label: { fr: 'transports en commun', en: 'public transport' } },
      { key: 'bike', label: { fr: 'vélo', en: 'bicycle' } },
      { key: 'walk', label: { fr: 'marche', en: 'walking' } },
    ],
    total: 'all',
    decimals: 0,
  },
  vehicleKm: {
    label: { fr: 'véhicules-kilomètres', en: 'vehicle-kilometres' },
    definition: {
      fr: 'Distance parcourue sur le réseau du territoire par tous les véhicules, pendant l’hypothèse.',
      en: 'Distance driven on the territory’s network by all vehicles, during the hypothesis.',
    },
    unit: 'vehicle.km',
    formula: 'Σ x · L',
    assumes: demandBased,
    inputs: ['roads', 'dayFlow', 'tripTable', 'calibration'],
    decimals: 0,
  },
  vehicleHours: {
    label: { fr: 'véhicules-heures', en: 'vehicle-hours' },
    definition: {
      fr: 'Temps des trajets, du départ voulu à l’arrivée, ou à la fin de l’hypothèse pour ceux qui n’arrivent pas avant, files et attente comprises.',
      en: 'Time of trips, from the wanted departure to the arrival, or to the end of the hypothesis for those that do not arrive before it, queues and waiting included.',
    },
    unit: 'vehicle.h',
    formula: 'Σ t',
    assumes: [...demandBased, 'ltm'],
    inputs: ['roads', 'vehicles'],
    decimals: 0,
  },
  delay: {
    label: { fr: 'temps perdu', en: 'time lost' },
    definition: {
      fr: 'Véhicules-heures des mêmes trajets au-delà de ce que leurs itinéraires prendraient sans autre véhicule. Pour ceux qui n’arrivent pas, au-delà de l’itinéraire entier : c’est le moins qu’ils perdent.',
      en: 'Vehicle-hours of the same trips beyond what their routes would take without other vehicles. Of those that do not arrive, beyond the whole route: the least that they lose.',
    },
    unit: 'vehicle.h',
    formula: 'Σ t − Σ L / u',
    assumes: [...demandBased, 'ltm'],
    inputs: ['roads', 'vehicles'],
    decimals: 1,
  },
  meanTripTime: {
    label: { fr: 'durée moyenne d’un trajet en véhicule', en: 'mean time of a vehicle’s trip' },
    definition: {
      fr: 'Temps moyen entre le départ et l’arrivée, des trajets achevés pendant l’hypothèse.',
      en: 'Mean time from departure to arrival, of the trips completed during the hypothesis.',
    },
    unit: 'min',
    formula: 'Σ t / n',
    assumes: [...demandBased, 'ltm'],
    inputs: ['roads', 'vehicles'],
    decimals: 1,
  },
  notArrived: {
    label: { fr: 'trajets non arrivés à la fin', en: 'trips not arrived at the end' },
    definition: {
      fr: 'Trajets en véhicule qui ont un chemin et ne sont pas arrivés quand l’hypothèse finit : en route, ou retenus à leur départ par les files.',
      en: 'Vehicle trips that have a way and have not arrived when the hypothesis ends: under way, or held at their start by queues.',
    },
    unit: 'trip',
    formula: 'Σ départs − Σ arrivées',
    assumes: [...demandBased, 'ltm'],
    inputs: ['roads', 'vehicles'],
    decimals: 0,
  },
  strandedTrips: {
    label: { fr: 'trajets sans issue', en: 'trips without a way' },
    definition: {
      fr: 'Trajets en véhicule qui n’ont aucun chemin à leur heure (routes fermées ou coupées), ou que la fermeture surprend en route sans détour possible avant la fin.',
      en: 'Vehicle trips that have no way at their hour (roads closed or cut), or that a closure catches under way without a detour before the end.',
    },
    unit: 'trip',
    formula: 'Σ q · [aucun chemin]',
    assumes: [...demandBased, 'ltm'],
    inputs: ['roads', 'closedFrom'],
    decimals: 0,
  },
  saturatedLength: {
    label: { fr: 'routes chargées à plus de 90 %', en: 'roads loaded over 90 %' },
    definition: {
      fr: 'Longueur, sens par sens, où le trafic de l’heure la plus chargée dépasse 90 % de la capacité.',
      en: 'Length, direction by direction, where the busiest hour’s traffic exceeds 90 % of the capacity.',
    },
    unit: 'km',
    formula: 'Σ L · [x / C > 0,9]',
    assumes: demandBased,
    inputs: ['roads', 'saturation'],
    decimals: 1,
  },
  closedLength: {
    label: { fr: 'routes fermées aux voitures', en: 'roads closed to cars' },
    definition: {
      fr: 'Longueur, sens par sens, des routes ouvertes aux voitures aujourd’hui où elles ne passent pas pendant une partie de l’hypothèse au moins.',
      en: 'Length, direction by direction, of roads open to cars today where they do not pass for part of the hypothesis at least.',
    },
    unit: 'km',
    formula: 'Σ L · [fermée]',
    assumes: ['waterSamples', 'thresholds'],
    inputs: ['roads', 'closedFrom'],
    decimals: 1,
  },
  rescueByTime: {
    label: { fr: 'bâtiments, par délai des pompiers', en: 'buildings, by fire engine’s time' },
    definition: {
      fr: 'Bâtiments selon le plus long temps de parcours de l’engin pendant l’hypothèse.',
      en: 'Buildings by the longest travel time of the engine during the hypothesis.',
    },
    unit: 'building',
    formula: 'Σ [tᵢ < t ≤ tᵢ₊₁]',
    assumes: ['rescueOnly', 'waterSamples', 'thresholds'],
    inputs: ['buildings', 'places', 'roads', 'rescueLongest'],
    per: 'class',
    classes: [
      { key: 'under-5', label: { fr: 'moins de 5 min', en: 'under 5 min' } },
      { key: '5-8', label: { fr: '5 à 8 min', en: '5 to 8 min' } },
      { key: '8-12', label: { fr: '8 à 12 min', en: '8 to 12 min' } },
      { key: '12-20', label: { fr: '12 à 20 min', en: '12 to 20 min' } },
      { key: 'over-20', label: { fr: 'plus de 20 min', en: 'over 20 min' } },
      { key: 'cut', label: { fr: 'aucun chemin à un instant', en: 'no way at some instant' } },
    ],
    total: 'all',
    decimals: 0,
  },
  buildingsCut: {
    label: {
      fr: 'bâtiments que les pompiers n’atteignent plus',
      en: 'buildings beyond the fire engine’s reach',
    },
    definition: {
      fr: 'Bâtiments qu’un engin atteint quand aucune route n’est fermée ni coupée, et qu’il ne peut pas atteindre à un instant au moins.',
      en: 'Buildings that an engine reaches when no road is closed or cut, and cannot reach at one instant at least.',
    },
    unit: 'building',
    formula: 'Σ [∃ t : aucun chemin]',
    assumes: ['rescueOnly', 'waterSamples', 'thresholds'],
    inputs: ['buildings', 'places', 'roads', 'rescueLongest'],
    decimals: 0,
  },
  inhabitantsCut: {
    label: {
      fr: 'habitants que les pompiers n’atteignent plus',
      en: 'inhabitants beyond the fire engine’s reach',
    },
    definition: {
      fr: 'Habitants de ces bâtiments.',
      en: 'Inhabitants of those buildings.',
    },
    unit: 'person',
    formula: 'Σ h · [∃ t : aucun chemin]',
    assumes: ['rescueOnly', 'waterSamples', 'thresholds', 'sharedPeople'],
    inputs: ['buildings', 'population', 'places', 'roads', 'rescueLongest'],
    decimals: 0,
  },
  emissions: {
    label: { fr: 'émissions des véhicules', en: 'emissions of vehicles' },
    definition: {
      fr: 'Émissions à l’échappement sur le réseau du territoire pendant l’hypothèse, aux vitesses de l’équilibre.',
      en: 'Tail-pipe emissions on the territory’s network during the hypothesis, at the equilibrium’s speeds.',
    },
    unit: 'kg',
    formula: 'Σ x · L · e(v)',
    assumes: [...demandBased, 'copert', 'fleet'],
    inputs: ['roads', 'dayFlow', 'peakSpeed'],
    per: 'class',
    classes: [
      { key: 'co2', label: { fr: 'CO₂', en: 'CO₂' } },
      { key: 'nox', label: { fr: 'NOx', en: 'NOx' } },
      { key: 'pm', label: { fr: 'particules', en: 'particles' } },
    ],
    decimals: 1,
  },
  inhabitantsByNoise: {
    label: { fr: 'habitants, par bruit routier en façade', en: 'inhabitants, by road noise at the façade' },
    definition: {
      fr: 'Habitants selon le niveau Lden de la façade la plus exposée de leur bâtiment.',
      en: 'Inhabitants by the Lden level of their building’s most exposed façade.',
    },
    unit: 'person',
    formula: 'Σ h · [Lᵢ ≤ Lden < Lᵢ₊₁]',
    assumes: [...demandBased, 'noiseSimple', 'sharedPeople'],
    inputs: ['buildings', 'population', 'roads', 'noise'],
    per: 'class',
    classes: [
      { key: '55-60', label: { fr: '55 à 60 dB(A)', en: '55 to 60 dB(A)' } },
      { key: '60-65', label: { fr: '60 à 65 dB(A)', en: '60 to 65 dB(A)' } },
      { key: '65-70', label: { fr: '65 à 70 dB(A)', en: '65 to 70 dB(A)' } },
      { key: '70-75', label: { fr: '70 à 75 dB(A)', en: '70 to 75 dB(A)' } },
      { key: 'over-75', label: { fr: '75 dB(A) et plus', en: '75 dB(A) and more' } },
    ],
    total: 'all',
    decimals: 0,
  },
  counts: {
    label: { fr: 'accord avec les comptages (GEH < 5)', en: 'agreement with counts (GEH < 5)' },
    definition: {
      fr: 'Part des comptages dont le trafic calculé par ce calcul diffère de moins de 5 au sens de GEH = √(2 (m − c)² / (m + c)), sur un dixième du jour. Les comptages sont ceux d’aujourd’hui, quelle que soit l’alternative.',
      en: 'Share of the counts from which this run’s traffic differs by less than 5 in GEH = √(2 (m − c)² / (m + c)), on a tenth of the day. Counts are today’s, whatever the alternative.',
    },
    unit: '%',
    formula: '100 · #[GEH < 5] / #',
    assumes: ['gravity', 'equilibrium', 'busyHour'],
    inputs: ['counts', 'dayFlow'],
    decimals: 0,
  },
  wheelchairNear: {
    label: { fr: 'bâtiments à 15 min au plus en fauteuil', en: 'buildings within 15 min by wheelchair' },
    definition: {
      fr: 'Bâtiments d’où un fauteuil roulant atteint le lieu le plus proche de cette sorte en 15 min au plus, à tout instant de l’hypothèse.',
      en: 'Buildings from which a wheelchair reaches the nearest place of that kind within 15 min, at every instant of the hypothesis.',
    },
    unit: 'building',
    formula: 'Σ [t ≤ 15 min]',
    assumes: wheelchairAssumes,
    inputs: wheelchairInputs,
    per: 'class',
    classes: wheelchairClasses,
    decimals: 0,
  },
  wheelchairWithout: {
    label: { fr: 'bâtiments sans chemin en fauteuil', en: 'buildings without a way by wheelchair' },
    definition: {
      fr: 'Bâtiments d’où aucun chemin connu comme praticable en fauteuil roulant ne mène à un lieu de cette sorte, à un instant de l’hypothèse au moins.',
      en: 'Buildings from which no way that is known to be passable by wheelchair leads to a place of that kind, at one instant of the hypothesis at least.',
    },
    unit: 'building',
    formula: 'Σ [∃ t : aucun chemin]',
    assumes: wheelchairAssumes,
    inputs: wheelchairInputs,
    per: 'class',
    classes: wheelchairClasses,
    decimals: 0,
  },
  wheelchairUndescribed: {
    label: { fr: 'part non décrite des chemins en fauteuil', en: 'undescribed share of ways by wheelchair' },
    definition: {
      fr: 'Moyenne, sur les bâtiments d’où le lieu est atteint, de la part de la longueur du chemin qui n’est pas décrite : pente, dévers, largeur ou, aux traversées, ressauts non relevés.',
      en: 'Mean, over the buildings from which the place is reached, of the share of the way’s length that is not described: slope, cross slope, width or, at crossings, kerbs not surveyed.',
    },
    unit: '%',
    formula: '100 · Σ (Lᵢ non décrite / Lᵢ) / n',
    assumes: wheelchairAssumes,
    inputs: wheelchairInputs,
    per: 'class',
    classes: wheelchairClasses,
    decimals: 0,
  },
  countsBefore: {
    label: { fr: 'GEH par comptage, avant calage', en: 'GEH by count, before calibration' },
    definition: {
      fr: 'Écart entre le trafic d’aujourd’hui, sans alternative, et chaque comptage, avant calage : GEH = √(2 (m − c)² / (m + c)) sur un dixième du jour. Moins de 5 sur 85 % des comptages est l’usage.',
      en: 'How far today’s traffic, without the alternative, lies from each count before calibration: GEH = √(2 (m − c)² / (m + c)) on a tenth of the day. Under 5 on 85 % of counts is customary.',
    },
    unit: '1',
    formula: '√(2 (m − c)² / (m + c))',
    assumes: ['gravity', 'equilibrium', 'busyHour'],
    inputs: ['counts', 'roads'],
    per: 'place',
    decimals: 1,
  },
  countsAfter: {
    label: { fr: 'GEH par comptage, après calage', en: 'GEH by count, after calibration' },
    definition: {
      fr: 'Le même écart, après calage. Ce qui reste ne se résout pas en multipliant chaque couple de zones de 0,5 à 2 fois.',
      en: 'The same after calibration. What remains cannot be met by multiplying each pair of zones by 0.5 to 2.',
    },
    unit: '1',
    formula: '√(2 (m − c)² / (m + c))',
    assumes: ['gravity', 'equilibrium', 'busyHour', 'calibration'],
    inputs: ['counts', 'roads', 'calibration'],
    per: 'place',
    decimals: 1,
  },
  ...transitIndicators,
  ...networkIndicators,
} as const satisfies Record<TrafficIndicator, IndicatorSpec>;
