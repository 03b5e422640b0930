import { smoothNoise } from './chance.ts';
import { nearestOn, ordinateAt, ramp, type Spot } from './curves.ts';
import { causeway, mainRoads, oldDike, plainLevelM } from './plan.ts';

const road = mainRoads.find(({ id }) => id === causeway.roadId)?.axis ?? [];

/**
 * Level to which people have filled the plain under their houses, m; −Infinity where they have not: along the
 * causeway's faubourg, and behind the old dike, the more the farther from it.
 */
export function madeGroundM(x: number, y: number): number {
  return Math.max(
    underFaubourgM(x, y),
    underMeadowsM(x, y),
    underLaneM(x, y),
    ...mounds.map((mound) => moundM(mound, x, y)),
  );
}

/** Small rises on which the plain's farms and the mill stand: middle, reach and height above the plain, m. */
const mounds: readonly (readonly [x: number, y: number, reachM: number, heightM: number])[] = [
  [1478, 2680, 52, 0.42],
  [410, 2220, 52, 0.34],
  [1952, 2147, 66, 0.7],
  [4552, 1570, 55, 0.28],
  [5020, 2040, 48, 0.8],
  [590, 2785, 58, 0.1],
  [2294, 2336, 42, 0.75],
];

function moundM([atX, atY, reachM, heightM]: (typeof mounds)[number], x: number, y: number): number {
  const far = (x - atX) * (x - atX) + (y - atY) * (y - atY);
  if (far > reachM * reachM) return Number.NEGATIVE_INFINITY;
  const built = ramp(reachM, reachM * 0.55, Math.sqrt(far));
  return plainLevelM(x) - 1 + (1 + heightM + 0.08 * smoothNoise(803, 25, x, y)) * built;
}

/** The market gardeners' lane, east of the causeway. */
const lane: readonly Spot[] = [
  [2940, 2086],
  [2990, 2070],
  [3066, 1984],
];

function underLaneM(x: number, y: number): number {
  if (x < 2900 || x > 3100 || y < 1950 || y > 2120) return Number.NEGATIVE_INFINITY;
  const built = ramp(34, 16, nearestOn(lane, x, y).distance);
  if (built === 0) return Number.NEGATIVE_INFINITY;
  return plainLevelM(x) - 1 + (1.34 + 0.14 * smoothNoise(804, 30, x, y)) * built;
}

function underFaubourgM(x: number, y: number): number {
  if (Math.abs(x - 2890) > 90 || y < causeway.toY - 40 || y > causeway.fromY + 20)
    return Number.NEGATIVE_INFINITY;
  const { distance, side } = nearestOn(road, x, y);
  const { dip } = causeway;
  const built =
    ramp(52, 26, distance) *
    ramp(causeway.toY - 40, causeway.toY, y) *
    ramp(causeway.fromY + 20, causeway.fromY - 15, y);
  if (built === 0) return Number.NEGATIVE_INFINITY;
  const inDip = ramp(dip.toY - 15, dip.toY + 25, y) * ramp(dip.fromY + 15, dip.fromY - 25, y);
  // The road runs south: its left is the east, the lower side in floods.
  const height = (side === 1 ? 1.12 : 1.4) - 0.2 * inDip + 0.24 * smoothNoise(801, 38, x, y);
  return plainLevelM(x) + height * built - 1.5 * (1 - built);
}

const behindDike: readonly Spot[] = [
  ...oldDike.filter(([x]) => x > 3140 && x < 4000),
  [3990, 2400],
  [3140, 2450],
];

function underMeadowsM(x: number, y: number): number {
  if (x < 3100 || x > 4060 || y < 2070 || y > 2460) return Number.NEGATIVE_INFINITY;
  const inside = within(behindDike, x, y)
    ? nearestOn([...behindDike, behindDike[0] as Spot], x, y).distance
    : 0;
  if (inside < 6) return Number.NEGATIVE_INFINITY;
  const built = ramp(6, 34, inside);
  const height = 0.2 + 0.46 * ramp(20, 200, inside) + 0.16 * smoothNoise(802, 75, x, y);
  return plainLevelM(x) + height * built - 0.8 * (1 - built);
}

function within(ring: readonly Spot[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i] as Spot;
    const [bx, by] = ring[j] as Spot;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Shelf at the foot of the northern slope, levelled for the neighbouring village's last rows of houses: heights above the plain. */
const shelf: readonly Spot[] = [
  [5285, 0.72],
  [5480, 0.72],
  [5550, 0.46],
  [5715, 0.46],
  [5760, 0.38],
  [5800, 0.36],
  [5900, 0.38],
];

/** Ground once that shelf is levelled, m: cut and filled. */
export function levelledM(x: number, y: number, groundM: number): number {
  if (x < 5270 || x > 5915 || y < 2020 || y > 2105) return groundM;
  const share = ramp(5270, 5290, x) * ramp(5915, 5890, x) * ramp(2022, 2042, y) * ramp(2104, 2090, y);
  const target = plainLevelM(x) + ordinateAt(shelf, x) + 0.055 * smoothNoise(805, 24, x, y);
  return groundM + (target - groundM) * share;
}
