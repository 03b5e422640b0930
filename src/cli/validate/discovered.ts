import { existsSync, openAsBlob } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../base/errors.ts';
import { ShallowWater } from '../../engines/flood/solver.ts';
import { readAsc } from '../../loaders/asc.ts';
import { fileFromBlob } from '../../loaders/input-file.ts';
import type { LisfloodCase } from '../../loaders/lisflood.ts';
import { readStageResults } from '../../loaders/lisflood-results.ts';
import { openLisfloodCase } from '../flood-case.ts';
import { advanceWatched } from '../flood/advance.ts';
import { cellAt } from '../flood/lisflood-output.ts';
import { floodInputOf, scenarioOfLisflood } from '../flood/scenario.ts';
import { massTolerance, notRun, rounded, type ValidationResult } from './result.ts';
import { compareDepths, type Gauges, peakAt } from './agreement.ts';

/** Every `.par` file under a folder, in the order of their paths; none where the folder is absent. */
export async function findParFiles(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true });
  return entries
    .filter((path) => path.toLowerCase().endsWith('.par'))
    .toSorted()
    .map((path) => join(folder, path));
}

/**
 * Runs a case of LISFLOOD-FP found in the data: its volume must hold, and where results lie beside it
 * (`<root>.max`, `<root>.stage`, in the case's folder or its result folder) the greatest depths and the peaks
 * at points are compared. A case with keywords that are not followed is not run.
 */
export async function discoveredCase(parPath: string): Promise<ValidationResult> {
  const name = `${basename(dirname(parPath))}/${basename(parPath)}`;
  let read: LisfloodCase;
  try {
    read = await openLisfloodCase(parPath);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return notRun(name, `${error.code}, ${error.message}`);
  }
  const { unsupported, solver } = read.parameters;
  if (unsupported.length > 0) {
    return notRun(name, `keywords not followed: ${unsupported.map(({ keyword }) => keyword).join(', ')}`);
  }
  const input = floodInputOf(await scenarioOfLisflood(read));
  const grid = input.axes.cell;
  const cells = read.stages.map(({ xM, yM }) => cellAt(grid, xM, yM));
  const gauges: Gauges = { timesS: [], depthsM: [] };
  const water = new ShallowWater(input.solver);
  const look = (now: ShallowWater): void => {
    const depths = now.depth();
    gauges.timesS.push(now.timeS);
    gauges.depthsM.push(cells.map((cell) => depths[cell] ?? Number.NaN));
  };
  advanceWatched(water, input.solver.durationS, [{ everyS: read.parameters.massIntervalS, look }]);
  const { relativeError } = water.volumes();
  const figures: Record<string, number> = { massRelativeError: rounded(relativeError) };
  const expected: Record<string, number | string> = { massRelativeError: massTolerance };
  let held = relativeError <= massTolerance;

  const maxFile = resultFile(parPath, read, '.max');
  if (maxFile) {
    const published = await readAsc(fileFromBlob(await openAsBlob(maxFile), basename(maxFile)));
    const { csi, rmseM } = compareDepths(water.maxDepth(), published.values, 0.05);
    figures['CSI'] = rounded(csi);
    figures['depth RMSE (m)'] = rounded(rmseM);
    expected['CSI'] = '≥ 0.95';
    expected['depth RMSE (m)'] = '≤ 0.10';
    held &&= csi >= 0.95 && rmseM <= 0.1;
  }
  const stageFile = resultFile(parPath, read, '.stage');
  if (stageFile && cells.length > 0) {
    const published = readStageResults(await readFile(stageFile, 'utf8'), basename(stageFile));
    const series: Gauges = {
      timesS: [...published.timesS],
      depthsM: published.depthsM.map((row) => [...row]),
    };
    for (const i of cells.keys()) {
      const [peak, due] = [peakAt(gauges, i), peakAt(series, i)];
      // A point outside the grid has no depth in either.
      if (Number.isNaN(peak) && Number.isNaN(due)) continue;
      figures[`P${i + 1} peak (m)`] = rounded(peak);
      expected[`P${i + 1} peak (m)`] = rounded(due);
      held &&= Math.abs(peak - due) <= Math.max(0.02, 0.02 * due);
    }
  }
  return {
    case: name,
    figures,
    expected,
    tolerance: `volume 1e-6; against results beside the case (${solver}), where there are: extent of the greatest depths CSI ≥ 0.95, RMSE ≤ 0.10 m, peaks at points within 0.02 m or 2 %`,
    pass: held,
  };
}

function resultFile(parPath: string, read: LisfloodCase, suffix: string): string | null {
  const { resultFolder, resultRoot } = read.parameters;
  const folder = dirname(parPath);
  const places = [join(folder, resultFolder), folder, join(folder, 'results')];
  const found = places.map((place) => join(place, `${resultRoot}${suffix}`)).find((path) => existsSync(path));
  return found ?? null;
}
