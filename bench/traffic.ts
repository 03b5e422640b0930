import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createGraph, type Graph } from '../src/base/graph.ts';
import { Random } from '../src/base/random.ts';
import { ShortestPaths } from '../src/base/shortest-paths.ts';
import { communeDay, timedDay } from './traffic-day.ts';
import { linksBetween, openTrafficCase, type TrafficCase } from '../src/cli/traffic/case.ts';
import { solved, type TimedEquilibrium } from '../src/cli/traffic/equilibrium.ts';
import { FrankWolfe } from '../src/engines/traffic/frank-wolfe.ts';
import { closeLinks } from '../src/engines/traffic/network.ts';
import { PathAssignment } from '../src/engines/traffic/path-assignment.ts';
import { createRoads } from '../src/engines/traffic/roads/create-roads.ts';
import { TableBuilder } from '../src/territory/table-builder.ts';

/** One measured case: the quickest of several repetitions, in turn with what it is measured against. */
export interface TrafficRate {
  readonly name: string;
  /** null: not run, for the reason given in `against`. */
  readonly seconds: number | null;
  /** Seconds over those of `against`, in the same process. */
  readonly ratio: number | null;
  readonly against: string;
  readonly relativeGap: number | null;
  readonly iterations: number | null;
}

const repetitions = 5;
const iterations = 5000;
/** Roads of Chicago Sketch by their two nodes: 15 100 and 5 600 vehicles an hour. */
const closures = [
  [568, 565],
  [509, 508],
] as const;
const frankWolfeName = 'Chicago Sketch, Frank–Wolfe to 1e-4';
const treeNodes = [500, 400] as const;
const treeLinks = 800_000;
const loopName = 'one pass over as many numbers';

/** Measures equilibria on Chicago Sketch, where its files are, a tree of shortest paths, and making roads, on one core. */
export async function* benchTraffic(dataFolder: string): AsyncGenerator<TrafficRate, void, void> {
  yield* benchDays();
  yield* benchEquilibria(join(dataFolder, 'traffic', 'Chicago-Sketch'));
  yield benchTree();
  yield benchRoads();
}

async function* benchEquilibria(folder: string): AsyncGenerator<TrafficRate, void, void> {
  const [net = '', trips = ''] = ['net', 'trips'].map((part) => join(folder, `ChicagoSketch_${part}.tntp`));
  if (!existsSync(net) || !existsSync(trips)) {
    yield notRun('Chicago Sketch', `not run: ${folder} is not there; set JUMELLES_DATA`);
    return;
  }
  const read = await openTrafficCase(net, trips, { toll: 0.02, distance: 0.04 });
  const { network, classes } = read;
  const [reference, cold] = inTurns([
    () => solved(() => new FrankWolfe(network, classes), { gap: 1e-4, iterations }).result,
    () => solved(() => new PathAssignment(network, classes), { gap: 1e-6, iterations }).result,
  ]);
  if (!reference || !cold) return;
  yield rateOf(frankWolfeName, reference, reference, frankWolfeName);
  yield rateOf('Chicago Sketch, paths to 1e-6', cold, reference, frankWolfeName);
  for (const [from, to] of closures) yield* benchClosure(read, from, to);
}

/** From the equilibrium with all roads, against from nothing. */
function* benchClosure(
  { network, classes, tntp }: TrafficCase,
  from: number,
  to: number,
): Generator<TrafficRate> {
  const before = solved(() => new PathAssignment(network, classes), { gap: 1e-6, iterations }).solver;
  const closed = closeLinks(network, linksBetween(tntp, from, to));
  const target = { gap: 1e-5, iterations };
  const [cold, warm] = inTurns([
    () => solved(() => new PathAssignment(closed, classes), target).result,
    () => solved(() => new PathAssignment(closed, classes, before), target).result,
  ]);
  if (!cold || !warm) return;
  const name = `Chicago Sketch, ${from}–${to} closed, to 1e-5`;
  yield rateOf(`${name}, from nothing`, cold, cold, `${name}, from nothing`);
  yield rateOf(`${name}, from the equilibrium before`, warm, cold, `${name}, from nothing`);
}

/** The quickest of several repetitions of each: they take turns, so that what slows the machine slows all. */
function inTurns(runs: readonly (() => TimedEquilibrium)[]): TimedEquilibrium[] {
  const quickest = runs.map((run) => run());
  for (let k = 1; k < repetitions; k++) {
    for (const [i, run] of runs.entries()) {
      const again = run();
      if (again.seconds < (quickest[i]?.seconds ?? Infinity)) quickest[i] = again;
    }
  }
  return quickest;
}

