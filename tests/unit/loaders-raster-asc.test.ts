import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../src/base/errors.ts';
import { columnCentre, rowCentre } from '../../src/base/grid.ts';
import { type AscGrid, readAsc } from '../../src/loaders/asc.ts';
import { fileFromBlob, fileFromBytes } from '../../src/loaders/input-file.ts';
import { rasterRange } from '../../src/territory/raster.ts';
import { dataPath, describeWithData } from '../data.ts';
import { rgeAltiTile } from '../raster-bytes.ts';
import { inPieces, openFile } from '../raster-files.ts';

const header = 'ncols 3\nnrows 2\nxllcorner 100\nyllcorner 200\ncellsize 10\nNODATA_value -9999\n';
const read = (text: string): Promise<AscGrid> => readAsc(fileFromBytes(text, 'tile.asc'));
const NaN_ = Number.NaN;

async function refusal(promise: Promise<unknown>): Promise<AppError> {
  const error = await promise.then(
    () => null,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

describe('ASCII grids as they come', () => {
  it('RA-4 reads rows from the north, with the frame at the outer corner', async () => {
    const { grid, values } = await read(`${header}1 2 3\n4 5 -9999\n`);
    expect(grid).toEqual({ columns: 3, rows: 2, cellSizeM: 10, westM: 100, northM: 220 });
    expect([...values]).toEqual([1, 2, 3, 4, 5, NaN_]);
  });

  it.each([
    ['tabs, trailing blanks and CRLF', `${header.replaceAll('\n', '\r\n')}1\t2\t3\t\r\n4\t5\t6\t\r\n`],
    ['a space before each row', `${header} 1 2 3\n 4 5 6\n`],
    ['rows wrapped', `${header}1 2\n3 4\n5\n6`],
    ['all on one line', `${header.replaceAll('\n', ' ')}1 2 3 4 5 6`],
    ['a byte order mark', `\uFEFF${header}1 2 3\n4 5 6\n`],
    ['upper-case keys', `${header.toUpperCase()}1 2 3\n4 5 6\n`],
    [
      'keys in another order, after blank lines',
      `\n\n${header.split('\n').toReversed().join('\n').trim()}\n1 2 3 4 5 6`,
    ],
    ['decimal commas', `${header.replace('100', '100,0').replace('10\n', '10,00\n')}1,0 2 3\n4 5 6,00\n`],
    [
      'the centre of the corner cell',
      `${header.replace('xllcorner 100', 'xllcenter 105').replace('yllcorner 200', 'yllcenter 205')}1 2 3 4 5 6`,
    ],
    [
      'French spelling of centre',
      `${header.replace('xllcorner 100', 'XLLCENTRE 105').replace('yllcorner 200', 'YLLCENTRE 205')}1 2 3 4 5 6`,
    ],
    ['dx and dy for cellsize', `${header.replace('cellsize 10', 'dx 10\ndy 10.0')}1 2 3 4 5 6`],
    ['no nodata line', `${header.replace('NODATA_value -9999\n', '')}1 2 3 4 5 6`],
    ['exponents, signs and bare points', `${header}1e0 +2 .3E+1 4. 50.0e-1 6d`.replace('6d', '0.006e3')],
    ['long mantissas', `${header}1.00000000000000000000 2 3 4 5 6.000000000000000`],
    ['control bytes at the end', `${header}1 2 3 4 5 6\n\u001A\u0000\u0000`],
  ])('reads %s', async (_, text) => {
    const { grid, values } = await read(text);
    expect(grid).toEqual({ columns: 3, rows: 2, cellSizeM: 10, westM: 100, northM: 220 });
    expect([...values]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it.each([
    ['-9999', '-9999'],
    ['-99999', '-99999.00'],
    ['-99999.00', '-99999'],
    ['-9999.9', '-9999.9'],
    ['9999', '9999.000'],
    ['-9999,0', '-9999,00'],
    ['-3.40282e+38', '-3.4028234663852886e+38'],
    ['nan', 'nan'],
    ['0', '0.0'],
  ])('RA-5 knows nodata %s written %s', async (declared, written) => {
    const { values, nodataCells } = await read(`${header.replace('-9999', declared)}1 ${written} 3\n4 5 6\n`);
    expect([...values]).toEqual([1, NaN_, 3, 4, 5, 6]);
    expect(nodataCells).toBe(1);
  });

  it('RA-5 sets aside values that no ground has, and counts them', async () => {
    const grid = await read(`${header.replace('-9999', '-99999')}1 -9999 3\n4 -32768 6\n`);
    expect([...grid.values]).toEqual([1, NaN_, 3, 4, NaN_, 6]);
    expect([grid.nodataCells, grid.undeclaredCells]).toEqual([0, 2]);
  });

  it('RA-6 words for no number are unknown cells, counted apart', async () => {
    const grid = await read(`${header}NaN -nan(ind) 1.#QNAN\ninf 5 -9999\n`);
    expect([...grid.values]).toEqual([NaN_, NaN_, NaN_, NaN_, 5, NaN_]);
    expect([grid.nodataCells, grid.notFiniteCells]).toEqual([1, 4]);
  });

  it('RA-7 a file cut anywhere into pieces reads the same', async () => {
    const text = `${header}-1.25 2e-3 NaN\n-9999 123456789.123456789 6,5`;
    const whole = await read(text);
    for (let bytes = 1; bytes < 24; bytes++) {
      expect((await readAsc(inPieces(text, bytes))).values).toEqual(whole.values);
    }
  });

  it('RA-8 numbers are the nearest the raster can hold', async () => {
    const value = fc.oneof(
      fc.double({ min: -9000, max: 9000, noNaN: true }).map((v) => String(v)),
      fc.double({ min: -9000, max: 9000, noNaN: true }).map((v) => v.toFixed(4)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 6, maxLength: 6 }), async (texts) => {
        const { values } = await read(`${header}${texts.join(' ')}`);
        expect([...values]).toEqual(texts.map((text) => Math.fround(Number(text))));
      }),
    );
  });
});

describe('ASCII grids that cannot be used', () => {
  it.each<[string, string, ErrorCode]>([
    ['an empty file', '', 'file/empty'],
    ['a row cut short', `${header}1 2 3\n4 5`, 'layer/truncated'],
    ['a row missing', `${header}10 20 30\n`, 'layer/row-count'],
    ['a row too many', `${header}1 2 3\n4 5 6\n7 8 9\n`, 'layer/row-count'],
    ['nothing but nodata', `${header}-9999 -9999 -9999\n-9999 NaN -9999`, 'layer/all-nodata'],
    ['a word among the values', `${header}1 2 3\n4 mauvais 6`, 'file/unreadable'],
    ['two numbers glued', `${header}1 2 3\n4 5.5.5 6`, 'file/unreadable'],
    ['one word without end', `${header}1 2 3 ${'x'.repeat(10_000)}`, 'file/unreadable'],
    ['no width', header.replace('ncols 3\n', ''), 'layer/header'],
    ['a width of zero', header.replace('ncols 3', 'ncols 0'), 'layer/header'],
    ['a broken width', header.replace('ncols 3', 'ncols 2.5'), 'layer/header'],
    ['a negative cell', header.replace('cellsize 10', 'cellsize -10'), 'layer/header'],
    ['cells that are not square', header.replace('cellsize 10', 'dx 10\ndy 20'), 'layer/header'],
    ['an unknown key', `${header}projection lambert\n1 2 3 4 5 6`, 'layer/header'],
    ['a key given twice', `ncols 3\n${header}1 2 3 4 5 6`, 'layer/header'],
    ['no place', header.replace('xllcorner 100\n', ''), 'layer/header'],
  ])('refuses %s', async (_, text, code) => {
    expect((await refusal(read(text))).code).toBe(code);
  });

  it('RA-9 a header that promises 3 GB is refused before any memory is taken', async () => {
    const promised = header.replace('ncols 3', 'ncols 15000').replace('nrows 2', 'nrows 15000');
    const before = process.memoryUsage().arrayBuffers;
    expect((await refusal(read(`${promised}1 2 3`))).code).toBe('layer/truncated');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e6);
    const huge = header.replace('ncols 3', 'ncols 30000').replace('nrows 2', 'nrows 30000');
    expect((await refusal(read(`${huge}1 2 3`))).code).toBe('file/too-large');
  });

  it('any bytes after any header: an error of ours or values, never anything else', async () => {
    const words = fc.constantFrom(
      'ncols',
      'nrows',
      'cellsize',
      'xllcorner',
      '3',
      '-1',
      '1e9',
      '\n',
      ' ',
      'nan',
      ',',
      '',
    );
    const start = fc.array(words, { maxLength: 12 }).map((list) => list.join(' '));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(header, ''),
        start,
        fc.uint8Array({ maxLength: 40 }),
        async (known, text, noise) => {
          const bytes = new Uint8Array([...new TextEncoder().encode(known + text), ...noise]);
          const outcome = await readAsc(fileFromBytes(bytes, 'noise.asc')).catch((error: unknown) => error);
          return outcome instanceof AppError || (outcome as AscGrid).values.length > 0;
        },
      ),
      { numRuns: 500 },
    );
  });

  it('names the row and the word', async () => {
    const { details } = await refusal(read(`${header}1 2 3\n4 mauvais 6`));
    expect(details).toEqual({ file: 'tile.asc', text: 'mauvais', row: 2 });
  });

  it('stops when cancelled, and tells its progress', async () => {
    const text = `${header}1 2 3 4 5 6`;
    const controller = new AbortController();
    const seen: number[] = [];
    const run = readAsc(inPieces(text, 10), {
      signal: controller.signal,
      onProgress: (fraction) => {
        seen.push(fraction);
        if (seen.length === 3) controller.abort();
      },
    });
    await expect(run).rejects.toThrow(/abort/i);
    expect(seen).toHaveLength(3);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  });
});

