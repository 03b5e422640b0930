import { plain } from '../base/plain.ts';
import type { RasterKind } from '../territory/territory.ts';
import type { Reason } from './understanding.ts';

/** Some known values of a grid, anywhere in it. */
export type RasterSample = readonly number[];

const words: readonly (readonly [RegExp, RasterKind | 'unused'])[] = [
  [/(^|[^a-z])(mnh|dhm|chm|heights?_above_ground|hillshade|ombrage|pente|slope)([^a-z]|$)/, 'unused'],
  [/(^|[^a-z])(rugo\w*|roughness|manning|frottement|friction|strickler|nman|fric)([^a-z]|$)/, 'roughness'],
  [/(^|[^a-z])(mns|dsm|surface_?model)([^a-z]|$)/, 'surfaceModel'],
  [
    /(^|[^a-z])(land_?cover|land_?use|ocs\w*|cosia|clc\w*|corine|occupation\w*|couverture)([^a-z]|$)/,
    'landCover',
  ],
  [/(^|[^a-z])(start|startfile|hauteur_initiale|initial_?depth)([^a-z]|$)/, 'initialDepth'],
  [
    /(^|[^a-z])(mnt|dem|dtm|relief|alti\w*|bdalti\w*|rgealti\w*|topo\w*|terrain|elevation)([^a-z]|$)/,
    'terrain',
  ],
];

/** Elevations that land and shallow sea can have in France, m. */
const LOWEST_M = -500;
const HIGHEST_M = 4900;

/**
 * What a grid holds, by its name, checked against some of its values; by the values alone when the name is mute.
 * Null: the values are none of what is read.
 */
export function recogniseRaster(
  name: string,
  sample: RasterSample,
): { readonly kind: RasterKind | 'unused'; readonly reason: Reason } | null {
  const text = plain(name).replaceAll(/[- ]/g, '_');
  const named = words.find(([pattern]) => pattern.test(text))?.[1];
  if (named === 'unused') return { kind: named, reason: { key: 'known-not-used', details: { what: name } } };
  if (named !== undefined && fits(named, sample))
    return { kind: named, reason: { key: 'name', details: { what: name } } };
  const kind = (['roughness', 'landCover', 'terrain'] as const).find((candidate) => looks(candidate, sample));
  return kind === undefined ? null : { kind, reason: { key: 'values', details: valuesOf(sample) } };
}

/** Whether values do not contradict a name. An empty sample contradicts nothing. */
function fits(kind: RasterKind | 'unused', sample: RasterSample): boolean {
  if (sample.length === 0) return true;
  if (kind === 'roughness') return sample.every((n) => n >= 0 && n < 2);
  if (kind === 'landCover') return sample.every((code) => Number.isInteger(code) && code >= 0 && code < 1000);
  if (kind === 'initialDepth') return sample.every((depth) => depth >= 0 && depth < 200);
  return sample.every((z) => z > LOWEST_M && z < HIGHEST_M);
}

/** Whether values alone speak for a kind. */
function looks(kind: 'roughness' | 'landCover' | 'terrain', sample: RasterSample): boolean {
  if (sample.length === 0) return false;
  if (kind === 'roughness') return sample.every((n) => n >= 0.005 && n <= 0.5);
  const distinct = new Set(sample);
  if (kind === 'landCover')
    return distinct.size > 1 && distinct.size <= 50 && fits('landCover', sample) && sample.length > 200;
  return fits('terrain', sample) && distinct.size > 1;
}

function valuesOf(sample: RasterSample): Record<string, number> {
  return { min: Math.min(...sample), max: Math.max(...sample) };
}
