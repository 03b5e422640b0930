import type { Digest } from '../base/brand.ts';
import type { Project } from '../scenario/project.ts';
import type { EngineSpec } from '../simulation/contract.ts';
import { createRequest, fingerprint } from '../simulation/request.ts';
import type { RunEntry } from './runs-store.ts';

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
  return wantedFingerprint(project, spec, entry, run.record.engine.kernelsDigest) !== run.record.fingerprint;
}

function wantedFingerprint(
  project: Project,
  spec: EngineSpec,
  entry: RunEntry,
  kernelsDigest: string,
): Digest {
  const ofProject = known.get(project) ?? new Map<string, Digest>();
  known.set(project, ofProject);
  const key = `${spec.id}\n${entry.alternative}\n${entry.hypothesis}\n${kernelsDigest}`;
  const found = ofProject.get(key);
  if (found !== undefined) return found;
  const request = createRequest(project, entry.alternative, entry.hypothesis, spec, 1);
  const digest = fingerprint(request, { id: spec.id, version: spec.version, kernelsDigest });
  ofProject.set(key, digest);
  return digest;
}
