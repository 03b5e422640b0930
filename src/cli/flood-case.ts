import { existsSync, openAsBlob } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../base/errors.ts';
import { ShallowWater } from '../engines/flood/solver.ts';
import { fileFromBlob, type InputFile } from '../loaders/input-file.ts';
import { type LisfloodCase, readLisfloodCase } from '../loaders/lisflood.ts';
import { readArguments, UsageError } from './arguments.ts';
import { advanceWatched } from './flood/advance.ts';
import { gridText, MassTable, StageTable } from './flood/lisflood-output.ts';
import { floodInputOf, scenarioOfLisflood } from './flood/scenario.ts';

export const floodUsage = `jumelles flood <case.par> --out <folder> [--ignore-unsupported] [--advection on|off] [--json]
  Runs a case of LISFLOOD-FP and writes depth grids (.wd), greatest depths (.max), the volume table (.mass)
  and depths at points (.stage) in LISFLOOD-FP's formats.
  --ignore-unsupported  runs although the case has keywords that change results and are not followed
  --advection           full shallow water (on) or pure local inertia (off), whatever the case asks for`;

/** Opens a case by the path of its `.par`. Throws what `readLisfloodCase` does, and `file/unreadable`. */
export async function openLisfloodCase(parPath: string): Promise<LisfloodCase> {
  const folder = dirname(parPath);
  const open = async (path: string): Promise<InputFile | null> => {
    const full = join(folder, path);
    return existsSync(full) ? fileFromBlob(await openAsBlob(full), basename(full), path) : null;
  };
  const par = await open(basename(parPath));
  if (!par) throw new AppError('file/unreadable', `${parPath} is not there`, { file: parPath });
  return readLisfloodCase(par, open);
}

/**
 * `jumelles flood`: runs a case of LISFLOOD-FP headless.
 *
 * @returns The exit code: 0 done, 1 refused.
 * @throws UsageError, AppError
 */
export async function floodCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    out: { type: 'string' },
    'ignore-unsupported': { type: 'boolean', default: false },
    advection: { type: 'string' },
    json: { type: 'boolean', default: false },
  });
  const [parPath] = positionals;
  const { advection, out } = values;
  if (parPath === undefined || positionals.length > 1 || out === undefined)
    throw new UsageError('One .par file, and --out.');
  if (advection !== undefined && advection !== 'on' && advection !== 'off')
    throw new UsageError('--advection on or off.');
  const read = await openLisfloodCase(parPath);
  for (const { message } of read.problems) console.error(`! ${message}`);
  const { unsupported } = read.parameters;
  if (unsupported.length > 0 && !values['ignore-unsupported']) {
    const names = unsupported.map(({ keyword }) => keyword).join(', ');
    console.error(`Not run: these keywords may change results and are not followed: ${names}.`);
    console.error('Remove them from the case, or add --ignore-unsupported to run without what they ask for.');
    return 1;
  }
  const summary = await runCase(read, out, advection);
  console.log(values.json ? JSON.stringify(summary, null, 2) : textOf(summary));
  return 0;
}

interface CaseSummary {
  readonly case: string;
  readonly advection: boolean;
  readonly steps: number;
  readonly timeS: number;
  readonly massRelativeError: number;
  readonly initialM3: number;
  readonly inflowM3: number;
  readonly outflowM3: number;
  readonly storedM3: number;
  readonly ignoredKeywords: readonly string[];
  readonly files: readonly string[];
}

async function runCase(read: LisfloodCase, folder: string, advection?: 'on' | 'off'): Promise<CaseSummary> {
  const { parameters: par } = read;
  const scenario = await scenarioOfLisflood(read);
  const chosen = advection === undefined ? {} : { advection: advection === 'on' ? 1 : 0 };
  const input = floodInputOf({ ...scenario, parameters: { ...scenario.parameters, ...chosen } });
  const grid = input.axes.cell;
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  const writes: Promise<void>[] = [];
  const write = (suffix: string, text: string): void => {
    const name = `${par.resultRoot}${suffix}`;
    files.push(name);
    writes.push(writeFile(join(folder, name), text));
  };
  const mass = new MassTable(grid.cellSizeM);
  const stages =
    read.stages.length > 0 ? new StageTable(read.stages, grid, read.dem.values, par.stageFile ?? '') : null;
  const water = new ShallowWater(input.solver);
  let saved = 0;
  advanceWatched(water, par.durationS, [
    {
      everyS: par.massIntervalS,
      look: (now) => {
        mass.add(now);
        stages?.add(now);
      },
    },
    {
      everyS: par.saveIntervalS,
      look: (now) => write(`-${String(saved++).padStart(4, '0')}.wd`, gridText(grid, now.depth())),
    },
  ]);
  write('.max', gridText(grid, water.maxDepth()));
  write('.mass', mass.text());
  if (stages) write('.stage', stages.text());
  await Promise.all(writes);
  const { initialM3, inflowM3, rainM3, outflowM3, storedM3, relativeError } = water.volumes();
  return {
    case: read.name,
    advection: input.solver.advection,
    steps: water.steps,
    timeS: water.timeS,
    massRelativeError: relativeError,
    initialM3,
    inflowM3: inflowM3 + rainM3,
    outflowM3,
    storedM3,
    ignoredKeywords: par.unsupported.map(({ keyword }) => keyword),
    files,
  };
}

function textOf(summary: CaseSummary): string {
  const volume = (m3: number): string => `${m3.toFixed(0)} m³`;
  return [
    `${summary.case}: ${summary.steps} steps to ${summary.timeS.toFixed(0)} s, ${
      summary.advection ? 'full shallow water' : 'local inertia'
    }`,
    `start ${volume(summary.initialM3)}, in ${volume(summary.inflowM3)}, out ${volume(summary.outflowM3)}, end ${volume(summary.storedM3)}`,
    `volume error ${summary.massRelativeError.toExponential(1)}`,
    ...(summary.ignoredKeywords.length > 0 ? [`ignored: ${summary.ignoredKeywords.join(', ')}`] : []),
    `wrote ${summary.files.length} files`,
  ].join('\n');
}
