import type { Grid } from '../../../base/grid.ts';
import type { FieldSource } from '../../../scene/picture.ts';
import { steadyField } from '../../../scene/sources.ts';
import type { EngineSpec, FieldSpec } from '../../../simulation/contract.ts';
import { decodeField, type StoredFrame } from '../../../simulation/frames.ts';
import type { FinishedRun } from '../../../simulation/compare.ts';

/** The instants of one field of a run: shows one, and can be moved to another without React. */
export class InstantSource implements FieldSource {
  readonly grid: Grid;
  readonly spec: FieldSpec;
  readonly #frames: readonly StoredFrame[];
  readonly #field: string;
  readonly #listeners = new Set<() => void>();
  #shown = 0;
  #decoded = -1;
  #values: Float32Array;

  constructor(grid: Grid, spec: FieldSpec, frames: readonly StoredFrame[], field: string) {
    this.grid = grid;
    this.spec = spec;
    this.#frames = frames;
    this.#field = field;
    this.#values = new Float32Array(0);
  }

  version(): number {
    return this.#shown;
  }

  values(): Float32Array {
    if (this.#decoded === this.#shown) return this.#values;
    const stored = this.#frames[this.#shown]?.fields[this.#field];
    this.#values = stored ? decodeField(stored) : new Float32Array(this.grid.columns * this.grid.rows);
    this.#decoded = this.#shown;
    return this.#values;
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
}

/** Whether a field is played in time. */
export function isInstant(spec: EngineSpec, field: string): boolean {
  return spec.frameFields.includes(field);
}

/** What a view draws of a run for one field; null when the run does not have it on a grid. */
export function sourceOf(
  spec: EngineSpec,
  run: FinishedRun,
  frames: readonly StoredFrame[],
  field: string,
): FieldSource | null {
  const grid = run.axes.cell;
  const fieldSpec = spec.fields[field];
  if (!grid || !fieldSpec) return null;
  if (isInstant(spec, field)) return new InstantSource(grid, fieldSpec, frames, field);
  const values = run.result.fields[field];
  if (!values) return null;
  return steadyField(grid, fieldSpec, values);
}

/** The field of the other kind (instant or whole event) with the same role, or null. */
export function counterpart(spec: EngineSpec, field: string): string | null {
  const own = spec.fields[field];
  if (!own) return null;
  const wanted = !isInstant(spec, field);
  const found = Object.entries(spec.fields).find(
    ([name, other]) => other.role === own.role && isInstant(spec, name) === wanted,
  );
  return found?.[0] ?? null;
}

/** The field that is played first: shown when an instant is asked for. */
export function firstInstant(spec: EngineSpec): string | null {
  return spec.frameFields[0] ?? null;
}
