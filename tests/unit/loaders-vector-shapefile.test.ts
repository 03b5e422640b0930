import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { fileFromBytes, type InputFile } from '../../src/loaders/input-file.ts';
import { openShapefile } from '../../src/loaders/shapefile.ts';
import { signedArea } from '../../src/territory/ring.ts';
import { textAt } from '../../src/territory/table-ops.ts';
import { dbfBytes, number, shapefile, type ShapeParts, shpBytes, square, text } from '../vector-files.ts';

function partsOf(files: readonly InputFile[]): Map<string, InputFile> {
  return new Map(files.map((file) => [file.name.slice(file.name.lastIndexOf('.') + 1), file]));
}

async function readAll(
  files: readonly InputFile[],
  fields: readonly [string, 'number' | 'text'][],
  idField: string | null,
) {
  const source = await openShapefile(partsOf(files));
  const read = await source.read({ fields: fields.map(([field, type]) => ({ field, type })), idField });
  return { source, ...read };
}

const three: ShapeParts[] = [0, 1, 2].map((i) => [square(700_000 + 100 * i, 6_600_000, 10)]);

describe('nulls and texts', () => {
  test('TE-2 stars, blanks, zero dates and 1899 are missing values, and 0 stays 0', async () => {
    const columns = [
      text('ID', ['BATIMENT0000000000000001', 'BATIMENT0000000000000002', 'BATIMENT0000000000000003']),
      number('HAUTEUR', ['********', '7.5', '0.00'], 8),
      { name: 'DATE_APP', type: 'D', length: 8, values: ['00000000', '20180101', ''] } as const,
      text('DATE_MAJ', ['1899-11-30', '2017-06-16 12:49:00', '****']),
    ];
    const { table } = await readAll(
      shapefile('bati', 5, three, columns),
      [
        ['HAUTEUR', 'number'],
        ['DATE_APP', 'text'],
        ['DATE_MAJ', 'text'],
      ],
      'ID',
    );
    expect(table.columns['0']).toEqual({ type: 'number', values: Float64Array.of(Number.NaN, 7.5, 0) });
    expect([0, 1, 2].map((i) => textAt(table, '1', i))).toEqual(['', '2018-01-01', '']);
    expect([0, 1, 2].map((i) => textAt(table, '2', i))).toEqual(['', '2017-06-16 12:49:00', '']);
    expect(table.ids[1]).toBe('BATIMENT0000000000000002');
  });

  test.each([
    ['in UTF-8 without a code page', (t: string) => new TextEncoder().encode(t), undefined],
    ['in UTF-8 with its code page', (t: string) => new TextEncoder().encode(t), 'UTF-8'],
    [
      'windows-1252 without a code page',
      (t: string) => Uint8Array.from(t, (c) => (c === '’' ? 0x92 : c.charCodeAt(0))),
      undefined,
    ],
    [
      'windows-1252 with its code page',
      (t: string) => Uint8Array.from(t, (c) => (c === '’' ? 0x92 : c.charCodeAt(0))),
      '1252',
    ],
  ])('TE-3 accents are read: %s', async (_, encode, cpg) => {
    const files = shapefile(
      'noms',
      5,
      three,
      [text('NOM', ['a', 'b', 'c'])],
      cpg === undefined ? {} : { cpg },
    );
    const dbf = dbfBytes([text('NOM', ['Forêt fermée', 'l’Hôpital', 'Où'])], encode);
    const others = files.filter((file) => !file.name.endsWith('.dbf'));
    const { table } = await readAll([...others, fileFromBytes(dbf, 'noms.dbf')], [['NOM', 'text']], null);
    expect([0, 1, 2].map((i) => textAt(table, '0', i))).toEqual(['Forêt fermée', 'l’Hôpital', 'Où']);
  });

  test('TE-2 a deleted row takes its shape with it', async () => {
    const files = shapefile('x', 5, three, [text('NOM', ['a', 'b', 'c'])]);
    const dbf = dbfBytes([text('NOM', ['a', 'b', 'c'])], undefined, [1]);
    const others = files.filter((file) => !file.name.endsWith('.dbf'));
    const { table } = await readAll([...others, fileFromBytes(dbf, 'x.dbf')], [['NOM', 'text']], null);
    expect([0, 1].map((i) => textAt(table, '0', i))).toEqual(['a', 'c']);
    expect(table.count).toBe(2);
  });
});

