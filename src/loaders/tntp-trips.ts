import { AppError } from '../base/errors.ts';
import type { InputFile, LoadOptions } from './input-file.ts';
import type { Problem } from './problem.ts';
import { FaultList, fileProblem, nodeNumber, readTntp, statedNumber } from './tntp-text.ts';

/** Trips as a `_trips.tntp` file has them: entry k is `trips[k]` from node `from[k]` to node `to[k]`. */
export interface TntpTrips {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly trips: Float64Array;
  readonly problems: readonly Problem[];
}

/** How far the sum may be from the one announced: files round it to a few digits. */
const totalTolerance = 1e-4;

/**
 * Reads a `_trips.tntp` file: `Origin i`, then `j : trips ;` as often as it pleases on a line. Unreadable parts
 * and negative trips are left out and told.
 *
 * @throws AppError `file/empty`, `traffic/no-trips`.
 */
export async function readTntpTrips(file: InputFile, options: LoadOptions = {}): Promise<TntpTrips> {
  const faults = new FaultList(file.name);
  const from: number[] = [];
  const to: number[] = [];
  const trips: number[] = [];
  let origin = 0;
  let total = 0;
  const takePair = (destination: number, value: number, line: number): void => {
    if (origin === 0 || destination === 0 || !Number.isFinite(value)) faults.add('traffic/syntax', line);
    else if (value < 0) faults.add('traffic/negative-trips', line);
    else {
      from.push(origin);
      to.push(destination);
      trips.push(value);
      total += value;
    }
  };
  const metadata = await readTntp(file, options, (line, number) => {
    let text = line;
    const heading = /^origin\s*:?\s*(\S+)/i.exec(line);
    if (heading) {
      origin = nodeNumber((heading[1] ?? '').replace(/[;:]$/, ''));
      if (origin === 0) faults.add('traffic/syntax', number);
      text = line.slice(heading[0].length);
    }
    for (const part of text.split(';')) {
      const colon = part.indexOf(':');
      if (colon >= 0) {
        const amount = part.slice(colon + 1).trim();
        const value = amount === '' ? Number.NaN : Number(amount);
        takePair(nodeNumber(part.slice(0, colon).trim()), value, number);
      } else if (part.trim() !== '') faults.add('traffic/syntax', number);
    }
  });
  if (trips.length === 0)
    throw new AppError('traffic/no-trips', `${file.name}: no trips`, { file: file.name });
  const expected = statedNumber(metadata, 'TOTAL OD FLOW');
  const differs =
    expected !== null && Math.abs(total - expected) > totalTolerance * Math.max(total, expected);
  const others = differs
    ? [fileProblem('traffic/trip-total', 'partial', file.name, { found: total, expected })]
    : [];
  return {
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    trips: Float64Array.from(trips),
    problems: faults.problems(others),
  };
}
