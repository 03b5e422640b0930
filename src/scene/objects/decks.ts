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

/** A directed way: a feature's identifier, `+` or `-`, and a number where it has several; and its line. */
interface DirectedLine {
  readonly id: string;
  /** Easting, northing, m, in the direction of travel. */
  readonly xy: Float64Array;
}

/** Finds the deck on which a directed way of a layer of roads runs, point by point; null: it lies on the ground. */
export function decksOf(
  roads: FeatureTable | null,
  ground: Ground,
): (way: DirectedLine) => readonly ScenePoint[] | null {
  const raised = new Map<string, number>();
  for (let feature = 0; roads !== null && feature < roads.count; feature++)
    if (levelOf(roads, feature) > 0) raised.set(roads.ids[feature] as string, feature);
  return ({ id, xy }) => {
    const feature = raised.get(id.replace(/[+-]\d*$/, ''));
    return roads === null || feature === undefined ? null : deckAlong(roads, feature, xy, ground);
  };
}

/** The stretch of a feature's decks that has these vertices, in their order. */
function deckAlong(
  table: FeatureTable,
  feature: number,
  xy: Float64Array,
  ground: Ground,
): readonly ScenePoint[] | null {
  const count = xy.length / 2;
  const isAt = (vertex: number, k: number): boolean =>
    table.xy[2 * vertex] === xy[2 * k] && table.xy[2 * vertex + 1] === xy[2 * k + 1];
  const endPart = table.featureOffsets[feature + 1] as number;
  for (let part = table.featureOffsets[feature] as number; part < endPart; part++) {
    const first = table.partOffsets[part] as number;
    const end = table.partOffsets[part + 1] as number;
    for (let from = first; from + count <= end; from++) {
      const to = from + count - 1;
      const isForward = isAt(from, 0) && isAt(to, count - 1);
      if (!isForward && !(isAt(to, 0) && isAt(from, count - 1))) continue;
      const line = deckLine(table, part, ground).slice(from - first, to - first + 1);
      return isForward ? line : line.toReversed();
    }
  }
  return null;
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
