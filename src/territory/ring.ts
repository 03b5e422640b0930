/** Area enclosed by a ring, m²; positive when it turns counter-clockwise. Closed or not. */
export function signedArea(xy: ArrayLike<number>): number {
  const n = xy.length / 2;
  const x0 = xy[0] as number;
  const y0 = xy[1] as number;
  let twice = 0;
  for (let i = 0, j = n - 1; i < n; j = i++) {
    const ax = (xy[2 * j] as number) - x0;
    const ay = (xy[2 * j + 1] as number) - y0;
    const bx = (xy[2 * i] as number) - x0;
    const by = (xy[2 * i + 1] as number) - y0;
    twice += ax * by - bx * ay;
  }
  return twice / 2;
}

/** Whether a point lies inside a ring, by the even-odd rule; closed or not. */
export function pointInRing(xy: ArrayLike<number>, x: number, y: number): boolean {
  const n = xy.length / 2;
  let inside = false;
  for (let i = 0, j = n - 1; i < n; j = i++) {
    const ay = xy[2 * i + 1] as number;
    const by = xy[2 * j + 1] as number;
    if (ay > y === by > y) continue;
    const ax = xy[2 * i] as number;
    const bx = xy[2 * j] as number;
    if (x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/**
 * Where a closed ring crosses itself, or null. Neighbouring edges may share their vertex; a ring that only
 * touches itself at a vertex does not cross. Edges are swept by their west end, so that a long coast costs
 * little more than its length.
 */
export function selfCrossing(xy: ArrayLike<number>): readonly [number, number] | null {
  const edges = xy.length / 2 - 1;
  if (edges < 4) return null;
  const west = new Float64Array(edges);
  const east = new Float64Array(edges);
  for (let i = 0; i < edges; i++) {
    const a = xy[2 * i] as number;
    const b = xy[2 * i + 2] as number;
    west[i] = Math.min(a, b);
    east[i] = Math.max(a, b);
  }
  const order = Uint32Array.from({ length: edges }, (_, i) => i).sort(
    (a, b) => (west[a] as number) - (west[b] as number),
  );
  let active: number[] = [];
  for (const edge of order) {
    const from = west[edge] as number;
    active = active.filter((other) => (east[other] as number) >= from);
    for (const other of active) {
      const crossing = properCrossing(xy, edge, other);
      if (crossing) return crossing;
    }
    active.push(edge);
  }
  return null;
}

/** Where edges i and j cross strictly inside both, or null. */
function properCrossing(xy: ArrayLike<number>, i: number, j: number): readonly [number, number] | null {
  const ax = xy[2 * i] as number;
  const ay = xy[2 * i + 1] as number;
  const bx = xy[2 * i + 2] as number;
  const by = xy[2 * i + 3] as number;
  const cx = xy[2 * j] as number;
  const cy = xy[2 * j + 1] as number;
  const dx = xy[2 * j + 2] as number;
  const dy = xy[2 * j + 3] as number;
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return null;
  const c = cross(ax, ay, bx, by, cx, cy);
  const d = cross(ax, ay, bx, by, dx, dy);
  const a = cross(cx, cy, dx, dy, ax, ay);
  const b = cross(cx, cy, dx, dy, bx, by);
  if (!(c * d < 0 && a * b < 0)) return null;
  const t = a / (a - b);
  return [ax + t * (bx - ax), ay + t * (by - ay)];
}

/** Twice the area of the triangle (a, b, p). */
function cross(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  return (bx - ax) * (py - ay) - (px - ax) * (by - ay);
}
