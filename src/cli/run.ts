import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../base/errors.ts';
import { engineSpecs } from '../engines/specs.ts';
import { parseProject } from '../scenario/parse.ts';
import type { Project } from '../scenario/project.ts';
import type { FinishedRun } from '../simulation/compare.ts';
import { startingFrom, upstreamOf } from '../simulation/cascade.ts';
import { makeUpstream } from '../simulation/cascade-run.ts';
import type { EngineSpec } from '../simulation/contract.ts';
import { RunControl } from '../simulation/control.ts';
import { execute } from '../simulation/execute.ts';
import { leftOutOf } from '../simulation/left-out.ts';
import type { RunOutcome } from '../simulation/outcome.ts';
import { tellsOfHouseholds } from '../simulation/published-view.ts';
import { createRequest, hasSubject, type RunRequest } from '../simulation/request.ts';
import type { Territory } from '../territory/territory.ts';
import { readArguments, UsageError } from './arguments.ts';
import { loadEngine } from './engines.ts';
import { plainFailure, tellingFailure } from './failure-json.ts';
import { territoryOf } from './find-territory.ts';
import type { Voice } from './messages.ts';
import { indicatorLines, plainIndicators } from './output.ts';
import { surroundingsHere } from './surroundings.ts';
import { makeFolder, writeTextFile } from './traffic/writable.ts';

interface Made extends FinishedRun {
  readonly engineId: string;
}

/** One engine's run of an alternative under a hypothesis. */
interface Pair {
  readonly alternative: string;
  readonly hypothesis: string;
  readonly engineId: string;
}

/** How a run ended, with who it was. */
type Ended =
  | { readonly kind: 'done'; readonly run: Made }
  | { readonly kind: 'cancelled'; readonly pair: Pair }
  | { readonly kind: 'failed'; readonly pair: Pair; readonly errors: readonly AppError[] };

/** What the runs of a project have in common. */
interface Means {
  readonly project: Project;
  readonly territory: Territory;
  readonly voice: Voice;
  readonly control: RunControl;
  /** Folder of the records and figures. */
  readonly out: string | undefined;
}

/**
 * `jumelles run`: the runs of a project, headless. One that fails is told, in JSON too, and the others are made.
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
  const { json, out } = values;
  const ended = await tellingFailure(json, async () => {
    const project = parseProject(await readFile(path, 'utf8'));
    const territory = await territoryOf(path, project.territory.digest, values.territory);
    const pairs = pairsOf(project, territory, values.alternative, values.hypothesis);
    if (out !== undefined) await makeFolder(out);
    return runAll({ project, territory, voice, control: interruptible(), out }, pairs, json);
  });
  if (json) console.log(JSON.stringify(ended.map(plainEnd), null, 2));
  return ended.every(({ kind }) => kind === 'done') ? 0 : 1;
}

function interruptible(): RunControl {
  const control = new RunControl();
  process.once('SIGINT', () => control.cancel());
  return control;
}

/** Makes one run after the other; only a person's interruption ends them before the last. */
async function runAll(means: Means, pairs: readonly Pair[], json: boolean): Promise<readonly Ended[]> {
  const ended: Ended[] = [];
  for (const pair of pairs) {
    const end = await runOne(means, pair);
    ended.push(end);
    if (end.kind === 'cancelled') break;
    if (end.kind === 'done' && !json) console.log(textOf(end.run, means.voice));
  }
  return ended;
}

/** The runs that are asked for, those of one hypothesis together. @throws AppError `project/no-hypothesis`. */
function pairsOf(
  project: Project,
  territory: Territory,
  alternatives: readonly string[],
  hypotheses: readonly string[],
): readonly Pair[] {
  const chosen = alternatives.length > 0 ? alternatives : project.alternatives.map((one) => one.id);
  const under = hypotheses.length > 0 ? hypotheses : project.hypotheses.map((one) => one.id);
  if (under.length === 0) throw new AppError('project/no-hypothesis', 'no hypothesis: nothing to compute');
  return under.flatMap((hypothesis) => {
    const conditions = project.hypotheses.find((one) => one.id === hypothesis);
    const concerned = engineSpecs.filter((spec) => !conditions || hasSubject(spec, conditions, territory));
    return chosen.flatMap((alternative) =>
      concerned.map(({ id: engineId }) => ({ alternative, hypothesis, engineId })),
    );
  });
}

