import { pointInRing } from '../../territory/ring.ts';
import { at, type Box, type Corners, doubleArea, smallestBox } from './footprint.ts';
import { type Skeleton, straightSkeleton } from './skeleton.ts';

/**
 * A pitched roof over a footprint, as a surface whose border is the top of the walls. Heights are shares of the
 * rise, 0 at the gutter … 1 at the ridge.
 */
export interface Roof {
  /** x, y (m, as the footprint's) and share of the rise, per point. */
  readonly points: readonly (readonly [x: number, y: number, share: number])[];
  /** Points round the footprint, counter-clockwise: its corners, and where a ridge ends in a gable. */
  readonly eaves: readonly number[];
  /** Slopes as loops of points, counter-clockwise seen from above. */
  readonly slopes: readonly (readonly number[])[];
  /** From the gutter to the ridge on plan, where that is largest, m. */
  readonly halfSpanM: number;
}

/** Which sides of a footprint are against a neighbour, and what the look of a house turns on. */
export interface Setting {
  /** Whether the place is inside another building. */
  readonly isBuilt: (x: number, y: number) => boolean;
  /** A number that is always the same for a building: picks among the usual forms. */
  readonly seed: number;
}

/** A building with more than this from gutter to ridge on plan, m, is taken for a hall and stays flat. */
const widestHalfSpanM = 13;
const largestM2 = 4000;
/** Slopes flatter than this are terraces and decks, steeper ones come from a tower on the same footprint. */
const flattestSlope = 0.12;
const steepestSlope = 1.3;
const mostCorners = 16;

/** How high a ridge is drawn over its gutter, m, for a rise of the data; 0 where flat is the honest picture. */
export function drawnRiseM(riseM: number, halfSpanM: number): number {
  if (!(riseM > 0.4) || halfSpanM > widestHalfSpanM || halfSpanM < 1) return 0;
  if (riseM < flattestSlope * halfSpanM) return 0;
  return Math.min(riseM, steepestSlope * halfSpanM);
}

/**
 * The roof of a footprint without courts: gabled or hipped on four corners, gabled along the longer sides of
 * what is nearly a rectangle, and by its straight skeleton otherwise. Null: none of these fits, flat.
 */
function pitchedRoof(corners: Corners, setting: Setting): Roof | null {
  const count = corners.length / 2;
  const areaM2 = doubleArea(corners) / 2;
  if (count < 4 || count > 40 || areaM2 > largestM2) return null;
  if (count === 4 && isConvex(corners)) return overFour(corners, setting);
  const box = acrossParties(corners, smallestBox(corners), setting);
  const isNearlyBox = areaM2 > 0.86 * 4 * box.halfLengthM * box.halfWidthM;
  const roof = isNearlyBox ? alongBox(corners, box) : null;
  if (roof || count > mostCorners) return roof;
  const skeleton = straightSkeleton(corners);
  const hipped = skeleton && fromSkeleton(skeleton, count);
  return hipped && covers(hipped, areaM2) ? hipped : null;
}

/**
 * The roofs of a footprint: one, or two for a plot with a wing behind it between party walls, the body's first,
 * with its ridge along the street.
 */
export function pitchedRoofs(corners: Corners, setting: Setting): readonly Roof[] {
  const parts = bodyAndWing(corners, setting);
  if (parts) {
    const [body, wing] = parts;
    const isBuilt = (x: number, y: number) => !pointInRing(corners, x, y) && setting.isBuilt(x, y);
    return [overFour(body, { ...setting, isBuilt }), overFour(wing, alone)];
  }
  const roof = pitchedRoof(corners, setting);
  return roof ? [roof] : [];
}

/** A wing has its ridge along itself, and a gable. */
const alone: Setting = { isBuilt: () => false, seed: 99 };

