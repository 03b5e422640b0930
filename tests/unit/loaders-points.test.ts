import { describe, expect, test } from 'vitest';
import { buildTerritory, type BuiltFolder } from '../../src/loaders/build.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import { fileFromBytes, type InputFile } from '../../src/loaders/input-file.ts';
import { numbersOf, textAt } from '../../src/territory/table-ops.ts';
import { terrain } from '../vector-files.ts';

const dem = terrain('mnt_LAMB93_IGN69.asc', {
  columns: 100,
  rows: 100,
  cell: 10,
  west: 700_000,
  south: 6_600_000,
});

async function build(...files: readonly InputFile[]): Promise<BuiltFolder> {
  return buildTerritory(await readFolder([dem, ...files]), [], { name: 'essai' });
}

const counts = (text: string): InputFile => fileFromBytes(new TextEncoder().encode(text), 'comptages.csv');

function countsOf(built: BuiltFolder): { readonly roads: readonly string[]; readonly perDay: number[] } {
  const table = built.territory?.layers.counts?.table;
  if (!table) throw new Error('no counts');
  const roads = table.ids.map((_, i) => textAt(table, 'road', i));
  return { roads, perDay: [...numbersOf(table, 'vehiclesPerDay')] };
}

const strays = ({ problems }: BuiltFolder) =>
  problems.filter(({ code }) => code === 'layer/points-astray').map(({ details }) => details);

describe('points that are not where they could be', () => {
  test('TE-76 a row cut inside its y is told and left out, and moves no other row', async () => {
    const built = await build(counts('route;x;y;TMJA\nD45;700100;6600100;5200\nD7;700500;6600\n'));
    expect(countsOf(built)).toEqual({ roads: ['D45'], perDay: [5200] });
    expect(strays(built)).toEqual([{ file: 'comptages.csv', count: 1, epsg: 2154, x: '700500', y: '6600' }]);
    expect(built.problems.map(({ code }) => code)).not.toContain('layer/crs-far');
  });

  test('TE-76 so it is where the heading tells the system', async () => {
    const rows = 'D45;3.003;46.504;5200\nD7;3.003;465040;100\nD8;3.004;46.505;300\n';
    const built = await build(counts(`route;lon;lat;TMJA\n${rows}`));
    expect(countsOf(built).roads).toEqual(['D45', 'D8']);
    expect(strays(built)).toMatchObject([{ count: 1, epsg: 4326 }]);
  });

  test('TE-76 most points tell the system: degrees under plain headings, one row of which is no place', async () => {
    const rows = 'D45;3.003;46.504;5200\nD8;3.004;46.505;300\nD9;300000000;46.5;1\n';
    const built = await build(counts(`route;x;y;TMJA\n${rows}`));
    expect(countsOf(built).roads).toEqual(['D45', 'D8']);
    expect(strays(built)).toMatchObject([{ count: 1, epsg: 4326, x: '300000000' }]);
  });

  test('TE-76 points beside the terrain are no strays, and a whole file elsewhere stays in doubt', async () => {
    const beside = await build(counts('route;x;y;TMJA\nD45;700100;6600100;5200\nD7;600000;6500000;9\n'));
    expect(countsOf(beside).roads).toEqual(['D45']);
    expect(strays(beside)).toEqual([]);
    const elsewhere = await build(counts('route;x_l93;y_l93;TMJA\nD45;5;7;5200\n'));
    expect(elsewhere.territory?.layers.counts).toBeUndefined();
    expect(elsewhere.problems.map(({ code }) => code)).toContain('layer/crs-nowhere');
  });
});

describe('how counts are written', () => {
  test.each(['MJA', 'AADT', 'tmja'])('TE-77 counts under the heading %s are known', async (heading) => {
    const built = await build(counts(`route;x;y;${heading}\nD45;700100;6600100;5200\n`));
    expect(countsOf(built)).toEqual({ roads: ['D45'], perDay: [5200] });
  });

  test.each([true, false])(
    'TE-77 a spreadsheet’s text of two bytes a sign is read, little end first: %s',
    async (isLittle) => {
      const text = '\uFEFFroute\tx\ty\tTMJA\nD45 Évreux\t700100\t6600100\t5200\n';
      const bytes = new Uint8Array(2 * text.length);
      for (let i = 0; i < text.length; i++)
        new DataView(bytes.buffer).setUint16(2 * i, text.charCodeAt(i), isLittle);
      const built = await build(fileFromBytes(bytes, 'comptages.txt'));
      expect(countsOf(built)).toEqual({ roads: ['D45 Évreux'], perDay: [5200] });
    },
  );
});
