import { called } from '../base/called.ts';
import { AppError } from '../base/errors.ts';
import { type Cut, cutLines } from '../territory/cut-lines.ts';
import { cutsOfDoubles } from '../territory/doubles.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import { LineIndex } from '../territory/line-index.ts';
import { pieceId } from '../territory/road-pieces.ts';
import { levelOf, roadDirections, roadNatures } from '../territory/road-words.ts';
import type { RawPart } from '../territory/table-builder.ts';
import { type NewFeature, withNumbers, withShapes, withText } from '../territory/table-edits.ts';
import type { FeatureLayer, RasterLayer } from '../territory/territory.ts';
import { deckProfile, distancesOf } from './deck-profile.ts';
import { elevationAt } from './dikes.ts';
import type { Edit } from './project.ts';
import { requireRoads } from './road-edits.ts';

type RoadNew = Extract<Edit, { kind: 'road-new' }>;

/**
 * How far the end of a drawn road may lie from the road that it joins, m: the axis drawn by hand (1 mm at 1:5000 is
 * 5 m), half a carriageway (3.5 m), and BD TOPO's own accuracy of 1.5 m.
 */
const joinM = 10;

/** A vertex of the new road; where it joins an old one, that one's feature. */
interface Vertex {
  readonly x: number;
  readonly y: number;
  /** NaN: from the ground. */
  readonly z: number;
  readonly joins: number;
}

/**
 * The layer with one more road. Its ends join the ends of roads within 10 m, else cut the nearest road there, else
 * stay free. On the ground (level 0) it also joins every road on the ground that it crosses; a bridge or a tunnel
 * joins at its ends only. Elevations that the edit does not give are those of the roads it joins and of the ground;
 * those of a bridge are linear from end to end, or, where its height over the ground is given, those of `deckProfile`.
 *
 * @throws AppError `edit/target-missing` in a territory without roads, `edit/invalid` when both ends join one
 * place, or when there are not as many elevations as vertices.
 */
export function addRoad(layer: FeatureLayer | undefined, terrain: RasterLayer, edit: RoadNew): FeatureLayer {
  const known = requireRoads(layer, edit);
  const { table } = known;
  if (edit.zM !== null && edit.zM.length !== edit.line.length)
    throw invalid(edit, 'has not one elevation a vertex');
  const index = new LineIndex(table);
  const cuts = new Map<number, Cut[]>();
  const drawn = edit.line.map(([x, y], i) => ({ x, y, z: edit.zM?.[i] ?? Number.NaN, joins: -1 }));
  const ends = [0, drawn.length - 1] as const;
  for (const at of ends) drawn[at] = joined(table, index, drawn[at] as Vertex, edit.level, cuts);
  if (drawn.every((vertex) => isSame(vertex, drawn[0]))) throw invalid(edit, 'begins and ends at one place');
  const vertices = edit.level === 0 ? withCrossings(table, index, drawn, cuts) : drawn;
  const high = withElevations(vertices, terrain, edit);
  const parts = piecesBetweenJoins(high, table.z !== null || edit.zM !== null || isRaised(edit));
  const { table: cut } = cutLines(table, cutsOfDoubles(table, cuts));
  const id = `edit/${edit.id}`;
  const like = high.find((vertex) => vertex.joins >= 0)?.joins ?? -1;
  const added = parts.map((part, i): NewFeature => ({ id: pieceId(id, i + 1), parts: [part], like }));
  return { ...known, table: described(withShapes(cut, new Map(), added), cut.count, edit) };
}

/** The end of a new road, at the end of an old one or on it. */
function joined(
  table: FeatureTable,
  index: LineIndex,
  vertex: Vertex,
  level: number,
  cuts: Map<number, Cut[]>,
): Vertex {
  const end = nearestEnd(table, index, vertex);
  if (end !== null) {
    const z = table.z?.[end.vertex] ?? Number.NaN;
    return {
      x: table.xy[2 * end.vertex] as number,
      y: table.xy[2 * end.vertex + 1] as number,
      z: orElse(z, vertex.z),
      joins: end.feature,
    };
  }
  const isAlike = (feature: number): boolean => {
    const other = levelOf(table, feature);
    return other === 0 || other === level;
  };
  const place = index.nearest(vertex.x, vertex.y, joinM, isAlike);
  if (place === null) return vertex;
  addCut(cuts, place.feature, place);
  return { x: place.x, y: place.y, z: orElse(elevationOn(table, place), vertex.z), joins: place.feature };
}

