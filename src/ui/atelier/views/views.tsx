import { type ReactElement, useEffect, useMemo, useRef } from 'react';
import { useDraft } from '../../../app/draft-store.ts';
import { useView } from '../../../app/view-store.ts';
import { resolveParameters } from '../../../simulation/contract.ts';
import { useSpecs } from '../../../app/specs-store.ts';
import { MapCamera } from '../../../scene/map-camera.ts';
import type { Point } from '../../../scenario/project.ts';
import { isInstant } from '../../../simulation/derived-fields.ts';
import { boundsOfEdge } from '../../../simulation/edge-results.ts';
import { namesOfMoment, offeredNames } from '../drawn-field.ts';
import { lazily } from '../../lazily.tsx';
import { useAudience } from '../told.ts';
import { type Current, useSeenRuns } from '../use-current.ts';
import { useWidth } from '../use-width.ts';
import { CameraControls } from './camera-controls.tsx';
import { useDifference } from './difference.ts';
import { counterpart, firstInstant } from './field-sources.ts';
import { HypothesesRow } from './hypotheses-row.tsx';
import { pairOf } from './pair.ts';
import { Timeline } from './timeline.tsx';
import { Tools } from './tools.tsx';
import { useCardEscape } from './use-card-escape.ts';
import { useMapInSight } from './use-map-in-sight.ts';
import { type Side, View } from './view.tsx';
import styles from './views.module.css';

const AudienceBar = lazily(async () => (await import('../leave/audience-bar.tsx')).AudienceBar);

/** Below this width of each view, px, a curtain replaces two views side by side. */
const leastSideWidth = 400;

/** The eye comes this near at least to see what a form has chosen, m; and stays this many times its size away. */
const nearM = 1500;
const timesSize = 3;

function lookAt(camera: MapCamera, points: readonly Point[]): void {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [west, east] = [Math.min(...xs), Math.max(...xs)];
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  const sizeM = Math.hypot(east - west, north - south);
  const { distanceM } = camera.at(performance.now());
  camera.goTo(
    {
      xM: (west + east) / 2,
      yM: (south + north) / 2,
      distanceM: Math.min(distanceM, Math.max(nearM, timesSize * sizeM)),
    },
    { durationMs: 250 },
  );
}

/** The pictures, what they show, and the time that they show it at. */
export function Views({ current }: { readonly current: Current }): ReactElement {
  const { project, alternative, hypothesis, spec, territory } = current;
  const specs = useSpecs((state) => state.specs);
  const { layout: wanted, reference: compared, field, fieldChosen, set } = useView();
  const audience = useAudience(current);
  const stage = useRef<HTMLDivElement>(null);
  const width = useWidth(stage);
  useMapInSight(stage);
  useCardEscape();
  const fitsTwo = width === null || width >= 2 * leastSideWidth;
  const layout = wanted === 'side' && !fitsTwo ? 'curtain' : wanted;
  const seen = useSeenRuns(current);
  // One camera for all the views of a territory, kept while panels fold.
  // oxlint-disable-next-line react/exhaustive-deps
  const camera = useMemo(() => new MapCamera(), [territory]);

  useEffect(
    () =>
      useDraft.subscribe(({ lookedAt }, before) => {
        if (lookedAt !== before.lookedAt && lookedAt.length > 0) lookAt(camera, lookedAt);
      }),
    [camera],
  );

  useEffect(() => {
    const offered = offeredNames(spec, territory);
    if (!offered.includes(field)) set({ field: offered[0] ?? '' });
  }, [spec, territory, field, set]);

  const { edge, edgeFrom } = useView();
  const edges = seen.get(alternative.id)?.entry?.finished?.axes.edge;
  useEffect(() => {
    const at = edge === null ? -1 : (edges?.ids.indexOf(edge) ?? -1);
    if (edges && at >= 0 && edgeFrom === 'list') camera.bringInSight(boundsOfEdge(edges, at));
    // Of the road that was asked for: another run of it moves nothing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [camera, edge, edgeFrom]);

  const comparable = project.alternatives.length > 1;
  const { reference, other } = pairOf(project, alternative, compared);
  const difference = useDifference(
    current,
    { alternative: reference.id, run: seen.get(reference.id) },
    { alternative: other.id, run: seen.get(other.id) },
  );
  const played = [alternative, other, reference]
    .map((one) => seen.get(one.id)?.entry)
    .find((entry) => entry !== undefined);

  // The first instant of an event shows little: until a person chooses, a result is seen at its greatest.
  const arrived = played?.finished != null;
  const shown = spec.fields[field];
  const isPlayed = shown !== undefined && isInstant(shown);
  useEffect(() => {
    const whole = counterpart(spec, field);
    if (arrived && !fieldChosen && whole !== null && isPlayed) set({ field: whole });
  }, [arrived, fieldChosen, spec, field, isPlayed, set]);

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
        <View key="first" current={current} first={side(reference)} second={side(other)} camera={camera} />,
      ];
    if (layout === 'difference') {
      const shown: Side = {
        alternative: other,
        run: seen.get(other.id),
        difference,
        name: `${other.shortName} − ${reference.shortName}`,
      };
      return [<View key="first" current={current} first={shown} second={null} camera={camera} />];
    }
    return [
      <View key="first" current={current} first={side(reference)} second={null} camera={camera} />,
      <View key="second" current={current} first={side(other)} second={null} camera={camera} />,
    ];
  };
  return (
    <>
      <HypothesesRow current={current} />
      {audience === 'published' ? <AudienceBar isReleased={territory.released === true} /> : null}
      <div ref={stage} className={styles['stage']}>
        <div className={styles['views']} data-layout={layout}>
          {views()}
        </div>
        <CameraControls camera={camera} territory={territory} />
      </div>
      <Tools
        specs={specs}
        spec={spec}
        fields={namesOfMoment(spec, offeredNames(spec, territory), field)}
        comparable={comparable}
        layout={layout}
        fitsTwo={fitsTwo}
      />
      {hypothesis === null ? null : (
        <Timeline
          spec={spec}
          hypothesis={hypothesis}
          frames={played?.frames ?? []}
          parameters={resolveParameters(spec, project.parameters[spec.id])}
          instantField={isPlayed ? null : (counterpart(spec, field) ?? firstInstant(spec))}
        />
      )}
    </>
  );
}
