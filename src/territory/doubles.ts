import type { Cut } from './cut-lines.ts';
import type { FeatureTable } from './feature-table.ts';

/** A line drawn like another one. */
interface Double {
  readonly feature: number;
  readonly isReversed: boolean;
}

/** Vertices are the same to the centimetre. */
const gridM = 0.01;

/** The other lines of one part that follow the same vertices as some lines, in either direction, by these. */
function doublesOf(table: FeatureTable, features: Iterable<number>): ReadonlyMap<number, readonly Double[]> {
  const wanted = new Map<string, number[]>();
  for (const feature of features) {
    const key = keyOf(table, feature);
    if (key === null) continue;
    const alike = wanted.get(key);
    if (alike) alike.push(feature);
    else wanted.set(key, [feature]);
  }
  const found = new Map<number, Double[]>();
  if (wanted.size === 0) return found;
  for (let feature = 0; feature < table.count; feature++) {
    const key = keyOf(table, feature);
    for (const like of (key === null ? undefined : wanted.get(key)) ?? []) {
      const isReversed = like === feature ? null : comparison(table, like, feature);
      if (isReversed === null) continue;
      const own = found.get(like);
      if (own) own.push({ feature, isReversed });
      else found.set(like, [{ feature, isReversed }]);
    }
  }
  return found;
}

/** These features and all that are drawn like them, each once. */
export function withDoubles(table: FeatureTable, features: readonly number[]): readonly number[] {
  const doubles = doublesOf(table, features);
  return [
    ...new Set(features.flatMap((own) => [own, ...(doubles.get(own) ?? []).map(({ feature }) => feature)])),
  ];
}

/** The same cuts, made in all that is drawn like what they cut. */
export function cutsOfDoubles(
  table: FeatureTable,
  cuts: ReadonlyMap<number, readonly Cut[]>,
): ReadonlyMap<number, readonly Cut[]> {
  const all = new Map(cuts);
  for (const [like, doubles] of doublesOf(table, cuts.keys())) {
    const [first, last] = verticesOf(table, like);
    for (const { feature, isReversed } of doubles) {
      const [begin] = verticesOf(table, feature);
      const made = (cuts.get(like) ?? []).map((cut) =>
        isReversed
          ? { ...cut, vertex: begin + (last - cut.vertex - 1), share: 1 - cut.share }
          : { ...cut, vertex: begin + (cut.vertex - first) },
      );
      all.set(feature, [...(all.get(feature) ?? []), ...made]);
    }
  }
  return all;
}

function verticesOf(
  { featureOffsets, partOffsets }: FeatureTable,
  feature: number,
): readonly [number, number] {
  const part = featureOffsets[feature] as number;
  return [partOffsets[part] as number, (partOffsets[part + 1] as number) - 1];
}

/** The same for lines that may be doubles; null for a line of several parts. */
function keyOf(table: FeatureTable, feature: number): string | null {
  const { featureOffsets } = table;
  if ((featureOffsets[feature + 1] as number) - (featureOffsets[feature] as number) !== 1) return null;
  const [first, last] = verticesOf(table, feature);
  const ends = [placeOf(table, first), placeOf(table, last)].sort();
  return `${last - first} ${ends.join(' ')}`;
}

function placeOf({ xy }: FeatureTable, vertex: number): string {
  return `${Math.round((xy[2 * vertex] as number) / gridM)},${Math.round((xy[2 * vertex + 1] as number) / gridM)}`;
}

/** Whether the second is drawn backwards; null: they differ. */
function comparison(table: FeatureTable, a: number, b: number): boolean | null {
  const [first, last] = verticesOf(table, a);
  const [begin, end] = verticesOf(table, b);
  const isAlike = (other: (k: number) => number): boolean => {
    for (let k = 0; k <= last - first; k++)
      if (placeOf(table, first + k) !== placeOf(table, other(k))) return false;
    return true;
  };
  if (isAlike((k) => begin + k)) return false;
  return isAlike((k) => end - k) ? true : null;
}
