import { createGraph, type Graph } from '../../../base/graph.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { motorUses } from '../../../territory/road-uses.ts';
import { connectedGroups } from './components.ts';
import { defaultVehicleSizes, type Segment, SegmentReader, type VehicleSizes } from './road-attributes.ts';
import {
  type Capacities,
  capacityPerLane,
  classOf,
  defaultCapacities,
  defaultSpeeds,
  roadClasses,
  speedKeyOf,
  type Speeds,
} from './road-classes.ts';
import { type Findings, roadProblems } from './road-problems.ts';
import { openUse, type Roads } from './roads.ts';
import { Tally } from './tally.ts';
import { exitCapacities, type LightsRequest } from './traffic-lights.ts';
import { type BanRequest, resolveBans } from './turn-bans.ts';

export interface RoadOptions {
  /** Passenger cars an hour and lane, where other than `defaultCapacities`. */
  readonly capacities?: Partial<Capacities>;
  /** km/h of segments that state none, where other than `defaultSpeeds`. */
  readonly speeds?: Partial<Speeds>;
  readonly vehicles?: Partial<VehicleSizes>;
  /** Of the territory's layer and of edits. */
  readonly bans?: readonly BanRequest[];
  /** Of edits. */
  readonly lights?: readonly LightsRequest[];
}

/** A stretch of the layer between two nodes. */
interface Stretch {
  readonly feature: number;
  readonly firstVertex: number;
  readonly lastVertex: number;
}

/** Segments join where their ends have the same coordinates to 1 cm. */
const gridM = 0.01;

/**
 * The directed roads of a layer: each segment gives a link in every direction that somebody may use. Nodes come
 * in the order in which the segments' ends first meet them, links in the order of the segments, forward first.
 * A segment that ends where it begins is cut in two at the vertex nearest to its middle, so that what it serves
 * is still joined. One without length is left out, and so is one drawn again, vertex by vertex. `problems` tells.
 */
export function createRoads(table: FeatureTable, options: RoadOptions = {}): Roads {
  const reader = new SegmentReader(table, { ...defaultVehicleSizes, ...options.vehicles });
  const findings: Findings = {
    notInService: new Tally(),
    ferries: new Tally(),
    noLength: new Tally(),
    doubles: new Tally(),
    loops: new Tally(),
    badCapacity: new Tally(),
    badBans: new Tally(),
  };
  const builder = new RoadsBuilder(
    table,
    { ...defaultCapacities, ...options.capacities },
    { ...defaultSpeeds, ...options.speeds },
  );
  const drawn = new DrawnOnce(table);
  for (let feature = 0; feature < table.count; feature++) {
    const segment = reader.read(feature);
    const id = table.ids[feature] ?? String(feature);
    if (!segment.isInService) findings.notInService.add(id);
    else if (segment.nature === 'ferry') findings.ferries.add(id);
    else {
      if (hasBadCapacity(table, feature)) findings.badCapacity.add(id);
      for (const stretch of stretchesOf(table, feature, findings)) {
        if (drawn.isNew(stretch)) builder.add(stretch, segment);
        else findings.doubles.add(id);
      }
    }
  }
  const built = builder.build();
  const bans = resolveBans(built, table, options.bans ?? [], findings.badBans);
  const open = openUse(built);
  const { group, count } = connectedGroups(built.graph, open);
  const lights = options.lights ?? [];
  const capacityPerH = lights.length > 0 ? exitCapacities(built, table, lights) : built.capacityPerH;
  const entryPerH = built.capacityPerH;
  const joined = { component: group, components: count - nodesWithout(built.graph, open) };
  const roads: Roads = { ...built, ...joined, entryPerH, capacityPerH, bans, problems: [] };
  return { ...roads, problems: roadProblems(roads, table, findings, reader.assumed) };
}

/** How many nodes no link touches that somebody may use: they are part of no network. */
function nodesWithout({ nodes, tail, head }: Graph, open: Uint8Array): number {
  const touched = new Uint8Array(nodes);
  for (const [link, bits] of open.entries()) if (bits !== 0) touched[tail[link]!] = touched[head[link]!] = 1;
  return touched.reduce((count, is) => count + 1 - is, 0);
}

/** A capacity that was stated and cannot be one. */
function hasBadCapacity(table: FeatureTable, feature: number): boolean {
  const column = table.columns['capacityPerH'];
  if (column?.type !== 'number') return false;
  const value = column.values[feature] ?? Number.NaN;
  return !(Number.isNaN(value) || (value > 0 && value < Infinity));
}

