import proj4, { type Converter } from 'proj4';
import { AppError } from '../base/errors.ts';
import { type Bounds, gapBetween } from '../base/grid.ts';
import { type Crs, crsList, crsOf } from './crs.ts';

/**
 * Brings coordinates from one system to another.
 *
 * @param xy Interleaved easting, northing (or longitude, latitude); not changed.
 * @returns A new array of the same length; the very input when the two systems are the same. A point that the
 *   projection cannot place becomes NaN, NaN.
 * @throws AppError `layer/crs-unknown` when a code is not in `crsList`.
 */
export function reproject(
  from: number,
  to: number,
  xy: Float64Array<ArrayBuffer>,
): Float64Array<ArrayBuffer> {
  const [source, target] = [known(from), known(to)];
  if (source === target) return xy;
  const converter = converterOf(source, target);
  const result = new Float64Array(xy.length);
  for (let k = 0; k + 1 < xy.length; k += 2) {
    const point = forward(converter, xy[k] as number, xy[k + 1] as number);
    result[k] = point[0];
    result[k + 1] = point[1];
  }
  return result;
}

/** Bounds that hold the image of some bounds: their outline is followed, for it bends. */
export function reprojectBounds(from: number, to: number, bounds: Bounds): Bounds {
  const [west, south, east, north] = bounds;
  const steps = 16;
  const outline = new Float64Array(8 * steps);
  for (let i = 0; i < steps; i++) {
    const x = west + ((east - west) * i) / steps;
    const y = south + ((north - south) * i) / steps;
    outline.set([x, south, east, y, west + east - x, north, west, south + north - y], 8 * i);
  }
  const moved = reproject(from, to, outline);
  const result: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k < moved.length; k += 2) {
    const [x, y] = [moved[k] as number, moved[k + 1] as number];
    result[0] = Math.min(result[0], x);
    result[1] = Math.min(result[1], y);
    result[2] = Math.max(result[2], x);
    result[3] = Math.max(result[3], y);
  }
  return result;
}

/**
 * The systems in which a layer's raw coordinates would fall on the territory: what to propose to a person when
 * the stated one puts the layer elsewhere. Most likely first.
 *
 * @param bounds The layer's bounds as written in its file.
 * @param territory The territory's bounds, m, in its system `crs`.
 */
export function crsThatFit(bounds: Bounds, territory: Bounds, crs: number): number[] {
  return crsList
    .filter((candidate) => {
      const moved = reprojectBounds(candidate.epsg, crs, bounds);
      return gapBetween(moved, territory) === 0;
    })
    .map((candidate) => candidate.epsg);
}

/** Reading a definition costs as much as moving a thousand points. */
const converters = new Map<string, Converter>();

function converterOf(source: Crs, target: Crs): Converter {
  const key = `${source.epsg}>${target.epsg}`;
  const found = converters.get(key) ?? proj4(source.proj4, target.proj4);
  converters.set(key, found);
  return found;
}

function known(epsg: number): Crs {
  const crs = crsOf(epsg);
  if (!crs) throw new AppError('layer/crs-unknown', `EPSG:${epsg} is not known`, { epsg });
  return crs;
}

function forward(converter: Converter, x: number, y: number): [number, number] {
  if (!Number.isFinite(x) || !Number.isFinite(y)) return [Number.NaN, Number.NaN];
  try {
    const [east, north] = converter.forward([x, y]);
    if (Number.isFinite(east) && Number.isFinite(north)) return [east as number, north as number];
  } catch {
    // proj4 throws on coordinates far outside its projection; the caller sees NaN.
  }
  return [Number.NaN, Number.NaN];
}
