import type { AppError } from '../base/errors.ts';
import type { Grid } from '../base/grid.ts';
import type { Text } from '../base/text.ts';
import type { Unit } from '../base/units.ts';
import type { AppliedTerritory } from '../scenario/applied.ts';
import type { ConditionKind, EditKind, Hypothesis } from '../scenario/project.ts';
import type { LayerKind } from '../territory/territory.ts';
import type { Axis, FieldSpec } from './field-spec.ts';
import type { ConditionForm, EditForm } from './forms.ts';

export type { AppliedTerritory } from '../scenario/applied.ts';
export type {
  Axis,
  DerivedDensity,
  DrawnField,
  DrawnRole,
  FieldRole,
  FieldSpec,
} from './field-spec.ts';
export type { ConditionForm, EditForm, FormField } from './forms.ts';
export type { Border, Condition, Hypothesis, Point, Series } from '../scenario/project.ts';
export {
  type ElectricCars,
  electricCars,
  electricCarsText,
  electricShareIn,
} from '../scenario/electric-cars.ts';

// ——— the spec: plain data, read by the screen, the command line and the documentation ———

/** How a parameter is drawn in a series of runs. */
export type Spread =
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | { readonly kind: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: 'normal'; readonly mean: number; readonly deviation: number };

/** A number that the author of a project may change. */
export interface Parameter {
  readonly label: Text;
  readonly help: Text;
  readonly unit: Unit;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** Key of `card.references`: where the default and its spread come from. */
  readonly source: string;
  /** A choice between named values; `default` is one of them. */
  readonly choices?: readonly { readonly value: number; readonly label: Text }[];
  /** Heading under which forms group it; key of `EngineSpec.groups`. */
  readonly group: string;
  readonly spread?: Spread;
}

export interface IndicatorSpec {
  readonly label: Text;
  readonly definition: Text;
  readonly unit: Unit;
  /** As a person would write it, e.g. `Σ cellArea [max depth > 0.05 m]`. */
  readonly formula: string;
  /** Keys of `card.assumptions`. */
  readonly assumes: readonly string[];
  /** Names of fields, layers, what a territory has beside them (`memberKinds`) or parameters that it reads. */
  readonly inputs: readonly string[];
  /** What its rows are: one row when absent. */
  readonly per?: Axis;
  /** Rows when `per` is 'class', in their natural order. */
  readonly classes?: readonly { readonly key: string; readonly label: Text }[];
  /** Its classes add up to a figure that means something, which is shown with them: all of them, or those named. */
  readonly total?: 'all' | readonly string[];
  /** Digits after the decimal point that the figure deserves. */
  readonly decimals: number;
}

/** A figure about the run itself. */
export interface DiagnosticSpec {
  readonly label: Text;
  readonly unit: Unit;
}

/** What a reader must know before trusting a number. */
export interface EngineCard {
  readonly method: Text;
  readonly assumptions: Readonly<Record<string, Text>>;
  readonly limits: readonly Text[];
  /** Author, year, title, DOI or place; in both languages when it is a sentence and not a citation. */
  readonly references: Readonly<Record<string, string | Text>>;
  /** verified: exact solutions; compared: other codes; validated: observations only. */
  readonly evidence: 'none' | 'verified' | 'compared' | 'validated';
}

