import type { Bounds } from '../base/grid.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import type { LoadOptions } from './input-file.ts';
import type { Problem } from './problem.ts';

/** One attribute to read, by its name in the file. */
export interface FieldRequest {
  readonly field: string;
  readonly type: 'number' | 'text';
}

export interface ReadRequest extends LoadOptions {
  readonly fields: readonly FieldRequest[];
  /** Attribute that holds the producer's identifier; null: features are numbered as in the file, from 0. */
  readonly idField: string | null;
  /** Reads the first features only: enough to recognise a layer. */
  readonly limit?: number;
  /** Features whose bounds do not meet these, in the file's own coordinates, are skipped. */
  readonly within?: Bounds;
}

export interface ReadTable {
  /** Columns in the order of the request, named by their position ('0', '1', …). Coordinates as in the file. */
  readonly table: FeatureTable;
  /** How many features lay outside `within`. */
  readonly skipped: number;
  readonly problems: readonly Problem[];
}

/** The CRS of a layer as its file tells it. */
export interface StatedCrs {
  /** EPSG code, when the file gives one or its description is known. */
  readonly epsg: number | null;
  /** What the file says (`.prj` text, `srs_id`, `crs` member); null when it says nothing. */
  readonly text: string | null;
}

/** One layer of one kind of geometry in a file: its description is at hand, its features are read on demand. */
export interface VectorSource {
  readonly file: string;
  /** Name of the layer: the file's own without extension, or the table's. */
  readonly layer: string;
  readonly geometry: FeatureTable['geometry'];
  /** Names of the attributes, as spelled in the file. */
  readonly fields: readonly string[];
  readonly count: number;
  readonly crs: StatedCrs;
  /** West, south, east, north in the file's CRS, when it can be told cheaply. */
  readonly bounds: Bounds | null;
  /** x, y of every feature in the file's CRS, where they are points that opening has read anyway. */
  readonly points?: Float64Array;
  /** Date of last change, when the file says so. */
  readonly date: string | null;
  /** Noticed while opening: missing parts, layers that cannot be read. */
  readonly problems: readonly Problem[];
  read(request: ReadRequest): Promise<ReadTable>;
}
