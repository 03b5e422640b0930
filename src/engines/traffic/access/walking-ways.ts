import type { FeatureTable } from '../../../territory/feature-table.ts';
import { type Cut, cutLines } from '../../../territory/cut-lines.ts';
import { LineIndex, type OnLine } from '../../../territory/line-index.ts';
import { roadNatures } from '../../../territory/road-words.ts';
import { TableBuilder } from '../../../territory/table-builder.ts';
import { concatTables, numbersOf, selectFeatures, textAt } from '../../../territory/table-ops.ts';
import { createRoads } from '../roads/create-roads.ts';
import { type Roads, uses } from '../roads/roads.ts';
import { isCrossing } from './footway-kinds.ts';
import { endsOf, endVertices, joinedEnds, placeKey } from './footway-ends.ts';

/** Ways on foot: footways where they are described, roads and paths elsewhere. */
export interface WalkingWays {
  readonly roads: Roads;
  /** The lines that the links follow. */
  readonly table: FeatureTable;
  /** Of each feature of the table: its feature in the layer of roads; of a footway, the road that it goes along. −1: none. */
  readonly roadOf: Int32Array;
  /** Its feature in the layer of footways, −1: a road, or a join. */
  readonly footwayOf: Int32Array;
  /** The layer of footways with its ends brought together; null: there is none. */
  readonly footways: FeatureTable | null;
}

/** A road is described where a footway goes along it at most this far: half of a wide street, m. */
const besideM = 15;
/** Cosine of the angle up to which two lines go along each other: 37°. */
const leastCosine = 0.8;
/** Described and other stretches shorter than this are no stretches of their own, m. */
const leastStretchM = 20;
const stepM = 10;
/** Up to here a footway that ends is joined to a road that goes on, and a road that is left out to a footway, m. */
const joinM = 25;
/** Up to here an end lies on another footway, m. */
const touchM = 1;

/**
 * The ways on foot of a territory. Where a footway goes along a road, the road is left out: who walks takes the footway,
 * with its kerbs. Ends of footways meet by the node that they name, else within 50 cm; an end that meets nothing is
 * joined to the footway that it touches (1 m), else to the nearest way (25 m); a road that goes on where another was
 * left out is joined to the nearest footway (25 m). A footway is closed to walkers where an edit closes its road to them.
 */
export function walkingWays(roads: Roads, table: FeatureTable, footways: FeatureTable | null): WalkingWays {
  if (footways === null || footways.count === 0)
    return {
      roads,
      table,
      roadOf: Int32Array.from({ length: table.count }, (_, feature) => feature),
      footwayOf: new Int32Array(table.count).fill(-1),
      footways: null,
    };
  const joined = joinedEnds(footways);
  const onFoot = new Set<number>();
  for (let link = 0; link < roads.road.length; link++)
    if ((roads.use[link]! & uses.walk) !== 0) onFoot.add(roads.road[link]!);
  const walkable = selectFeatures(numbered(table, 'walkRoad'), Uint32Array.from(onFoot).sort());
  const { kept, lost } = withoutDescribed(walkable, joined);
  const path = { nature: pathColumn(joined.count) };
  const both = concatTables([kept, numbered({ ...joined, columns: path }, 'walkFootway')]);
  const whole = withJoins(both, lost);
  const closed = numbersOf(table, 'closedUses').map((bits) => bits & uses.walk);
  const timed = numbersOf(table, 'timedUses').map((bits) => bits & uses.walk);
  const beside = new LineIndex(table, (feature) => onFoot.has(feature));
  const road = numbersOf(whole, 'walkRoad');
  const footwayOf = Int32Array.from(numbersOf(whole, 'walkFootway'), (one) => (Number.isNaN(one) ? -1 : one));
  const roadOf = footwayOf.map((footway, feature) => {
    if (footway >= 0) return nearestOf(beside, whole, feature)?.feature ?? -1;
    return Number.isNaN(road[feature]) ? -1 : road[feature]!;
  });
  const network = createRoads(whole);
  const closedUse = network.closedUse.slice();
  const timedUse = network.timedUse.slice();
  for (const [link, feature] of network.road.entries()) {
    const beside = roadOf[feature]!;
    if (beside < 0 || !(closed[beside]! > 0)) continue;
    const onFoot = network.use[link]! & uses.walk;
    if (timed[beside]! > 0) timedUse[link]! |= onFoot;
    else closedUse[link]! |= onFoot;
  }
  return { roads: { ...network, closedUse, timedUse }, table: whole, roadOf, footwayOf, footways: joined };
}

