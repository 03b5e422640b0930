import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line.ts';
import type { ValidationResult } from '../../src/cli/validate/result.ts';
import { findTrafficFolders } from '../../src/cli/validate/traffic/folders.ts';
import { validateTraffic } from '../../src/cli/validate/traffic.ts';

let folder = '';
const inFolder = (...parts: readonly string[]): string => join(folder, ...parts);

const net = `<NUMBER OF ZONES> 2\n<FIRST THRU NODE> 1\n<NUMBER OF LINKS> 5\n<END OF METADATA>
1 3 1 100 0.00000001 1000000000 1 0 0 1 ;
1 4 1 100 50 0.02 1 0 0 1 ;
3 2 1 100 50 0.02 1 0 0 1 ;
3 4 1 100 10 0.1 1 0 0 1 ;
4 2 1 100 0.00000001 1000000000 1 0 0 1;
`;
const trips = '<TOTAL OD FLOW> 6\n<END OF METADATA>\nOrigin 1\n2 : 6.0;\n';

async function jumelles(...args: readonly string[]) {
  const out = vi.spyOn(console, 'log').mockImplementation(() => {});
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const exitCode = await runCommandLine(args, { LANG: 'C' });
    const text = (calls: readonly (readonly unknown[])[]) => calls.map((call) => call.join(' ')).join('\n');
    return { exitCode, out: text(out.mock.calls), errors: text(errors.mock.calls) };
  } finally {
    out.mockRestore();
    errors.mockRestore();
  }
}

