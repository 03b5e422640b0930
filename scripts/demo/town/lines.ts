import { apart, pointAlong, type Spot } from '../curves.ts';

/** Corners cut twice over (Chaikin, 1974): the ends stay, bends become round. */
export function rounded(line: readonly Spot[], times: number): Spot[] {
  let current = [...line];
  for (let turn = 0; turn < times; turn++) {
    const next: Spot[] = [current[0] as Spot];
    for (let i = 0; i + 1 < current.length; i++) {
      const a = current[i] as Spot;
      const b = current[i + 1] as Spot;
      if (i > 0) next.push([a[0] * 0.75 + b[0] * 0.25, a[1] * 0.75 + b[1] * 0.25]);
      if (i + 2 < current.length) next.push([a[0] * 0.25 + b[0] * 0.75, a[1] * 0.25 + b[1] * 0.75]);
    }
    next.push(current[current.length - 1] as Spot);
    current = next;
  }
  return current;
}

/** The line with fewer points, none farther than a tolerance from it (Douglas and Peucker, 1973). */
export function simplified(line: readonly Spot[], toleranceM: number): Spot[] {
  const keep = new Uint8Array(line.length);
  keep[0] = 1;
  keep[line.length - 1] = 1;
  const stack: [number, number][] = [[0, line.length - 1]];
  for (let range = stack.pop(); range; range = stack.pop()) {
    const [first, last] = range;
    let farthest = -1;
    let most = toleranceM;
    for (let i = first + 1; i < last; i++) {
      const distance = toPiece(line[i] as Spot, line[first] as Spot, line[last] as Spot);
      if (distance <= most) continue;
      most = distance;
      farthest = i;
    }
    if (farthest < 0) continue;
    keep[farthest] = 1;
    stack.push([first, farthest], [farthest, last]);
  }
  return line.filter((_, i) => keep[i] === 1);
}

/** Distance of a point to a piece of line, m. */
export function toPiece([x, y]: Spot, [ax, ay]: Spot, [bx, by]: Spot): number {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
  return apart([x, y], [ax + dx * t, ay + dy * t]);
}

/** Part of a line between two distances along it. */
export function between(line: readonly Spot[], fromM: number, toM: number): Spot[] {
  const part: Spot[] = [pointAlong(line, fromM).at];
  let walked = 0;
  for (let i = 1; i < line.length; i++) {
    walked += apart(line[i - 1] as Spot, line[i] as Spot);
    if (walked > fromM + 0.01 && walked < toM - 0.01) part.push(line[i] as Spot);
  }
  part.push(pointAlong(line, toM).at);
  return part;
}

/** Points along a line, at most `stepM` apart, its own vertices included. */
export function densified(line: readonly Spot[], stepM: number): Spot[] {
  const points: Spot[] = [line[0] as Spot];
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1] as Spot;
    const b = line[i] as Spot;
    const pieces = Math.max(1, Math.ceil(apart(a, b) / stepM));
    for (let k = 1; k <= pieces; k++)
      points.push([a[0] + ((b[0] - a[0]) * k) / pieces, a[1] + ((b[1] - a[1]) * k) / pieces]);
  }
  return points;
}
