import type { Bounds } from '../base/grid.ts';
import type { LandCoverScheme } from '../territory/land-cover-codes.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import type { LayerKind, VerticalDatum } from '../territory/territory.ts';
import type { Problem } from './problem.ts';

/**
 * What is read whole and is no layer: weather, public transport, commuters, diagnoses of buildings, yearly totals of energy,
 * profiles of load.
 */
export const tableKinds = [
  'weather',
  'transit',
  'commuters',
  'diagnoses',
  'energyTotals',
  'loadProfiles',
] as const;
export type TableKind = (typeof tableKinds)[number];

/** What a file is for: a layer, water conditions, a table that is read whole, or nothing that is read. */
export type UnderstoodKind = LayerKind | 'forcing' | TableKind | 'unused';

/** What is no layer of cells or features: read whole, and placed nowhere. */
export const kindsWithoutPlace: ReadonlySet<UnderstoodKind> = new Set(['forcing', ...tableKinds]);

export type FileFormat =
  | 'asc'
  | 'geotiff'
  | 'shapefile'
  | 'geopackage'
  | 'geojson'
  | 'csv'
  | 'lisflood'
  | 'weather'
  | 'gtfs'
  | 'mobpro'
  | 'diagnoses'
  | 'energy-totals'
  | 'load-profiles'
  | 'archive'
  | 'other';

/** Why a file was so understood: key of `reasonTexts`, and what fills its sentence. */
export interface Reason {
  readonly key: ReasonKey;
  readonly details: Readonly<Record<string, string | number>>;
}

export type ReasonKey =
  | 'product'
  | 'identifiers'
  | 'fields'
  | 'codes'
  | 'name'
  | 'values'
  | 'extension'
  | 'known-not-used'
  | 'companion'
  | 'model-result'
  | 'duplicate'
  | 'not-recognised'
  | 'not-readable'
  | 'empty'
  | 'around'
  | 'about'
  | 'project'
  | 'results'
  | 'given';

/** Where a layer comes from, as far as its file, names and attributes tell. '' and null: they do not. */
export interface Provenance {
  readonly producer: string;
  readonly product: string;
  readonly editionDate: string | null;
  readonly licence: string;
}

/** One attribute of the house, and the field of the file that fills it. */
export interface FieldMapping {
  readonly house: string;
  readonly field: string;
}

/**
 * What was understood of one layer of one file: plain data, shown to a person, who may correct kind, CRS, fields
 * and vertical datum by an `Override` of the same id.
 */
export interface Understanding {
  /** Path of the main file, with `#layer` for files that hold several. */
  readonly id: string;
  /** Paths of all its parts. */
  readonly files: readonly string[];
  readonly layer: string;
  readonly format: FileFormat;
  readonly kind: UnderstoodKind;
  readonly reason: Reason;
  readonly provenance: Provenance;
  /** EPSG code of its coordinates; null: to be given. */
  readonly crs: number | null;
  readonly crsFrom: 'file' | 'name' | 'place' | 'given' | 'unknown';
  readonly verticalDatum: VerticalDatum;
  /** null for rasters and others. */
  readonly geometry: FeatureTable['geometry'] | null;
  /** Features, or cells. */
  readonly count: number;
  readonly resolutionM: number | null;
  /** In its own CRS. */
  readonly bounds: Bounds | null;
  /** Attributes that the file has. */
  readonly fields: readonly string[];
  readonly mapping: readonly FieldMapping[];
  readonly idField: string | null;
  /** Nomenclature of the codes, for land cover. */
  readonly scheme: LandCoverScheme | null;
  readonly problems: readonly Problem[];
}

/** A person's corrections to what was understood. Absent: as understood. */
export interface Override {
  readonly id: string;
  readonly kind?: UnderstoodKind;
  readonly crs?: number;
  readonly verticalDatum?: VerticalDatum;
  /** Replaces the mapping of these house attributes; '' leaves one empty. */
  readonly mapping?: readonly FieldMapping[];
}
