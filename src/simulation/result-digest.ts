import type { Digest } from '../base/brand.ts';
import { canonicalJson } from '../base/canonical.ts';
import { Sha256, sha256OfText } from '../base/digest.ts';
import { bytesOf, nameOf, unifyNaNs } from '../base/number-array.ts';
import { encodeUtf8 } from '../base/utf8.ts';
import type { FieldData, IndicatorRow, Members, RunResult } from './contract.ts';
import type { Pace } from './pace.ts';

/** Digests of the parts of a result (`field:maxDepth`, `indicator:floodedArea`, `last:depth`, `notes`), by name. */
export type PartDigests = Readonly<Record<string, Digest>>;

/**
 * SHA-256 of every part of a result, bit for bit: full fields, indicators with who makes them, and the last
 * state. Gives the event loop its turns.
 */
export async function digestParts(
  result: RunResult,
  last: Readonly<Record<string, FieldData>>,
  pace: Pace,
): Promise<PartDigests> {
  const parts: Record<string, Digest> = {};
  for (const [name, values] of Object.entries(result.fields)) {
    if (values) parts[`field:${name}`] = await digestArray(values, pace);
  }
  for (const [name, rows] of Object.entries(result.indicators)) {
    parts[`indicator:${name}`] = await digestRows(rows, pace);
  }
  if (result.notes !== undefined) parts['notes'] = sha256OfText(canonicalJson(result.notes));
  for (const [name, values] of Object.entries(last)) {
    parts[`last:${name}`] = await digestArray(values, pace);
  }
  return parts;
}

/** The one digest of a result. */
export function resultDigest(parts: PartDigests): Digest {
  return sha256OfText(canonicalJson(parts));
}

async function digestRows(rows: readonly IndicatorRow[], pace: Pace): Promise<Digest> {
  const plain: unknown[] = [];
  for (const { members, ...row } of rows) {
    plain.push(members ? { ...row, members: await digestMembers(members, pace) } : row);
  }
  return sha256OfText(canonicalJson(plain));
}

async function digestMembers({ axis, indices, weight, kind }: Members, pace: Pace): Promise<object> {
  return {
    axis,
    indices: await digestArray(indices, pace),
    weight: typeof weight === 'number' ? weight : await digestArray(weight, pace),
    ...(kind === undefined ? {} : { kind }),
  };
}

const chunk = 1 << 14;

/** As `digestOfArrays`, of one array; every NaN counts as the same one. */
async function digestArray(array: FieldData, pace: Pace): Promise<Digest> {
  const hash = new Sha256().update(encodeUtf8(`${nameOf(array)}:${array.length};`));
  for (let from = 0; from < array.length; from += chunk) {
    const piece = array.slice(from, from + chunk);
    if (!(piece instanceof Uint32Array)) unifyNaNs(piece);
    hash.update(bytesOf(piece));
    if (pace.due()) await pace.rest();
  }
  return hash.hex();
}
