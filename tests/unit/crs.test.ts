import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import type { Bounds } from '../../src/base/grid.ts';
import { crsList, crsOf } from '../../src/territory/crs.ts';
import {
  axesLookSwapped,
  crsOfBounds,
  crsOfGeoKeys,
  crsOfIgnName,
  crsOfName,
  crsOfWkt,
} from '../../src/territory/crs-detect.ts';
import { misplacement } from '../../src/territory/placement.ts';
import { reproject } from '../../src/territory/reproject.ts';
import { dataPath, describeWithData } from '../data.ts';

function move(from: number, to: number, x: number, y: number): [number, number] {
  const [a, b] = reproject(from, to, Float64Array.of(x, y));
  return [a!, b!];
}

/** Geodetic to geocentric to geodetic by the textbook formulas, in degrees and metres: an independent check. */
function shiftDatum(lon: number, lat: number): [number, number] {
  const degrees = Math.PI / 180;
  const clarke = { a: 6378249.2, e2: 1 - (6356515 / 6378249.2) ** 2 };
  const grs80 = { a: 6378137, e2: (2 - 1 / 298.257222101) / 298.257222101 };
  const n = clarke.a / Math.sqrt(1 - clarke.e2 * Math.sin(lat * degrees) ** 2);
  const x = n * Math.cos(lat * degrees) * Math.cos(lon * degrees) - 168;
  const y = n * Math.cos(lat * degrees) * Math.sin(lon * degrees) - 60;
  const z = n * (1 - clarke.e2) * Math.sin(lat * degrees) + 320;
  const p = Math.hypot(x, y);
  let phi = Math.atan2(z, p * (1 - grs80.e2));
  for (let i = 0; i < 10; i++) {
    const nu = grs80.a / Math.sqrt(1 - grs80.e2 * Math.sin(phi) ** 2);
    phi = Math.atan2(z + grs80.e2 * nu * Math.sin(phi), p);
  }
  return [Math.atan2(y, x) / degrees, phi / degrees];
}