/** The describing half of an engine: importable without the numerics. */
export interface EngineSpec<P extends string = string, F extends string = string, I extends string = string> {
  readonly id: string;
  /** Raised whenever the same input may give other numbers. */
  readonly version: number;
  readonly title: Text;
  readonly card: EngineCard;
  readonly groups: Readonly<Record<string, Text>>;
  readonly parameters: Readonly<Record<P, Parameter>>;
  readonly fields: Readonly<Record<F, FieldSpec>>;
  /** Computed fields of a frame, played in time; the others come with the result (maxima, arrival). */
  readonly frameFields: readonly NoInfer<F>[];
  readonly indicators: Readonly<Record<I, IndicatorSpec>>;
  /** Why a value may be missing, or must be read with care: `IndicatorRow.reason` and `Note.key`. */
  readonly reasons: Readonly<Record<string, Text>>;
  /** What `RunResult.diagnostics` may say of a run. */
  readonly diagnostics: Readonly<Record<string, DiagnosticSpec>>;
  readonly reads: readonly LayerKind[];
  readonly edits: readonly EditForm[];
  readonly conditions: readonly ConditionForm[];
  /** Conditions and edits that another engine describes and that this one reads too. */
  readonly alsoReads?: readonly (ConditionKind | EditKind)[];
  /** The layer that gives it something to compute under a hypothesis without a condition of its own. */
  readonly alone?: LayerKind;
  /** How long a new hypothesis lasts, s; absent: twelve hours. */
  readonly usualDurationS?: number;
  /** Fields of other engines that it needs where the hypothesis has their conditions; see `simulation/cascade.ts`. */
  readonly upstream: readonly Upstream[];
  /** Parameter that says at which hour of the day a run begins: its instants are then told as times of day. */
  readonly startsAt?: NoInfer<P>;
  /**
   * Parameter that says on which day of a year of 365 days (1: 1 January) a run begins, earlier where it would end after
   * the year: its instants are then told as dates.
   */
  readonly startsOn?: NoInfer<P>;
  /** What moves along the edges, one value per passage of a vehicle: the edge, when it enters, when it leaves, s. */
  readonly movement?: {
    readonly edge: NoInfer<F>;
    readonly enteredS: NoInfer<F>;
    readonly leftS: NoInfer<F>;
  };
  /** What is drawn of a year beside maps. */
  readonly year?: {
    /** Powers of the territory, kW, per 'time': one value an hour from the first of the year on. */
    readonly curves: readonly NoInfer<F>[];
    /** Mean powers of each building, kW, per 'building' and 'class': 288 values a building, month by month its 24 hours. */
    readonly typicalDays: readonly NoInfer<F>[];
    /** Indicator whose rows, keyed `carrier/use`, are the energy that goes from one to the other. */
    readonly flows: NoInfer<I>;
    /** Absent: nothing is told of groups of buildings, hour by hour. */
    readonly groups?: GroupPowers<NoInfer<F>, NoInfer<I>>;
  };
  /** What the sheet of a building says beside its fields. */
  readonly sheet?: {
    /** Said whole on it, and in every file that tells of single buildings. */
    readonly note: Text;
    /** Indicator whose rows are what may be assumed, each with the buildings for which it is. */
    readonly assumed: NoInfer<I>;
    /** Field: dwellings of each building. Nothing of a group with few of them leaves the studio. */
    readonly dwellings: NoInfer<F>;
  };
  /** Ways taken along the edges: where each begins in `edges` (one more than routes), and vehicles of each. */
  readonly routes?: { readonly first: NoInfer<F>; readonly edges: NoInfer<F>; readonly vehicles: NoInfer<F> };
}

/** Sorted powers of groups of buildings over a year. */
export interface GroupPowers<F extends string = string, I extends string = string> {
  /** In so many hours of the year each value along 'class' is reached or passed: from 1 to 8760, increasing. */
  readonly hours: readonly number[];
  readonly kinds: readonly {
    /** One such group. */
    readonly label: Text;
    /** Per 'place' or 'zone' and 'class': powers of each, kW, falling; NaN: nothing is computed there. */
    readonly field: F;
    /** Indicator whose rows, keyed by place or zone, are the peaks of the groups of this kind. */
    readonly peaks: I;
  }[];
}

/** A field of another engine, as it is handed on. */
export interface Upstream {
  readonly engine: string;
  readonly field: string;
  /** The layer at whose features the field is read, as `engine/field/layer`; absent: the whole field is handed on. */
  readonly along?: 'roads' | 'buildings' | 'places';
}

// ——— the engine: computes ———

export type Parameters<P extends string = string> = Readonly<Record<P, number>>;
export type FieldData = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
export type Fields<F extends string = string> = Readonly<Record<F, FieldData>>;

/** Directed ways of a network, with the lines along which they are drawn. */
export interface Edges {
  /** Identifier of the source's feature, and `+` (in the order of its vertices) or `-`. */
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Vertices of edge e: `offsets[e] … offsets[e + 1] − 1`, in the direction of travel. */
  readonly offsets: Uint32Array<ArrayBuffer>;
  /** Easting, northing, m. */
  readonly xy: Float64Array<ArrayBuffer>;
  /** The edge of the opposite direction, −1 where there is none. */
  readonly opposite: Int32Array<ArrayBuffer>;
}

/** What the positions of the fields' arrays stand for. */
export interface Axes {
  /** Frame of 'cell' fields. */
  readonly cell?: Grid;
  readonly edge?: Edges;
  /** Number of values along the other axes; identifiers in the order of the arrays. */
  readonly building?: readonly string[];
  readonly place?: readonly { readonly id: string; readonly name: string }[];
  readonly zone?: readonly { readonly id: string; readonly name: string }[];
}

/** Name of the place or zone that a row is of; undefined: of none. */
export function placeName({ place = [], zone = [] }: Axes, key: string): string | undefined {
  return (place.find(({ id }) => id === key) ?? zone.find(({ id }) => id === key))?.name;
}

export interface EngineInput {
  readonly axes: Axes;
}

export interface RunOptions {
  readonly seed: number;
  /** Simulated seconds between frames; a frame is the first step at or after its instant. */
  readonly frameEveryS: number;
}

export interface Checkpoint<F extends string = string> {
  /** 0 … 1, never falling. */
  readonly progress: number;
  readonly timeS: number;
  /**
   * At output times, and always with the last checkpoint: fresh copies of the frame fields, the receiver owns
   * them. NaN only in fields whose role allows it (`finite.ts`), where it says that there is none.
   */
  readonly frame?: Partial<Fields<F>>;
}