function nearestEnd(
  table: FeatureTable,
  index: LineIndex,
  { x, y }: Vertex,
): { readonly feature: number; readonly vertex: number } | null {
  let [leastM, found] = [joinM, null as { feature: number; vertex: number } | null];
  for (const segment of index.segmentsIn(x - joinM, y - joinM, x + joinM, y + joinM)) {
    const feature = index.featureAt(segment);
    for (const vertex of [segment, segment + 1].filter((v) => isEnd(table, feature, v))) {
      const [dx, dy] = [(table.xy[2 * vertex] as number) - x, (table.xy[2 * vertex + 1] as number) - y];
      const distanceM = Math.sqrt(dx * dx + dy * dy);
      if (distanceM > leastM || (distanceM === leastM && found !== null)) continue;
      leastM = distanceM;
      found = { feature, vertex };
    }
  }
  return found;
}

function isEnd(table: FeatureTable, feature: number, vertex: number): boolean {
  for (
    let part = table.featureOffsets[feature] as number;
    part < (table.featureOffsets[feature + 1] as number);
    part++
  ) {
    if (
      vertex === (table.partOffsets[part] as number) ||
      vertex === (table.partOffsets[part + 1] as number) - 1
    )
      return true;
  }
  return false;
}

/** The new road with a vertex wherever it crosses a road on the ground, which is cut there. */
function withCrossings(
  table: FeatureTable,
  index: LineIndex,
  drawn: readonly Vertex[],
  cuts: Map<number, Cut[]>,
): readonly Vertex[] {
  const vertices: Vertex[] = [];
  for (const [i, from] of drawn.entries()) {
    vertices.push(from);
    const to = drawn[i + 1];
    if (to === undefined) break;
    for (const { share, place } of crossings(table, index, from, to)) {
      const there: Vertex = {
        x: place.x,
        y: place.y,
        z: orElse(elevationOn(table, place), from.z + share * (to.z - from.z)),
        joins: place.feature,
      };
      if (isSame(there, vertices.at(-1)) || isSame(there, to)) continue;
      if (isAtJoin(there, drawn)) continue;
      addCut(cuts, place.feature, place);
      vertices.push(there);
    }
  }
  return vertices;
}

interface Crossing {
  /** Along the new road's segment. */
  readonly share: number;
  readonly place: Cut & { readonly feature: number };
}

function crossings(table: FeatureTable, index: LineIndex, from: Vertex, to: Vertex): readonly Crossing[] {
  const [west, east] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const [south, north] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  const found: Crossing[] = [];
  for (const vertex of index.segmentsIn(west, south, east, north)) {
    const feature = index.featureAt(vertex);
    if (levelOf(table, feature) !== 0) continue;
    const crossing = crossingOf(table, feature, vertex, from, to);
    if (crossing !== null) found.push(crossing);
  }
  return found.sort((a, b) => a.share - b.share || a.place.feature - b.place.feature);
}

function crossingOf(
  { xy }: FeatureTable,
  feature: number,
  vertex: number,
  from: Vertex,
  to: Vertex,
): Crossing | null {
  const [ax, ay] = [xy[2 * vertex] as number, xy[2 * vertex + 1] as number];
  const [bx, by] = [(xy[2 * vertex + 2] as number) - ax, (xy[2 * vertex + 3] as number) - ay];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const turn = dx * by - dy * bx;
  if (turn === 0) return null;
  const share = ((ax - from.x) * by - (ay - from.y) * bx) / turn;
  const across = ((ax - from.x) * dy - (ay - from.y) * dx) / turn;
  if (share < 0 || share > 1 || across < 0 || across > 1) return null;
  // The old road's own vertex, to the bit, where the crossing lies within a centimetre of it.
  const lengthM = Math.sqrt(bx * bx + by * by);
  const rounded = across * lengthM < 0.01 ? 0 : (1 - across) * lengthM < 0.01 ? 1 : across;
  const x = rounded === 1 ? (xy[2 * vertex + 2] as number) : ax + rounded * bx;
  const y = rounded === 1 ? (xy[2 * vertex + 3] as number) : ay + rounded * by;
  return { share, place: { feature, vertex, share: rounded, x, y } };
}

/** Whether a crossing is no more than the joint of an end with the road that it joins. */
function isAtJoin(there: Vertex, drawn: readonly Vertex[]): boolean {
  return [drawn[0], drawn.at(-1)].some((end) => {
    if (end === undefined || end.joins < 0) return false;
    const [dx, dy] = [end.x - there.x, end.y - there.y];
    return Math.sqrt(dx * dx + dy * dy) < (end.joins === there.joins ? joinM : 0.01);
  });
}

function isSame(a: Vertex, b: Vertex | undefined): boolean {
  return b !== undefined && Math.abs(a.x - b.x) < 0.01 && Math.abs(a.y - b.y) < 0.01;
}

