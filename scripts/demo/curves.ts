/** Easting, northing in m from the south-west corner of the commune. */
export type Spot = readonly [x: number, y: number];

/** Smooth curve through points (uniform Catmull-Rom), with `steps` segments between two of them. */
export function smoothed(points: readonly Spot[], steps: number): Spot[] {
  const curve: Spot[] = [];
  const at = (i: number) => points[Math.min(points.length - 1, Math.max(0, i))] as Spot;
  for (let i = 0; i + 1 < points.length; i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    for (let k = 0; k < steps; k++) {
      const t = k / steps;
      curve.push([blend(p0[0], p1[0], p2[0], p3[0], t), blend(p0[1], p1[1], p2[1], p3[1], t)]);
    }
  }
  curve.push(at(points.length - 1));
  return curve;
}

function blend(a: number, b: number, c: number, d: number, t: number): number {
  return (
    0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)
  );
}

/** Ordinate of a curve whose abscissas increase, linear between its points. */
export function ordinateAt(curve: readonly Spot[], x: number): number {
  const last = curve.length - 1;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((curve[middle] as Spot)[0] <= x) low = middle;
    else high = middle;
  }
  const a = curve[low] as Spot;
  const b = curve[high] as Spot;
  const t = Math.min(1, Math.max(0, (x - a[0]) / (b[0] - a[0])));
  return a[1] + (b[1] - a[1]) * t;
}

/** Nearest point of a line: how far, where along the line, and on which side (1: left of its direction). */
export interface Nearest {
  readonly distance: number;
  readonly along: number;
  readonly side: 1 | -1;
}

export function nearestOn(line: readonly Spot[], x: number, y: number): Nearest {
  const { flat, walked } = measured(line);
  let least = Number.POSITIVE_INFINITY;
  let segment = 0;
  let share = 0;
  for (let i = 0; i + 1 < line.length; i++) {
    const ax = flat[2 * i] as number;
    const ay = flat[2 * i + 1] as number;
    const dx = (flat[2 * i + 2] as number) - ax;
    const dy = (flat[2 * i + 3] as number) - ay;
    const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    const ex = x - ax - dx * t;
    const ey = y - ay - dy * t;
    const square = ex * ex + ey * ey;
    if (square >= least) continue;
    least = square;
    segment = i;
    share = t;
  }
  const [ax, ay] = line[segment] as Spot;
  const [bx, by] = line[segment + 1] as Spot;
  const before = walked[segment] as number;
  return {
    distance: Math.sqrt(least),
    along: before + share * ((walked[segment + 1] as number) - before),
    side: (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= 0 ? 1 : -1,
  };
}

interface Measured {
  readonly flat: Float64Array;
  /** Length of the line up to each vertex. */
  readonly walked: Float64Array;
}

const measures = new WeakMap<readonly Spot[], Measured>();

function measured(line: readonly Spot[]): Measured {
  const known = measures.get(line);
  if (known) return known;
  const flat = Float64Array.from(line.flat());
  const walked = new Float64Array(line.length);
  for (let i = 1; i < line.length; i++)
    walked[i] = (walked[i - 1] as number) + apart(line[i - 1] as Spot, line[i] as Spot);
  const measure = { flat, walked };
  measures.set(line, measure);
  return measure;
}

export function lengthOf(line: readonly Spot[]): number {
  let length = 0;
  for (let i = 0; i + 1 < line.length; i++) length += apart(line[i] as Spot, line[i + 1] as Spot);
  return length;
}

export function apart(a: Spot, b: Spot): number {
  return Math.sqrt((a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1]));
}

/** Point at a distance along a line, and the direction there (unit vector). */
export function pointAlong(line: readonly Spot[], along: number): { at: Spot; direction: Spot } {
  let left = along;
  for (let i = 0; i + 1 < line.length; i++) {
    const a = line[i] as Spot;
    const b = line[i + 1] as Spot;
    const length = apart(a, b);
    if (left <= length || i + 2 === line.length) {
      const direction: Spot = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
      return { at: [a[0] + direction[0] * left, a[1] + direction[1] * left], direction };
    }
    left -= length;
  }
  throw new Error('a line has two points or more');
}

/** The line moved sideways: to the left of its direction when positive. */
export function offsetLine(line: readonly Spot[], metres: number): Spot[] {
  return line.map((point, i) => {
    const a = line[Math.max(0, i - 1)] as Spot;
    const b = line[Math.min(line.length - 1, i + 1)] as Spot;
    const length = apart(a, b);
    return [point[0] - ((b[1] - a[1]) / length) * metres, point[1] + ((b[0] - a[0]) / length) * metres];
  });
}

/** 0 below `low`, 1 above `high`, smooth between. */
export function ramp(low: number, high: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
}

/** First place along line `a` where it crosses line `b`; null where it does not. */
export function meeting(a: readonly Spot[], b: readonly Spot[]): Spot | null {
  for (let i = 1; i < a.length; i++) {
    const [ax, ay] = a[i - 1] as Spot;
    const rx = (a[i] as Spot)[0] - ax;
    const ry = (a[i] as Spot)[1] - ay;
    for (let j = 1; j < b.length; j++) {
      const [bx, by] = b[j - 1] as Spot;
      const sx = (b[j] as Spot)[0] - bx;
      const sy = (b[j] as Spot)[1] - by;
      const cross = rx * sy - ry * sx;
      if (cross === 0) continue;
      const t = ((bx - ax) * sy - (by - ay) * sx) / cross;
      const u = ((bx - ax) * ry - (by - ay) * rx) / cross;
      if (t >= 0 && t <= 1 && u >= 0 && u <= 1) return [ax + rx * t, ay + ry * t];
    }
  }
  return null;
}
