import { playClock } from '../../../app/play-clock.ts';
import { type Grid, gridBounds } from '../../../base/grid.ts';
import type {
  ChangingValues,
  FieldSource,
  FlowSource,
  Movement,
  Support,
  ValueSource,
} from '../../../scene/picture.ts';
import { steadyField, steadyValues } from '../../../scene/sources.ts';
import type { FinishedRun } from '../../../simulation/compare.ts';
import type {
  Axes,
  DerivedDensity,
  DrawnField,
  EngineSpec,
  FieldSpec,
} from '../../../simulation/contract.ts';
import { densityOf, squaresOver } from '../../../simulation/density.ts';
import { isDrawn, isInstant, isLacking, valuesOf, velocityOf } from '../../../simulation/derived-fields.ts';
import { passagesOf } from '../../../simulation/edge-results.ts';
import { decodeField, type StoredFrame } from '../../../simulation/frames.ts';
import type { Layers, RasterLayer } from '../../../territory/territory.ts';
import type { Told } from '../told.ts';

/** The instants of a run: shows one, and can be moved to another without React. */
export class Instants {
  readonly #length: number;
  readonly #run: FinishedRun;
  readonly #frames: readonly StoredFrame[];
  readonly #listeners = new Set<() => void>();
  #shown = 0;

