import { describe, expect, test } from 'vitest';
import { openGeoJson } from '../../src/loaders/geojson.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import { fileFromBytes } from '../../src/loaders/input-file.ts';
import { textAt } from '../../src/territory/table-ops.ts';
import { dataPath, describeWithData } from '../data.ts';
import { geojson } from '../vector-files.ts';
import { filesOf } from '../../src/cli/input-folder.ts';

const ring = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [0, 0],
];
const polygon = { type: 'Polygon', coordinates: [ring] };

describe('GeoJSON', () => {
  test.each([
    ['silent: WGS 84 (RFC 7946)', {}, 4326],
    ['a name', { crs: { type: 'name', properties: { name: 'EPSG:3946' } } }, 3946],
    ['a URN', { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2154' } } }, 2154],
    ['CRS84', { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } } }, 4326],
    ['a bare code', { crs: { type: 'EPSG', properties: { code: 2975 } } }, 2975],
    ['unknown', { crs: { type: 'name', properties: { name: 'EPSG:99999' } } }, null],
  ])('TE-7 its CRS is the one it states: %s', async (_, more, epsg) => {
    const [source] = await openGeoJson(geojson('a.json', [{ geometry: polygon }], more));
    expect(source?.crs.epsg).toBe(epsg);
  });

  test('TE-7 a silent file beyond any angle is not taken for degrees', async () => {
    const metres = ring.map(([x = 0, y = 0]) => [700_000 + x, 6_600_000 + y]);
    const [source] = await openGeoJson(
      geojson('a.json', [{ geometry: { type: 'Polygon', coordinates: [metres] } }]),
    );
    expect(source?.crs).toEqual({ epsg: null, text: null });
  });

  test('TE-7 a shape that encloses nothing is left out and counted; both halves of a bow tie are kept', async () => {
    const flat = [
      [0, 0],
      [1, 1],
      [2, 2],
      [0, 0],
    ];
    const bowTie = [
      [0, 0],
      [1, 1],
      [1, 0],
      [0, 1],
      [0, 0],
    ];
    const [source] = await openGeoJson(
      geojson(
        'a.json',
        [ring, flat, bowTie].map((one) => ({ geometry: { type: 'Polygon', coordinates: [one] } })),
      ),
    );
    const { table, problems } = await source!.read({ fields: [], idField: null });
    expect(table.ids).toEqual(['0', '2']);
    expect(problems).toMatchObject([
      { code: 'layer/geometry-missing', effect: 'partial', details: { file: 'a.json', count: 1 } },
    ]);
  });

  test('TE-7 one layer for each dimension of geometry, collections opened', async () => {
    const sources = await openGeoJson(
      geojson('a.geojson', [
        {
          geometry: {
            type: 'GeometryCollection',
            geometries: [polygon, { type: 'Point', coordinates: [5, 6] }],
          },
        },
        {
          geometry: {
            type: 'MultiLineString',
            coordinates: [
              [
                [0, 0],
                [1, 1],
              ],
              [
                [2, 2],
                [3, 3, 9],
              ],
            ],
          },
        },
        { geometry: { type: 'MultiPolygon', coordinates: [[ring], [ring.map(([x, y]) => [x! + 5, y!])]] } },
        {
          geometry: {
            type: 'MultiPoint',
            coordinates: [
              [1, 2],
              [3, 4],
            ],
          },
        },
        { geometry: null },
      ]),
    );
    expect(sources.map(({ geometry, count }) => [geometry, count])).toEqual([
      ['point', 2],
      ['line', 1],
      ['polygon', 2],
    ]);
    expect(sources[0]?.problems).toMatchObject([{ code: 'layer/geometry-missing', details: { count: 1 } }]);
    const lines = await sources[1]!.read({ fields: [], idField: null });
    expect([...(lines.table.z ?? [])]).toEqual([Number.NaN, Number.NaN, Number.NaN, 9]);
    const polygons = await sources[2]!.read({ fields: [], idField: null });
    expect([...polygons.table.featureOffsets]).toEqual([0, 1, 3]);
  });

  test('TE-2 nulls, empty texts and booleans', async () => {
    const [source] = await openGeoJson(
      geojson('a.json', [
        { geometry: polygon, properties: { hauteur: null, leger: true, date: '1899-11-30' } },
        { geometry: polygon, properties: { hauteur: '7,5', leger: false } },
        { geometry: polygon, properties: { hauteur: 0, leger: null, date: '2018-01-01' } },
      ]),
    );
    const { table } = await source!.read({
      fields: [
        { field: 'hauteur', type: 'number' },
        { field: 'leger', type: 'text' },
        { field: 'date', type: 'text' },
      ],
      idField: null,
    });
    expect(table.columns['0']).toEqual({ type: 'number', values: Float64Array.of(Number.NaN, 7.5, 0) });
    expect([0, 1, 2].map((i) => textAt(table, '1', i))).toEqual(['Oui', 'Non', '']);
    expect([0, 1, 2].map((i) => textAt(table, '2', i))).toEqual(['', '', '2018-01-01']);
  });

  test('TE-7 coordinates that are no numbers lose their feature, not the layer', async () => {
    const [source] = await openGeoJson(
      geojson('a.json', [
        { geometry: polygon },
        {
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [0, 0],
                ['x', 1],
                [1, 1],
                [0, 0],
              ],
            ],
          },
        },
        { geometry: { type: 'Polygon', coordinates: 'nonsense' } },
      ]),
    );
    expect((await source!.read({ fields: [], idField: null })).table.count).toBe(1);
  });

  test.each([
    ['empty', '', 'file/empty'],
    ['cut short', '{"type":"FeatureCollection","features":[', 'file/unreadable'],
    ['other JSON', '{"elevations":[1,2]}', 'file/unknown-format'],
    ['a list', '[1,2]', 'file/unknown-format'],
    ['without features', '{"type":"FeatureCollection","features":[]}', 'layer/no-features'],
  ])('TE-7 a file that is %s is refused with its name', async (_, content, code) => {
    const error = await openGeoJson(fileFromBytes(content, 'd/a.json')).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, details: { file: 'd/a.json' } });
  });

  test('TE-7 members named __proto__ and constructor are data, not machinery', async () => {
    const content = `{"type":"FeatureCollection","features":[{"type":"Feature","geometry":${JSON.stringify(polygon)},"properties":{"__proto__":{"hauteur":9},"nom":"x"}}]}`;
    const [source] = await openGeoJson(fileFromBytes(content, 'a.json'));
    const { table } = await source!.read({
      fields: [
        { field: 'constructor', type: 'text' },
        { field: 'hauteur', type: 'number' },
      ],
      idField: null,
    });
    expect(textAt(table, '0', 0)).toBe('');
    expect(table.columns['1']).toEqual({ type: 'number', values: Float64Array.of(Number.NaN) });
  });
});

