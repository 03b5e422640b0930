import { lazy, type ReactElement, Suspense, useEffect, useId, useMemo, useState } from 'react';
import { useDraft } from '../../../app/draft-store.ts';
import { usePreferences } from '../../../app/preferences.ts';
import { type Part, useView } from '../../../app/view-store.ts';
import type { Words } from '../../../i18n/i18n.ts';
import type { MapCamera } from '../../../scene/map-camera.ts';
import type { Difference, Highlight, Pick, Picture, SceneLayer, Stroke } from '../../../scene/picture.ts';
import type { Alternative, Hypothesis } from '../../../scenario/project.ts';
import type { FinishedRun } from '../../../simulation/compare.ts';
import type { EngineSpec, Members } from '../../../simulation/contract.ts';
import { isInstant } from '../../../simulation/derived-fields.ts';
import { useWords } from '../../use-words.ts';
import { attributionOf } from '../attribution.ts';
import { keepView } from './drawn-views.ts';
import { DrawingBar } from './drawing-bar.tsx';
import { draftOf, drawnEdits, pointedEdit } from './drawn-edits.ts';
import { useDrawnField } from '../drawn-field.ts';
import { firstPicture } from '../first-picture.ts';
import { instantText, startOfDay, startOfFrames } from '../instant-text.ts';
import { type Told, useAudience, useTold } from '../told.ts';
import { type Current, type SeenRun, useSeenRuns } from '../use-current.ts';
import { appliedFor, layersFor } from './applied.ts';
import { edgeTitle } from '../roads/edge-figures.ts';
import { pointOut, usePointedOut } from '../roads/pointed-out.ts';
import { transitName } from '../transit/transit-names.ts';
import { instantFlow, movementOf, sourcesOf } from './field-sources.ts';
import { readout } from './readout.ts';
import styles from './views.module.css';

const TerritoryView = lazy(async () => ({
  default: (await import('../../../scene/components/territory-view.tsx')).TerritoryView,
}));

/** How a part of a sum is drawn: with the patterns of less and more. */
const drawnPart: Readonly<Record<Part, Highlight['part']>> = {
  noLonger: 'noLonger',
  newly: 'newly',
  still: 'still',
  less: 'noLonger',
  more: 'newly',
  same: 'still',
};

/** One side of what is shown: an alternative, its run, and what is pointed out. */
export interface Side {
  readonly alternative: Alternative;
  readonly run: SeenRun | undefined;
  readonly difference: Difference | null;
  /** Replaces the alternative's name in the label. */
  readonly name?: string;
}

interface Props {
  readonly current: Current;
  readonly first: Side;
  /** Right of a curtain. */
  readonly second: Side | null;
  readonly camera: MapCamera;
}

/** The label that a picture carries: alternative, hypothesis, instant or the field of the whole event. */
function labelOf(
  words: Words,
  side: Side,
  hypothesis: Hypothesis | null,
  spec: EngineSpec,
  field: string,
  instant: number,
): string {
  const name = side.name ?? side.alternative.shortName;
  if (hypothesis === null) return name;
  const entry = side.run?.entry;
  const fieldSpec = spec.fields[field];
  if (!entry?.finished || fieldSpec === undefined)
    return `${name} · ${hypothesis.shortName} · ${words.t('atelier.views.notRun')}`;
  const frame = entry.frames[Math.min(instant, entry.frames.length - 1)];
  const when =
    isInstant(fieldSpec) && frame
      ? `${words.say(fieldSpec.label)} · ${instantText(words, startOfFrames(entry.finished, entry.frames), frame.timeS)}`
      : words.say(fieldSpec.label);
  return `${name} · ${hypothesis.shortName} · ${when}${staleText(words, side)}`;
}

/** A picture that is older than what it depends on says so wherever it goes. */
function staleText({ t }: Words, { run }: Side): string {
  return run?.stale === true && run.entry?.finished ? ` · ${t('atelier.run.stale')}` : '';
}

/** The building looked at, as what a run points out; null where it has none of that name. */
function useChosenBuilding(run: FinishedRun | null): Members | null {
  const id = useView((view) => view.building);
  return useMemo(() => {
    const at = id === null ? -1 : (run?.axes.building?.indexOf(id) ?? -1);
    return at < 0 ? null : { axis: 'building', indices: Uint32Array.of(at), weight: 1 };
  }, [run, id]);
}

