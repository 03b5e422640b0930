import type { Bounds } from '../base/grid.ts';
import type { Text } from '../base/text.ts';

/** A coordinate reference system that files may use. Coordinates are easting, northing, or longitude, latitude. */
export interface Crs {
  readonly epsg: number;
  /** Its own name, the same in every language. */
  readonly name: string;
  readonly place: Text;
  readonly unit: 'm' | 'degree';
  /** Whether a territory may be built in it: metres, true to scale where it applies. */
  readonly forTerritories: boolean;
  /** Where it applies: west, south, east, north, degrees of longitude and latitude. */
  readonly area: Bounds;
  /** Coordinates that the area spans, rounded outwards to 10 km (degrees for geographic systems). */
  readonly extent: Bounds;
  /** Definition for proj4; explicit, so that no service is ever asked. */
  readonly proj4: string;
}

const metropole = { fr: 'France métropolitaine', en: 'metropolitan France' };

/**
 * Conic conformal zones, one per latitude from 42° to 50°: secants at ± 0.75°, false northing a million
 * metres per zone (IGN, « Projections coniques conformes 9 zones »).
 */
function conicZone(latitude: number): Crs {
  const falseNorthing = (latitude - 41) * 1_000_000 + 200_000;
  return {
    epsg: 3900 + latitude,
    name: `RGF93 / CC${latitude}`,
    place: { fr: `France, autour de ${latitude}° N`, en: `France, around ${latitude}° N` },
    unit: 'm',
    forTerritories: true,
    area: [-5.5, latitude - 1, 10, latitude + 1],
    extent: [980_000, falseNorthing - 120_000, 2_290_000, falseNorthing + 150_000],
    proj4:
      `+proj=lcc +lat_0=${latitude} +lon_0=3 +lat_1=${latitude - 0.75} +lat_2=${latitude + 0.75} ` +
      `+x_0=1700000 +y_0=${falseNorthing} +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs`,
  };
}

function utm(
  epsg: number,
  name: string,
  place: Text,
  zone: string,
  area: Bounds,
  extent: Bounds,
  ellipsoid = '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0',
): Crs {
  const proj4 = `+proj=utm +zone=${zone} ${ellipsoid} +units=m +no_defs`;
  return { epsg, name, place, unit: 'm', forTerritories: true, area, extent, proj4 };
}

const antilles = { fr: 'Guadeloupe, Martinique', en: 'Guadeloupe, Martinique' };
const antillesArea: Bounds = [-63.2, 14.2, -60.7, 18.2];
const antillesExtent: Bounds = [470_000, 1_560_000, 750_000, 2_020_000];

