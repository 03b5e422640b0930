import type { Grid } from '../../../base/grid.ts';
import type { FieldSource, FlowSource } from '../../../scene/picture.ts';
import { steadyField } from '../../../scene/sources.ts';
import type { FinishedRun } from '../../../simulation/compare.ts';
import type { DrawnField, EngineSpec } from '../../../simulation/contract.ts';
import { isInstant, valuesOf, velocityOf } from '../../../simulation/derived-fields.ts';
import { decodeField, type StoredFrame } from '../../../simulation/frames.ts';

/** The instants of a run: shows one, and can be moved to another without React. */
export class Instants {
  readonly grid: Grid;
  readonly #run: FinishedRun;
  readonly #frames: readonly StoredFrame[];
  readonly #listeners = new Set<() => void>();
  #shown = 0;

  constructor(grid: Grid, run: FinishedRun, frames: readonly StoredFrame[]) {
    this.grid = grid;
    this.#run = run;
    this.#frames = frames;
  }

  version(): number {
    return this.#shown;
  }

  /** Shows the frame at this position, or the last one. */
  show(instant: number): void {
    const next = Math.max(0, Math.min(instant, this.#frames.length - 1));
    if (next === this.#shown) return;
    this.#shown = next;
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A field at the instant shown, row-major; zeros where the run does not have it. */
  read(field: string): Float32Array {
    const stored = this.#frames[this.#shown]?.fields ?? {};
    const values = valuesOf(this.#run.spec, field, (name) =>
      stored[name] ? decodeField(stored[name]) : this.#run.result.fields[name],
    );
    return values ?? new Float32Array(this.grid.columns * this.grid.rows);
  }
}

/** What was made for the instant shown, until another one is. */
class Made<T> {
  readonly #instants: Instants;
  readonly #make: () => T;
  #held: { readonly version: number; readonly value: T } | null = null;

  constructor(instants: Instants, make: () => T) {
    this.#instants = instants;
    this.#make = make;
  }

  get(): T {
    const version = this.#instants.version();
    if (this.#held?.version !== version) this.#held = { version, value: this.#make() };
    return this.#held.value;
  }
}

/** One field as the instants go by. */
export function instantField(instants: Instants, name: string, field: DrawnField): FieldSource {
  const made = new Made(instants, () => instants.read(name));
  return {
    grid: instants.grid,
    spec: field,
    version: () => instants.version(),
    values: () => made.get(),
    subscribe: (listener) => instants.subscribe(listener),
  };
}

/** The velocities as the instants go by; null when the engine gives none. */
export function instantFlow(instants: Instants, spec: EngineSpec): FlowSource | null {
  const names = velocityOf(spec);
  if (names === null) return null;
  const east = new Made(instants, () => instants.read(names[0]));
  const north = new Made(instants, () => instants.read(names[1]));
  return {
    grid: instants.grid,
    version: () => instants.version(),
    east: () => east.get(),
    north: () => north.get(),
    subscribe: (listener) => instants.subscribe(listener),
  };
}

/** What a view draws of a run for one field. */
export interface Sources {
  readonly field: FieldSource;
  /** Moves the field, and the current, from instant to instant; null for a field of the whole event. */
  readonly instants: Instants | null;
}

/** The sources of a field; null when the run does not have it on a grid. */
export function sourcesOf(
  run: FinishedRun,
  frames: readonly StoredFrame[],
  name: string,
  field: DrawnField,
): Sources | null {
  const grid = run.axes.cell;
  if (!grid) return null;
  if (isInstant(field)) {
    const instants = new Instants(grid, run, frames);
    return { field: instantField(instants, name, field), instants };
  }
  const values = valuesOf(run.spec, name, (one) => run.result.fields[one]);
  return values ? { field: steadyField(grid, field, values), instants: null } : null;
}

/** The field of the other kind (instant or whole event): the one that is named, else the one with the same role, or null. */
export function counterpart(spec: EngineSpec, name: string): string | null {
  const own = spec.fields[name];
  if (!own) return null;
  if (own.whole !== undefined) return own.whole;
  const naming = Object.keys(spec.fields).find((other) => spec.fields[other]?.whole === name);
  if (naming !== undefined) return naming;
  const found = Object.entries(spec.fields).find(
    ([, other]) => other.role === own.role && isInstant(other) !== isInstant(own),
  );
  return found?.[0] ?? null;
}

/** The field that is played first: shown when an instant is asked for. */
export function firstInstant(spec: EngineSpec): string | null {
  return spec.frameFields[0] ?? null;
}
