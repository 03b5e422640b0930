import initSqlJs, { type SqlJsStatic } from 'sql.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { openGeoPackage } from '../../src/loaders/geopackage.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import { fileFromBytes, type InputFile } from '../../src/loaders/input-file.ts';
import { readWkb } from '../../src/loaders/wkb.ts';
import { textAt } from '../../src/territory/table-ops.ts';
import { dataPath, describeWithData } from '../data.ts';
import { openFile } from '../raster-files.ts';

let SQL: SqlJsStatic;
beforeAll(async () => {
  SQL = await initSqlJs();
});

type Ring = readonly (readonly number[])[];

/** Well-known binary of a polygon, ISO codes: Z 1003, M 2003, ZM 3003. */
function wkbPolygon(rings: readonly Ring[], code: number, little = true): Uint8Array {
  const size = rings[0]?.[0]?.length ?? 2;
  const bytes = new Uint8Array(9 + rings.reduce((sum, ring) => sum + 4 + 8 * size * ring.length, 0));
  const view = new DataView(bytes.buffer);
  view.setUint8(0, little ? 1 : 0);
  view.setUint32(1, code, little);
  view.setUint32(5, rings.length, little);
  let at = 9;
  for (const ring of rings) {
    view.setUint32(at, ring.length, little);
    at += 4;
    for (const value of ring.flat()) {
      view.setFloat64(at, value, little);
      at += 8;
    }
  }
  return bytes;
}

function wkbLine(points: Ring, code = 2): Uint8Array {
  const size = points[0]?.length ?? 2;
  const bytes = new Uint8Array(9 + 8 * size * points.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 1);
  view.setUint32(1, code, true);
  view.setUint32(5, points.length, true);
  for (const [i, value] of points.flat().entries()) view.setFloat64(9 + 8 * i, value, true);
  return bytes;
}

function collection(code: number, members: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(9 + members.reduce((sum, member) => sum + member.length, 0));
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 1);
  view.setUint32(1, code, true);
  view.setUint32(5, members.length, true);
  let at = 9;
  for (const member of members) {
    bytes.set(member, at);
    at += member.length;
  }
  return bytes;
}

/** A GeoPackage geometry: header, envelope of one of the five kinds, well-known binary. */
function gpb(wkb: Uint8Array, srs: number, envelope: 0 | 1 | 2 | 3 | 4 = 1): Uint8Array {
  const header = new Uint8Array(8 + [0, 32, 48, 48, 64][envelope]!);
  header.set([0x47, 0x50, 0, 1 | (envelope << 1)]);
  const view = new DataView(header.buffer);
  view.setInt32(4, srs, true);
  const shape = envelope === 0 ? null : readWkb(wkb);
  const parts = shape ? [...shape.points, ...shape.lines, ...shape.polygons.flat()] : [];
  const values = (k: 0 | 1) => parts.flatMap((part) => [...part.xy].filter((_, i) => i % 2 === k));
  const corners = [
    Math.min(...values(0)),
    Math.max(...values(0)),
    Math.min(...values(1)),
    Math.max(...values(1)),
  ];
  if (envelope > 0) for (const [k, corner] of corners.entries()) view.setFloat64(8 + 8 * k, corner, true);
  return Uint8Array.of(...header, ...wkb);
}

interface Table {
  readonly name: string;
  readonly srs: number;
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly (Uint8Array | string | number | null)[])[];
}

