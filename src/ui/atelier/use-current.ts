import { useProject } from '../../app/project-store.ts';
import { type RunEntry, runKey, useRuns } from '../../app/runs-store.ts';
import { useView } from '../../app/view-store.ts';
import { isStale } from '../../app/staleness.ts';
import { useSpecs } from '../../app/specs-store.ts';
import type { Alternative, Hypothesis, Project } from '../../scenario/project.ts';
import type { FinishedRun } from '../../simulation/compare.ts';
import type { EngineSpec } from '../../simulation/contract.ts';
import { isConcerned } from '../../simulation/request.ts';
import type { Territory } from '../../territory/territory.ts';

/** The open work with what is chosen in it. */
export interface Current {
  readonly territory: Territory;
  readonly project: Project;
  readonly alternative: Alternative;
  readonly hypothesis: Hypothesis | null;
  readonly spec: EngineSpec;
}

/** The open work, or null while there is none. */
export function useCurrent(): Current | null {
  const { territory, project, alternative, hypothesis } = useProject();
  const engine = useView((view) => view.engine);
  const specs = useSpecs((state) => state.specs);
  if (territory === null || project === null) return null;
  const conditions = project.hypotheses.find((one) => one.id === hypothesis);
  const spec = specs.find((one) => one.id === engine) ?? firstEngine(specs, project, conditions);
  if (spec === undefined) return null;
  const chosen = project.alternatives.find((one) => one.id === alternative) ?? project.alternatives[0];
  if (!chosen) return null;
  return {
    territory,
    project,
    alternative: chosen,
    hypothesis: conditions ?? null,
    spec,
  };
}

/**
 * Until a person chooses, a work is seen through the engine that the hypothesis speaks of, else through the first that the
 * project has edits of.
 */
function firstEngine(
  specs: readonly EngineSpec[],
  { alternatives }: Project,
  hypothesis: Hypothesis | undefined,
): EngineSpec | undefined {
  const edits = new Set(alternatives.flatMap((one) => one.edits.map(({ kind }) => kind)));
  return (
    specs.find((spec) => hypothesis !== undefined && isConcerned(spec, hypothesis)) ??
    specs.find((spec) => spec.edits.some(({ kind }) => edits.has(kind))) ??
    specs[0]
  );
}

/** A run as a panel shows it. */
export interface SeenRun {
  readonly entry: RunEntry | undefined;
  readonly stale: boolean;
}

/** What a run came to, unless something that it depends on has changed since; null where there is none. */
export function freshRun(seen: SeenRun | undefined): FinishedRun | null {
  return seen?.stale === false ? (seen.entry?.finished ?? null) : null;
}

/** The runs that came to their end, fresh or not. */
export function finishedIn(seen: ReadonlyMap<string, SeenRun>): readonly FinishedRun[] {
  return [...seen.values()].flatMap(({ entry }) => (entry?.finished ? [entry.finished] : []));
}

/** One engine's runs of every alternative under one hypothesis, in the order of creation. */
export function seenRuns(
  { project, hypothesis, spec }: Pick<Current, 'project' | 'hypothesis' | 'spec'>,
  entries: ReadonlyMap<string, RunEntry>,
): ReadonlyMap<string, SeenRun> {
  return new Map(
    project.alternatives.map(({ id: alternative }) => {
      const entry =
        hypothesis === null
          ? undefined
          : entries.get(runKey({ engine: spec.id, alternative, hypothesis: hypothesis.id }));
      return [alternative, { entry, stale: entry !== undefined && isStale(project, spec, entry) }];
    }),
  );
}

/** The runs of the chosen engine and hypothesis, as they stand. */
export function useSeenRuns(current: Current): ReadonlyMap<string, SeenRun> {
  return seenRuns(
    current,
    useRuns((state) => state.entries),
  );
}
