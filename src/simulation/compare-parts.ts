import type { Axes, Edges, Members } from './contract.ts';

/** One part of a difference: how much it weighs in the indicator's unit, and who or what it is. */
export interface Part {
  readonly value: number;
  readonly indices: Uint32Array<ArrayBuffer>;
}

/** A difference in its parts: what the reference has and the other no longer, newly, still. */
export interface Parts {
  readonly noLonger: Part;
  readonly newly: Part;
  /** Weighed as in the other run. */
  readonly still: Part;
}

/** Parts of a difference; edges of unlike networks meet by name, since an alternative may build roads and cut others. */
export function partsBetween(reference: Members, from: Axes, other: Members, to: Axes): Parts {
  const [before, after] = [from.edge, to.edge];
  const isByName = reference.axis === 'edge' && before && after && !sameList(before.ids, after.ids);
  return isByName ? partsByName(reference, before, other, after) : partsOf(reference, other);
}

/** A road that an alternative cuts in pieces (`id#2`) is still that road. */
export function roadOf(id: string): string {
  return id.replace(/#\d+(?=[+-])/, '');
}

/** As `partsOf`, by name; all positions are the other run's, weights of what is no longer there the reference's. */
function partsByName(reference: Members, before: Edges, other: Members, after: Edges): Parts {
  const namesOf = ({ indices }: Members, { ids }: Edges): readonly string[] =>
    Array.from(indices, (index) => roadOf(ids[index] ?? ''));
  const [was, is] = [namesOf(reference, before), namesOf(other, after)];
  const [wasThere, isThere] = [new Set(was), new Set(is)];
  const gone = new Set(was.filter((name) => !isThere.has(name)));
  const noLonger = new PartBuilder(reference);
  const newly = new PartBuilder(other);
  const still = new PartBuilder(other);
  for (const [position, name] of was.entries()) if (gone.has(name)) noLonger.add(position);
  for (const [position, name] of is.entries()) (wasThere.has(name) ? still : newly).add(position);
  const positions = after.ids.flatMap((id, edge) => (gone.has(roadOf(id)) ? [edge] : []));
  return {
    noLonger: { value: noLonger.part().value, indices: Uint32Array.from(positions) },
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
