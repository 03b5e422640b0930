import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { guarded, notRun, type ValidateOptions, type ValidationResult } from './result.ts';
import {
  bottleneckCase,
  nodeFlowCase,
  queueCase,
  spillBackCase,
  wholeVehiclesCase,
} from './traffic/dynamic-cases.ts';
import { siouxFallsDay } from './traffic/sioux-falls-day.ts';
import { cnossosLevels, copertTable } from './traffic/emissions.ts';
import { findTrafficFolders } from './traffic/folders.ts';
import { ignoredCentroids } from './traffic/ignored-centroids.ts';
import { type CaseLimits, type ExpectedCase, networkCase } from './traffic/network-case.ts';
import { randomGraphs } from './traffic/random-graphs.ts';
import { realDay } from './traffic/real-day.ts';
import { realRoads } from './traffic/real-roads.ts';

/** Origins × links above which a network found in the data is solved only when slow cases are asked for too. */
const largestWork = 1e8;
/** Seconds that one solution of a network may take, and with slow cases. */
const secondsAtMost = 300;
const secondsAtMostSlow = 3600;

/** Published cases by the folder that has them, with flows that other programs computed to 10⁻¹². */
const published: readonly ExpectedCase[] = [
  { folder: 'Braess-Example' },
  { folder: 'SiouxFalls' },
  { folder: 'Anaheim' },
  { folder: 'Eastern-Massachusetts', flows: 'ema.flows' },
  { folder: 'Berlin-Friedrichshain', flows: 'fr.flows' },
  { folder: 'Berlin-Tiergarten', flows: 'bti.flows' },
  { folder: 'Chicago-Sketch' },
  {
    folder: 'Chicago-Sketch',
    name: 'Chicago-Sketch, time only',
    flows: 'cs12.flows',
    tollFactor: 0,
    distanceFactor: 0,
    objective: 16_748_438.600_010_5,
  },
];

/**
 * Searches against brute force, published emissions and noise, real roads, the published networks, and every other folder
 * under `traffic` that has a network. Absent data, networks without trips or that cannot be read, and large ones when
 * only quick cases are asked for, come out as not run; whatever goes wrong in a case, the others are run.
 */
export async function* validateTraffic({
  all,
  dataFolder,
}: ValidateOptions): AsyncGenerator<ValidationResult, void, void> {
  for (const [name, action] of builtIn) yield await guarded(name, action);
  yield await guarded('Dieppe roads', () => realRoads(dataFolder));
  yield await guarded('Dieppe day', () => realDay(dataFolder));
  const root = join(dataFolder, 'traffic');
  yield await guarded('Sioux Falls dynamic', () => siouxFallsDay(join(root, 'dynamic')));
  const { networks, unread } = existsSync(root) ? await findTrafficFolders(root) : nothing;
  const limits: CaseLimits = {
    flowsFolder: join(root, 'high-precision'),
    largestWork: all ? Infinity : largestWork,
    seconds: all ? secondsAtMostSlow : secondsAtMost,
  };
  const publishedIn = (folder: string) => networks.find(({ path }) => path === join(root, folder));
  for (const expected of published) {
    const found = publishedIn(expected.folder);
    const name = expected.name ?? expected.folder;
    yield found
      ? await guarded(name, () => networkCase(name, found, expected, limits))
      : notRun(name, `traffic/${expected.folder} is not under ${dataFolder}`);
  }
  yield await guarded('first-thru-node ignored', () => ignoredCentroids(publishedIn('Anaheim')));
  const taken = new Set(published.map(({ folder }) => publishedIn(folder)));
  for (const other of networks) {
    if (!taken.has(other)) yield await guarded(other.name, () => networkCase(other.name, other, {}, limits));
  }
  for (const { name, reason } of unread) yield notRun(name, reason);
}

/** Cases that need no data. */
const builtIn: readonly (readonly [name: string, action: () => ValidationResult])[] = [
  ['Dijkstra and isochrones', randomGraphs],
  ['kinematic-wave bottleneck', bottleneckCase],
  ['merges, diverges and signals', nodeFlowCase],
  ['spill-back through four roads', spillBackCase],
  ['queue with even arrivals and even service (D/D/1)', queueCase],
  ['kinematic waves with whole vehicles', wholeVehiclesCase],
  ['CNOSSOS-EU emission', cnossosLevels],
  ['COPERT hot emissions', copertTable],
];

const nothing = { networks: [], unread: [] };
