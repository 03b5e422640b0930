import type { Axes, Members } from './contract.ts';

/** One part of a difference: how much it weighs in the indicator's unit, and who or what it is. */
export interface Part {
  readonly value: number;
  readonly indices: Uint32Array<ArrayBuffer>;
  /** Positions along the reference's axis of those that the other run does not know, increasing. Absent: it knows all. */
  readonly gone?: Uint32Array<ArrayBuffer>;
}

/** A difference in its parts: what the reference has and the other no longer, newly, still. */
export interface Parts {
  readonly noLonger: Part;
  readonly newly: Part;
  /** Weighed as in the other run. */
  readonly still: Part;
}

/**
 * Parts of a difference. Members of unlike axes meet by name or identifier, since an alternative may build and pull down
 * roads, buildings and places; all positions are then the other run's, but for those of what it does not know.
 */
export function partsBetween(reference: Members, from: Axes, other: Members, to: Axes): Parts {
  const [before, after] = [idsAlong(reference, from), idsAlong(other, to)];
  const isByName = before && after && !sameList(before, after);
  return isByName ? partsByName(reference, before, other, after) : partsOf(reference, other);
}

/** What names the members along their axis; undefined: their positions do. */
export function idsAlong({ axis }: Members, axes: Axes): readonly string[] | undefined {
  if (axis === 'edge') return axes.edge?.ids.map(roadOf);
  if (axis === 'building') return axes.building;
  return axis === 'place' ? axes.place?.map(({ id }) => id) : undefined;
}

/** A road that an alternative cuts in pieces (`id#2`) is still that road. */
function roadOf(id: string): string {
  return id.replace(/#\d+(?=[+-])/, '');
}

/** As `partsOf`, by name; weights of what is no longer there are the reference's. */
function partsByName(
  reference: Members,
  before: readonly string[],
  other: Members,
  after: readonly string[],
): Parts {
  const namesOf = ({ indices }: Members, names: readonly string[]): readonly string[] =>
    Array.from(indices, (index) => names[index] ?? '');
  const [was, is] = [namesOf(reference, before), namesOf(other, after)];
  const [wasThere, isThere, known] = [new Set(was), new Set(is), new Set(after)];
  const lost = new Set(was.filter((name) => !isThere.has(name)));
  const noLonger = new PartBuilder(reference);
  const newly = new PartBuilder(other);
  const still = new PartBuilder(other);
  const gone: number[] = [];
  for (const [position, name] of was.entries()) {
    if (!lost.has(name)) continue;
    noLonger.add(position);
    if (!known.has(name)) gone.push(reference.indices[position] as number);
  }
  for (const [position, name] of is.entries()) (wasThere.has(name) ? still : newly).add(position);
  const positions = after.flatMap((name, index) => (lost.has(name) ? [index] : []));
  return {
    noLonger: {
      value: noLonger.part().value,
      indices: Uint32Array.from(positions),
      ...(gone.length > 0 ? { gone: Uint32Array.from(gone) } : {}),
    },
    newly: newly.part(),
    still: still.part(),
  };
}

/** Merges two sorted sets into what only the first has, only the second, and both. */
export function partsOf(reference: Members, other: Members): Parts {
  const noLonger = new PartBuilder(reference);
  const newly = new PartBuilder(other);
  const still = new PartBuilder(other);
  let i = 0;
  let k = 0;
  while (i < reference.indices.length || k < other.indices.length) {
    const a = reference.indices[i] ?? Number.POSITIVE_INFINITY;
    const b = other.indices[k] ?? Number.POSITIVE_INFINITY;
    if (a < b) noLonger.add(i++);
    else if (b < a) newly.add(k++);
    else {
      still.add(k++);
      i++;
    }
  }
  return { noLonger: noLonger.part(), newly: newly.part(), still: still.part() };
}

class PartBuilder {
  readonly #from: Members;
  readonly #indices: number[] = [];
  #sum = 0;

  constructor(from: Members) {
    this.#from = from;
  }

  add(position: number): void {
    const { weight, indices } = this.#from;
    this.#indices.push(indices[position] as number);
    if (typeof weight !== 'number') this.#sum += weight[position] as number;
  }

  part(): Part {
    const { weight } = this.#from;
    const value = typeof weight === 'number' ? weight * this.#indices.length : this.#sum;
    return { value, indices: Uint32Array.from(this.#indices) };
  }
}

export function sameList(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  if (!a || !b) return a === b;
  return a.length === b.length && a.every((id, i) => id === b[i]);
}
