import { AppError } from '../base/errors.ts';
import { columnsOf } from './csv-columns.ts';
import { numberOfText, separatorOf, valuesOfLine } from './csv.ts';
import type { InputFile, LoadOptions } from './input-file.ts';
import type { Problem } from './problem.ts';
import { linesOf } from './text-lines.ts';
import { FaultList, fileProblem } from './tntp-text.ts';
import { readTntpTrips } from './tntp-trips.ts';

/** Trips between named places: pair k goes from `names[origin[k]]` to `names[destination[k]]`. Each pair once. */
export interface OdMatrix {
  /** `list`: trips as given; `mobpro`: workers by where they live and work; `tntp`: trips between numbered nodes. */
  readonly format: 'list' | 'mobpro' | 'tntp';
  /** In the order in which the file names them. */
  readonly names: readonly string[];
  readonly origin: Int32Array;
  readonly destination: Int32Array;
  /** ≥ 0. */
  readonly trips: Float64Array;
  readonly problems: readonly Problem[];
}

interface OdOptions extends LoadOptions {
  /** MOBPRO: only pairs that touch one of these communes are kept; the file of all France has millions of rows. */
  readonly communes?: ReadonlySet<string>;
}

const listNames = {
  origin: ['origine', 'origin', 'orig', 'zoneorigine', 'originzone', 'from', 'de', 'o', 'i'],
  destination: ['destination', 'dest', 'zonedestination', 'destinationzone', 'to', 'vers', 'd', 'j'],
  trips: [
    'trips',
    'deplacements',
    'nbdeplacements',
    'flux',
    'nbflux',
    'demande',
    'demand',
    'volume',
    'vehicules',
    'vehicles',
    'vehiculesparjour',
    'vehiclesperday',
    'effectif',
    'nombre',
    'nb',
    'valeur',
    'value',
    'flow',
    'count',
  ],
} as const;

const mobproNames = {
  commune: ['commune', 'codgeo'],
  district: ['arm'],
  workplace: ['dclt'],
  weight: ['ipondi'],
} as const;

/**
 * Whether a file begins as a table of trips that says what its columns are: TNTP trips by their announced total or their
 * first origin, or a line of text with an origin, a destination and a number of trips. Without a heading a table is not
 * known among the files of a folder.
 */
export function isOdTable(name: string, start: string): boolean {
  if (/\.tntp$/i.test(name)) return /<TOTAL OD FLOW>|^\s*origin\s*:?\s*\d/im.test(start);
  if (!/\.(csv|txt|tsv)$/i.test(name)) return false;
  const [heading = ''] = start.replace(/^(\uFEFF|\u00ef\u00bb\u00bf)/, '').split(/\r|\n/, 1);
  const titles = valuesOfLine(heading, separatorOf(heading));
  const { origin, destination, trips } = columnsOf(titles, listNames);
  return origin >= 0 && destination >= 0 && trips >= 0;
}

/** More pairs than this do not fit into a page's memory with all else. */
const mostPairs = 5_000_000;

/**
 * Reads an origin–destination table: CSV with a heading (French or English names; `;`, comma or tab; decimal point or
 * comma) or three columns without one, INSEE's MOBPRO file of commuters (COMMUNE, ARM, DCLT, IPONDI), or TNTP trips.
 * Rows that cannot be read, and negative trips, are left out and told; pairs that stand twice are added up.
 *
 * @throws AppError `file/empty`, `file/too-large`, `traffic/od-columns`, `traffic/no-trips`,
 * `traffic/trips-elsewhere`.
 */
export async function readOdMatrix(file: InputFile, options: OdOptions = {}): Promise<OdMatrix> {
  if (file.size === 0) throw new AppError('file/empty', `${file.name} is empty`, { file: file.name });
  const faults = new FaultList(file.name);
  let number = 0;
  let reader: RowReader | null = null;
  const pairs = new PairSums(file.name);
  for await (const lines of linesOf(file, options)) {
    for (const line of lines) {
      number++;
      if (line.trim() === '') continue;
      if (reader === null) {
        if (/^\s*(<|~|origin\s*:?\s*\d)/i.test(line)) return tntpMatrix(file, options);
        reader = readerOf(line, file.name);
        if (reader.hasHeading) continue;
      }
      takeRow(reader, line, number, pairs, faults, options.communes ?? null);
    }
  }
  if (pairs.size === 0) {
    const code = pairs.elsewhere > 0 ? 'traffic/trips-elsewhere' : 'traffic/no-trips';
    throw new AppError(code, `${file.name}: ${code}`, { file: file.name });
  }
  const { names, origin, destination, trips } = pairs.arrays();
  const format = reader?.format ?? 'list';
  return {
    format,
    names,
    origin,
    destination,
    trips,
    problems: faults.problems(truncation(pairs, file.name)),
  };
}