const assign = (...args: readonly string[]) =>
  jumelles(
    'traffic',
    'assign',
    '--net',
    inFolder('b_net.tntp'),
    '--trips',
    inFolder('b_trips.tntp'),
    ...args,
  );

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jumelles-traffic-'));
  await writeFile(inFolder('b_net.tntp'), net);
  await writeFile(inFolder('b_trips.tntp'), trips);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('jumelles traffic assign', () => {
  test('TR-50 prints the figures as JSON, and writes the flows', async () => {
    const ended = await assign('--gap', '1e-10', '--json', '--out', inFolder('flows.tntp'));
    expect(ended).toMatchObject({ exitCode: 0, errors: '' });
    const figures = JSON.parse(ended.out) as Record<string, number>;
    expect(Object.keys(figures).slice(0, 5)).toEqual([
      'objective',
      'relativeGap',
      'iterations',
      'seconds',
      'totalTravelTime',
    ]);
    expect(figures['objective']).toBeCloseTo(386, 6);
    expect(figures['totalTravelTime']).toBeCloseTo(552, 5);
    expect(figures['relativeGap']).toBeLessThanOrEqual(1e-10);
    const rows = (await readFile(inFolder('flows.tntp'), 'utf8')).trim().split('\n');
    expect(rows[0]).toBe('From\tTo\tVolume\tCost');
    expect(rows.slice(1).map((row) => Math.round(Number(row.split('\t')[2])))).toEqual([4, 2, 2, 2, 4]);
  });

  test('TR-50 in words, in both languages', async () => {
    expect((await assign()).out).toContain('écart relatif');
    expect((await assign('--lang', 'en')).out).toContain('Beckmann objective 386');
  });

  test('TR-51 closes roads after a first equilibrium, and says who drives along one', async () => {
    const ended = await assign('--gap', '1e-12', '--json', '--close', '3-4', '--select', '1-4');
    const figures = JSON.parse(ended.out) as {
      totalTravelTime: number;
      before: { totalTravelTime: number };
      selected: readonly unknown[];
    };
    expect(figures.before.totalTravelTime).toBeCloseTo(552, 5);
    expect(figures.totalTravelTime).toBeCloseTo(498, 5);
    expect(figures.selected).toEqual([
      {
        from: 1,
        to: 4,
        flow: expect.closeTo(3, 6),
        pairs: [{ from: 1, to: 2, trips: expect.closeTo(3, 6) }],
      },
    ]);
    const unknown = await assign('--close', '4-3', '--lang', 'en');
    expect(unknown.exitCode).toBe(1);
    expect(unknown.errors).toContain('No road of the network leads from node 4 to node 3.');
  });

  test('TR-358 who drives along a road is told in words too', async () => {
    const { out } = await assign('--gap', '1e-12', '--select', '1-4');
    expect(out).toMatch(/\nde 1 à 4 : 2(,0+)? véhicules, par paires de zones \(1\)\n {2}1 → 2 : 2/);
  });

  test('TR-358 a road that is not there is refused before the work, and so is a choice that a method cannot make', async () => {
    const unknown = await assign('--select', '4-3', '--json');
    expect(unknown.exitCode).toBe(1);
    expect(JSON.parse(unknown.out)).toMatchObject({ error: { code: 'traffic/unknown-link' } });
    const choice = await assign('--method', 'frank-wolfe', '--select', '1-4');
    expect(choice).toMatchObject({ exitCode: 2, out: '' });
    expect(choice.errors).toContain('--method paths');
  });

  test('TR-358 by the method of Frank and Wolfe a closure has its equilibrium before, too', async () => {
    const ended = await assign('--method', 'frank-wolfe', '--gap', '1e-5', '--close', '3-4', '--json');
    const figures = JSON.parse(ended.out) as { before: { totalTravelTime: number }; totalTravelTime: number };
    expect(figures.before.totalTravelTime).toBeCloseTo(552, 0);
    expect(figures.totalTravelTime).toBeCloseTo(498, 0);
  });

  test('TR-362 a first-thru-node above every node is told as what closes them all', async () => {
    await writeFile(inFolder('shut_net.tntp'), net.replace('<FIRST THRU NODE> 1', '<FIRST THRU NODE> 9'));
    const files = ['--net', inFolder('shut_net.tntp'), '--trips', inFolder('b_trips.tntp')];
    const ended = await jumelles('traffic', 'assign', ...files);
    expect(ended.errors).toContain(
      '<FIRST THRU NODE> vaut 9, au-dessus de tous les nœuds (le dernier est le 4)',
    );
    expect(ended.errors).not.toContain('sens unique');
  });

  test('TR-51 trips that no road carries any more are told, the others assigned', async () => {
    const ended = await assign('--close', '1-3', '--close', '1-4', '--json');
    expect(ended.exitCode).toBe(0);
    expect(ended.errors).toContain(
      '6 déplacements ne trouvent aucun chemin (1 paires, la première de 1 à 2)',
    );
    expect(JSON.parse(ended.out)).toMatchObject({ objective: 0, unassignedTrips: 6 });
  });

  test('TR-50 weights, demand and the other method change what they should', async () => {
    const objective = async (...args: readonly string[]) =>
      (JSON.parse((await assign('--json', '--gap', '1e-9', ...args)).out) as { objective: number }).objective;
    // All paths of Braess have lengths of 200 or 300.
    expect(await objective('--distance-factor', '1')).toBeGreaterThan(386 + 6 * 200);
    expect(await objective('--demand-factor', '2')).toBeGreaterThan(2 * 386);
    expect(await objective('--method', 'frank-wolfe')).toBeCloseTo(386, 3);
    expect(await objective('--toll-factor', '5')).toBeCloseTo(386, 6);
  });

  test('TR-50 a gap that is out of reach ends with 1 and says how far it came', async () => {
    const ended = await assign('--gap', '1e-9', '--iterations', '1', '--lang', 'en');
    expect(ended.exitCode).toBe(1);
    expect(ended.errors).toMatch(/The gap asked for \(1e-9\) was not reached: \d\.\d\de-\d/);
  });

  test('TR-12 faults of the files are told, and do not stop the rest', async () => {
    await writeFile(inFolder('faulty_net.tntp'), `${net}2 2 1 1 1 0 0;\n5 6 0 1 1 1 1;\n`);
    await writeFile(inFolder('faulty_trips.tntp'), `${trips}3 : -4;\n9 : 1;\n`);
    const files = ['--net', inFolder('faulty_net.tntp'), '--trips', inFolder('faulty_trips.tntp')];
    const ended = await jumelles('traffic', 'assign', ...files, '--json', '--lang', 'en');
    expect(ended.exitCode).toBe(0);
    const codes = [...ended.errors.matchAll(/\[(traffic\/[a-z-]+)\]/g)].map(([, code]) => code);
    expect(codes).toEqual([
      'traffic/self-loop',
      'traffic/capacity',
      'traffic/link-count',
      'traffic/negative-trips',
      'traffic/trip-total',
      'traffic/unknown-zone',
    ]);
    expect((JSON.parse(ended.out) as { objective: number }).objective).toBeCloseTo(386, 3);
  });
});

