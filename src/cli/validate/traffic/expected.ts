import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../../base/errors.ts';

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

/**
 * Reads `expected.json`: numbers, or text that is one; `toll_factor` counts for `tollFactor`, null for nothing said.
 *
 * @throws AppError `file/unreadable` where it is no JSON object, or says of one of the keys what cannot be.
 */
export async function readExpected(path: string): Promise<Expected> {
  const said = parsed(path, (await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  const expected: { -readonly [K in keyof Expected]: Expected[K] } = {};
  for (const [written, value] of Object.entries(said)) {
    const key = keys.find((one) => plain(one) === plain(written));
    if (key === undefined || value === null) continue;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isFinite(number) || number < leastOf[key])
      throw unreadable(path, `${written} is ${String(value)}, which it cannot be`);
    expected[key] = number;
  }
  return expected;
}

function parsed(path: string, text: string): object {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch (error) {
    throw unreadable(path, error instanceof Error ? error.message : String(error));
  }
  if (typeof said === 'object' && said !== null && !Array.isArray(said)) return said;
  throw unreadable(path, 'no object with tollFactor, distanceFactor, objective');
}

function plain(key: string): string {
  return key.toLowerCase().replaceAll(/[^a-z]/g, '');
}

function unreadable(path: string, reason: string): AppError {
  return new AppError('file/unreadable', `${basename(path)}: ${reason}`, { file: basename(path) });
}
