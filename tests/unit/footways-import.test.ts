import initSqlJs, { type SqlJsStatic } from 'sql.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildTerritory, type BuiltFolder } from '../../src/loaders/build.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import { fileFromBytes, type InputFile } from '../../src/loaders/input-file.ts';
import { readWkt, sridOfWkt } from '../../src/loaders/wkt.ts';
import { decodeTerritory, encodeTerritory } from '../../src/territory/file.ts';
import { numbersOf, textAt } from '../../src/territory/table-ops.ts';
import type { FeatureKind } from '../../src/territory/territory.ts';
import { number, shapefile, terrain, text } from '../vector-files.ts';

const [west, south] = [700_000, 6_600_000];
const dem = terrain('dem.asc', { columns: 50, rows: 50, cell: 10, west, south });
const point = (x: number, y: number) => ({ type: 'Point', coordinates: [west + x, south + y] });
const line = (...places: readonly (readonly [number, number])[]) => ({
  type: 'LineString',
  coordinates: places.map(([x, y]) => [west + x, south + y]),
});
const lambert = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2154' } };
const layer = (path: string, features: readonly (readonly [object, object | null])[]): InputFile =>
  fileFromBytes(
    JSON.stringify({
      type: 'FeatureCollection',
      crs: lambert,
      features: features.map(([properties, geometry]) => ({ type: 'Feature', properties, geometry })),
    }),
    path,
  );

/** Made-up tables under the names of revision 2026-04. */
const circulation = layer('circulation.geojson', [
  [
    {
      idCirculation: '76217:CIR:1:LOC',
      from: '76217:NOD:1:LOC',
      to: '76217:NOD:2:LOC',
      typeTroncon: 'trottoir',
      statutVoie: 'zone 30',
      pente: -3,
      devers: 2,
      largeurUtile: 1.6,
      etatRevetement: 'roulant',
    },
    line([100, 100], [160, 100]),
  ],
  [
    { idCirculation: '76217:CIR:2:LOC', typeTroncon: 'NC', pente: 400, devers: null, largeurUtile: 0 },
    line([160, 110], [220, 110]),
  ],
]);
const traversee = layer('traversee.geojson', [
  [
    { idTraversee: '76217:TRA:1:LOC', statutVoie: 'zone 30', pente: 1, devers: 1 },
    line([160, 100], [160, 110]),
  ],
]);
const escalier = layer('escalier.geojson', [
  [{ idEscalier: '76217:ESC:1:LOC', statutVoie: 'sans objet', devers: 0 }, line([220, 110], [220, 130])],
]);
const nodes = layer('noeud_cheminement.geojson', [
  [
    { idNoeud: '76217:NOD:1:LOC', hauteurRessaut: 0.02, abaissePente: 6, abaisseLargeur: 1.4 },
    point(100, 100),
  ],
  [{ idNoeud: '76217:NOD:2:LOC', hauteurRessaut: 14, abaissePente: null }, point(160, 100)],
]);
const obstacles = layer('obstacle.geojson', [
  [
    { idObstacle: '76217:OBS:1:LOC', typeObstacle: 'potelet', largeurUtile: 0.85, hauteurObsPoseSol: 1 },
    point(130, 100),
  ],
]);
const erp = layer('erp.geojson', [
  [
    { idERP: '1', erpCategorie: 'catégorie 5' },
    {
      type: 'Polygon',
      coordinates: [
        [
          [west + 100, south + 120],
          [west + 110, south + 120],
          [west + 110, south + 130],
          [west + 100, south + 120],
        ],
      ],
    },
  ],
]);

const build = async (files: readonly InputFile[]): Promise<BuiltFolder> =>
  buildTerritory(await readFolder([dem, ...files]), [], { name: 'essai' });
const tableOf = (built: BuiltFolder, kind: FeatureKind) => {
  const table = built.territory?.layers[kind]?.table;
  if (!table) throw new Error(`no ${kind}: ${built.problems.map(({ code }) => code).join()}`);
  return table;
};

/** What is told of the layers that are looked at here. */
const told = ({ problems }: BuiltFolder) => problems.filter(({ details }) => details['file'] !== 'dem.asc');

let SQL: SqlJsStatic;
beforeAll(async () => {
  SQL = await initSqlJs();
});