describe('shapes', () => {
  const hole = square(2, 2, 3).toReversed();
  const island = square(3, 3, 1);

  test.each([
    ['oriented as the format says', [square(0, 0, 10), hole, island, square(20, 0, 5)]],
    [
      'oriented backwards',
      [square(0, 0, 10).toReversed(), hole.toReversed(), island.toReversed(), square(20, 0, 5).toReversed()],
    ],
    ['in any order', [island, hole, square(20, 0, 5), square(0, 0, 10)]],
  ])(
    'TE-5 rings come closed, outer ones counter-clockwise, holes right after theirs: %s',
    async (_, rings) => {
      const { table } = await readAll(shapefile('p', 5, [rings], [text('A', ['a'])]), [], null);
      const areas = Array.from({ length: 4 }, (_, part) => {
        const from = table.partOffsets[part] ?? 0;
        return signedArea(table.xy.subarray(2 * from, 2 * (table.partOffsets[part + 1] ?? 0)));
      });
      expect(table.count).toBe(1);
      const at = areas.indexOf(100);
      expect(areas[at + 1]).toBe(-9);
      expect(areas.toSorted((a, b) => a - b)).toEqual([-9, 1, 25, 100]);
    },
  );

  test('TE-5 lines keep their elevations, −1000 being unknown', async () => {
    const line = [
      [0, 0, 12.5],
      [10, 0, -1000],
      [20, 5, 13],
    ];
    const { table } = await readAll(shapefile('l', 13, [[line]], [text('A', ['a'])]), [], null);
    expect(table.geometry).toBe('line');
    expect([...(table.z ?? [])]).toEqual([12.5, Number.NaN, 13]);
    expect([...table.xy]).toEqual([0, 0, 10, 0, 20, 5]);
  });

  test('TE-5 measures are no elevations, and null shapes are counted', async () => {
    const { table, problems } = await readAll(
      shapefile('m', 25, [[square(0, 0, 10)], null], [text('A', ['a', 'b'])]),
      [['A', 'text']],
      null,
    );
    expect(table.z).toBeNull();
    expect(table.count).toBe(1);
    expect(problems).toMatchObject([
      { code: 'layer/geometry-missing', details: { count: 1, file: 'm.shp' } },
    ]);
  });

  test('TE-5 points are read', async () => {
    const { table } = await readAll(shapefile('pt', 11, [[[[3, 4, 5]]]], [text('A', ['a'])]), [], null);
    expect(table.geometry).toBe('point');
    expect([...table.xy, ...(table.z ?? [])]).toEqual([3, 4, 5]);
  });
});

describe('missing and broken parts', () => {
  const columns = [text('NOM', ['a', 'b', 'c'])];

  test.each([
    ['shx', 'file/missing-shx', 'kept'],
    ['dbf', 'file/missing-dbf', 'partial'],
    ['prj', 'file/missing-prj', 'kept'],
  ])('TE-4 without .%s the rest is read, and the message says which part', async (part, code, effect) => {
    const { source, table } = await readAll(
      shapefile('d/x', 5, three, columns, { without: [part] }),
      [['NOM', 'text']],
      null,
    );
    expect(source.problems).toMatchObject([{ code, effect, details: { file: 'd/x.shp' } }]);
    expect(table.count).toBe(3);
    expect(textAt(table, '0', 2)).toBe(part === 'dbf' ? '' : 'c');
    expect(source.crs.epsg).toBe(part === 'prj' ? null : 2154);
  });

  test('TE-4 without .shp there is nothing to read', async () => {
    const files = shapefile('d/x', 5, three, columns, { without: ['shp'] });
    const error = await openShapefile(partsOf(files)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({
      code: 'file/missing-shp',
      details: { file: 'd/x.shp', present: 'x.shx, x.dbf, x.prj' },
    });
  });

  test('TE-4 a .shp cut short keeps its whole records', async () => {
    const files = shapefile('x', 5, three, columns);
    const cut = shpBytes(5, three).slice(0, -20);
    const others = files.filter((file) => !file.name.endsWith('.shp'));
    const { source, table } = await readAll(
      [fileFromBytes(cut, 'x.shp'), ...others],
      [['NOM', 'text']],
      null,
    );
    expect(source.problems.map((told) => told.code)).toEqual(['layer/truncated', 'layer/row-count']);
    expect(table.count).toBe(2);
  });

  test.each([
    ['empty', new Uint8Array(0), 'file/empty'],
    ['not one', new TextEncoder().encode('x'.repeat(200)), 'layer/header'],
    ['short', new Uint8Array(50), 'layer/header'],
    ['without features', shpBytes(5, []), 'layer/no-features'],
  ])('TE-4 a .shp that is %s is refused with its name', async (_, bytes, code) => {
    const error = await openShapefile(new Map([['shp', fileFromBytes(bytes, 'a/b.shp')]])).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code, details: { file: 'a/b.shp' } });
  });

  test('TE-4 a broken .dbf leaves the shapes', async () => {
    const files = shapefile('x', 5, three, columns).filter((file) => !file.name.endsWith('.dbf'));
    const { source, table } = await readAll([...files, fileFromBytes('nonsense', 'x.dbf')], [], null);
    expect(source.problems).toMatchObject([
      { code: 'layer/header', effect: 'partial', details: { file: 'x.dbf' } },
    ]);
    expect(table.count).toBe(3);
  });

  test('TE-4 record lengths that lie do not run away', async () => {
    const bytes = shpBytes(5, three);
    new DataView(bytes.buffer).setInt32(104, -5, false);
    const error = await openShapefile(new Map([['shp', fileFromBytes(bytes, 'x.shp')]])).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: 'layer/no-features' });
  });

  test('TE-4 a field called __proto__ is a field like another', async () => {
    const { table, source } = await readAll(
      shapefile('x', 5, three, [text('__proto__', ['a', 'b', 'c'])]),
      [['__proto__', 'text']],
      '__proto__',
    );
    expect(source.fields).toEqual(['__proto__']);
    expect(table.ids).toEqual(['a', 'b', 'c']);
    expect(Object.getPrototypeOf(table.columns)).toBe(Object.prototype);
  });
});
