import { type Outline, outlinesOf } from '../loaders/drawn-geometry.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import { containsPoint } from '../territory/polygons.ts';
import { featureBounds, textAt } from '../territory/table-ops.ts';
import type { FromLonLat } from './geometry-text.ts';

/** Features that a text names or encloses, in the order of their layer, and what of it was not found. */
export interface Listed {
  readonly ids: readonly string[];
  /** Lines or outlines that meet no feature, as they are written; outlines by their number. */
  readonly unknown: readonly string[];
}

/**
 * Features from a list: identifiers, or the cells of a table, of which one a line is an identifier (of the layer, or of
 * RNB); or GeoJSON, whose features have an identifier among their properties or enclose the middles of what they choose.
 * null: neither.
 */
export function listedFeatures(table: FeatureTable, text: string, fromLonLat: FromLonLat): Listed | null {
  if (text.trim().startsWith('{')) {
    const outlines = outlinesOf(text, (x, y) => (isDegrees(x, y) ? fromLonLat(x, y) : [x, y]));
    return outlines && gathered(table, outlines, (outline) => byOutline(table, outline));
  }
  const positions = positionsByName(table);
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ name: line.trim(), found: named(positions, cellsOf(line)) }));
  // The first line of a table is its titles.
  const [first, ...rest] = lines;
  const hasTitles = first?.found.length === 0 && rest.some(({ found }) => found.length > 0);
  return gathered(table, hasTitles ? rest : lines, ({ found }) => found);
}

/** Positions of the features whose middle lies in rings. */
export function featuresInside(table: FeatureTable, rings: readonly Float64Array[]): readonly number[] {
  const bounds = featureBounds(table);
  const middle = (i: number, low: number): number =>
    ((bounds[4 * i + low] ?? Number.NaN) + (bounds[4 * i + low + 2] ?? Number.NaN)) / 2;
  return table.ids.flatMap((_, i) => (containsPoint(rings, middle(i, 0), middle(i, 1)) ? [i] : []));
}

function isDegrees(x: number, y: number): boolean {
  return Math.abs(x) <= 180 && Math.abs(y) <= 90;
}

function gathered<T extends { readonly name: string }>(
  table: FeatureTable,
  items: readonly T[],
  find: (item: T) => readonly number[],
): Listed {
  const found = new Set<number>();
  const unknown: string[] = [];
  for (const item of items) {
    const positions = find(item);
    if (positions.length === 0) unknown.push(item.name);
    for (const position of positions) found.add(position);
  }
  const ids = [...found].sort((a, b) => a - b).map((position) => table.ids[position] ?? '');
  return { ids, unknown };
}

function byOutline(table: FeatureTable, { rings, names }: Outline): readonly number[] {
  const own = named(positionsByName(table), names);
  if (own.length > 0 || rings.length === 0) return own;
  return featuresInside(table, rings);
}

/** Cells of a line of a table, without their quotes. */
function cellsOf(line: string): readonly string[] {
  return line.split(/[;,\t]/).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
}

function named(positions: ReadonlyMap<string, number>, names: readonly string[]): readonly number[] {
  return names.flatMap((name) => positions.get(name) ?? []);
}

const known = new WeakMap<FeatureTable, ReadonlyMap<string, number>>();

/** Features by identifier, and by those of RNB, of which a building may have several. */
function positionsByName(table: FeatureTable): ReadonlyMap<string, number> {
  const before = known.get(table);
  if (before) return before;
  const positions = new Map<string, number>();
  for (const [i, id] of table.ids.entries()) {
    for (const rnb of textAt(table, 'rnb', i).split(/[/,; ]+/)) if (rnb !== '') positions.set(rnb, i);
    positions.set(id, i);
  }
  known.set(table, positions);
  return positions;
}
