import { AppError } from '../base/errors.ts';
import type { InputFile, LoadOptions } from './input-file.ts';
import type { Problem } from './problem.ts';
import {
  FaultList,
  fileProblem,
  nodeNumber,
  readTntp,
  reasonsOf,
  statedNumber,
  unreadHead,
} from './tntp-text.ts';

/** A road network as a `_net.tntp` file has it: one entry per usable link, in the file's order and units. */
export interface TntpNetwork {
  /** Zones are the nodes 1 … zones; 0: not said. */
  readonly zones: number;
  /** Nodes with smaller numbers may begin or end a trip, and are never crossed. 1 when not said: all may be. */
  readonly firstThroughNode: number;
  /** Weights of the columns `toll` and `length` in a link's cost; null when not said, as is usual. */
  readonly tollFactor: number | null;
  readonly distanceFactor: number | null;
  /** Numbers of the nodes that each link leaves and enters: whole, and as large as those of OpenStreetMap. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Values by column; see `tntpColumns`. */
  readonly values: Readonly<Record<TntpColumn, Float64Array>>;
  /** What was left out, and why; parallel links are told of and kept. */
  readonly problems: readonly Problem[];
}

/** Columns after the two nodes, in the format's order; the last three may be absent and are then 0. */
export const tntpColumns = ['capacity', 'length', 'freeTime', 'b', 'power', 'speed', 'toll', 'type'] as const;
export type TntpColumn = (typeof tntpColumns)[number];

const columnsAtLeast = 5;
/** The two nodes, and the columns. */
const wordsAtMost = 2 + tntpColumns.length;
/** More nodes than memory holds: keys of links stay exact. */
const nodesAtMost = 2 ** 26;

/**
 * Reads a `_net.tntp` file. Links that cannot be are left out and told: unreadable lines, self-loops, negative or
 * missing times, no capacity where the time depends on it, decimal commas. Values beyond the tenth are told and
 * count for nothing.
 *
 * @throws AppError `file/empty`; `traffic/no-links` with the faults of its lines as reasons.
 */
export async function readTntpNetwork(file: InputFile, options: LoadOptions = {}): Promise<TntpNetwork> {
  const faults = new FaultList(file.name);
  const from: number[] = [];
  const to: number[] = [];
  const columns = tntpColumns.map((): number[] => []);
  const known = new Map<number, number>();
  const indexOf = (node: number): number => {
    const index = known.get(node);
    if (index !== undefined) return index;
    known.set(node, known.size);
    return known.size - 1;
  };
  const seen = new Set<number>();
  let rows = 0;
  const metadata = await readTntp(file, options, (line, number) => {
    const end = line.indexOf(';');
    const row = end < 0 ? line : line.slice(0, end).trimEnd();
    const hasCommas = row.includes(',');
    const words = row.split(hasCommas ? /[\s,]+/ : /\s+/);
    if (rows === 0 && words.every(isWord)) return;
    rows++;
    if (hasCommas && hasDecimalCommas(row, words.length)) {
      faults.add('traffic/decimal-comma', number);
      return;
    }
    const [tail = 0, head = 0] = words.slice(0, 2).map(nodeNumber);
    const values = words.slice(2, wordsAtMost).map(Number);
    if (tail === 0 || head === 0 || values.length < columnsAtLeast || values.some(Number.isNaN)) {
      faults.add('traffic/syntax', number);
      return;
    }
    const fault = faultOf(tail, head, values);
    if (fault !== null) {
      faults.add(fault, number);
      return;
    }
    if (words.length > wordsAtMost) faults.add('traffic/columns', number, 'kept');
    const ends = indexOf(tail) * nodesAtMost + indexOf(head);
    if (seen.has(ends)) faults.add('traffic/parallel', number, 'kept');
    seen.add(ends);
    from.push(tail);
    to.push(head);
    for (const [i, column] of columns.entries()) column.push(values[i] ?? 0);
  });
  if (from.length === 0) {
    const reasons = reasonsOf(faults.problems());
    throw new AppError('traffic/no-links', `${file.name}: no usable link`, { file: file.name }, reasons);
  }
  const expected = statedNumber(metadata, 'NUMBER OF LINKS');
  const others = unreadHead(metadata, headNumbers, file.name);
  if (expected !== null && expected !== rows)
    others.push(fileProblem('traffic/link-count', 'partial', file.name, { found: rows, expected }));
  const valuesOf = (column: TntpColumn): Float64Array =>
    Float64Array.from(columns[tntpColumns.indexOf(column)] ?? []);
  return {
    zones: statedNumber(metadata, 'NUMBER OF ZONES') ?? 0,
    firstThroughNode: statedNumber(metadata, 'FIRST THRU NODE') ?? 1,
    tollFactor: statedNumber(metadata, 'TOLL FACTOR'),
    distanceFactor: statedNumber(metadata, 'DISTANCE FACTOR'),
    from: Float64Array.from(from),
    to: Float64Array.from(to),
    values: Object.fromEntries(
      tntpColumns.map((column) => [column, valuesOf(column)]),
    ) as TntpNetwork['values'],
    problems: faults.problems(others),
  };
}

const headNumbers = [
  'NUMBER OF ZONES',
  'NUMBER OF LINKS',
  'FIRST THRU NODE',
  'TOLL FACTOR',
  'DISTANCE FACTOR',
];

/** Whether this is no number, as in a line of titles. */
function isWord(word: string): boolean {
  return Number.isNaN(Number(word));
}

/**
 * Whether commas are within numbers instead of between columns: blanks part the columns already, or there are too many
 * of them. What such a line means cannot be told (0,15 or 25,900).
 */
function hasDecimalCommas(row: string, words: number): boolean {
  if (!/\d,\d/.test(row)) return false;
  return row.trim().split(/\s+/).length >= 2 + columnsAtLeast || words > wordsAtMost;
}

function faultOf(
  tail: number,
  head: number,
  [capacity = 0, length = 0, freeTime = 0, b = 0, power = 0]: readonly number[],
): 'traffic/self-loop' | 'traffic/values' | 'traffic/capacity' | null {
  if (tail === head) return 'traffic/self-loop';
  const areValid = [length, freeTime, b, power].every((value) => value >= 0 && value < Infinity);
  if (!areValid) return 'traffic/values';
  const needsCapacity = b > 0 && freeTime > 0 && power > 0;
  return needsCapacity && !(capacity > 0) ? 'traffic/capacity' : null;
}
