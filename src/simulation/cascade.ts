import type { AppliedTerritory } from '../scenario/applied.ts';
import type { Hypothesis } from '../scenario/project.ts';
import type { FinishedRun } from './compare.ts';
import type { Axes, EngineSpec, FieldData } from './contract.ts';
import { cascadeInterval } from './frame-interval.ts';
import type { StoredFrame } from './frames.ts';
import { isConcerned, type RunRequest, type UpstreamRun } from './request.ts';

/** What one engine's run hands on to another: plain data, as it is kept for display. */
export interface Handed {
  readonly run: UpstreamRun;
  readonly axes: Axes;
  /** Fields of the whole event that are asked for. */
  readonly fields: Readonly<Record<string, FieldData>>;
  /** At the instants of the cascade. */
  readonly frames: readonly StoredFrame[];
}

/**
 * Step to which depths are rounded before another engine reads them, m: what is kept for display, and shipped, then
 * gives the same as the run itself.
 */
export const handedStepM = 0.01;

/** Engines whose runs another one starts from under a hypothesis: those that have something to compute there. */
export function upstreamOf<S extends EngineSpec>(
  spec: EngineSpec,
  hypothesis: Hypothesis,
  specs: readonly S[],
): readonly S[] {
  const wanted = new Set(spec.upstream.map(({ engine }) => engine));
  return specs.filter((one) => wanted.has(one.id) && isConcerned(one, hypothesis));
}

/**
 * What a finished run hands on, for the engine of `spec`.
 *
 * @param frames Those kept of the run, at any interval of which the cascade's is a multiple.
 * @returns null when an instant of the cascade is missing: the run has to be made again.
 */
export function handOn(
  spec: EngineSpec,
  { spec: own, axes, result, record }: FinishedRun,
  frames: readonly StoredFrame[],
): Handed | null {
  const { durationS } = record.request.hypothesis;
  const everyS = cascadeInterval(durationS);
  const told: StoredFrame[] = [];
  let next = 0;
  for (let wantedS = 0; wantedS <= durationS; wantedS += everyS) {
    while (next < frames.length && (frames[next] as StoredFrame).timeS < wantedS) next += 1;
    const frame = frames[next];
    if (frame === undefined || frame.timeS >= wantedS + everyS) return null;
    told.push(frame);
  }
  const names = spec.upstream.flatMap(({ engine, field }) => (engine === own.id ? [field] : []));
  return {
    run: { request: record.request, engine: record.engine },
    axes,
    fields: picked(result.fields, names),
    frames: told.map(({ timeS, fields }) => ({ timeS, fields: picked(fields, names) })),
  };
}

/** What the runs handed on, as the arrays that the engine of `spec` reads; see `water-on-roads.ts`. */
export function joined(
  _spec: EngineSpec,
  _applied: AppliedTerritory,
  handed: readonly Handed[],
): Readonly<Record<string, FieldData>> {
  if (handed.length === 0) return {};
  return {};
}

/** A request that starts from what other runs handed on. */
export function startingFrom(request: RunRequest, handed: readonly Pick<Handed, 'run'>[]): RunRequest {
  return handed.length === 0 ? request : { ...request, upstream: handed.map(({ run }) => run) };
}

function picked<T>(
  values: Readonly<Record<string, T | undefined>>,
  names: readonly string[],
): Record<string, T> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
