import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { engineSpecs } from '../engines/specs.ts';
import { parseProject } from '../scenario/parse.ts';
import type { Project } from '../scenario/project.ts';
import type { FinishedRun } from '../simulation/compare.ts';
import { startingFrom, upstreamOf } from '../simulation/cascade.ts';
import { makeUpstream } from '../simulation/cascade-run.ts';
import { RunControl } from '../simulation/control.ts';
import { execute } from '../simulation/execute.ts';
import { leftOutOf } from '../simulation/left-out.ts';
import { tellsOfHouseholds } from '../simulation/published-view.ts';
import { createRequest, hasSubject, type RunRequest } from '../simulation/request.ts';
import type { Territory } from '../territory/territory.ts';
import { readArguments, UsageError } from './arguments.ts';
import { loadEngine } from './engines.ts';
import { findTerritory } from './find-territory.ts';
import type { Voice } from './messages.ts';
import { indicatorLines, plainIndicators } from './output.ts';
import { surroundingsHere } from './surroundings.ts';

interface Made extends FinishedRun {
  readonly engineId: string;
}

/**
 * `jumelles run`: the runs of a project, headless.
 *
 * @returns The exit code: 0 all came to their end, 1 one did not.
 */
export async function runCommand(args: readonly string[], voice: Voice): Promise<number> {
  const { values, positionals } = readArguments(args, {
    territory: { type: 'string' },
    alternative: { type: 'string', multiple: true, default: [] },
    hypothesis: { type: 'string', multiple: true, default: [] },
    out: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new UsageError(voice.say('oneFile'));
  const project = parseProject(await readFile(path, 'utf8'));
  const territory = await findTerritory(path, project.territory.digest, values.territory);
  if (!territory) {
    console.error(voice.say('noTerritory', { folder: dirname(path), digest: project.territory.digest }));
    return 1;
  }
  const pairs = pairsOf(project, values.alternative, values.hypothesis);
  if (pairs.length === 0) {
    console.error(voice.say('noHypothesis'));
    return 1;
  }
  const control = new RunControl();
  process.once('SIGINT', () => control.cancel());
  const made: Made[] = [];
  for (const { alternative, hypothesis } of pairs) {
    const conditions = project.hypotheses.find((one) => one.id === hypothesis);
    const concerned = engineSpecs.filter((spec) => !conditions || hasSubject(spec, conditions, territory));
    for (const { id: engineId } of concerned) {
      const run = await runOne(project, territory, engineId, alternative, hypothesis, voice, control);
      if (run === null) return 1;
      made.push(run);
      if (values.out !== undefined) await writeRun(values.out, run);
      if (!values.json) console.log(textOf(run, voice));
    }
  }
  if (values.json) console.log(JSON.stringify(made.map(plainRun), null, 2));
  return 0;
}

function pairsOf(
  project: Project,
  alternatives: readonly string[],
  hypotheses: readonly string[],
): readonly { readonly alternative: string; readonly hypothesis: string }[] {
  const chosen = alternatives.length > 0 ? alternatives : project.alternatives.map((one) => one.id);
  const under = hypotheses.length > 0 ? hypotheses : project.hypotheses.map((one) => one.id);
  return under.flatMap((hypothesis) => chosen.map((alternative) => ({ alternative, hypothesis })));
}

/** One run; null when it did not come to its end, which has been said. */
async function runOne(
  project: Project,
  territory: Territory,
  engineId: string,
  alternative: string,
  hypothesis: string,
  voice: Voice,
  control: RunControl,
): Promise<Made | null> {
  const engine = await loadEngine(engineId);
  const conditions = project.hypotheses.find((one) => one.id === hypothesis);
  const durationS = conditions?.durationS ?? 1;
  // Nobody watches: the first and the last state are frames enough.
  const request = createRequest(project, alternative, hypothesis, engine.spec, durationS);
  const label = voice.say('running', {
    alternative: request.alternative.shortName,
    hypothesis: request.hypothesis.shortName,
  });
  const showing = (_run: RunRequest, progress: number): void => showProgress(label, progress);
  const surroundings = surroundingsHere();
  const specs = conditions ? upstreamOf(engine.spec, conditions, engineSpecs) : [];
  const handed = await makeUpstream(
    engine.spec,
    specs.map((one) => createRequest(project, alternative, hypothesis, one, durationS)),
    { loadEngine, territory, surroundings, control, onProgress: showing },
  );
  const outcome =
    'kind' in handed
      ? handed
      : await execute(
          engine,
          territory,
          startingFrom(request, handed),
          surroundings,
          control,
          ({ progress }) => showing(request, progress),
          handed,
        );
  clearProgress();
  if (outcome.kind === 'done') {
    const { axes, result, record } = outcome;
    const leftOut = leftOutOf(record);
    if (leftOut.length > 0) console.error(voice.say('leftOut', { run: label }));
    for (const error of leftOut) console.error(voice.explain(error));
    return { engineId, spec: engine.spec, axes, result, record };
  }
  console.error(label);
  if (outcome.kind === 'cancelled') console.error(voice.say('cancelled'));
  if (outcome.kind === 'failed') console.error(voice.explain(outcome.error));
  if (outcome.kind === 'refused') for (const error of outcome.errors) console.error(voice.explain(error));
  return null;
}

function textOf(run: FinishedRun, voice: Voice): string {
  const { request, fingerprint, resultDigest, made } = run.record;
  const label = voice.say('running', {
    alternative: request.alternative.shortName,
    hypothesis: request.hypothesis.shortName,
  });
  const seconds = voice.words.number(made.wallTimeS, 1);
  const result = voice.say('result', { fingerprint, resultDigest, seconds });
  const { sheet } = run.spec;
  const note = sheet === undefined ? [] : [voice.words.say(sheet.note)];
  return [label, result, ...note, ...indicatorLines(run, voice), ''].join('\n');
}

function plainRun(run: Made): object {
  return { record: run.record, indicators: plainIndicators(run) };
}

async function writeRun(folder: string, run: Made): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { alternative, hypothesis } = run.record.request;
  const stem = [alternative.id, hypothesis.id, run.engineId].map(safeName).join('.');
  await writeFile(join(folder, `${stem}.record.json`), asJson(run.record));
  // Figures that tell of households stay inside: their file says so.
  const use = tellsOfHouseholds(run.spec) ? '.internal' : '';
  await writeFile(join(folder, `${stem}${use}.indicators.json`), asJson(plainIndicators(run)));
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** An identifier as part of a file's name: it cannot leave the folder. */
function safeName(id: string): string {
  return id.replaceAll(/[^\p{L}\p{N}_-]/gu, '_');
}

function showProgress(label: string, progress: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${label} ${Math.floor(progress * 100)} %`);
}

function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}
