import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line.ts';
import { readTerritory } from '../../src/cli/find-territory.ts';
import { shapefile, square, terrain, text } from '../vector-files.ts';

let folder = '';
const inFolder = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jumelles-territory-'));
  const dem = terrain('mnt.asc', { columns: 20, rows: 20, cell: 10, west: 700_000, south: 6_600_000 });
  const buildings = shapefile(
    'bd/batiment',
    5,
    [[square(700_050, 6_600_050, 10)]],
    [text('ID', ['BATIMENT0000000000000001'])],
  );
  for (const file of [dem, ...buildings]) {
    const path = inFolder(`valley/${file.path}`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, new Uint8Array(await file.bytes()));
  }
  await mkdir(inFolder('bare'));
  await writeFile(inFolder('bare/notes.txt'), 'nothing');
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs the command silently, in French; what it said, and its exit code. */
async function territory(
  ...args: readonly string[]
): Promise<{ readonly exitCode: number; readonly out: string }> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const error = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const exitCode = await runCommandLine(['territory', ...args], { LANG: 'C' });
    return { exitCode, out: String(log.mock.lastCall?.[0] ?? '') };
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
}

test('TE-31 the command line builds a territory, says what it understood, and writes it', async () => {
  const { exitCode, out } = await territory(inFolder('valley'), '--out', inFolder('valley.jumelles'));
  expect(exitCode).toBe(0);
  const written = await readTerritory(inFolder('valley.jumelles'));
  expect(written).toMatchObject({ name: 'valley', crs: 2154 });
  expect(written.layers.buildings?.table.count).toBe(1);
  expect(out).toContain(written.digest);
});

test('TE-31 its report is in the person’s language, or JSON', async () => {
  const french = (await territory(inFolder('valley'))).out;
  const json: unknown = JSON.parse((await territory(inFolder('valley'), '--json', '--name', 'Essai')).out);
  const english = (await territory(inFolder('valley'), '--lang', 'en')).out;
  expect(french).toContain('Bâtiments');
  expect(french).toContain('bd/batiment.shp (identifiants de BD TOPO');
  expect(french).toContain('La date du relief n’est pas connue');
  expect(english).toContain('The date of the terrain is not known');
  expect(json).toMatchObject({
    name: 'Essai',
    crs: 2154,
    layers: { buildings: { geometry: 'polygon', count: 1 }, terrain: { columns: 20 } },
  });
});

test('TE-31 a fault that many files have is told once, and no heading stands over nothing', async () => {
  const dem = terrain('mnt.asc', { columns: 20, rows: 20, cell: 10, west: 700_000, south: 6_600_000 });
  await mkdir(inFolder('many'));
  await writeFile(inFolder('many/mnt_LAMB93_IGN69.asc'), new Uint8Array(await dem.bytes()));
  expect((await territory(inFolder('many'))).out).not.toContain('À corriger');
  for (let i = 0; i < 5; i++) await writeFile(inFolder(`many/points${i}.laz`), 'LASF');
  const { out } = await territory(inFolder('many'));
  expect(out.match(/nuage de points/g)).toHaveLength(1);
  expect(out).toContain('… et 4 autres fichiers');
});

test('TE-78 files that are left aside are named, each with the reason, twenty of many', async () => {
  const dem = terrain('mnt.asc', { columns: 20, rows: 20, cell: 10, west: 700_000, south: 6_600_000 });
  await mkdir(inFolder('aside'));
  await writeFile(inFolder('aside/mnt_LAMB93_IGN69.asc'), new Uint8Array(await dem.bytes()));
  await writeFile(inFolder('aside/lisezmoi.txt'), 'notes');
  expect((await territory(inFolder('aside'))).out).toContain(
    '1 fichier laissé de côté\n  - lisezmoi.txt (accompagne un autre fichier)\n',
  );
  for (let i = 10; i < 40; i++) await writeFile(inFolder(`aside/z${i}.txt`), 'notes');
  const { out } = await territory(inFolder('aside'));
  expect(out).toContain('31 fichiers laissés de côté');
  expect(out.match(/accompagne un autre fichier/g)).toHaveLength(20);
  expect(out).toContain('… et 11 autres fichiers');
});

test('TE-31 corrections are given by path', async () => {
  const without = await territory(
    inFolder('valley'),
    '--kind',
    'bd/batiment.shp=unused',
    '--out',
    inFolder('bare.jumelles'),
  );
  expect(without.exitCode).toBe(0);
  expect((await readTerritory(inFolder('bare.jumelles'))).layers.buildings).toBeUndefined();
});

test.each([
  [['nowhere'], 1],
  [[], 2],
  [['valley', 'bare'], 2],
  [['valley', '--kind', 'mnt.asc=castle'], 2],
  [['valley', '--crs', 'mnt.asc=Lambert'], 2],
  [['valley', '--crs', 'other.asc=2154'], 2],
  [['bare'], 1],
] as const)('TE-31 %j ends with code %i and writes nothing', async (names, exitCode) => {
  const args = names.map((name) => (/^(nowhere|valley|bare)$/.test(name) ? inFolder(name) : name));
  expect((await territory(...args, '--out', inFolder('never.jumelles'))).exitCode).toBe(exitCode);
  await expect(readTerritory(inFolder('never.jumelles'))).rejects.toThrow('Unable to open file');
});