describe('ways on foot, as the CNIG’s standard of accessibility writes them', () => {
  test('TE-70 its tables are known by their identifiers and become footways, and their kerbs and obstacles', async () => {
    const files = [circulation, traversee, escalier, nodes, obstacles, erp];
    const { understandings } = await readFolder([dem, ...files]);
    expect(Object.fromEntries(understandings.map(({ id, kind }) => [id, kind]))).toEqual({
      'dem.asc': 'terrain',
      'circulation.geojson': 'footways',
      'traversee.geojson': 'footways',
      'escalier.geojson': 'footways',
      'noeud_cheminement.geojson': 'footwayPoints',
      'obstacle.geojson': 'footwayPoints',
      'erp.geojson': 'unused',
    });
    const built = await build(files);
    expect(told(built)).toEqual([]);
    const ways = tableOf(built, 'footways');
    const natures = Object.fromEntries(ways.ids.map((id, i) => [id, textAt(ways, 'nature', i)]));
    expect(natures).toEqual({
      '76217:CIR:1:LOC': 'trottoir',
      '76217:CIR:2:LOC': '',
      '76217:TRA:1:LOC': 'traversée piétonne',
      '76217:ESC:1:LOC': 'escalier',
    });
    const first = ways.ids.findIndex((id) => id === '76217:CIR:1:LOC');
    expect(textAt(ways, 'from', first)).toBe('76217:NOD:1:LOC');
    expect(textAt(ways, 'surfaceState', first)).toBe('roulant');
    const numbers = ['slopePercent', 'crossSlopePercent', 'widthM'].map(
      (name) => numbersOf(ways, name)[first],
    );
    expect(numbers).toEqual([-3, 2, 1.6]);
    const points = tableOf(built, 'footwayPoints');
    expect(points.ids.map((_, i) => textAt(points, 'nature', i)).sort()).toEqual(['nœud', 'nœud', 'potelet']);
    expect(built.territory?.sources.find(({ id }) => id === 'footways')?.product).toBe('CNIG Accessibilité');
  });

  test('TE-71 what cannot be a slope, a width or a kerb is unknown, and the rest is kept', async () => {
    const built = await build([circulation, nodes]);
    const ways = tableOf(built, 'footways');
    const second = ways.ids.findIndex((id) => id === '76217:CIR:2:LOC');
    for (const name of ['slopePercent', 'crossSlopePercent', 'widthM'])
      expect(numbersOf(ways, name)[second], name).toBeNaN();
    expect([...numbersOf(tableOf(built, 'footwayPoints'), 'kerbM')]).toEqual([0.02, Number.NaN]);
  });

  test('TE-70 the ten letters of Shapefile', async () => {
    const shape = [
      [
        [
          [west + 100, south + 100],
          [west + 160, south + 100],
        ],
      ],
    ];
    const columns = [
      text('idtroncon', ['T1']),
      text('typetronco', ['chemin piéton']),
      text('statutvoie', ['voie verte']),
      number('pente', ['4']),
      number('devers', ['1']),
    ];
    const table = tableOf(await build(shapefile('troncon_cheminement', 3, shape, columns)), 'footways');
    expect([table.ids[0], textAt(table, 'nature', 0), numbersOf(table, 'slopePercent')[0]]).toEqual([
      'T1',
      'chemin piéton',
      4,
    ]);
  });

  test('TE-72 a table in text, its shapes in WKT; rows without a shape are counted, the rest is kept', async () => {
    const rows = [
      'idTroncon;typeTroncon;pente;devers;geom',
      `T1;trottoir;2;1;"SRID=2154;LINESTRING Z (${west + 100} ${south + 100} 3, ${west + 160} ${south + 100} 4)"`,
      'T2;trottoir;2;1;LINESTRING (nothing)',
      `T3;escalier;;;"SRID=2154;LINESTRING Z (${west + 160} ${south + 100} 4, ${west + 160} ${south + 120} 9)"`,
    ];
    const built = await build([fileFromBytes(rows.join('\n'), 'troncons.csv')]);
    const table = tableOf(built, 'footways');
    expect(table.ids).toEqual(['T1', 'T3']);
    expect([...(table.z ?? [])]).toEqual([3, 4, 4, 9]);
    expect(told(built).map(({ code, details }) => [code, details['count']])).toEqual([
      ['layer/geometry-missing', 1],
    ]);
    expect(sridOfWkt('LINESTRING (0 0, 1 1)')).toBeNull();
    expect(readWkt('POLYGON ((0 0, 1 1, 1 0, 0 0))')).toBeNull();
    expect(readWkt('MULTILINESTRING M ((0 0 7, 1 1 8), (2 2 9, 3 3 9))')?.lines.map(({ z }) => z)).toEqual([
      null,
      null,
    ]);
    const none = await build([fileFromBytes(`${rows[0]}\nT1;trottoir;2;1;?`, 'vide.csv')]);
    expect(none.territory?.layers.footways).toBeUndefined();
    const { understandings } = await readFolder([
      dem,
      fileFromBytes(`${rows[0]}\nT1;trottoir;2;1;?`, 'vide.csv'),
    ]);
    expect(understandings.find(({ id }) => id === 'vide.csv')?.problems.map(({ code }) => code)).toEqual([
      'layer/no-features',
    ]);
  });

  test('TE-73 in a GeoPackage of the relational model, tables without shapes tell of their segments', async () => {
    const database = new SQL.Database();
    database.run(`
      CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
      INSERT INTO gpkg_spatial_ref_sys VALUES ('Lambert-93', 2154, 'EPSG', 2154, '');
      CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT, last_change TEXT, srs_id INTEGER);
      CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
      INSERT INTO gpkg_geometry_columns VALUES ('troncon_cheminement', 'geom', 'LINESTRING', 2154, 0, 0);
      CREATE TABLE troncon_cheminement (idtroncon TEXT PRIMARY KEY, typetroncon TEXT, statutvoie TEXT, pente INTEGER, devers INTEGER, geom BLOB);
      CREATE TABLE circulation (idcirculation TEXT, idtroncon TEXT, largeurutile REAL, etatrevetement TEXT);
      CREATE TABLE rampe_acces (idrampe TEXT, idtroncon TEXT, largeurutile REAL, mainCourante TEXT);
      INSERT INTO circulation VALUES ('C1', 'T1', 1.5, 'meuble'), ('C1b', 'T1', 9, 'roulant');
      INSERT INTO rampe_acces VALUES ('R1', 'T2', 1.2, 'aucun');
    `);
    const add = database.prepare('INSERT INTO troncon_cheminement VALUES (?, ?, ?, ?, ?, ?)');
    add.run([
      'T1',
      'trottoir',
      'zone 30',
      2,
      1,
      gpkgLine([west + 100, south + 100, west + 160, south + 100]),
    ]);
    add.run(['T2', 'rampe', 'zone 30', 5, 0, gpkgLine([west + 160, south + 100, west + 170, south + 100])]);
    add.free();
    const bytes = Uint8Array.from(database.export());
    const table = tableOf(
      await build([fileFromBytes(bytes, '76217_accessibilite_voirie_20260101.gpkg')]),
      'footways',
    );
    expect(table.ids).toEqual(['T1', 'T2']);
    expect([...numbersOf(table, 'widthM')]).toEqual([1.5, 1.2]);
    expect([textAt(table, 'surfaceState', 0), textAt(table, 'nature', 1)]).toEqual(['meuble', 'rampe']);
  });

  test('TE-70 the layers stay with the territory’s file', async () => {
    const { territory } = await build([circulation, nodes]);
    if (!territory) throw new Error('no territory');
    const again = decodeTerritory(encodeTerritory(territory));
    expect(again.digest).toBe(territory.digest);
    expect(again.layers.footways?.table.ids).toEqual(territory.layers.footways?.table.ids);
  });
});

/** A line of two places as a GeoPackage keeps it: the header without a box, then well-known binary. */
function gpkgLine(xy: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(8 + 9 + 8 * xy.length);
  const view = new DataView(bytes.buffer);
  bytes.set([0x47, 0x50, 0, 1]);
  view.setInt32(4, 2154, true);
  view.setUint8(8, 1);
  view.setUint32(9, 2, true);
  view.setUint32(13, xy.length / 2, true);
  for (const [i, value] of xy.entries()) view.setFloat64(17 + 8 * i, value, true);
  return bytes;
}