/** How the rows of a file are read. */
interface RowReader {
  readonly format: 'list' | 'mobpro';
  readonly separator: string;
  readonly hasHeading: boolean;
  readonly fields: number;
  readonly origin: number;
  /** An arrondissement instead of the whole commune; −1: the file has none. */
  readonly district: number;
  readonly destination: number;
  readonly trips: number;
}

function readerOf(heading: string, file: string): RowReader {
  const separator = separatorOf(heading);
  const titles = valuesOfLine(heading, separator);
  const base = { separator, fields: titles.length, district: -1 };
  const mobpro = columnsOf(titles, mobproNames);
  if (mobpro.commune >= 0 && mobpro.workplace >= 0 && mobpro.weight >= 0)
    return {
      ...base,
      format: 'mobpro',
      hasHeading: true,
      origin: mobpro.commune,
      district: mobpro.district,
      destination: mobpro.workplace,
      trips: mobpro.weight,
    };
  const list = columnsOf(titles, listNames);
  if (list.origin >= 0 && list.destination >= 0 && list.trips >= 0)
    return { ...base, ...list, format: 'list', hasHeading: true };
  // Without a heading, three fields whose last is a number.
  if (titles.length === 3 && !Number.isNaN(numberOfText(titles[2] ?? '')))
    return { ...base, format: 'list', hasHeading: false, origin: 0, destination: 1, trips: 2 };
  throw new AppError('traffic/od-columns', `${file}: no columns of an OD table`, {
    file,
    columns: titles.slice(0, 8).join(', '),
  });
}

function takeRow(
  reader: RowReader,
  line: string,
  number: number,
  pairs: PairSums,
  faults: FaultList,
  communes: ReadonlySet<string> | null,
): void {
  const fields = valuesOfLine(line, reader.separator);
  const district = reader.district >= 0 ? (fields[reader.district] ?? '') : '';
  // INSEE writes ZZZZZ where a commune has no arrondissements.
  const origin = district !== '' && !/^z+$/i.test(district) ? district : (fields[reader.origin] ?? '');
  const destination = fields[reader.destination] ?? '';
  const trips = numberOfText(fields[reader.trips] ?? '');
  if (fields.length < reader.fields || origin === '' || destination === '' || !Number.isFinite(trips)) {
    faults.add('traffic/od-syntax', number);
    pairs.lastWasShort = fields.length < reader.fields;
    return;
  }
  pairs.lastWasShort = false;
  if (trips < 0) faults.add('traffic/negative-trips', number);
  else if (!communes || communes.has(origin) || communes.has(destination))
    pairs.add(origin, destination, trips);
  else pairs.elsewhere++;
}

/** A last row that lacks fields is the mark of a file cut short. */
function truncation(pairs: PairSums, file: string): Problem[] {
  return pairs.lastWasShort ? [fileProblem('traffic/od-cut', 'partial', file, {})] : [];
}

/** Trips summed up by pair. */
class PairSums {
  lastWasShort = false;
  /** Rows whose pair touches none of the communes that were asked for. */
  elsewhere = 0;
  private readonly file: string;
  private readonly codeOf = new Map<string, number>();
  private readonly sums = new Map<number, number>();

  constructor(file: string) {
    this.file = file;
  }

  get size(): number {
    return this.sums.size;
  }

  add(origin: string, destination: string, trips: number): void {
    const key = this.code(origin) * keyBase + this.code(destination);
    this.sums.set(key, (this.sums.get(key) ?? 0) + trips);
    if (this.sums.size > mostPairs)
      throw new AppError('file/too-large', `${this.file}: more than ${mostPairs} pairs`, { file: this.file });
  }

  arrays(): Pick<OdMatrix, 'names' | 'origin' | 'destination' | 'trips'> {
    const keys = [...this.sums.keys()];
    return {
      names: [...this.codeOf.keys()],
      origin: Int32Array.from(keys, (key) => Math.floor(key / keyBase)),
      destination: Int32Array.from(keys, (key) => key % keyBase),
      trips: Float64Array.from(this.sums.values()),
    };
  }

  private code(name: string): number {
    let code = this.codeOf.get(name);
    if (code === undefined) {
      code = this.codeOf.size;
      this.codeOf.set(name, code);
    }
    return code;
  }
}

/** More than there are names in any file that `mostPairs` lets through. */
const keyBase = 2 ** 26;

async function tntpMatrix(file: InputFile, options: LoadOptions): Promise<OdMatrix> {
  const { from, to, trips, problems } = await readTntpTrips(file, options);
  const pairs = new PairSums(file.name);
  for (let k = 0; k < trips.length; k++) pairs.add(String(from[k]), String(to[k]), trips[k] as number);
  return { format: 'tntp', ...pairs.arrays(), problems };
}
