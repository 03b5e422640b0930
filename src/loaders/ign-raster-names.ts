import { crsOfIgnName } from '../territory/crs-detect.ts';
import type { VerticalDatum } from '../territory/territory.ts';

/** What the file name of an IGN elevation product tells. */
export interface IgnRaster {
  readonly product: 'RGE ALTI' | 'BD ALTI' | 'LiDAR HD';
  /** terrain: ground; surface: with trees and buildings; heights: above ground; other: quality layers (DST, SRC). */
  readonly content: 'terrain' | 'surface' | 'heights' | 'other';
  /** North-west corner in the tile's own system, km. */
  readonly cornerKm: readonly [east: number, north: number];
  /** m; null when only the folder's name or the header says it. */
  readonly resolutionM: number | null;
  readonly crs: number | null;
  readonly verticalDatum: VerticalDatum;
}

const products = { RGEALTI: 'RGE ALTI', BDALTIV2: 'BD ALTI', LHD: 'LiDAR HD' } as const;
const contents: Readonly<Record<string, IgnRaster['content']>> = {
  MNT: 'terrain',
  MNS: 'surface',
  MNH: 'heights',
  DST: 'other',
  SRC: 'other',
};

/**
 * Reads names such as `RGEALTI_FXX_0990_6305_MNT_LAMB93_IGN69.asc`,
 * `BDALTIV2_25M_FXX_0825_6525_MNT_LAMB93_IGN69.asc`, `LHD_FXX_0957_6218_MNT_O_0M50_LAMB93_IGN69.tif`; null for
 * others. In overseas names the system precedes the vertical datum (`…_RGR92UTM40S_REUN89.asc`).
 */
export function ignRaster(name: string): IgnRaster | null {
  const pattern =
    /^(RGEALTI|BDALTIV2|LHD)_(?:(\d+)M_)?[A-Z]{3}_(\d{4})_(\d{4})_(MNT|MNS|MNH|DST|SRC)_(?:O_)?(?:(\d+)M(\d+)_)?(.+)\.(?:asc|tif|tiff)$/i;
  const parts = pattern.exec(name);
  if (!parts) return null;
  const [, product = '', metres, east, north, content = '', whole, hundredths, tail = ''] = parts;
  const fine = whole === undefined ? null : Number(`${whole}.${hundredths}`);
  return {
    product: products[product.toUpperCase() as keyof typeof products],
    content: contents[content.toUpperCase()] ?? 'other',
    cornerKm: [Number(east), Number(north)],
    resolutionM: metres === undefined ? fine : Number(metres),
    crs: crsOfIgnName(tail),
    verticalDatum: datumOf(tail),
  };
}

/** The datum that any file name states, e.g. `…_LA93_IGN69_50CM.tif`: the mainland's or Corsica's. */
export function datumOfName(name: string): VerticalDatum {
  if (/IGN[-_ ]?69/i.test(name)) return 'NGF-IGN69';
  return /IGN[-_ ]?78/i.test(name) ? 'IGN78' : 'unknown';
}

/** NGF-IGN69 on the mainland, IGN78 in Corsica, a datum of its own on each island overseas. */
function datumOf(tail: string): VerticalDatum {
  const stated = datumOfName(tail);
  return stated === 'unknown' && /_[A-Z]{4}\d{2}/i.test(tail) ? 'local' : stated;
}
