import type { IndicatorRow, IndicatorSpec, Members } from './contract.ts';

/** Key of the row that the classes of an indicator add up to. */
export const totalKey = 'total';

type Rows = readonly IndicatorRow[];

const known = new WeakMap<Rows, Rows>();

/** Rows of an indicator, its total before them where its spec says that the classes add up. */
export function rowsWithTotal(spec: IndicatorSpec, rows: Rows): Rows {
  if (spec.total === undefined || rows.length === 0) return rows;
  const found = known.get(rows);
  if (found) return found;
  const made = [totalOf(spec, rows), ...rows];
  known.set(rows, made);
  return made;
}

/** Made of the classes, and by who makes each of them where all say so. */
function totalOf(spec: IndicatorSpec, rows: Rows): IndicatorRow {
  const { total } = spec;
  const added = rows.filter(({ key }) => total === 'all' || total?.includes(key ?? '') === true);
  const missing = added.find(({ value }) => value === null);
  if (missing) return { ...missing, key: totalKey };
  const sum = (of: (row: IndicatorRow) => number): number => added.reduce((all, row) => all + of(row), 0);
  const value = sum((row) => row.value ?? 0);
  const noise = sum((row) => row.noise ?? 0);
  const members = union(added);
  const isRange = added.some(({ range }) => range !== undefined);
  const end = (of: 0 | 1): number => sum((row) => row.range?.[of] ?? row.value ?? 0);
  return {
    key: totalKey,
    value,
    ...(noise > 0 ? { noise } : {}),
    ...(isRange ? { range: [end(0), end(1)] as const } : {}),
    ...(members ? { members } : {}),
    parts: added.map((row) => partOf(spec, row)),
  };
}

function partOf({ classes }: IndicatorSpec, { key = '', value }: IndicatorRow) {
  const label = classes?.find((one) => one.key === key)?.label;
  return { key, of: label ?? { fr: key, en: key }, value: value ?? 0 };
}

/** Members of all rows in one increasing list; who is in several has the sum of what it weighs there. */
function union(rows: Rows): Members | null {
  const sets = rows.map(({ members }) => members);
  const [first] = sets;
  if (first === undefined) return null;
  const weights = new Map<number, number>();
  for (const set of sets) {
    if (set === undefined || set.axis !== first.axis || set.kind !== first.kind) return null;
    const { indices, weight } = set;
    for (const [k, index] of indices.entries())
      weights.set(
        index,
        (weights.get(index) ?? 0) + (typeof weight === 'number' ? weight : (weight[k] as number)),
      );
  }
  const indices = Uint32Array.from(weights.keys()).sort();
  return {
    axis: first.axis,
    indices,
    weight: Float64Array.from(indices, (index) => weights.get(index) ?? 0),
    ...(first.kind === undefined ? {} : { kind: first.kind }),
  };
}
