import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** What `expected.json` of a folder says: weights of the costs, and the least objective known. */
export interface Expected {
  readonly tollFactor?: number;
  readonly distanceFactor?: number;
  readonly objective?: number;
}

/** The keys that count, and the least value that each may have. Others are somebody's notes. */
const leastOf: Readonly<Record<keyof Expected, number>> = {
  tollFactor: 0,
  distanceFactor: 0,
  objective: -Infinity,
};
const keys = Object.keys(leastOf) as readonly (keyof Expected)[];

/** What could be read of `expected.json`, and what not: a line of English for each fault. */
export interface ReadExpected {
  readonly said: Expected;
  readonly faults: readonly string[];
}

/**
 * Reads `expected.json`: numbers, or text that is one; `toll_factor` counts for `tollFactor`, null for nothing said. What
 * cannot be is a fault and counts as not said; an objective beside a weight that cannot be is of an unknown problem, and
 * counts as not said either.
 */
export async function readExpected(path: string): Promise<ReadExpected> {
  const read = parsed((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  if (typeof read === 'string') return { said: {}, faults: [fault(path, read)] };
  const said: { -readonly [K in keyof Expected]: Expected[K] } = {};
  const wrong = new Map<keyof Expected, string>();
  for (const [written, value] of Object.entries(read)) {
    const key = keys.find((one) => plain(one) === plain(written));
    if (key === undefined || value === null) continue;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isFinite(number) || number < leastOf[key])
      wrong.set(key, fault(path, `${written} is ${String(value)}, which it cannot be`));
    else said[key] = number;
  }
  const { objective: _, ...weights } = said;
  const isUnknown = wrong.has('tollFactor') || wrong.has('distanceFactor');
  return { said: isUnknown ? weights : said, faults: [...wrong.values()] };
}

/** The object that a text is, or why it is none. */
function parsed(text: string): object | string {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said === 'object' && said !== null && !Array.isArray(said)) return said;
    return 'no object with tollFactor, distanceFactor, objective';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function plain(key: string): string {
  return key.toLowerCase().replaceAll(/[^a-z]/g, '');
}

function fault(path: string, reason: string): string {
  return `${basename(path)}: ${reason}`;
}
