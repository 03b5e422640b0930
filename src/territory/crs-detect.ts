import type { Bounds } from '../base/grid.ts';
import { type Crs, crsList, crsOf } from './crs.ts';

/**
 * Code of a system named in any of the ways files name one: `EPSG:2154`, `urn:ogc:def:crs:EPSG::3946`,
 * `http://www.opengis.net/def/crs/OGC/1.3/CRS84`, a bare number, or the system's own name. Null when unknown.
 */
export function crsOfName(text: string): number | null {
  if (/CRS84\b/i.test(text)) return 4326;
  const code = /(?:EPSG\D*(?:[\d.]+[:/])?|^\s*)(\d{4,6})\s*$/i.exec(text)?.[1];
  if (code !== undefined) return crsOf(Number(code))?.epsg ?? null;
  return byWords(text);
}

/**
 * Code of the system described by a `.prj` or another well-known text: by its authority, else by the numbers of
 * its projection (names and spellings vary with the tool that wrote it).
 */
export function crsOfWkt(wkt: string): number | null {
  // The system's own authority is the last one; those of its datum and ellipsoid come before.
  const authority = /(?:AUTHORITY|ID)\s*\[\s*"EPSG"\s*,\s*"?(\d+)"?\s*\]\s*(?:\]\s*)*$/i.exec(wkt.trim());
  if (authority && wkt.trim().endsWith(']]')) {
    const known = crsOf(Number(authority[1]));
    if (known) return known.epsg;
  }
  if (/^\s*(COMPD_CS|COMPOUNDCRS)/i.test(wkt)) {
    const inner = /(PROJCS|PROJCRS)\s*\[[\s\S]*/i.exec(wkt.slice(8))?.[0];
    if (inner) return byParameters(inner);
  }
  if (/^\s*(GEOGCS|GEOGCRS|GEODCRS)/i.test(wkt)) return isGreenwichDegrees(wkt) ? 4326 : null;
  return byParameters(wkt);
}

/** What GeoTIFF keys say of the system. User-defined ones (32767) go by their citation. */
export function crsOfGeoKeys(keys: Readonly<Record<string, unknown>>): number | null {
  for (const key of ['ProjectedCSTypeGeoKey', 'GeographicTypeGeoKey']) {
    const code = keys[key];
    if (typeof code === 'number' && code !== 32767 && code > 0) return crsOf(code)?.epsg ?? null;
    if (code === 32767) break;
  }
  for (const key of ['PCSCitationGeoKey', 'GTCitationGeoKey', 'GeogCitationGeoKey']) {
    const citation = keys[key];
    if (typeof citation !== 'string') continue;
    const named = crsOfName(citation.replace(/\|\s*$/, '').trim()) ?? byWords(citation);
    if (named !== null) return named;
  }
  return null;
}

/** IGN's marks of a system in file and folder names (`LAMB93`, `RGR92UTM40S`, `LAMBCC46`…). */
export function crsOfIgnName(name: string): number | null {
  const words = name.toUpperCase();
  const zone = /(?:LAMB)?CC(4[2-9]|50)(?!\d)/.exec(words)?.[1];
  if (zone !== undefined) return 3900 + Number(zone);
  for (const [mark, epsg] of [
    [/LAMB93|LA93|L93/, 2154],
    [/LAMB2E|LII?E(?![A-Z])/, 27582],
    [/RGAF09U(TM)?20|UTM20RGAF09|UTM20W84(GUAD|MART)|RGAF09/, 5490],
    [/WGS84UTM20/, 32620],
    [/UTM22RGFG95|RGFG95(U(TM)?22)?/, 2972],
    [/RGR92U(TM)?40S?|UTM40SRGR92|UTM40W84RGR92/, 2975],
    [/RGM04U(TM)?38S?|UTM38SRGM04/, 4471],
    [/RGSPM06U(TM)?21|UTM21RGSPM06/, 4467],
    [/WGS84G/, 4326],
  ] as const) {
    if (mark.test(words)) return epsg;
  }
  return null;
}

/** Systems in which some bounds would make sense, the most likely first; empty when there is none. */
export function crsOfBounds(bounds: Bounds): number[] {
  const inside = crsList.filter((crs) => contains(crs.extent, bounds));
  // Metres seldom fit in ±180 and degrees always do: longitude and latitude first when they can be.
  if (contains([-180, -90, 180, 90], bounds)) return [4326];
  return inside.filter((crs) => crs.unit === 'm').map((crs) => crs.epsg);
}

/**
 * Whether a layer's coordinates make sense in its system only with the two axes exchanged: latitudes where the
 * longitudes should be, or northings where the eastings should be.
 *
 * @param near Where the territory is, in the same system; without it, the system's own area decides.
 */
export function axesLookSwapped(epsg: number, bounds: Bounds, near: Bounds | null = null): boolean {
  const crs = crsOf(epsg);
  if (!crs) return false;
  const swapped: Bounds = [bounds[1], bounds[0], bounds[3], bounds[2]];
  if (near) return !meet(near, bounds) && meet(near, swapped);
  if (crs.epsg === 4326) {
    const homes = crsList.filter((known) => known.forTerritories).map((known) => known.area);
    return !homes.some((home) => contains(home, bounds)) && homes.some((home) => contains(home, swapped));
  }
  return !contains(crs.extent, bounds) && contains(crs.extent, swapped);
}