function geoPackage(path: string, tables: readonly Table[]): InputFile {
  const database = new SQL.Database();
  database.run(`
    PRAGMA application_id = 0x47504B47; PRAGMA user_version = 10300;
    CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
    CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, last_change TEXT, srs_id INTEGER);
    CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
    INSERT INTO gpkg_spatial_ref_sys VALUES ('Lambert-93', 2154, 'EPSG', 2154, ''), ('local', 100001, 'NONE', 100001, '${'PROJCS["RGF93 / CC46"]'}'), ('', 3946, 'EPSG', 3946, '');
  `);
  for (const { name, srs, columns, rows } of tables) {
    const list = Object.entries(columns).map(([column, type]) => `"${column}" ${type}`);
    database.run(`CREATE TABLE "${name}" (fid INTEGER PRIMARY KEY, geom BLOB, ${list.join(', ')})`);
    database.run('INSERT INTO gpkg_contents VALUES (?, ?, ?, ?)', [
      name,
      'features',
      '2026-03-15T00:00:00Z',
      srs,
    ]);
    database.run('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)', [
      name,
      'geom',
      'GEOMETRY',
      srs,
    ]);
    for (const [i, row] of rows.entries())
      database.run(`INSERT INTO "${name}" VALUES (${[0, 0, ...row.slice(1)].map(() => '?').join(', ')})`, [
        i + 1,
        ...row,
      ]);
  }
  const bytes = Uint8Array.from(database.export());
  database.close();
  return fileFromBytes(bytes, path);
}

const ring: Ring = [
  [700_000, 6_600_000],
  [700_010, 6_600_000],
  [700_010, 6_600_010],
  [700_000, 6_600_010],
  [700_000, 6_600_000],
];
const withZ = ring.map(([x = 0, y = 0]) => [x, y, 33]);
const withZM = ring.map(([x = 0, y = 0]) => [x, y, 33, 7]);
const cleabs = (start: string, i: number) => `${start}${String(i).padStart(16, '0')}`;