describe('coordinate systems', () => {
  it('RA-11 knows every system that French files use', () => {
    const codes = [
      2154, 3942, 3943, 3944, 3945, 3946, 3947, 3948, 3949, 3950, 27582, 5490, 32620, 2972, 2975,
    ];
    for (const code of [...codes, 4471, 4467, 3035, 4326, 3857]) expect(crsOf(code)?.epsg).toBe(code);
    expect([5698, 9794, 9826, 9846, 27572, 4171].map((code) => crsOf(code)?.epsg)).toEqual([
      2154, 2154, 3946, 3946, 27582, 4326,
    ]);
    expect(crsOf(2056)).toBeNull();
  });

  it.each([
    // Natural origins: false coordinates by definition.
    [2154, 3, 46.5, 700_000, 6_600_000],
    [3942, 3, 42, 1_700_000, 1_200_000],
    [3946, 3, 46, 1_700_000, 5_200_000],
    [3950, 3, 50, 1_700_000, 9_200_000],
    [5490, -63, 0, 500_000, 0],
    [2972, -51, 0, 500_000, 0],
    [2975, 57, 0, 500_000, 10_000_000],
    [4471, 45, 0, 500_000, 10_000_000],
    [4467, -57, 0, 500_000, 0],
    [3035, 10, 52, 4_321_000, 3_210_000],
    [3857, 180, 0, 20_037_508.3428, 0],
  ])('RA-12 EPSG:%i puts its origin where it is defined', (epsg, lon, lat, x, y) => {
    const [east, north] = move(4326, epsg, lon, lat);
    expect(Math.abs(east - x)).toBeLessThan(1e-3);
    expect(Math.abs(north - y)).toBeLessThan(1e-3);
  });

  it('RA-13 Lambert II étendu is brought over with its datum shift', () => {
    // Origin: 2° 20′ 14.025″ E of Greenwich, 52 gr N, on Clarke 1880 (IGN).
    const [lon, lat] = shiftDatum(2 + 20 / 60 + 14.025 / 3600, 46.8);
    const expected = move(4326, 2154, lon, lat);
    const got = move(27582, 2154, 600_000, 2_200_000);
    // proj4 rounds the meridian of Paris at the ninth decimal.
    expect(Math.abs(got[0] - expected[0])).toBeLessThan(2e-3);
    expect(Math.abs(got[1] - expected[1])).toBeLessThan(2e-3);
    // Without the shift the layer would be tens of metres off.
    const unshifted = move(4326, 2154, 2 + 20 / 60 + 14.025 / 3600, 46.8);
    expect(Math.hypot(got[0] - unshifted[0], got[1] - unshifted[1])).toBeGreaterThan(50);
  });

  it('goes there and back over each area', () => {
    for (const { epsg, area } of crsList) {
      const [west, south, east, north] = epsg === 4326 || epsg === 3857 ? [-60, -20, 60, 60] : area;
      fc.assert(
        fc.property(
          fc.double({ min: 0, max: 1, noNaN: true }),
          fc.double({ min: 0, max: 1, noNaN: true }),
          (u, v) => {
            const [lon, lat] = [west + u * (east - west), south + v * (north - south)];
            const [x, y] = move(4326, epsg, lon, lat);
            const back = move(epsg, 4326, x, y);
            // A change of datum drops the height that it gives: 2 mm at most, for a shift good to a few metres.
            // Elsewhere proj4 stops its iterations at 1e-10 rad: 0.6 mm.
            const tolerance = epsg === 27582 ? 2e-8 : 6e-9;
            expect(Math.abs(back[0] - lon)).toBeLessThan(tolerance);
            expect(Math.abs(back[1] - lat)).toBeLessThan(tolerance);
          },
        ),
        { numRuns: 50 },
      );
    }
  });

  it('each extent holds the image of its area', () => {
    for (const { epsg, area, extent } of crsList) {
      if (epsg === 3857 || epsg === 4326) continue;
      for (const u of [0, 0.25, 0.5, 0.75, 1]) {
        for (const v of [0, 0.5, 1]) {
          const [x, y] = move(
            4326,
            epsg,
            area[0] + u * (area[2] - area[0]),
            area[1] + v * (area[3] - area[1]),
          );
          expect(x >= extent[0] && x <= extent[2] && y >= extent[1] && y <= extent[3]).toBe(true);
        }
      }
    }
  });

  it('gives NaN for what cannot be placed, and refuses a system it does not know', () => {
    expect(reproject(4326, 2154, Float64Array.of(NaN, 45, 3, 46.5)).slice(0, 2)).toEqual(
      Float64Array.of(NaN, NaN),
    );
    expect(() => reproject(2056, 2154, Float64Array.of(0, 0))).toThrow(AppError);
    const same = Float64Array.of(1, 2);
    expect(reproject(5698, 2154, same)).toBe(same);
  });
});

