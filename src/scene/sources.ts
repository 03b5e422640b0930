import type { DrawnField, DrawnRole, FieldData } from '../simulation/contract.ts';
import type { Grid } from '../base/grid.ts';
import type { Difference, FieldSource } from './picture.ts';

/** A field that does not change: maxima, arrival, duration. */
export function steadyField(grid: Grid, spec: DrawnField, values: FieldData): FieldSource {
  const floats = values instanceof Float32Array ? values : Float32Array.from(values);
  return { grid, spec, version: () => 0, values: () => floats, subscribe: () => () => undefined };
}

/** A field whose values are set from outside, for instance as the instant moves. */
export interface MovingField extends FieldSource {
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

/** Second − first, cell by cell, on the same grid. Depths below their first class count as none. */
export function differenceSource(first: FieldSource, second: FieldSource): FieldSource {
  const { grid, spec } = first;
  let made = '';
  let version = 0;
  let values: Float32Array = new Float32Array(0);
  const stamp = () => `${first.version()}/${second.version()}`;
  const current = () => {
    const now = stamp();
    if (now !== made) {
      made = now;
      version += 1;
      values = subtract(first.values(), second.values(), whatCounts[spec.role](spec.classes[0] ?? 0));
    }
    return version;
  };
  return {
    grid,
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
  temperature: () => (value) => value,
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

/** Bounds of the classes of |difference| by role: m, m/s, s, vehicles/h, vehicles, a share, dB(A), kWh/m², kWh, kW or K. */
export const differenceSteps: Readonly<Record<DrawnRole, readonly number[]>> = {
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
  temperature: [0.2, 0.5, 1, 3],
};

/** The difference of two fields, ready to be drawn. */
export function differenceOf(first: FieldSource, second: FieldSource, tooSmall = 0): Difference {
  return { source: differenceSource(first, second), steps: differenceSteps[first.spec.role], tooSmall };
}
