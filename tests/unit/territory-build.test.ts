import fc from 'fast-check';
import proj4 from 'proj4';
import { describe, expect, test } from 'vitest';
import { gridBounds } from '../../src/base/grid.ts';
import { buildTerritory, type BuiltFolder } from '../../src/loaders/build.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import { fileFromBytes, type InputFile } from '../../src/loaders/input-file.ts';
import type { Override } from '../../src/loaders/understanding.ts';
import { crsOf } from '../../src/territory/crs.ts';
import { decodeTerritory, encodeTerritory } from '../../src/territory/file.ts';
import { landCoverClasses } from '../../src/territory/land-cover.ts';
import { numbersOf, tableBounds, textAt } from '../../src/territory/table-ops.ts';
import type { FeatureKind } from '../../src/territory/territory.ts';
import { geojson, number, shapefile, square, terrain, text } from '../vector-files.ts';

const frame = { columns: 100, rows: 100, cell: 10, west: 700_000, south: 6_600_000 };
const dem = terrain('dem.asc', frame);

async function build(files: readonly InputFile[], overrides: readonly Override[] = []): Promise<BuiltFolder> {
  return buildTerritory(await readFolder(files), overrides, { name: 'essai' });
}

function tableOf(built: BuiltFolder, kind: FeatureKind) {
  const layer = built.territory?.layers[kind];
  if (!layer) throw new Error(`no ${kind}`);
  return layer.table;
}

const codes = (built: BuiltFolder) => built.problems.map((told) => told.code);
const ids = (start: string, count: number) =>
  text(
    'ID',
    Array.from({ length: count }, (_, i) => `${start}${String(i + 1).padStart(16, '0')}`),
  );
const inside = (i: number) => [square(700_100 + 20 * i, 6_600_100, 10)];