  /** `length`: values of a field at one instant. */
  constructor(length: number, run: FinishedRun, frames: readonly StoredFrame[]) {
    this.#length = length;
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

  /** A field at the instant shown; zeros where the run does not have it. */
  read(field: string): Float32Array {
    const stored = this.#frames[this.#shown]?.fields ?? {};
    const values = valuesOf(this.#run.spec, field, (name) =>
      stored[name] ? decodeField(stored[name]) : this.#run.result.fields[name],
    );
    return values ?? new Float32Array(this.#length);
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
function instantField(support: Support, instants: Instants, name: string, field: DrawnField): FieldSource {
  const made = new Made(instants, () => instants.read(name));
  return {
    ...support,
    spec: field,
    version: () => instants.version(),
    values: () => made.get(),
    subscribe: (listener) => instants.subscribe(listener),
  };
}

/** The velocities as the instants go by; null when the engine gives none. */
export function instantFlow(grid: Grid, instants: Instants, spec: EngineSpec): FlowSource | null {
  const names = velocityOf(spec);
  if (names === null) return null;
  const east = new Made(instants, () => instants.read(names[0]));
  const north = new Made(instants, () => instants.read(names[1]));
  return {
    grid,
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
  /** What edges tell of the same; null: nothing. */
  readonly along: ChangingValues | null;
  /** What says how wide ribbons are; null: the field itself. */
  readonly widths: ValueSource | null;
}

/** What the positions of a field's values are in a run; null when the run does not say. */
function supportIn(axes: Axes, field: FieldSpec): Support | null {
  const along = field.per.filter((axis) => axis !== 'time');
  if (along.length !== 1) return null;
  if (along[0] === 'cell') return axes.cell ? { grid: axes.cell } : null;
  if (along[0] === 'edge') return axes.edge ? { edges: axes.edge } : null;
  return along[0] === 'building' && axes.building ? { ids: axes.building } : null;
}

function lengthOf(support: Support): number {
  if ('grid' in support) return support.grid.columns * support.grid.rows;
  return 'edges' in support ? support.edges.ids.length : support.ids.length;
}

/** Layers of the territory as the alternative of a run makes it. */
type RunLayers = Layers & { readonly terrain: RasterLayer };

/**
 * The sources of a field; null when the run does not have it on something that is drawn.
 *
 * @param told What those who look may see: the rest has no value, hence neither colour nor figure. null: all of it.
 */
export function sourcesOf(
  run: FinishedRun,
  frames: readonly StoredFrame[],
  name: string,
  field: DrawnField,
  layers: RunLayers,
  told: Told | null,
): Sources | null {
  const made =
    field.from?.kind === 'density'
      ? densitySource(run, field, field.from, layers)
      : fieldSource(run, frames, name, field);
  const isKept = made === null || told === null ? null : keptIn(made.field, field, told);
  return made === null || isKept === null ? made : { ...made, field: only(made.field, isKept) };
}

/** Whether a position of a source may be seen; null: there is no household in it. */
function keptIn(source: FieldSource, field: DrawnField, told: Told): ((position: number) => boolean) | null {
  if (field.from?.kind === 'density') {
    const squares = told.squares(field.from);
    return (cell) => squares.has(cell);
  }
  if (!('ids' in source)) return null;
  const { ids } = source;
  return (building) => told.buildings.has(ids[building] ?? '');
}

/** A source without the values that may not be seen. */
function only(source: FieldSource, isKept: (position: number) => boolean): FieldSource {
  let held: { readonly version: number; readonly values: Float32Array } | null = null;
  return {
    ...source,
    values: () => {
      const version = source.version();
      if (held?.version !== version)
        held = { version, values: source.values().map((value, i) => (isKept(i) ? value : Number.NaN)) };
      return held.values;
    },
  };
}

function fieldSource(
  run: FinishedRun,
  frames: readonly StoredFrame[],
  name: string,
  field: DrawnField,
): Sources | null {
  const support = supportIn(run.axes, field);
  if (support === null || isLacking(run.spec, name, run.result.fields)) return null;
  if (isInstant(field)) {
    const instants = new Instants(lengthOf(support), run, frames);
    return {
      field: instantField(support, instants, name, field),
      instants,
      along: alongOf(run, field, instants),
      widths: widthsOf(run, field),
    };
  }
  const values = valuesOf(run.spec, name, (one) => run.result.fields[one]);
  if (!values) return null;
  const source = steadyValues(support, field, values) as FieldSource;
  return { field: source, instants: null, along: alongOf(run, field, null), widths: widthsOf(run, field) };
}

/** The field of the whole run that says how wide ribbons are; null: the one that is drawn. */
function widthsOf(run: FinishedRun, { width }: DrawnField): ValueSource | null {
  const spec = width === undefined ? null : steadyClasses(run.spec, width);
  const edges = run.axes.edge;
  const values = width === undefined ? undefined : valuesOf(run.spec, width, (one) => run.result.fields[one]);
  return spec && edges && values ? steadyValues({ edges }, spec, values) : null;
}

/** What edges tell of a field; null: nothing. */
function alongOf(run: FinishedRun, { along }: DrawnField, instants: Instants | null): ChangingValues | null {
  if (along === undefined) return null;
  if (instants) {
    const made = new Made(instants, () => instants.read(along));
    return { version: () => instants.version(), values: () => made.get() };
  }
  const values = run.result.fields[along];
  return values instanceof Float32Array ? { version: () => 0, values: () => values } : null;
}

/** A field of which the spec says the classes; null: it is not drawn, or they follow the values. */
export function steadyClasses({ fields }: EngineSpec, name: string): DrawnField | null {
  const field = fields[name];
  if (!field || !isDrawn(field) || field.classes === 'even') return null;
  return { ...field, role: field.role, classes: field.classes };
}

function densitySource(
  { axes, result }: FinishedRun,
  field: DrawnField,
  { of, squareM }: DerivedDensity,
  { terrain, buildings }: RunLayers,
): Sources | null {
  if (!axes.building || !buildings) return null;
  const grid = squaresOver(gridBounds(terrain.grid), squareM);
  const values = densityOf(result.indicators[of] ?? [], axes.building, buildings.table, grid);
  return { field: steadyField(grid, field, values), instants: null, along: null, widths: null };
}

/** What moves along a run's edges, at the instant that is played; null when it tells nothing of it. */
export function movementOf(run: FinishedRun, frames: readonly StoredFrame[]): Movement | null {
  const passages = passagesOf(run);
  const edges = run.axes.edge;
  if (passages === null || !edges || frames.length === 0) return null;
  return {
    edges,
    ...passages,
    timeS: () => timeAt(frames, playClock.at),
    subscribe: (listener) => playClock.subscribe(listener),
  };
}

/** Instant of a position among frames, between two of them too, s. */
export function timeAt(frames: readonly StoredFrame[], at: number): number {
  const last = frames.length - 1;
  const low = Math.max(0, Math.min(last, Math.floor(at)));
  const from = frames[low]?.timeS ?? 0;
  const to = frames[Math.min(last, low + 1)]?.timeS ?? from;
  return from + (to - from) * Math.max(0, Math.min(1, at - low));
}

/** The field of the other kind (instant or whole event): the one that is named, else the one with the same role, or null. */
export function counterpart(spec: EngineSpec, name: string): string | null {
  const own = spec.fields[name];
  if (!own) return null;
  if (own.whole !== undefined) return own.whole;
  const naming = Object.keys(spec.fields).find((other) => spec.fields[other]?.whole === name);
  if (naming !== undefined) return naming;
  const found = Object.entries(spec.fields).find(
    ([, other]) => other.role === own.role && isInstant(other) !== isInstant(own) && sameAxis(own, other),
  );
  return found?.[0] ?? null;
}

/** The field that is played first: shown when an instant is asked for. */
export function firstInstant(spec: EngineSpec): string | null {
  return spec.frameFields[0] ?? null;
}

/** Whether two fields belong to the same things. */
function sameAxis(a: FieldSpec, b: FieldSpec): boolean {
  const along = (field: FieldSpec) => field.per.filter((axis) => axis !== 'time').join();
  return along(a) === along(b);
}