describe('pages of a service', () => {
  const page = (path: string, ids: readonly number[], matched: number) =>
    geojson(
      path,
      ids.map((i) => ({
        geometry: polygon,
        id: `batiment.${i}`,
        properties: { cleabs: `BATIMENT${String(i).padStart(16, '0')}` },
      })),
      { numberMatched: matched, numberReturned: ids.length },
    );

  test('TE-28 pages of one layer are all used', async () => {
    const { understandings } = await readFolder([page('p1.json', [1, 2], 3), page('p2.json', [3], 3)]);
    expect(understandings.map(({ kind, layer, problems }) => [kind, layer, problems])).toEqual([
      ['buildings', 'batiment', []],
      ['buildings', 'batiment', []],
    ]);
  });

  test('TE-28 a reply cut without a word is told', async () => {
    const { understandings } = await readFolder([page('p1.json', [1, 2], 3)]);
    expect(understandings[0]?.problems).toMatchObject([
      { code: 'layer/truncated', effect: 'partial', details: { file: 'p1.json', found: 2, expected: 3 } },
    ]);
  });
});

describeWithData(
  'recorded services',
  ['ign/derived_wfs_olemps', 'ign/geopf-fixtures', 'ign/bdtopo_wfs_geojson'],
  () => {
    test('TE-28 three pages hold the 2,273 buildings of Olemps', async () => {
      const { understandings } = await readFolder(await filesOf(dataPath('ign/derived_wfs_olemps')));
      const pages = understandings.filter((u) => u.kind === 'buildings');
      expect(pages.map((u) => u.count)).toEqual([1000, 1000, 273]);
      expect(pages.flatMap((u) => u.problems)).toEqual([]);
    });

    test('TE-10 recorded roads and census squares are recognised; squares cut short are told', async () => {
      const roads = await readFolder(await filesOf(dataPath('ign/bdtopo_wfs_geojson')));
      expect(roads.understandings.find((u) => u.kind === 'roads')).toMatchObject({
        count: 9,
        idField: 'cleabs',
      });
      const fixtures = await readFolder(await filesOf(dataPath('ign/geopf-fixtures')));
      const squares = fixtures.understandings.find((u) => u.kind === 'population');
      expect(squares).toMatchObject({
        provenance: { producer: 'INSEE' },
        problems: [{ code: 'layer/truncated', details: { found: 5, expected: 27 } }],
      });
    });
  },
);