/** @param tellsSun Whether its label says how the Sun stands: once in a picture of two sides. */
function usePicture(current: Current, side: Side, tellsSun: boolean): Picture {
  const words = useWords();
  const { spec, hypothesis, territory, project } = current;
  const { field, instant, shown, hidden, reference, sun } = useView();
  const drawn = useDrawnField(current);
  const told = useTold(current);
  const entry = side.run?.entry;
  const finished = entry?.finished ?? null;
  const frames = entry?.frames;
  const layers = layersFor(territory, project, side.alternative.id);
  const sources = useMemo(
    () => (finished && frames && drawn ? sourcesOf(finished, frames, field, drawn, layers, told) : null),
    [finished, frames, field, drawn, layers, told],
  );
  const showsCurrent = !hidden.has('current');
  const flow = useMemo(
    () =>
      sources?.instants && showsCurrent && 'grid' in sources.field
        ? instantFlow(sources.field.grid, sources.instants, spec)
        : null,
    [sources, spec, showsCurrent],
  );
  const isPlayed = drawn !== null && isInstant(drawn);
  const movement = useMemo(
    () => (finished && frames && isPlayed ? movementOf(finished, frames) : null),
    [finished, frames, isPlayed],
  );
  const pointedOut = usePointedOut(finished, useAudience(current));
  const building = useChosenBuilding(finished);
  useEffect(() => sources?.instants?.show(instant), [sources, instant]);
  const usersOf = pointedOut.users && pointedOut.chosen;
  const said = usersOf
    ? [
        side.name ?? side.alternative.shortName,
        hypothesis?.shortName ?? '',
        words.t('atelier.roads.users.label', { road: edgeTitle(words, usersOf.edges, usersOf.edge) }),
      ].join(' · ') + staleText(words, side)
    : labelOf(words, side, hypothesis, spec, field, instant);
  const label = sun === null || !tellsSun ? said : `${said} · ${sun.text}`;
  const stale = side.run?.stale === true;
  const seen = useSeenRuns(current);
  // Positions of a part are those of the alternative that was compared: it may have other roads.
  const shownAxes = shown === null ? undefined : seen.get(shown.alternative)?.entry?.finished?.axes;
  const goneAxes = seen.get(reference)?.entry?.finished?.axes;
  const { difference } = side;
  const alternative = side.alternative.id;
  const edited = useDraft((draft) => draft.edited);
  const edits = useMemo(
    () => drawnEdits(project, alternative, spec, layers, edited),
    [project, alternative, spec, layers, edited],
  );
  return useMemo(() => {
    const highlights: Highlight[] = [];
    if (shown && finished && !stale) {
      const part = drawnPart[shown.part];
      highlights.push({ part, members: shown.members, axes: shownAxes ?? finished.axes });
      if (shown.gone) highlights.push({ part, members: shown.gone, axes: goneAxes ?? finished.axes });
    }
    if (building && finished) highlights.push({ part: 'still', members: building, axes: finished.axes });
    return {
      label,
      applied: appliedFor(territory, project, alternative),
      field: pointedOut.users ?? (difference === null ? (sources?.field ?? null) : null),
      widths: pointedOut.users || difference !== null ? null : (sources?.widths ?? null),
      flow: difference === null ? flow : null,
      difference: pointedOut.users ? null : difference,
      highlights: told === null ? highlights : highlights.map((one) => onlyTold(one, told)),
      // Vehicles do not say where they go: beside those that use one road, they would be others.
      movement: difference === null && pointedOut.users === null && !hidden.has('vehicles') ? movement : null,
      network: finished?.axes.edge ?? null,
      along: sources?.along ?? null,
      desires: pointedOut.desires,
      chosen: pointedOut.chosen,
      edits,
      stale,
    };
  }, [
    label,
    territory,
    project,
    alternative,
    sources,
    flow,
    difference,
    shown,
    shownAxes,
    goneAxes,
    finished,
    stale,
    movement,
    hidden,
    pointedOut,
    building,
    told,
    edits,
  ]);
}

