import type { RasterValues } from '../src/territory/raster.ts';

export type Line = readonly (readonly [x: number, y: number])[];

/**
 * Lines of equal elevation, m in the raster's system, by marching squares: on each square of four cell centres the
 * line goes from side to side, linear between them; a saddle is cut by the mean of its corners.
 */
export function contourLines({ grid, values }: RasterValues, levelM: number): Line[] {
  const { columns, rows, cellSizeM, westM, northM } = grid;
  /** Crossed sides by a number of their own, with the point where they are crossed. */
  const points = new Map<number, readonly [number, number]>();
  const next = new Map<number, number[]>();
  const at = (column: number, row: number): number => values[row * columns + column] as number;
  const isAbove = (column: number, row: number): boolean => at(column, row) >= levelM;
  /** `axis` 0: from a centre to its eastern neighbour, 1: to its southern one. */
  const side = (column: number, row: number, axis: 0 | 1): number => {
    const key = 2 * (row * columns + column) + axis;
    if (points.has(key)) return key;
    const [from, to] = [at(column, row), axis === 0 ? at(column + 1, row) : at(column, row + 1)];
    const share = (levelM - from) / (to - from);
    const x = westM + (column + 0.5 + (axis === 0 ? share : 0)) * cellSizeM;
    const y = northM - (row + 0.5 + (axis === 1 ? share : 0)) * cellSizeM;
    points.set(key, [x, y]);
    return key;
  };
  const link = (a: number, b: number): void => {
    next.set(a, [...(next.get(a) ?? []), b]);
    next.set(b, [...(next.get(b) ?? []), a]);
  };
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const corners = [at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1)];
      if (corners.some(Number.isNaN)) continue;
      const crossed = [
        isAbove(column, row) === isAbove(column + 1, row) ? null : side(column, row, 0),
        isAbove(column + 1, row) === isAbove(column + 1, row + 1) ? null : side(column + 1, row, 1),
        isAbove(column, row + 1) === isAbove(column + 1, row + 1) ? null : side(column, row + 1, 0),
        isAbove(column, row) === isAbove(column, row + 1) ? null : side(column, row, 1),
      ];
      const [north, east, south, west] = crossed;
      const found = crossed.filter((key) => key !== null);
      if (found.length === 2) link(found[0] as number, found[1] as number);
      if (found.length !== 4 || north == null || east == null || south == null || west == null) continue;
      const middleIsAbove = corners.reduce((sum, z) => sum + z, 0) / 4 >= levelM;
      const cutsNorthWest = middleIsAbove !== isAbove(column, row);
      link(north, cutsNorthWest ? west : east);
      link(south, cutsNorthWest ? east : west);
    }
  }
  return chains(next).map((keys) => keys.map((key) => points.get(key) as readonly [number, number]));
}

/** Walks through links: open lines from their ends first, then rings. */
function chains(next: ReadonlyMap<number, readonly number[]>): number[][] {
  const seen = new Set<number>();
  const found: number[][] = [];
  const starts = [...next.keys()].sort((a, b) => (next.get(a)?.length ?? 0) - (next.get(b)?.length ?? 0));
  for (const start of starts) {
    if (seen.has(start)) continue;
    const chain = [start];
    seen.add(start);
    for (let here = start; ; ) {
      const ahead = next.get(here)?.find((key) => !seen.has(key));
      if (ahead === undefined) break;
      seen.add(ahead);
      chain.push(ahead);
      here = ahead;
    }
    const isRing = chain.length > 2 && next.get(start)?.includes(chain.at(-1) as number) === true;
    found.push(isRing ? [...chain, start] : chain);
  }
  return found;
}

/** The line with fewer vertices, none further than `toleranceM` from it (Ramer 1972; Douglas and Peucker 1973). */
export function simplified(line: Line, toleranceM: number): Line {
  if (line.length < 3) return line;
  const kept = new Set([0, line.length - 1]);
  const spans: [number, number][] = [[0, line.length - 1]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    let [farthest, most] = [-1, toleranceM];
    for (let i = from + 1; i < to; i++) {
      const distance = distanceToSegment(
        line[i] as Line[number],
        line[from] as Line[number],
        line[to] as Line[number],
      );
      if (distance > most) [farthest, most] = [i, distance];
    }
    if (farthest < 0) continue;
    kept.add(farthest);
    spans.push([from, farthest], [farthest, to]);
  }
  return line.filter((_, i) => kept.has(i));
}

function distanceToSegment([x, y]: Line[number], [x0, y0]: Line[number], [x1, y1]: Line[number]): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / squared));
  return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
}

export function lengthOf(line: Line): number {
  return line.slice(1).reduce((sum, [x, y], i) => {
    const [px, py] = line[i] as Line[number];
    return sum + Math.hypot(x - px, y - py);
  }, 0);
}