/** Something that has to be said beside figures. */
export interface Note {
  /** Key of `spec.reasons`. */
  readonly key: string;
  /** What fills its `{{placeholders}}`. */
  readonly details?: Readonly<Record<string, string | number>>;
}

/** Something that has to be said wherever some fields are seen: on maps, in charts, tables and files. */
export interface FieldsNote extends Note {
  readonly fields: readonly string[];
}

export interface IndicatorRow {
  /** Class key, place id…; absent when the indicator has one row. */
  readonly key?: string;
  /** null: there is none, and `reason` (key of `spec.reasons`) says why. */
  readonly value: number | null;
  readonly reason?: string;
  /** What has to be said beside the value. */
  readonly notes?: readonly Note[];
  /** The chain of facts behind the value, one sentence each, in the order of time. */
  readonly facts?: readonly Text[];
  /** Half-width of the run's own numerical noise on this value; a smaller difference concludes nothing. */
  readonly noise?: number;
  /** Who or what makes the figure: differences are shown in their parts (no longer, newly, still). */
  readonly members?: Members;
  /** What the figure is made of, of one sign or the other: they add up to it. */
  readonly parts?: readonly RowPart[];
  /** Least and greatest that it may be by its sources, where these give more than one figure. */
  readonly range?: readonly [low: number, high: number];
}

/** One term of a figure. Runs are compared term by term, by key. */
export interface RowPart {
  readonly key: string;
  /** Its name; or the position, among those of the request, of the edit that it comes from. */
  readonly of: Text | number;
  readonly value: number;
}

/** A set along an axis: sorted positions, and how much each counts. */
export interface Members {
  readonly axis: Axis;
  readonly indices: Uint32Array<ArrayBuffer>;
  /** One weight for all (1, a cell's area), or one per index. */
  readonly weight: number | Float64Array<ArrayBuffer>;
  /**
   * The figure is a sum, and each weight what that member gives to it: differences are shown by who gives less, more and as
   * much. Who gives nothing may be left out. Absent: the figure says who is in the set.
   */
  readonly kind?: 'amounts';
}

export interface RunResult<F extends string = string, I extends string = string> {
  /** Those of `spec.fields` that are computed and not frame fields. */
  readonly fields: Partial<Fields<F>>;
  readonly indicators: Readonly<Record<I, readonly IndicatorRow[]>>;
  /** What has to be said beside fields, and beside all that is made from them. */
  readonly notes?: readonly FieldsNote[];
  /** Evidence about the run itself, by name in `spec.diagnostics`: mass error, steps taken. */
  readonly diagnostics: Readonly<Record<string, number>>;
}

/** What an engine comes to. What its run went on without is told with the result, and is part of the record alone. */
export interface EngineResult<F extends string = string, I extends string = string> extends RunResult<F, I> {
  /**
   * What the run went on without, or doubts, for a person to mend. Where one is about an edit, its details have the edit's position as
   * `position`. It follows from the request. Absent: nothing.
   */
  readonly leftOut?: readonly AppError[];
}

/**
 * The computing half: deterministic in its arguments, free of clocks, DOM, Node and network.
 * The runner owns cancel, pause, progress, the time limit and the refusal of non-finite numbers.
 */
export interface Engine<
  Input extends EngineInput = EngineInput,
  P extends string = string,
  F extends string = string,
  I extends string = string,
> {
  readonly spec: EngineSpec<P, F, I>;
  /** SHA-256 of the compiled kernels; part of the fingerprint. '' when there are none. */
  readonly kernelsDigest: string;
  /** Throws `AppError` only for what no edit of the project can mend. */
  createInput(
    applied: AppliedTerritory,
    hypothesis: Hypothesis,
    parameters: Parameters<P>,
    upstream: Readonly<Record<string, FieldData>>,
  ): Input;
  /** What keeps the run from starting, for a person to mend; empty: it may start. */
  check(input: Input, parameters: Parameters<P>): readonly AppError[];
  /** Each yield is a checkpoint, at most about 20 ms after the last one. Never mutates its input. */
  run(
    input: Input,
    parameters: Parameters<P>,
    options: RunOptions,
  ): Generator<Checkpoint<F>, EngineResult<F, I>, void>;
}

/** Keeps the literal names of parameters, fields and indicators. */
export function defineSpec<const P extends string, const F extends string, const I extends string>(
  spec: EngineSpec<P, F, I>,
): EngineSpec<P, F, I> {
  return spec;
}

/** An engine whose types have been forgotten: what runner, workers and screen handle. */
export type AnyEngine = Engine;

/** Defaults, overridden by what a project changes. Unknown names are left out. */
export function resolveParameters<P extends string>(
  spec: EngineSpec<P>,
  changed: Readonly<Record<string, number>> = {},
): Parameters<P> {
  const entries = (Object.keys(spec.parameters) as P[]).map((name) => [
    name,
    changed[name] ?? spec.parameters[name].default,
  ]);
  return Object.fromEntries(entries) as Parameters<P>;
}