describe('recognising a system', () => {
  it.each([
    ['EPSG:2154', 2154],
    ['epsg:3946', 3946],
    ['urn:ogc:def:crs:EPSG::2975', 2975],
    ['urn:ogc:def:crs:EPSG:9.8:5490', 5490],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 4326],
    ['http://www.opengis.net/def/crs/OGC/1.3/CRS84', 4326],
    ['http://www.opengis.net/def/crs/EPSG/0/4471', 4471],
    ['http://www.opengis.net/gml/srs/epsg.xml#27582', 27582],
    ['2154', 2154],
    ['RGF93 / Lambert-93', 2154],
    ['RGF93_CC46', 3946],
    ['NTF_Lambert_II_etendu', 27582],
    ['NTF (Paris) / France II (deprecated)', 27582],
    ['WGS 84', 4326],
    ['EPSG:2056', null],
    ['Gauss-Boaga', null],
  ])('name %s', (name, epsg) => {
    expect(crsOfName(name)).toBe(epsg);
  });

  const projected = (name: string, projection: string, ...parameters: [string, number][]): string =>
    `PROJCS["${name}",GEOGCS["GCS",DATUM["D",SPHEROID["GRS_1980",6378137.0,298.257222101]],` +
    `PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["${projection}"],` +
    `${parameters.map(([key, value]) => `PARAMETER["${key}",${value}]`).join(',')},UNIT["Meter",1.0]]`;

  it.each([
    [
      'a nameless conic with the numbers of Lambert-93',
      projected(
        'unnamed',
        'Lambert_Conformal_Conic_2SP',
        ['standard_parallel_1', 44],
        ['standard_parallel_2', 49],
        ['latitude_of_origin', 46.5],
        ['central_meridian', 3],
        ['false_easting', 700_000],
        ['false_northing', 6_600_000],
      ),
      2154,
    ],
    [
      'CC46 as ESRI writes it',
      projected(
        'RGF_1993_CC46',
        'Lambert_Conformal_Conic',
        ['False_Easting', 1_700_000],
        ['False_Northing', 5_200_000],
        ['Central_Meridian', 3],
        ['Standard_Parallel_1', 45.25],
        ['Standard_Parallel_2', 46.75],
        ['Latitude_Of_Origin', 46],
      ),
      3946,
    ],
    [
      'UTM 20 N of RGAF09',
      projected(
        'RGAF09_UTM_Zone_20N',
        'Transverse_Mercator',
        ['False_Easting', 500_000],
        ['False_Northing', 0],
        ['Central_Meridian', -63],
        ['Scale_Factor', 0.9996],
        ['Latitude_Of_Origin', 0],
      ),
      5490,
    ],
    [
      'UTM 20 N of WGS 84',
      projected(
        'WGS_1984_UTM_Zone_20N',
        'Transverse_Mercator',
        ['False_Easting', 500_000],
        ['False_Northing', 0],
        ['Central_Meridian', -63],
        ['Scale_Factor', 0.9996],
        ['Latitude_Of_Origin', 0],
      ),
      32620,
    ],
    [
      'UTM 40 S by its numbers',
      projected(
        'unknown',
        'Transverse_Mercator',
        ['False_Easting', 500_000],
        ['False_Northing', 10_000_000],
        ['Central_Meridian', 57],
        ['Scale_Factor', 0.9996],
        ['Latitude_Of_Origin', 0],
      ),
      2975,
    ],
    [
      'Lambert II étendu, meridian counted from Paris, grads',
      projected(
        'NTF_Paris_Lambert_Zone_II',
        'Lambert_Conformal_Conic_1SP',
        ['latitude_of_origin', 52],
        ['central_meridian', 0],
        ['scale_factor', 0.99987742],
        ['false_easting', 600_000],
        ['false_northing', 2_200_000],
      ),
      27582,
    ],
    [
      'Lambert II étendu, meridian counted from Greenwich',
      projected(
        'Lambert_II_etendu',
        'Lambert_Conformal_Conic',
        ['latitude_of_origin', 46.8],
        ['central_meridian', 2.337229167],
        ['false_easting', 600_000],
        ['false_northing', 2_200_000],
      ),
      27582,
    ],
    [
      'a Swiss system: unknown',
      projected(
        'CH1903+ / LV95',
        'Hotine_Oblique_Mercator_Azimuth_Center',
        ['latitude_of_center', 46.95],
        ['longitude_of_center', 7.43],
        ['false_easting', 2_600_000],
        ['false_northing', 1_200_000],
      ),
      null,
    ],
    [
      'longitude and latitude',
      'GEOGCS["GCS_WGS_1984",DATUM["D",SPHEROID["W",6378137,298.25]],PRIMEM["Greenwich",0],UNIT["Degree",0.017453292519943295]]',
      4326,
    ],
    [
      'an authority at the end',
      'PROJCS["whatever",GEOGCS["x",AUTHORITY["EPSG","4171"]],UNIT["metre",1,AUTHORITY["EPSG","9001"]],AUTHORITY["EPSG","2154"]]',
      2154,
    ],
    [
      'WKT 2',
      'PROJCRS["RGF93 v1 / CC44",BASEGEOGCRS["RGF93 v1",ID["EPSG",4171]],CONVERSION["France Conic Conformal zone 3"],ID["EPSG",3944]]',
      3944,
    ],
    ['nonsense', 'hello', null],
    ['nothing', '', null],
  ])('WKT: %s', (_, wkt, epsg) => {
    expect(crsOfWkt(wkt)).toBe(epsg);
  });

  it('GeoTIFF keys: code, else citation', () => {
    expect(crsOfGeoKeys({ ProjectedCSTypeGeoKey: 2154 })).toBe(2154);
    expect(crsOfGeoKeys({ GeographicTypeGeoKey: 4326 })).toBe(4326);
    expect(crsOfGeoKeys({ ProjectedCSTypeGeoKey: 32767, GTCitationGeoKey: 'EPSG:2154|' })).toBe(2154);
    expect(crsOfGeoKeys({ ProjectedCSTypeGeoKey: 32767, PCSCitationGeoKey: 'RGF93 / CC46|' })).toBe(3946);
    expect(crsOfGeoKeys({ ProjectedCSTypeGeoKey: 2056 })).toBeNull();
    expect(crsOfGeoKeys({})).toBeNull();
  });

  it.each([
    ['RGEALTI_FXX_0990_6305_MNT_LAMB93_IGN69.asc', 2154],
    ['LHD_FXX_0957_6218_MNT_O_0M50_LAMB93_IGN69.tif', 2154],
    ['RGEALTI_REU_0340_7680_MNT_RGR92UTM40S_REUN89.asc', 2975],
    ['RGEALTI_MAR_0690_1645_MNT_UTM20W84MART_MART87.asc', 5490],
    ['RGEALTI_GUF_0350_0550_MNT_UTM22RGFG95_GUYA77.asc', 2972],
    ['RGEALTI_MYT_0520_8590_MNT_RGM04UTM38S_MAYO53.asc', 4471],
    ['RGEALTI_SPM_0560_5190_MNT_RGSPM06U21_STPM50.asc', 4467],
    ['PCRS_CC46_tile.tif', 3946],
    ['mnt.asc', null],
  ])('file name %s', (name, epsg) => {
    expect(crsOfIgnName(name)).toBe(epsg);
  });

  it('magnitudes alone', () => {
    expect(crsOfBounds([823_000, 6_317_000, 824_000, 6_318_000])[0]).toBe(2154);
    expect(crsOfBounds([1_840_000, 5_170_000, 1_850_000, 5_180_000])[0]).toBe(3946);
    expect(crsOfBounds([4.5, 43.9, 4.6, 44])).toEqual([4326]);
    expect(crsOfBounds([340_000, 7_650_000, 345_000, 7_655_000])[0]).toBe(2975);
    expect(crsOfBounds([3_919_200, 2_529_400, 3_919_400, 2_529_600])[0]).toBe(3035);
    expect(crsOfBounds([-1e9, 0, 1e9, 1])).toEqual([]);
  });
});

