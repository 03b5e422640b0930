/** Corners of a footprint as interleaved x, y, m, counter-clockwise, the first not repeated. */
export type Corners = readonly number[];

/** Corners closer than this to the line of their neighbours are left out, m. */
const flatnessM = 0.08;

/**
 * Corners of a closed outer ring moved by an origin, without repeated points and without those that bend the
 * outline by less than 8 cm. A ring without three corners gives fewer than six numbers.
 */
export function cornersOf(ring: ArrayLike<number>, originXM: number, originYM: number): number[] {
  const corners: number[] = [];
  const count = ring.length / 2 - 1;
  for (let i = 0; i < count; i++) {
    const x = (ring[2 * i] as number) - originXM;
    const y = (ring[2 * i + 1] as number) - originYM;
    const last = corners.length;
    if (last > 0 && Math.hypot(x - at(corners, last - 2), y - at(corners, last - 1)) < 0.02) continue;
    corners.push(x, y);
  }
  for (let i = 0; corners.length > 6 && i < corners.length; ) {
    if (isFlat(corners, i)) corners.splice(i, 2);
    else i += 2;
  }
  return corners;
}

function isFlat(corners: Corners, i: number): boolean {
  const n = corners.length;
  const [ax, ay] = [at(corners, (i + n - 2) % n), at(corners, (i + n - 1) % n)];
  const [bx, by] = [at(corners, (i + 2) % n), at(corners, (i + 3) % n)];
  const [dx, dy] = [bx - ax, by - ay];
  const [px, py] = [at(corners, i) - ax, at(corners, i + 1) - ay];
  const size = Math.hypot(dx, dy);
  const goesOn = px * dx + py * dy > 0 && px * dx + py * dy < size * size;
  return goesOn && Math.abs(px * dy - py * dx) < flatnessM * size;
}

/** Twice the area, positive when counter-clockwise, m². */
export function doubleArea(corners: Corners): number {
  let sum = 0;
  const [x0, y0] = [at(corners, 0), at(corners, 1)];
  for (let i = 0; i < corners.length; i += 2) {
    const j = (i + 2) % corners.length;
    sum += (at(corners, i) - x0) * (at(corners, j + 1) - y0);
    sum -= (at(corners, j) - x0) * (at(corners, i + 1) - y0);
  }
  return sum;
}

/** A rectangle round a footprint: centre, direction of its longer sides (unit), half its sides, m. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly alongX: number;
  readonly alongY: number;
  readonly halfLengthM: number;
  readonly halfWidthM: number;
}

/** The smallest rectangle with one side along a side of the footprint. */
export function smallestBox(corners: Corners): Box {
  let smallest: Box | null = null;
  for (let i = 0; i < corners.length; i += 2) {
    const j = (i + 2) % corners.length;
    const dx = at(corners, j) - at(corners, i);
    const dy = at(corners, j + 1) - at(corners, i + 1);
    const size = Math.hypot(dx, dy);
    if (size < 0.3) continue;
    const box = boxAlong(corners, dx / size, dy / size);
    if (!smallest || box.halfLengthM * box.halfWidthM < smallest.halfLengthM * smallest.halfWidthM)
      smallest = box;
  }
  return smallest ?? boxAlong(corners, 1, 0);
}

function boxAlong(corners: Corners, ux: number, uy: number): Box {
  let [lowA, highA, lowB, highB] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < corners.length; i += 2) {
    const a = at(corners, i) * ux + at(corners, i + 1) * uy;
    const b = at(corners, i + 1) * ux - at(corners, i) * uy;
    lowA = Math.min(lowA, a);
    highA = Math.max(highA, a);
    lowB = Math.min(lowB, b);
    highB = Math.max(highB, b);
  }
  const [a, b] = [(lowA + highA) / 2, (lowB + highB) / 2];
  const [halfA, halfB] = [(highA - lowA) / 2, (highB - lowB) / 2];
  const isLong = halfA >= halfB;
  return {
    x: a * ux - b * uy,
    y: a * uy + b * ux,
    alongX: isLong ? ux : -uy,
    alongY: isLong ? uy : ux,
    halfLengthM: isLong ? halfA : halfB,
    halfWidthM: isLong ? halfB : halfA,
  };
}

export function at(values: ArrayLike<number>, i: number): number {
  return values[i] as number;
}
