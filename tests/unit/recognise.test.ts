import { describe, expect, test } from 'vitest';
import { filesOf } from '../../src/cli/input-folder.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import { recogniseRaster } from '../../src/loaders/recognise-raster.ts';
import { fileFromBytes, type InputFile } from '../../src/loaders/input-file.ts';
import type { Understanding } from '../../src/loaders/understanding.ts';
import { dataPath, describeWithData } from '../data.ts';
import { geojson, lambert93Prj, number, shapefile, square, terrain, text } from '../vector-files.ts';

async function understand(files: readonly InputFile[]): Promise<Map<string, Understanding>> {
  const { understandings } = await readFolder(files);
  return new Map(understandings.map((u) => [u.id, u]));
}

const here = [[square(700_100, 6_600_100, 10)]];
const line = [
  [
    [
      [700_100, 6_600_100],
      [700_200, 6_600_200],
    ],
  ],
];
const ids = (start: string) => text('ID', [`${start}0000000257021501`]);

describe('vectors', () => {
  test.each([
    ['BATIMENT', 5, here, [ids('BATIMENT'), number('HAUTEUR', ['5'])], 'buildings'],
    ['renamed', 5, here, [ids('BATIMENT'), number('HAUTEUR', ['5'])], 'buildings'],
    ['couche1', 3, line, [ids('TRONROUT'), text('NATURE', ['Sentier'])], 'roads'],
    ['couche2', 3, line, [ids('TRON_EAU')], 'waterLines'],
    ['couche3', 5, here, [ids('SURF_EAU')], 'waterSurfaces'],
    ['couche4', 3, line, [ids('CONSLINE'), text('NAT_DETAIL', ['Digue'])], 'dikes'],
    ['couche5', 5, here, [ids('SURFACTI'), text('NATURE', ['Mairie'])], 'places'],
    ['couche6', 5, here, [ids('COMMUNE_')], 'limits'],
    ['couche8', 3, line, [ids('TRONFERR')], 'railways'],
    ['couche7', 5, here, [ids('TERRSPOR')], 'unused'],
  ] as const)(
    'TE-10 BD TOPO is known by its identifiers, whatever the file is called: %s',
    async (name, type, shapes, columns, kind) => {
      const found = await understand(shapefile(name, type, shapes, columns));
      expect(found.get(`${name}.shp`)).toMatchObject({
        kind,
        provenance: { producer: 'IGN', product: 'BD TOPO' },
      });
    },
  );

  test('TE-10 fields are mapped from the ten letters of Shapefile and from the web service alike', async () => {
    const columns = [
      ids('BATIMENT'),
      number('HAUTEUR', ['5']),
      number('Z_MIN_SOL', ['3']),
      number('NB_LOGTS', ['2']),
      text('USAGE1', ['Annexe']),
    ];
    const short = await understand(shapefile('b', 5, here, columns));
    expect(short.get('b.shp')?.mapping).toEqual([
      { house: 'heightM', field: 'HAUTEUR' },
      { house: 'groundM', field: 'Z_MIN_SOL' },
      { house: 'dwellings', field: 'NB_LOGTS' },
      { house: 'use', field: 'USAGE1' },
    ]);
    const properties = {
      cleabs: 'BATIMENT0000000257021501',
      hauteur: 5,
      altitude_minimale_sol: 3,
      nombre_de_logements: 2,
      usage_1: 'Annexe',
    };
    const polygon = {
      type: 'Polygon',
      coordinates: [
        [
          [2, 44],
          [2.1, 44],
          [2.1, 44.1],
          [2, 44],
        ],
      ],
    };
    const long = await understand([geojson('b.json', [{ geometry: polygon, properties }])]);
    expect(long.get('b.json')?.mapping.map(({ house }) => house)).toEqual([
      'heightM',
      'groundM',
      'dwellings',
      'use',
    ]);
  });

  test.each([
    ['OCS GE', [text('code_cs', ['CS1.1.1.1'])], 'ocsge', 'code_cs'],
    [
      'OCS GE of two years: the later',
      [text('cs_2015', ['CS2.2.1']), text('cs_2018', ['CS1.1.2.1'])],
      'ocsge',
      'cs_2018',
    ],
    ['CORINE', [text('code_18', ['523'])], 'corine', 'code_18'],
    ['CoSIA', [text('numero', ['9']), text('classe', ['Feuillu'])], 'cosia', 'classe'],
  ] as const)('TE-10 land cover is known by its codes: %s', async (_, columns, scheme, field) => {
    const found = await understand(shapefile('couche', 5, here, columns));
    expect(found.get('couche.shp')).toMatchObject({
      kind: 'landCover',
      scheme,
      mapping: [{ house: 'code', field }],
    });
  });

  test('TE-10 a field of that name with other values is no land cover', async () => {
    const found = await understand(shapefile('couche', 5, here, [text('code_18', ['abc'])]));
    expect(found.get('couche.shp')).toMatchObject({
      kind: 'unused',
      reason: { key: 'not-recognised' },
      problems: [{ code: 'layer/not-kept', effect: 'dropped', details: { file: 'couche.shp' } }],
    });
  });

  test.each([
    ['buildings', 5, here, 'buildings'],
    ['Bâtiments (1)', 5, here, 'buildings'],
    ['routes_2023', 3, line, 'roads'],
    ['water', 3, line, 'waterLines'],
    ['water', 5, here, 'waterSurfaces'],
    ['digues', 3, line, 'dikes'],
    ['mystere', 5, here, 'unused'],
  ] as const)('TE-10 last comes the name, with the geometry: %s', async (name, type, shapes, kind) => {
    const found = await understand(shapefile(name, type, shapes, [text('A', ['x'])]));
    expect(found.get(`${name}.shp`)?.kind).toBe(kind);
  });
});

