import { engineSpecs } from '../engines/specs.ts';
import { useProject } from './project-store.ts';
import { isActive, runKey, useRuns } from './runs-store.ts';
import { runtime } from './session.ts';
import { isStale } from './staleness.ts';

/** Runs one alternative under one hypothesis; what it gave before stays until the new result. */
export function runOne(alternative: string, hypothesis: string): void {
  void runtime().then(async ({ runs }) => {
    for (const spec of engineSpecs) await runs.start(spec, alternative, hypothesis);
  });
}

/** Runs all that is missing or older than what it depends on. */
export function runAll(): void {
  const { project } = useProject.getState();
  if (project === null) return;
  const { entries } = useRuns.getState();
  for (const hypothesis of project.hypotheses)
    for (const alternative of project.alternatives) {
      const entry = entries.get(runKey(alternative.id, hypothesis.id));
      const fresh = entry?.finished != null && engineSpecs.every((spec) => !isStale(project, spec, entry));
      if (!fresh && !isActive(entry)) runOne(alternative.id, hypothesis.id);
    }
}

export function cancelRun(alternative: string, hypothesis: string): void {
  void runtime().then(({ runs }) => runs.cancel(alternative, hypothesis));
}

export function pauseRun(alternative: string, hypothesis: string): void {
  void runtime().then(({ runs }) => runs.pause(alternative, hypothesis));
}

export function resumeRun(alternative: string, hypothesis: string): void {
  void runtime().then(({ runs }) => runs.resume(alternative, hypothesis));
}

/** Lets the runs under the hypothesis on screen start first. */
export function lookAt(hypothesis: string): void {
  void runtime().then(({ runs }) => runs.lookAt(hypothesis));
}
