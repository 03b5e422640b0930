import { AppError, assert } from '../base/errors.ts';
import { applyEdits } from '../scenario/apply.ts';
import type { Territory } from '../territory/territory.ts';
import { type Handed, joined } from './cascade.ts';
import type { AnyEngine } from './contract.ts';
import { RunControl } from './control.ts';
import { toAppError, toWire } from './failure.ts';
import { encodeFrame } from './frames.ts';
import type { RunOutcome, RunUpdate } from './outcome.ts';
import { Pace } from './pace.ts';
import { makeRecord } from './record.ts';
import { parameterProblems, type RunRequest } from './request.ts';
import { runEngine } from './run.ts';

/** What surrounds a run without deciding its result. */
export interface RunSurroundings {
  /** ISO instant of the start, machine and application: kept in the record. */
  readonly at: string;
  readonly host: string;
  readonly appVersion: string;
  /** Wall time after which the run is given up, s. */
  readonly timeLimitS?: number;
}

/**
 * From a territory and a request to a recorded result: the one path of workers, command line and tests.
 *
 * @param onUpdate Told of frames, for which the run waits, and of progress, for which it does not.
 * @param handed What the runs that the request starts from handed on, in its order.
 */
export async function execute(
  engine: AnyEngine,
  territory: Territory,
  request: RunRequest,
  surroundings: RunSurroundings,
  control: RunControl = new RunControl(),
  onUpdate: (update: RunUpdate) => Promise<void> | void = () => {},
  handed: readonly Handed[] = [],
): Promise<RunOutcome> {
  const pace = new Pace();
  try {
    assert(handed.length === (request.upstream?.length ?? 0), 'a run has what it starts from');
    const errors = requestProblems(engine, territory, request);
    if (errors.length > 0) return { kind: 'refused', errors };
    if (control.cancelled) return { kind: 'cancelled' };
    return await executeSound(engine, territory, request, surroundings, control, onUpdate, handed, pace);
  } catch (thrown) {
    if (control.cancelled) return { kind: 'cancelled' };
    return { kind: 'failed', error: toAppError(thrown) };
  } finally {
    pace.close();
  }
}

async function executeSound(
  engine: AnyEngine,
  territory: Territory,
  request: RunRequest,
  surroundings: RunSurroundings,
  control: RunControl,
  onUpdate: (update: RunUpdate) => Promise<void> | void,
  handed: readonly Handed[],
  pace: Pace,
): Promise<RunOutcome> {
  const prepared = prepare(engine, territory, request, handed);
  if (prepared instanceof AppError) return { kind: 'refused', errors: [prepared] };
  await pace.rest();
  const { at, host, appVersion, timeLimitS } = surroundings;
  const options = {
    seed: request.seed,
    frameEveryS: request.frameEveryS,
    ...(timeLimitS === undefined ? {} : { timeLimitS }),
  };
  const ran = await runEngine(engine, prepared, request.parameters, options, control, async (checkpoint) => {
    const { progress, timeS } = checkpoint;
    const frame = await encodeFrame(engine.spec, prepared.axes, checkpoint, pace);
    await onUpdate(frame ? { progress, timeS, frame } : { progress, timeS });
  });
  if (ran.kind !== 'done') return ran;
  const made = { at, host, appVersion, wallTimeS: pace.elapsedMs() / 1000 };
  const leftOut = ran.leftOut.map(toWire);
  const record = await makeRecord(request, identityOf(engine), ran.result, ran.last, made, leftOut, pace);
  if (control.cancelled) return { kind: 'cancelled' };
  return { kind: 'done', axes: prepared.axes, result: ran.result, record };
}

/** What of an engine goes into fingerprints and records. */
export function identityOf(engine: Pick<AnyEngine, 'spec' | 'kernelsDigest'>): {
  readonly id: string;
  readonly version: number;
  readonly kernelsDigest: string;
} {
  return { id: engine.spec.id, version: engine.spec.version, kernelsDigest: engine.kernelsDigest };
}

function requestProblems(engine: AnyEngine, territory: Territory, request: RunRequest): readonly AppError[] {
  if (request.engine !== engine.spec.id) {
    return [new AppError('engine/unknown', `no engine "${request.engine}"`, { engine: request.engine })];
  }
  if (request.territory !== territory.digest) {
    const details = { expected: request.territory, found: territory.digest };
    return [new AppError('project/other-territory', 'the request is about another territory', details)];
  }
  return parameterProblems(engine.spec, request.parameters);
}

/** The engine's input, or what makes it impossible: an edit or a layer that a person can mend. */
function prepare(engine: AnyEngine, territory: Territory, request: RunRequest, handed: readonly Handed[]) {
  try {
    const applied = applyEdits(territory, request.edits);
    const upstream = joined(engine.spec, applied, handed);
    return engine.createInput(applied, request.hypothesis, request.parameters, upstream);
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
}
