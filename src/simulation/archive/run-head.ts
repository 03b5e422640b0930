import type { Axes, Axis, FieldData, FieldsNote, IndicatorRow, Members, Note } from '../contract.ts';
import type { RunRecord } from '../record.ts';
import { type SetShape, SetOdds } from './members.ts';
import type { BitCoder } from './range-coder.ts';
import type { Rounding } from './rounding.ts';
import { TextOdds } from './texts.ts';

/** How one field is told. */
export interface ToldField {
  readonly name: string;
  readonly type: 'Float32Array' | 'Float64Array' | 'Uint32Array';
  readonly rounding: Rounding;
}

type ToldRow = Omit<IndicatorRow, 'members'> & {
  readonly members?: SetShape &
    Pick<Members, 'axis' | 'kind'> & {
      readonly weight: number | 'each';
    };
};

/** All of a run but the numbers of its fields and the members of its figures: plain data. */
export interface RunHead {
  readonly record: RunRecord;
  /** Or the position of the earlier run that has the same. */
  readonly axes: Axes | number;
  readonly fields: readonly ToldField[];
  readonly timesS: readonly number[];
  readonly frameFields: readonly ToldField[];
  readonly indicators: Readonly<Record<string, readonly ToldRow[]>>;
  readonly notes?: readonly FieldsNote[];
}

type Indicators = Readonly<Record<string, readonly IndicatorRow[]>>;

/** Longest head that is read, bytes: the names of a million buildings. */
const longest = 64 << 20;

/** The rows of a run's figures as its head tells them. */
export function toldRows(indicators: Indicators, axes: Axes): RunHead['indicators'] {
  const rows = Object.entries(indicators).map(([name, list]) => [
    name,
    list.map(({ members, ...row }): ToldRow => {
      if (!members) return row;
      const { axis, weight, kind } = members;
      const told = {
        axis,
        weight: typeof weight === 'number' ? weight : ('each' as const),
        ...(kind === undefined ? {} : { kind }),
      };
      return { ...row, members: { ...told, ...shapeOf(axes, members) } };
    }),
  ]);
  return Object.fromEntries(rows) as RunHead['indicators'];
}

function shapeOf(axes: Axes, { axis, indices }: Members): SetShape {
  if (axis === 'cell' && axes.cell)
    return { length: axes.cell.columns * axes.cell.rows, columns: axes.cell.columns };
  const known = axis === 'building' ? axes.building : axis === 'place' ? axes.place : undefined;
  return { length: known?.length ?? 1 + (indices.at(-1) ?? -1), columns: 0 };
}

/** What was learnt from the heads of earlier runs. */
export class HeadOdds {
  readonly #texts = new TextOdds();
  readonly #sets = new Map<Axis, SetOdds>();

  /** Writes a head, and the members of the figures. */
  write(coder: BitCoder, head: RunHead, indicators: Indicators): void {
    // In the order in which the figures are: their members follow in it.
    this.#texts.code(coder, JSON.stringify(head), longest);
    this.#members(coder, head, indicators);
  }

  /** Reads both; null when it is none of ours. */
  read(coder: BitCoder): { readonly head: RunHead; readonly indicators: Indicators } | null {
    const text = this.#texts.code(coder, '', longest);
    if (text === null) return null;
    const head = asToldNow(JSON.parse(text) as RunHead);
    return { head, indicators: this.#members(coder, head, null) };
  }

  #members(coder: BitCoder, head: RunHead, known: Indicators | null): Indicators {
    const rows = Object.entries(head.indicators).map(([name, list]) => [
      name,
      list.map(({ members: told, ...row }, i): IndicatorRow => {
        if (!told) return row;
        const { axis, weight, kind, ...shape } = told;
        const own = known?.[name]?.[i]?.members;
        const sets = this.#sets.get(axis) ?? new SetOdds();
        this.#sets.set(axis, sets);
        const indices = sets.code(coder, own?.indices ?? new Uint32Array(0), shape);
        const each = own && typeof own.weight !== 'number' ? own.weight : new Float64Array(0);
        const weights = weight === 'each' ? sets.codeWeights(coder, indices, each) : weight;
        return {
          ...row,
          members: { axis, indices, weight: weights, ...(kind === undefined ? {} : { kind }) },
        };
      }),
    ]);
    return Object.fromEntries(rows) as Indicators;
  }
}

/** A row as it was told when it could say one thing only beside its value. */
interface OlderRow extends ToldRow {
  readonly note?: string;
  readonly noteDetails?: NonNullable<Note['details']>;
}

/** A head as runs tell it now. */
function asToldNow(head: RunHead): RunHead {
  const rows = Object.entries(head.indicators).map(([name, list]) => [name, list.map(withNotes)]);
  return { ...head, indicators: Object.fromEntries(rows) as RunHead['indicators'] };
}

function withNotes({ note, noteDetails, ...row }: OlderRow): ToldRow {
  if (note === undefined) return row;
  return { ...row, notes: [{ key: note, ...(noteDetails === undefined ? {} : { details: noteDetails }) }] };
}

/** The kind of array that a field is in. */
export function typeOf(values: FieldData): ToldField['type'] {
  if (values instanceof Float32Array) return 'Float32Array';
  return values instanceof Float64Array ? 'Float64Array' : 'Uint32Array';
}