describe('layers', () => {
  test('TE-19 buildings: heights of 0 are unknown, roofs are ground and height where the roof is not given', async () => {
    const columns = [
      ids('BATIMENT', 3),
      number('HAUTEUR', ['6', '0.00', '****']),
      number('Z_MIN_SOL', ['10', '11', '12']),
      number('Z_MAX_TOIT', ['****', '****', '21']),
    ];
    const table = tableOf(
      await build([dem, ...shapefile('BATIMENT', 5, [0, 1, 2].map(inside), columns)]),
      'buildings',
    );
    expect([...numbersOf(table, 'heightM')]).toEqual([6, Number.NaN, Number.NaN]);
    expect([...numbersOf(table, 'roofM')]).toEqual([16, Number.NaN, 21]);
    expect(Object.keys(table.columns).sort()).toEqual(['groundM', 'heightM', 'roofM']);
  });

  test('TE-20 places: what BD TOPO calls them becomes a role in a crisis, the rest is left out', async () => {
    const columns = [
      ids('SURFACTI', 5),
      text('NATURE', [
        'Caserne de pompiers',
        'Enseignement primaire',
        'Divers public ou administratif',
        'Divers commercial',
        'Maison de retraite',
      ]),
      text('NAT_DETAIL', ['', 'École élémentaire', "Centre d'incendie et de secours", '', '']),
      text('TOPONYME', ['SDIS', 'Jules Ferry', 'CIS', 'Zone', '']),
    ];
    const built = await build([dem, ...shapefile('zai', 5, [0, 1, 2, 3, 4].map(inside), columns)]);
    const table = tableOf(built, 'places');
    expect(
      Array.from({ length: table.count }, (_, i) => [textAt(table, 'role', i), textAt(table, 'name', i)]),
    ).toEqual([
      ['fireStation', 'SDIS'],
      ['school', 'Jules Ferry'],
      ['fireStation', 'CIS'],
      ['careHome', ''],
    ]);
    expect(built.territory?.sources.find((s) => s.id === 'places')?.notes).toContainEqual({
      key: 'not-of-this-kind',
      details: { count: 1 },
    });
  });

  test('TE-21 dikes: those of BD TOPO’s linear constructions, with their vertices’ elevations; LittoSIM’s with their crest', async () => {
    const line = (i: number) => [
      [
        [700_100, 6_600_100 + 50 * i, 7],
        [700_200, 6_600_100 + 50 * i, 8],
      ],
    ];
    const columns = [
      ids('CONSLINE', 3),
      text('NATURE', ['Mur', 'Quai', 'Mur']),
      text('NAT_DETAIL', ['Digue', '', 'Rempart']),
    ];
    const bd = tableOf(await build([dem, ...shapefile('cons', 13, [0, 1, 2].map(line), columns)]), 'dikes');
    expect([bd.count, [...(bd.z ?? [])]]).toEqual([1, [7, 8]]);
    const defence = [
      text('type', ['DIKE', 'DUNE']),
      number('alt', ['4.5', '-9999']),
      number('height', ['2', '0']),
      text('status', ['BAD', 'GOOD']),
    ];
    const littoSim = tableOf(
      await build([dem, ...shapefile('coastal_defenses', 3, [0, 1].map(line), defence)]),
      'dikes',
    );
    expect([...numbersOf(littoSim, 'crestM')]).toEqual([4.5, Number.NaN]);
    expect([...numbersOf(littoSim, 'heightM')]).toEqual([2, Number.NaN]);
  });

  test('TE-21 crests from another zero than the terrain’s are not mixed with it', async () => {
    const line = [
      [
        [700_100, 6_600_100, 7],
        [700_200, 6_600_100, 8],
      ],
    ];
    const files = [
      dem,
      ...shapefile('cons', 13, [line], [ids('CONSLINE', 1), text('NAT_DETAIL', ['Digue'])]),
    ];
    const built = await build(files, [{ id: 'dem.asc', verticalDatum: 'local' }]);
    expect(built.problems).toContainEqual(
      expect.objectContaining({
        code: 'layer/datum-unlike',
        details: { file: 'cons.shp', own: 'NGF-IGN69', terrain: 'local' },
      }),
    );
    expect(tableOf(built, 'dikes').z).toBeNull();
    expect(tableOf(await build(files), 'dikes').z).not.toBeNull();
  });

  test('TE-18 polygons that a person says to be land cover are read by the nomenclature that knows their codes', async () => {
    const files = [
      dem,
      ...shapefile('couche', 5, [[square(700_000, 6_600_000, 500)]], [text('classe', ['Culture'])]),
    ];
    const built = await build(files, [
      { id: 'couche.shp', kind: 'landCover', mapping: [{ house: 'code', field: 'classe' }] },
    ]);
    expect(landCoverClasses[built.territory?.layers.landCover?.values[90 * 100 + 10] ?? 0]).toBe('crop');
  });

  test('TE-20 places drawn as points and as areas are all kept, as points', async () => {
    const points = geojson(
      'zai.json',
      [
        {
          geometry: { type: 'Point', coordinates: [700_500, 6_600_500] },
          properties: { cleabs: 'SURFACTI0000000000000009', nature: 'Mairie' },
        },
      ],
      { crs: { type: 'name', properties: { name: 'EPSG:2154' } } },
    );
    const areas = shapefile('zai', 5, [inside(0)], [ids('SURFACTI', 1), text('NATURE', ['Hôpital'])]);
    const table = tableOf(await build([dem, points, ...areas]), 'places');
    expect([table.geometry, table.count]).toEqual(['point', 2]);
    expect([textAt(table, 'role', 0), textAt(table, 'role', 1)].sort()).toEqual(['hospital', 'townHall']);
  });

  test('TE-18 land cover: codes become the house’s classes on the terrain’s grid; unknown codes are counted', async () => {
    const shapes = [
      [square(700_000, 6_600_000, 500)],
      [square(700_500, 6_600_000, 500)],
      [square(700_000, 6_600_500, 100)],
      [square(700_200, 6_600_500, 10)],
      [square(700_220, 6_600_500, 10)],
    ];
    const built = await build([
      dem,
      ...shapefile('ocs', 5, shapes, [
        text('code_cs', ['CS1.2.2', 'CS2.1.1.2', 'CS9.9', 'CS2.2.1', 'CS1.2.1']),
      ]),
    ]);
    const cover = built.territory?.layers.landCover;
    const classAt = (column: number, row: number) => landCoverClasses[cover?.values[row * 100 + column] ?? 0];
    expect([classAt(10, 90), classAt(90, 90), classAt(5, 45), classAt(90, 10)]).toEqual([
      'water',
      'conifer',
      'unknown',
      'unknown',
    ]);
    expect(built.territory?.sources.find((s) => s.id === 'landCover')?.notes).toContainEqual({
      key: 'code-unknown',
      details: { code: 'CS9.9', count: 1 },
    });
  });

  test('TE-18 a raster of codes in another system is brought to the terrain, cell by cell', async () => {
    const to2e = proj4(crsOf(2154)!.proj4, crsOf(27582)!.proj4);
    const [middle = 0, south = 0] = to2e.forward([700_500, 6_600_500]);
    const around = { columns: 100, rows: 100, cell: 20, west: middle - 1000, south: south - 1000 };
    const codes = terrain('clc_LAMB2E.asc', around, (column) => (column < 50 ? 311 : 512));
    const built = await build([dem, codes]);
    const cover = built.territory?.layers.landCover;
    const classAt = (column: number, row: number) => landCoverClasses[cover?.values[row * 100 + column] ?? 0];
    // The two systems' norths differ by less than a degree: far from the middle, the halves stay apart.
    expect([classAt(5, 50), classAt(40, 50), classAt(60, 50), classAt(95, 50)]).toEqual([
      'broadleaf',
      'broadleaf',
      'water',
      'water',
    ]);
  });

  test('TE-15 a raster of codes far from the terrain is left out and told', async () => {
    const codes = terrain('clc.asc', { ...frame, west: 150_000 }, (column) => (column < 50 ? 311 : 512));
    const built = await build([dem, codes]);
    expect(built.territory?.layers.landCover).toBeUndefined();
    expect(built.problems.map(({ code }) => code)).toContain('layer/crs-nowhere');
  });

  test('TE-19 census squares are drawn again from their identifiers, and imputed ones are known', async () => {
    const toWgs = proj4(crsOf(3035)!.proj4, crsOf(4326)!.proj4);
    const [x, y] = [3_600_000, 2_800_000];
    const corners = [
      [x, y],
      [x + 200, y],
      [x + 200, y + 200],
      [x, y + 200],
      [x, y],
    ].map((xy) => toWgs.forward(xy).map((v) => Math.round(v * 1e4) / 1e4));
    const to93 = proj4(crsOf(3035)!.proj4, crsOf(2154)!.proj4);
    const [east = 0, north = 0] = to93.forward([x + 100, y + 100]);
    const around = terrain('dem.asc', {
      columns: 60,
      rows: 60,
      cell: 10,
      west: Math.round(east - 300),
      south: Math.round(north - 300),
    });
    const properties = { id_inspire: `CRS3035RES200mN${y}E${x}`, ind: 41.5, men: 18, i_car_est: 1 };
    const built = await build([
      around,
      geojson('carreaux.json', [
        { geometry: { type: 'MultiPolygon', coordinates: [[corners]] }, properties },
      ]),
    ]);
    const table = tableOf(built, 'population');
    // The service's corners are rounded to 1e-4° (7 to 11 m); those of the identifier are exact to the projection.
    for (const corner of [0, 4, 8, 12].map((k) => [table.xy[2 * k]!, table.xy[2 * k + 1]!])) {
      const [u = 0, v = 0] = proj4(crsOf(2154)!.proj4, crsOf(3035)!.proj4).forward(corner);
      expect(Math.abs(u - Math.round((u - x) / 200) * 200 - x)).toBeLessThan(1e-3);
      expect(Math.abs(v - Math.round((v - y) / 200) * 200 - y)).toBeLessThan(1e-3);
    }
    expect([numbersOf(table, 'inhabitants')[0], numbersOf(table, 'imputed')[0]]).toEqual([41.5, 1]);
    expect(built.readiness?.findings.find((f) => f.key === 'population-imputed')?.details).toEqual({
      count: 1,
      total: 1,
    });
  });

  test('TE-14 features beyond the terrain are left out and counted; those that cross its edge are kept', async () => {
    const shapes = [inside(0), [square(700_995, 6_600_500, 50)], [square(703_000, 6_600_500, 10)]];
    const built = await build([dem, ...shapefile('BATIMENT', 5, shapes, [ids('BATIMENT', 3)])]);
    expect(tableOf(built, 'buildings').count).toBe(2);
    expect(built.territory?.sources.find((s) => s.id === 'buildings')?.notes).toContainEqual({
      key: 'outside-terrain',
      details: { count: 1 },
    });
  });

  test('TE-28 a feature that two files hold is kept once; short numbers that two files share are not mixed up', async () => {
    const tile = (path: string, i: number, id: string) =>
      shapefile(
        path,
        5,
        [[square(700_100 + 300 * i, 6_600_100, 10)], inside(9)],
        [text('ID', [id, 'BATIMENT0000000000000099'])],
      );
    const built = await build([
      dem,
      ...tile('a/batiment', 0, 'BATIMENT0000000000000001'),
      ...tile('b/batiment', 2, 'BATIMENT0000000000000002'),
    ]);
    expect(tableOf(built, 'buildings').ids.toSorted()).toEqual([
      'BATIMENT0000000000000001',
      'BATIMENT0000000000000002',
      'BATIMENT0000000000000099',
    ]);
    const plain = (path: string, i: number) =>
      shapefile(path, 5, [[square(700_100 + 300 * i, 6_600_100, 10)]], [text('ID', ['1'])]);
    const two = await build([dem, ...plain('a/buildings', 0), ...plain('b/buildings', 2)]);
    expect([tableOf(two, 'buildings').count, new Set(tableOf(two, 'buildings').ids).size]).toEqual([2, 2]);
  });
});

