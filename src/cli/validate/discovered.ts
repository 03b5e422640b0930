import { cellAt } from '../../base/grid.ts';
import { existsSync, openAsBlob } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../base/errors.ts';
import { ShallowWater } from '../../engines/flood/solver.ts';
import { readAsc } from '../../loaders/asc.ts';
import { fileFromBlob } from '../../loaders/input-file.ts';
import { readStageResults } from '../../loaders/lisflood-results.ts';
import type { LisfloodCase } from '../../loaders/lisflood.ts';
import { openLisfloodCase } from '../flood-case.ts';
import { advanceWatched } from '../flood/advance.ts';
import { floodInputOf, scenarioOfLisflood } from '../flood/scenario.ts';
import { compareDepths, type Gauges, peakAt } from './agreement.ts';
import { massTolerance, notRun, refused, rounded, type ValidationResult } from './result.ts';

/** Depth above which a cell belongs to an extent, m. */
const wetM = 0.05;

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
 * Runs a case of LISFLOOD-FP found in the data: its volume must hold, and where results lie beside it (in the
 * case's folder, its result folder or `results`) they are compared: greatest depths (`<root>.max`), else the last
 * depths (`<root>-NNNN.wd`), and peaks at points (`<root>.stage`). A case that cannot be read, or has keywords
 * that are not followed, is not run.
 */
export async function discoveredCase(parPath: string): Promise<ValidationResult> {
  const name = `${basename(dirname(parPath))}/${basename(parPath)}`;
  try {
    const read = await openLisfloodCase(parPath);
    const { unsupported } = read.parameters;
    if (unsupported.length === 0) return await comparedCase(name, parPath, read);
    return notRun(name, `keywords not followed: ${unsupported.map(({ keyword }) => keyword).join(', ')}`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return refused(name, error);
  }
}

async function comparedCase(name: string, parPath: string, read: LisfloodCase): Promise<ValidationResult> {
  const { massIntervalS, saveIntervalS, solver } = read.parameters;
  const input = floodInputOf(await scenarioOfLisflood(read));
  const cells = read.stages.map(({ xM, yM }) => cellAt(input.axes.cell, xM, yM));
  const gauges: Gauges = { timesS: [], depthsM: [] };
  const saved: Float32Array[] = [];
  const water = new ShallowWater(input.solver);
  advanceWatched(water, input.solver.durationS, [
    {
      everyS: massIntervalS,
      look: (now) => {
        const depths = now.depth();
        gauges.timesS.push(now.timeS);
        gauges.depthsM.push(cells.map((cell) => depths[cell] ?? Number.NaN));
      },
    },
    { everyS: saveIntervalS, look: (now) => saved.push(now.depth()) },
  ]);
  const { relativeError } = water.volumes();
  const figures: Record<string, number> = { massRelativeError: rounded(relativeError) };
  const expected: Record<string, number | string> = { massRelativeError: massTolerance };
  let held = relativeError <= massTolerance;

  const published = await publishedDepths(parPath, read, saved, water.maxDepth());
  if (published) {
    const { csi, rmseM } = compareDepths(published.found, published.depths, wetM);
    figures[`${published.file} CSI`] = rounded(csi);
    figures[`${published.file} RMSE (m)`] = rounded(rmseM);
    expected[`${published.file} CSI`] = '≥ 0.95';
    expected[`${published.file} RMSE (m)`] = '≤ 0.10';
    held &&= csi >= 0.95 && rmseM <= 0.1;
  }
  const peaks = await publishedPeaks(parPath, read);
  for (const [i, due] of peaks.entries()) {
    const peak = peakAt(gauges, i);
    // A point outside the grid has no depth in either.
    if (Number.isNaN(peak) && Number.isNaN(due)) continue;
    figures[`P${i + 1} peak (m)`] = rounded(peak);
    expected[`P${i + 1} peak (m)`] = rounded(due);
    held &&= Math.abs(peak - due) <= Math.max(0.02, 0.02 * due);
  }
  return {
    case: name,
    figures,
    expected,
    tolerance: `volume 1e-6; against results beside the case (${solver}), where there are: CSI ≥ 0.95 and RMSE ≤ 0.10 m of the greatest, else of the last depths over 5 cm, peaks at points within 0.02 m or 2 %`,
    pass: held,
  };
}

/** The published greatest depths, else the last saved ones, and what was found at the same instant. */
async function publishedDepths(
  parPath: string,
  read: LisfloodCase,
  saved: readonly Float32Array[],
  maxDepth: Float32Array,
): Promise<{ readonly file: string; readonly depths: Float32Array; readonly found: Float32Array } | null> {
  const candidates: [string, Float32Array][] = [['.max', maxDepth]];
  for (let k = saved.length - 1; k > 0; k--) {
    candidates.push([`-${String(k).padStart(4, '0')}.wd`, saved[k] as Float32Array]);
  }
  for (const [suffix, found] of candidates) {
    const path = resultFile(parPath, read, suffix);
    if (path === null) continue;
    const grid = await readAsc(fileFromBlob(await openAsBlob(path), basename(path)));
    if (grid.values.length === found.length) return { file: basename(path), depths: grid.values, found };
  }
  return null;
}

/** The published greatest depth of each point; empty without results. */
async function publishedPeaks(parPath: string, read: LisfloodCase): Promise<readonly number[]> {
  const path = resultFile(parPath, read, '.stage');
  const pointsFile = read.parameters.stageFile;
  // Results named like the list of points are the list of points.
  if (path === null || pointsFile === null || path === join(dirname(parPath), pointsFile)) return [];
  const { timesS, depthsM } = readStageResults(await readFile(path, 'utf8'), basename(path));
  const series: Gauges = { timesS: [...timesS], depthsM: depthsM.map((row) => [...row]) };
  return read.stages.map((_, i) => peakAt(series, i));
}

function resultFile(parPath: string, read: LisfloodCase, suffix: string): string | null {
  const { resultFolder, resultRoot } = read.parameters;
  const folder = dirname(parPath);
  const places = [join(folder, resultFolder), folder, join(folder, 'results')];
  const found = places.map((place) => join(place, `${resultRoot}${suffix}`)).find((path) => existsSync(path));
  return found ?? null;
}
