import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runCommandLine } from '../../src/cli/command-line.ts';
import { toldTolerance } from '../../src/cli/validate/told.ts';
import { words } from '../../src/i18n/i18n.ts';
import { readText } from '../sources.ts';

const inFrench = (said: string): string => toldTolerance(words('fr'), said);

/** The tolerances of the recorded validation, as its tables have them. */
function recorded(): readonly string[] {
  const rows = readText('docs/validation.md')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  return [...new Set(rows.map((cells) => cells[4] ?? ''))].filter((said) => /[a-z]{3}/.test(said));
}

test('TR-364 every tolerance of the recorded validation is told in French', () => {
  const tolerances = recorded().filter((said) => said !== 'tolerance');
  expect(tolerances.length).toBeGreaterThan(40);
  expect(tolerances.filter((said) => inFrench(said) === said)).toEqual([]);
  for (const said of tolerances)
    expect(inFrench(said)).not.toMatch(/\b(the|of|and|within|under|against|each|relative|where|is|not)\b/);
});

test('TR-364 so is why a case was not run, with its file as it is, and notes one after the other', () => {
  expect(inFrench('not run: traffic/Town is not under /data')).toMatch(
    /^non lancé\s: traffic\/Town n’est pas sous \/data$/,
  );
  expect(inFrench('not run: no trip can be assigned: all trips are zero, or stay where they begin')).toMatch(
    /aucun déplacement ne peut être affecté\s: tous les déplacements sont nuls/,
  );
  expect(inFrench('one step; the flows beside it are not compared: it took too long')).toMatch(
    /^un pas\s; le trafic d’à côté n’est pas comparé\s: le calcul prend trop de temps$/,
  );
  expect(inFrench('somebody’s own words')).toBe('somebody’s own words');
  expect(toldTolerance(words('en'), 'one step')).toBe('one step');
});

test('TR-364 a file that cannot be used is told in the person’s language, and JSON stays as it was', async () => {
  const data = await mkdtemp(join(tmpdir(), 'jumelles-told-'));
  await mkdir(join(data, 'flood', 'broken'), { recursive: true });
  await writeFile(join(data, 'flood', 'broken', 'case.par'), 'DEMfile nowhere.asc\n');
  const validated = async (...args: readonly string[]): Promise<string> => {
    const out = vi.spyOn(console, 'log').mockImplementation(() => {});
    try {
      await runCommandLine(['validate', 'flood', '--data', data, ...args], { LANG: 'C' });
      return out.mock.calls.map((call) => call.join(' ')).join('\n');
    } finally {
      out.mockRestore();
    }
  };
  const french = await validated();
  expect(french).toMatch(/non lancé {2}broken\/case\.par\n {4}\S.*\n {6}\[[a-z]+\/[a-z-]+\]/);
  const [last] = (JSON.parse(await validated('--json')) as readonly object[]).slice(-1);
  expect(last).toMatchObject({ case: 'broken/case.par', tolerance: expect.stringMatching(/^not run: /) });
  expect(last).not.toHaveProperty('error');
  await rm(data, { recursive: true });
});
