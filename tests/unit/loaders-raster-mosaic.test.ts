import { describe, expect, it } from 'vitest';
import type { Grid } from '../../src/base/grid.ts';
import { type AscGrid, readAsc } from '../../src/loaders/asc.ts';
import { datumOfName, ignRaster } from '../../src/loaders/ign-raster-names.ts';
import { fileFromBytes } from '../../src/loaders/input-file.ts';
import { planMosaic, type Tile } from '../../src/loaders/mosaic-plan.ts';
import { buildMosaic, type Mosaic } from '../../src/loaders/mosaic.ts';
import { openRaster } from '../../src/loaders/opened-raster.ts';
import { reprojectRaster } from '../../src/loaders/reprojected-raster.ts';
import { openGeoTiff } from '../../src/loaders/geotiff.ts';
import { dataPath, describeWithData } from '../data.ts';
import { rgeAltiTile } from '../raster-bytes.ts';
import { openFile } from '../raster-files.ts';

function tile(
  file: string,
  frame: Partial<Grid>,
  value: number | ((i: number) => number),
  more: Partial<Tile> = {},
): Tile {
  const grid: Grid = { columns: 4, rows: 3, cellSizeM: 5, westM: 0, northM: 15, ...frame };
  const valueOf = typeof value === 'number' ? () => value : value;
  const load = (): Promise<{ grid: Grid; values: Float32Array<ArrayBuffer> }> =>
    Promise.resolve({
      grid,
      values: Float32Array.from({ length: grid.columns * grid.rows }, (_, i) => valueOf(i)),
    });
  return { file, grid, verticalDatum: 'NGF-IGN69', editionDate: null, load, ...more };
}
const codes = (mosaic: Mosaic): string[] =>
  mosaic.problems.map((p) => `${p.code} ${p.details['file'] ?? ''}`.trim());

