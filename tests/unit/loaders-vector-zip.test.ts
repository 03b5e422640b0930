import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readFolder } from '../../src/loaders/folder.ts';
import { fileFromBytes, type InputFile } from '../../src/loaders/input-file.ts';
import { openZip } from '../../src/loaders/zip.ts';
import { shapefile, square, text } from '../vector-files.ts';

const encode = (content: string) => new TextEncoder().encode(content);

function zipped(path: string, entries: Readonly<Record<string, Uint8Array>>, level: 0 | 9 = 9): InputFile {
  return fileFromBytes(Uint8Array.from(zipSync(entries, { level })), path);
}

async function refusal(file: InputFile): Promise<unknown> {
  return openZip(file).catch((thrown: unknown) => thrown);
}

/** The archive with the announced size of its only entry changed, in both headers. */
async function lyingAboutSize(file: InputFile, bytes: number): Promise<InputFile> {
  const content = new Uint8Array(await file.bytes());
  const view = new DataView(content.buffer);
  for (let at = 0; at + 4 < content.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, bytes, true);
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, bytes, true);
  }
  return fileFromBytes(content, file.path);
}

describe('archives', () => {
  test.each([0, 9] as const)('TE-8 entries are read on demand, in folders too (level %i)', async (level) => {
    const [file, other] = await openZip(
      zipped('a.zip', { 'd/e/noms é.txt': encode('bonjour'), 'x.asc': encode('ncols 1') }, level),
    );
    expect(file).toMatchObject({ path: 'a.zip/d/e/noms é.txt', name: 'noms é.txt', size: 7 });
    expect(new TextDecoder().decode(await file!.bytes())).toBe('bonjour');
    expect(new TextDecoder().decode(await other!.slice(0, 5))).toBe('ncols');
    expect(await new Response(other!.stream()).text()).toBe('ncols 1');
  });

  test('TE-8 a zipped shapefile is a shapefile', async () => {
    const files = shapefile(
      'batiment',
      5,
      [[square(700_000, 6_600_000, 10)]],
      [text('ID', ['BATIMENT0000000000000001'])],
    );
    const entries = await Promise.all(
      files.map(async (file) => [`shp/${file.path}`, new Uint8Array(await file.bytes())] as const),
    );
    const { understandings } = await readFolder([zipped('bdtopo.zip', Object.fromEntries(entries))]);
    expect(understandings).toMatchObject([
      { id: 'bdtopo.zip/shp/batiment.shp', kind: 'buildings', crs: 2154, problems: [] },
    ]);
  });

  test('TE-8 an archive that would unfold a thousandfold is refused before anything is unfolded', async () => {
    const bomb = zipped('bomb.zip', { 'zeros.asc': new Uint8Array(120 * 1024 * 1024) });
    expect(bomb.size).toBeLessThan(200_000);
    expect(await refusal(bomb)).toMatchObject({
      code: 'file/archive-bomb',
      details: { file: 'bomb.zip', unfolded: 125_829_120 },
    });
  });

  test('TE-8 a grid of zeros of a usual size is no bomb', async () => {
    const [file] = await openZip(zipped('a.zip', { 'start.asc': new Uint8Array(20 * 1024 * 1024) }));
    expect((await file!.bytes()).byteLength).toBe(20 * 1024 * 1024);
  });

  test('TE-8 an entry that announces more than four gigabytes is refused', async () => {
    const liar = await lyingAboutSize(zipped('a.zip', { 'a.asc': encode('x'.repeat(1000)) }), 0xfffffff0);
    expect(await refusal(liar)).toMatchObject({ code: 'file/archive-bomb' });
  });

  test('TE-8 an entry that holds more than it announces gives an error, not the memory', async () => {
    const liar = await lyingAboutSize(zipped('a.zip', { 'a.asc': encode('x'.repeat(100_000)) }), 200_000);
    const [file] = await openZip(liar);
    await expect(file!.bytes()).rejects.toMatchObject({
      code: 'file/unreadable',
      details: { file: 'a.zip/a.asc' },
    });
  });

  test('TE-8 a broken entry leaves the archive’s others', async () => {
    const archive = zipped('a.zip', {
      'b.json': encode('x'.repeat(5000)),
      'mnt.asc': encode('ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2\n'),
    });
    const bytes = new Uint8Array(await archive.bytes());
    // The first entry's compressed bytes, after its header and name.
    bytes.fill(0xff, 36, 50);
    const { understandings } = await readFolder([fileFromBytes(bytes, 'a.zip')]);
    expect(understandings.map(({ id, kind, problems }) => [id, kind, problems[0]?.code])).toEqual([
      ['a.zip/b.json', 'unused', 'file/unreadable'],
      ['a.zip/mnt.asc', 'terrain', expect.any(String)],
    ]);
  });

  test('TE-8 names that leave the archive are passed over', async () => {
    const files = await openZip(
      zipped('a.zip', {
        '../../etc/passwd.asc': encode('x'),
        '/srv/x.asc': encode('x'),
        'C:\\x.asc': encode('x'),
        'a/..\\..\\b.asc': encode('x'),
        '__MACOSX/._x': encode('x'),
        '.hidden': encode('x'),
        'd/': new Uint8Array(0),
        'fine/__proto__': encode('x'),
        'fine/x.asc': encode('x'),
      }),
    );
    expect(files.map((file) => file.path).sort()).toEqual(['a.zip/fine/__proto__', 'a.zip/fine/x.asc']);
  });

  test('TE-8 archives in archives are opened once, no deeper', async () => {
    const grid = encode('ncols 2\nnrows 1\nxllcorner 0\nyllcorner 0\ncellsize 1\n1 2\n');
    let archive = zipSync({ 'mnt.asc': grid });
    const once = zipSync({ 'in.zip': archive });
    const { understandings } = await readFolder([fileFromBytes(Uint8Array.from(once), 'out.zip')]);
    expect(understandings).toMatchObject([{ id: 'out.zip/in.zip/mnt.asc', kind: 'terrain' }]);
    for (let depth = 0; depth < 5; depth++) archive = zipSync({ 'in.zip': archive });
    const deep = await readFolder([fileFromBytes(Uint8Array.from(archive), 'out.zip')]);
    expect(deep.understandings.map((u) => u.problems[0]?.code)).toEqual(['file/archive-bomb']);
  });

  test.each([
    ['empty', new Uint8Array(0), 'file/empty'],
    ['not an archive', encode('x'.repeat(500)), 'file/unreadable'],
    ['cut short', zipSync({ 'a.txt': encode('hello') }).slice(0, 40), 'file/unreadable'],
  ])('TE-8 a file that is %s is refused with its name', async (_, bytes, code) => {
    expect(await refusal(fileFromBytes(Uint8Array.from(bytes), 'd/a.zip'))).toMatchObject({
      code,
      details: { file: 'd/a.zip' },
    });
  });

  test.each([
    ['by its first bytes', 'tuile.asc', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4)],
    ['by its name', 'BDTOPO_3-5.7z', encode('x')],
    ['one part of several', 'RGEALTI_D044.7z.002', encode('x')],
  ])('TE-9 a 7z archive is recognised %s, and the message says what to do', async (_, name, bytes) => {
    const { understandings } = await readFolder([fileFromBytes(bytes, name)]);
    expect(understandings).toMatchObject([
      { kind: 'unused', format: 'archive', problems: [{ code: 'file/archive-7z', details: { file: name } }] },
    ]);
  });
});