/** An L of six corners with a party wall, cut at its inner corner across that wall: body and wing. Null: no such L. */
function bodyAndWing(corners: Corners, setting: Setting): readonly [Corners, Corners] | null {
  if (corners.length !== 12) return null;
  const inner = [0, 1, 2, 3, 4, 5].filter((i) => turnAt(corners, i) < 0);
  const [reflex] = inner;
  if (reflex === undefined || inner.length !== 1) return null;
  const turned = [0, 1, 2, 3, 4, 5].flatMap((k) => {
    const i = 2 * ((reflex + k) % 6);
    return [at(corners, i), at(corners, i + 1)];
  });
  const parties = [0, 1, 2, 3, 4, 5].filter((side) => isPartyWall(turned, side, setting));
  const wall = parties
    .map((side) => sideOf(turned, side))
    .reduce<Side | null>((a, b) => (!a || b.size > a.size ? b : a), null);
  if (!wall) return null;
  // The inner corner is 0; the cut goes on from the side, before or after it, that crosses the wall.
  const [before, after] = [sideOf(turned, 5), sideOf(turned, 0)];
  const crossing = (side: Side) => Math.abs(side.x * wall.y - side.y * wall.x);
  const isAfter = crossing(after) > crossing(before);
  const cut = isAfter
    ? meets(turned, [-after.x, -after.y], sideOf(turned, 3), turned.slice(6, 8))
    : meets(turned, [before.x, before.y], sideOf(turned, 2), turned.slice(4, 6));
  if (!cut) return null;
  const one = isAfter ? [...turned.slice(2, 8), ...cut] : [...turned.slice(0, 6), ...cut];
  const other = isAfter ? [...cut, ...turned.slice(8), ...turned.slice(0, 2)] : [...cut, ...turned.slice(6)];
  if (!isConvex(one) || !isConvex(other)) return null;
  return doubleArea(one) >= doubleArea(other) ? [one, other] : [other, one];
}

