import { cellAt } from '../../base/grid.ts';
import { ShallowWater, type Volumes } from '../../engines/flood/solver.ts';
import { advanceWatched } from '../flood/advance.ts';
import { type FloodScenario, floodInputOf } from '../flood/scenario.ts';
import type { Gauges } from './agreement.ts';

export type PointXY = readonly [xM: number, yM: number];

/** A run with depths followed at points. */
export interface GaugedRun {
  readonly gauges: Gauges;
  readonly volumes: Volumes;
  readonly water: ShallowWater;
}

/** Runs a scenario whole, noting depths at points every so often. */
export function runGauged(scenario: FloodScenario, points: readonly PointXY[], everyS: number): GaugedRun {
  const input = floodInputOf(scenario);
  const cells = points.map(([x, y]) => cellAt(input.axes.cell, x, y));
  const gauges: Gauges = { timesS: [], depthsM: [] };
  const water = new ShallowWater(input.solver);
  const look = (now: ShallowWater): void => {
    const depths = now.depth();
    gauges.timesS.push(now.timeS);
    gauges.depthsM.push(cells.map((cell) => depths[cell] ?? Number.NaN));
  };
  advanceWatched(water, input.solver.durationS, [{ everyS, look }]);
  return { gauges, volumes: water.volumes(), water };
}
