import { called } from '../../base/called.ts';
import { AppError } from '../../base/errors.ts';
import type { Grid } from '../../base/grid.ts';
import type { Condition, Parameters } from '../../simulation/contract.ts';
import type { Territory } from '../../territory/territory.ts';
import { rangeM } from './lattice.ts';
import { toLattice } from './solver-series.ts';
import { type FloodParameter, riverbeds } from './parameters.ts';
import { areaCells, borderCells, sectionCells } from './placement.ts';
import { watercourseMask } from './riverbed.ts';
import { excessOver, isValidSeries, mapSeries } from './series.ts';
import type { SolverForcing } from './solver-input.ts';

/** The ground that conditions are put on. Elevations in m minus the offset. */
export interface Place {
  readonly territory: Territory;
  readonly grid: Grid;
  readonly offsetM: number;
  /** NaN: unknown. */
  readonly groundM: Float32Array;
  /** NaN: unknown, or blocked by a building. */
  readonly bedM: Float32Array;
}

export interface PlacedForcings {
  readonly forcings: readonly SolverForcing[];
  /** What a person can mend, condition by condition. */
  readonly problems: readonly AppError[];
}

type Inflow = Extract<Condition, { kind: 'flood/inflow' | 'flood/border-inflow' }>;
type Level = Extract<Condition, { kind: 'flood/border-level' | 'flood/area-level' }>;

/** Metres a second in a millimetre an hour. */
const mmPerHour = 1 / 3_600_000;

/** Puts every condition of a hypothesis on the cells. Initial water is left to `initial-water.ts`. */
export function placeForcings(
  conditions: readonly Condition[],
  place: Place,
  parameters: Parameters<FloodParameter>,
): PlacedForcings {
  const forcings: SolverForcing[] = [];
  const problems: AppError[] = [];
  const surveyShares = surveyDayShares(conditions, parameters);
  for (const condition of conditions) {
    if (!isFlood(condition)) continue;
    try {
      const forcing = placed(condition, place, surveyShares);
      if (forcing) forcings.push(forcing);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push(error);
    }
  }
  const unknownBed = bedProblem(conditions, forcings, place, parameters);
  return { forcings, problems: unknownBed ? [...problems, unknownBed] : problems };
}

type FloodCondition = Extract<Condition, { readonly kind: `flood/${string}` }>;

function isFlood(condition: Condition): condition is FloodCondition {
  return condition.kind.startsWith('flood/');
}

function placed(
  condition: FloodCondition,
  place: Place,
  surveyShares: ReadonlyMap<string, number>,
): SolverForcing | null {
  switch (condition.kind) {
    case 'flood/inflow':
    case 'flood/border-inflow': {
      const series = checkedSeries(condition, true);
      const cells =
        condition.kind === 'flood/inflow'
          ? sectionCells(condition.section, place.grid, place.bedM)
          : borderCells(condition.border, place.grid, place.groundM, place.bedM);
      const survey = surveyShares.get(condition.id) ?? 0;
      return {
        kind: 'discharge',
        cells: found(cells, condition),
        series: survey > 0 ? excessOver(series, survey) : series,
      };
    }
    case 'flood/border-level':
      return {
        kind: 'border-level',
        side: condition.border.side,
        cells: found(borderCells(condition.border, place.grid, place.groundM, place.bedM), condition),
        series: levelSeries(condition, place),
      };
    case 'flood/area-level':
      return {
        kind: 'level',
        cells: found(areaCells(condition.area, place.grid, place.bedM), condition),
        series: levelSeries(condition, place),
      };
    case 'flood/rain':
      return { kind: 'rain', series: mapSeries(checkedSeries(condition, true), (mm) => mm * mmPerHour) };
    case 'flood/outflow':
      return {
        kind: 'outflow',
        side: condition.border.side,
        cells: found(borderCells(condition.border, place.grid, place.groundM, place.bedM), condition),
        slope: condition.slope,
      };
    case 'flood/initial-level':
    case 'flood/initial-depth':
      return null;
  }
}

