import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { engineIds, loadEngine } from '../src/cli/engines.ts';
import { readTerritory } from '../src/cli/find-territory.ts';
import { surroundingsHere } from '../src/cli/surroundings.ts';
import { parseProject } from '../src/scenario/parse.ts';
import { decodeRuns, encodeRuns, type RunToKeep } from '../src/simulation/archive/run-archive.ts';
import type { FieldSpec } from '../src/simulation/contract.ts';
import { execute, identityOf } from '../src/simulation/execute.ts';
import { handedStepM } from '../src/simulation/cascade.ts';
import { cascadeInterval } from '../src/simulation/frame-interval.ts';
import type { StoredFrame } from '../src/simulation/frames.ts';
import { createRequest, fingerprint, isConcerned } from '../src/simulation/request.ts';

/**
 * Makes every run of the example's project as the command line does, and keeps the results in `assets/demo/results`
 * for the page to open on: `npm run build:example`, then `npx tsx scripts/make-demo-results.ts`. What is kept already and
 * would be the same is not made again.
 */
const repository = resolve(import.meta.dirname, '..');
const folder = join(repository, 'assets/demo/results');

/** What the results may weigh, bytes. */
const mostBytes = 4 * 2 ** 20;
/**
 * Steps to which the kept fields are rounded, by their unit, finest first: the first that fit are taken. Ten display
 * steps for units not in the list. Depths keep the step at which other engines read them.
 */
const finenesses: readonly Readonly<Record<string, number>>[] = [
  { m: handedStepM, 'm/s': 0.05, s: 60 },
  { m: handedStepM, 'm/s': 0.1, s: 300 },
];

function packed(): Uint8Array {
  for (const steps of finenesses) {
    const stepOf = (_name: string, { unit, displayStep }: FieldSpec): number =>
      steps[unit] ?? 10 * displayStep;
    const archive = encodeRuns(runs, stepOf);
    console.log(`${JSON.stringify(steps)}: ${archive.length} bytes`);
    if (archive.length <= mostBytes) return archive;
  }
  throw new Error(`the results weigh more than ${mostBytes} bytes at their coarsest: keep fewer instants`);
}

const territory = await readTerritory(join(repository, 'assets/generated/demo.jumelles'));
const project = parseProject(readFileSync(join(repository, 'assets/demo/project.json'), 'utf8'));
const runs: RunToKeep[] = [];
/** Results by fingerprint: those kept already, and those of alternatives that ask for the same. Same fingerprint, same result. */
const made = await formerRuns();

async function formerRuns(): Promise<Map<string, RunToKeep>> {
  const former = new Map<string, RunToKeep>();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    for (const run of decodeRuns(readFileSync(join(folder, name)))) {
      const { spec } = await loadEngine(run.record.request.engine);
      former.set(run.record.fingerprint, { spec, ...run });
    }
  }
  return former;
}

for (const hypothesis of project.hypotheses) {
  for (const alternative of project.alternatives) {
    for (const id of engineIds) {
      const engine = await loadEngine(id);
      // Engines that need no condition are quick: a person runs them.
      if (!isConcerned(engine.spec, hypothesis)) continue;
      // Another engine can start from them: a picture every twenty minutes of a twelve-hour event.
      const everyS = cascadeInterval(hypothesis.durationS);
      const request = createRequest(project, alternative.id, hypothesis.id, engine.spec, everyS);
      const label = `${alternative.id} × ${hypothesis.id} × ${id}`;
      const known = made.get(fingerprint(request, identityOf(engine)));
      if (known) {
        runs.push({ ...known, record: { ...known.record, request } });
        console.log(`${label}: as before`);
        continue;
      }
      const frames: StoredFrame[] = [];
      const outcome = await execute(
        engine,
        territory,
        request,
        surroundingsHere(),
        undefined,
        ({ frame }) => {
          if (frame) frames.push(frame);
        },
      );
      if (outcome.kind === 'refused') throw new Error(`${label}: ${outcome.errors.map(String).join('; ')}`);
      if (outcome.kind === 'failed') throw new Error(label, { cause: outcome.error });
      if (outcome.kind === 'cancelled') throw new Error(`${label}: cancelled`);
      const { axes, result, record } = outcome;
      runs.push({ spec: engine.spec, axes, result, record, frames });
      made.set(record.fingerprint, { spec: engine.spec, axes, result, record, frames });
      console.log(`${label}: ${record.resultDigest.slice(0, 8)} in ${record.made.wallTimeS.toFixed(1)} s`);
    }
  }
}

const archive = packed();
const engines = [...new Set(runs.map(({ record }) => record.request.engine))].toSorted();
const path = join(folder, `${territory.digest.slice(0, 12)}.${engines.join('+')}.jumrun`);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeFileSync(path, archive);
console.log(`${relative(repository, path)}: ${runs.length} runs, ${archive.length} bytes`);