describe('rasters', () => {
  test.each([
    ['dem.asc', [0, 12], 'terrain'],
    ['MNT_2020.asc', [120.5], 'terrain'],
    ['rugosity.asc', [0.03, 0.15], 'roughness'],
    ['manning_20m.tif', [0.03], 'roughness'],
    ['mns.tif', [50], 'surfaceModel'],
    ['caen2019.start', [0, 1.5], 'initialDepth'],
    ['clc18.tif', [111, 523], 'landCover'],
    ['mnh_50cm.tif', [0, 12], 'unused'],
    ['grille.asc', [0.03, 0.05, 0.15], 'roughness'],
    ['grille.asc', [-2.5, 12.25, 40], 'terrain'],
    ['manning.asc', [55, 120], 'terrain'],
    ['grille.asc', [1e6, 2e6], undefined],
  ] as const)(
    'TE-10 a grid is known by its name, unless its values say otherwise: %s',
    (name, sample, kind) => {
      expect(recogniseRaster(name, sample)?.kind).toBe(kind);
    },
  );

  test('TE-10 IGN’s names give product, system and vertical datum', async () => {
    const grid = terrain('x', { columns: 4, rows: 4, cell: 1, west: 947_999.5, south: 6_456_996.5 });
    const path = 'RGEALTI_2-0_1M_ASC_LAMB93-IGN69_D044_2022-12-20/RGEALTI_FXX_0948_6457_MNT_LAMB93_IGN69.asc';
    const found = await understand([fileFromBytes(await grid.bytes(), path)]);
    expect(found.get(path)).toMatchObject({
      kind: 'terrain',
      crs: 2154,
      crsFrom: 'name',
      verticalDatum: 'NGF-IGN69',
      provenance: { producer: 'IGN', product: 'RGE ALTI', editionDate: '2022-12-20' },
    });
  });
});

describe('the folder as a whole', () => {
  test('TE-10 a class of a product without any feature in this place is set aside, not told as a fault', async () => {
    const found = await understand(shapefile('AERODROME', 5, [], [text('ID', [])]));
    expect(found.get('AERODROME.shp')).toMatchObject({
      kind: 'unused',
      reason: { key: 'empty' },
      problems: [],
    });
  });

  test.each(['LHD_FXX_0877_6904_PTS_LAMB93_IGN69.copc.laz', 'nuage.las'])(
    'TE-1 a point cloud is called one: %s',
    async (name) => {
      const found = await understand([fileFromBytes('LASF\u0000\u0001', name)]);
      expect([...found.values()].flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
        'file/point-cloud',
      ]);
    },
  );

  const dem = terrain('dem.asc', { columns: 50, rows: 50, cell: 10, west: 700_000, south: 6_600_000 });
  const columns = [text('A', ['x'])];

  test('TE-13 a layer without CRS takes that of the folder where its coordinates allow it, and says so', async () => {
    const files = [
      dem,
      ...shapefile('roads', 3, line, columns, { without: ['prj'] }),
      ...shapefile('buildings', 5, here, columns),
    ];
    const found = await understand(files);
    expect(found.get('roads.shp')).toMatchObject({
      crs: 2154,
      crsFrom: 'place',
      problems: [{ code: 'file/missing-prj' }],
    });
    expect(found.get('dem.asc')).toMatchObject({
      crs: 2154,
      crsFrom: 'place',
      problems: [{ code: 'layer/crs-guessed', details: { epsg: 2154 } }],
    });
  });

  test('TE-13 a grid takes the CRS of the .prj beside it', async () => {
    const found = await understand([dem, fileFromBytes(lambert93Prj, 'dem.prj')]);
    expect(found.get('dem.asc')).toMatchObject({
      crs: 2154,
      crsFrom: 'file',
      files: ['dem.asc', 'dem.prj'],
      problems: [],
    });
    expect(found.size).toBe(1);
  });

  test('TE-13 a CRS that nothing tells is asked for', async () => {
    const far = [[square(50_000_000, 90_000_000, 10)]];
    const found = await understand(shapefile('buildings', 5, far, columns, { without: ['prj'] }));
    expect(found.get('buildings.shp')).toMatchObject({ crs: null, crsFrom: 'unknown' });
    expect(found.get('buildings.shp')?.problems.map(({ code }) => code)).toEqual([
      'file/missing-prj',
      'layer/crs-unknown',
    ]);
  });

  test('TE-12 two files that tell the same are not both used', async () => {
    const many = [0, 1, 2].map((i) => [square(700_100 + 30 * i, 6_600_100 + 30 * i, 10)]);
    const few = [0, 2].map((i) => [square(700_100 + 30 * i, 6_600_100 + 30 * i, 10)]);
    const found = await understand([
      ...shapefile('new/land_use', 5, many, [
        number('unit_code', ['1', '1', '1']),
        number('unit_pop', ['5', '6', '7']),
      ]),
      ...shapefile('old/land_use', 5, few, [number('unit_code', ['1', '1']), number('unit_pop', ['5', '6'])]),
    ]);
    expect(found.get('new/land_use.shp')?.kind).toBe('population');
    expect(found.get('old/land_use.shp')).toMatchObject({
      kind: 'unused',
      reason: { key: 'duplicate', details: { other: 'new/land_use.shp' } },
      problems: [{ code: 'layer/duplicate' }],
    });
  });

  test('TE-12 neighbouring tiles of one product are both used', async () => {
    const found = await understand([
      ...shapefile('t1/batiment', 5, here, [ids('BATIMENT')]),
      ...shapefile(
        't2/batiment',
        5,
        [[square(701_100, 6_600_100, 10)]],
        [text('ID', ['BATIMENT0000000257021502'])],
      ),
    ]);
    expect([...found.values()].map((u) => u.kind)).toEqual(['buildings', 'buildings']);
  });

  test('TE-1 a file is what it holds, not what it is called', async () => {
    const found = await understand([
      fileFromBytes(await dem.bytes(), 'relief.txt.bak'),
      fileFromBytes('{"a":1}', 'batiment.gpkg.json'),
      fileFromBytes('just words', 'notes.xyz'),
    ]);
    expect(found.get('relief.txt.bak')).toMatchObject({ format: 'asc', kind: 'terrain' });
    expect(found.get('notes.xyz')?.problems).toMatchObject([
      { code: 'file/unknown-format', details: { file: 'notes.xyz' } },
    ]);
    expect(found.get('batiment.gpkg.json')?.problems).toMatchObject([{ code: 'file/unknown-format' }]);
  });
});