describe('IGN tiles (synthetic, byte for byte after their specification)', () => {
  it('RA-10 the nodes of RGE ALTI are the cell centres', async () => {
    const { name, text } = rgeAltiTile({
      eastKm: 990,
      northKm: 6305,
      cells: 1000,
      cellSizeM: 5,
      valueAt: (c, r) => (c === 0 && r === 0 ? null : 1000 + c / 100 + r / 10),
    });
    // The header of the real tile 0990_6305, as quoted in docs/spec/rasters.md.
    expect(text.split('\n').slice(0, 6)).toEqual([
      'ncols        1000',
      'nrows        1000',
      'xllcorner    989997.500000000000',
      'yllcorner    6300002.500000000000',
      'cellsize     5.000000000000',
      'NODATA_value  -99999.00',
    ]);
    expect(name).toBe('RGEALTI_FXX_0990_6305_MNT_LAMB93_IGN69.asc');
    const { grid, values, nodataCells } = await readAsc(fileFromBytes(text, name));
    expect([grid.westM, grid.northM - 5000]).toEqual([989_997.5, 6_300_002.5]);
    expect(columnCentre(grid, 0)).toBe(990_000);
    expect(rowCentre(grid, 0)).toBe(6_305_000);
    expect(nodataCells).toBe(1);
    expect(values[999_999]).toBe(Math.fround(1109.89));
  });

  it('reads 25 million cells within memory, and a million in well under a second', async () => {
    const side = 5000;
    const row = new TextEncoder().encode(`${' 12.34'.repeat(side)}\n`);
    const head = `ncols ${side}\nnrows ${side}\nxllcorner 0\nyllcorner 0\ncellsize 1\nNODATA_value -99999.00\n`;
    const file = fileFromBlob(new Blob([head, ...Array.from({ length: side }, () => row)]), 'big.asc');
    const started = performance.now();
    const { values } = await readAsc(file);
    const seconds = (performance.now() - started) / 1000;

    expect(values.every((v) => v === Math.fround(12.34))).toBe(true);
    // Ten times the time measured on two cores (1 s), so that only a change of method fails.
    expect(seconds).toBeLessThan(20);
  });
});