/** The table with the position of each feature in a column, which its pieces inherit. */
function numbered(table: FeatureTable, name: string): FeatureTable {
  const values = Float64Array.from({ length: table.count }, (_, feature) => feature);
  return { ...table, columns: { ...table.columns, [name]: { type: 'number', values } } };
}

function pathColumn(count: number): FeatureTable['columns'][string] {
  return { type: 'text', codes: new Uint32Array(count).fill(1), dictionary: ['', roadNatures.path] };
}

function nearestOf(index: LineIndex, table: FeatureTable, feature: number): { feature: number } | null {
  const [first, end] = verticesOf(table, feature);
  const middle = first + ((end - first) >> 1);
  const next = Math.min(middle, end - 2);
  const x = (table.xy[2 * next]! + table.xy[2 * next + 2]!) / 2;
  const y = (table.xy[2 * next + 1]! + table.xy[2 * next + 3]!) / 2;
  return index.nearest(x, y, besideM);
}

/** Vertices of a feature, from the first to before the end; of its first part where it has several. */
function verticesOf(table: FeatureTable, feature: number): readonly [number, number] {
  const part = table.featureOffsets[feature]!;
  return [table.partOffsets[part]!, table.partOffsets[part + 1]!];
}

/**
 * Roads without the stretches that footways go along, and the places at which a stretch that was left out ended.
 * A road of several parts is kept whole.
 */
function withoutDescribed(
  table: FeatureTable,
  footways: FeatureTable,
): { readonly kept: FeatureTable; readonly lost: ReadonlySet<string> } {
  const index = new LineIndex(footways, (feature) => !isCrossing(textAt(footways, 'nature', feature)));
  const cuts = new Map<number, readonly Cut[]>();
  const described = new Map<number, readonly boolean[]>();
  for (let feature = 0; feature < table.count; feature++) {
    if (table.featureOffsets[feature + 1]! - table.featureOffsets[feature]! !== 1) continue;
    const stretches = stretchesOf(table, feature, footways, index);
    described.set(
      feature,
      stretches.map(({ isDescribed }) => isDescribed),
    );
    if (stretches.length > 1)
      cuts.set(
        feature,
        stretches.slice(0, -1).map(({ end }) => end),
      );
  }
  const { table: cut, pieces } = cutLines(table, cuts);
  const left = new Set<number>();
  for (const [feature, flags] of described)
    for (const [i, piece] of (pieces.get(feature) ?? [feature]).entries()) if (flags[i]) left.add(piece);
  const lost = new Set<string>();
  for (const piece of left) for (const [x, y] of endsOf(cut, piece)) lost.add(placeKey(x, y));
  const kept = Uint32Array.from(Array.from({ length: cut.count }, (_, i) => i).filter((i) => !left.has(i)));
  return { kept: selectFeatures(cut, kept), lost };
}

interface Stretch {
  readonly isDescribed: boolean;
  readonly lengthM: number;
  /** Where it ends. */
  readonly end: Cut;
}

/** Stretches of a road, described and not in turn, from its first vertex on. */
function stretchesOf(
  table: FeatureTable,
  feature: number,
  footways: FeatureTable,
  index: LineIndex,
): readonly Stretch[] {
  const [first, end] = verticesOf(table, feature);
  const { xy } = table;
  const steps: Stretch[] = [];
  for (let vertex = first; vertex + 1 < end; vertex++) {
    const [ax, ay] = [xy[2 * vertex]!, xy[2 * vertex + 1]!];
    const [dx, dy] = [xy[2 * vertex + 2]! - ax, xy[2 * vertex + 3]! - ay];
    const lengthM = Math.sqrt(dx * dx + dy * dy);
    const count = Math.max(1, Math.ceil(lengthM / stepM));
    for (let k = 0; k < count; k++) {
      const middle = (k + 0.5) / count;
      const found = index.nearest(ax + middle * dx, ay + middle * dy, besideM);
      const share = (k + 1) / count;
      steps.push({
        isDescribed: found !== null && isAlong(footways, found, dx, dy),
        lengthM: lengthM / count,
        end: { vertex, share, x: ax + share * dx, y: ay + share * dy },
      });
    }
  }
  // Gaps between described stretches first, then described stretches too short to be any, last what is left at the ends.
  const whole = withoutShort(withoutShort(merged(steps), false, 'between'), true, 'anywhere');
  return withoutShort(whole, false, 'anywhere');
}