function rateOf(
  name: string,
  measured: TimedEquilibrium,
  reference: TimedEquilibrium,
  against: string,
): TrafficRate {
  const { seconds, relativeGap, iterations: rounds } = measured;
  return { name, seconds, ratio: seconds / reference.seconds, against, relativeGap, iterations: rounds };
}

function notRun(name: string, reason: string): TrafficRate {
  return { name, seconds: null, ratio: null, against: reason, relativeGap: null, iterations: null };
}

/** Streets of a square city, about half a million links once they have both directions. */
const citySide = 354;

function benchRoads(): TrafficRate {
  const builder = new TableBuilder('line');
  const street = (x: number, y: number, toX: number, toY: number): boolean =>
    builder.addParts(`${builder.count}`, [{ xy: Float64Array.of(x, y, toX, toY), z: null }]);
  for (let i = 0; i < citySide; i++) {
    for (let j = 0; j < citySide; j++) {
      if (i + 1 < citySide) street(100 * i, 100 * j, 100 * (i + 1), 100 * j);
      if (j + 1 < citySide) street(100 * i, 100 * j, 100 * i, 100 * (j + 1));
    }
  }
  const table = builder.build({});
  let seconds = Infinity;
  let links = 0;
  for (let k = 0; k < repetitions; k++) {
    const start = performance.now();
    links = createRoads(table).road.length;
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
  }
  const name = `roads of ${links} links from a layer`;
  return { name, seconds, ratio: 1, against: name, relativeGap: null, iterations: null };
}

function benchTree(): TrafficRate {
  const graph = gridWithShortcuts(...treeNodes, treeLinks);
  const random = new Random(2);
  const costs = Float64Array.from(graph.tail, () => 1 + random.uniform());
  const search = new ShortestPaths(graph);
  const numbers = new Float64Array(treeLinks).fill(1);
  let seconds = Infinity;
  let loop = Infinity;
  for (let k = 0; k < 4 * repetitions; k++) {
    const start = performance.now();
    search.search(costs, [random.integer(graph.nodes)]);
    const middle = performance.now();
    for (let i = 0; i < numbers.length; i++) numbers[i] = (numbers[i] ?? 0) * 0.999 + 1e-3;
    const end = performance.now();
    seconds = Math.min(seconds, (middle - start) / 1000);
    loop = Math.min(loop, (end - middle) / 1000);
  }
  return {
    name: `tree of ${graph.nodes} nodes and ${treeLinks} links`,
    seconds,
    ratio: seconds / loop,
    against: loopName,
    relativeGap: null,
    iterations: null,
  };
}

/** Two-way streets of a grid, and as many two-way shortcuts between blocks as it takes. */
function gridWithShortcuts(columns: number, rows: number, links: number): Graph {
  const nodes = columns * rows;
  const ends: [number, number][] = [];
  for (let node = 0; node < nodes; node++) {
    if ((node + 1) % columns !== 0) ends.push([node, node + 1]);
    if (node + columns < nodes) ends.push([node, node + columns]);
  }
  const random = new Random(1);
  while (2 * ends.length < links) {
    const node = random.integer(nodes - columns - 1);
    ends.push([node, node + columns + 1]);
  }
  const tail = Int32Array.from(ends.flat());
  const head = Int32Array.from(ends.flatMap(([from, to]) => [to, from]));
  return createGraph(nodes, tail, head);
}

/** A day of a commune by whole vehicles, with steps of 5 and 1 s; and with a closure of its middle for six hours. */
function* benchDays(): Generator<TrafficRate> {
  const commune = communeDay();
  const against = 'a day of 20 000 trips on 3024 links, steps of 5 s';
  const closures = Array.from({ length: 60 }, (_, k) => ({
    link: 1500 + k,
    fromS: 7 * 3600,
    toS: 13 * 3600,
  }));
  const cases = [
    [against, { stepS: 5 }],
    ['the same, steps of 1 s', { stepS: 1 }],
    ['the same, 60 links closed from 7 to 13 h', { stepS: 5, closures }],
  ] as const;
  let reference = Number.NaN;
  for (const [name, options] of cases) {
    let seconds = Infinity;
    for (let k = 0; k < repetitions; k++) seconds = Math.min(seconds, timedDay(commune, options).seconds);
    if (name === against) reference = seconds;
    yield { name, seconds, ratio: seconds / reference, against, relativeGap: null, iterations: null };
  }
}