describeWithData(
  'real ASCII grids',
  ['ign/simplu3d_strasbourg', 'ign/littosim_dieppe', 'ign/littosim_rochefort_charente'],
  () => {
    const real = async (...path: string[]): Promise<AscGrid> =>
      readAsc(await openFile(dataPath('ign', ...path)));

    it('Strasbourg 10 m: frame, range and 56 211 unknown cells', async () => {
      const { grid, values } = await real('simplu3d_strasbourg', 'MNT.asc');
      expect(grid).toEqual({ columns: 498, rows: 338, cellSizeM: 10, westM: 1_049_205, northM: 6_842_125 });
      const { min, max, unknown } = rasterRange(values);
      expect([min, max].map((v) => v.toFixed(1))).toEqual(['135.2', '160.5']);
      expect(unknown).toBe(56_211);
    });

    it('BD ALTI 50 m: nodes are cell centres', async () => {
      const { grid } = await real('simplu3d_strasbourg', 'BDALTI50m_Merged.asc');
      expect([grid.columns, grid.rows, grid.westM]).toEqual([401, 401, 1_039_975]);
      expect(columnCentre(grid, 0)).toBe(1_040_000);
    });

    it('Dieppe and Rochefort terrain, −14.8 … 122.0 and −11.4 … 30.0 m', async () => {
      const dieppe = await real('littosim_dieppe', '20x20', 'dem.asc');
      expect([dieppe.grid.columns, dieppe.grid.rows, dieppe.grid.westM]).toEqual([647, 484, 559149.58715242]);
      expect(Object.values(rasterRange(dieppe.values)).map((v) => v.toFixed(1))).toEqual([
        '-14.8',
        '122.0',
        '0.0',
      ]);
      const rochefort = await real('littosim_rochefort_charente', 'shapefiles', 'dem.asc');
      const range = rasterRange(rochefort.values);
      expect([range.min.toFixed(1), range.max.toFixed(1)]).toEqual(['-11.4', '30.0']);
    });

    it('a start grid with decimal commas and depth grids with tabs', async () => {
      const start = await real('littosim_dieppe', 'floodfiles', 'caen2019.start');
      expect([start.grid.columns, start.grid.cellSizeM, start.grid.westM]).toEqual([
        1294, 10, 559149.58715242,
      ]);
      const depths = await real('littosim_rochefort_charente', 'floodfiles', 'results', 'res-0003.wd');
      expect(depths.values[0]).toBe(Math.fround(5.849));
      expect(depths.grid.columns * depths.grid.rows).toBe(344_560);
      const most = await real('littosim_rochefort_charente', 'floodfiles', 'results', 'res.max');
      expect(most.values[0]).toBe(Math.fround(9.594));
    });
  },
);
