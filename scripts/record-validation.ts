import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { commitOf, machineName } from './provenance.ts';

/** One case of `jumelles validate … --json`. */
interface Case {
  readonly case: string;
  readonly figures: unknown;
  readonly expected: unknown;
  readonly tolerance: unknown;
  /** null: not run, for the reason given in `tolerance`. */
  readonly pass: boolean | null;
}

const repository = resolve(import.meta.dirname, '..');
const page = join(repository, 'docs/validation.md');
const engines = ['flood', 'traffic', 'energy'];
/** Engines to run again; all of them when none is named. The others' sections stay as they were. */
const asked = process.argv.slice(2);

const runs = engines
  .filter((engine) => asked.length === 0 || asked.includes(engine))
  .map((engine) => ({ engine, cases: validate(engine) }));
writeFileSync(page, pageOf(runs));
const cases = runs.flatMap((run) => run.cases);
const failed = cases.filter((entry) => entry.pass === false);
const held = cases.filter((entry) => entry.pass === true);
for (const entry of failed) console.log(`FAILED: ${entry.case}`);
console.log(
  `${held.length} passed, ${failed.length} failed, ${cases.length - held.length - failed.length} not run; written to docs/validation.md`,
);
process.exitCode = held.length > 0 && failed.length === 0 ? 0 : 1;

/** Runs every case of an engine, the slow ones too. Its exit code is not read: each case says whether it passed. */
function validate(engine: string): readonly Case[] {
  const { stdout, status } = spawnSync('npx', ['jumelles', 'validate', engine, '--all', '--json'], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (stdout.trim() === '')
    throw new Error(`jumelles validate ${engine} ended with ${status} and said nothing`);
  return JSON.parse(stdout) as Case[];
}

function pageOf(results: readonly { readonly engine: string; readonly cases: readonly Case[] }[]): string {
  const former = sectionsOf(readFileSync(page, 'utf8'));
  const made = `Commit ${commitOf(repository, 'docs/validation.md')}, ${new Date().toISOString().slice(0, 10)}. Machine: ${machineName()}.`;
  const sections = engines.flatMap((engine) => {
    const run = results.find((one) => one.engine === engine);
    return run ? [`## ${engine}\n\n${made}\n\n${tableOf(run.cases)}`] : (former.get(engine) ?? []);
  });
  return [
    '# Validation: last figures',
    'Written by `npm run validate:all`; not edited by hand. What each case is: [floods](engines/flood.md), [traffic](engines/traffic.md), [energy](engines/energy.md).',
    ...sections,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** The sections of a page by their engine, with their headings. */
function sectionsOf(text: string): ReadonlyMap<string, string> {
  const parts = text.split(/^(?=## )/m).slice(1);
  return new Map(parts.map((part) => [/^## (\S+)/.exec(part)?.[1] ?? '', part.trimEnd()]));
}

function tableOf(list: readonly Case[]): string {
  const rows = list.map((entry) =>
    [
      entry.case,
      ...[entry.figures, entry.expected, entry.tolerance].map(written),
      entry.pass === null ? 'not run' : entry.pass ? 'yes' : '**no**',
    ]
      .map((cell) => cell.replace(/\|/g, '\\|').replace(/\n/g, ' '))
      .join(' | '),
  );
  const head = '| case | figures | expected | tolerance | holds |\n|---|---|---|---|---|';
  return [head, ...rows.map((row) => `| ${row} |`)].join('\n');
}

/** A value as a reader wants it: numbers to five digits, objects as `name value` pairs. */
function written(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(Number(value.toPrecision(5)));
  if (Array.isArray(value)) return value.map(written).join(', ');
  if (typeof value !== 'object') return String(value as string | boolean);
  return Object.entries(value)
    .map(([name, part]) => `${name} ${written(part)}`)
    .join('; ');
}
