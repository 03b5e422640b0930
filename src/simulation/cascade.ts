import type { AppliedTerritory } from '../scenario/applied.ts';
import type { Hypothesis } from '../scenario/project.ts';
import type { FinishedRun } from './compare.ts';
import type { Axes, EngineSpec, FieldData, Upstream } from './contract.ts';
import { cascadeInterval } from './frame-interval.ts';
import { decodeField, type StoredFrame } from './frames.ts';
import { waterAlongRoads } from './water-along-roads.ts';
import { waterAtFeatures } from './water-at-features.ts';
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

/** What is read of a field along the features of a layer, instants × features; null where there are none. */
type Reader = (handed: Handed, field: string, applied: AppliedTerritory) => FieldData | null;

const readers: Readonly<Record<NonNullable<Upstream['along']>, Reader>> = {
  roads: waterAlongRoads,
  buildings: (handed, field, { layers }) => waterAtFeatures(handed, field, layers.buildings?.table),
  places: (handed, field, { layers }) => waterAtFeatures(handed, field, layers.places?.table),
};

/**
 * What the runs handed on, as the arrays that the engine of `spec` reads. By `engine/field`: positions of the axis, or
 * instants × positions; by `engine/field/layer`: instants × features of the layer; by `engine/timesS` the instants.
 */
export function joined(
  spec: EngineSpec,
  applied: AppliedTerritory,
  handed: readonly Handed[],
): Readonly<Record<string, FieldData>> {
  const arrays: Record<string, FieldData> = {};
  for (const one of handed) {
    const { engine } = one.run;
    arrays[`${engine.id}/timesS`] = Float64Array.from(one.frames, ({ timeS }) => timeS);
    for (const { field, along } of spec.upstream.filter((wanted) => wanted.engine === engine.id)) {
      if (along === undefined) {
        arrays[`${engine.id}/${field}`] = one.fields[field] ?? instants(one, field);
        continue;
      }
      const found = readers[along](one, field, applied);
      if (found) arrays[`${engine.id}/${field}/${along}`] = found;
    }
  }
  return arrays;
}

/** Every instant of a field, one after the other; nothing where an instant lacks it. */
function instants({ frames }: Handed, name: string): Float32Array<ArrayBuffer> {
  const planes = frames.flatMap(({ fields }) => (fields[name] ? [decodeField(fields[name])] : []));
  const size = planes[0]?.length ?? 0;
  const all = new Float32Array(size * planes.length);
  for (const [i, plane] of planes.entries()) all.set(plane, i * size);
  return all;
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
