import type { FeatureTable } from '../../../territory/feature-table.ts';
import { LineIndex } from '../../../territory/line-index.ts';
import type { RasterValues } from '../../../territory/raster.ts';
import { keyOfWord, roadNatures } from '../../../territory/road-words.ts';
import { numbersOf, textAt } from '../../../territory/table-ops.ts';
import { endsOf, placeKey } from './footway-ends.ts';
import { isCrossing, isForWheels, isNarrowing, isNatureTold, isNode, isUnfit } from './footway-kinds.ts';
import { type Roads, uses } from '../roads/roads.ts';
import { waySlopes } from './way-slopes.ts';
import type { WalkingWays } from './walking-ways.ts';

/** What a wheelchair passes, and how fast it goes on the level. */
export interface WheelchairLimits {
  /** Rise per length of any stretch that is longer than 2 m. */
  readonly slope: number;
  readonly crossSlope: number;
  readonly widthM: number;
  readonly kerbM: number;
  readonly levelMPerS: number;
}

/** The ways as a wheelchair takes them; one value per link. */
export interface WheelchairWays {
  /** Those of the walking ways, stairs open to nobody. */
  readonly roads: Roads;
  /** Seconds; Infinity: it does not pass. */
  readonly costs: Float64Array;
  /** 1: slopes, width and kerbs are told and no kerb or width has to be supposed. */
  readonly isDescribed: Uint8Array;
}

/** The French order of 15 January 2007, article 1, 1°: 8 % over 2 m, 12 % over 50 cm where 5 % cannot be had. */
const shortSlopes = [
  { upToM: 0.5, slope: 0.12 },
  { upToM: 2, slope: 0.08 },
] as const;
/** The steepest that the order allows anywhere, for lowered kerbs whose length is not told. */
const steepestRamp = 0.12;
/** Obstacles stand on the footway that is this near, and nodes at ends this near, m. */
const onFootwayM = 3;
const atEndM = 1;

/**
 * Speed uphill, as a share of that on the level. Force per weight is c + s, with c = 0.0153 on asphalt and work growing with
 * slope as measured on ramps (Axelson and Chesney 1999: 13.8 N·m on asphalt; 35.5, 44.5, 53.5, 71.6 on 3, 4, 5, 7 %);
 * power grows from 15 W on the level to 58 W at 8 % (Hashizume et al. 2011), in a straight line, and no further.
 * Downhill as on the level.
 */
export function speedShare(slope: number): number {
  if (!(slope > 0)) return 1;
  const power = 1 + (58 / 15 - 1) * Math.min(1, slope / 0.08);
  return (power * rolling) / (rolling + slope);
}
const rolling = 0.0153;

/**
 * How a wheelchair takes the ways. A footway is closed by stairs, by slopes, width or surface beyond the limits, by an
 * obstacle, or by a kerb at one of its ends: of a crossing where one begins there, else of every footway of the node. What is
 * not told closes nothing, and the way counts as not described. So do roads and paths, where only stairs and slopes are
 * known. Yields now and then.
 */
export function* wheelchairWays(
  { roads, table, footwayOf, footways }: WalkingWays,
  points: FeatureTable | null,
  terrain: RasterValues,
  limits: WheelchairLimits,
): Generator<void, WheelchairWays, void> {
  const links = roads.road.length;
  const { mean, steepest } = yield* waySlopes(roads, table, terrain);
  const use = roads.use.slice();
  const costs = new Float64Array(links).fill(Infinity);
  const isDescribed = new Uint8Array(links);
  const kerbs = footways === null ? null : yield* kerbsOf(footways, points);
  const isBlocked = yield* blockedBy(points, table, footwayOf, limits);
  const reader = footways === null ? null : new FootwayReader(footways, limits);
  for (let link = 0; link < links; link++) {
    if (link % 1024 === 0) yield;
    const feature = roads.road[link]!;
    const footway = footwayOf[feature]!;
    if (isStairs(table, feature) || (footway >= 0 && !reader!.isForWheels(footway))) use[link] = 0;
    if ((use[link]! & uses.walk) === 0) continue;
    const lengthM = roads.lengthM[link]!;
    let rise = Number.isNaN(mean[link]) ? 0 : mean[link]!;
    if (footway < 0) {
      if (steepest[link]! > allowedSlope(limits, lengthM)) continue;
    } else {
      const told = reader!.read(footway, lengthM);
      const ends = [roads.graph.tail[link]!, roads.graph.head[link]!].map((node) => {
        const known = kerbs!.at(roads.nodeXY[2 * node]!, roads.nodeXY[2 * node + 1]!, told.isCrossing);
        return Number.isNaN(told.loweredM) ? known : { ...noKerb, kerbM: told.loweredM };
      });
      const isObstructed = isBlocked.has(feature) && !told.isCleared;
      if (!told.passes || isObstructed || ends.some((kerb) => isTooHigh(kerb, limits))) continue;
      // A mean rise beyond the steepest that was measured is an error of the terrain.
      if (told.steepest < Math.abs(rise)) rise = rise < 0 ? -told.steepest : told.steepest;
      const isKerbTold = !told.isCrossing || ends.every((kerb) => kerb !== null && kerb.kerbM >= 0);
      isDescribed[link] = told.isTold && isKerbTold ? 1 : 0;
    }
    costs[link] = lengthM / (limits.levelMPerS * speedShare(rise));
  }
  return { roads: { ...roads, use }, costs, isDescribed };
}

