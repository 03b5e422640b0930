import { AppError } from '../base/errors.ts';
import type { Forcing, ForcingSet } from '../territory/forcing.ts';
import { type RasterValues, resampleMean, sameFrame } from '../territory/raster.ts';
import { type AscGrid, readAsc } from './asc.ts';
import type { InputFile, LoadOptions } from './input-file.ts';
import { type BciLine, forcingsOf, readBci } from './lisflood-bci.ts';
import { type BdySeries, readBdy } from './lisflood-bdy.ts';
import { type LisfloodParameters, readLisfloodPar } from './lisflood-par.ts';
import { readStagePoints, type StagePoint } from './lisflood-results.ts';
import { problem, type Problem } from './problem.ts';

/** A whole case of LISFLOOD-FP, ready to become a territory and a hypothesis. */
export interface LisfloodCase {
  /** Name of the `.par` file, without extension. */
  readonly name: string;
  readonly parameters: LisfloodParameters;
  readonly dem: AscGrid;
  /** Manning's n on the DEM's grid; cells that the friction grid leaves unknown have the case's `manning`. */
  readonly manning: RasterValues | null;
  /** Depth at the start on the DEM's grid, m, ≥ 0; null: dry. */
  readonly initialDepth: RasterValues | null;
  readonly forcings: readonly Forcing[];
  readonly stages: readonly StagePoint[];
  /** Files that the case read, the `.par` first. */
  readonly files: readonly InputFile[];
  /** `flood/lisflood-keyword` for each keyword that is not followed; `layer/resampled` for grids brought to the DEM's. */
  readonly problems: readonly Problem[];
}

/** Finds a file by the path written in a case, relative to its `.par`; null when it is not there. */
export type FindFile = (path: string) => Promise<InputFile | null>;

/**
 * Reads a case from its `.par` file and the files it names.
 *
 * @throws AppError `file/missing-part` (`details.part`), `flood/lisflood-syntax` (`details.line`), and those of
 *   `readAsc`.
 */
export async function readLisfloodCase(
  par: InputFile,
  find: FindFile,
  options: LoadOptions = {},
): Promise<LisfloodCase> {
  const parameters = readLisfloodPar(await textOf(par), par.name);
  const files: InputFile[] = [par];
  const open = async (path: string): Promise<InputFile> => {
    const file = await find(path.replaceAll('\\', '/'));
    if (!file)
      throw new AppError('file/missing-part', `${par.name} names ${path}`, { file: par.name, part: path });
    files.push(file);
    return file;
  };
  const optional = async <T>(
    path: string | null,
    read: (file: InputFile) => Promise<T>,
  ): Promise<T | null> => (path === null ? null : read(await open(path)));
  const grid = (file: InputFile): Promise<AscGrid> => readAsc(file, signalOf(options));

  const dem = await grid(await open(parameters.demFile));
  options.onProgress?.(0.4);
  const friction = await optional(parameters.manningFile, grid);
  options.onProgress?.(0.6);
  // Nothing but dry cells is a start too.
  const start = await optional(parameters.startFile, grid);
  options.onProgress?.(0.9);
  const bci = await optional(parameters.bciFile, async (file) => readBci(await textOf(file), file.name));
  const series = await optional(parameters.bdyFile, async (file) => readBdy(await textOf(file), file.name));
  const stages = await optional(parameters.stageFile, async (file) =>
    readStagePoints(await textOf(file), file.name),
  );
  options.onProgress?.(1);
  return {
    name: stem(par.name),
    parameters,
    dem,
    manning: friction && withDefault(onGridOf(dem, friction), parameters.manning),
    initialDepth: start && depthAtStart(dem, start, parameters.startIsLevel),
    forcings: forcingsOf(bci ?? [], series ?? new Map(), dem.grid.cellSizeM, parameters.bciFile ?? par.name),
    stages: stages ?? [],
    files,
    problems: problemsOf(par.name, parameters, dem, friction, start),
  };
}

/**
 * The events of folders in which a `.bci` sits beside the `.bdy` files that fit it: one set per `.bdy` that has
 * every series the `.bci` names, in the order of their names; one named after the `.bci` when it needs none.
 *
 * @param files Those of one or several folders; others than `.bci` and `.bdy` are left alone.
 * @param cellSizeM Side of the terrain's cells, for discharges at points.
 * @returns With the sets, what could not be used and why (`flood/lisflood-syntax`, `file/missing-part`).
 */
