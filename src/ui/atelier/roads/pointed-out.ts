import { useMemo } from 'react';
import { usePanel } from '../../../app/panel-store.ts';
import { useView } from '../../../app/view-store.ts';
import type { DesireLine, FieldSource, Pick, Picture } from '../../../scene/picture.ts';
import { steadyValues } from '../../../scene/sources.ts';
import type { FinishedRun } from '../../../simulation/compare.ts';
import type { DrawnField, EngineSpec } from '../../../simulation/contract.ts';
import { isInstant } from '../../../simulation/derived-fields.ts';
import { leastHouseholds } from '../../../simulation/privacy.ts';
import type { Audience } from '../../../simulation/published-view.ts';
import { type BothWays, bothWays, desiresOf, usersOf } from '../../../simulation/edge-results.ts';
import type { Told } from '../told.ts';

/** What a person asked to see of a road beside the field. */
interface PointedOut {
  /** Who uses the edge, instead of the field; null: the field is shown. */
  readonly users: FieldSource | null;
  readonly desires: readonly DesireLine[];
  readonly chosen: NonNullable<Picture['chosen']> | null;
}

/**
 * Looks at what was clicked: a stop; an edge, and the lines of public transport that pass there; else a building, where it
 * may be looked at.
 */
export function pointOut({ edge, building, transit }: Pick, told: Told | null): void {
  if (edge === null && building === null && transit === null) return;
  const { set } = useView.getState();
  if (transit?.kind === 'stop') set({ transit, edge: null, building: null });
  else if (edge !== null) set({ edge: edge.id, edgeFrom: 'map', building: null, transit, panel: 'roads' });
  else if (transit !== null) set({ transit, edge: null, building: null });
  else
    set({
      building: building && (told?.buildings.has(building.id) ?? true) ? building.id : null,
      transit: null,
    });
  const { right, set: setPanel } = usePanel.getState();
  if (!right && (edge !== null || transit !== null)) setPanel({ right: true });
}

/** The field that counts on edges what ways are told in; null when the engine has none. */
export function usersField(spec: EngineSpec): DrawnField | null {
  const unit = spec.routes === undefined ? undefined : spec.fields[spec.routes.vehicles]?.unit;
  const found = Object.values(spec.fields).find(
    (field) => field.role === 'flow' && field.unit === unit && field.per[0] === 'edge' && !isInstant(field),
  );
  if (found?.role !== 'flow' || found.classes === 'even') return null;
  return {
    ...found,
    role: found.role,
    classes: [Math.min(1, found.classes[0] ?? 1), ...found.classes.slice(1)],
  };
}

const desiresKnown = new WeakMap<FinishedRun, readonly BothWays[]>();

/** Ways with the same ends taken together, whichever way they go, counted once per run. */
export function knownDesires(run: FinishedRun): readonly BothWays[] {
  const found = desiresKnown.get(run) ?? bothWays(desiresOf(run) ?? []);
  desiresKnown.set(run, found);
  return found;
}

/**
 * What is pointed out in a run. Desire lines end at homes: for others than the studio, those of few vehicles are no more
 * told than published counts of few.
 */
export function usePointedOut(run: FinishedRun | null, audience: Audience): PointedOut {
  const { edge: id, users: showsUsers, desires: least } = useView();
  const fewest = audience === 'published' ? leastHouseholds : 0;
  return useMemo(() => {
    const edges = run?.axes.edge;
    if (!run || !edges) return { users: null, desires: [], chosen: null };
    const edge = id === null ? -1 : edges.ids.indexOf(id);
    const spec = usersField(run.spec);
    const found = showsUsers && edge >= 0 && spec !== null ? usersOf(run, edge) : null;
    return {
      users: found && spec ? steadyValues({ edges }, spec, found.perEdge) : null,
      desires:
        least === null ? [] : knownDesires(run).filter(({ vehicles }) => vehicles >= Math.max(least, fewest)),
      chosen: edge < 0 ? null : { edges, edge },
    };
  }, [run, id, showsUsers, least, fewest]);
}
