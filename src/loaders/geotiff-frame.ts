import type { GeoTIFFImage } from 'geotiff';
import { AppError } from '../base/errors.ts';
import type { Grid } from '../base/grid.ts';
import { maxCells } from './raster-limits.ts';

/**
 * Frame of a GeoTIFF image: the outer corner of its first cell, whether its tie point stands for a corner
 * (`PixelIsArea`) or a centre (`PixelIsPoint`).
 *
 * @throws AppError `layer/header` for images without a place, turned, upside down, or with cells that are not
 *   square; `file/too-large`.
 */
export async function frameOf(image: GeoTIFFImage, file: string): Promise<Grid> {
  const columns = image.getWidth();
  const rows = image.getHeight();
  if (!(columns >= 1 && rows >= 1)) throw badHeader(file, 'ImageWidth, ImageLength', `${columns} x ${rows}`);
  if (columns * rows > maxCells) {
    throw new AppError('file/too-large', `${file}: ${columns} x ${rows} cells`, { file, columns, rows });
  }
  const { westM, northM, dx, dy } = await transform(image, file);
  if (!(dx > 0 && dy > 0)) throw badHeader(file, 'ModelPixelScale', `${dx}, ${dy}`);
  if (Math.abs(dx - dy) > 1e-6 * dx) throw badHeader(file, 'ModelPixelScale', `${dx} ≠ ${dy}`);
  const half = image.getGeoKeys()?.GTRasterTypeGeoKey === 2 ? dx / 2 : 0;
  return { columns, rows, cellSizeM: dx, westM: westM - half, northM: northM + half };
}

interface Transform {
  readonly westM: number;
  readonly northM: number;
  readonly dx: number;
  readonly dy: number;
}

async function transform(image: GeoTIFFImage, file: string): Promise<Transform> {
  const directory = image.fileDirectory;
  const scale = numbers(await directory.loadValue('ModelPixelScale'));
  const tie = numbers(await directory.loadValue('ModelTiepoint'));
  if (scale.length >= 2 && tie.length >= 6) {
    const [dx = 0, dy = 0] = scale;
    const [column = 0, row = 0, , x = Number.NaN, y = Number.NaN] = tie;
    return finite({ westM: x - column * dx, northM: y + row * dy, dx, dy }, file);
  }
  const matrix = numbers(await directory.loadValue('ModelTransformation'));
  if (matrix.length < 8) throw badHeader(file, 'ModelTiepoint', '');
  const [dx = 0, skewX = 0, , westM = Number.NaN, skewY = 0, dy = 0, , northM = Number.NaN] = matrix;
  if (skewX !== 0 || skewY !== 0) throw badHeader(file, 'ModelTransformation', `${skewX}, ${skewY}`);
  return finite({ westM, northM, dx, dy: -dy }, file);
}

function finite(frame: Transform, file: string): Transform {
  if (Number.isFinite(frame.westM) && Number.isFinite(frame.northM)) return frame;
  throw badHeader(file, 'ModelTiepoint', `${frame.westM}, ${frame.northM}`);
}

function numbers(value: unknown): number[] {
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return Array.from(value as ArrayLike<number>, Number);
  return [];
}

function badHeader(file: string, key: string, value: string): AppError {
  return new AppError('layer/header', `${file}: ${key} = "${value}"`, { file, key, value });
}
