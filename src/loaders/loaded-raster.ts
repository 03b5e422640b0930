import type { AppError } from '../base/errors.ts';
import type { Grid } from '../base/grid.ts';
import type { SourceNote, VerticalDatum } from '../territory/territory.ts';

/** One raster file as read, before it becomes a layer of a territory. */
export interface LoadedRaster {
  /** File name. */
  readonly name: string;
  readonly grid: Grid;
  /** Row-major, north row first, NaN where unknown. */
  readonly values: Float32Array<ArrayBuffer>;
  /** EPSG code of the grid's coordinates, null when neither the file nor its name says. */
  readonly crs: number | null;
  readonly verticalDatum: VerticalDatum;
  /** What the name of an IGN product tells; null for other files. */
  readonly product: RasterProduct | null;
  /** What was guessed or set aside on the way. */
  readonly notes: readonly SourceNote[];
  /** What a person should know though the layer is usable. */
  readonly warnings: readonly AppError[];
}

/** What a product's file name says of its content. */
export interface RasterProduct {
  readonly producer: string;
  readonly product: string;
  readonly kind: 'terrain' | 'surfaceModel' | 'heights' | 'auxiliary';
  readonly resolutionM: number | null;
  readonly crs: number | null;
  readonly verticalDatum: VerticalDatum;
  /** ISO date, when the folder's name has one. */
  readonly editionDate: string | null;
  readonly licence: string;
}

/** Largest grid that is read whole, in cells: 1 GiB of values. */
export const maxCells = 2 ** 28;