describe('GeoPackage', () => {
  test('TE-6 a delivery of BD TOPO: several layers in one file, each recognised by its identifiers', async () => {
    const line = gpb(
      wkbLine([
        [700_000, 6_600_000],
        [700_100, 6_600_000],
      ]),
      2154,
    );
    const file = geoPackage('BDTOPO_3-5_TOUSTHEMES_GPKG_LAMB93_D030_2026-03-15/bdtopo.gpkg', [
      {
        name: 'batiment',
        srs: 2154,
        columns: { cleabs: 'TEXT', hauteur: 'REAL' },
        rows: [
          [gpb(wkbPolygon([withZ], 1003), 2154), cleabs('BATIMENT', 1), 7.5],
          [gpb(collection(1006, [wkbPolygon([withZ], 1003)]), 2154, 2), cleabs('BATIMENT', 2), null],
        ],
      },
      {
        name: 'troncon_de_route',
        srs: 2154,
        columns: { cleabs: 'TEXT', largeur_de_chaussee: 'REAL' },
        rows: [[line, cleabs('TRONROUT', 1), 5]],
      },
      {
        name: 'troncon_hydrographique',
        srs: 2154,
        columns: { cleabs: 'TEXT', persistance: 'TEXT' },
        rows: [[line, cleabs('TRON_EAU', 1), 'Permanent']],
      },
      {
        name: 'surface_hydrographique',
        srs: 2154,
        columns: { cleabs: 'TEXT' },
        rows: [[gpb(wkbPolygon([ring], 3), 2154), cleabs('SURF_EAU', 1)]],
      },
      {
        name: 'construction_lineaire',
        srs: 2154,
        columns: { cleabs: 'TEXT', nature: 'TEXT', nature_detaillee: 'TEXT' },
        rows: [[line, cleabs('CONSLINE', 1), 'Mur', 'Digue']],
      },
      {
        name: 'zone_d_activite_ou_d_interet',
        srs: 2154,
        columns: { cleabs: 'TEXT', nature: 'TEXT' },
        rows: [[gpb(wkbPolygon([ring], 3), 2154), cleabs('SURFACTI', 1), 'Mairie']],
      },
      {
        name: 'commune',
        srs: 2154,
        columns: { cleabs: 'TEXT', nom_officiel: 'TEXT' },
        rows: [[gpb(wkbPolygon([ring], 3), 2154), cleabs('COMMUNE_', 1), 'Olemps']],
      },
      {
        name: 'cimetiere',
        srs: 2154,
        columns: { cleabs: 'TEXT' },
        rows: [[gpb(wkbPolygon([ring], 3), 2154), cleabs('CIMETIER', 1)]],
      },
    ]);
    const { understandings } = await readFolder([file]);
    expect(Object.fromEntries(understandings.map((u) => [u.layer, u.kind]))).toEqual({
      batiment: 'buildings',
      troncon_de_route: 'roads',
      troncon_hydrographique: 'waterLines',
      surface_hydrographique: 'waterSurfaces',
      construction_lineaire: 'dikes',
      zone_d_activite_ou_d_interet: 'places',
      commune: 'limits',
      cimetiere: 'unused',
    });
    const buildings = understandings.find((u) => u.kind === 'buildings');
    expect(buildings).toMatchObject({
      crs: 2154,
      verticalDatum: 'NGF-IGN69',
      count: 2,
      idField: 'cleabs',
      provenance: {
        producer: 'IGN',
        product: 'BD TOPO',
        editionDate: '2026-03-15',
        licence: 'Licence Ouverte 2.0 (Etalab)',
      },
    });
  });

  test.each([
    ['flat, no envelope', wkbPolygon([ring], 3), 0, null],
    ['Z, envelope xy', wkbPolygon([withZ], 1003), 1, 33],
    ['ZM, envelope xyzm', wkbPolygon([withZM], 3003), 4, 33],
    ['M, envelope xym', wkbPolygon([withZ], 2003), 3, null],
    ['extended codes', wkbPolygon([withZ], 0x80000003), 2, 33],
    ['big-endian', wkbPolygon([ring], 3, false), 1, null],
    ['in a collection', collection(7, [wkbPolygon([ring], 3)]), 1, null],
  ] as const)('TE-6 geometries are read: %s', async (_, wkb, envelope, z) => {
    const file = geoPackage(
      'a.gpkg',
      [{ name: 'x', srs: 2154, columns: {}, rows: [[gpb(wkb, 2154, envelope)]] }].map((t) => ({
        ...t,
        columns: { nom: 'TEXT' },
        rows: t.rows.map((r) => [...r, 'n']),
      })),
    );
    const [source] = await openGeoPackage(file);
    const { table } = await source!.read({ fields: [], idField: null });
    expect([...table.xy]).toEqual(ring.flat());
    expect(table.z === null ? null : [...table.z]).toEqual(z === null ? null : ring.map(() => z));
    expect(source!.bounds).toEqual([700_000, 6_600_000, 700_010, 6_600_010]);
  });

  test('TE-6 attributes, identifiers and the table’s own CRS come along; nulls stay nulls', async () => {
    const file = geoPackage('cosia/D022_2021_270_6790_vecto.gpkg', [
      {
        name: 'D022',
        srs: 3946,
        columns: { numero: 'INTEGER', classe: 'TEXT', v: 'REAL' },
        rows: [
          [gpb(wkbPolygon([ring], 3), 3946), 9, 'Feuillu', null],
          [gpb(wkbPolygon([ring], 3), 3946), 3, 'Zone imperméable', 1.5],
        ],
      },
    ]);
    const [source] = await openGeoPackage(file);
    expect(source!.crs.epsg).toBe(3946);
    expect(source!.date).toBe('2026-03-15');
    const { table } = await source!.read({
      fields: [
        { field: 'classe', type: 'text' },
        { field: 'v', type: 'number' },
      ],
      idField: 'fid',
    });
    expect(table.ids).toEqual(['1', '2']);
    expect(textAt(table, '0', 1)).toBe('Zone imperméable');
    expect(table.columns['1']).toEqual({ type: 'number', values: Float64Array.of(Number.NaN, 1.5) });
    const { understandings } = await readFolder([file]);
    expect(understandings).toMatchObject([
      { kind: 'landCover', scheme: 'cosia', mapping: [{ house: 'code', field: 'classe' }] },
    ]);
  });

  test('TE-6 broken cells are counted, the others read', async () => {
    const rows = [
      [gpb(wkbPolygon([ring], 3), 2154), 'a'],
      [Uint8Array.of(1, 2, 3), 'b'],
      [null, 'c'],
      [gpb(wkbPolygon([ring], 3).slice(0, 40), 2154), 'd'],
      [gpb(collection(10, []), 2154), 'curve'],
    ];
    const [source] = await openGeoPackage(
      geoPackage('a.gpkg', [{ name: 'x', srs: 2154, columns: { n: 'TEXT' }, rows }]),
    );
    expect(source!.count).toBe(1);
    expect(source!.problems).toMatchObject([
      { code: 'layer/geometry-missing', details: { count: 4, file: 'a.gpkg' } },
    ]);
    expect((await source!.read({ fields: [], idField: null })).table.count).toBe(1);
  });

  test('TE-6 a shape that encloses nothing is left out and counted', async () => {
    const flat = [0, 1, 2, 0].map((step) => [700_000 + step, 6_600_000 + step]);
    const rows = [
      [gpb(wkbPolygon([ring], 3), 2154), 'a'],
      [gpb(wkbPolygon([flat], 3), 2154), 'b'],
    ];
    const [source] = await openGeoPackage(
      geoPackage('a.gpkg', [{ name: 'x', srs: 2154, columns: { n: 'TEXT' }, rows }]),
    );
    const { table, problems } = await source!.read({ fields: [], idField: 'n' });
    expect(table.ids).toEqual(['a']);
    expect(problems).toMatchObject([
      { code: 'layer/geometry-missing', effect: 'partial', details: { file: 'a.gpkg', count: 1 } },
    ]);
  });

  test('TE-14 features beyond the window asked for are skipped by their envelope, and counted', async () => {
    const away = ring.map(([x = 0, y = 0]) => [x + 5000, y]);
    const rows = [
      [gpb(wkbPolygon([ring], 3), 2154), 'a'],
      [gpb(wkbPolygon([away], 3), 2154), 'b'],
      [gpb(wkbPolygon([away], 3), 2154, 0), 'c'],
    ];
    const [source] = await openGeoPackage(
      geoPackage('a.gpkg', [{ name: 'x', srs: 2154, columns: { n: 'TEXT' }, rows }]),
    );
    const read = await source!.read({
      fields: [],
      idField: 'n',
      within: [700_000, 6_600_000, 701_000, 6_601_000],
    });
    // The third has no envelope: it is read, and judged later.
    expect([read.table.ids, read.skipped]).toEqual([['a', 'c'], 1]);
  });

  test('TE-6 a collection nested without end is refused, not followed', () => {
    let nested = wkbPolygon([ring], 3);
    for (let depth = 0; depth < 20; depth++) nested = collection(7, [nested]);
    expect(readWkb(nested)).toBeNull();
  });

  test.each([
    ['empty', new Uint8Array(0), 'file/empty'],
    ['not a database', new TextEncoder().encode('x'.repeat(1000)), 'file/unreadable'],
    ['cut short', null, 'file/unreadable'],
  ])('TE-6 a file that is %s is refused with its name', async (_, bytes, code) => {
    const whole = bytes ?? new Uint8Array(await geoPackage('x.gpkg', []).bytes()).slice(0, 600);
    const error = await openGeoPackage(fileFromBytes(whole, 'd/x.gpkg')).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, details: { file: 'd/x.gpkg' } });
  });
});

describeWithData('a real GeoPackage', ['ign/ign_docs_samples/installation.gpkg'], () => {
  test('TE-6 with a spatial index that this SQLite cannot follow', async () => {
    const sources = await openGeoPackage(await openFile(dataPath('ign/ign_docs_samples/installation.gpkg')));
    expect(sources).toMatchObject([
      { layer: 'installation', geometry: 'point', count: 966, crs: { epsg: 4326 }, date: '2023-05-24' },
    ]);
    const { table } = await sources[0]!.read({ fields: [{ field: 'commune', type: 'text' }], idField: 'id' });
    expect(table.count).toBe(966);
    // Bounds that the file's own gpkg_contents states.
    expect(sources[0]!.bounds!.map((v) => Math.round(v * 1e6) / 1e6)).toEqual([
      4.049274, 49.239688, 5.355819, 50.157618,
    ]);
  });
});