describe('jumelles traffic assign, when it cannot', () => {
  /** Files of a network and its trips under a name, as options. */
  async function files(name: string, network: string, demand: string): Promise<readonly string[]> {
    await writeFile(inFolder(`${name}_net.tntp`), network);
    await writeFile(inFolder(`${name}_trips.tntp`), demand);
    return ['--net', inFolder(`${name}_net.tntp`), '--trips', inFolder(`${name}_trips.tntp`)];
  }
  const steep = '1 2 1 1 1 0.15 400;\n1 3 1 1 1 0.15 400;\n3 2 1 1 1 0.15 400;\n';

  test('TR-55 costs beyond what a number can hold are no equilibrium, by either method', async () => {
    const given = await files('steep', steep, 'Origin 1\n2 : 200;');
    for (const method of ['paths', 'frank-wolfe']) {
      const ended = await jumelles('traffic', 'assign', ...given, '--json', '--method', method);
      expect(ended.exitCode).toBe(1);
      expect(JSON.parse(ended.out)).toMatchObject({ error: { code: 'traffic/overflow' } });
      expect(ended.errors).toContain('Vérifiez les capacités');
    }
    const scaled = await assign('--demand-factor', '1e300', '--lang', 'en');
    expect([scaled.exitCode, scaled.out]).toEqual([1, '']);
    expect(scaled.errors).toContain('no equilibrium is found');
  });

  test('TR-55 a negative toll ends, and says which road', async () => {
    const given = await files(
      'toll',
      '1 3 9 1 1 0 0 0 -5;\n3 1 9 1 1 0 0 0 -5;\n3 2 9 1 9 0 0 0 -5;\n1 2 9 1 9 0 0 0 0;',
      'Origin 1\n2 : 4;',
    );
    const ended = await jumelles('traffic', 'assign', ...given, '--json', '--toll-factor', '1');
    expect(ended.exitCode).toBe(0);
    expect(ended.errors).toContain('2 routes coûteraient moins que zéro');
    expect(JSON.parse(ended.out)).toMatchObject({ objective: 36 });
  });

  test('TR-55 trips of unknown nodes and trips without a way are counted, by either method', async () => {
    const given = await files('lost', '1 2 9 1 1 0 0;\n', 'Origin 1\n2 : 1; 77 : 20;\nOrigin 2\n1 : 300;');
    for (const method of ['paths', 'frank-wolfe']) {
      const ended = await jumelles(
        'traffic',
        'assign',
        ...given,
        '--json',
        '--method',
        method,
        '--demand-factor',
        '2',
      );
      expect(ended.exitCode).toBe(0);
      expect(JSON.parse(ended.out)).toMatchObject({ objective: 2, unassignedTrips: 640 });
      expect(ended.errors).toContain('traffic/no-path');
    }
    const none = await files('none', '1 2 9 1 1 0 0;\n', 'Origin 1\n1 : 5; 2 : 0;');
    const ended = await jumelles('traffic', 'assign', ...none, '--json', '--lang', 'en');
    expect(ended.exitCode).toBe(0);
    expect(JSON.parse(ended.out)).toMatchObject({ objective: 0, relativeGap: 0, totalTravelTime: 0 });
    expect(ended.errors).toContain('No trips to assign');
  });

  test('TR-55 why nothing is left of a file comes with the refusal, and as JSON', async () => {
    const given = await files('comma', '1 2 9 1 1 0,15 4 0 0 1;\n', trips);
    const ended = await jumelles('traffic', 'assign', ...given, '--json');
    expect(ended.exitCode).toBe(1);
    expect(JSON.parse(ended.out)).toMatchObject({
      error: { code: 'traffic/no-links', message: 'comma_net.tntp: no usable link' },
    });
    expect(ended.errors).toMatch(/aucune route utilisable[^]*Écrivez les décimales avec un point/);
  });

  test('TR-55 folders, files that are not there, and places where nothing can be written', async () => {
    await mkdir(inFolder('folder'), { recursive: true });
    const ofFolder = await jumelles(
      'traffic',
      'assign',
      '--net',
      inFolder('folder'),
      '--trips',
      inFolder('b_trips.tntp'),
    );
    expect([ofFolder.exitCode, ofFolder.errors]).toEqual([
      1,
      expect.stringContaining('est un dossier, pas un fichier'),
    ]);
    const absent = await jumelles(
      'traffic',
      'assign',
      '--net',
      inFolder('none.tntp'),
      '--trips',
      inFolder('b_trips.tntp'),
      '--lang',
      'en',
    );
    expect([absent.exitCode, absent.errors]).toEqual([1, expect.stringContaining('There is no file')]);
    for (const out of [inFolder('nowhere', 'x.tntp'), inFolder('folder'), inFolder('b_net.tntp', 'x.tntp')]) {
      const ended = await assign('--json', '--out', out);
      expect(ended.exitCode).toBe(1);
      expect(ended.errors).toMatch(/ne peut pas être écrit \((ENOENT|EISDIR|ENOTDIR)\)/);
      expect(JSON.parse(ended.out)).toMatchObject({ error: { code: 'file/not-written' } });
    }
    const { exitCode, errors } = await jumelles(
      'traffic',
      'tidy',
      '--net',
      inFolder('b_net.tntp'),
      '--trips',
      inFolder('b_trips.tntp'),
      '--out',
      inFolder('b_net.tntp'),
    );
    expect([exitCode, errors]).toEqual([1, expect.stringContaining('ne peut pas être écrit (EEXIST)')]);
    expect(await readFile(inFolder('b_net.tntp'), 'utf8')).toBe(net);
    const same = await jumelles(
      'traffic',
      'tidy',
      '--net',
      inFolder('b_net.tntp'),
      '--trips',
      inFolder('folder', 'b_net.tntp'),
      '--out',
      inFolder('t'),
    );
    expect([same.exitCode, same.errors]).toEqual([2, expect.stringContaining('portent le même nom')]);
  });

  test.each([
    [['--gap', '-1'], '--gap attend une valeur', '--gap takes a value'],
    [['--gap=-1'], '--gap attend un nombre', '--gap takes a number'],
    [['--gap'], '--gap attend une valeur', '--gap takes a value'],
    [['--colour', 'red'], 'Option inconnue : --colour', 'Unknown option: --colour'],
    [['--json=yes'], '--json n’attend pas de valeur', '--json takes no value'],
  ])('TR-55 %j is told in the language asked for', async (options, french, english) => {
    const inFrench = await assign(...options);
    expect([inFrench.exitCode, inFrench.errors]).toEqual([2, expect.stringContaining(french)]);
    expect((await assign('--lang', 'en', ...options)).errors).toContain(english);
  });
});

