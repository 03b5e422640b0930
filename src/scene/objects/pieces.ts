import type { Group, Object3D } from 'three';

/** A three object that frees its own buffers. */
export type Piece = Object3D & { dispose(): void };

interface Kept {
  readonly key: readonly unknown[];
  readonly object: Piece;
}

/** Named objects of a group, made again only when what they are made from changes. */
export class Pieces {
  readonly #group: Group;
  readonly #kept = new Map<string, Kept>();

  constructor(group: Group) {
    this.#group = group;
  }

  /** The object of that name, made if its key is another than last time. True when it was made. */
  keep<T extends Piece>(name: string, key: readonly unknown[], make: () => T): { object: T; made: boolean } {
    const kept = this.#kept.get(name);
    if (kept && sameKey(kept.key, key)) return { object: kept.object as T, made: false };
    this.drop(name);
    const object = make();
    this.#kept.set(name, { key, object });
    this.#group.add(object);
    return { object, made: true };
  }

  drop(name: string): void {
    const kept = this.#kept.get(name);
    if (!kept) return;
    this.#kept.delete(name);
    this.#group.remove(kept.object);
    kept.object.dispose();
  }

  /** Drops every piece whose name begins so, but those named. */
  dropOthers(prefix: string, names: ReadonlySet<string>): void {
    for (const name of this.#kept.keys()) if (name.startsWith(prefix) && !names.has(name)) this.drop(name);
  }

  get(name: string): Piece | undefined {
    return this.#kept.get(name)?.object;
  }

  dispose(): void {
    for (const name of this.#kept.keys()) this.drop(name);
  }
}

function sameKey(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}
