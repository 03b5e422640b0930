import { createGraph } from '../../../base/graph.ts';
import { type DayOptions, type DayResult, simulateDay } from '../../../engines/traffic/dynamic/day.ts';
import type { DynamicLinks } from '../../../engines/traffic/dynamic/links.ts';
import { type Route, routesOf } from '../../../engines/traffic/dynamic/routes.ts';

/** A road in words; metres, seconds, vehicles. */
export interface DayRoad {
  readonly from: number;
  readonly to: number;
  readonly length?: number;
  readonly speed?: number;
  readonly capacity?: number;
  readonly jam?: number;
  readonly green?: number;
  readonly priority?: number;
}

/** Roads of 1 km at 20 m/s, with 0.2 vehicle a metre at a standstill and 0.8 a second. */
export function dayLinks(roads: readonly DayRoad[]): DynamicLinks {
  const column = (value: (road: DayRoad) => number): Float64Array => Float64Array.from(roads, value);
  const nodes = 1 + roads.reduce((most, { from, to }) => Math.max(most, from, to), 0);
  const graph = createGraph(
    nodes,
    Int32Array.from(roads, ({ from }) => from),
    Int32Array.from(roads, ({ to }) => to),
  );
  return {
    graph,
    lengthM: column(({ length = 1000 }) => length),
    freeSpeedMPerS: column(({ speed = 20 }) => speed),
    capacityPerS: column(({ capacity = 0.8 }) => capacity),
    jamDensityPerM: column(({ jam = 0.2 }) => jam),
    green: column(({ green = 1 }) => green),
    ...(roads.some(({ priority }) => priority !== undefined)
      ? { priority: column(({ priority = 1 }) => priority) }
      : {}),
  };
}

/** Runs a day to its end. */
export function dayOf(links: DynamicLinks, routes: readonly Route[], options: DayOptions): DayResult {
  const run = simulateDay(links, routesOf(routes), options);
  for (;;) {
    const next = run.next();
    if (next.done === true) return next.value;
  }
}
