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

/** Trips as a `_trips.tntp` file has them: entry k is `trips[k]` from node `from[k]` to node `to[k]`. */
export interface TntpTrips {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly trips: Float64Array;
  readonly problems: readonly Problem[];
}

/** How far the sum may be from the one announced: files round it to a few digits. */
const totalTolerance = 1e-4;

/**
 * Reads a `_trips.tntp` file: `Origin i`, then `j : trips ;` as often as it pleases on a line, with the sign at its end
 * or without. Unreadable parts, pairs under no origin and negative trips are left out and told.
 *
 * @throws AppError `file/empty`; `traffic/no-trips` with the faults of its lines as reasons.
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
    const heading = /^origin(?![a-z])\s*:?\s*(.*)$/i.exec(line);
    if (heading) {
      ({ origin, rest: text } = originIn(heading[1] ?? ''));
      if (origin === 0) faults.add('traffic/syntax', number);
    }
    for (const part of text.split(';')) {
      for (const pair of pairsIn(part)) {
        const colon = pair.indexOf(':');
        const amount = colon < 0 ? '' : pair.slice(colon + 1).trim();
        const value = amount === '' ? Number.NaN : Number(amount);
        takePair(nodeNumber(pair.slice(0, Math.max(0, colon)).trim()), value, number);
      }
    }
  });
  if (trips.length === 0) {
    const reasons = reasonsOf(faults.problems());
    throw new AppError('traffic/no-trips', `${file.name}: no trips`, { file: file.name }, reasons);
  }
  const expected = statedNumber(metadata, 'TOTAL OD FLOW');
  const differs =
    expected !== null && Math.abs(total - expected) > totalTolerance * Math.max(total, expected);
  const others = unreadHead(metadata, ['TOTAL OD FLOW'], file.name);
  if (differs)
    others.push(fileProblem('traffic/trip-total', 'partial', file.name, { found: total, expected }));
  return {
    from: Float64Array.from(from),
    to: Float64Array.from(to),
    trips: Float64Array.from(trips),
    problems: faults.problems(others),
  };
}

/**
 * The origin in what follows the word, and what comes after it; 0: no number stands there, so that the pairs that follow
 * are of no origin, and not of the one before.
 */
function originIn(said: string): { readonly origin: number; readonly rest: string } {
  const isPair = /^[^\s:;]+\s*:\s*[^\s:;]+\s*(;|$)/.test(said);
  if (isPair) return { origin: 0, rest: said };
  const [head, word] = /^([^\s:;]*)\s*[:;]?/.exec(said) ?? ['', ''];
  return { origin: nodeNumber(word ?? ''), rest: said.slice(head.length) };
}

/** The pairs in what stands between two signs: none, one, or several where the signs are missing. */
function pairsIn(part: string): readonly string[] {
  if (part.trim() === '') return [];
  if (part.indexOf(':') === part.lastIndexOf(':')) return [part];
  const words = part.replaceAll(':', ' : ').trim().split(/\s+/);
  const isWhole = words.length % 3 === 0 && words.every((word, i) => (word === ':') === (i % 3 === 1));
  if (!isWhole) return [part];
  return Array.from({ length: words.length / 3 }, (_, i) => words.slice(3 * i, 3 * i + 3).join(' '));
}