function found(cells: Uint32Array<ArrayBuffer>, condition: Condition): Uint32Array<ArrayBuffer> {
  if (cells.length > 0) return cells;
  throw new AppError('flood/outside', `"${called(condition)}" touches no ground of the territory`, {
    condition: called(condition),
  });
}

type WithSeries = Extract<Condition, { series: unknown }>;

function checkedSeries(condition: WithSeries, positive: boolean): WithSeries['series'] {
  const { series } = condition;
  if (isValidSeries(series) && (!positive || series.values.every((value) => value >= 0))) return series;
  throw new AppError('flood/series', `the series of "${called(condition)}" cannot be used`, {
    condition: called(condition),
  });
}

/** Levels minus offset, on the lattice. Unlike datums need the offset between them. */
function levelSeries(condition: Level, place: Place): WithSeries['series'] {
  const series = checkedSeries(condition, false);
  const terrain = place.territory.verticalDatum;
  if (condition.datum !== terrain && condition.datumOffsetM === 0) {
    throw new AppError('flood/datum', `levels in ${condition.datum}, terrain in ${terrain}`, {
      condition: called(condition),
      levels: condition.datum,
      terrain,
    });
  }
  const levels = mapSeries(series, (level) => toLattice(level + condition.datumOffsetM - place.offsetM));
  if (levels.values.some((level) => Math.abs(level) >= rangeM)) {
    throw new AppError('flood/range', `levels of "${called(condition)}" are far from the ground`, {
      lowM: place.offsetM - rangeM,
      highM: place.offsetM + rangeM,
    });
  }
  return levels;
}

function isInflow(condition: Condition): condition is Inflow {
  return condition.kind === 'flood/inflow' || condition.kind === 'flood/border-inflow';
}

/** Part of the survey-day flow that each inflow brought: by initial flows, evenly where all start at zero. */
function surveyDayShares(
  conditions: readonly Condition[],
  parameters: Parameters<FloodParameter>,
): ReadonlyMap<string, number> {
  if (parameters.riverbed !== riverbeds.surveyDayFlow) return new Map();
  const inflows = conditions.filter(isInflow);
  const first = inflows.map((inflow) => Math.max(0, inflow.series.values[0] ?? 0));
  const whole = first.reduce((sum, flow) => sum + flow, 0);
  const share = (k: number): number => (whole > 0 ? first[k]! / whole : 1 / inflows.length);
  return new Map(inflows.map((inflow, k) => [inflow.id, parameters.surveyFlowM3PerS * share(k)]));
}

/**
 * Asks how the bed is known when a hydrograph enters a channel: through a section drawn from bank to bank, or
 * on or beside a watercourse of the territory. Also when the survey-day flow is to be subtracted and is not given.
 */
function bedProblem(
  conditions: readonly Condition[],
  forcings: readonly SolverForcing[],
  place: Place,
  parameters: Parameters<FloodParameter>,
): AppError | null {
  const missingFlow = parameters.riverbed === riverbeds.surveyDayFlow && parameters.surveyFlowM3PerS === 0;
  if (parameters.riverbed !== riverbeds.unknown && !missingFlow) return null;
  const section = conditions.find((c) => c.kind === 'flood/inflow' && c.section.length > 1);
  const watercourses = watercourseMask(place.territory.layers, place.grid);
  const enters = forcings.some(
    (f) => f.kind === 'discharge' && f.cells.some((cell) => watercourses?.[cell] === 1),
  );
  if (!section && !enters) return null;
  const inflow = section ?? conditions.find(isInflow)!;
  return new AppError('flood/bed-unknown', `how is the riverbed known at "${called(inflow)}"?`, {
    condition: called(inflow),
    parameter: 'riverbed',
  });
}