test('TR-52 tidy writes both files again, without what could not be read', async () => {
  await writeFile(inFolder('odd_net.tntp'), `${net}2 2 1 1 1 0 0;\n`);
  await writeFile(inFolder('odd_trips.tntp'), trips);
  const files = ['--net', inFolder('odd_net.tntp'), '--trips', inFolder('odd_trips.tntp')];
  const ended = await jumelles('traffic', 'tidy', ...files, '--out', inFolder('tidy'));
  expect(ended.exitCode).toBe(0);
  expect(ended.errors).toContain('traffic/self-loop');
  const rows = (await readFile(inFolder('tidy', 'odd_net.tntp'), 'utf8'))
    .split('\n')
    .filter((row) => /^\t\d/.test(row));
  expect(rows.length).toBe(5);
  expect(await readFile(inFolder('tidy', 'odd_trips.tntp'), 'utf8')).toContain('Origin 1\n2 : 6;');
});

test('TR-359 tidy never writes over what it reads', async () => {
  await mkdir(inFolder('own'));
  await writeFile(inFolder('own', 'o_net.tntp'), net);
  await writeFile(inFolder('own', 'o_trips.tntp'), trips);
  await symlink(inFolder('own'), inFolder('linked'));
  const files = ['--net', inFolder('own', 'o_net.tntp'), '--trips', inFolder('own', 'o_trips.tntp')];
  for (const out of ['own', 'own/../own', 'linked']) {
    const ended = await jumelles('traffic', 'tidy', ...files, '--out', inFolder(out));
    expect(ended.exitCode).toBe(2);
    expect(ended.errors).toContain('Donnez un autre dossier');
  }
  expect(await readFile(inFolder('own', 'o_net.tntp'), 'utf8')).toBe(net);
  expect((await jumelles('traffic', 'tidy', ...files, '--out', inFolder('own/tidy'))).exitCode).toBe(0);
});

describe('jumelles validate traffic', () => {
  async function validated(): Promise<readonly ValidationResult[]> {
    const results: ValidationResult[] = [];
    const options = { all: false, dataFolder: inFolder('data') };
    for await (const result of validateTraffic(options)) results.push(result);
    return results;
  }

  test('TR-43 takes every folder with a network and its trips, however deep, and what is known of it', async () => {
    const root = inFolder('data', 'traffic');
    await mkdir(join(root, 'new', 'town'), { recursive: true });
    await mkdir(join(root, 'broken'), { recursive: true });
    await mkdir(join(root, 'alone'), { recursive: true });
    await writeFile(join(root, 'new', 'town', 'Town_net.tntp'), net);
    await writeFile(join(root, 'new', 'town', 'Town_trips.tntp'), trips);
    await writeFile(join(root, 'new', 'town', 'expected.json'), JSON.stringify({ objective: 386.00000008 }));
    await writeFile(join(root, 'broken', 'B_net.tntp'), 'nothing');
    await writeFile(join(root, 'broken', 'B_trips.tntp'), trips);
    await writeFile(join(root, 'alone', 'A_net.tntp'), net);
    const { networks } = await findTrafficFolders(root);
    expect(networks.map(({ name, trips: own }) => [name, own !== null])).toEqual([
      ['alone', false],
      ['broken', true],
      ['new/town', true],
    ]);
    const results = await validated();
    const verdicts = Object.fromEntries(results.map((result) => [result.case, result.pass]));
    expect(verdicts).toMatchObject({
      'new/town': true,
      broken: null,
      Anaheim: null,
      'Dijkstra and isochrones': true,
    });
    expect(results.find((result) => result.case === 'broken')?.tolerance).toContain('traffic/no-links');
    await writeFile(join(root, 'new', 'town', 'expected.json'), JSON.stringify({ objective: 387 }));
    const others = await validated();
    expect(others.find((result) => result.case === 'new/town')?.pass).toBe(false);
  });
});