export async function readForcingSets(
  files: readonly InputFile[],
  cellSizeM: number,
): Promise<{ readonly sets: readonly ForcingSet[]; readonly problems: readonly Problem[] }> {
  const sets: ForcingSet[] = [];
  const problems: Problem[] = [];
  const series = new Map<InputFile, Map<string, BdySeries>>();
  for (const file of files.filter(hasExtension('bdy')).toSorted(byName)) {
    await attempt(problems, file, async () => {
      series.set(file, readBdy(await textOf(file), file.name));
    });
  }
  for (const file of files.filter(hasExtension('bci')).toSorted(byName)) {
    await attempt(problems, file, async () => {
      const lines = readBci(await textOf(file), file.name);
      const beside = [...series].filter(([bdy]) => folderOf(bdy) === folderOf(file));
      const found = setsOf(file, lines, beside, cellSizeM);
      if (found.length === 0) throw missingSeries(file, lines, beside);
      sets.push(...found);
    });
  }
  return { sets, problems };
}

function setsOf(
  bci: InputFile,
  lines: readonly BciLine[],
  beside: readonly (readonly [InputFile, Map<string, BdySeries>])[],
  cellSizeM: number,
): ForcingSet[] {
  const needed = seriesNames(lines);
  if (needed.length === 0)
    return [{ name: stem(bci.name), forcings: forcingsOf(lines, new Map(), cellSizeM, bci.name) }];
  return beside
    .filter(([, series]) => needed.every((name) => series.has(name)))
    .map(([bdy, series]) => ({
      name: stem(bdy.name),
      forcings: forcingsOf(lines, series, cellSizeM, bci.name),
    }));
}

function missingSeries(
  bci: InputFile,
  lines: readonly BciLine[],
  beside: readonly (readonly [InputFile, Map<string, BdySeries>])[],
): AppError {
  const known = new Set(beside.flatMap(([, series]) => [...series.keys()]));
  const absent = seriesNames(lines).filter((name) => !known.has(name));
  const part = `.bdy (${absent.join(', ')})`;
  return new AppError('file/missing-part', `${bci.name}: no .bdy with its series`, { file: bci.name, part });
}

function seriesNames(lines: readonly BciLine[]): string[] {
  return lines.flatMap((line) => line.series ?? []);
}

async function attempt(problems: Problem[], file: InputFile, read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    problems.push(problem(error.code, 'dropped', error.message, { ...error.details, file: file.path }));
  }
}

function problemsOf(
  par: string,
  parameters: LisfloodParameters,
  dem: AscGrid,
  friction: AscGrid | null,
  start: AscGrid | null,
): Problem[] {
  const keywords = parameters.unsupported.map(({ keyword, value, line }) =>
    problem('flood/lisflood-keyword', 'partial', `${par}:${line}: ${keyword} is not supported`, {
      file: par,
      keyword,
      value,
      line,
    }),
  );
  const moved = (
    [
      [parameters.manningFile, friction],
      [parameters.startFile, start],
    ] as const
  )
    .filter(([, grid]) => grid !== null && !sameFrame(grid.grid, dem.grid))
    .map(([name]) => {
      const file = name ?? '';
      return problem('layer/resampled', 'kept', `${file}: brought to the terrain's grid`, { file });
    });
  return [...keywords, ...moved];
}

/** Another resolution than the DEM's is averaged by area; the same frame is taken as it is. */
function onGridOf(dem: AscGrid, raster: AscGrid): RasterValues {
  if (sameFrame(dem.grid, raster.grid)) return { grid: dem.grid, values: raster.values };
  return { grid: dem.grid, values: resampleMean(raster, dem.grid) };
}

function withDefault(raster: RasterValues, value: number): RasterValues {
  return { grid: raster.grid, values: raster.values.map((n) => (Number.isNaN(n) ? value : n)) };
}

function depthAtStart(dem: AscGrid, start: AscGrid, isLevel: boolean): RasterValues {
  const raster = onGridOf(dem, start);
  const values = raster.values.map((value, i) => {
    const depth = isLevel ? value - (dem.values[i] as number) : value;
    return depth > 0 ? depth : 0;
  });
  return { grid: dem.grid, values };
}

async function textOf(file: InputFile): Promise<string> {
  if (file.size === 0) throw new AppError('file/empty', `${file.name} is empty`, { file: file.name });
  return new TextDecoder().decode(await file.bytes());
}

function signalOf(options: LoadOptions): LoadOptions {
  return options.signal ? { signal: options.signal } : {};
}

function hasExtension(extension: string): (file: InputFile) => boolean {
  return (file) => file.name.toLowerCase().endsWith(`.${extension}`);
}

function byName(a: InputFile, b: InputFile): number {
  return a.path.localeCompare(b.path, 'en', { numeric: true });
}

function folderOf(file: InputFile): string {
  return file.path.slice(0, file.path.lastIndexOf('/') + 1);
}

function stem(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}
