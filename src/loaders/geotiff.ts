import type { GeoTIFF, GeoTIFFImage } from 'geotiff';
import { AppError } from '../base/errors.ts';
import type { Grid } from '../base/grid.ts';
import { crsOfGeoKeys } from '../territory/crs-detect.ts';
import type { RasterValues } from '../territory/raster.ts';
import { frameOf } from './geotiff-frame.ts';
import type { InputFile, LoadOptions } from './input-file.ts';
import { pause } from './pause.ts';
import { UnknownCells, type UnknownCounts } from './unknown-cells.ts';

/** A GeoTIFF whose header is read; its values are read on demand. */
export interface OpenedGeoTiff {
  readonly grid: Grid;
  /** EPSG code by its GeoKeys; null when they are silent or describe nothing known (IGN's LiDAR HD tiles). */
  readonly crs: number | null;
  /** Values are codes or counts (integers of 8 bits), not measures. */
  readonly isBytes: boolean;
  read(options?: LoadOptions): Promise<GeoTiffGrid>;
}

/** The first band of a GeoTIFF, as read: NaN where unknown. */
export interface GeoTiffGrid extends RasterValues, UnknownCounts {}

/** Files up to this size are held whole while their values are read: faster than many small slices. */
const wholeBytes = 268_435_456;
/** Rows decoded between two looks at the abort signal, at least. */
const bandRows = 256;
/** Constant data compress no better than this (Zstandard: 128 kB in 4 bytes; deflate stops at 1032). */
const largestRatio = 32_768;

/** Whether bytes begin like a TIFF or BigTIFF file, whatever its name says. */
function isTiff(head: Uint8Array): boolean {
  const [a, b, c, d] = head;
  if (a === 0x49 && b === 0x49) return (c === 42 || c === 43) && d === 0;
  return a === 0x4d && b === 0x4d && c === 0 && (d === 42 || d === 43);
}

/**
 * Reads the header of a GeoTIFF: strips or tiles, any numeric type and compression, one band.
 *
 * @throws AppError `file/empty`, `file/unknown-format`, `file/unreadable`, `file/too-large`, `layer/header`,
 *   `layer/truncated` (bytes promised by the header are not in the file), `layer/image` (colours, not values).
 */
export async function openGeoTiff(file: InputFile): Promise<OpenedGeoTiff> {
  if (file.size === 0) throw new AppError('file/empty', `${file.name} is empty`, { file: file.name });
  if (!isTiff(new Uint8Array(await file.slice(0, 4)))) {
    throw new AppError('file/unknown-format', `${file.name} is no TIFF`, { file: file.name });
  }
  return guarded(file, async () => {
    const image = await (await openSlices(file)).getImage(0);
    const grid = await frameOf(image, file.name);
    if (image.getSamplesPerPixel() > 2)
      throw new AppError('layer/image', `${file.name}: colours`, { file: file.name });
    await refuseIfTooShort(image, file);
    return {
      grid,
      crs: crsOfGeoKeys(image.getGeoKeys() ?? {}),
      isBytes: image.getBitsPerSample() <= 8,
      read: (options: LoadOptions = {}) => guarded(file, () => readBand(file, grid, options), options.signal),
    };
  });
}

/** `openGeoTiff` and its values in one go. */
export async function readGeoTiff(file: InputFile, options: LoadOptions = {}): Promise<GeoTiffGrid> {
  return (await openGeoTiff(file)).read(options);
}

