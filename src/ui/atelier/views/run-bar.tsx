import type { ReactElement } from 'react';
import { cancelRun, pauseRun, resumeRun, runAll, runOne } from '../../../app/run-actions.ts';
import { isActive, runKey, useRuns } from '../../../app/runs-store.ts';
import { isStale } from '../../../app/staleness.ts';
import { useSpecs } from '../../../app/specs-store.ts';
import { upstreamOf } from '../../../simulation/cascade.ts';
import { hasSubject } from '../../../simulation/request.ts';
import type { EngineSpec } from '../../../simulation/contract.ts';
import { Button, IconButton } from '../../controls/button.tsx';
import { Cross, Pause, Play } from '../../controls/icons.tsx';
import { Progress } from '../../controls/progress.tsx';
import { useWords } from '../../use-words.ts';
import type { Current } from '../use-current.ts';
import styles from './views.module.css';

/** How many of the engine's runs are missing or stale, under the hypotheses in which it has something to compute. */
function missing(
  { project, spec, territory }: Current,
  entries: ReturnType<typeof useRuns.getState>['entries'],
): number {
  const concerned = project.hypotheses.filter((hypothesis) => hasSubject(spec, hypothesis, territory));
  const pairs = project.alternatives.flatMap((alternative) =>
    concerned.map((hypothesis) =>
      entries.get(runKey({ engine: spec.id, alternative: alternative.id, hypothesis: hypothesis.id })),
    ),
  );
  return pairs.filter((entry) => {
    if (isActive(entry)) return false;
    return entry?.finished == null || isStale(project, spec, entry);
  }).length;
}

/** The run of another engine that a waiting one starts from, while it is being made. */
function useUpstream({
  alternative,
  hypothesis,
  spec,
}: Current): { engine: EngineSpec; progress: number } | null {
  const specs = useSpecs((state) => state.specs);
  const entries = useRuns((state) => state.entries);
  if (hypothesis === null) return null;
  for (const engine of upstreamOf(spec, hypothesis, specs)) {
    const run = { engine: engine.id, alternative: alternative.id, hypothesis: hypothesis.id };
    const entry = entries.get(runKey(run));
    if (entry !== undefined && isActive(entry)) return { engine, progress: entry.progress };
  }
  return null;
}

/** Starts, holds and stops runs: the chosen one, or all that are missing. */
export function RunBar({ current }: { readonly current: Current }): ReactElement | null {
  const { t, say, percent } = useWords();
  const upstream = useUpstream(current);
  const entries = useRuns((state) => state.entries);
  const { alternative, hypothesis, project, spec, territory } = current;
  if (hypothesis === null) return null;
  const run = { engine: spec.id, alternative: alternative.id, hypothesis: hypothesis.id };
  const entry = entries.get(runKey(run));
  const left = missing(current, entries);
  const active = [...entries.values()].filter(isActive);
  const fresh = entry?.finished != null && !isStale(project, spec, entry);

  if (entry !== undefined && isActive(entry)) {
    const paused = entry.status === 'paused';
    const first = entry.status === 'waiting' ? upstream : null;
    const told = entry.status === 'waiting' ? t('atelier.run.waiting') : t('atelier.run.running');
    return (
      <div className={styles['runBar']}>
        <div className={styles['runProgress']}>
          <Progress
            label={first ? t('atelier.run.first', { engine: say(first.engine.title) }) : told}
            value={first?.progress ?? entry.progress}
          />
        </div>
        {entry.status === 'waiting' ? null : (
          <IconButton
            name={paused ? t('atelier.run.resume') : t('atelier.run.pause')}
            onPress={() => (paused ? resumeRun : pauseRun)(run)}
          >
            {paused ? <Play /> : <Pause />}
          </IconButton>
        )}
        <IconButton name={t('atelier.run.cancel')} onPress={() => cancelRun(run)}>
          <Cross />
        </IconButton>
      </div>
    );
  }
  return (
    <div className={styles['runBar']}>
      {active.length > 0 ? (
        <span className={styles['speed']} role="status">
          {t('atelier.run.others', {
            count: active.length,
            progress: percent(active.reduce((sum, one) => sum + one.progress, 0) / active.length),
          })}
        </span>
      ) : null}
      {left > 1 ? (
        <Button size="s" onPress={() => runAll(spec)}>
          {t('atelier.run.all', { count: left })}
        </Button>
      ) : null}
      {hasSubject(spec, hypothesis, territory) ? (
        <Button
          kind={fresh ? 'plain' : 'primary'}
          size="s"
          onPress={() => runOne(spec, alternative.id, hypothesis.id)}
        >
          {fresh ? t('atelier.run.again') : t('atelier.run.start')}
        </Button>
      ) : (
        <span className={styles['speed']}>{t('atelier.run.noSubject')}</span>
      )}
    </div>
  );
}
