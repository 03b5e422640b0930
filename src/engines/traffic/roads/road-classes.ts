import {
  type CapacityKey,
  type Setting,
  type SpeedKey,
  tabledImportances,
  type TabledRoad,
  tabledRoads,
} from '../../../territory/road-values.ts';
import type { RoadNature } from '../../../territory/road-words.ts';

/** Classes of roads that share speeds and capacities, from BD TOPO's nature and importance. */
export const roadClasses = [
  'motorway',
  'ramp',
  'dual',
  'main',
  'secondary',
  'distributor',
  'street',
  'roundabout',
  'unpaved',
  'track',
  'path',
  'stairs',
] as const;
export type RoadClass = (typeof roadClasses)[number];

/** 1: links between metropolises … 5: streets, 6: where cars hardly pass. */
export type Importance = 1 | 2 | 3 | 4 | 5 | 6;

/** The class of a segment. Two carriageways of importance 3 or less are streets with a median. */
export function classOf(nature: RoadNature, importance: Importance): RoadClass {
  switch (nature) {
    case 'single':
      return byImportance(importance, 'main');
    case 'dual':
      return byImportance(importance, 'dual');
    case 'ferry':
      return 'path';
    case 'motorway':
    case 'ramp':
    case 'roundabout':
    case 'unpaved':
    case 'track':
    case 'path':
    case 'stairs':
      return nature;
  }
}

function byImportance(importance: Importance, first: RoadClass): RoadClass {
  if (importance <= 2) return first;
  if (importance === 3) return 'secondary';
  return importance === 4 ? 'distributor' : 'street';
}

/**
 * Passenger cars an hour and lane. A synthesis made for this project, to be calibrated on counts, from: the
 * defaults that MATSim gives to OpenStreetMap's classes (`LinkProperties`: motorway and trunk 2000, primary and
 * motorway link 1500, secondary 800, others 600, living street 300); Cerema (2016), 1800 an hour at the stop line
 * of lights at most, here with 55 % of green on urban roads of two carriageways; CETUR's roundabout entries,
 * 1330 − 0.7 of the circulating flow.
 */
export const defaultCapacities = {
  motorwayRural: 2000,
  motorwayUrban: 1900,
  rampRural: 1500,
  rampUrban: 1200,
  dualRural: 1800,
  dualUrban: 1000,
  mainRural: 1500,
  mainUrban: 900,
  secondaryRural: 1200,
  secondaryUrban: 800,
  distributorRural: 900,
  distributorUrban: 600,
  streetRural: 600,
  /** The middle of 400 … 600. */
  streetUrban: 500,
  roundaboutRural: 1200,
  roundaboutUrban: 1000,
  unpaved: 200,
  zone30: 400,
  zone20: 300,
} as const satisfies Record<CapacityKey, number>;
export type Capacities = Readonly<Record<CapacityKey, number>>;

/** Passenger cars an hour and lane. Tracks and paths that an edit opens to vehicles are as unpaved roads. */
export function capacityPerLane(
  capacities: Capacities,
  roadClass: RoadClass,
  isUrban: boolean,
  zoneKmh: number,
): number {
  const own = classCapacity(capacities, roadClass, isUrban);
  if (zoneKmh <= 20) return Math.min(own, capacities.zone20);
  return zoneKmh <= 30 ? Math.min(own, capacities.zone30) : own;
}

function classCapacity(capacities: Capacities, roadClass: RoadClass, isUrban: boolean): number {
  switch (roadClass) {
    case 'unpaved':
    case 'track':
    case 'path':
    case 'stairs':
      return capacities.unpaved;
    case 'motorway':
    case 'ramp':
    case 'dual':
    case 'main':
    case 'secondary':
    case 'distributor':
    case 'street':
    case 'roundabout':
      return capacities[`${roadClass}${isUrban ? 'Urban' : 'Rural'}`];
  }
}

type ByImportance = readonly [number, number, number, number, number];

/**
 * Typical speeds, km/h, of segments that state none, by importance 1 … 5, in the open country and in town: those
 * that IGN gave the segments of its route finder before September 2023, and, for motorways, ramps, roundabouts
 * and unpaved roads, since (Géoplateforme, « Calcul d'itinéraire », guide). They hold what junctions cost.
 */
const byImportanceKmh: Readonly<Record<TabledRoad, Readonly<Record<Setting, ByImportance>>>> = {
  motorway: { Rural: [125, 115, 100, 90, 90], Urban: [100, 95, 90, 67, 67] },
  expressway: { Rural: [105, 100, 95, 90, 90], Urban: [95, 90, 85, 67, 67] },
  dual: { Rural: [80, 75, 67, 67, 65], Urban: [50, 50, 45, 40, 35] },
  single: { Rural: [67, 67, 63, 58, 35], Urban: [50, 50, 45, 40, 30] },
};

export type Speeds = Readonly<Record<SpeedKey, number>>;

/** The same under the names by which a hypothesis may change them. */
export const defaultSpeeds: Speeds = {
  ...(Object.fromEntries(
    tabledRoads.flatMap((road) =>
      Object.entries(byImportanceKmh[road]).flatMap(([setting, speeds]) =>
        speeds.map((kmh, i) => [`${road}${setting}${tabledImportances[i]}`, kmh]),
      ),
    ),
  ) as Record<SpeedKey, number>),
  ramp: 60,
  minorRamp: 55,
  roundabout: 25,
  slow: 10,
};

/** Width of the carriageway under which IGN's route finder goes as on unpaved roads, m (since September 2023; the same guide). */
const narrowM = 2.9;

/** Which of the speeds is that of a segment that states none; `widthM` is NaN where it states no width. */
export function speedKeyOf(
  nature: RoadNature,
  importance: Importance,
  isUrban: boolean,
  isClassedMotorway: boolean,
  widthM: number,
): SpeedKey {
  switch (nature) {
    case 'ramp':
      return importance <= 4 ? 'ramp' : 'minorRamp';
    case 'roundabout':
      return 'roundabout';
    case 'motorway':
      return tabled(isClassedMotorway ? 'motorway' : 'expressway', importance, isUrban);
    case 'dual':
    case 'single':
      return importance === 6 || widthM < narrowM ? 'slow' : tabled(nature, importance, isUrban);
    case 'unpaved':
    case 'track':
    case 'path':
    case 'stairs':
    case 'ferry':
      return 'slow';
  }
}

function tabled(road: TabledRoad, importance: Importance, isUrban: boolean): SpeedKey {
  return `${road}${isUrban ? 'Urban' : 'Rural'}${importance === 6 ? 5 : importance}`;
}
