import type { Unit } from '../base/units.ts';
import type { FeatureKind } from './territory.ts';

interface AttributeSpec {
  readonly type: 'number' | 'text';
  readonly unit?: Unit;
}

/**
 * House names of the attributes, by layer. Loaders map BD TOPO's spellings (web service, GeoPackage and the
 * ten letters of Shapefile), INSEE's and others to these; attributes that no one reads are not kept.
 */
export const attributes = {
  buildings: {
    heightM: { type: 'number', unit: 'm' },
    groundM: { type: 'number', unit: 'm' },
    roofM: { type: 'number', unit: 'm' },
    dwellings: { type: 'number' },
    storeys: { type: 'number' },
    use: { type: 'text' },
    nature: { type: 'text' },
    date: { type: 'text' },
    wallMaterial: { type: 'text' },
    roofMaterial: { type: 'text' },
    light: { type: 'text' },
    rnb: { type: 'text' },
  },
  roads: {
    name: { type: 'text' },
    nature: { type: 'text' },
    importance: { type: 'text' },
    level: { type: 'text' },
    lanes: { type: 'number' },
    widthM: { type: 'number', unit: 'm' },
    direction: { type: 'text' },
    speedKmh: { type: 'number' },
    lightVehicleAccess: { type: 'text' },
    urban: { type: 'text' },
    state: { type: 'text' },
    private: { type: 'text' },
    busOnly: { type: 'text' },
    number: { type: 'text' },
    classification: { type: 'text' },
    maxWeightT: { type: 'number' },
    maxHeightM: { type: 'number', unit: 'm' },
    maxWidthM: { type: 'number', unit: 'm' },
    walkAccess: { type: 'text' },
    cycleRight: { type: 'text' },
    cycleLeft: { type: 'text' },
  },
  waterLines: {
    name: { type: 'text' },
    nature: { type: 'text' },
    persistence: { type: 'text' },
    level: { type: 'text' },
    widthClass: { type: 'text' },
  },
  waterSurfaces: { name: { type: 'text' }, nature: { type: 'text' } },
  dikes: {
    name: { type: 'text' },
    nature: { type: 'text' },
    crestM: { type: 'number', unit: 'm' },
    heightM: { type: 'number', unit: 'm' },
  },
  limits: { name: { type: 'text' }, insee: { type: 'text' }, population: { type: 'number', unit: 'person' } },
  population: {
    inhabitants: { type: 'number', unit: 'person' },
    households: { type: 'number' },
    imputed: { type: 'number' },
  },
  places: { name: { type: 'text' }, nature: { type: 'text' }, role: { type: 'text' } },
  railways: {
    name: { type: 'text' },
    nature: { type: 'text' },
    level: { type: 'text' },
    tracks: { type: 'number' },
  },
  jobs: { name: { type: 'text' }, sector: { type: 'text' }, jobs: { type: 'number' } },
  counts: {
    road: { type: 'text' },
    year: { type: 'number' },
    vehiclesPerDay: { type: 'number' },
    heavyShare: { type: 'number', unit: '%' },
  },
  turnBans: { from: { type: 'text' }, to: { type: 'text' } },
  footways: {
    nature: { type: 'text' },
    from: { type: 'text' },
    to: { type: 'text' },
    slopePercent: { type: 'number', unit: '%' },
    crossSlopePercent: { type: 'number', unit: '%' },
    widthM: { type: 'number', unit: 'm' },
    surfaceState: { type: 'text' },
  },
  /** Where footways meet, with their kerbs, and what stands in the way. */
  footwayPoints: {
    nature: { type: 'text' },
    kerbM: { type: 'number', unit: 'm' },
    kerbSlopePercent: { type: 'number', unit: '%' },
    kerbWidthM: { type: 'number', unit: 'm' },
    widthM: { type: 'number', unit: 'm' },
    heightM: { type: 'number', unit: 'm' },
  },
  zones: { code: { type: 'text' }, name: { type: 'text' } },
} as const satisfies Record<FeatureKind, Readonly<Record<string, AttributeSpec>>>;

/** Roles of places that matter in a crisis (`places.role`). */
export const placeRoles = [
  'fireStation',
  'hospital',
  'police',
  'school',
  'careHome',
  'townHall',
  'substation',
  'waterPlant',
  'sewagePlant',
  'pumpingStation',
  'campsite',
  'shop',
  'station',
  'other',
] as const;
export type PlaceRole = (typeof placeRoles)[number];
