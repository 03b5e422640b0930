import { AppError } from '../base/errors.ts';
import type { InputFile, LoadOptions } from './input-file.ts';
import type { Problem } from './problem.ts';
import { FaultList, fileProblem, nodeNumber, readTntp, statedNumber } from './tntp-text.ts';

/** A road network as a `_net.tntp` file has it: one entry per usable link, in the file's order and units. */
export interface TntpNetwork {
  /** Zones are the nodes 1 … zones; 0: not said. */
  readonly zones: number;
  /** Nodes with smaller numbers may begin or end a trip, and are never crossed. 1 when not said: all may be. */
  readonly firstThroughNode: number;
  /** Weights of the columns `toll` and `length` in a link's cost; null when not said, as is usual. */
  readonly tollFactor: number | null;
  readonly distanceFactor: number | null;
  /** Numbers of the nodes that each link leaves and enters. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Values by column; see `tntpColumns`. */
  readonly values: Readonly<Record<TntpColumn, Float64Array>>;
  /** What was left out, and why; parallel links are told of and kept. */
  readonly problems: readonly Problem[];
}

/** Columns after the two nodes, in the format's order; the last three may be absent and are then 0. */
export const tntpColumns = ['capacity', 'length', 'freeTime', 'b', 'power', 'speed', 'toll', 'type'] as const;
export type TntpColumn = (typeof tntpColumns)[number];

const columnsAtLeast = 5;

/**
 * Reads a `_net.tntp` file. Links that cannot be are left out and told: unreadable lines, self-loops, negative or
 * missing times, no capacity where the time depends on it.
 *
 * @throws AppError `file/empty`, `traffic/no-links`.
 */
export async function readTntpNetwork(file: InputFile, options: LoadOptions = {}): Promise<TntpNetwork> {
  const faults = new FaultList(file.name);
  const from: number[] = [];
  const to: number[] = [];
  const columns = tntpColumns.map((): number[] => []);
  const seen = new Set<number>();
  let rows = 0;
  const metadata = await readTntp(file, options, (line, number) => {
    const words = line.replace(/\s*;.*$/, '').split(/[\s,]+/);
    const [tail = 0, head = 0] = words.slice(0, 2).map(nodeNumber);
    const values = words.slice(2, 2 + tntpColumns.length).map(Number);
    rows++;
    if (tail === 0 || head === 0 || values.length < columnsAtLeast || values.some(Number.isNaN)) {
      faults.add('traffic/syntax', number);
      return;
    }
    const fault = faultOf(tail, head, values);
    if (fault !== null) {
      faults.add(fault, number);
      return;
    }
    const ends = tail * 0x8000_0000 + head;
    if (seen.has(ends)) faults.add('traffic/parallel', number, 'kept');
    seen.add(ends);
    from.push(tail);
    to.push(head);
    for (const [i, column] of columns.entries()) column.push(values[i] ?? 0);
  });
  if (from.length === 0)
    throw new AppError('traffic/no-links', `${file.name}: no usable link`, { file: file.name });
  const expected = statedNumber(metadata, 'NUMBER OF LINKS');
  const others =
    expected === null || expected === rows
      ? []
      : [fileProblem('traffic/link-count', 'partial', file.name, { found: rows, expected })];
  const valuesOf = (column: TntpColumn): Float64Array =>
    Float64Array.from(columns[tntpColumns.indexOf(column)] ?? []);
  return {
    zones: statedNumber(metadata, 'NUMBER OF ZONES') ?? 0,
    firstThroughNode: statedNumber(metadata, 'FIRST THRU NODE') ?? 1,
    tollFactor: statedNumber(metadata, 'TOLL FACTOR'),
    distanceFactor: statedNumber(metadata, 'DISTANCE FACTOR'),
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    values: Object.fromEntries(
      tntpColumns.map((column) => [column, valuesOf(column)]),
    ) as TntpNetwork['values'],
    problems: faults.problems(others),
  };
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
