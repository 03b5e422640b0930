import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../src/base/errors.ts';
import { columnCentre, rowCentre } from '../../src/base/grid.ts';
import { openGeoTiff, readGeoTiff } from '../../src/loaders/geotiff.ts';
import { fileFromBytes } from '../../src/loaders/input-file.ts';
import { rasterRange } from '../../src/territory/raster.ts';
import { dataPath, describeWithData } from '../data.ts';
import { lidarTile, tiff, type TiffOptions } from '../raster-bytes.ts';
import { openFile } from '../raster-files.ts';

const base: TiffOptions = {
  columns: 5,
  rows: 3,
  westM: 1000,
  northM: 2000,
  cellSizeM: 2,
  values: Float32Array.from({ length: 15 }, (_, i) => i + 0.5),
  nodata: '-9999',
};
const NaN_ = Number.NaN;
const file = (bytes: Uint8Array<ArrayBuffer>): ReturnType<typeof fileFromBytes> =>
  fileFromBytes(bytes, 'mnt.tif');

async function refusal(bytes: Uint8Array<ArrayBuffer>): Promise<ErrorCode | 'none'> {
  try {
    await readGeoTiff(file(bytes));
    return 'none';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

/** Overwrites the value of a tag in the directory of a little-endian file. */
function withTag(bytes: Uint8Array<ArrayBuffer>, tag: number, value: number): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let i = 0; i < view.getUint16(8, true); i++) {
    const entry = 10 + 12 * i;
    if (view.getUint16(entry, true) === tag) view.setUint32(entry + 8, value, true);
  }
  return copy;
}

/** Gives a tag a number that nobody reads. */
function withoutTag(bytes: Uint8Array<ArrayBuffer>, tag: number): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let entry = 10; entry < 10 + 12 * view.getUint16(8, true); entry += 12) {
    if (view.getUint16(entry, true) === tag) view.setUint16(entry, 65_000, true);
  }
  return copy;
}

describe('GeoTIFF as it comes', () => {
  it.each<[string, Partial<TiffOptions>]>([
    ['strips', {}],
    ['tiles', { tile: 16 }],
    ['deflate', { deflate: true }],
    ['deflated tiles', { deflate: true, tile: 16 }],
    ['big-endian', { bigEndian: true }],
    ['Int16', { values: Int16Array.from({ length: 15 }, (_, i) => i) }],
    ['bytes', { values: Uint8Array.from({ length: 15 }, (_, i) => i) }],
  ])('RA-40 reads %s', async (_, options) => {
    const opened = await openGeoTiff(file(tiff({ ...base, ...options })));
    expect(opened.grid).toEqual({ columns: 5, rows: 3, cellSizeM: 2, westM: 1000, northM: 2000 });
    expect(opened.crs).toBe(2154);
    expect(opened.isBytes).toBe(options.values instanceof Uint8Array);
    const { values, nodataCells } = await opened.read();
    expect([...values]).toEqual([...(options.values ?? base.values)]);
    expect(nodataCells).toBe(0);
  });

  it('RA-41 a tie point on a centre moves the frame by half a cell', async () => {
    const { grid } = await openGeoTiff(file(tiff({ ...base, isPoint: true })));
    expect([grid.westM, grid.northM]).toEqual([999, 2001]);
  });

  it('RA-42 tells nodata, undeclared nodata and what is no number apart', async () => {
    const values = Float32Array.from(base.values);
    values.set([-9999, -99999, NaN_, Number.POSITIVE_INFINITY, -3.4028234663852886e38]);
    const read = await readGeoTiff(file(tiff({ ...base, values })));
    expect([...read.values.subarray(0, 6)]).toEqual([NaN_, NaN_, NaN_, NaN_, NaN_, 5.5]);
    expect([read.nodataCells, read.undeclaredCells, read.notFiniteCells]).toEqual([1, 2, 2]);
    const byNaN = await readGeoTiff(file(tiff({ ...base, values, nodata: 'nan' })));
    expect([byNaN.nodataCells, byNaN.notFiniteCells]).toEqual([1, 1]);
  });

  it('reads many tiles across and down', async () => {
    const values = Float32Array.from({ length: 50 * 40 }, (_, i) => i);
    const read = await readGeoTiff(
      file(tiff({ ...base, columns: 50, rows: 40, values, tile: 16, deflate: true })),
    );
    expect(read.values).toEqual(values);
  });

  it('RA-43 a LiDAR HD tile (synthetic) has its nodes at cell centres and no code in its keys', async () => {
    const tile = lidarTile(957, 6218, 2000, (c, r) => (c === 7 ? -9999 : c + r / 4));
    expect(tile.name).toBe('LHD_FXX_0957_6218_MNT_O_0M50_LAMB93_IGN69.tif');
    const progress: number[] = [];
    const opened = await openGeoTiff(fileFromBytes(tile.bytes, tile.name));
    // The request's own box: 956999.75, 6217000.25, 957999.75, 6218000.25.
    expect([opened.grid.westM, opened.grid.northM]).toEqual([956_999.75, 6_218_000.25]);
    expect([columnCentre(opened.grid, 0), rowCentre(opened.grid, 0)]).toEqual([957_000, 6_218_000]);
    expect(opened.crs).toBe(2154);
    const { values, nodataCells } = await opened.read({ onProgress: (fraction) => progress.push(fraction) });
    expect(nodataCells).toBe(2000);
    expect(values[2000 * 1999 + 8]).toBe(8 + 1999 / 4);
    expect(progress.at(-1)).toBe(1);
    expect(progress.length).toBeGreaterThan(4);
  });

  it('stops when cancelled', async () => {
    const tile = lidarTile(957, 6218, 1000, (c) => c);
    const controller = new AbortController();
    const opened = await openGeoTiff(fileFromBytes(tile.bytes, tile.name));
    const run = opened.read({ signal: controller.signal, onProgress: () => controller.abort() });
    await expect(run).rejects.toThrow(/abort/i);
  });
});