function stretchesOf(table: FeatureTable, feature: number, findings: Findings): readonly Stretch[] {
  const id = table.ids[feature] ?? String(feature);
  const stretches: Stretch[] = [];
  for (let part = table.featureOffsets[feature]!; part < table.featureOffsets[feature + 1]!; part++) {
    const firstVertex = table.partOffsets[part]!;
    const lastVertex = table.partOffsets[part + 1]! - 1;
    const whole = { feature, firstVertex, lastVertex };
    if (!joins(table, firstVertex, lastVertex)) {
      stretches.push(whole);
      continue;
    }
    const middle = middleVertex(table, firstVertex, lastVertex);
    if (middle < 0) {
      findings.noLength.add(id);
      continue;
    }
    findings.loops.add(id);
    stretches.push({ ...whole, lastVertex: middle }, { ...whole, firstVertex: middle });
  }
  return stretches;
}

/** The inner vertex nearest to half the length, −1 where none stands apart from the ends. */
function middleVertex(table: FeatureTable, first: number, last: number): number {
  const half = pathLengthM(table, first, last) / 2;
  let [middle, nearest, along] = [-1, Infinity, 0];
  for (let vertex = first + 1; vertex < last; vertex++) {
    along += pathLengthM(table, vertex - 1, vertex);
    const off = Math.abs(along - half);
    if (off >= nearest || joins(table, first, vertex)) continue;
    middle = vertex;
    nearest = off;
  }
  return middle;
}

function cellOf(coordinate: number): number {
  return Math.round(coordinate / gridM);
}

/** Whether two vertices are the same node. */
function joins({ xy }: FeatureTable, a: number, b: number): boolean {
  return cellOf(xy[2 * a]!) === cellOf(xy[2 * b]!) && cellOf(xy[2 * a + 1]!) === cellOf(xy[2 * b + 1]!);
}

/** Length along the vertices, m; in three dimensions where both elevations of a step are known. */
export function pathLengthM({ xy, z }: FeatureTable, first: number, last: number): number {
  let lengthM = 0;
  for (let vertex = first; vertex < last; vertex++) {
    const dx = xy[2 * vertex + 2]! - xy[2 * vertex]!;
    const dy = xy[2 * vertex + 3]! - xy[2 * vertex + 1]!;
    const dz = z === null ? 0 : z[vertex + 1]! - z[vertex]!;
    lengthM += Math.sqrt(dx * dx + dy * dy + (Number.isFinite(dz) ? dz * dz : 0));
  }
  return lengthM;
}

/** A number that few other places share; what is found by it is compared in full. */
function mixed(x: number, y: number): number {
  const both = Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b);
  return Math.imul(both ^ (both >>> 15), 0xc2b2ae35);
}

/** Tells stretches that were drawn before, in either direction. */
class DrawnOnce {
  private readonly table: FeatureTable;
  private readonly seen = new Map<number, Stretch[]>();

  constructor(table: FeatureTable) {
    this.table = table;
  }

  isNew(stretch: Stretch): boolean {
    const { xy } = this.table;
    const { firstVertex: first, lastVertex: last } = stretch;
    const key = mixed(cellOf(xy[2 * first]!), cellOf(xy[2 * first + 1]!));
    const farKey = mixed(cellOf(xy[2 * last]!), cellOf(xy[2 * last + 1]!));
    const others = this.seen.get(key + farKey);
    if (others === undefined) {
      this.seen.set(key + farKey, [stretch]);
      return true;
    }
    if (others.some((other) => this.isSame(other, stretch))) return false;
    others.push(stretch);
    return true;
  }

  private isSame(a: Stretch, b: Stretch): boolean {
    const steps = a.lastVertex - a.firstVertex;
    if (steps !== b.lastVertex - b.firstVertex) return false;
    const along = Array.from({ length: steps + 1 }, (_, k) => k);
    return (
      along.every((k) => joins(this.table, a.firstVertex + k, b.firstVertex + k)) ||
      along.every((k) => joins(this.table, a.firstVertex + k, b.lastVertex - k))
    );
  }
}

type Built = Omit<Roads, 'component' | 'components' | 'entryPerH' | 'bans' | 'problems'>;

class RoadsBuilder {
  private readonly table: FeatureTable;
  private readonly capacities: Capacities;
  private readonly speeds: Speeds;
  private readonly nodes: NodeFinder;
  private readonly tail: number[] = [];
  private readonly head: number[] = [];
  private readonly road: number[] = [];
  private readonly isForward: number[] = [];
  private readonly firstVertex: number[] = [];
  private readonly lastVertex: number[] = [];
  private readonly opposite: number[] = [];
  private readonly use: number[] = [];
  private readonly timedUse: number[] = [];
  private readonly closedUse: number[] = [];
  private readonly roadClass: number[] = [];
  private readonly isUrban: number[] = [];
  private readonly lengthM: number[] = [];
  private readonly freeSpeedKmh: number[] = [];
  private readonly lanes: number[] = [];
  private readonly capacityPerH: number[] = [];
  private readonly slope: number[] = [];

  constructor(table: FeatureTable, capacities: Capacities, speeds: Speeds) {
    this.table = table;
    this.capacities = capacities;
    this.speeds = speeds;
    this.nodes = new NodeFinder(table.xy);
  }