/** Whether the edit says how high over the ground a bridge goes. */
function isRaised({ level, zM, deckHeightM }: Pick<RoadNew, 'level' | 'zM'> & Partial<RoadNew>): boolean {
  // Records of before decks had heights say nothing of them.
  return level > 0 && zM === null && (deckHeightM ?? null) !== null;
}

function withElevations(vertices: readonly Vertex[], terrain: RasterLayer, edit: RoadNew): readonly Vertex[] {
  const onGround = (vertex: Vertex): Vertex => ({
    ...vertex,
    z: orElse(vertex.z, elevationAt(terrain, vertex.x, vertex.y)),
  });
  if (edit.level === 0) return vertices.map(onGround);
  if (isRaised(edit)) {
    const ends = vertices.map((vertex, i) =>
      i === 0 || i === vertices.length - 1 ? onGround(vertex) : vertex,
    );
    const deck = deckProfile(ends, edit.deckHeightM ?? 0, (x, y) => elevationAt(terrain, x, y));
    if (deck !== null) return deck.map(({ x, y, z, of }) => ({ x, y, z, joins: vertices[of]?.joins ?? -1 }));
  }
  const along = distancesOf(vertices);
  const first = onGround(vertices[0] as Vertex).z;
  const rise = onGround(vertices.at(-1) as Vertex).z - first;
  const lengthM = along.at(-1) as number;
  return vertices.map((vertex, i) => ({
    ...vertex,
    z: orElse(vertex.z, first + (lengthM === 0 ? 0 : (rise * (along[i] as number)) / lengthM)),
  }));
}

/** The new road in pieces that end where it joins others. */
function piecesBetweenJoins(vertices: readonly Vertex[], hasZ: boolean): readonly RawPart[] {
  const parts: RawPart[] = [];
  let begin = 0;
  for (let i = 1; i < vertices.length; i++) {
    if (i < vertices.length - 1 && (vertices[i] as Vertex).joins < 0) continue;
    const own = vertices.slice(begin, i + 1);
    const xy = Float64Array.from(own.flatMap(({ x, y }) => [x, y]));
    parts.push({ xy, z: hasZ ? Float64Array.from(own, ({ z }) => z) : null });
    begin = i;
  }
  return parts;
}

/** The last features with what the edit says of them; `urban` stays that of the road they join. */
function described(table: FeatureTable, first: number, edit: RoadNew): FeatureTable {
  const added = Array.from({ length: table.count - first }, (_, i) => first + i);
  const texts: Readonly<Record<string, string>> = {
    name: edit.name || edit.label,
    nature: roadNatures[edit.nature],
    importance: edit.importance,
    level: String(edit.level),
    direction: roadDirections[edit.direction],
    lightVehicleAccess: 'Libre',
    state: 'En service',
    private: '',
    busOnly: '',
    number: '',
    classification: '',
    walkAccess: '',
    cycleRight: '',
    cycleLeft: '',
  };
  const numbers: Readonly<Record<string, number>> = {
    lanes: edit.lanes,
    speedKmh: edit.speedKmh,
    widthM: Number.NaN,
    maxWeightT: Number.NaN,
    maxHeightM: Number.NaN,
    maxWidthM: Number.NaN,
    closedUses: Number.NaN,
    openedUses: Number.NaN,
    timedUses: Number.NaN,
    capacityPerH: Number.NaN,
    capacityFactor: Number.NaN,
    zoneKmh: Number.NaN,
  };
  const isTold = (value: string | number): boolean => value !== '' && !Number.isNaN(value);
  let result = table;
  for (const [name, text] of Object.entries(texts)) {
    if (isTold(text) || name in table.columns) result = withText(result, name, added, text);
  }
  for (const [name, value] of Object.entries(numbers)) {
    if (isTold(value) || name in table.columns) result = withNumbers(result, name, added, () => value);
  }
  return result;
}

function elevationOn({ z }: FeatureTable, { vertex, share }: Pick<Cut, 'vertex' | 'share'>): number {
  if (z === null) return Number.NaN;
  if (share === 0) return z[vertex] as number;
  return share === 1
    ? (z[vertex + 1] as number)
    : (z[vertex] as number) + share * ((z[vertex + 1] as number) - (z[vertex] as number));
}

function addCut(cuts: Map<number, Cut[]>, feature: number, { vertex, share, x, y }: Cut): void {
  const own = cuts.get(feature);
  if (own) own.push({ vertex, share, x, y });
  else cuts.set(feature, [{ vertex, share, x, y }]);
}

function orElse(value: number, other: number): number {
  return Number.isNaN(value) ? other : value;
}

function invalid(edit: RoadNew, why: string): AppError {
  const name = called(edit);
  return new AppError('edit/invalid', `"${name}" ${why}`, { edit: name });
}