describeWithData(
  'real folders',
  [
    'ign/littosim_dieppe',
    'ign/bdtopo_v3_shp_olemps_12174',
    'ign/simplu3d_strasbourg',
    'ign/ocsge_sybarval_arcachon',
  ],
  () => {
    test('TE-10 Dieppe', async () => {
      const found = await understand(await filesOf(dataPath('ign/littosim_dieppe')));
      const used = [...found.values()].filter((u) => u.kind !== 'unused');
      expect(Object.fromEntries(used.map((u) => [u.id, `${u.kind} ${u.crs} ${u.count}`]))).toEqual({
        '20x20/dem.asc': 'terrain 2154 313148',
        '20x20/rugosity.asc': 'roughness 2154 313148',
        'floodfiles/caen2019.bci': 'forcing null 5',
        'floodfiles/caen2019.start': 'initialDepth 2154 1252592',
        'shapefiles/buildings.shp': 'buildings 2154 20559',
        'shapefiles/coastal_defenses.shp': 'dikes 2154 113',
        'shapefiles/districts.shp': 'limits 2154 14',
        'shapefiles/land_use.shp': 'population 2154 4884',
        'shapefiles/roads.shp': 'roads 2154 1367',
        'shapefiles/water.shp': 'waterLines 2154 137',
      });
    });

    test('TE-10 Olemps, with empty layers and roads without attributes', async () => {
      const found = await understand(await filesOf(dataPath('ign/bdtopo_v3_shp_olemps_12174')));
      expect(found.get('BATIMENT.shp')).toMatchObject({
        kind: 'buildings',
        count: 2273,
        verticalDatum: 'NGF-IGN69',
      });
      expect(found.get('TRONCON_DE_ROUTE.shp')).toMatchObject({
        kind: 'roads',
        count: 1094,
        problems: [{ code: 'file/missing-dbf' }],
      });
      expect(found.get('ZONE_DE_VEGETATION.shp')).toMatchObject({ kind: 'landCover', scheme: 'bdtopo' });
      expect(found.get('AERODROME.shp')).toMatchObject({
        kind: 'unused',
        reason: { key: 'empty' },
        problems: [],
      });
    });

    test('TE-1 a TIFF named .asc is read as a TIFF', async () => {
      const found = await understand(await filesOf(dataPath('ign/simplu3d_strasbourg')));
      expect(found.get('MergedSmall_is_a_TIFF_named.asc')).toMatchObject({ format: 'geotiff', count: 20 });
      expect(found.get('MNT.asc')).toMatchObject({ format: 'asc', kind: 'terrain', count: 168_324 });
    });

    test('TE-10 OCS GE of Arcachon: the later year of two', async () => {
      const found = await understand(await filesOf(dataPath('ign/ocsge_sybarval_arcachon')));
      expect(found.get('A_B_2015_2018.shp')).toMatchObject({
        kind: 'landCover',
        scheme: 'ocsge',
        count: 3970,
        mapping: [{ house: 'code', field: 'cs_2018' }],
      });
    });
  },
);