  add(stretch: Stretch, segment: Segment): void {
    const isTwoWay = segment.forward !== 0 && segment.backward !== 0;
    if (segment.forward !== 0) this.push(stretch, segment, true, isTwoWay ? this.road.length + 1 : -1);
    if (segment.backward !== 0) this.push(stretch, segment, false, isTwoWay ? this.road.length - 1 : -1);
  }

  build(): Built {
    const nodeXY = this.nodes.coordinates();
    return {
      graph: createGraph(nodeXY.length / 2, Int32Array.from(this.tail), Int32Array.from(this.head)),
      nodeXY,
      road: Int32Array.from(this.road),
      isForward: Uint8Array.from(this.isForward),
      firstVertex: Int32Array.from(this.firstVertex),
      lastVertex: Int32Array.from(this.lastVertex),
      opposite: Int32Array.from(this.opposite),
      use: Uint8Array.from(this.use),
      timedUse: Uint8Array.from(this.timedUse),
      closedUse: Uint8Array.from(this.closedUse),
      roadClass: Uint8Array.from(this.roadClass),
      isUrban: Uint8Array.from(this.isUrban),
      lengthM: Float64Array.from(this.lengthM),
      freeSpeedKmh: Float64Array.from(this.freeSpeedKmh),
      lanes: Float64Array.from(this.lanes),
      capacityPerH: Float64Array.from(this.capacityPerH),
      slope: Float64Array.from(this.slope),
    };
  }

  private push(stretch: Stretch, segment: Segment, isForward: boolean, opposite: number): void {
    const { feature, firstVertex, lastVertex } = stretch;
    const { nature, importance, isUrban, zoneKmh, lanesPerDirection } = segment;
    const from = this.nodes.at(firstVertex);
    const to = this.nodes.at(lastVertex);
    const lengthM = pathLengthM(this.table, firstVertex, lastVertex);
    const roadClass = classOf(nature, importance);
    const use = isForward ? segment.forward : segment.backward;
    const speedKmh = Number.isNaN(segment.speedKmh)
      ? this.speeds[speedKeyOf(nature, importance, isUrban, segment.isClassedMotorway, segment.widthM)]
      : segment.speedKmh;
    const byLane = capacityPerLane(this.capacities, roadClass, isUrban, zoneKmh);
    const own = Number.isNaN(segment.capacityPerH) ? byLane * lanesPerDirection : segment.capacityPerH;
    this.tail.push(isForward ? from : to);
    this.head.push(isForward ? to : from);
    this.road.push(feature);
    this.isForward.push(isForward ? 1 : 0);
    this.firstVertex.push(firstVertex);
    this.lastVertex.push(lastVertex);
    this.opposite.push(opposite);
    this.use.push(use);
    this.timedUse.push(use & segment.timed);
    this.closedUse.push(use & segment.closed);
    this.roadClass.push(roadClasses.indexOf(roadClass));
    this.isUrban.push(isUrban ? 1 : 0);
    this.lengthM.push(lengthM);
    this.freeSpeedKmh.push(Math.min(speedKmh, zoneKmh));
    this.lanes.push(lanesPerDirection);
    this.capacityPerH.push((use & motorUses) === 0 ? 0 : own * segment.capacityFactor);
    this.slope.push(this.riseOf(stretch, lengthM) * (isForward ? 1 : -1));
  }

  private riseOf({ firstVertex, lastVertex }: Stretch, lengthM: number): number {
    const { z } = this.table;
    if (z === null) return 0;
    const rise = (z[lastVertex]! - z[firstVertex]!) / lengthM;
    return Number.isFinite(rise) ? rise : 0;
  }
}

/** Numbers the places where segments end, in the order in which they are met. */
class NodeFinder {
  private readonly xy: Float64Array;
  private readonly west: number;
  private readonly south: number;
  private readonly rows: number;
  private readonly found = new Map<number, number>();
  private readonly coordinate: number[] = [];

  constructor(xy: Float64Array) {
    this.xy = xy;
    let [west, south, north] = [Infinity, Infinity, -Infinity];
    for (let i = 0; i < xy.length; i += 2) {
      west = Math.min(west, xy[i]!);
      south = Math.min(south, xy[i + 1]!);
      north = Math.max(north, xy[i + 1]!);
    }
    this.west = cellOf(west);
    this.south = cellOf(south);
    this.rows = cellOf(north) - this.south + 1;
  }

  at(vertex: number): number {
    const x = this.xy[2 * vertex]!;
    const y = this.xy[2 * vertex + 1]!;
    // Exact up to 900 km by 900 km: below 2⁵³.
    const key = (cellOf(x) - this.west) * this.rows + (cellOf(y) - this.south);
    const known = this.found.get(key);
    if (known !== undefined) return known;
    const node = this.found.size;
    this.found.set(key, node);
    this.coordinate.push(x, y);
    return node;
  }

  coordinates(): Float64Array {
    return Float64Array.from(this.coordinate);
  }
}