async function readBand(file: InputFile, grid: Grid, options: LoadOptions): Promise<GeoTiffGrid> {
  const tiff = file.size <= wholeBytes ? await openWhole(file) : await openSlices(file);
  const image = await tiff.getImage(0);
  const declared = image.getGDALNoData();
  const unknown = new UnknownCells(declared);
  const { columns, rows } = grid;
  const values = new Float32Array(columns * rows);
  const step = Math.ceil(bandRows / image.getTileHeight()) * image.getTileHeight();
  for (let top = 0; top < rows; top += step) {
    const bottom = Math.min(rows, top + step);
    const [band] = await image.readRasters({
      window: [0, top, columns, bottom],
      samples: [0],
      interleave: false,
      fillValue: declared ?? Number.NaN,
    });
    if (!isNumbers(band)) throw new AppError('file/unreadable', `${file.name}: no band`, { file: file.name });
    for (let i = 0; i < band.length; i++) values[top * columns + i] = unknown.valueOf(band[i] as number);
    // Decoding from memory never leaves the thread by itself: a cancel could not come in.
    await pause(options, bottom / rows);
  }
  if (unknown.total === values.length) {
    throw new AppError('layer/all-nodata', `${file.name}: no known cell`, { file: file.name });
  }
  return {
    grid,
    values,
    nodataCells: unknown.nodata,
    undeclaredCells: unknown.undeclared,
    notFiniteCells: unknown.notFinite,
  };
}

/** The decoder is large: it comes only when a GeoTIFF does. */
async function openWhole(file: InputFile): Promise<GeoTIFF> {
  const { fromArrayBuffer } = await import('geotiff');
  return fromArrayBuffer(await file.bytes());
}

async function openSlices(file: InputFile): Promise<GeoTIFF> {
  const { GeoTIFF } = await import('geotiff');
  const fetchSlice = async ({ offset, length }: { offset: number; length: number }) => {
    // A header may promise bytes beyond the file; asking for them must not give a short slice in silence.
    if (!(offset >= 0 && length >= 0 && offset < file.size)) throw new RangeError('offset outside the file');
    const data = await file.slice(offset, Math.min(file.size, offset + length));
    return { offset, length: data.byteLength, data };
  };
  return GeoTIFF.fromSource({
    fetchSlice,
    fetch: (slices) => Promise.all(slices.map(async (slice) => (await fetchSlice(slice)).data)),
    fileSize: file.size,
    close: () => Promise.resolve(),
  });
}

/** A header alone must not make us allocate what the file cannot hold. */
async function refuseIfTooShort(image: GeoTIFFImage, file: InputFile): Promise<void> {
  const directory = image.fileDirectory;
  const kind = image.isTiled ? 'Tile' : 'Strip';
  const offsets = list(await directory.loadValue(`${kind}Offsets`));
  const counts = list(await directory.loadValue(`${kind}ByteCounts`));
  const across = Math.ceil(image.getWidth() / image.getTileWidth());
  const blocks = across * Math.ceil(image.getHeight() / image.getTileHeight());
  const found = counts.filter((count, i) => count + (offsets[i] ?? Number.NaN) <= file.size).length;
  // A block of no bytes is one that the writer left out, being all nodata.
  const empty = counts.filter((count) => count === 0).length;
  if (empty >= blocks) throw new AppError('layer/all-nodata', `${file.name}: no block`, { file: file.name });
  const stored = counts.reduce((sum, count) => sum + count, 0);
  const raw = image.getWidth() * image.getHeight() * image.getBytesPerPixel() * ((blocks - empty) / blocks);
  const compression: unknown = directory.hasTag('Compression') ? directory.getValue('Compression') : 1;
  // The last strip may have fewer rows than the others.
  const needed = compression === 1 ? raw * (1 - 1 / blocks) : raw / largestRatio;
  if (found >= blocks && stored >= needed) return;
  throw new AppError('layer/truncated', `${file.name}: ${found} blocks of ${blocks}, ${stored} bytes`, {
    file: file.name,
    expected: blocks,
    found,
  });
}

function list(value: unknown): number[] {
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return Array.from(value as ArrayLike<number>, Number);
  return typeof value === 'number' ? [value] : [];
}

function isNumbers(value: unknown): value is ArrayLike<number> {
  return ArrayBuffer.isView(value);
}

/** Whatever the decoder throws on hostile bytes becomes one of our errors. */
async function guarded<T>(file: InputFile, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError || signal?.aborted) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('file/unreadable', `${file.name}: ${reason}`, { file: file.name, reason });
  }
}
