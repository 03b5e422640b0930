import proj4 from 'proj4';
import { describe, expect, test } from 'vitest';
import { gridBounds } from '../../src/base/grid.ts';
import { buildTerritory } from '../../src/loaders/build.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import { fileFromBytes, type InputFile } from '../../src/loaders/input-file.ts';
import type { Override } from '../../src/loaders/understanding.ts';
import { crsOf } from '../../src/territory/crs.ts';
import { decodeTerritory, encodeTerritory } from '../../src/territory/file.ts';
import { square, geojson, terrain } from '../vector-files.ts';

const fine = terrain('relief_5m.asc', { columns: 120, rows: 90, cell: 5, west: 652_000, south: 6_684_000 });
const coarseFrame = { columns: 184, rows: 178, cell: 25, west: 650_000, south: 6_682_000 };
const coarse = terrain('relief_lointain_25m.asc', coarseFrame, (column, row) => 60 + column / 10 + row / 7);

async function read(files: readonly InputFile[]) {
  const { understandings } = await readFolder(files);
  return Object.fromEntries(understandings.map(({ id, kind, reason }) => [id, `${kind} ${reason.key}`]));
}

async function build(files: readonly InputFile[], overrides: readonly Override[] = []) {
  const built = await buildTerritory(await readFolder(files), overrides);
  return { ...built, codes: built.problems.map(({ code }) => code) };
}

describe('surroundings', () => {
  test('TE-32 a terrain of clearly coarser cells around the fine one becomes the surroundings, in words', async () => {
    expect(await read([coarse, fine])).toEqual({
      'relief_5m.asc': 'terrain name',
      'relief_lointain_25m.asc': 'surroundings around',
    });
    const { territory, codes } = await build([coarse, fine]);
    expect(territory?.layers.terrain.grid).toMatchObject({ columns: 120, rows: 90, cellSizeM: 5 });
    expect(territory?.layers.surroundings?.grid).toEqual({
      columns: 184,
      rows: 178,
      cellSizeM: 25,
      westM: 650_000,
      northM: 6_682_000 + 178 * 25,
    });
    expect(codes).toEqual(['layer/crs-guessed']);
    expect(territory?.sources.find(({ id }) => id === 'surroundings')?.files[0]?.name).toBe(
      'relief_lointain_25m.asc',
    );
  });

  test('TE-32 coarser cells that do not reach around, or that are hardly coarser, are no surroundings', async () => {
    const same = { columns: 24, rows: 18, cell: 25, west: 652_000, south: 6_684_000 };
    expect(await read([fine, terrain('meme_mnt.asc', same)])).toMatchObject({
      'meme_mnt.asc': 'terrain name',
    });
    const beside = { ...coarseFrame, west: 652_500 };
    expect(await read([fine, terrain('a_cote_mnt.asc', beside)])).toMatchObject({
      'a_cote_mnt.asc': 'terrain name',
    });
    const hardly = { columns: 400, rows: 400, cell: 10, west: 651_000, south: 6_683_000 };
    expect(await read([fine, terrain('dix_mnt.asc', hardly)])).toMatchObject({
      'dix_mnt.asc': 'terrain name',
    });
  });

  test('TE-32 tiles of the coarser terrain surround together, as they would alone', async () => {
    const half = { ...coarseFrame, columns: 92 };
    const west = terrain('ouest_mnt.asc', half);
    const east = terrain('est_mnt.asc', { ...half, west: half.west + 92 * 25 });
    const { territory } = await build([west, east, fine]);
    expect(gridBounds(territory!.layers.surroundings!.grid)).toEqual([
      650_000, 6_682_000, 654_600, 6_686_450,
    ]);
  });

  test('TE-32 a person may say otherwise: leave it out, or take it for the terrain', async () => {
    const id = 'relief_lointain_25m.asc';
    const without = await build([coarse, fine], [{ id, kind: 'unused' }]);
    expect(without.territory?.layers.surroundings).toBeUndefined();
    const terrainInstead = await build(
      [coarse, fine],
      [
        { id, kind: 'terrain' },
        { id: 'relief_5m.asc', kind: 'unused' },
      ],
    );
    expect(terrainInstead.territory?.layers.terrain.grid.cellSizeM).toBe(25);
    const given = await build(
      [coarse, fine],
      [
        { id: 'relief_5m.asc', kind: 'surroundings' },
        { id, kind: 'terrain' },
      ],
    );
    expect(given.territory?.layers.surroundings?.grid.cellSizeM).toBe(5);
  });

  test('TE-32 far from the terrain they are cut; in another vertical datum, or elsewhere, left out and told', async () => {
    const wide = { columns: 1300, rows: 60, cell: 25, west: 630_000, south: 6_683_500 };
    const { territory } = await build([terrain('large_mnt.asc', wide), fine]);
    const [west, , east] = gridBounds(territory!.layers.surroundings!.grid);
    expect([west, east]).toEqual([642_000, 662_500]);
    const unlike = await build(
      [coarse, fine],
      [
        { id: 'relief_5m.asc', verticalDatum: 'NGF-IGN69' },
        { id: 'relief_lointain_25m.asc', verticalDatum: 'local' },
      ],
    );
    expect(unlike.territory?.layers.surroundings).toBeUndefined();
    expect(unlike.codes).toContain('layer/datum-unlike');
    const elsewhere = terrain('loin.asc', { ...coarseFrame, west: 852_000 });
    const away = await build([elsewhere, fine], [{ id: 'loin.asc', kind: 'surroundings' }]);
    expect(away.codes).toContain('layer/crs-nowhere');
  });

  test('TE-32 when the fine terrain cannot be read, the coarser one takes its place', async () => {
    const cut = fileFromBytes((await fine.bytes()).slice(0, 20_000), 'relief_5m.asc');
    const { territory, codes } = await build([coarse, cut]);
    expect(territory?.layers.terrain.grid.cellSizeM).toBe(25);
    expect(territory?.layers.surroundings).toBeUndefined();
    expect(codes).toContain('layer/truncated');
  });

  test('TE-32 they are sealed with the territory', async () => {
    const { territory } = await build([coarse, fine]);
    const alone = await build([fine]);
    expect(territory!.digest).not.toBe(alone.territory!.digest);
    const back = decodeTerritory(encodeTerritory(territory!));
    expect(back.layers.surroundings).toEqual(territory!.layers.surroundings);
  });
});

