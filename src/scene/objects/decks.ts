import type { FeatureTable } from '../../territory/feature-table.ts';
import { levelOf } from '../../territory/road-words.ts';
import { hasOwnLevels, type Structures, structuresOf } from '../../territory/structures.ts';
import { farthestDeckM, type Ground, type ScenePoint } from './ground.ts';

/** What a layer's structures are, and the level of each end of their parts over the drawn ground. */
export interface DeckEnds {
  readonly structures: Structures;
  readonly levels: Float64Array;
}

const known = new WeakMap<Ground, WeakMap<FeatureTable, DeckEnds>>();

/** Made once for a layer and a ground: ways and what is shown along them lie on the same decks. */
export function deckEnds(table: FeatureTable, ground: Ground): DeckEnds {
  const ofGround = known.get(ground) ?? new WeakMap<FeatureTable, DeckEnds>();
  known.set(ground, ofGround);
  const found = ofGround.get(table) ?? endsOver(table, ground);
  ofGround.set(table, found);
  return found;
}

function endsOver(table: FeatureTable, ground: Ground): DeckEnds {
  const structures = structuresOf(table);
  const levels = structures.endLevels((vertex) => groundUnder(table, vertex, ground));
  return { structures, levels };
}

/**
 * The axis of the deck of one part of a way, vertex by vertex: through their elevations where the data has them, else
 * straight from where its structure leaves the ground to where it reaches it; never under the ground.
 */
export function deckLine(table: FeatureTable, part: number, ground: Ground): readonly ScenePoint[] {
  const { levels } = deckEnds(table, ground);
  const { xy, z, partOffsets } = table;
  const first = partOffsets[part] as number;
  const last = (partOffsets[part + 1] as number) - 1;
  const along = lengthsAlong(table, first, last);
  const whole = along[last - first] || 1;
  const [from, to] = hasOwnLevels(table, part)
    ? [groundUnder(table, first, ground), groundUnder(table, last, ground)]
    : [levels[2 * part] as number, levels[2 * part + 1] as number];
  return Array.from(along, (lengthM, k): ScenePoint => {
    const [x, y] = [xy[2 * (first + k)] as number, xy[2 * (first + k) + 1] as number];
    const straight = from + ((to - from) * lengthM) / whole;
    const own = z?.[first + k] ?? Number.NaN;
    const level = own !== 0 && Math.abs(own - straight) < farthestDeckM ? own : straight;
    const under = ground.heightAt(x, y);
    return [
      x - ground.originXM,
      y - ground.originYM,
      ground.sceneZ(Number.isNaN(under) ? level : Math.max(level, under)),
    ];
  });
}

/** The deck under a line of eastings and northings, m, point by point; null: it lies on the ground. */
type FindDeck = (xy: ArrayLike<number>) => readonly ScenePoint[] | null;

/** Finds the decks of a layer of roads that lines run on: lines that have the very vertices of a way, either way round. */
export function decksOf(roads: FeatureTable | null, ground: Ground): FindDeck {
  if (roads === null) return () => null;
  const places = placesOnDecks(roads);
  return (xy) => {
    const count = xy.length / 2;
    for (const { part, vertex } of places.get(keyOf(xy, 0)) ?? [])
      for (const step of [1, -1]) {
        const last = vertex + step * (count - 1);
        const [first, end] = [roads.partOffsets[part] as number, roads.partOffsets[part + 1] as number];
        if (last < first || last >= end || !isAlong(roads.xy, vertex, step, xy)) continue;
        const line = deckLine(roads, part, ground);
        return Array.from({ length: count }, (_, k) => line[vertex + step * k - first] as ScenePoint);
      }
    return null;
  };
}

/** The vertices of all decks, by where they are. */
function placesOnDecks(
  roads: FeatureTable,
): ReadonlyMap<string, readonly { readonly part: number; readonly vertex: number }[]> {
  const places = new Map<string, { readonly part: number; readonly vertex: number }[]>();
  for (let feature = 0; feature < roads.count; feature++) {
    if (!(levelOf(roads, feature) > 0)) continue;
    const endPart = roads.featureOffsets[feature + 1] as number;
    for (let part = roads.featureOffsets[feature] as number; part < endPart; part++) {
      const end = roads.partOffsets[part + 1] as number;
      for (let vertex = roads.partOffsets[part] as number; vertex < end; vertex++) {
        const here = places.get(keyOf(roads.xy, vertex));
        if (here) here.push({ part, vertex });
        else places.set(keyOf(roads.xy, vertex), [{ part, vertex }]);
      }
    }
  }
  return places;
}

function keyOf(xy: ArrayLike<number>, vertex: number): string {
  return `${xy[2 * vertex]} ${xy[2 * vertex + 1]}`;
}

/** Whether the vertices from one on, taken forward or back, are those of a line. */
function isAlong(own: Float64Array, vertex: number, step: number, xy: ArrayLike<number>): boolean {
  for (let k = 0; k < xy.length / 2; k++) {
    const at = 2 * (vertex + step * k);
    if (own[at] !== xy[2 * k] || own[at + 1] !== xy[2 * k + 1]) return false;
  }
  return true;
}

function lengthsAlong({ xy }: FeatureTable, first: number, last: number): Float64Array {
  const along = new Float64Array(last - first + 1);
  for (let v = first; v < last; v++) {
    const dx = (xy[2 * v + 2] as number) - (xy[2 * v] as number);
    const dy = (xy[2 * v + 3] as number) - (xy[2 * v + 1] as number);
    along[v - first + 1] = (along[v - first] as number) + Math.hypot(dx, dy);
  }
  return along;
}

function groundUnder({ xy }: FeatureTable, vertex: number, ground: Ground): number {
  const z = ground.heightAt(xy[2 * vertex] as number, xy[2 * vertex + 1] as number);
  return Number.isNaN(z) ? ground.lowestM : z;
}