describe('layers in the wrong place', () => {
  const dieppe: Bounds = [559_144, 6_977_568, 572_099, 6_987_248];
  const territory = { bounds: dieppe, crs: 2154 };
  const rochefort: Bounds = [380_617, 6_542_070, 395_217, 6_551_510];

  it('RA-14 says how far a layer is that falls elsewhere', () => {
    const error = misplacement('routes.shp', { bounds: rochefort, crs: 2154, count: 3 }, territory);
    expect(error?.code).toBe('layer/crs-nowhere');
    expect(error?.details).toMatchObject({ file: 'routes.shp', crs: 2154 });
    expect(error?.details['km']).toBeGreaterThan(400);
  });

  it('proposes the system in which the layer would fit', () => {
    const southWest = reproject(2154, 3949, Float64Array.of(560_000, 6_980_000, 565_000, 6_985_000));
    const bounds: Bounds = [southWest[0]!, southWest[1]!, southWest[2]!, southWest[3]!];
    const error = misplacement('bati.geojson', { bounds, crs: 2154, count: 3 }, territory);
    expect([error?.code, error?.details['suggested']]).toEqual(['layer/crs-far', 3949]);
    expect(misplacement('bati.geojson', { bounds, crs: 3949, count: 3 }, territory)).toBeNull();
  });

  it('RA-15 recognises exchanged axes', () => {
    expect(
      misplacement('a.json', { bounds: [49.9, 1.05, 49.93, 1.1], crs: 4326, count: 3 }, territory)?.code,
    ).toBe('layer/axes-swapped');
    expect(
      misplacement('a.json', { bounds: [1.05, 49.9, 1.1, 49.93], crs: 4326, count: 3 }, territory),
    ).toBeNull();
    const swapped: Bounds = [6_977_568, 559_144, 6_987_248, 572_099];
    expect(misplacement('b.shp', { bounds: swapped, crs: 2154, count: 3 }, territory)?.code).toBe(
      'layer/axes-swapped',
    );
    expect(axesLookSwapped(4326, [49.9, 1.05, 49.93, 1.1])).toBe(true);
    expect(axesLookSwapped(2154, swapped)).toBe(true);
    expect(axesLookSwapped(2154, dieppe)).toBe(false);
    expect(axesLookSwapped(4326, [-61.8, 15.9, -61, 16.5])).toBe(false);
  });

  it('a neighbour is only beside', () => {
    const beside: Bounds = [580_000, 6_977_568, 590_000, 6_987_248];
    expect(misplacement('c.shp', { bounds: beside, crs: 2154, count: 3 }, territory)?.code).toBe(
      'layer/outside-terrain',
    );
  });
});