/** One run; that it did not come to its end, and why, has been said. */
async function runOne(means: Means, pair: Pair): Promise<Ended> {
  const { voice } = means;
  const label = labelOf(means.project, pair, voice);
  try {
    const outcome = await outcomeOf(means, pair, label);
    if (outcome.kind === 'done') {
      const { axes, result, record, spec } = outcome;
      const leftOut = leftOutOf(record);
      if (leftOut.length > 0) console.error(voice.say('leftOut', { run: label }));
      for (const error of leftOut) console.error(voice.explain(error));
      const run: Made = { engineId: pair.engineId, spec, axes, result, record };
      if (means.out !== undefined) await writeRun(means.out, run);
      return { kind: 'done', run };
    }
    console.error(label);
    if (outcome.kind === 'cancelled') {
      console.error(voice.say('cancelled'));
      return { kind: 'cancelled', pair };
    }
    const errors = outcome.kind === 'failed' ? [outcome.error] : outcome.errors;
    for (const error of errors) console.error(voice.explain(error));
    return { kind: 'failed', pair, errors };
  } catch (error) {
    // A name that the project lacks, or a file that cannot be written, concerns this run alone.
    if (!(error instanceof AppError)) throw error;
    console.error(`${label}\n${voice.explain(error)}`);
    return { kind: 'failed', pair, errors: [error] };
  } finally {
    clearProgress();
  }
}

function labelOf(project: Project, { alternative, hypothesis }: Pair, voice: Voice): string {
  const nameOf = (all: readonly { readonly id: string; readonly shortName: string }[], id: string): string =>
    all.find((one) => one.id === id)?.shortName ?? id;
  return voice.say('running', {
    alternative: nameOf(project.alternatives, alternative),
    hypothesis: nameOf(project.hypotheses, hypothesis),
  });
}

async function outcomeOf(
  { project, territory, control }: Means,
  { alternative, hypothesis, engineId }: Pair,
  label: string,
): Promise<RunOutcome & { readonly spec: EngineSpec }> {
  const engine = await loadEngine(engineId);
  const { spec } = engine;
  const conditions = project.hypotheses.find((one) => one.id === hypothesis);
  const durationS = conditions?.durationS ?? 1;
  // Nobody watches: the first and the last state are frames enough.
  const request = createRequest(project, alternative, hypothesis, spec, durationS);
  const showing = (_run: RunRequest, progress: number): void => showProgress(label, progress);
  const surroundings = surroundingsHere();
  const specs = conditions ? upstreamOf(spec, conditions, engineSpecs) : [];
  const handed = await makeUpstream(
    spec,
    specs.map((one) => createRequest(project, alternative, hypothesis, one, durationS)),
    { loadEngine, territory, surroundings, control, onProgress: showing },
  );
  if ('kind' in handed) return { ...handed, spec };
  const start = startingFrom(request, handed);
  const told = ({ progress }: { readonly progress: number }): void => showing(request, progress);
  return { ...(await execute(engine, territory, start, surroundings, control, told, handed)), spec };
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

function plainEnd(end: Ended): object {
  if (end.kind === 'done') return { record: end.run.record, indicators: plainIndicators(end.run) };
  const { alternative, hypothesis, engineId: engine } = end.pair;
  if (end.kind === 'cancelled') return { alternative, hypothesis, engine, cancelled: true };
  const [error, ...others] = end.errors.map(plainFailure);
  return { alternative, hypothesis, engine, error, ...(others.length > 0 ? { others } : {}) };
}

async function writeRun(folder: string, run: Made): Promise<void> {
  const { alternative, hypothesis } = run.record.request;
  const stem = [alternative.id, hypothesis.id, run.engineId].map(safeName).join('.');
  await writeTextFile(join(folder, `${stem}.record.json`), asJson(run.record));
  // Figures that tell of households stay inside: their file says so.
  const use = tellsOfHouseholds(run.spec) ? '.internal' : '';
  await writeTextFile(join(folder, `${stem}${use}.indicators.json`), asJson(plainIndicators(run)));
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