/** Every system that Jumelles knows, the most likely first. Source of the parameters: EPSG registry, IGN. */
export const crsList: readonly Crs[] = [
  {
    epsg: 2154,
    name: 'RGF93 / Lambert-93',
    place: metropole,
    unit: 'm',
    forTerritories: true,
    area: [-5.5, 41, 10, 51.5],
    extent: [-20_000, 5_980_000, 1_300_000, 7_190_000],
    proj4:
      '+proj=lcc +lat_0=46.5 +lon_0=3 +lat_1=49 +lat_2=44 +x_0=700000 +y_0=6600000 ' +
      '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs',
  },
  ...[42, 43, 44, 45, 46, 47, 48, 49, 50].map(conicZone),
  {
    epsg: 27582,
    name: 'NTF (Paris) / Lambert II étendu',
    place: metropole,
    unit: 'm',
    forTerritories: false,
    area: [-5.5, 41, 10, 51.5],
    extent: [-70_000, 1_550_000, 1_250_000, 2_760_000],
    // Datum shift NTF → RGF93 of the French decree of 2000 (one translation: 1 to 5 m; IGN's grid would give cm).
    proj4:
      '+proj=lcc +lat_1=46.8 +lat_0=46.8 +lon_0=0 +k_0=0.99987742 +x_0=600000 +y_0=2200000 ' +
      '+a=6378249.2 +b=6356515 +towgs84=-168,-60,320,0,0,0,0 +pm=paris +units=m +no_defs',
  },
  utm(5490, 'RGAF09 / UTM 20 N', antilles, '20', antillesArea, antillesExtent),
  utm(32620, 'WGS 84 / UTM 20 N', antilles, '20', antillesArea, antillesExtent, '+datum=WGS84'),
  utm(
    2972,
    'RGFG95 / UTM 22 N',
    { fr: 'Guyane', en: 'French Guiana' },
    '22',
    [-54.7, 2, -51.5, 6],
    [80_000, 220_000, 450_000, 670_000],
  ),
  utm(
    2975,
    'RGR92 / UTM 40 S',
    { fr: 'La Réunion', en: 'Réunion' },
    '40 +south',
    [55, -21.5, 56, -20.7],
    [290_000, 7_620_000, 400_000, 7_720_000],
  ),
  utm(
    4471,
    'RGM04 / UTM 38 S',
    { fr: 'Mayotte', en: 'Mayotte' },
    '38 +south',
    [44.9, -13.1, 45.4, -12.5],
    [480_000, 8_550_000, 550_000, 8_620_000],
  ),
  utm(
    4467,
    'RGSPM06 / UTM 21 N',
    { fr: 'Saint-Pierre-et-Miquelon', en: 'Saint Pierre and Miquelon' },
    '21',
    [-56.7, 46.6, -56, 47.3],
    [520_000, 5_160_000, 580_000, 5_240_000],
  ),
  {
    epsg: 3035,
    name: 'ETRS89 / LAEA Europe',
    place: { fr: 'Europe (carroyages)', en: 'Europe (census squares)' },
    unit: 'm',
    forTerritories: false,
    area: [-5.5, 41, 10, 51.5],
    extent: [3_020_000, 1_980_000, 4_330_000, 3_270_000],
    proj4:
      '+proj=laea +lat_0=52 +lon_0=10 +x_0=4321000 +y_0=3210000 ' +
      '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs',
  },
  {
    epsg: 4326,
    name: 'WGS 84',
    place: { fr: 'monde, longitude et latitude', en: 'world, longitude and latitude' },
    unit: 'degree',
    forTerritories: false,
    area: [-180, -90, 180, 90],
    extent: [-180, -90, 180, 90],
    proj4: '+proj=longlat +datum=WGS84 +no_defs',
  },
  {
    epsg: 3857,
    name: 'WGS 84 / Pseudo-Mercator',
    place: { fr: 'monde, cartes en ligne', en: 'world, online maps' },
    unit: 'm',
    forTerritories: false,
    area: [-180, -85, 180, 85],
    extent: [-20_037_509, -20_037_509, 20_037_509, 20_037_509],
    proj4:
      '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
  },
];

const byCode = new Map(crsList.map((crs) => [crs.epsg, crs]));

/** Codes that mean one of `crsList` to better than a few centimetres, or add a vertical system to it. */
const sameAs: ReadonlyMap<number, number> = new Map([
  [5698, 2154], // Lambert-93 + NGF-IGN69
  [5699, 2154], // Lambert-93 + NGF-IGN78 (Corsica)
  [9793, 2154], // RGF93 v2
  [9794, 2154], // RGF93 v2b
  ...[42, 43, 44, 45, 46, 47, 48, 49, 50].flatMap((zone): [number, number][] => [
    [9780 + zone, 3900 + zone], // RGF93 v2: 9822 … 9830
    [9800 + zone, 3900 + zone], // RGF93 v2b: 9842 … 9850
  ]),
  [27572, 27582], // the same projection under its later name
  [7421, 27582], // + NGF-IGN69
  [4171, 4326], // RGF93, longitude and latitude
  [4258, 4326], // ETRS89
  [4979, 4326],
  [5489, 4326], // RGAF09
  [4624, 4326], // RGFG95
  [4627, 4326], // RGR92
  [4470, 4326], // RGM04
  [4463, 4326], // RGSPM06
  [84, 4326], // OGC CRS84
  [900913, 3857],
  [3785, 3857],
]);

/** The system of an EPSG code, its equivalents included; null when Jumelles does not know it. */
export function crsOf(epsg: number): Crs | null {
  return byCode.get(sameAs.get(epsg) ?? epsg) ?? null;
}
