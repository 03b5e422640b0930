import type { SourceId } from '../base/brand.ts';
import type { Bounds } from '../base/grid.ts';
import type { Column, FeatureTable } from './feature-table.ts';
import { boxOf } from './polygons.ts';

/** Bounds of each feature, four numbers per feature: west, south, east, north. NaN poisons a feature's own. */
export function featureBounds(table: FeatureTable): Float64Array<ArrayBuffer> {
  const boxes = new Float64Array(4 * table.count);
  for (let feature = 0; feature < table.count; feature++) {
    const first = table.partOffsets[table.featureOffsets[feature] as number] as number;
    const end = table.partOffsets[table.featureOffsets[feature + 1] as number] as number;
    boxes.set(boxOf([table.xy.subarray(2 * first, 2 * end)]), 4 * feature);
  }
  return boxes;
}

/** Bounds of the whole table; null when it is empty. */
export function tableBounds(table: FeatureTable): Bounds | null {
  const [west, south, east, north] = boxOf([table.xy]);
  return east < west ? null : [west, south, east, north];
}

/** Positions of the features whose bounds meet some bounds, increasing. */
export function featuresWithin(table: FeatureTable, bounds: Bounds): Uint32Array<ArrayBuffer> {
  const boxes = featureBounds(table);
  const kept: number[] = [];
  for (let i = 0; i < table.count; i++) {
    const meets =
      (boxes[4 * i] as number) <= bounds[2] &&
      (boxes[4 * i + 2] as number) >= bounds[0] &&
      (boxes[4 * i + 1] as number) <= bounds[3] &&
      (boxes[4 * i + 3] as number) >= bounds[1];
    if (meets) kept.push(i);
  }
  return Uint32Array.from(kept);
}

/** The features at some positions, in that order. */
export function selectFeatures(table: FeatureTable, positions: Uint32Array): FeatureTable {
  const featureOffsets = new Uint32Array(positions.length + 1);
  let parts = 0;
  let vertices = 0;
  for (const [i, feature] of positions.entries()) {
    const first = table.featureOffsets[feature] as number;
    const end = table.featureOffsets[feature + 1] as number;
    parts += end - first;
    vertices += (table.partOffsets[end] as number) - (table.partOffsets[first] as number);
    featureOffsets[i + 1] = parts;
  }
  const partOffsets = new Uint32Array(parts + 1);
  const xy = new Float64Array(2 * vertices);
  const z = table.z ? new Float32Array(vertices) : null;
  let part = 0;
  let at = 0;
  for (const feature of positions) {
    const first = table.featureOffsets[feature] as number;
    const end = table.featureOffsets[feature + 1] as number;
    const from = table.partOffsets[first] as number;
    const to = table.partOffsets[end] as number;
    xy.set(table.xy.subarray(2 * from, 2 * to), 2 * at);
    if (z && table.z) z.set(table.z.subarray(from, to), at);
    for (let p = first; p < end; p++) partOffsets[++part] = at + (table.partOffsets[p + 1] as number) - from;
    at += to - from;
  }
  const ids = Array.from(positions, (feature) => table.ids[feature] as FeatureTable['ids'][number]);
  const columns = Object.entries(table.columns).map(([name, column]) => [
    name,
    selectRows(column, positions),
  ]);
  const base = { geometry: table.geometry, count: positions.length, featureOffsets, partOffsets, xy, z, ids };
  return { ...base, columns: Object.fromEntries(columns) as Record<string, Column> };
}

function selectRows(column: Column, positions: Uint32Array): Column {
  if (column.type === 'number') {
    const values = Float64Array.from(positions, (row) => column.values[row] as number);
    return { type: 'number', values };
  }
  const codes = Uint32Array.from(positions, (row) => column.codes[row] as number);
  return { type: 'text', codes, dictionary: column.dictionary };
}