describe('what a folder says of itself', () => {
  const about = fileFromBytes(
    JSON.stringify({
      jumelles: 'territory',
      name: 'Essai-sur-Aurne',
      fictional: true,
      product: 'données inventées',
      licence: 'EUPL-1.2',
      editionDate: '2026-11-25',
      verticalDatum: 'NGF-IGN69',
    }),
    'essai/territoire.json',
  );
  const buildings = geojson(
    'essai/batiments.geojson',
    [
      {
        geometry: { type: 'Polygon', coordinates: [square(652_100, 6_684_100, 10)] },
        properties: { cleabs: 'BATIMENT0000000000000001', hauteur: 6 },
      },
    ],
    { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2154' } } },
  );

  test('TE-33 name, made-up place, vertical datum and source hold for its layers', async () => {
    const { territory } = await build([about, fine, buildings]);
    expect(territory).toMatchObject({ name: 'Essai-sur-Aurne', fictional: true, verticalDatum: 'NGF-IGN69' });
    for (const { producer, product, licence, editionDate } of territory!.sources)
      expect([producer, product, licence, editionDate]).toEqual([
        '',
        'données inventées',
        'EUPL-1.2',
        '2026-11-25',
      ]);
    expect(territory!.layers.buildings?.table.count).toBe(1);
  });

  test('TE-33 a name given by a person goes before; a broken page is told and the rest kept', async () => {
    const built = await buildTerritory(await readFolder([about, fine]), [], { name: 'Autre nom' });
    expect(built.territory).toMatchObject({ name: 'Autre nom', fictional: true });
    const broken = fileFromBytes('{ "jumelles": "territory", "name": ', 'territoire.json');
    const { territory, codes } = await build([broken, fine]);
    expect(territory).toMatchObject({ name: '', fictional: false });
    expect(codes).toEqual(['layer/crs-guessed', 'file/unreadable']);
  });

  test('TE-33 a project and kept results among the layers are known for what they are', async () => {
    const project = fileFromBytes(
      '{\n  "format": 1,\n  "title": "Essai",\n  "territory": {}}',
      'project.json',
    );
    const results = fileFromBytes('JUMELRUN........', 'resultats.jumrun');
    expect(await read([fine, project, results, about])).toEqual({
      'relief_5m.asc': 'terrain name',
      'project.json': 'unused project',
      'resultats.jumrun': 'unused results',
      'essai/territoire.json': 'unused about',
    });
    expect((await build([fine, project, results])).codes).toEqual(['layer/crs-guessed']);
  });
});

test('TE-35 coordinates brought from another system lie on a lattice, where they should within a tenth of a millimetre', async () => {
  const lonLat = [1.75, 49.98] as const;
  const to = proj4(crsOf(4326)!.proj4, crsOf(2154)!.proj4, [...lonLat]) as [number, number];
  const [west, south] = [Math.floor(to[0]) - 100, Math.floor(to[1]) - 100];
  const ground = terrain('mnt.asc', { columns: 50, rows: 50, cell: 5, west, south });
  const place = geojson('batiment.geojson', [
    {
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [1.75, 49.98],
            [1.7501, 49.98],
            [1.7501, 49.9801],
            [1.75, 49.98],
          ],
        ],
      },
      properties: { cleabs: 'BATIMENT0000000000000001', hauteur: 6 },
    },
  ]);
  const { territory } = await build([ground, place]);
  const xy = [...territory!.layers.buildings!.table.xy];
  expect(xy.every((value) => Number.isInteger(value * 2 ** 13))).toBe(true);
  const nearest = Math.min(
    ...xy.flatMap((x, k) => (k % 2 === 0 ? [Math.hypot(x - to[0], (xy[k + 1] ?? 0) - to[1])] : [])),
  );
  expect(nearest).toBeLessThan(1e-4);
});