describe('GeoTIFF that cannot be used', () => {
  const good = tiff(base);

  it.each<[string, Uint8Array<ArrayBuffer>, ErrorCode]>([
    ['an empty file', new Uint8Array(0), 'file/empty'],
    ['a text', new TextEncoder().encode('ncols 3'), 'file/unknown-format'],
    [
      'colours',
      tiff({ ...base, values: Uint8Array.from({ length: 15 }, () => 9), samples: 3 }),
      'layer/image',
    ],
    ['all nodata', tiff({ ...base, values: new Float32Array(15).fill(-9999) }), 'layer/all-nodata'],
    ['no place', withoutTag(good, 33_922), 'layer/header'],
    ['cells that are not square', tiff({ ...base, cellHeightM: 3 }), 'layer/header'],
    ['cells of no size', tiff({ ...base, cellSizeM: 0 }), 'layer/header'],
    ['a width that its data do not have', withTag(good, 256, 5000), 'layer/truncated'],
    ['a 3 GB header without data', withTag(withTag(good, 256, 28_000), 257, 28_000), 'file/too-large'],
    ['a 1 GB header without data', withTag(withTag(good, 256, 16_000), 257, 16_000), 'layer/truncated'],
    ['rows missing', withTag(good, 257, 4), 'layer/truncated'],
    ['an unknown compression', withTag(good, 259, 60_000), 'file/unreadable'],
    ['a directory beyond the file', good.slice(0, 60), 'file/unreadable'],
  ])('RA-44 refuses %s', async (_, bytes, code) => {
    expect(await refusal(bytes)).toBe(code);
  });

  it('RA-44 cut or damaged anywhere: an error of ours or values, never anything else', async () => {
    const deflated = tiff({ ...base, deflate: true, tile: 16 });
    const outcomes: string[] = [];
    for (const bytes of [good, deflated]) {
      for (let length = 1; length < bytes.length; length += 9)
        outcomes.push(await refusal(bytes.slice(0, length)));
      for (let at = 0; at < bytes.length; at += 5) {
        const damaged = bytes.slice();
        damaged[at] = damaged[at]! ^ 0xa5;
        outcomes.push(await refusal(damaged));
      }
    }
    const known = ['none', 'file/unknown-format', 'file/unreadable', 'file/too-large', 'layer/header'];
    expect(
      outcomes.filter((o) => ![...known, 'layer/truncated', 'layer/image', 'layer/all-nodata'].includes(o)),
    ).toEqual([]);
    expect(outcomes.filter((o) => o === 'layer/truncated').length).toBeGreaterThan(5);
  });
});

describeWithData('real GeoTIFF', ['ign/lidarhd_las_digital_models', 'ign/simplu3d_strasbourg'], () => {
  const models = (name: string): string => dataPath('ign', 'lidarhd_las_digital_models', name);

  it.each(['DTM', 'DSM', 'DHM'])('LiDAR HD %s at 50 cm', async (kind) => {
    const opened = await openGeoTiff(
      await openFile(models(`${kind}_test_data_77055_627760_LA93_IGN69_50CM.tif`)),
    );
    expect(opened.grid).toEqual({
      columns: 100,
      rows: 100,
      cellSizeM: 0.5,
      westM: 770_549.75,
      northM: 6_277_600.25,
    });
    expect(opened.crs).toBe(2154);
    const { values } = await opened.read();
    const { min, max } = rasterRange(values);
    expect(min).toBeGreaterThan(kind === 'DHM' ? -5 : 0);
    expect(max).toBeLessThan(200);
  });

  it('neighbouring 5 m tiles, nodata 9999', async () => {
    const [west, east] = await Promise.all(
      ['0299', '0300'].map(async (x) =>
        openGeoTiff(await openFile(models(`bridge/test_mns_hydro_2023_${x}_6802_LA93_IGN69_5m.tif`))),
      ),
    );
    expect([west!.grid.columns, west!.grid.westM, east!.grid.westM]).toEqual([200, 299_000, 300_000]);
    const { values } = await west!.read();
    expect(rasterRange(values).max).toBeLessThan(9000);
  });

  it('a TIFF named .asc is known by its first bytes', async () => {
    const file = await openFile(dataPath('ign', 'simplu3d_strasbourg', 'MergedSmall_is_a_TIFF_named.asc'));
    const opened = await openGeoTiff(file);
    expect([opened.grid.columns, opened.grid.rows, opened.crs]).toEqual([5, 4, null]);
  });
});
