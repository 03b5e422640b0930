import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { notRun, type ValidateOptions, type ValidationResult } from './result.ts';
import {
  bottleneckCase,
  nodeFlowCase,
  queueCase,
  spillBackCase,
  wholeVehiclesCase,
} from './traffic/dynamic-cases.ts';
import { siouxFallsDay } from './traffic/sioux-falls-day.ts';
import { cnossosLevels, copertTable } from './traffic/emissions.ts';
import { findTrafficFolders, type TrafficFolder } from './traffic/folders.ts';
import { ignoredCentroids } from './traffic/ignored-centroids.ts';
import { type ExpectedCase, networkCase } from './traffic/network-case.ts';
import { randomGraphs } from './traffic/random-graphs.ts';
import { realDay } from './traffic/real-day.ts';
import { realRoads } from './traffic/real-roads.ts';

/** Origins × links above which a network found in the data is solved only when slow cases are asked for too. */
const largestWork = 1e8;

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
 * under `traffic` that has a network and its trips. Absent data, and large networks when only quick cases are asked for, come out as not run.
 */
export async function* validateTraffic({
  all,
  dataFolder,
}: ValidateOptions): AsyncGenerator<ValidationResult, void, void> {
  yield randomGraphs();
  yield bottleneckCase();
  yield nodeFlowCase();
  yield spillBackCase();
  yield queueCase();
  yield wholeVehiclesCase();
  yield cnossosLevels();
  yield copertTable();
  yield await realRoads(dataFolder);
  yield await realDay(dataFolder);
  const root = join(dataFolder, 'traffic');
  const folders = existsSync(root) ? await findTrafficFolders(root) : [];
  const flowsFolder = join(root, 'high-precision');
  yield await siouxFallsDay(join(root, 'dynamic'));
  for (const expected of published) {
    const found = folders.find(({ path }) => basename(path) === expected.folder);
    const name = expected.name ?? expected.folder;
    if (!found) yield notRun(name, `traffic/${expected.folder} is not under ${dataFolder}`);
    else
      yield await networkCase(name, found, expected, {
        flowsFolder,
        largestWork: all ? Infinity : largestWork,
      });
  }
  yield await ignoredCentroids(root);
  for (const folder of folders.filter(isOther)) {
    yield await networkCase(
      folder.name,
      folder,
      {},
      { flowsFolder, largestWork: all ? Infinity : largestWork },
    );
  }
}

function isOther({ path }: TrafficFolder): boolean {
  return !published.some(({ folder }) => folder === basename(path));
}
