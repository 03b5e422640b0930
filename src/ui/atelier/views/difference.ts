import { useEffect, useMemo } from 'react';
import { useView } from '../../../app/view-store.ts';
import { sameGrid } from '../../../base/grid.ts';
import type { Difference, FieldSource } from '../../../scene/picture.ts';
import type { Current, SeenRun } from '../use-current.ts';
import { InstantSource, sourceOf } from './field-sources.ts';

/** Second − first, cell by cell; NaN where neither has a value of the drawn classes. */
class Subtraction implements FieldSource {
  readonly grid: FieldSource['grid'];
  readonly spec: FieldSource['spec'];
  readonly #first: FieldSource;
  readonly #second: FieldSource;
  #version = -1;
  #values = new Float32Array(0);

  constructor(first: FieldSource, second: FieldSource) {
    this.grid = first.grid;
    this.spec = first.spec;
    this.#first = first;
    this.#second = second;
  }

  version(): number {
    return this.#first.version() + this.#second.version();
  }

  values(): Float32Array {
    if (this.#version === this.version()) return this.#values;
    const [a, b] = [this.#first.values(), this.#second.values()];
    const drawnFrom = this.spec.classes[0] ?? 0;
    this.#values = Float32Array.from(b, (second, i) => {
      const first = a[i] ?? Number.NaN;
      const [x, y] = [first >= drawnFrom ? first : 0, second >= drawnFrom ? second : 0];
      return x === 0 && y === 0 ? Number.NaN : y - x;
    });
    this.#version = this.version();
    return this.#values;
  }

  subscribe(listener: () => void): () => void {
    const ends = [this.#first.subscribe(listener), this.#second.subscribe(listener)];
    return () => {
      for (const end of ends) end();
    };
  }
}

/** Bounds of the classes of a difference: the field's own, without the first one's zero. */
function stepsOf(classes: readonly number[]): readonly number[] {
  return classes.filter((bound) => bound > 0);
}

/** What the second run's field has more or less than the first's; null while one is missing, stale or unlike. */
export function useDifference(
  current: Current,
  first: SeenRun | undefined,
  second: SeenRun | undefined,
): Difference | null {
  const { spec } = current;
  const { field, instant } = useView();
  const [a, b] = [first?.entry?.finished ?? null, second?.entry?.finished ?? null];
  const [framesA, framesB] = [first?.entry?.frames, second?.entry?.frames];
  const stale = first?.stale === true || second?.stale === true;
  const made = useMemo(() => {
    if (!a || !b || !framesA || !framesB || stale || a === b) return null;
    const sources = [sourceOf(spec, a, framesA, field), sourceOf(spec, b, framesB, field)] as const;
    const [from, to] = sources;
    if (!from || !to || !sameGrid(from.grid, to.grid)) return null;
    const steps = stepsOf(from.spec.classes);
    const difference: Difference = { source: new Subtraction(from, to), steps, tooSmall: 0 };
    return { difference, sources };
  }, [spec, a, b, framesA, framesB, field, stale]);
  useEffect(() => {
    for (const source of made?.sources ?? []) if (source instanceof InstantSource) source.show(instant);
  }, [made, instant]);
  return made?.difference ?? null;
}
