import type { SourceId } from '../base/brand.ts';
import type { Column, FeatureTable } from './feature-table.ts';
import { type RawPart, TableBuilder } from './table-builder.ts';

/** The table with some features' number changed; the column is made where it is missing. */
export function withNumbers(
  table: FeatureTable,
  name: string,
  features: Iterable<number>,
  valueOf: (old: number) => number,
): FeatureTable {
  const column = table.columns[name];
  const values =
    column?.type === 'number' ? column.values.slice() : new Float64Array(table.count).fill(Number.NaN);
  for (const feature of features) values[feature] = valueOf(values[feature] ?? Number.NaN);
  return { ...table, columns: { ...table.columns, [name]: { type: 'number', values } } };
}

/** The table with some features' text changed; the column is made where it is missing. */
export function withText(
  table: FeatureTable,
  name: string,
  features: Iterable<number>,
  text: string,
): FeatureTable {
  const column = table.columns[name];
  const old: Column & { type: 'text' } =
    column?.type === 'text'
      ? column
      : { type: 'text', codes: new Uint32Array(table.count), dictionary: [''] };
  const known = old.dictionary.indexOf(text);
  const dictionary = known < 0 ? [...old.dictionary, text] : old.dictionary;
  const codes = old.codes.slice();
  for (const feature of features) codes[feature] = known < 0 ? old.dictionary.length : known;
  return { ...table, columns: { ...table.columns, [name]: { type: 'text', codes, dictionary } } };
}

/** A feature that a table does not have yet. */
export interface NewFeature {
  readonly id: SourceId;
  readonly parts: readonly RawPart[];
  /** Feature whose attributes it takes; −1: none is known. */
  readonly like: number;
}

/**
 * The table with other shapes for some of its features, which keep their places and attributes, and with more
 * features at its end.
 */
export function withShapes(
  table: FeatureTable,
  shapes: ReadonlyMap<number, readonly RawPart[]>,
  added: readonly NewFeature[],
): FeatureTable {
  const builder = new TableBuilder(table.geometry);
  for (let feature = 0; feature < table.count; feature++) {
    builder.addParts(table.ids[feature] ?? '', shapes.get(feature) ?? partsOf(table, feature));
  }
  for (const { id, parts } of added) builder.addParts(id, parts);
  const likes = [
    ...Array.from({ length: table.count }, (_, feature) => feature),
    ...added.map(({ like }) => like),
  ];
  const columns = Object.entries(table.columns).map(([name, column]) => [name, taken(column, likes)]);
  return builder.build(Object.fromEntries(columns) as Record<string, Column>);
}

/** The parts of a feature, as they were read. */
export function partsOf({ featureOffsets, partOffsets, xy, z }: FeatureTable, feature: number): RawPart[] {
  const parts: RawPart[] = [];
  for (let part = featureOffsets[feature] as number; part < (featureOffsets[feature + 1] as number); part++) {
    const [first, end] = [partOffsets[part] as number, partOffsets[part + 1] as number];
    parts.push({
      xy: xy.slice(2 * first, 2 * end),
      z: z === null ? null : Float64Array.from(z.subarray(first, end)),
    });
  }
  return parts;
}

/** Values at some positions; missing at −1. */
function taken(column: Column, positions: readonly number[]): Column {
  if (column.type === 'text') {
    return { ...column, codes: Uint32Array.from(positions, (at) => (at < 0 ? 0 : (column.codes[at] ?? 0))) };
  }
  const values = Float64Array.from(positions, (at) =>
    at < 0 ? Number.NaN : (column.values[at] ?? Number.NaN),
  );
  return { type: 'number', values };
}
