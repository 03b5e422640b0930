import type { Digest } from '../base/brand.ts';
import type { Grid } from '../base/grid.ts';
import type { FeatureTable } from './feature-table.ts';
import type { PlaceFlows } from './place-flows.ts';
import type { EnergyTotal } from './energy-totals.ts';
import type { LoadProfile } from './load-profiles.ts';
import type { TransitFeed } from './transit-feed.ts';
import type { WeatherYear } from './weather.ts';

/** Layers whose values fill a grid. */
export const rasterKinds = [
  'terrain',
  'surroundings',
  'surfaceModel',
  'landCover',
  'roughness',
  'initialDepth',
] as const;
/** Layers made of features. */
export const featureKinds = [
  'buildings',
  'roads',
  'waterLines',
  'waterSurfaces',
  'dikes',
  'limits',
  'population',
  'places',
  'railways',
  'jobs',
  'counts',
  'turnBans',
  'footways',
  'footwayPoints',
  'zones',
] as const;

/** What a territory may have beside layers; a source of the same name says where each comes from. */
export const memberKinds = [
  'weather',
  'transit',
  'commuters',
  'trips',
  'energyTotals',
  'loadProfiles',
] as const satisfies readonly (keyof TerritoryContent)[];

export type RasterKind = (typeof rasterKinds)[number];
export type FeatureKind = (typeof featureKinds)[number];
export type MemberKind = (typeof memberKinds)[number];
export type LayerKind = RasterKind | FeatureKind;

/** Zero of the elevations. Unlike datums are refused, never mixed. */
export type VerticalDatum = 'NGF-IGN69' | 'IGN78' | 'chart' | 'local' | 'unknown';

/** Where a layer comes from; shown with every figure and picture that rests on it. */
export interface Source {
  readonly id: string;
  readonly producer: string;
  readonly product: string;
  /** ISO date of the edition, or null when the files do not say. */
  readonly editionDate: string | null;
  readonly licence: string;
  /** Ground resolution of rasters, m. */
  readonly resolutionM: number | null;
  /** Stated vertical accuracy, m. */
  readonly accuracyM: number | null;
  /** SHA-256 of each file as loaded: provenance, not part of a replay. */
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: Digest }[];
  /** What the loader had to guess or correct, in stable keys of `i18n`. */
  readonly notes: readonly SourceNote[];
}

export interface SourceNote {
  readonly key: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/**
 * A grid of values. Elevations and depths in m (Float32, NaN where unknown), land cover as the codes of
 * `land-cover.ts` (Uint8), roughness as Manning's n in s/m^(1/3) (Float32). All lie on the terrain's grid but the
 * surroundings: coarser elevations of what lies around, drawn as the horizon, before which the Sun sets.
 */
export interface RasterLayer {
  readonly grid: Grid;
  readonly values: Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;
  /** `Source.id`. */
  readonly source: string;
}

export interface FeatureLayer {
  readonly table: FeatureTable;
  /** `Source.id`. */
  readonly source: string;
}

export type Layers = { readonly [K in RasterKind]?: RasterLayer } & {
  readonly [K in FeatureKind]?: FeatureLayer;
};

/** Everything of a territory but its digest, which is computed from it (`territory/file.ts`). */
export interface TerritoryContent {
  readonly name: string;
  /** A made-up place: the screen says « données inventées » and names no producer. */
  readonly fictional: boolean;
  /** Made for release (`territory/released.ts`): it tells nothing of few dwellings, and no screen of it does. */
  readonly released?: true;
  /** EPSG code of the projected CRS of every coordinate. */
  readonly crs: number;
  readonly verticalDatum: VerticalDatum;
  readonly layers: Layers;
  /** A year of weather at or near the place, its source being 'weather'. Absent: none was given. */
  readonly weather?: WeatherYear;
  /** Public transport of the place, its source being 'transit'. Absent: none was given. */
  readonly transit?: TransitFeed;
  /** Commuters of its communes, their source being 'commuters'. Absent: none were given. */
  readonly commuters?: PlaceFlows;
  /** Vehicles of an origin–destination table, their source being 'trips'. Absent: none was given. */
  readonly trips?: PlaceFlows;
  /** Published yearly totals of energy of its communes, their source being 'energyTotals'. Absent: none were given. */
  readonly energyTotals?: readonly EnergyTotal[];
  /** Profiles of load by kind of client, their source being 'loadProfiles'. Absent: none were given. */
  readonly loadProfiles?: readonly LoadProfile[];
  readonly sources: readonly Source[];
}

/** The immutable place. The terrain is always there; a territory without one cannot be built. */
export interface Territory extends TerritoryContent {
  readonly digest: Digest;
  readonly layers: Layers & { readonly terrain: RasterLayer };
}