describe('tiles put together', () => {
  it('RA-50 neighbours make one grid, each cell from its tile', async () => {
    const east = tile('east', { westM: 20 }, 2);
    const south = tile('south', { northM: 0 }, 3);
    const { raster, used, problems } = await buildMosaic([
      south,
      tile('a', {}, 1),
      east,
      tile('z', { westM: 20, northM: 0 }, 4),
    ]);
    expect(raster!.grid).toEqual({ columns: 8, rows: 6, cellSizeM: 5, westM: 0, northM: 15 });
    const rows = Array.from({ length: 6 }, (_, r) => [...raster!.values.subarray(8 * r, 8 * r + 8)].join(''));
    expect(rows).toEqual(['11112222', '11112222', '11112222', '33334444', '33334444', '33334444']);
    expect(used.map((t) => t.file)).toEqual(['a', 'east', 'south', 'z']);
    expect(problems).toEqual([]);
  });

  it('RA-51 a missing tile stays unknown, and its share is told', async () => {
    const { raster, problems } = await buildMosaic([
      tile('a', {}, 1),
      tile('b', { westM: 20, northM: 0 }, 2),
    ]);
    expect(raster!.values.filter((v) => Number.isNaN(v))).toHaveLength(24);
    expect(problems).toMatchObject([{ code: 'layer/gaps', effect: 'kept', details: { percent: 50 } }]);
  });

  it('RA-52 where tiles overlap the latest edition wins, and the others fill its holes', async () => {
    const old = tile('old', {}, 1, { editionDate: '2019-01-01' });
    const recent = tile('recent', { westM: 10 }, (i) => (i % 4 === 0 ? Number.NaN : 9), {
      editionDate: '2024-06-01',
    });
    const { raster, notes } = await buildMosaic([old, recent]);
    expect([...raster!.values.subarray(0, 6)]).toEqual([1, 1, 1, 9, 9, 9]);
    expect(notes).toEqual([{ key: 'overlap-differs', details: { file: 'old', metres: 8 } }]);
  });

  it('RA-53 a small fine tile does not take the place of a wide coarse one, and is named', async () => {
    const mosaic = await buildMosaic([
      tile('5m', {}, 1),
      tile('25m', { cellSizeM: 25, westM: 20 }, 2),
      tile('5m-east', { westM: 20 }, 3),
    ]);
    expect(mosaic.raster!.grid.cellSizeM).toBe(25);
    expect(codes(mosaic)).toEqual([
      'territory/unlike-resolutions 5m',
      'territory/unlike-resolutions 5m-east',
    ]);
  });

  it.each([
    [10, 5],
    [8, 10],
  ])(
    'RA-53 of nearly equal areas the finest is kept: %i rows of 10 under fine cells, %i m cells kept',
    async (rows, kept) => {
      const mosaic = await buildMosaic([
        tile('5m', { columns: 8, rows: 2 * rows, northM: 100 }, 1),
        tile('10m', { columns: 4, rows: 10, cellSizeM: 10, northM: 100 }, 2),
      ]);
      expect(mosaic.raster!.grid.cellSizeM).toBe(kept);
      expect(codes(mosaic)).toEqual([`territory/unlike-resolutions ${kept === 5 ? '10m' : '5m'}`]);
    },
  );

  it('RA-54 of terrains that do not touch the largest is kept', async () => {
    const mosaic = await buildMosaic([
      tile('here', {}, 1),
      tile('here-too', { westM: 20 }, 1),
      tile('elsewhere', { westM: 600_000 }, 2),
    ]);
    expect(mosaic.raster!.grid.columns).toBe(8);
    expect(codes(mosaic)).toEqual(['territory/disjoint-terrains elsewhere']);
  });

  it('RA-55 unlike vertical datums are not mixed; a silent one goes with the others', async () => {
    const mosaic = await buildMosaic([
      tile('a', {}, 1),
      tile('b', { westM: 20 }, 1, { verticalDatum: 'unknown' }),
      tile('corsica', { westM: 40 }, 1, { verticalDatum: 'IGN78' }),
    ]);
    expect([mosaic.verticalDatum, codes(mosaic)]).toEqual(['NGF-IGN69', ['layer/datum-unlike corsica']]);
  });

  it('RA-56 cells out of step are resampled and told; a plane stays the same plane', async () => {
    const plane = (west: number) => (i: number) => (west + 5 * (i % 4) + 2.5) / 10;
    const mosaic = await buildMosaic([tile('a', {}, plane(0)), tile('b', { westM: 17 }, plane(17))]);
    expect(codes(mosaic)).toEqual(['layer/resampled b']);
    const row = [...mosaic.raster!.values.subarray(0, 7)].map((v) => v.toFixed(2));
    expect(row).toEqual(['0.25', '0.75', '1.25', '1.75', '2.25', '2.75', '3.25']);
  });

  it('headers rounded by their writer do not count as out of step', async () => {
    const mosaic = await buildMosaic([tile('a', {}, 1), tile('b', { westM: 20.0004, northM: 14.9996 }, 2)]);
    expect(codes(mosaic)).toEqual([]);
    expect(mosaic.raster!.grid.columns).toBe(8);
  });

  it('a tile that cannot be read is named, the others are kept', async () => {
    const broken = {
      ...tile('broken', { westM: 20 }, 1),
      load: async () => (await readAsc(fileFromBytes('', 'x'))) as never,
    };
    const mosaic = await buildMosaic([tile('a', {}, 1), broken]);
    expect(codes(mosaic)).toEqual(['file/empty x']);
    expect(mosaic.used.map((t) => t.file)).toEqual(['a']);
    expect((await buildMosaic([broken])).raster).toBeNull();
    expect((await buildMosaic([])).raster).toBeNull();
  });

  it('RA-57 refuses a block too large to hold before reading any tile', () => {
    const far = Array.from({ length: 40 }, (_, i) =>
      tile(`t${i}`, { columns: 4000, rows: 4000, cellSizeM: 0.5, westM: 2000 * i, northM: 2000 * i }, 0, {
        load: () => Promise.reject(new Error('read')),
      }),
    );
    expect(() => planMosaic(far)).toThrow(expect.objectContaining({ code: 'file/too-large' }));
  });

  it('RA-6 cells that are no number, or have an undeclared nodata, are told', async () => {
    const { grid } = tile('a', {}, 1);
    const text =
      'ncols 4\nnrows 3\nxllcorner 0\nyllcorner 0\ncellsize 5\nNODATA_value -9999\n' +
      '1 1 1 1 NaN 1 1 inf -32768 1 1 -9999';
    const load = (): Promise<AscGrid> => readAsc(fileFromBytes(text, 'a'));
    const { problems, notes } = await buildMosaic([
      { file: 'a', grid, verticalDatum: 'local', editionDate: null, load },
    ]);
    expect(problems).toMatchObject([{ code: 'layer/not-finite', effect: 'partial', details: { count: 2 } }]);
    expect(notes).toEqual([{ key: 'undeclared-nodata', details: { file: 'a', count: 1 } }]);
  });

  it('stops when cancelled', async () => {
    const controller = new AbortController();
    const run = buildMosaic([tile('a', {}, 1), tile('b', { westM: 20 }, 2)], {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(run).rejects.toThrow(/abort/i);
  });
});

describe('rasters brought to another system', () => {
  it('roughness keeps the values of its cells, elevations are drawn between them', () => {
    const grid: Grid = { columns: 20, rows: 20, cellSizeM: 5, westM: 700_000, northM: 6_600_100 };
    const values = Float32Array.from({ length: 400 }, (_, i) => (i % 20 < 10 ? 2 : 8));
    const known = (lookUp: 'bilinear' | 'nearest') =>
      new Set(reprojectRaster({ grid, values }, 2154, 3947, lookUp).values.filter((v) => !Number.isNaN(v)));
    expect(known('nearest')).toEqual(new Set([2, 8]));
    expect(known('bilinear').size).toBeGreaterThan(2);
  });
});

describe('names of IGN tiles', () => {
  it.each([
    ['RGEALTI_FXX_0990_6305_MNT_LAMB93_IGN69.asc', 'RGE ALTI', 'terrain', null, 2154, 'NGF-IGN69'],
    ['RGEALTI_FXX_0990_6305_DST_LAMB93_IGN69.asc', 'RGE ALTI', 'other', null, 2154, 'NGF-IGN69'],
    ['RGEALTI_FXX_1225_6120_MNT_LAMB93_IGN78C.asc', 'RGE ALTI', 'terrain', null, 2154, 'IGN78'],
    ['RGEALTI_REU_0340_7680_MNT_RGR92UTM40S_REUN89.asc', 'RGE ALTI', 'terrain', null, 2975, 'local'],
    ['BDALTIV2_25M_FXX_0825_6525_MNT_LAMB93_IGN69.asc', 'BD ALTI', 'terrain', 25, 2154, 'NGF-IGN69'],
    ['LHD_FXX_0957_6218_MNT_O_0M50_LAMB93_IGN69.tif', 'LiDAR HD', 'terrain', 0.5, 2154, 'NGF-IGN69'],
    ['LHD_FXX_0957_6218_MNS_O_0M50_LAMB93_IGN69.tif', 'LiDAR HD', 'surface', 0.5, 2154, 'NGF-IGN69'],
    ['LHD_FXX_0957_6218_MNH_O_0M50_LAMB93_IGN69.tif', 'LiDAR HD', 'heights', 0.5, 2154, 'NGF-IGN69'],
  ] as const)('RA-58 %s', (name, product, content, resolutionM, crs, verticalDatum) => {
    expect(ignRaster(name)).toMatchObject({ product, content, resolutionM, crs, verticalDatum });
  });

  it.each([
    ['Litto3D_MNT_1_LA93_IGN69_50CM.tif', 'NGF-IGN69'],
    ['mnt_ajaccio_IGN78C.asc', 'IGN78'],
    ['mnt_IGN_2021.asc', 'unknown'],
  ] as const)('RA-58 the vertical datum of any other name: %s', async (name, datum) => {
    expect(datumOfName(name)).toBe(datum);
    const text = 'ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 5\n1 2\n';
    if (!name.endsWith('.asc')) return;
    expect((await openRaster(fileFromBytes(text, name), 'asc')).verticalDatum).toBe(datum);
  });

  it('RA-58 gives the corner, and nothing for other names', () => {
    expect(ignRaster('LHD_FXX_0957_6218_MNT_O_0M50_LAMB93_IGN69.tif')?.cornerKm).toEqual([957, 6218]);
    expect(ignRaster('dem.asc')).toBeNull();
    expect(ignRaster('LHD_FXX_0877_6904_PTS_LAMB93_IGN69.copc.laz')).toBeNull();
  });
});

describe('IGN tiles (synthetic, byte for byte after their specification)', () => {
  it('RA-59 four neighbouring tiles of RGE ALTI fit without gap or overlap', async () => {
    const tiles = await Promise.all(
      [
        [990, 6305],
        [995, 6305],
        [990, 6300],
        [995, 6300],
      ].map(async ([eastKm = 0, northKm = 0]) => {
        // Elevation told by the place, so that a shifted tile would show.
        const made = rgeAltiTile({
          eastKm,
          northKm,
          cells: 50,
          cellSizeM: 100,
          valueAt: (c, r) => eastKm + c / 10 - (northKm - 6300 - r / 10),
        });
        const read = await readAsc(fileFromBytes(made.text, made.name));
        return {
          file: made.name,
          grid: read.grid,
          verticalDatum: 'unknown',
          editionDate: null,
          load: async () => read,
        } satisfies Tile;
      }),
    );
    const { raster, problems } = await buildMosaic(tiles);
    expect(problems).toEqual([]);
    expect(raster!.grid).toEqual({
      columns: 100,
      rows: 100,
      cellSizeM: 100,
      westM: 989_950,
      northM: 6_305_050,
    });
    for (const [column, row] of [
      [0, 0],
      [49, 49],
      [50, 49],
      [49, 50],
      [99, 99],
    ] as const) {
      expect(raster!.values[row * 100 + column]).toBeCloseTo(990 + column / 10 - (5 - row / 10), 3);
    }
  });
});

describeWithData('real tiles', ['ign/lidarhd_las_digital_models'], () => {
  it('two neighbouring kilometres at 5 m', async () => {
    const tiles = await Promise.all(
      ['0299', '0300'].map(async (x): Promise<Tile> => {
        const file = await openFile(
          dataPath(
            'ign',
            'lidarhd_las_digital_models',
            'bridge',
            `test_mns_hydro_2023_${x}_6802_LA93_IGN69_5m.tif`,
          ),
        );
        const opened = await openGeoTiff(file);
        return {
          file: file.name,
          grid: opened.grid,
          verticalDatum: 'NGF-IGN69',
          editionDate: '2023-01-01',
          load: (o) => opened.read(o),
        };
      }),
    );
    const { raster, problems, notes } = await buildMosaic(tiles);
    expect(raster!.grid).toMatchObject({ columns: 400, rows: 200, cellSizeM: 5, westM: 299_000 });
    expect([problems, notes]).toEqual([[], []]);
  });
});
