import { expect, test } from 'vitest';
import { filesOf } from '../../src/cli/input-folder.ts';
import { buildTerritory } from '../../src/loaders/build.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import type { InputFile } from '../../src/loaders/input-file.ts';
import { landCoverClasses } from '../../src/territory/land-cover.ts';
import { decodeTerritory, encodeTerritory } from '../../src/territory/file.ts';
import { numbersOf, tableBounds, textAt } from '../../src/territory/table-ops.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { dataPath, describeWithData } from '../data.ts';
import { terrain } from '../vector-files.ts';

async function build(folder: string, more: readonly InputFile[] = []) {
  const files = [...more, ...(await filesOf(dataPath(folder)))];
  return buildTerritory(await readFolder(files));
}

const sum = (values: Float64Array) =>
  values.reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0);
const known = (table: FeatureTable, name: string) =>
  numbersOf(table, name).filter((value) => !Number.isNaN(value)).length;

describeWithData('Dieppe', ['ign/littosim_dieppe'], () => {
  test('TE-22 the whole folder becomes a territory, with five surges', async () => {
    const { territory, forcingSets, problems, readiness } = await build('ign/littosim_dieppe');
    const {
      terrain: relief,
      roughness,
      initialDepth,
      buildings,
      roads,
      waterLines,
      dikes,
      population,
      limits,
    } = territory!.layers;
    expect(territory!.crs).toBe(2154);
    expect(relief.grid).toMatchObject({ columns: 647, rows: 484, cellSizeM: 20, westM: 559_149.58715242 });
    expect([roughness!.grid, initialDepth!.grid]).toEqual([relief.grid, relief.grid]);
    const counts = [buildings, roads, waterLines, dikes, population, limits].map(
      (layer) => layer!.table.count,
    );
    expect(counts).toEqual([20_559, 1367, 137, 113, 4884, 14]);
    expect(forcingSets.map((set) => [set.name, set.forcings.length])).toEqual(
      ['caen2019', 'caen2019+24cm', 'caen2019+30cm', 'caen2019+80cm', 'caen2019+125cm'].map((name) => [
        name,
        9,
      ]),
    );
    expect(known(dikes!.table, 'crestM')).toBe(113);
    expect(numbersOf(dikes!.table, 'crestM')[0]).toBe(9.425755000000001);
    expect(sum(numbersOf(limits!.table, 'population'))).toBeGreaterThan(50_000);
    expect(textAt(waterLines!.table, 'name', 0)).toBe("l'arques");
    expect(new Set(problems.map((told) => told.effect))).toEqual(new Set(['kept', 'dropped']));
    expect(problems.filter((told) => told.effect === 'dropped').map((told) => told.code)).toEqual([
      'layer/duplicate',
    ]);
    expect(readiness!.findings.map((finding) => finding.key)).toEqual(
      expect.arrayContaining([
        'bed-unknown',
        'embankments',
        'resolution-coarse',
        'datum-unknown',
        'heights-unknown',
      ]),
    );
    expect(decodeTerritory(encodeTerritory(territory!)).digest).toBe(territory!.digest);
  });
});

describeWithData('Rochefort', ['ign/littosim_rochefort_charente'], () => {
  test('TE-22 what is there is used: CORINE cover, dikes, limits; buildings without shapes are told', async () => {
    const { territory, forcingSets, problems } = await build('ign/littosim_rochefort_charente');
    const { layers } = territory!;
    expect(layers.dikes!.table.count).toBe(720);
    expect(layers.limits!.table.count).toBe(15);
    expect(layers.buildings).toBeUndefined();
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'file/missing-shp',
        details: expect.objectContaining({ file: 'shapefiles/buildings.shp' }),
      }),
    );
    const classes = new Set(layers.landCover!.values);
    expect(classes.has(landCoverClasses.indexOf('water'))).toBe(true);
    expect(classes.has(landCoverClasses.indexOf('crop'))).toBe(true);
    const covered = Array.from(layers.landCover!.values).filter((code) => code !== 0).length;
    expect(covered / layers.landCover!.values.length).toBeGreaterThan(0.99);
    expect(forcingSets.map((set) => set.name)).toEqual(['rochefort']);
  });
});

/** A terrain around Olemps: the extract has none. */
const around = terrain(
  'mnt.asc',
  { columns: 120, rows: 130, cell: 40, west: 661_750, south: 6_357_500 },
  (column, row) => 600 + column / 10 - row / 10,
);

