import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line.ts';
import { writeTerritoryFile } from '../../src/loaders/territory-file.ts';
import { formatProject } from '../../src/scenario/parse.ts';
import type { RunRecord } from '../../src/simulation/record.ts';
import { createFloodProject, createValley } from '../contract/flood-case.ts';

const repository = resolve(import.meta.dirname, '../..');
const valley = createValley();
let folder = '';

interface Ended {
  readonly exitCode: number;
  readonly out: string;
  readonly errors: string;
}

/** Runs a command in this process, and listens to what it says. */
async function jumelles(...args: readonly string[]): Promise<Ended> {
  const out = vi.spyOn(console, 'log').mockImplementation(() => {});
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {});
  try {
    const exitCode = await runCommandLine(args, { LANG: 'C' });
    return { exitCode, out: textOf(out.mock.calls), errors: textOf(errors.mock.calls) };
  } finally {
    out.mockRestore();
    errors.mockRestore();
  }
}

function textOf(calls: readonly (readonly unknown[])[]): string {
  return calls.map((call) => call.join(' ')).join('\n');
}

function inFolder(name: string): string {
  return join(folder, name);
}

async function recordOf(name: string): Promise<RunRecord> {
  return JSON.parse(await readFile(inFolder(name), 'utf8')) as RunRecord;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jumelles-cli-'));
  await writeFile(inFolder('project.json'), formatProject(createFloodProject(valley)));
  await writeFile(inFolder('broken.jumelles'), 'not a territory');
  await writeFile(inFolder('valley.jumelles'), await writeTerritoryFile(valley));
  const ended = await jumelles('run', inFolder('project.json'), '--out', inFolder('out'), '--json');
  if (ended.exitCode !== 0) throw new Error(ended.errors);
  await writeFile(inFolder('runs.json'), ended.out);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('jumelles run', () => {
  test('RU-80 makes every pair, finds the territory beside the project, writes records and figures', async () => {
    expect((await readdir(inFolder('out'))).toSorted()).toEqual([
      'base.storm.flood.indicators.json',
      'base.storm.flood.record.json',
      'works.storm.flood.indicators.json',
      'works.storm.flood.record.json',
    ]);
    const runs = JSON.parse(await readFile(inFolder('runs.json'), 'utf8')) as readonly {
      readonly record: RunRecord;
      readonly indicators: Readonly<Record<string, unknown>>;
    }[];
    expect(runs.map((run) => run.record.request.alternative.id)).toEqual(['base', 'works']);
    expect(runs[1]?.record).toEqual(await recordOf('out/works.storm.flood.record.json'));
    expect(Object.keys(runs[1]?.indicators ?? {})).toContain('floodedArea');
  });

  test('RU-80 one alternative in words, in French and in English', async () => {
    const args = ['run', inFolder('project.json'), '--alternative', 'base'];
    const french = await jumelles(...args, '--territory', inFolder('valley.jumelles'));
    expect(french.out).toContain('Sans projet · Orage');
    expect(french.out).toMatch(/surface inondée\n {2}\d+,\d\sha/);
    const english = await jumelles(...args, '--lang', 'en');
    expect(english.out).toMatch(/result digest [0-9a-f]{64}/);
  });

  test('TR-351 a run that fails is told in JSON with its pair, and those after it are made', async () => {
    const args = ['run', inFolder('project.json'), '--alternative', 'nowhere', '--alternative', 'base'];
    const ended = await jumelles(...args, '--json');
    expect(ended.exitCode).toBe(1);
    expect(ended.errors).toContain('nowhere · Orage\n');
    const runs = JSON.parse(ended.out) as readonly { readonly record?: RunRecord }[];
    expect(runs).toMatchObject([
      { alternative: 'nowhere', hypothesis: 'storm', engine: 'flood', error: { code: 'project/unreadable' } },
      { record: { request: { alternative: { id: 'base' } } } },
    ]);
    const inWords = await jumelles(...args);
    expect(inWords.exitCode).toBe(1);
    expect(inWords.out).toContain('Sans projet · Orage');
  });

  test('TR-351 a run that is refused says why in JSON, with every reason', async () => {
    const project = createFloodProject(valley);
    const parameters = { flood: { nothing: 1, never: 2 } };
    await writeFile(inFolder('refused.json'), formatProject({ ...project, parameters }));
    const ended = await jumelles('run', inFolder('refused.json'), '--json');
    expect(ended.exitCode).toBe(1);
    expect(JSON.parse(ended.out)).toMatchObject(
      ['base', 'works'].map((alternative) => ({
        alternative,
        error: { code: 'parameter/unknown', details: { parameter: 'nothing' } },
        others: [{ code: 'parameter/unknown', details: { parameter: 'never' } }],
      })),
    );
  });

  test('TR-361 what stops every run is an object in JSON too', async () => {
    const alone = await mkdtemp(join(folder, 'alone-'));
    const project = createFloodProject(valley);
    await writeFile(join(alone, 'project.json'), formatProject(project));
    await writeFile(inFolder('bare.json'), formatProject({ ...project, hypotheses: [] }));
    const errorOf = async (...args: readonly string[]) => {
      const ended = await jumelles('run', ...args, '--json');
      expect(ended.exitCode).toBe(1);
      return (JSON.parse(ended.out) as { readonly error: unknown }).error;
    };
    expect(await errorOf(join(alone, 'project.json'))).toMatchObject({ code: 'project/no-territory' });
    expect(await errorOf(inFolder('bare.json'))).toMatchObject({ code: 'project/no-hypothesis' });
    expect(await errorOf(inFolder('nowhere.json'))).toMatchObject({ code: 'file/absent' });
    const valleyFile = inFolder('valley.jumelles');
    expect(await errorOf(inFolder('project.json'), '--out', valleyFile)).toMatchObject({
      code: 'file/not-written',
    });
  });

  test('RU-81 a project without its territory says which fingerprint is looked for', async () => {
    const alone = await mkdtemp(join(folder, 'alone-'));
    await writeFile(join(alone, 'project.json'), formatProject(createFloodProject(valley)));
    const ended = await jumelles('run', join(alone, 'project.json'));
    expect(ended.exitCode).toBe(1);
    expect(ended.errors).toContain(valley.digest);
  });

  test('RU-81 hostile or broken projects end with one sentence and no trace of the program', async () => {
    for (const text of ['', '{"format":1}', '{"format":99}', '{"format":1,"__proto__":{}}']) {
      await writeFile(inFolder('hostile.json'), text);
      const ended = await jumelles('run', inFolder('hostile.json'));
      expect(ended.exitCode).toBe(1);
      expect(ended.errors).toMatch(/\[project\/(not-json|unreadable|newer-format)\]/);
      expect(ended.errors).not.toContain(' at ');
    }
  });

  test('RU-81 an identifier cannot lead out of the folder', async () => {
    const project = createFloodProject(valley);
    const [base, works] = project.alternatives;
    if (!base || !works) throw new Error('two alternatives');
    const escaping = { ...project, alternatives: [{ ...base, id: '../../escaped' }] };
    await writeFile(inFolder('escaping.json'), formatProject(escaping));
    const ended = await jumelles('run', inFolder('escaping.json'), '--out', inFolder('jail'));
    expect(ended.exitCode).toBe(0);
    expect(await readdir(inFolder('jail'))).toContain('______escaped.storm.flood.record.json');
  });
});

describe('jumelles verify', () => {
  test('RU-82 a record replays to the same result', async () => {
    const record = inFolder('out/works.storm.flood.record.json');
    const ended = await jumelles('verify', record, '--territory', inFolder('valley.jumelles'));
    expect(ended.errors).toBe('');
    expect(ended.out).toContain('Résultat identique, bit à bit');
    expect(ended.exitCode).toBe(0);
  });

  test('RU-82 an altered record, an older engine and another result say so', async () => {
    const record = await recordOf('out/works.storm.flood.record.json');
    const altered = {
      ...record,
      engine: { ...record.engine, version: 0 },
      resultDigest: record.fingerprint,
      parts: { ...record.parts, 'field:maxDepth': record.fingerprint },
    };
    await writeFile(inFolder('altered.json'), JSON.stringify(altered));
    const ended = await jumelles('verify', inFolder('altered.json'));
    expect(ended.exitCode).toBe(1);
    expect(ended.out).toContain('version plus ancienne du moteur (0 ; ici');
    expect(ended.out).toContain('Parties qui diffèrent : field:maxDepth');
    expect(ended.out).toContain('modifiée après le calcul');
  });

  test('RU-82 what is not a record is refused', async () => {
    const ended = await jumelles('verify', inFolder('project.json'), '--lang=en');
    expect(ended.exitCode).toBe(1);
    expect(ended.errors).toContain('[record/unreadable]');
  });
});

describe('a command written wrongly', () => {
  test.each([
    [['frobnicate'], 'Commande inconnue : frobnicate'],
    [['constructor'], 'Commande inconnue : constructor'],
    [['run'], 'Donnez un fichier, et un seul.'],
    [['run', '--frob'], '--frob'],
    [['verify', 'a', 'b'], 'Donnez un fichier, et un seul.'],
    [['validate', 'weather'], 'Moteur inconnu : weather'],
    [['bench'], 'Moteurs : flood, traffic'],
    [['traffic'], 'assign, tidy ou demand'],
    [['traffic', 'assign', '--net', 'x'], 'Donnez un réseau'],
    [['traffic', 'assign', '--net', 'x', '--trips', 'y', '--gap', 'small'], '« small »'],
    [['traffic', 'assign', '--net', 'x', '--trips', 'y', '--close', '12'], '« 12 »'],
    [['traffic', 'tidy', '--net', 'x'], 'un dossier'],
  ])('RU-83 %j ends with 2 and the usage', async (args, expected) => {
    const ended = await jumelles(...args);
    expect(ended.exitCode).toBe(2);
    expect(ended.errors).toContain(expected);
    expect(ended.errors).toContain('jumelles ');
  });

  test.each([['--lang', 'de'], ['--lang=english'], ['--lang=']])(
    'TR-363 %j is refused, naming both languages',
    async (...option) => {
      const ended = await jumelles('run', inFolder('project.json'), ...option);
      expect(ended).toMatchObject({ exitCode: 2, out: '' });
      expect(ended.errors).toContain('--lang attend fr ou en');
    },
  );

  test('TR-363 a language of whatever country is its language', async () => {
    expect((await jumelles('--lang', 'en-GB')).out).toContain('a simulator');
    expect((await jumelles('--lang', 'fr_CA.UTF-8')).out).toContain('simulateur');
    expect((await jumelles('run', '--lang')).exitCode).toBe(2);
  });

  test('RU-83 --help shows the usage of every command', async () => {
    for (const command of ['run', 'verify', 'territory', 'flood', 'traffic', 'validate', 'bench']) {
      const ended = await jumelles(command, '--help');
      expect(ended.exitCode).toBe(0);
      expect(ended.out).toContain(`jumelles ${command}`);
    }
    expect((await jumelles()).out).toContain('Jumelles, simulateur');
    expect((await jumelles('--lang', 'en')).out).toContain('a simulator');
  });

  test('RU-83 as a program of its own, it ends with the exit code of the command', async () => {
    const program = ['--import', 'tsx', 'src/cli/main.ts', 'run'];
    const exitCode = await new Promise((settle) => {
      execFile(process.execPath, program, { cwd: repository }, (error) => settle(error?.code));
    });
    expect(exitCode).toBe(2);
  });

  test('RU-83 a file that is not there is named', async () => {
    const ended = await jumelles('run', inFolder('nowhere.json'));
    expect(ended.exitCode).toBe(1);
    expect(ended.errors).toContain('nowhere.json');
  });
});
