import { AppError, assert } from '../base/errors.ts';
import type {
  Checkpoint,
  Engine,
  EngineInput,
  EngineResult,
  EngineSpec,
  FieldData,
  Parameters,
  RunOptions,
  RunResult,
} from './contract.ts';
import { RunControl } from './control.ts';
import { toAppError } from './failure.ts';
import { refuseDivergedFields, refuseDivergedFigures } from './finite.ts';
import { Pace } from './pace.ts';
import { Telling } from './telling.ts';

export interface RunnerOptions extends RunOptions {
  /** Wall time, pauses apart, after which the run is given up as `run/time-limit`. */
  readonly timeLimitS?: number;
}

/** Told at each frame, which is waited for, and now and then between, which is not (`Telling`). */
export type UpdateListener = (checkpoint: Checkpoint) => Promise<void> | void;

/** How the engine's part of a run ended. `last`: the frame fields at the end, whatever the frame interval. */
export type EngineOutcome =
  | {
      readonly kind: 'done';
      readonly result: RunResult;
      /** What the run went on without. */
      readonly leftOut: readonly AppError[];
      readonly last: Readonly<Record<string, FieldData>>;
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'refused'; readonly errors: readonly AppError[] }
  | { readonly kind: 'failed'; readonly error: AppError };

/**
 * Runs an engine from check to result, giving the event loop a turn about every 20 ms. Neither pauses, nor the
 * frame interval, nor what the listener does can alter the result. The listener must not detach frames.
 */
export async function runEngine<Input extends EngineInput, P extends string>(
  engine: Engine<Input, P>,
  input: Input,
  parameters: Parameters<P>,
  options: RunnerOptions,
  control: RunControl = new RunControl(),
  onUpdate: UpdateListener = () => {},
): Promise<EngineOutcome> {
  const pace = new Pace();
  try {
    const errors = engine.check(input, parameters);
    if (errors.length > 0) return { kind: 'refused', errors };
    return await drive(engine, input, parameters, options, control, onUpdate, pace);
  } catch (thrown) {
    return control.cancelled ? { kind: 'cancelled' } : { kind: 'failed', error: toAppError(thrown) };
  } finally {
    pace.close();
  }
}

async function drive<Input extends EngineInput, P extends string>(
  engine: Engine<Input, P>,
  input: Input,
  parameters: Parameters<P>,
  options: RunnerOptions,
  control: RunControl,
  onUpdate: UpdateListener,
  pace: Pace,
): Promise<EngineOutcome> {
  const steps = engine.run(input, parameters, options);
  let last: Checkpoint = { progress: 0, timeS: 0 };
  const telling = new Telling(onUpdate, () => pace.elapsedMs());
  let pausedMs = 0;
  try {
    for (;;) {
      if (control.paused) pausedMs += await waitThrough(control, pace);
      if (control.cancelled) return { kind: 'cancelled' };
      const next = steps.next();
      if (next.done) return await conclude(engine.spec, next.value, last, pace);
      last = next.value;
      if (last.frame) await refuseDivergedFields(engine.spec, last.frame, last.timeS, pace);
      const heard = telling.tell(last);
      if (heard) await Promise.race([heard, control.whenCancelled]);
      if (!pace.due()) continue;
      await pace.rest();
      refuseLate(options.timeLimitS, pace.elapsedMs() - pausedMs);
    }
  } finally {
    steps.return(undefined as never);
  }
}

async function conclude(
  spec: EngineSpec,
  { leftOut = [], ...result }: EngineResult,
  last: Checkpoint,
  pace: Pace,
): Promise<EngineOutcome> {
  const missing = spec.frameFields.filter((name) => !last.frame?.[name]);
  assert(missing.length === 0, `the last checkpoint carries a frame (missing: ${missing.join(', ')})`);
  await refuseDivergedFields(spec, result.fields, last.timeS, pace);
  refuseDivergedFigures(result, last.timeS);
  return {
    kind: 'done',
    result,
    leftOut,
    last: (last.frame ?? {}) as Readonly<Record<string, FieldData>>,
  };
}

/** Waits for the end of a pause; how long it was, ms. */
async function waitThrough(control: RunControl, pace: Pace): Promise<number> {
  const sinceMs = pace.elapsedMs();
  await control.gate();
  return pace.elapsedMs() - sinceMs;
}

function refuseLate(limitS: number | undefined, elapsedMs: number): void {
  if (limitS === undefined || elapsedMs < limitS * 1000) return;
  throw new AppError('run/time-limit', `not finished after ${limitS} s`, { limitS });
}
