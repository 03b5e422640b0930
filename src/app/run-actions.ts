import type { EngineSpec } from '../simulation/contract.ts';
import { hasSubject } from '../simulation/request.ts';
import { useProject } from './project-store.ts';
import { isActive, type RunId, runKey, useRuns } from './runs-store.ts';
import { runtime } from './session.ts';
import { useSpecs } from './specs-store.ts';
import { isStale } from './staleness.ts';

/** Runs one engine for one alternative under one hypothesis; what it gave before stays until the new result. */
export function runOne(spec: EngineSpec, alternative: string, hypothesis: string): void {
  void runtime().then(({ runs }) => runs.start(spec, alternative, hypothesis));
}

/** Runs all that an engine has not given yet, or gave before what it depends on. */
export function runAll(spec: EngineSpec): void {
  const { project, territory } = useProject.getState();
  if (project === null || territory === null) return;
  const { entries } = useRuns.getState();
  const concerned = project.hypotheses.filter((hypothesis) => hasSubject(spec, hypothesis, territory));
  for (const { id: hypothesis } of concerned)
    for (const { id: alternative } of project.alternatives) {
      const entry = entries.get(runKey({ engine: spec.id, alternative, hypothesis }));
      const fresh = entry?.finished != null && !isStale(project, spec, entry);
      if (!fresh && !isActive(entry)) runOne(spec, alternative, hypothesis);
    }
}

export function cancelRun(run: RunId): void {
  void runtime().then(({ runs }) => runs.cancel(run));
}

export function pauseRun(run: RunId): void {
  void runtime().then(({ runs }) => runs.pause(run));
}

export function resumeRun(run: RunId): void {
  void runtime().then(({ runs }) => runs.resume(run));
}

/** Lets the runs under the hypothesis on screen start first. */
export function lookAt(hypothesis: string): void {
  void runtime().then(({ runs }) => runs.lookAt(useSpecs.getState().specs, hypothesis));
}