interface Side {
  /** Unit direction, and length, m. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

function sideOf(corners: Corners, side: number): Side {
  const [i, j] = [2 * side, (2 * side + 2) % corners.length];
  const dx = at(corners, j) - at(corners, i);
  const dy = at(corners, j + 1) - at(corners, i + 1);
  const size = Math.hypot(dx, dy);
  return { x: dx / size, y: dy / size, size };
}

function turnAt(corners: Corners, i: number): number {
  const count = corners.length / 2;
  const [a, b] = [sideOf(corners, (i + count - 1) % count), sideOf(corners, i)];
  return a.x * b.y - a.y * b.x;
}

/** Where a ray from the first corner meets a side that starts at a place, well inside it; null: it does not. */
function meets(
  corners: Corners,
  [ux, uy]: readonly [number, number],
  side: Side,
  start: readonly number[],
): readonly [number, number] | null {
  const turn = ux * side.y - uy * side.x;
  if (Math.abs(turn) < 0.5) return null;
  const [dx, dy] = [at(start, 0) - at(corners, 0), at(start, 1) - at(corners, 1)];
  const along = (dx * uy - dy * ux) / turn;
  if (along < 0.3 || along > side.size - 0.3) return null;
  return [at(start, 0) + side.x * along, at(start, 1) + side.y * along];
}

/** Whether slopes lie side by side over the whole footprint: what crosses itself does not. */
function covers({ points, slopes }: Roof, areaM2: number): boolean {
  let sum = 0;
  for (const slope of slopes) {
    const doubled = doubleArea(slope.flatMap((point) => (points[point] ?? []).slice(0, 2)));
    if (doubled < -1e-3) return false;
    sum += doubled / 2;
  }
  return Math.abs(sum - areaM2) < 0.005 * areaM2;
}

function isConvex(corners: Corners): boolean {
  const n = corners.length;
  for (let i = 0; i < n; i += 2) {
    const [j, k] = [(i + 2) % n, (i + 4) % n];
    const ax = at(corners, j) - at(corners, i);
    const ay = at(corners, j + 1) - at(corners, i + 1);
    const bx = at(corners, k) - at(corners, j);
    const by = at(corners, k + 1) - at(corners, j + 1);
    if (ax * by - ay * bx < 0.05 * Math.hypot(ax, ay) * Math.hypot(bx, by)) return false;
  }
  return true;
}

/**
 * A ridge from the middle of one side to that of the opposite one: between party walls where neighbours stand,
 * so along the street, else along the longer sides. Detached houses are hipped now and then, square ones often.
 */
function overFour(corners: Corners, setting: Setting): Roof {
  const built = [0, 1, 2, 3].map((side) => (isPartyWall(corners, side, setting) ? 1 : 0));
  const evens = at(built, 0) + at(built, 2);
  const odds = at(built, 1) + at(built, 3);
  const length = (side: number) => {
    const [a, b] = [2 * side, (2 * side + 2) % 8];
    return Math.hypot(at(corners, b) - at(corners, a), at(corners, b + 1) - at(corners, a + 1));
  };
  const evenM = length(0) + length(2);
  const oddM = length(1) + length(3);
  // Built round on all sides: plots are deeper than wide, so that the party walls are the long ones.
  const isPacked = evens === odds && evens + odds > 2;
  const endsAreEven = evens === odds ? evenM <= oddM !== isPacked : evens > odds;
  const first = endsAreEven ? 0 : 1;
  const [across, along] = endsAreEven ? [evenM, oddM] : [oddM, evenM];
  const isAlone = evens + odds === 0;
  const chance = (setting.seed % 100) / 100;
  const isHipped = isAlone && across < along * 1.02 && chance < (along < 1.3 * across ? 0.55 : 0.14);
  const corner = (i: number) => [at(corners, 2 * (i % 4)), at(corners, 2 * (i % 4) + 1)] as const;
  const [a, b, c, d] = [corner(first), corner(first + 1), corner(first + 2), corner(first + 3)];
  const p = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as const;
  const q = [(c[0] + d[0]) / 2, (c[1] + d[1]) / 2] as const;
  const cut = isHipped ? Math.min(0.46, (0.42 * across) / along) : 0;
  const ridge = [
    [p[0] + (q[0] - p[0]) * cut, p[1] + (q[1] - p[1]) * cut, 1],
    [q[0] + (p[0] - q[0]) * cut, q[1] + (p[1] - q[1]) * cut, 1],
  ] as const;
  const points = [[...a, 0], [...b, 0], [...c, 0], [...d, 0], ...ridge] as const;
  const sides = [
    [1, 2, 5, 4],
    [3, 0, 4, 5],
  ];
  const halfSpanM = across / 4;
  if (!isHipped) return { points, eaves: [0, 4, 1, 2, 5, 3], slopes: sides, halfSpanM };
  return { points, eaves: [0, 1, 2, 3], slopes: [...sides, [0, 1, 4], [2, 3, 5]], halfSpanM };
}

/** Whether another building stands against most of a side. */
function isPartyWall(corners: Corners, side: number, { isBuilt }: Setting): boolean {
  const n = corners.length;
  const [i, j] = [2 * side, (2 * side + 2) % n];
  const dx = at(corners, j) - at(corners, i);
  const dy = at(corners, j + 1) - at(corners, i + 1);
  const size = Math.hypot(dx, dy);
  const [outX, outY] = [(0.5 * dy) / size, (-0.5 * dx) / size];
  return [0.25, 0.75].some((share) =>
    isBuilt(at(corners, i) + dx * share + outX, at(corners, i + 1) + dy * share + outY),
  );
}

/** The box with its length across when neighbours stand against its long sides more than against the others. */
function acrossParties(corners: Corners, box: Box, setting: Setting): Box {
  const built = [0, 0];
  const whole = [0, 0];
  for (let side = 0; 2 * side < corners.length; side++) {
    const [i, j] = [2 * side, (2 * side + 2) % corners.length];
    const dx = at(corners, j) - at(corners, i);
    const dy = at(corners, j + 1) - at(corners, i + 1);
    const size = Math.hypot(dx, dy);
    const isLong = Math.abs(dx * box.alongX + dy * box.alongY) > 0.7 * size ? 1 : 0;
    whole[isLong] = at(whole, isLong) + size;
    if (size > 1 && isPartyWall(corners, side, setting)) built[isLong] = at(built, isLong) + size;
  }
  const [ends, sides] = [at(built, 0) / (at(whole, 0) || 1), at(built, 1) / (at(whole, 1) || 1)];
  if (sides < 0.4 || sides < ends) return box;
  return {
    ...box,
    alongX: -box.alongY,
    alongY: box.alongX,
    halfLengthM: box.halfWidthM,
    halfWidthM: box.halfLengthM,
  };
}

/** Two slopes on both sides of the box's long axis; small recesses are under the same slope. */
function alongBox(corners: Corners, box: Box): Roof | null {
  const points: [number, number, number][] = [];
  const eaves: number[] = [];
  const sides: number[] = [];
  const acrossOf = (x: number, y: number) => {
    const across = (y - box.y) * box.alongX - (x - box.x) * box.alongY;
    return Math.abs(across) < 1e-3 ? 1e-3 : across;
  };
  for (let i = 0; i < corners.length; i += 2) {
    const j = (i + 2) % corners.length;
    const [x, y] = [at(corners, i), at(corners, i + 1)];
    const here = acrossOf(x, y);
    eaves.push(points.length);
    points.push([x, y, 1 - Math.min(1, Math.abs(here) / box.halfWidthM)]);
    sides.push(Math.sign(here));
    const [nextX, nextY] = [at(corners, j), at(corners, j + 1)];
    const next = acrossOf(nextX, nextY);
    if (here * next > 0) continue;
    const share = here / (here - next);
    eaves.push(points.length);
    points.push([x + (nextX - x) * share, y + (nextY - y) * share, 1]);
    sides.push(0);
  }
  const ends = eaves.filter((point) => sides[point] === 0);
  const [from, to] = ends;
  if (ends.length !== 2 || from === undefined || to === undefined) return null;
  const slopes = [eaves.slice(from, to + 1), [...eaves.slice(to), ...eaves.slice(0, from + 1)]];
  return slopes.some((slope) => slope.length < 3)
    ? null
    : { points, eaves, slopes, halfSpanM: box.halfWidthM };
}

/** Faces of a skeleton; a hip that ends a straight wing is stood up as a gable. */
function fromSkeleton({ nodes, faces }: Skeleton, count: number): Roof | null {
  const highest = Math.max(...nodes.map(([, , inside]) => inside));
  if (!(highest > 0.5)) return null;
  const points = nodes.map(([x, y, inside]): [number, number, number] => [x, y, inside / highest]);
  const eaves: number[] = [];
  const slopes: (readonly number[])[] = [];
  const moved = new Set<number>();
  for (const [side, face] of faces.entries()) {
    eaves.push(side);
    const apex =
      face.length === 3 && !moved.has(face[2] as number) ? gableOver(side, face, nodes, faces) : null;
    if (!apex) {
      slopes.push(face);
      continue;
    }
    const node = face[2] as number;
    moved.add(node);
    points[node] = [...apex, (points[node] as readonly number[])[2] as number];
    eaves.push(node);
  }
  return eaves.length >= count ? { points, eaves, slopes, halfSpanM: highest } : null;
}

/** Where the apex of a hip stands as a gable: on its side, in line with the ridge. Null: the hip stays. */
function gableOver(
  side: number,
  face: readonly number[],
  nodes: Skeleton['nodes'],
  faces: Skeleton['faces'],
): [number, number] | null {
  const count = faces.length;
  const apex = face[2] as number;
  const touching = faces.flatMap((other, i) => (other.includes(apex) ? [i] : []));
  const before = (side + count - 1) % count;
  const after = (side + 1) % count;
  if (touching.length !== 3 || !touching.includes(before) || !touching.includes(after)) return null;
  const [ux, uy] = directionOf(nodes, before, count);
  const [vx, vy] = directionOf(nodes, after, count);
  if (ux * vx + uy * vy > -0.985) return null;
  const [x, y] = nodes[apex] as readonly [number, number, number];
  const [ax, ay] = nodes[side] as readonly [number, number, number];
  const [sx, sy] = directionOf(nodes, side, count);
  const [rx, ry] = [vx - ux, vy - uy];
  const turn = rx * sy - ry * sx;
  if (Math.abs(turn) < 0.5) return null;
  const share = ((ax - x) * sy - (ay - y) * sx) / turn;
  return [x + rx * share, y + ry * share];
}

function directionOf(nodes: Skeleton['nodes'], side: number, count: number): readonly [number, number] {
  const [x0, y0] = nodes[side] as readonly [number, number, number];
  const [x1, y1] = nodes[(side + 1) % count] as readonly [number, number, number];
  const size = Math.hypot(x1 - x0, y1 - y0);
  return [(x1 - x0) / size, (y1 - y0) / size];
}