/** What is pointed out without the buildings that may not be seen. */
function onlyTold(highlight: Highlight, { buildings }: Told): Highlight {
  const { members, axes } = highlight;
  const ids = axes.building;
  if (members.axis !== 'building' || !ids) return highlight;
  const indices = members.indices.filter((index) => buildings.has(ids[index] ?? ''));
  return { ...highlight, members: { axis: 'building', indices, weight: 1 } };
}

/** One picture of the territory, or two on the sides of a curtain. */
export function View({ current, first, second, camera }: Props): ReactElement {
  const words = useWords();
  const { t } = words;
  const theme = usePreferences((preferences) => preferences.theme);
  const { hidden, curtainAt, sun, transit } = useView();
  const setView = useView((view) => view.set);
  const draft = useDraft();
  const [failure, setFailure] = useState<'no-webgl' | 'context-lost' | null>(null);
  const [hover, setHover] = useState('');
  const name = useId();
  useEffect(() => () => keepView(name, null), [name]);
  const picture = usePicture(current, first, true);
  const right = usePicture(current, second ?? first, false);
  const spec = useDrawnField(current);
  const told = useTold(current);
  const { pointedAt } = draft;
  const pointed = useMemo(() => {
    if (pointedAt === null) return null;
    const { territory, project } = current;
    const of = first.alternative.id;
    // For others than the studio no building is pointed out.
    const before = told === null ? territory.layers : {};
    return pointedEdit(project, of, pointedAt, layersFor(territory, project, of), before);
  }, [current, first.alternative.id, pointedAt, told]);

  const onHover = (pick: Pick | null): void => {
    const side = pick?.side === 'second' ? (second ?? first) : first;
    const finished = side.run?.entry?.finished;
    const names = finished?.axes.edge?.names;
    const { transit: feed } = current.territory;
    const under = [
      pick?.edge ? (names?.[pick.edge.index] ?? '') : '',
      pick?.transit && feed ? transitName(words, feed, pick.transit) : '',
    ];
    // A difference of instants is a length of time, of no hour.
    const startS =
      finished && side.difference === null
        ? startOfDay(finished.spec, finished.record.request.parameters)
        : null;
    const text = pick === null ? '' : readout(words, pick, spec, under, told !== null, startS);
    setHover(text);
  };
  if (failure !== null)
    return (
      <div className={styles['view']}>
        <div className={styles['placeholder']} role="alert">
          <p>{t(failure === 'no-webgl' ? 'atelier.views.noWebgl' : 'atelier.views.contextLost')}</p>
        </div>
      </div>
    );
  const drawn = draftOf(draft) ?? pointed;
  return (
    <div className={styles['view']}>
      <Suspense fallback={<div className={styles['placeholder']}>{t('atelier.views.loading')}</div>}>
        <TerritoryView
          territory={current.territory}
          picture={picture}
          {...(second === null
            ? {}
            : {
                second: right,
                curtainAt,
                curtainName: t('atelier.views.curtain'),
                onCurtain: (at: number) => setView({ curtainAt: at }),
              })}
          camera={camera}
          hidden={hidden as ReadonlySet<SceneLayer>}
          attribution={attributionOf(words, current.territory)}
          description={t('atelier.views.description', { label: picture.label })}
          theme={theme}
          draft={drawn}
          chosenTransit={transit}
          sun={sun}
          stroke={draft.onStroke === null ? null : stroke}
          onPick={(pick) => {
            if (pick !== null && draft.wanted !== null)
              draft.onClick?.([pick.xM, pick.yM], pick.building?.id ?? null);
            else if (pick !== null) pointOut(pick, told);
          }}
          onHover={onHover}
          onReady={(view) => {
            firstPicture(view.firstPictureMs);
            keepView(name, view);
          }}
          onFailure={setFailure}
        />
      </Suspense>
      {hover === '' ? null : <div className={styles['readout']}>{hover}</div>}
      <DrawingBar />
    </div>
  );
}

/** A line drawn by dragging: points follow the pointer, then the form takes them. */
const stroke: Stroke = {
  onPoint: ([xM, yM]) => {
    const { points, setPoints } = useDraft.getState();
    setPoints([...points, [xM, yM]]);
  },
  onEnd: () => useDraft.getState().onStroke?.(),
};
