import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createGraph } from '../../../base/graph.ts';
import { ShortestPaths } from '../../../base/shortest-paths.ts';
import type { DayResult } from '../../../engines/traffic/dynamic/day.ts';
import { type DynamicLinks, unitsPerVehicle } from '../../../engines/traffic/dynamic/links.ts';
import { countAt } from '../../../engines/traffic/dynamic/passages.ts';
import type { Route } from '../../../engines/traffic/dynamic/routes.ts';
import { notRun, rounded, type ValidationResult } from '../result.ts';
import { dayOf } from './day-roads.ts';

/** What UXsim's drivers keep between them, s: capacity is 1 / (reaction + 1 / (u k)). */
const reactionS = 1;
/** UXsim releases vehicles in platoons: what is left of each pair below five never sets out. */
const platoon = 5;
const endS = 7200;
/** Half of UXsim's drivers take, every 600 s, the ways that are quickest at that instant. */
const guidance = { everyS: 600, share: 0.5 };
/** Merge priorities of the file, 1 to 6, in the unit of capacities: 6 is the widest road's 0.78 a second. */
const perPriority = 0.13;

/** Means and deviations of 100 runs that UXsim publishes, and the tolerance of its own test. */
const published = {
  'completed trips': 33_287.75,
  'mean travel time (s)': 1743.93,
  'mean delay (s)': 372.5,
  'mean volume of a link (vehicles)': 1182.07,
} as const;
const deviations = { 'completed trips': 92, 'mean travel time (s)': 14.6 } as const;
const share = 0.1;

interface SiouxFalls {
  readonly links: DynamicLinks;
  readonly routes: readonly Route[];
}

/** Rows of a file with a head, by its names. */
async function readRows(path: string): Promise<Record<string, number>[]> {
  const [head = '', ...lines] = (await readFile(path, 'utf8')).trim().split(/\r?\n/);
  const names = head.split(',').filter((name) => name !== '');
  return lines.map((line) => {
    const values = line.split(',');
    return Object.fromEntries(names.map((name, k) => [name, Number(values[k])]));
  });
}

async function readSiouxFalls(folder: string): Promise<SiouxFalls> {
  const rows = await readRows(join(folder, 'siouxfalls_links.csv'));
  const column = (value: (row: Record<string, number>) => number): Float64Array =>
    Float64Array.from(rows, value);
  const end = (name: string): Int32Array => Int32Array.from(rows, (row) => (row[name] ?? 0) - 1);
  const speed = column(({ u = 0 }) => u);
  const links = {
    graph: createGraph(24, end('start'), end('end')),
    lengthM: column(({ length = 0 }) => length),
    freeSpeedMPerS: speed,
    jamDensityPerM: column(({ kappa = 0 }) => kappa),
    capacityPerS: column(({ u = 0, kappa = 0 }) => 1 / (reactionS + 1 / (u * kappa))),
    priority: column(({ merge_priority = 0 }) => perPriority * merge_priority),
  };
  const costs = links.lengthM.map((length, link) => length / (speed[link] ?? 0));
  const search = new ShortestPaths(links.graph);
  const routes: Route[] = [];
  for (const row of await readRows(join(folder, 'siouxfalls_demand.csv'))) {
    search.search(costs, [(row['orig'] ?? 0) - 1]);
    const way: number[] = [];
    const { via } = search;
    for (let link = via[(row['dest'] ?? 0) - 1] ?? -1; link >= 0; ) {
      way.push(link);
      link = via[links.graph.tail[link] ?? 0] ?? -1;
    }
    const departures = platoonsOf(row['q'] ?? 0, row['start_t'] ?? 0, row['end_t'] ?? 0);
    if (departures.length > 0) routes.push({ links: way.reverse(), departures });
  }
  return { links, routes };
}

/** Five at once each time as many have added up. */
function platoonsOf(perS: number, fromS: number, toS: number): [number, number][] {
  const points: [number, number][] = [];
  const platoons = Math.floor((perS * (toS - fromS)) / platoon + 1e-9);
  for (let k = 1; k <= platoons; k++) {
    const timeS = fromS + (platoon * k) / perS;
    points.push([timeS, platoon * (k - 1)], [timeS, platoon * k]);
  }
  return points;
}

function figuresOf({
  trips,
  exits,
}: DayResult): Record<keyof typeof published | 'trips that set out', number> {
  let [arrived, travelS, freeS, departed] = [0, 0, 0, 0];
  for (const [route, units] of trips.arrived.entries()) {
    arrived += units / unitsPerVehicle;
    departed += (trips.departed[route] ?? 0) / unitsPerVehicle;
    travelS += trips.travelS[route] ?? 0;
    freeS += ((trips.freeS[route] ?? 0) * units) / unitsPerVehicle;
  }
  const links = exits.first.length - 1;
  let volume = 0;
  for (let link = 0; link < links; link++) volume += countAt(exits, link, endS);
  return {
    'trips that set out': departed,
    'completed trips': arrived,
    'mean travel time (s)': travelS / arrived,
    'mean delay (s)': (travelS - freeS) / arrived,
    'mean volume of a link (vehicles)': volume / links,
  };
}

/**
 * Sioux Falls for two hours against UXsim, a simulator of platoons, whose drivers choose otherwise: each draws the next road
 * at every node, and again at every step while it waits there, by times that follow the mean speed on a road; ours keep
 * their way until they look up the quickest one. How drivers choose moves the figures by more than the published spread.
 */
export async function siouxFallsDay(folder: string): Promise<ValidationResult> {
  const name = 'Sioux Falls dynamic';
  if (!existsSync(join(folder, 'siouxfalls_links.csv'))) return notRun(name, `${folder} is not there`);
  const { links, routes } = await readSiouxFalls(folder);
  const figures: Record<string, number> = {};
  const expected: Record<string, number | string> = {};
  let held = true;
  for (const [manner, packet] of [
    ['vehicles', 1],
    ['fluid', 0],
  ] as const) {
    const found = figuresOf(dayOf(links, routes, { endS, stepS: 5, guidance, packet }));
    for (const [key, value] of Object.entries(found)) figures[`${manner}: ${key}`] = rounded(value, 6);
    for (const [key, value] of Object.entries(published)) expected[`${manner}: ${key}`] = value;
    for (const [key, deviation] of Object.entries(deviations)) {
      const due = published[key as keyof typeof deviations];
      const difference = found[key as keyof typeof deviations] - due;
      figures[`${manner}: ${key}, in deviations of 100 runs`] = rounded(difference / deviation);
      held &&= Math.abs(difference) <= share * due;
    }
  }
  return {
    case: name,
    figures,
    expected,
    tolerance:
      'completed trips and mean time within 10 %, the tolerance of the published test (UXsim, means of 100 runs); they lie outside the ' +
      'spread of those runs: drivers choose their ways otherwise, see docs/engines/traffic.md',
    pass: held,
  };
}
