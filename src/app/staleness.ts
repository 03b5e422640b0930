import type { Digest } from '../base/brand.ts';
import type { Hypothesis, Project } from '../scenario/project.ts';
import { upstreamOf } from '../simulation/cascade.ts';
import type { EngineSpec } from '../simulation/contract.ts';
import type { RunRecord } from '../simulation/record.ts';
import { createRequest, fingerprint } from '../simulation/request.ts';
import type { RunEntry, RunId } from './runs-store.ts';
import { useSpecs } from './specs-store.ts';

const known = new WeakMap<Project, Map<string, Digest>>();

/**
 * Whether a result is older than the edit, parameter, hypothesis or engine that it depends on: its record's
 * fingerprint is no longer the one that the project asks for.
 */
export function isStale(project: Project, spec: EngineSpec, entry: RunEntry): boolean {
  const run = entry.finished;
  if (run === null) return false;
  if (run.record.engine.version !== spec.version) return true;
  const exists =
    project.alternatives.some((alternative) => alternative.id === entry.alternative) &&
    project.hypotheses.some((hypothesis) => hypothesis.id === entry.hypothesis);
  if (!exists) return true;
  return wantedFingerprint(project, spec, entry, run.record) !== run.record.fingerprint;
}

/** The fingerprint that the project asks for, with the kernels of the record and of the runs that it started from. */
function wantedFingerprint(
  project: Project,
  spec: EngineSpec,
  { alternative, hypothesis }: RunId,
  record: RunRecord,
): Digest {
  const kernels = new Map(
    [record.engine, ...(record.request.upstream ?? []).map((run) => run.engine)].map((engine) => [
      engine.id,
      engine.kernelsDigest,
    ]),
  );
  const ofProject = known.get(project) ?? new Map<string, Digest>();
  known.set(project, ofProject);
  const key = [spec.id, alternative, hypothesis, ...kernels.values()].join('\n');
  const found = ofProject.get(key);
  if (found !== undefined) return found;
  const wanted = ({ id, version }: EngineSpec) => ({ id, version, kernelsDigest: kernels.get(id) ?? '' });
  const conditions = project.hypotheses.find(({ id }) => id === hypothesis) as Hypothesis;
  const upstream = upstreamOf(spec, conditions, useSpecs.getState().specs).map((one) => ({
    request: createRequest(project, alternative, hypothesis, one, 1),
    engine: wanted(one),
  }));
  const request = createRequest(project, alternative, hypothesis, spec, 1);
  const whole = upstream.length === 0 ? request : { ...request, upstream };
  const digest = fingerprint(whole, wanted(spec));
  ofProject.set(key, digest);
  return digest;
}
