import { AppError } from '../base/errors.ts';
import { type Bounds, type Grid, gridBounds } from '../base/grid.ts';
import { crsOfIgnName } from '../territory/crs-detect.ts';
import type { LandCoverScheme } from '../territory/land-cover-codes.ts';
import type { RasterKind, VerticalDatum } from '../territory/territory.ts';
import { readAsc } from './asc.ts';
import { readAscHeader } from './asc-header.ts';
import { dateInPath } from './date-in-path.ts';
import { openGeoTiff } from './geotiff.ts';
import { datumOfName, ignRaster } from './ign-raster-names.ts';
import type { InputFile, LoadOptions } from './input-file.ts';
import type { Problem } from './problem.ts';
import { recogniseRaster } from './recognise-raster.ts';
import type { Provenance, Reason, Understanding } from './understanding.ts';
import { largestSize } from './unknown-cells.ts';
import { ignElevations, unknownProduct } from './vector-themes.ts';

/** A raster whose frame and meaning are known; its values are read on demand. */
export interface OpenedRaster {
  readonly kind: RasterKind | 'unused';
  readonly reason: Reason;
  readonly provenance: Provenance;
  readonly crs: number | null;
  readonly crsFrom: Understanding['crsFrom'];
  readonly verticalDatum: VerticalDatum;
  readonly grid: Grid;
  readonly bounds: Bounds;
  readonly scheme: LandCoverScheme | null;
  readonly problems: readonly Problem[];
  /** Row-major, north row first, NaN where unknown. */
  load(options: LoadOptions): Promise<{ readonly grid: Grid; readonly values: Float32Array<ArrayBuffer> }>;
}

const HEAD_BYTES = 4096;
const PIECES = 16;
const PIECE_BYTES = 4096;

/**
 * Opens a raster: reads its header and some of its values.
 *
 * @param prjCrs EPSG code of the `.prj` beside it, for files that do not say their CRS.
 * @throws AppError `file/empty`, `layer/header`, `file/unknown-format`.
 */
export async function openRaster(
  file: InputFile,
  format: 'asc' | 'tiff',
  prjCrs: number | null = null,
): Promise<OpenedRaster> {
  if (file.size === 0) throw new AppError('file/empty', `${file.path} is empty`, { file: file.path });
  if (format === 'tiff') return openTiff(file, prjCrs);
  const header = readAscHeader(new Uint8Array(await file.slice(0, HEAD_BYTES)), file.name);
  const sample = await sampleAsc(file, header.length, header.nodata);
  // A grid that says nothing, by its name or its values, is read whole: it may have no known cell, which is then told.
  if (sample.length === 0 && recogniseRaster(file.name, []) === null) await readAsc(file);
  return {
    ...described(file, prjCrs, sample),
    grid: header.grid,
    bounds: gridBounds(header.grid),
    problems: [],
    load: (options) => readAsc(file, options),
  };
}

async function openTiff(file: InputFile, prjCrs: number | null): Promise<OpenedRaster> {
  const tiff = await openGeoTiff(file);
  const isNamed = ignRaster(file.name) !== null || recogniseRaster(file.name, []) !== null;
  const sample = isNamed ? [] : thinned((await tiff.read()).values);
  return {
    ...described(file, tiff.crs ?? prjCrs, sample),
    grid: tiff.grid,
    bounds: gridBounds(tiff.grid),
    problems: [],
    load: (options) => tiff.read(options),
  };
}

type Description = Pick<
  OpenedRaster,
  'kind' | 'reason' | 'provenance' | 'crs' | 'crsFrom' | 'verticalDatum' | 'scheme'
>;

/** What a raster is: by the name of an IGN product, else by its name and values. */
function described(file: InputFile, statedCrs: number | null, sample: readonly number[]): Description {
  const ign = ignRaster(file.name);
  const namedCrs = ign?.crs ?? crsOfIgnName(file.path);
  const crs = statedCrs ?? namedCrs;
  const place = { crs, crsFrom: statedCrs !== null ? 'file' : crs === null ? 'unknown' : 'name' } as const;
  const editionDate = dateInPath(file.path);
  if (ign) {
    const { product, content, verticalDatum } = ign;
    const kind = content === 'terrain' ? 'terrain' : content === 'surface' ? 'surfaceModel' : 'unused';
    const key = kind === 'unused' ? 'known-not-used' : 'product';
    const provenance = { ...ignElevations, product, editionDate };
    return { kind, reason: { key, details: { product } }, provenance, ...place, verticalDatum, scheme: null };
  }
  const found = recogniseRaster(file.name, sample);
  return {
    kind: found?.kind ?? 'unused',
    reason: found?.reason ?? { key: 'not-recognised', details: {} },
    provenance: { ...unknownProduct, editionDate },
    ...place,
    verticalDatum: datumOfName(file.name),
    scheme: found?.kind === 'landCover' ? schemeOfRaster(file.name, sample) : null,
  };
}

/** A few thousand known values, evenly spread. */
function thinned(values: Float32Array): number[] {
  const step = Math.max(1, Math.floor(values.length / 5000));
  const sample: number[] = [];
  for (let i = 0; i < values.length; i += step) {
    const value = values[i] as number;
    if (!Number.isNaN(value)) sample.push(value);
  }
  return sample;
}

/** Known values from pieces spread over the file; the cut numbers at both ends of a piece are left out. */
async function sampleAsc(file: InputFile, bodyAt: number, nodata: number): Promise<number[]> {
  const values: number[] = [];
  const span = Math.max(0, file.size - bodyAt - PIECE_BYTES);
  for (let i = 0; i < PIECES; i++) {
    const start = bodyAt + Math.floor((span * i) / (PIECES - 1));
    const text = new TextDecoder('latin1').decode(await file.slice(start, start + PIECE_BYTES));
    for (const word of text.split(/\s+/).slice(1, -1)) {
      const value = Number(word.replace(',', '.'));
      if (
        Number.isFinite(value) &&
        value !== nodata &&
        value > -9000 &&
        value !== 9999 &&
        value < largestSize
      )
        values.push(value);
    }
  }
  return values;
}

/** Codes of three digits are CORINE's; CoSIA's are told by the name; others are the house's own. */
function schemeOfRaster(name: string, sample: readonly number[]): LandCoverScheme {
  if (sample.some((code) => code >= 111)) return 'corine';
  return /cosia/i.test(name) ? 'cosia' : 'house';
}
