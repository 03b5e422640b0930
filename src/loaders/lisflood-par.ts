import { readNumber, significantLines, syntaxError, type TextLine } from './lisflood-text.ts';

/** Numerical scheme that a parameter file asks for; `adaptive` (diffusive) is LISFLOOD-FP's own default. */
export type LisfloodSolver = 'acceleration' | 'adaptive' | 'fv1' | 'fv2' | 'dg2' | 'roe';

/** A `.par` file: what Jumelles reads of it, and what it does not. */
export interface LisfloodParameters {
  readonly demFile: string;
  readonly manningFile: string | null;
  readonly bciFile: string | null;
  readonly bdyFile: string | null;
  readonly startFile: string | null;
  /** The start file holds water levels instead of depths (`startelev`). */
  readonly startIsLevel: boolean;
  readonly stageFile: string | null;
  /** Prefix and folder of the results. */
  readonly resultRoot: string;
  readonly resultFolder: string;
  readonly durationS: number;
  /** First and largest time step, s. */
  readonly initialStepS: number;
  readonly saveIntervalS: number;
  readonly massIntervalS: number;
  /** Manning's n where the friction grid says nothing, s/m^(1/3). */
  readonly manning: number;
  readonly solver: LisfloodSolver;
  /** Courant number (`cfl`); null: the solver's own. */
  readonly courant: number | null;
  /** Weight of the face's own discharge (`theta`); null: the solver's own. */
  readonly theta: number | null;
  /** Depth under which a cell is dry, m (`depththresh`); null: the solver's own. */
  readonly dryDepthM: number | null;
  /** Keywords that change only which results are written. */
  readonly outputKeywords: readonly string[];
  /** Keywords that change results and that Jumelles does not follow; never ignored in silence. */
  readonly unsupported: readonly {
    readonly keyword: string;
    readonly value: string;
    readonly line: number;
  }[];
}

/** Keywords with a file name or a number, by the name they have here (LISFLOOD-FP 8.1, `pars.cpp`). */
const valued: Readonly<Record<string, string>> = {
  demfile: 'dem',
  manningfile: 'manningFile',
  bcifile: 'bci',
  bdyfile: 'bdy',
  startfile: 'start',
  stagefile: 'stage',
  resroot: 'root',
  dirroot: 'folder',
  dir: 'folder',
  sim_time: 'duration',
  simtime: 'duration',
  initial_tstep: 'step',
  saveint: 'save',
  massint: 'mass',
  fpfric: 'n',
  nfp: 'n',
  cfl: 'courant',
  theta: 'theta',
  depththresh: 'dry',
};

const solvers: Readonly<Record<string, LisfloodSolver>> = {
  acceleration: 'acceleration',
  fv1: 'fv1',
  fv2: 'fv2',
  dg2: 'dg2',
  roe: 'roe',
  roe_slow: 'roe',
};

/** Keywords that say what is written, how often or in which form, or how talkative the program is. */
const outputKeywords = new Set([
  'elevoff',
  'depthoff',
  'vtkoff',
  'chainageoff',
  'qoutput',
  'maxdepthonly',
  'voutput',
  'voutput_max',
  'voutput_stage',
  'hazard',
  'profiles',
  'debug',
  'comp_out',
  'standard_extensions_out',
  'netcdf_out',
  'binary_out',
  'ascii_out',
  'mint_hk',
  'toutput',
  'qloutput',
  'overpass',
  'overpassfile',
  'checkpoint',
  'ascheader',
  'calcarea',
  'calcmeandepth',
  'calcvolume',
  'gaugefile',
  'v',
]);

/**
 * Reads a parameter file: one keyword per line in any case, its value after it, comments after `#`.
 *
 * @throws AppError `flood/lisflood-syntax` with file and line.
 */
export function readLisfloodPar(text: string, file: string): LisfloodParameters {
  const values = new Map<string, TextLine>();
  const outputs: string[] = [];
  const unsupported: { keyword: string; value: string; line: number }[] = [];
  let solver: LisfloodSolver = 'adaptive';
  let startIsLevel = false;
  for (const line of significantLines(text)) {
    const [keyword = '', value = ''] = line.words;
    const key = keyword.toLowerCase();
    const own = valued[key];
    if (own !== undefined) {
      if (value === '') throw syntaxError(file, line, `a value after ${keyword}`);
      values.set(own, line);
    } else if (solvers[key] !== undefined) solver = solvers[key];
    else if (key === 'startelev') startIsLevel = true;
    else if (outputKeywords.has(key)) outputs.push(keyword);
    else unsupported.push({ keyword, value, line: line.number });
  }
  const fileName = (key: string): string | null => values.get(key)?.words[1] ?? null;
  const quantity = (key: string, needs: (value: number) => boolean): number | null => {
    const line = values.get(key);
    if (!line) return null;
    const value = readNumber(line.words[1]);
    if (value === null || !needs(value))
      throw syntaxError(file, line, `a number that ${line.words[0]} can take`);
    return value;
  };
  const positive = (value: number): boolean => value > 0;
  const demFile = fileName('dem');
  if (demFile === null) throw syntaxError(file, null, 'DEMfile');
  const durationS = quantity('duration', positive);
  if (durationS === null) throw syntaxError(file, null, 'sim_time');
  return {
    demFile,
    manningFile: fileName('manningFile'),
    bciFile: fileName('bci'),
    bdyFile: fileName('bdy'),
    startFile: fileName('start'),
    startIsLevel,
    stageFile: fileName('stage'),
    resultRoot: fileName('root') ?? 'res',
    resultFolder: fileName('folder') ?? '',
    durationS,
    initialStepS: quantity('step', positive) ?? 10,
    saveIntervalS: quantity('save', positive) ?? 1000,
    massIntervalS: quantity('mass', positive) ?? 100,
    manning: quantity('n', positive) ?? 0.06,
    solver,
    courant: quantity('courant', (value) => value > 0 && value <= 1),
    theta: quantity('theta', (value) => value >= 0 && value <= 1),
    dryDepthM: quantity('dry', (value) => value >= 0),
    outputKeywords: outputs,
    unsupported,
  };
}