describe('places of layers', () => {
  const footprints = [0, 1, 2].map(inside);

  test('TE-15 a layer 600 km away that fits in no system is left out, with the distance', async () => {
    const away = [0, 1].map((i) => [square(120_000 + 20 * i, 6_800_000, 10)]);
    const built = await build([dem, ...shapefile('buildings', 5, away, [text('A', ['a', 'b'])])]);
    expect(built.problems.find((told) => told.code === 'layer/crs-nowhere')).toMatchObject({
      effect: 'dropped',
      details: { file: 'buildings.shp', km: 613, crs: 2154 },
    });
    expect(built.territory?.layers.buildings).toBeUndefined();
    expect(built.territory?.layers.terrain).toBeDefined();
  });

  test('TE-15 a wrong .prj: the system that would put the layer on the terrain is suggested, and mends it when chosen', async () => {
    const cc47 = proj4(crsOf(2154)!.proj4, crsOf(3947)!.proj4);
    const shapes = footprints.map((rings) => rings.map((ring) => ring.map((xy) => cc47.forward([...xy]))));
    const files = [dem, ...shapefile('buildings', 5, shapes, [text('A', ['a', 'b', 'c'])])];
    const built = await build(files);
    expect(built.problems.find((told) => told.code === 'layer/crs-far')?.details['suggested']).toBe(3947);
    const mended = await build(files, [{ id: 'buildings.shp', crs: 3947 }]);
    expect(codes(mended)).not.toContain('layer/crs-far');
    expect([...tableOf(mended, 'buildings').xy].map(Math.round).slice(0, 2)).toEqual([700_100, 6_600_100]);
  });

  test.each([['metres', (ring: number[][]) => ring.map(([x, y]) => [y!, x!]), {}]])(
    'TE-16 exchanged axes are put right and told: %s',
    async (_, exchange) => {
      const shapes = footprints.map((rings) => rings.map((ring) => exchange(ring.map((xy) => [...xy]))));
      const built = await build([dem, ...shapefile('buildings', 5, shapes, [text('A', ['a', 'b', 'c'])])]);
      expect(built.problems.find((told) => told.code === 'layer/axes-swapped')).toMatchObject({
        effect: 'kept',
        details: { file: 'buildings.shp' },
      });
      expect(tableBounds(tableOf(built, 'buildings'))).toEqual([700_100, 6_600_100, 700_150, 6_600_110]);
    },
  );

  test('TE-16 latitudes before longitudes in a GeoJSON are put right and told', async () => {
    const toWgs = proj4(crsOf(2154)!.proj4, crsOf(4326)!.proj4);
    const ring = square(700_100, 6_600_100, 100).map((xy) => toWgs.forward([...xy]).toReversed());
    const built = await build([
      dem,
      geojson('batiment.json', [{ geometry: { type: 'Polygon', coordinates: [ring] } }]),
    ]);
    expect(codes(built)).toContain('layer/axes-swapped');
    const bounds = tableBounds(tableOf(built, 'buildings'))!;
    expect(bounds.map((v) => Math.round(v))).toEqual([700_100, 6_600_100, 700_200, 6_600_200]);
  });

  test('TE-16 polygons that cross themselves are kept and told, with a place to look at', async () => {
    const bow = [
      [
        [700_300, 6_600_300],
        [700_320, 6_600_320],
        [700_320, 6_600_300],
        [700_300, 6_600_325],
        [700_300, 6_600_300],
      ],
    ];
    const built = await build([dem, ...shapefile('buildings', 5, [inside(0), bow], [text('A', ['a', 'b'])])]);
    expect(built.problems.find((told) => told.code === 'layer/geometry-invalid')).toMatchObject({
      effect: 'kept',
      details: { file: 'buildings.shp', count: 1, id: 'buildings/1' },
    });
    expect(tableOf(built, 'buildings').count).toBe(2);
  });

  test.each([
    [5490, 630_000, 1_790_000, 'Guadeloupe'],
    [2972, 350_000, 540_000, 'Guyane'],
    [2975, 340_000, 7_690_000, 'La Réunion'],
    [4471, 520_000, 8_590_000, 'Mayotte'],
    [4467, 560_000, 5_180_000, 'Saint-Pierre-et-Miquelon'],
    [3946, 1_842_000, 5_175_000, 'Lyon'],
  ])('TE-17 a territory in EPSG:%i, with layers in WGS 84 (%#)', async (epsg, x, y) => {
    const around = terrain('MNT.asc', { columns: 50, rows: 50, cell: 10, west: x, south: y });
    const toWgs = proj4(crsOf(epsg)!.proj4, crsOf(4326)!.proj4);
    const ring = square(x + 100, y + 100, 50).map((xy) => toWgs.forward([...xy]));
    const roads = geojson(
      'roads.json',
      [
        {
          geometry: {
            type: 'LineString',
            coordinates: [
              [x + 10, y + 10],
              [x + 400, y + 400],
            ],
          },
        },
      ],
      { crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${epsg}` } } },
    );
    const built = await build([
      around,
      roads,
      geojson('batiments.json', [{ geometry: { type: 'Polygon', coordinates: [ring] } }]),
    ]);
    expect(built.territory?.crs).toBe(epsg);
    const bounds = tableBounds(tableOf(built, 'buildings'))!;
    for (const [i, expected] of [x + 100, y + 100, x + 150, y + 150].entries())
      expect(Math.abs(bounds[i]! - expected)).toBeLessThan(0.01);
    expect(decodeTerritory(encodeTerritory(built.territory!)).digest).toBe(built.territory!.digest);
  });

  test('TE-17 Lambert II étendu is read and brought to Lambert-93, features and terrain', async () => {
    const to2e = proj4(crsOf(2154)!.proj4, crsOf(27582)!.proj4);
    const shapes = [square(700_300, 6_600_300, 50).map((xy) => to2e.forward([...xy]))];
    const json = geojson('bati.json', [{ geometry: { type: 'Polygon', coordinates: shapes } }], {
      crs: { type: 'name', properties: { name: 'EPSG:27582' } },
    });
    const built = await build([dem, json]);
    const bounds = tableBounds(tableOf(built, 'buildings'))!;
    for (const [i, expected] of [700_300, 6_600_300, 700_350, 6_600_350].entries())
      expect(Math.abs(bounds[i]! - expected)).toBeLessThan(0.01);
    const [west = 0, south = 0] = to2e.forward([700_000, 6_600_000]).map((v) => Math.round(v));
    const old = terrain(
      'MNT_LAMB2E.asc',
      { ...frame, west, south },
      (column, row) => 100 + 0.1 * column - 0.2 * row,
    );
    const moved = await build([old]);
    expect(moved.territory?.crs).toBe(2154);
    const { grid, values } = moved.territory!.layers.terrain;
    const [x, y] = [700_500, 6_600_500];
    const [e = 0, n = 0] = to2e.forward([x, y]);
    const plane = 100 + 0.1 * ((e - west) / 10 - 0.5) - 0.2 * (99.5 - (n - south) / 10);
    const column = Math.floor((x - grid.westM) / 10);
    const row = Math.floor((grid.northM - y) / 10);
    // Within half a cell of the point: 0.05 + 0.1 m on this plane.
    expect(Math.abs(values[row * grid.columns + column]! - plane)).toBeLessThan(0.16);
  });
});

describe('bad input, the rest of the territory kept', () => {
  const good = shapefile('BATIMENT', 5, [inside(0)], [ids('BATIMENT', 1)]);
  const gridText = async () => new TextDecoder().decode(await dem.bytes());

  test.each([
    ['an empty file', () => fileFromBytes('', 'vide.asc'), 'file/empty'],
    [
      'a truncated raster',
      async () => fileFromBytes((await gridText()).slice(0, 30_000), 'coupe_mnt.asc'),
      'layer/truncated',
    ],
    [
      'a raster of nodata',
      async () =>
        fileFromBytes(
          (await gridText()).replace(
            /(NODATA_value -9999\n)[^]*/,
            (_, head: string) => head + `${'-9999 '.repeat(100)}\n`.repeat(100),
          ),
          'rien_mnt.asc',
        ),
      'layer/all-nodata',
    ],
    [
      'a raster of nodata that has no telling name',
      () =>
        fileFromBytes(
          `ncols 3\nnrows 2\nxllcorner 0\nyllcorner 0\ncellsize 5\nNODATA_value -9999\n${'nan '.repeat(6)}\n`,
          'export.asc',
        ),
      'layer/all-nodata',
    ],
    [
      'a header of 3 GB with no data',
      () =>
        fileFromBytes(
          'ncols 27000\nnrows 27000\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2 3\n',
          'enorme_mnt.asc',
        ),
      'file/too-large',
    ],
    ['a 7z archive', () => fileFromBytes('7z', 'BDTOPO.7z'), 'file/archive-7z'],
    [
      'a false GeoPackage',
      () => fileFromBytes('SQLite format 3\0 and nothing else', 'x.gpkg'),
      'file/unreadable',
    ],
    ['a shapefile without .shp', () => fileFromBytes(new Uint8Array(100), 'x.dbf'), 'file/missing-shp'],
    ['an unknown format', () => fileFromBytes(Uint8Array.of(1, 2, 3), 'x.e57'), 'file/unknown-format'],
    ['a point cloud', () => fileFromBytes(Uint8Array.of(1, 2, 3), 'x.laz'), 'file/point-cloud'],
  ] as const)('TE-22 %s is told by its name and dropped', async (_, make, code) => {
    const bad = await make();
    const built = await build([dem, ...good, bad]);
    const told = built.problems.find((candidate) => candidate.code === code);
    expect(told).toMatchObject({ effect: 'dropped' });
    expect(String(told?.details['file'])).toContain(bad.name.replace(/\.dbf$/, ''));
    expect(built.territory?.layers.buildings?.table.count).toBe(1);
    expect([...built.territory!.layers.terrain.values].some(Number.isNaN)).toBe(false);
  });

  test('TE-10 values that no elevation has are holes of a named terrain, not another kind', async () => {
    const holed = terrain('mnt.asc', frame, (column, row) =>
      row === 4 ? 1e38 : row === 5 ? Number.POSITIVE_INFINITY : 20 + column / 100,
    );
    const built = await build([holed]);
    const { values } = built.territory!.layers.terrain;
    expect(codes(built)).toContain('layer/not-finite');
    expect([3, 4, 5, 6].map((row) => Number.isNaN(values[row * frame.columns]))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('TE-22 a finer terrain that cannot be read gives way to a coarser one that can', async () => {
    const fine = await terrain('fin_mnt.asc', { ...frame, columns: 400, rows: 400, cell: 2.5 }).bytes();
    const built = await build([dem, fileFromBytes(fine.slice(0, 400_000), 'fin_mnt.asc')]);
    expect(built.territory?.layers.terrain.grid.cellSizeM).toBe(10);
    expect(built.problems).toContainEqual(expect.objectContaining({ code: 'layer/truncated' }));
    expect(built.territory?.sources[0]?.files.map((file) => file.name)).toEqual(['dem.asc']);
  });

  test('TE-22 without a terrain nothing is built, and the message says so', async () => {
    const built = await build(good);
    expect(built).toMatchObject({ territory: null, readiness: null });
    expect(codes(built)).toContain('territory/no-terrain');
  });

  test('TE-22 two terrains that do not touch: the larger is kept, the other told', async () => {
    const small = terrain('loin_mnt.asc', {
      columns: 20,
      rows: 20,
      cell: 10,
      west: 760_000,
      south: 6_600_000,
    });
    const built = await build([dem, small]);
    expect(built.problems.find((told) => told.code === 'territory/disjoint-terrains')?.details['file']).toBe(
      'loin_mnt.asc',
    );
    expect(gridBounds(built.territory!.layers.terrain.grid)).toEqual([
      700_000, 6_600_000, 701_000, 6_601_000,
    ]);
  });

  test('TE-13 a terrain in metres of a place of its own is built as it is, and its CRS asked for', async () => {
    const local = terrain('dem.asc', { columns: 50, rows: 40, cell: 2, west: 0, south: 0 });
    const built = await build([local]);
    expect(gridBounds(built.territory!.layers.terrain.grid)).toEqual([0, 0, 100, 80]);
    expect(built.problems).toContainEqual(
      expect.objectContaining({ code: 'layer/crs-unknown', effect: 'kept', details: { file: 'dem.asc' } }),
    );
  });

  test('TE-22 hostile names do no harm', async () => {
    const files = ['__proto__', 'constructor.asc', '../../x_mnt.asc', 'a\u0000b.json'].map((path) =>
      fileFromBytes('{"a":', path),
    );
    const built = await build([dem, ...files]);
    expect(built.territory?.layers.terrain).toBeDefined();
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });

  test('TE-22 whatever bytes come, reading ends with an understanding', async () => {
    const names = fc.constantFrom(
      'a.shp',
      'a.dbf',
      'a.gpkg',
      'a.json',
      'a.zip',
      'a.tif',
      'a.asc',
      'a.bci',
      'a.bdy',
      'a.start',
    );
    const starts = fc.constantFrom(
      '',
      '{',
      'PK\u0003\u0004',
      'II*\u0000',
      'SQLite format 3\u0000',
      'ncols 3\nnrows 2\n',
      "\u0000\u0000'\n",
    );
    await fc.assert(
      fc.asyncProperty(names, starts, fc.uint8Array({ maxLength: 300 }), async (name, start, rest) => {
        const bytes = Uint8Array.of(...Array.from(start, (c) => c.charCodeAt(0)), ...rest);
        const reading = await readFolder([fileFromBytes(bytes, name)]);
        expect(reading.understandings.length).toBeGreaterThan(0);
        await buildTerritory(reading);
      }),
      { numRuns: 300 },
    );
  });
});

describe('corrections', () => {
  test('TE-11 kind, fields and vertical datum can be given', async () => {
    const files = [
      dem,
      ...shapefile('mystere', 5, [inside(0)], [number('h_mesuree', ['9.5']), number('hauteur', ['1'])]),
    ];
    const asIs = await build(files);
    expect(asIs.territory?.layers.buildings).toBeUndefined();
    const given = await build(files, [
      { id: 'mystere.shp', kind: 'buildings', mapping: [{ house: 'heightM', field: 'h_mesuree' }] },
      { id: 'dem.asc', verticalDatum: 'NGF-IGN69', crs: 2154 },
    ]);
    expect([...numbersOf(tableOf(given, 'buildings'), 'heightM')]).toEqual([9.5]);
    expect(given.territory?.verticalDatum).toBe('NGF-IGN69');
    expect(codes(given)).not.toContain('layer/crs-guessed');
  });

  test('TE-11 a layer set aside can be taken up, and one taken up set aside', async () => {
    const files = [
      dem,
      ...shapefile(
        'a/land_use',
        5,
        [inside(0), inside(1)],
        [number('unit_code', ['1', '1']), number('unit_pop', ['5', '6'])],
      ),
      ...shapefile(
        'b/land_use',
        5,
        [inside(0), inside(1)],
        [number('unit_code', ['1', '1']), number('unit_pop', ['50', '60'])],
      ),
    ];
    const kept = (await readFolder(files)).understandings.find((u) => u.kind === 'population')!.id;
    const other = kept.startsWith('a') ? 'b/land_use.shp' : 'a/land_use.shp';
    const swapped = await build(files, [
      { id: kept, kind: 'unused' },
      { id: other, kind: 'population' },
    ]);
    expect([...numbersOf(tableOf(swapped, 'population'), 'inhabitants')]).toEqual(
      other.startsWith('b') ? [50, 60] : [5, 6],
    );
    expect(codes(swapped)).not.toContain('layer/duplicate');
  });

  test('TE-11 a CRS that Jumelles does not know is refused with its number', async () => {
    const built = await build(
      [dem, ...shapefile('buildings', 5, [inside(0)], [text('A', ['a'])])],
      [{ id: 'buildings.shp', crs: 99_999 }],
    );
    expect(built.problems).toContainEqual(
      expect.objectContaining({
        code: 'layer/crs-unknown',
        details: { file: 'buildings.shp', epsg: 99_999 },
      }),
    );
  });
});

describe('what is built', () => {
  const files = [
    dem,
    ...shapefile('BATIMENT', 5, [0, 1, 2].map(inside), [
      ids('BATIMENT', 3),
      number('HAUTEUR', ['4', '5', '6']),
    ]),
  ];

  test('TE-23 each source names its files with their digests, and says what it does not know', async () => {
    const built = await build(files);
    const [demSource, buildings] = built.territory!.sources;
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await dem.bytes()));
    expect(demSource!.files).toEqual([
      { name: 'dem.asc', bytes: dem.size, sha256: Buffer.from(hash).toString('hex') },
    ]);
    expect(demSource!.notes.map((note) => note.key)).toEqual([
      'crs-guessed',
      'producer-unknown',
      'licence-unknown',
      'date-unknown',
    ]);
    expect(buildings).toMatchObject({
      producer: 'IGN',
      product: 'BD TOPO',
      licence: 'Licence Ouverte 2.0 (Etalab)',
    });
    expect(buildings!.files.map((file) => file.name)).toEqual([
      'BATIMENT.shp',
      'BATIMENT.shx',
      'BATIMENT.dbf',
      'BATIMENT.prj',
    ]);
  });

  test('TE-29 the same files in another order build the same territory, bit for bit', async () => {
    const one = await build(files);
    const two = await build(files.toReversed());
    expect(two.territory?.digest).toBe(one.territory?.digest);
    expect(two.territory?.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  test('TE-30 building stops when asked, with the reason given', async () => {
    const reading = await readFolder(files);
    const abort = new AbortController();
    const seen: number[] = [];
    const building = buildTerritory(reading, [], {
      signal: abort.signal,
      onProgress: (fraction) => {
        seen.push(fraction);
        if (fraction > 0.3) abort.abort(new Error('enough'));
      },
    });
    await expect(building).rejects.toThrow('enough');
    expect(seen.at(-1)).toBeLessThan(1);
  });

  test('TE-30 progress grows to 1', async () => {
    const seen: number[] = [];
    const tiles = [1, 2].map((i) => terrain(`d${i}/mnt.asc`, { ...frame, west: 700_000 + 1000 * i }));
    const rough = terrain('manning.asc', frame, () => 0.05);
    const covers = [1, 2].map((i) =>
      shapefile(
        `c${i}/ocs`,
        5,
        [[square(700_000 + 1000 * i, 6_600_000, 900)]],
        [text('code_cs', ['CS2.2.1'])],
      ),
    );
    const reading = await readFolder([...files, ...tiles, rough, ...covers.flat()]);
    await buildTerritory(reading, [], { onProgress: (fraction) => seen.push(fraction) });
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });
});