function contains(outer: Bounds, inner: Bounds): boolean {
  return inner[0] >= outer[0] && inner[1] >= outer[1] && inner[2] <= outer[2] && inner[3] <= outer[3];
}

function meet(a: Bounds, b: Bounds): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

function byWords(text: string): number | null {
  const words = text.toUpperCase().replaceAll(/[^A-Z0-9]+/g, ' ');
  const zone = /\bCC ?(4[2-9]|50)\b/.exec(words)?.[1];
  if (zone !== undefined) return 3900 + Number(zone);
  for (const [mark, epsg] of [
    [/LAMBERT ?93|LAMB ?93/, 2154],
    [/LAMBERT (II|2) ?(ETENDU|E\b|EXTENDED)|FRANCE II\b|LAMBERT ZONE II\b/, 27582],
    [/(RGAF ?09|ANTILLES FRANCAISES 2009).*20 ?N/, 5490],
    [/(WGS ?(19)?84).*(UTM).*\b20 ?N/, 32620],
    [/(RGFG ?(19)?95).*22 ?N/, 2972],
    [/(RGR ?(19)?92).*40 ?S/, 2975],
    [/(RGM ?(20)?04).*38 ?S/, 4471],
    [/(RGSPM ?(20)?06|SAINT PIERRE ET MIQUELON 2006).*21 ?N/, 4467],
    [/LAEA|LAMBERT AZIMUTHAL EQUAL AREA EUROPE/, 3035],
    [/PSEUDO MERCATOR|WEB MERCATOR/, 3857],
    [/^(GCS )?(WGS ?(19)?84|RGF ?(19)?93)( GEOGRAPHIC.*)?$/, 4326],
  ] as const) {
    if (mark.test(words.trim())) return epsg;
  }
  return null;
}

/** Finds the known projection with the same origin and false coordinates. */
function byParameters(wkt: string): number | null {
  const name = /(?:PROJCS|PROJCRS)\s*\[\s*"([^"]*)"/i.exec(wkt)?.[1] ?? '';
  const parameters = new Map<string, number>();
  for (const [, key, value] of wkt.matchAll(/PARAMETER\s*\[\s*"([^"]+)"\s*,\s*([-+.\deE]+)/gi)) {
    if (key !== undefined) parameters.set(parameterName(key), Number(value));
  }
  const easting = parameters.get('easting');
  const northing = parameters.get('northing');
  const meridian = parameters.get('meridian');
  if (easting === undefined || northing === undefined || meridian === undefined) return byWords(name);
  const found = crsList.filter((crs) => sameProjection(crs, easting, northing, meridian, parameters));
  const named = byWords(name) ?? byWords(wkt.slice(0, 400));
  // Two systems may share their projection (UTM 20 N of RGAF09 and of WGS 84): the name tells them apart.
  return (found.find((crs) => crs.epsg === named) ?? found[0])?.epsg ?? null;
}

function parameterName(key: string): string {
  const words = key.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');
  if (/easting/.test(words)) return 'easting';
  if (/northing/.test(words)) return 'northing';
  if (/central_meridian|longitude_of_(false|natural|center|origin)|longitude_of_center/.test(words))
    return 'meridian';
  if (/(latitude_of_(false|natural|center|origin))|latitude_of_center/.test(words)) return 'latitude';
  return words;
}

function sameProjection(
  crs: Crs,
  easting: number,
  northing: number,
  meridian: number,
  parameters: ReadonlyMap<string, number>,
): boolean {
  if (crs.unit !== 'm') return false;
  const own = projectionOf(crs);
  const same = (a: number, b: number): boolean => Math.abs(a - b) < 1e-4;
  if (!same(easting, own.easting) || !same(northing, own.northing)) return false;
  // Paris may be counted from Greenwich.
  const meridians = crs.proj4.includes('+pm=paris') ? [0, 2.337229167, 2.33722917] : [own.meridian];
  if (!meridians.some((value) => same(meridian, value))) return false;
  const latitude = parameters.get('latitude');
  // Grads, for the old French systems.
  return (
    latitude === undefined ||
    own.latitude === null ||
    same(latitude, own.latitude) ||
    same(latitude * 0.9, own.latitude)
  );
}

function projectionOf(crs: Crs): {
  easting: number;
  northing: number;
  meridian: number;
  latitude: number | null;
} {
  const read = (key: string): number | null => {
    const text = new RegExp(`\\+${key}=([-\\d.]+)`).exec(crs.proj4)?.[1];
    return text === undefined ? null : Number(text);
  };
  const zone = read('zone');
  if (zone !== null) {
    const northing = crs.proj4.includes('+south') ? 10_000_000 : 0;
    return { easting: 500_000, northing, meridian: 6 * zone - 183, latitude: 0 };
  }
  return {
    easting: read('x_0') ?? 0,
    northing: read('y_0') ?? 0,
    meridian: read('lon_0') ?? 0,
    latitude: crs.epsg === 3857 ? null : read('lat_0'),
  };
}

function isGreenwichDegrees(wkt: string): boolean {
  const prime = /PRIMEM\s*\[\s*"[^"]*"\s*,\s*([-\d.]+)/i.exec(wkt)?.[1];
  const unit = /(?:UNIT|ANGLEUNIT)\s*\[\s*"degree/i.test(wkt);
  return unit && (prime === undefined || Number(prime) === 0);
}