function isStairs(table: FeatureTable, feature: number): boolean {
  return keyOfWord(roadNatures, textAt(table, 'nature', feature)) === 'stairs';
}

function allowedSlope({ slope }: WheelchairLimits, lengthM: number): number {
  const short = shortSlopes.find(({ upToM }) => lengthM <= upToM);
  return Math.max(slope, short?.slope ?? 0);
}

interface Told {
  readonly passes: boolean;
  readonly isTold: boolean;
  readonly isCrossing: boolean;
  /** Infinity: not told. */
  readonly steepest: number;
  /** Kerbs at both ends after works, m; NaN: none were done. */
  readonly loweredM: number;
  /** Obstacles were removed. */
  readonly isCleared: boolean;
}

/** Reads what a footway says of itself. */
class FootwayReader {
  private readonly table: FeatureTable;
  private readonly limits: WheelchairLimits;
  private readonly slope: Float64Array;
  private readonly crossSlope: Float64Array;
  private readonly widthM: Float64Array;
  private readonly loweredM: Float64Array;
  private readonly isCleared: Float64Array;

  constructor(table: FeatureTable, limits: WheelchairLimits) {
    this.table = table;
    this.limits = limits;
    this.slope = numbersOf(table, 'slopePercent');
    this.crossSlope = numbersOf(table, 'crossSlopePercent');
    this.widthM = numbersOf(table, 'widthM');
    this.loweredM = numbersOf(table, 'loweredKerbM');
    this.isCleared = numbersOf(table, 'isCleared');
  }

  isForWheels(footway: number): boolean {
    return isForWheels(textAt(this.table, 'nature', footway));
  }

  read(footway: number, lengthM: number): Told {
    const { table, limits } = this;
    const nature = textAt(table, 'nature', footway);
    const slope = Math.abs(this.slope[footway]!) / 100;
    const crossSlope = Math.abs(this.crossSlope[footway]!) / 100;
    const widthM = this.widthM[footway]!;
    const crosses = isCrossing(nature);
    const isTooMuch =
      slope > allowedSlope(limits, lengthM) ||
      crossSlope > limits.crossSlope ||
      widthM < limits.widthM ||
      isUnfit(textAt(table, 'surfaceState', footway));
    return {
      passes: !isTooMuch,
      // The standard gives crossings no width.
      isTold: isNatureTold(nature) && slope >= 0 && crossSlope >= 0 && (crosses || widthM > 0),
      isCrossing: crosses,
      steepest: Number.isNaN(slope) ? Infinity : slope,
      loweredM: this.loweredM[footway]!,
      isCleared: this.isCleared[footway] === 1,
    };
  }
}

/** What is known of a kerb; NaN: not told. */
interface Kerb {
  readonly kerbM: number;
  readonly slope: number;
  readonly widthM: number;
  readonly narrowM: number;
}

const noKerb: Kerb = { kerbM: Number.NaN, slope: Number.NaN, widthM: Number.NaN, narrowM: Number.NaN };

function isTooHigh(kerb: Kerb | null, limits: WheelchairLimits): boolean {
  return (
    kerb !== null &&
    (kerb.kerbM > limits.kerbM ||
      kerb.slope > steepestRamp ||
      kerb.widthM < limits.widthM ||
      kerb.narrowM < limits.widthM)
  );
}

interface Kerbs {
  /** Kerb that a footway meets at a place: a crossing, or any where no crossing begins; null: none is known. */
  at(x: number, y: number, crosses: boolean): Kerb | null;
}

