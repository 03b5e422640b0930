import type { FeatureTable } from '../../../territory/feature-table.ts';
import { textAt } from '../../../territory/table-ops.ts';

/** Ends of footways this near are one node where the file names none, m. */
const sameM = 0.5;
/** Ends that name one node and lie farther apart are not brought together, m. */
const namedM = 5;
const steps = [-1, 0, 1] as const;

/** A place to 1 cm, as nodes of the network are told apart. */
export function placeKey(x: number, y: number): string {
  return `${Math.round(100 * x)}/${Math.round(100 * y)}`;
}

/** First and last place of each part of a feature. */
export function endsOf(table: FeatureTable, feature: number): readonly (readonly [number, number])[] {
  return endVertices(table, feature).map((vertex) => [table.xy[2 * vertex]!, table.xy[2 * vertex + 1]!]);
}

/** Its first and last vertex, of each part. */
export function endVertices(
  { featureOffsets, partOffsets }: FeatureTable,
  feature: number,
): readonly number[] {
  const vertices: number[] = [];
  for (let part = featureOffsets[feature]!; part < featureOffsets[feature + 1]!; part++)
    vertices.push(partOffsets[part]!, partOffsets[part + 1]! - 1);
  return vertices;
}

/**
 * Footways whose ends share their coordinates where they are one node: by the node that `from` and `to` name (within
 * 5 m), else where they lie within 50 cm of an end before.
 */
export function joinedEnds(table: FeatureTable): FeatureTable {
  const xy = table.xy.slice();
  const named = new Map<string, readonly [number, number]>();
  const near = new NearbyPlaces(sameM);
  for (let feature = 0; feature < table.count; feature++) {
    const vertices = endVertices(table, feature);
    let before: readonly [number, number] | null = null;
    for (const [i, vertex] of vertices.entries()) {
      const name = i === 0 ? textAt(table, 'from', feature) : textAt(table, 'to', feature);
      const isWhole = vertices.length === 2;
      const own = [xy[2 * vertex]!, xy[2 * vertex + 1]!] as const;
      const node = isWhole && name !== '' ? named.get(name) : undefined;
      const found = node && isWithin(node, own, namedM) ? node : near.at(own);
      // A footway shorter than the reach stays one.
      const known: readonly [number, number] = i % 2 === 1 && found === before ? own : found;
      before = known;
      if (isWhole && name !== '' && !named.has(name)) named.set(name, known);
      [xy[2 * vertex], xy[2 * vertex + 1]] = known;
    }
  }
  return { ...table, xy };
}

function isWithin(a: readonly [number, number], b: readonly [number, number], reachM: number): boolean {
  const [offX, offY] = [a[0] - b[0], a[1] - b[1]];
  return offX * offX + offY * offY <= reachM * reachM;
}

/** Tells the first place seen within some distance of another one. */
class NearbyPlaces {
  private readonly reachM: number;
  private readonly cells = new Map<string, (readonly [number, number])[]>();

  constructor(reachM: number) {
    this.reachM = reachM;
  }

  at(place: readonly [number, number]): readonly [number, number] {
    const [column, row] = place.map((one) => Math.floor(one / this.reachM)) as [number, number];
    for (const dx of steps)
      for (const dy of steps)
        for (const other of this.cells.get(`${column + dx}/${row + dy}`) ?? []) {
          if (isWithin(other, place, this.reachM)) return other;
        }
    const key = `${column}/${row}`;
    const there = this.cells.get(key);
    if (there) there.push(place);
    else this.cells.set(key, [place]);
    return place;
  }
}
