import { crsOfName, crsOfWkt } from '../territory/crs-detect.ts';
import type { StatedCrs } from './vector-source.ts';

/** CRS of a well-known text. */
export function statedCrsOfWkt(text: string): StatedCrs {
  return { epsg: crsOfWkt(text), text };
}

/** CRS of a name or code. */
export function statedCrsOfName(text: string): StatedCrs {
  return { epsg: crsOfName(text), text };
}