/** Kerbs at the ends of footways: those of the nodes that these name, else of the node within 1 m. */
function* kerbsOf(footways: FeatureTable, points: FeatureTable | null): Generator<void, Kerbs, void> {
  const crossings = new Set<string>();
  const kerbs = new Map<string, Kerb>();
  const nodes = points === null ? null : nodesOf(points);
  for (let footway = 0; footway < footways.count; footway++) {
    if (footway % 1024 === 0) yield;
    const crosses = isCrossing(textAt(footways, 'nature', footway));
    for (const [i, [x, y]] of endsOf(footways, footway).entries()) {
      const key = placeKey(x, y);
      if (crosses) crossings.add(key);
      const name = textAt(footways, i === 0 ? 'from' : 'to', footway);
      const kerb = nodes?.named.get(name) ?? nodes?.near(x, y);
      if (kerb && !kerbs.has(key)) kerbs.set(key, kerb);
    }
  }
  return {
    at(x, y, crosses) {
      const key = placeKey(x, y);
      return crosses || !crossings.has(key) ? (kerbs.get(key) ?? null) : null;
    },
  };
}

interface Nodes {
  readonly named: ReadonlyMap<string, Kerb>;
  near(x: number, y: number): Kerb | undefined;
}

function nodesOf(points: FeatureTable): Nodes {
  const [kerbM, slope, widthM, narrowM] = ['kerbM', 'kerbSlopePercent', 'kerbWidthM', 'widthM'].map((name) =>
    numbersOf(points, name),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  const named = new Map<string, Kerb>();
  const cells = new Map<string, { readonly x: number; readonly y: number; readonly kerb: Kerb }[]>();
  for (let point = 0; point < points.count; point++) {
    const nature = textAt(points, 'nature', point);
    if (!isNode(nature)) continue;
    const kerb = {
      kerbM: kerbM[point]!,
      slope: Math.abs(slope[point]!) / 100,
      widthM: widthM[point]!,
      narrowM: isNarrowing(nature) ? narrowM[point]! : Number.NaN,
    };
    named.set(points.ids[point] ?? '', kerb);
    const vertex = points.partOffsets[points.featureOffsets[point]!]!;
    const [x, y] = [points.xy[2 * vertex]!, points.xy[2 * vertex + 1]!];
    const key = cellKey(x, y, 0, 0);
    const there = cells.get(key);
    if (there) there.push({ x, y, kerb });
    else cells.set(key, [{ x, y, kerb }]);
  }
  return {
    named,
    near(x, y) {
      let [found, least]: [Kerb | undefined, number] = [undefined, atEndM * atEndM];
      for (const dx of [-1, 0, 1])
        for (const dy of [-1, 0, 1])
          for (const one of cells.get(cellKey(x, y, dx, dy)) ?? []) {
            const squared = (one.x - x) * (one.x - x) + (one.y - y) * (one.y - y);
            if (squared <= least && (found === undefined || squared < least))
              [found, least] = [one.kerb, squared];
          }
      return found;
    },
  };
}

function cellKey(x: number, y: number, dx: number, dy: number): string {
  return `${Math.floor(x / atEndM) + dx}/${Math.floor(y / atEndM) + dy}`;
}

/** Features that an obstacle leaves too little room on, or that a step within 3 m crosses. */
function* blockedBy(
  points: FeatureTable | null,
  table: FeatureTable,
  footwayOf: Int32Array,
  limits: WheelchairLimits,
): Generator<void, ReadonlySet<number>, void> {
  const blocked = new Set<number>();
  if (points === null) return blocked;
  const index = new LineIndex(table, (feature) => footwayOf[feature]! >= 0);
  const [widthM, heightM] = [numbersOf(points, 'widthM'), numbersOf(points, 'heightM')];
  for (let point = 0; point < points.count; point++) {
    if (point % 1024 === 0) yield;
    const nature = textAt(points, 'nature', point);
    if (isNode(nature)) continue;
    const isStep = nature === 'ressaut' && heightM[point]! > limits.kerbM;
    if (!isStep && !(widthM[point]! < limits.widthM)) continue;
    const vertex = points.partOffsets[points.featureOffsets[point]!]!;
    const found = index.nearest(points.xy[2 * vertex]!, points.xy[2 * vertex + 1]!, onFootwayM);
    if (found !== null) blocked.add(found.feature);
  }
  return blocked;
}