/** Whether a footway goes along a road's direction at the place nearest to it, and does not end there. */
function isAlong(footways: FeatureTable, place: OnLine, dx: number, dy: number): boolean {
  const { xy } = footways;
  const { feature, vertex, share } = place;
  const ends = endVertices(footways, feature);
  if ((share === 0 && ends.includes(vertex)) || (share === 1 && ends.includes(vertex + 1))) return false;
  const [fx, fy] = [xy[2 * vertex + 2]! - xy[2 * vertex]!, xy[2 * vertex + 3]! - xy[2 * vertex + 1]!];
  const size = Math.sqrt((dx * dx + dy * dy) * (fx * fx + fy * fy));
  return size > 0 && Math.abs(dx * fx + dy * fy) >= leastCosine * size;
}

/** Neighbours that are alike as one. */
function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = [];
  for (const one of stretches) {
    const last = result.at(-1);
    if (last?.isDescribed !== one.isDescribed) result.push(one);
    else result[result.length - 1] = { ...one, lengthM: last.lengthM + one.lengthM };
  }
  return result;
}

/** Short stretches of one sort turned into the other; the only one stays what it is. */
function withoutShort(
  stretches: readonly Stretch[],
  isDescribed: boolean,
  where: 'between' | 'anywhere',
): readonly Stretch[] {
  if (stretches.length === 1) return stretches;
  return merged(
    stretches.map((one, i) => {
      const isBetween = i > 0 && i < stretches.length - 1;
      const turns =
        one.isDescribed === isDescribed && one.lengthM < leastStretchM && (isBetween || where === 'anywhere');
      return turns ? { ...one, isDescribed: !isDescribed } : one;
    }),
  );
}

interface Join {
  readonly x: number;
  readonly y: number;
  readonly toX: number;
  readonly toY: number;
}

/** Roads and footways with what joins them: lines cut where a join comes, and the joins as lines of their own. */
function withJoins(table: FeatureTable, lost: ReadonlySet<string>): FeatureTable {
  const isFootway = numbersOf(table, 'walkFootway').map((one) => (Number.isNaN(one) ? 0 : 1));
  const index = new LineIndex(table);
  const meeting = new Map<string, number>();
  for (let feature = 0; feature < table.count; feature++)
    for (const [x, y] of endsOf(table, feature)) {
      const key = placeKey(x, y);
      meeting.set(key, (meeting.get(key) ?? 0) + 1);
    }
  const cuts = new Map<number, Cut[]>();
  const joins: Join[] = [];
  const done = new Set<string>();
  for (let feature = 0; feature < table.count; feature++) {
    for (const [x, y] of endsOf(table, feature)) {
      const key = placeKey(x, y);
      const wants = isFootway[feature] === 1 ? meeting.get(key) === 1 : lost.has(key);
      if (!wants || done.has(key)) continue;
      const touched = index.nearest(x, y, touchM, (one) => one !== feature && isFootway[one] === 1);
      const other =
        touched ??
        index.nearest(
          x,
          y,
          joinM,
          (one) => one !== feature && (isFootway[feature] === 1 || isFootway[one] === 1),
        );
      if (other === null) continue;
      done.add(key);
      const known = cuts.get(other.feature);
      if (known) known.push(other);
      else cuts.set(other.feature, [other]);
      if (placeKey(other.x, other.y) !== key) joins.push({ x, y, toX: other.x, toY: other.y });
    }
  }
  const cut = cutLines(table, cuts).table;
  if (joins.length === 0) return cut;
  const builder = new TableBuilder('line');
  for (const [i, { x, y, toX, toY }] of joins.entries())
    builder.addParts(`join/${i}`, [{ xy: Float64Array.of(x, y, toX, toY), z: null }]);
  return concatTables([cut, builder.build({ nature: pathColumn(joins.length) })]);
}
