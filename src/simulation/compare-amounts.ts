import { idsAlong, sameList } from './compare-parts.ts';
import type { Axes, Members } from './contract.ts';

/** Those whose amounts changed one way, or did not: what their differences add up to, and who they are. */
export interface AmountPart {
  /** Sum of other − reference. */
  readonly value: number;
  /** Positions along the other run's axis, increasing. */
  readonly indices: Uint32Array<ArrayBuffer>;
  /** Positions along the reference's axis of those that the other run does not know, increasing. */
  readonly gone: Uint32Array<ArrayBuffer>;
}

/** The difference of a sum by who gives less, more and as much; the values of the three add up to it. */
export interface AmountParts {
  readonly less: AmountPart;
  readonly more: AmountPart;
  /** Its value is 0; who gives nothing in either run is left out. */
  readonly same: AmountPart;
}

/**
 * Who gives less, more and as much to a sum. Members of unlike axes meet by identifier; who is in one run only gives
 * nothing in the other. A road that an alternative cuts in pieces gives what its pieces give.
 */
export function amountsBetween(reference: Members, from: Axes, other: Members, to: Axes): AmountParts {
  const [before, after] = [idsAlong(reference, from), idsAlong(other, to)];
  const isByName = before !== undefined && after !== undefined && !sameList(before, after);
  return isByName ? amountsByName(reference, before, other, after) : amountsByPosition(reference, other);
}

/** What the k-th of some members gives. */
export function amountOf({ weight }: Members, k: number): number {
  return typeof weight === 'number' ? weight : (weight[k] as number);
}

/** Merges two increasing lists of positions. */
function amountsByPosition(reference: Members, other: Members): AmountParts {
  const parts = new AmountPartsBuilder();
  let i = 0;
  let k = 0;
  while (i < reference.indices.length || k < other.indices.length) {
    const a = reference.indices[i] ?? Number.POSITIVE_INFINITY;
    const b = other.indices[k] ?? Number.POSITIVE_INFINITY;
    const was = a <= b ? amountOf(reference, i++) : 0;
    const is = b <= a ? amountOf(other, k++) : 0;
    parts.add(was, is).indices.push(Math.min(a, b));
  }
  return parts.build();
}

/** By name, in the order of the other run and then of the reference. */
function amountsByName(
  reference: Members,
  before: readonly string[],
  other: Members,
  after: readonly string[],
): AmountParts {
  const was = sumsByName(reference, before);
  const is = sumsByName(other, after);
  const parts = new AmountPartsBuilder();
  const places = new Map<string, Place>();
  const placeOf = (name: string): Place => {
    const known = places.get(name);
    if (known) return known;
    const place = parts.add(was.get(name) ?? 0, is.get(name) ?? 0);
    places.set(name, place);
    return place;
  };
  const isMember = (name: string): boolean => was.has(name) || is.has(name);
  const there = new Set(after);
  for (const [position, name] of after.entries()) if (isMember(name)) placeOf(name).indices.push(position);
  for (const [position, name] of before.entries())
    if (was.has(name) && !there.has(name)) placeOf(name).gone.push(position);
  return parts.build();
}

function sumsByName(members: Members, names: readonly string[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [k, index] of members.indices.entries()) {
    const name = names[index] ?? '';
    sums.set(name, (sums.get(name) ?? 0) + amountOf(members, k));
  }
  return sums;
}

/** Where the positions of a member go. */
interface Place {
  readonly indices: number[];
  readonly gone: number[];
}

class AmountPartsBuilder {
  readonly #less = { value: 0, indices: [] as number[], gone: [] as number[] };
  readonly #more = { value: 0, indices: [] as number[], gone: [] as number[] };
  readonly #same = { value: 0, indices: [] as number[], gone: [] as number[] };

  /** Counts a member, and says where its positions go. */
  add(was: number, is: number): Place {
    if (was === 0 && is === 0) return { indices: [], gone: [] };
    const part = is < was ? this.#less : is > was ? this.#more : this.#same;
    part.value += is - was;
    return part;
  }

  build(): AmountParts {
    const built = ({ value, indices, gone }: Place & { readonly value: number }): AmountPart => ({
      value,
      indices: Uint32Array.from(indices),
      gone: Uint32Array.from(gone),
    });
    return { less: built(this.#less), more: built(this.#more), same: built(this.#same) };
  }
}
