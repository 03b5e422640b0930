import type { Spot } from '../curves.ts';

/** A convex outline, corners in one turning direction. */
export type Convex = readonly Spot[];

/** An oriented frame: origin, unit vector along (u), unit vector across (v), right-handed or mirrored. */
export interface Frame {
  readonly at: Spot;
  readonly u: Spot;
  readonly v: Spot;
}

export function inFrame({ at, u, v }: Frame, s: number, t: number): Spot {
  return [at[0] + u[0] * s + v[0] * t, at[1] + u[1] * s + v[1] * t];
}

/** Frame whose u points along a direction of any length; v to its left. */
export function frameToward(at: Spot, direction: Spot): Frame {
  const u = unit(direction);
  return { at, u, v: [-u[1], u[0]] };
}

/** The frame turned by an angle given by its tangent (exact operations only). */
export function turned(frame: Frame, tangent: number): Frame {
  const u = unit([frame.u[0] + frame.v[0] * tangent, frame.u[1] + frame.v[1] * tangent]);
  const left = frame.u[0] * frame.v[1] - frame.u[1] * frame.v[0] > 0;
  return { at: frame.at, u, v: left ? [-u[1], u[0]] : [u[1], -u[0]] };
}

export function unit([x, y]: Spot): Spot {
  const size = Math.sqrt(x * x + y * y);
  return size === 0 ? [1, 0] : [x / size, y / size];
}

/** Rectangle of a frame between two abscissas and two ordinates. */
export function box(frame: Frame, s0: number, s1: number, t0: number, t1: number): Convex {
  return [inFrame(frame, s0, t0), inFrame(frame, s1, t0), inFrame(frame, s1, t1), inFrame(frame, s0, t1)];
}

/** Whether two convex outlines come closer than a clearance, negative to let them touch (separating axes). */
export function meet(a: Convex, b: Convex, clearM: number): boolean {
  return !separated(a, b, clearM) && !separated(b, a, clearM);
}

function separated(a: Convex, b: Convex, clearM: number): boolean {
  for (let i = 0; i < a.length; i++) {
    const [px, py] = a[i] as Spot;
    const [qx, qy] = a[(i + 1) % a.length] as Spot;
    const length = Math.sqrt((qx - px) * (qx - px) + (qy - py) * (qy - py));
    if (length < 1e-9) continue;
    const nx = (qy - py) / length;
    const ny = (px - qx) / length;
    let lowA = Number.POSITIVE_INFINITY;
    let highA = Number.NEGATIVE_INFINITY;
    for (const [x, y] of a) {
      const along = x * nx + y * ny;
      lowA = Math.min(lowA, along);
      highA = Math.max(highA, along);
    }
    let lowB = Number.POSITIVE_INFINITY;
    let highB = Number.NEGATIVE_INFINITY;
    for (const [x, y] of b) {
      const along = x * nx + y * ny;
      lowB = Math.min(lowB, along);
      highB = Math.max(highB, along);
    }
    if (lowA - highB >= clearM || lowB - highA >= clearM) return true;
  }
  return false;
}

/** Area, positive when counter-clockwise, m². */
export function signedAreaM2(ring: readonly Spot[]): number {
  let twice = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i] as Spot;
    const [bx, by] = ring[(i + 1) % ring.length] as Spot;
    twice += ax * by - bx * ay;
  }
  return twice / 2;
}

export function isConvex(ring: readonly Spot[]): boolean {
  let sign = 0;
  for (let i = 0; i < ring.length; i++) {
    const a = ring[i] as Spot;
    const b = ring[(i + 1) % ring.length] as Spot;
    const c = ring[(i + 2) % ring.length] as Spot;
    const turn = (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);
    if (Math.abs(turn) < 1e-6) continue;
    if (sign !== 0 && turn > 0 !== sign > 0) return false;
    sign = turn;
  }
  return sign !== 0;
}

export function contains(ring: readonly Spot[], [x, y]: Spot): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay] = ring[i] as Spot;
    const [bx, by] = ring[j] as Spot;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

export function middleOf(ring: readonly Spot[]): Spot {
  let x = 0;
  let y = 0;
  for (const point of ring) {
    x += point[0];
    y += point[1];
  }
  return [x / ring.length, y / ring.length];
}

export type Box = readonly [west: number, south: number, east: number, north: number];

export function boxOf(ring: readonly Spot[]): Box {
  let [west, south] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let [east, north] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [x, y] of ring) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

/** A piece of line as a rectangle of a width, a little longer than the piece so that bends leave no gap. */
export function band(a: Spot, b: Spot, widthM: number): Convex {
  const frame = frameToward(a, [b[0] - a[0], b[1] - a[1]]);
  const length = Math.sqrt((b[0] - a[0]) * (b[0] - a[0]) + (b[1] - a[1]) * (b[1] - a[1]));
  return box(frame, -widthM / 8, length + widthM / 8, -widthM / 2, widthM / 2);
}

/** Where two pieces of line cross, as shares of each, ends included; null when they do not. */
export function crossing(a: Spot, b: Spot, c: Spot, d: Spot): readonly [number, number] | null {
  const [rx, ry] = [b[0] - a[0], b[1] - a[1]];
  const [sx, sy] = [d[0] - c[0], d[1] - c[1]];
  const cross = rx * sy - ry * sx;
  if (Math.abs(cross) < 1e-9) return null;
  const [px, py] = [c[0] - a[0], c[1] - a[1]];
  const t = (px * sy - py * sx) / cross;
  const u = (px * ry - py * rx) / cross;
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? [t, u] : null;
}