/** Tables of one geometry, one after the other; a column that one lacks is filled with its missing value. */
export function concatTables(tables: readonly FeatureTable[]): FeatureTable {
  const [first] = tables;
  if (!first || tables.length === 1) return first as FeatureTable;
  const sum = (of: (table: FeatureTable) => number) => tables.reduce((total, table) => total + of(table), 0);
  const vertices = sum((table) => table.xy.length / 2);
  const count = sum((table) => table.count);
  const featureOffsets = new Uint32Array(count + 1);
  const partOffsets = new Uint32Array(sum((table) => table.partOffsets.length - 1) + 1);
  const xy = new Float64Array(2 * vertices);
  const z = tables.some((table) => table.z) ? new Float32Array(vertices).fill(Number.NaN) : null;
  let [feature, part, vertex] = [0, 0, 0];
  for (const table of tables) {
    const [partBase, vertexBase] = [part, vertex];
    for (let i = 1; i <= table.count; i++)
      featureOffsets[++feature] = partBase + (table.featureOffsets[i] as number);
    for (let p = 1; p < table.partOffsets.length; p++)
      partOffsets[++part] = vertexBase + (table.partOffsets[p] as number);
    xy.set(table.xy, 2 * vertexBase);
    if (z && table.z) z.set(table.z, vertexBase);
    vertex += table.xy.length / 2;
  }
  const names = new Set(tables.flatMap((table) => Object.keys(table.columns)));
  const columns = [...names].map((name) => [name, concatColumns(tables, name)] as const);
  const ids = tables.flatMap((table) => table.ids);
  return {
    geometry: first.geometry,
    count,
    featureOffsets,
    partOffsets,
    xy,
    z,
    ids,
    columns: Object.fromEntries(columns),
  };
}

function concatColumns(tables: readonly FeatureTable[], name: string): Column {
  const isText = tables.some((table) => table.columns[name]?.type === 'text');
  const count = tables.reduce((total, table) => total + table.count, 0);
  let at = 0;
  if (!isText) {
    const values = new Float64Array(count).fill(Number.NaN);
    for (const table of tables) {
      const column = table.columns[name];
      if (column?.type === 'number') values.set(column.values, at);
      at += table.count;
    }
    return { type: 'number', values };
  }
  const codeOf = new Map<string, number>([['', 0]]);
  const codes = new Uint32Array(count);
  for (const table of tables) {
    const column = table.columns[name];
    if (column?.type === 'text') {
      const translated = column.dictionary.map((word) => {
        const code = codeOf.get(word) ?? codeOf.size;
        codeOf.set(word, code);
        return code;
      });
      for (let i = 0; i < table.count; i++) codes[at + i] = translated[column.codes[i] as number] as number;
    }
    at += table.count;
  }
  return { type: 'text', codes, dictionary: [...codeOf.keys()] };
}

/** Numbers of a column; all NaN when the table has no such column of numbers. */
export function numbersOf(table: FeatureTable, name: string): Float64Array<ArrayBuffer> {
  const column = table.columns[name];
  return column?.type === 'number' ? column.values : new Float64Array(table.count).fill(Number.NaN);
}

/** Text of one feature; '' when the table has no such column of texts. */
export function textAt(table: FeatureTable, name: string, feature: number): string {
  const column = table.columns[name];
  return column?.type === 'text' ? (column.dictionary[column.codes[feature] as number] ?? '') : '';
}

/** The number of a feature in a column; NaN where there is none. */
export function numberAt(table: FeatureTable, name: string, feature: number): number {
  const column = table.columns[name];
  return column?.type === 'number' ? (column.values[feature] ?? Number.NaN) : Number.NaN;
}

/** Identifiers that mean the same thing in every file: a producer's long numbers, a census square's corner. */
const GLOBAL_ID = /\d{8,}|^CRS\d+RES/;

/**
 * The table without features whose identifier, a producer's own, came before; and how many those were. Short
 * numbers that two files share are no repeats: the later ones get the number of their row.
 */
export function withoutRepeats(table: FeatureTable): { table: FeatureTable; repeated: number } {
  const seen = new Set<string>();
  const kept: number[] = [];
  const ids = table.ids.map((id, i) => {
    const known = seen.has(id);
    const own = known && !GLOBAL_ID.test(id) ? (`${id}/${i}` as SourceId) : id;
    if (!known || own !== id) kept.push(i);
    seen.add(own);
    return own;
  });
  const repeated = table.count - kept.length;
  const renamed = { ...table, ids };
  return { table: repeated === 0 ? renamed : selectFeatures(renamed, Uint32Array.from(kept)), repeated };
}

/** The same features as points: each at the mean of its vertices. */
export function asPoints(table: FeatureTable): FeatureTable {
  if (table.geometry === 'point') return table;
  const xy = new Float64Array(2 * table.count);
  for (let feature = 0; feature < table.count; feature++) {
    const first = table.partOffsets[table.featureOffsets[feature] as number] as number;
    const end = table.partOffsets[table.featureOffsets[feature + 1] as number] as number;
    let [x, y] = [0, 0];
    for (let vertex = first; vertex < end; vertex++) {
      x += table.xy[2 * vertex] as number;
      y += table.xy[2 * vertex + 1] as number;
    }
    xy.set([x / (end - first), y / (end - first)], 2 * feature);
  }
  const offsets = Uint32Array.from({ length: table.count + 1 }, (_, i) => i);
  return { ...table, geometry: 'point', featureOffsets: offsets, partOffsets: offsets.slice(), xy, z: null };
}