describeWithData('Olemps', ['ign/bdtopo_v3_shp_olemps_12174', 'ign/derived_wfs_olemps'], () => {
  test('TE-19 BD TOPO’s nulls, places and limits', async () => {
    const { territory, problems } = await build('ign/bdtopo_v3_shp_olemps_12174', [around]);
    const { buildings, places, limits, roads, waterSurfaces } = territory!.layers;
    expect(buildings!.table.count).toBe(2273);
    // 269 without HAUTEUR, 15 written 0.00.
    expect(known(buildings!.table, 'heightM')).toBe(2273 - 269 - 15);
    expect(known(buildings!.table, 'roofM')).toBeGreaterThan(0);
    expect(textAt(limits!.table, 'name', 0)).toBe('Olemps');
    expect(numbersOf(limits!.table, 'population')[0]).toBe(3439);
    expect(waterSurfaces!.table.count).toBe(28);
    expect(roads!.table.count).toBe(1094);
    expect(problems).toContainEqual(expect.objectContaining({ code: 'file/missing-dbf' }));
    const roles = new Set(
      Array.from({ length: places!.table.count }, (_, i) => textAt(places!.table, 'role', i)),
    );
    expect(roles.has('townHall')).toBe(true);
    expect(roles.has('other')).toBe(false);
    expect(territory!.sources.find((source) => source.id === 'buildings')).toMatchObject({
      producer: 'IGN',
      product: 'BD TOPO',
    });
    expect(
      territory!.layers.landCover!.values.some((code) => code === landCoverClasses.indexOf('conifer')),
    ).toBe(true);
  });

  test('TE-28 the shapefile and the pages of the service give the same buildings', async () => {
    const shp = (await build('ign/bdtopo_v3_shp_olemps_12174', [around])).territory!.layers.buildings!.table;
    const wfs = (await build('ign/derived_wfs_olemps', [around])).territory!.layers.buildings!.table;
    expect(wfs.ids.toSorted()).toEqual(shp.ids.toSorted());
    const order = new Map(wfs.ids.map((id, i) => [id, i]));
    for (const name of ['heightM', 'groundM', 'dwellings']) {
      const [a, b] = [numbersOf(shp, name), numbersOf(wfs, name)];
      expect(shp.ids.map((id) => b[order.get(id)!])).toEqual([...a]);
    }
    const [a, b] = [tableBounds(shp)!, tableBounds(wfs)!];
    // Degrees with eight decimals: a millimetre.
    for (let i = 0; i < 4; i++) expect(Math.abs(a[i]! - b[i]!)).toBeLessThan(0.002);
  });
});

describeWithData('Arcachon', ['ign/ocsge_sybarval_arcachon'], () => {
  test('TE-18 OCS GE polygons become classes on the terrain', async () => {
    const relief = terrain('mnt.asc', { columns: 200, rows: 200, cell: 50, west: 375_000, south: 6_395_000 });
    const { territory } = await build('ign/ocsge_sybarval_arcachon', [relief]);
    const classes = new Set(territory!.layers.landCover!.values);
    expect(classes.has(landCoverClasses.indexOf('impervious'))).toBe(true);
    const source = territory!.sources.find((candidate) => candidate.id === 'landCover')!;
    expect(source.product).toBe('OCS GE');
    expect(source.notes.filter((note) => note.key === 'code-unknown')).toEqual([]);
    expect(territory!.layers.limits!.table.count).toBeGreaterThan(3);
  });
});

describeWithData('Lyon, census squares', ['ign/geopf-fixtures'], () => {
  test('TE-19 Filosofi: five squares of 200 m, upright in their own system', async () => {
    const relief = terrain('mnt_LAMB93.asc', {
      columns: 200,
      rows: 200,
      cell: 10,
      west: 841_500,
      south: 6_517_000,
    });
    const { territory, problems } = await build('ign/geopf-fixtures', [relief]);
    const { table } = territory!.layers.population!;
    expect(table.count).toBe(5);
    const at = table.ids.indexOf('CRS3035RES200mN2529400E3919200' as (typeof table.ids)[number]);
    expect(numbersOf(table, 'inhabitants')[at]).toBe(1123.5);
    expect(problems).toContainEqual(expect.objectContaining({ code: 'layer/truncated', effect: 'partial' }));
  });
});
