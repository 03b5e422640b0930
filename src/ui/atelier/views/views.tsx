import { type ReactElement, useEffect, useMemo } from 'react';
import { useView } from '../../../app/view-store.ts';
import { MapCamera } from '../../../scene/map-camera.ts';
import { type Current, useSeenRuns } from '../use-current.ts';
import { CameraControls } from './camera-controls.tsx';
import { useDifference } from './difference.ts';
import { counterpart, firstInstant, isInstant } from './field-sources.ts';
import { HypothesesRow } from './hypotheses-row.tsx';
import { Timeline } from './timeline.tsx';
import { Tools } from './tools.tsx';
import { type Side, View } from './view.tsx';
import styles from './views.module.css';

/** The pictures, what they show, and the time that they show it at. */
export function Views({ current }: { readonly current: Current }): ReactElement {
  const { project, alternative, hypothesis, spec, territory } = current;
  const { layout, reference, field, set } = useView();
  const seen = useSeenRuns(current);
  // One camera for all the views of a territory, kept while panels fold.
  // oxlint-disable-next-line react/exhaustive-deps
  const camera = useMemo(() => new MapCamera(), [territory]);

  useEffect(() => {
    if (spec.fields[field] === undefined) set({ field: Object.keys(spec.fields)[0] ?? '' });
  }, [spec, field, set]);

  const comparable = project.alternatives.length > 1;
  const named = project.alternatives.find((one) => one.id === reference) ?? project.alternatives[0];
  const other =
    named?.id === alternative.id ? project.alternatives.find((one) => one.id !== alternative.id) : named;
  const base = other ?? alternative;
  const difference = useDifference(current, seen.get(base.id), seen.get(alternative.id));

  const side = (one: typeof alternative): Side => ({
    alternative: one,
    run: seen.get(one.id),
    difference: null,
  });
  const views = (): readonly ReactElement[] => {
    if (!comparable || layout === 'single')
      return [<View key="first" current={current} first={side(alternative)} second={null} camera={camera} />];
    if (layout === 'curtain')
      return [
        <View key="first" current={current} first={side(base)} second={side(alternative)} camera={camera} />,
      ];
    if (layout === 'difference') {
      const shown: Side = {
        alternative,
        run: seen.get(alternative.id),
        difference,
        name: `${alternative.shortName} − ${base.shortName}`,
      };
      return [<View key="first" current={current} first={shown} second={null} camera={camera} />];
    }
    return [
      <View key="first" current={current} first={side(base)} second={null} camera={camera} />,
      <View key="second" current={current} first={side(alternative)} second={null} camera={camera} />,
    ];
  };
  const played = seen.get(alternative.id)?.entry ?? seen.get(base.id)?.entry;
  return (
    <>
      <HypothesesRow current={current} />
      <div className={styles['stage']}>
        <div className={styles['views']} data-layout={layout}>
          {views()}
        </div>
        <CameraControls camera={camera} />
      </div>
      <Tools spec={spec} comparable={comparable} />
      {hypothesis === null ? null : (
        <Timeline
          hypothesis={hypothesis}
          frames={played?.frames ?? []}
          instantField={isInstant(spec, field) ? null : (counterpart(spec, field) ?? firstInstant(spec))}
        />
      )}
    </>
  );
}