describeWithData(
  'real coordinates',
  ['ign/geopf-fixtures', 'ign/littosim_dieppe', 'ign/bdtopo_v3_shp_olemps_12174'],
  () => {
    const json = (
      name: string,
    ): { features: { geometry: { coordinates: never }; properties: Record<string, never> }[] } =>
      JSON.parse(readFileSync(dataPath('ign', 'geopf-fixtures', name), 'utf8'));

    it('the corner of an INSEE square named in EPSG:3035 is where the web service draws it', () => {
      const [square] = json('filosofi_carreaux_200m_lyon.json').features;
      expect(square!.properties['id_inspire']).toBe('CRS3035RES200mN2529400E3919200');
      const [lon, lat] = square!.geometry.coordinates[0][0][0] as [number, number];
      const [x, y] = move(4326, 3035, lon, lat);
      // Eight decimals of a degree: 1 mm.
      expect(Math.abs(x - 3_919_200)).toBeLessThan(2e-3);
      expect(Math.abs(y - 2_529_400)).toBeLessThan(2e-3);
    });

    it('an address of the national base has the same place in Lambert-93 and in degrees', () => {
      const [address] = json('geocodage_ban_reverse.json').features;
      const [lon, lat] = address!.geometry.coordinates as [number, number];
      const [x, y] = move(4326, 2154, lon, lat);
      // Six decimals of a degree and two of a metre.
      expect(Math.abs(x - address!.properties['x']!)).toBeLessThan(0.1);
      expect(Math.abs(y - address!.properties['y']!)).toBeLessThan(0.1);
    });

    it('the .prj of real files', () => {
      for (const path of [
        'littosim_dieppe/20x20/land_use.prj',
        'littosim_dieppe/shapefiles/districts.prj',
        'littosim_dieppe/shapefiles/isolines.prj',
        'bdtopo_v3_shp_olemps_12174/EQUIPEMENT_DE_TRANSPORT.prj',
      ]) {
        expect([path, crsOfWkt(readFileSync(dataPath('ign', path), 'utf8'))]).toEqual([path, 2154]);
      }
    });
  },
);
