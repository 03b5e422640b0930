import type { DrawnField, DrawnRole, FieldData } from '../simulation/contract.ts';
import { type Grid, sameGrid } from '../base/grid.ts';
import type { CellSource, Difference, FieldSource, Support, ValueSource } from './picture.ts';

/** A field that does not change: maxima, arrival, duration. */
export function steadyField(grid: Grid, spec: DrawnField, values: FieldData): CellSource {
  return steadyValues({ grid }, spec, values);
}

/** The same along any axis. */
export function steadyValues<S extends Support>(
  support: S,
  spec: DrawnField,
  values: FieldData,
): ValueSource & S {
  const floats = values instanceof Float32Array ? values : Float32Array.from(values);
  return { ...support, spec, version: () => 0, values: () => floats, subscribe: () => () => undefined };
}

/** What the positions of a source's values are. */
export function supportOf(source: FieldSource): Support {
  if ('grid' in source) return { grid: source.grid };
  return 'edges' in source ? { edges: source.edges } : { ids: source.ids };
}

/** A field whose values are set from outside, for instance as the instant moves. */
export interface MovingField extends CellSource {
  /** Shows other values from now on; the array is kept, not copied. */
  set(values: Float32Array): void;
}

export function movingField(grid: Grid, spec: DrawnField, first?: Float32Array): MovingField {
  let values = first ?? new Float32Array(grid.columns * grid.rows).fill(Number.NaN);
  let version = 0;
  const listeners = new Set<() => void>();
  return {
    grid,
    spec,
    version: () => version,
    values: () => values,
    set: (next) => {
      values = next;
      version += 1;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Whether two fields can be subtracted: cells of the same grid; edges or buildings, which are matched by their
 * identifiers.
 */
export function areAlike(first: FieldSource, second: FieldSource): boolean {
  if ('grid' in first) return 'grid' in second && sameGrid(first.grid, second.grid);
  return 'edges' in first ? 'edges' in second : 'ids' in second;
}

/**
 * Second − first where the second has its values: cell by cell on the same grid, else edge by edge or building by
 * building of the same identifier. Sizes below their first class count as none; so does what the first lacks.
 */
export function differenceSource(first: FieldSource, second: FieldSource): FieldSource {
  const { spec } = first;
  const fromFirst = matchedTo(second, first);
  let made = '';
  let version = 0;
  let values: Float32Array = new Float32Array(0);
  const stamp = () => `${first.version()}/${second.version()}`;
  const current = () => {
    const now = stamp();
    if (now !== made) {
      made = now;
      version += 1;
      const counted = whatCounts[spec.role](spec.classes[0] ?? 0);
      values = subtract(fromFirst(first.values()), second.values(), counted);
      if (spec.role === 'travelTime') markCutOff(fromFirst(first.values()), second.values(), values);
    }
    return version;
  };
  return {
    ...supportOf(second),
    spec,
    version: current,
    values: () => {
      current();
      return values;
    },
    subscribe: (listener) => {
      const stops = [first.subscribe(listener), second.subscribe(listener)];
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

/** Values of one source in the order of another, NaN where it lacks them. */
function matchedTo(order: FieldSource, source: FieldSource): (values: Float32Array) => Float32Array {
  const [wanted, own] = [idsOf(order), idsOf(source)];
  if (wanted === null || own === null || sameIds(wanted, own)) return (values) => values;
  const positions = new Map(own.map((id, i) => [id, i]));
  const from = Int32Array.from(wanted, (id) => positions.get(id) ?? -1);
  return (values) => Float32Array.from(from, (i) => (i < 0 ? Number.NaN : (values[i] as number)));
}

function idsOf(source: FieldSource): readonly string[] | null {
  if ('grid' in source) return null;
  return 'edges' in source ? source.edges.ids : source.ids;
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((id, i) => id === b[i]));
}

/** A way that is lost is longer than any other, one that is found is shorter: ±∞. */
function markCutOff(first: Float32Array, second: Float32Array, out: Float32Array): void {
  for (let i = 0; i < out.length; i++) {
    const [had, has] = [!Number.isNaN(first[i] as number), !Number.isNaN(second[i] as number)];
    if (had && !has) out[i] = Number.POSITIVE_INFINITY;
    if (has && !had) out[i] = Number.NEGATIVE_INFINITY;
  }
}

/** What a value counts for in a difference, by role, from the first class on. */
const whatCounts: Readonly<Record<DrawnRole, (least: number) => (value: number) => number>> = {
  depth: orNothing,
  speed: orNothing,
  duration: orNothing,
  level: () => (value) => value,
  instant: () => (value) => (value < 0 ? Number.NaN : value),
  flow: orNothing,
  count: orNothing,
  ratio: () => (value) => value,
  travelTime: () => (value) => value,
  noise: () => (value) => value,
  intensity: () => (value) => value,
  energy: () => (value) => value,
  power: () => (value) => value,
  cost: () => (value) => value,
  temperature: () => (value) => value,
  density: orNothing,
};

function orNothing(least: number): (value: number) => number {
  return (value) => (value >= least ? value : 0);
}

function subtract(
  first: Float32Array,
  second: Float32Array,
  counted: (value: number) => number,
): Float32Array {
  const out = new Float32Array(first.length);
  for (let i = 0; i < out.length; i++) out[i] = counted(second[i] as number) - counted(first[i] as number);
  return out;
}

/** Bounds of the classes of |difference| by role: m, m/s, s, vehicles/h, vehicles, a share, dB(A), kWh/m², kWh, kW, €, K or MWh/ha. */
const stepsOfRole: Readonly<Record<DrawnRole, readonly number[]>> = {
  depth: [0.02, 0.1, 0.3, 1],
  level: [0.02, 0.1, 0.3, 1],
  speed: [0.05, 0.2, 0.5, 1],
  duration: [600, 1800, 3600, 14_400],
  instant: [300, 900, 1800, 3600],
  flow: [10, 50, 150, 400],
  count: [1, 5, 15, 40],
  ratio: [0.02, 0.1, 0.25, 0.5],
  travelTime: [30, 120, 300, 900],
  noise: [0.5, 1, 3, 6],
  intensity: [2, 10, 30, 80],
  energy: [100, 500, 2000, 10_000],
  power: [0.1, 0.5, 2, 10],
  cost: [100, 500, 2000, 10_000],
  temperature: [0.2, 0.5, 1, 3],
  density: [2, 10, 50, 200],
};

/** Bounds of the classes of the size of a field's differences, in its unit. */
export function differenceSteps({ differenceClasses, role }: DrawnField): readonly number[] {
  return differenceClasses ?? stepsOfRole[role];
}

/** The difference of two fields, ready to be drawn. */
export function differenceOf(first: FieldSource, second: FieldSource, tooSmall = 0): Difference {
  return { source: differenceSource(first, second), steps: differenceSteps(first.spec), tooSmall };
}
