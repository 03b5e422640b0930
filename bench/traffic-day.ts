import { performance } from 'node:perf_hooks';
import { createGraph } from '../src/base/graph.ts';
import { Random } from '../src/base/random.ts';
import { ShortestPaths } from '../src/base/shortest-paths.ts';
import { type DayOptions, type DayResult, simulateDay } from '../src/engines/traffic/dynamic/day.ts';
import type { DynamicLinks } from '../src/engines/traffic/dynamic/links.ts';
import { type Route, type Routes, routesOf } from '../src/engines/traffic/dynamic/routes.ts';

/** Streets of a commune on a grid, with short pieces as at roundabouts. */
const size = 28;
const spacingM = 110;
const shortM = 8;
const trips = 20_000;
const pairs = 5000;
const daySeconds = 24 * 3600;
/** Share of the day's departures until each hour: two peaks. */
const departed = [
  [0, 0],
  [6, 0.04],
  [7, 0.1],
  [9, 0.34],
  [12, 0.48],
  [16, 0.68],
  [18.5, 0.9],
  [24, 1],
] as const;

interface Commune {
  readonly links: DynamicLinks;
  readonly routes: Routes;
}

/** A day, timed. */
interface TimedDay {
  readonly seconds: number;
  readonly day: DayResult;
}

/** 3024 links, 20 000 trips on 5000 routes of least time. */
export function communeDay(): Commune {
  const random = new Random(7);
  const ends: [number, number][] = [];
  for (let node = 0; node < size * size; node++) {
    if ((node + 1) % size !== 0) ends.push([node, node + 1]);
    if (node + size < size * size) ends.push([node, node + size]);
  }
  const isShort = ends.map(() => random.integer(20) === 0);
  const isMain = ends.map(([from]) => Math.floor(from / size) % 7 === 3 || from % 7 === 3);
  const both = <T>(values: readonly T[]): T[] => values.flatMap((value) => [value, value]);
  const graph = createGraph(
    size * size,
    Int32Array.from(ends.flat()),
    Int32Array.from(ends.flatMap(([from, to]) => [to, from])),
  );
  const main = both(isMain);
  const links = {
    graph,
    lengthM: Float64Array.from(both(isShort), (short) => (short ? shortM : spacingM)),
    freeSpeedMPerS: Float64Array.from(main, (is) => (is ? 50 / 3.6 : 30 / 3.6)),
    capacityPerS: Float64Array.from(main, (is) => (is ? 900 / 3600 : 500 / 3600)),
    jamDensityPerM: new Float64Array(graph.tail.length).fill(0.133),
  };
  const costs = links.lengthM.map((length, link) => length / (links.freeSpeedMPerS[link] ?? 1));
  const search = new ShortestPaths(graph);
  const routes: Route[] = [];
  while (routes.length < pairs) {
    const origin = random.integer(graph.nodes);
    search.search(costs, [origin]);
    for (let k = 0; k < 10; k++) {
      const way: number[] = [];
      const destination = random.integer(graph.nodes);
      for (
        let link = search.via[destination] ?? -1;
        link >= 0;
        link = search.via[graph.tail[link] ?? 0] ?? -1
      )
        way.push(link);
      if (way.length === 0) continue;
      const count = trips / pairs;
      const departures = departed.map(([hour, share]) => [3600 * hour, share * count] as const);
      routes.push({ links: way.reverse(), departures });
    }
  }
  return { links, routes: routesOf(routes.slice(0, pairs)) };
}

export function timedDay({ links, routes }: Commune, options: Partial<DayOptions> = {}): TimedDay {
  const start = performance.now();
  const run = simulateDay(links, routes, { endS: daySeconds, stepS: 5, ...options });
  for (;;) {
    const next = run.next();
    if (next.done === true) return { seconds: (performance.now() - start) / 1000, day: next.value };
  }
}
