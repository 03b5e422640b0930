import { assert } from '../base/errors.ts';
import { columnAt, columnCentre, type Grid, rowAt, rowCentre } from '../base/grid.ts';
import type { Forcing, ForcingSet } from '../territory/forcing.ts';
import type { Territory, VerticalDatum } from '../territory/territory.ts';
import type { Condition, Hypothesis } from './project.ts';

/**
 * The conditions of a hypothesis from those that files deliver. Discharges along a border, given per metre, are
 * multiplied by the cells' width that the stretch holds; a level at a point is imposed over its cell.
 *
 * @param terrain Grid of the territory's terrain. @param datum Zero of the levels: as a rule the terrain's own.
 */
export function conditionsFromForcings(set: ForcingSet, terrain: Grid, datum: VerticalDatum): Condition[] {
  return set.forcings.map((forcing, i) => conditionOf(forcing, `${set.name}/${i + 1}`, terrain, datum));
}

/**
 * A hypothesis for one event that files deliver: its conditions; where levels are imposed, still water at the
 * first of them at the start, so that a sea is not empty; and the territory's own initial depths if it has any.
 * It lasts as long as the longest series.
 */
export function hypothesisFromForcings(
  set: ForcingSet,
  territory: Territory,
  id: string = set.name,
): Hypothesis {
  const conditions = conditionsFromForcings(set, territory.layers.terrain.grid, territory.verticalDatum);
  const levels = set.forcings.flatMap(({ what }) =>
    what.kind === 'level' ? [what.series.values[0] ?? 0] : [],
  );
  if (levels.length > 0) {
    const levelM = Math.min(...levels);
    conditions.push({ kind: 'flood/initial-level', id: `${set.name}/start`, label: '', area: null, levelM });
  }
  if (territory.layers.initialDepth) {
    conditions.push({ kind: 'flood/initial-depth', id: `${set.name}/depth`, label: '' });
  }
  return {
    id,
    shortName: set.name.slice(0, 24),
    title: set.name,
    horizon: 'today',
    durationS: durationOf(set),
    origin: set.name,
    conditions,
  };
}

/** The last instant of any series; an hour where none has two instants. */
function durationOf(set: ForcingSet): number {
  const ends = set.forcings.flatMap(({ what }) => ('series' in what ? [what.series.timesS.at(-1) ?? 0] : []));
  const last = Math.max(0, ...ends);
  return last > 0 ? last : 3600;
}

function conditionOf(forcing: Forcing, id: string, terrain: Grid, datum: VerticalDatum): Condition {
  const { where, what, name: label } = forcing;
  const common = { id, label };
  switch (what.kind) {
    case 'level': {
      const series = copyOf(what.series, 1);
      const level = { ...common, series, datum, datumOffsetM: 0 };
      if (where.kind === 'border') return { kind: 'flood/border-level', ...level, border: borderOf(where) };
      return { kind: 'flood/area-level', ...level, area: cellAround(where.xM, where.yM, terrain) };
    }
    case 'discharge': {
      if (where.kind === 'point') {
        const section: [number, number][] = [[where.xM, where.yM]];
        return { kind: 'flood/inflow', ...common, section, series: copyOf(what.series, 1) };
      }
      const series = copyOf(what.series, stretchWidthM(where, terrain));
      return { kind: 'flood/border-inflow', ...common, border: borderOf(where), series };
    }
    case 'free': {
      assert(where.kind === 'border', 'water leaves freely through a border only');
      return { kind: 'flood/outflow', ...common, border: borderOf(where), slope: what.slope };
    }
  }
}

type Stretch = Extract<Forcing['where'], { kind: 'border' }>;
type Border = Extract<Condition, { kind: 'flood/outflow' }>['border'];

function borderOf({ side, fromM, toM }: Stretch): Border {
  return { side, fromM, toM };
}

function copyOf(series: { timesS: readonly number[]; values: readonly number[] }, factor: number) {
  return { timesS: [...series.timesS], values: series.values.map((value) => value * factor) };
}

/** Width of the cells whose centre lies in a stretch; at least one. */
function stretchWidthM({ side, fromM, toM }: Stretch, grid: Grid): number {
  const alongColumns = side === 'north' || side === 'south';
  const count = alongColumns ? grid.columns : grid.rows;
  let held = 0;
  for (let k = 0; k < count; k++) {
    const centre = alongColumns ? columnCentre(grid, k) : rowCentre(grid, k);
    if (centre >= Math.min(fromM, toM) && centre <= Math.max(fromM, toM)) held++;
  }
  return Math.max(1, held) * grid.cellSizeM;
}

/** A square just within the cell that holds a point. */
function cellAround(xM: number, yM: number, grid: Grid): [number, number][] {
  const x = columnCentre(grid, columnAt(grid, xM));
  const y = rowCentre(grid, rowAt(grid, yM));
  const half = grid.cellSizeM / 4;
  return [
    [x - half, y - half],
    [x + half, y - half],
    [x + half, y + half],
    [x - half, y + half],
  ];
}
