import type { Digest } from '../base/brand.ts';
import { canonicalJson } from '../base/canonical.ts';
import { sha256OfText } from '../base/digest.ts';
import { AppError } from '../base/errors.ts';
import type { ConditionKind, Edit, Hypothesis, Project } from '../scenario/project.ts';
import { editLayers } from '../scenario/edit-layers.ts';
import { resolveEdits } from '../scenario/resolve.ts';
import type { Territory } from '../territory/territory.ts';
import { type EngineSpec, type Parameters, resolveParameters } from './contract.ts';

/** Everything that decides a result, resolved: no default left to look up, no parent left to follow. */
export interface RunRequest {
  readonly engine: string;
  readonly territory: Digest;
  readonly alternative: { readonly id: string; readonly shortName: string };
  /** Those that concern the engine, in order: ancestors' first. */
  readonly edits: readonly Edit[];
  /** With the conditions that concern the engine. */
  readonly hypothesis: Hypothesis;
  readonly parameters: Parameters;
  readonly seed: number;
  /** Runs of other engines from which it starts. Absent: none. */
  readonly upstream?: readonly UpstreamRun[];
  /** For display only; never part of the fingerprint. */
  readonly frameEveryS: number;
}

/** What of an engine decides a result, beside its input. */
export interface EngineIdentity {
  readonly id: string;
  readonly version: number;
  readonly kernelsDigest: string;
}

/** A run whose fields another one reads. */
export interface UpstreamRun {
  readonly request: RunRequest;
  readonly engine: EngineIdentity;
}

/**
 * What to run for one alternative under one hypothesis. It is exactly what its JSON says (−0 becomes 0), so
 * that a run and the replay of its record start from the same bits.
 *
 * @throws AppError `project/unreadable` when the project has no such alternative or hypothesis.
 */
export function createRequest(
  project: Project,
  alternativeId: string,
  hypothesisId: string,
  spec: EngineSpec,
  frameEveryS: number,
): RunRequest {
  const edits = resolveEdits(project, alternativeId).filter((edit) => concerns(spec, edit));
  const alternative = project.alternatives.find((one) => one.id === alternativeId);
  const hypothesis = project.hypotheses.find((one) => one.id === hypothesisId);
  if (!alternative || !hypothesis) {
    throw new AppError('project/unreadable', `no hypothesis "${hypothesisId}"`, {
      path: 'hypotheses',
      reason: hypothesisId,
    });
  }
  const request: RunRequest = {
    engine: spec.id,
    territory: project.territory.digest as Digest,
    alternative: { id: alternative.id, shortName: alternative.shortName },
    edits,
    hypothesis: { ...hypothesis, conditions: hypothesis.conditions.filter(({ kind }) => knows(spec, kind)) },
    // Unknown ones stay, so that the run is refused rather than made without them.
    parameters: { ...project.parameters[spec.id], ...resolveParameters(spec, project.parameters[spec.id]) },
    seed: project.seed,
    frameEveryS,
  };
  return JSON.parse(JSON.stringify(request)) as RunRequest;
}

/** Whether an engine reads a layer that the edit changes, or knows the edit itself. */
function concerns(spec: EngineSpec, edit: Edit): boolean {
  return (
    editLayers[edit.kind].some((layer) => spec.reads.includes(layer)) ||
    spec.edits.some(({ kind }) => kind === edit.kind) ||
    (spec.alsoReads?.includes(edit.kind) ?? false)
  );
}

function knows(spec: EngineSpec, kind: ConditionKind): boolean {
  return spec.conditions.some((form) => form.kind === kind) || (spec.alsoReads?.includes(kind) ?? false);
}

/** Whether a hypothesis has conditions of an engine. */
export function isConcerned(spec: EngineSpec, hypothesis: Hypothesis): boolean {
  return hypothesis.conditions.some(({ kind }) => knows(spec, kind));
}

/** Whether an engine has anything to compute on a territory under a hypothesis. */
export function hasSubject(spec: EngineSpec, hypothesis: Hypothesis, { layers }: Territory): boolean {
  return (spec.alone !== undefined && layers[spec.alone] !== undefined) || isConcerned(spec, hypothesis);
}

/** SHA-256 of all that decides a result. Names, labels, identifiers and the frame interval are not in it. */
export function fingerprint(request: RunRequest, engine: EngineIdentity): Digest {
  const deciding = {
    engine: { id: engine.id, version: engine.version, kernelsDigest: engine.kernelsDigest },
    territory: request.territory,
    edits: request.edits.map(withoutNames),
    hypothesis: decidingConditions(request.hypothesis),
    parameters: request.parameters,
    seed: request.seed,
    ...(request.upstream === undefined
      ? {}
      : { upstream: request.upstream.map((run) => fingerprint(run.request, run.engine)) }),
  };
  return sha256OfText(canonicalJson(deciding));
}

/** Equal for hypotheses that state the same conditions, whatever they are called. */
export function conditionsKey(hypothesis: Hypothesis): string {
  return canonicalJson(decidingConditions(hypothesis));
}

function decidingConditions({ horizon, durationS, conditions }: Hypothesis): object {
  return { horizon, durationS, conditions: conditions.map(withoutNames) };
}

function withoutNames<T extends { readonly id: string; readonly label: string }>(
  item: T,
): Omit<T, 'id' | 'label'> {
  const { id: _id, label: _label, ...rest } = item;
  return rest;
}

/** Parameters that the engine does not know, lacks, or that lie beyond their bounds. */
export function parameterProblems(spec: EngineSpec, parameters: Parameters): readonly AppError[] {
  const problems: AppError[] = [];
  for (const name of new Set([...Object.keys(spec.parameters), ...Object.keys(parameters)])) {
    const known = Object.hasOwn(spec.parameters, name) ? spec.parameters[name] : undefined;
    const value = parameters[name];
    if (!known || value === undefined) {
      problems.push(new AppError('parameter/unknown', `parameter ${name}`, { parameter: name }));
    } else if (!(value >= known.min && value <= known.max)) {
      const { min, max } = known;
      problems.push(
        new AppError('parameter/out-of-range', `${name} = ${value} is not within ${min} … ${max}`, {
          parameter: name,
          value,
          min,
          max,
        }),
      );
    }
  }
  return problems;
}
