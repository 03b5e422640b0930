import type { Grid } from '../../../base/grid.ts';
import { type FlatXY, forEachSpan } from '../../../territory/rasterize.ts';
import type { Places } from './grow.ts';
import { type FittedPlane, heightOn } from './plane-fit.ts';
import type { RoofWindow } from './roof-window.ts';
import { membersOf, pieces, type Segments } from './segment.ts';

/** How far from the line between two planes cells can have been given to the wrong one, cells. */
const seamCells = 2;
/** Side of the squares that areas are counted in, at most, m. */
const fineM = 0.125;

/**
 * Part of the outline that each plane covers. The outer cells, which tell nothing of the roof, go to what lies beside them;
 * two planes that meet are parted where they are equally high, so that a ridge through the middle of cells is not off by
 * half of one.
 *
 * @returns Shares of the outline, one per plane; what they lack to 1 lies on none.
 */
export function planeShares(
  rings: readonly FlatXY[],
  window: RoofWindow,
  places: Places,
  segments: Segments,
): Float64Array {
  const { grid } = window;
  const { planes } = segments;
  const label = widened(window, places, segments.label);
  const sides = sidesOf(segments, places);
  const near = stepsWithin(seamCells, grid.columns);
  const rivals = label.map(() => unasked);
  const lists: (readonly Rival[])[] = [];
  const times = Math.max(1, Math.ceil(grid.cellSizeM / fineM - 1e-9));
  const fine: Grid = {
    ...grid,
    columns: grid.columns * times,
    rows: grid.rows * times,
    cellSizeM: grid.cellSizeM / times,
  };
  const counts = new Float64Array(planes.length);
  let all = 0;
  forEachSpan(rings, fine, (row, first, end) => {
    const from = Math.floor(row / times) * grid.columns;
    all += end - first;
    for (let start = first; start < end; ) {
      const cell = from + Math.floor(start / times);
      const stop = Math.min(end, (cell - from + 1) * times);
      const own = label[cell]!;
      if (own >= 0) count(cell, own, row, start, stop);
      start = stop;
    }
  });
  return counts.map((squares) => (all > 0 ? squares / all : 0));

  /** Counts the squares of a row that lie in one cell. */
  function count(cell: number, own: number, row: number, start: number, stop: number): void {
    if (rivals[cell] === unasked) rivals[cell] = listed(rivalsOf(cell, own));
    if (rivals[cell] === none) {
      counts[own] = counts[own]! + stop - start;
      return;
    }
    for (let column = start; column < stop; column++) {
      // Points lie unevenly in their squares: lines along rows of squares would be off by half of one.
      const x = (column + part(row * golden)) * fine.cellSizeM;
      const y = -(row + part(column * golden)) * fine.cellSizeM;
      const owner = ownerAt(x, y, own, lists[rivals[cell]!]!);
      counts[owner] = counts[owner]! + 1;
    }
  }

  function listed(found: readonly Rival[]): number {
    return found.length === 0 ? none : lists.push(found) - 1;
  }

  /** The planes that meet a cell's own one so near that a part of the cell can be theirs. */
  function rivalsOf(cell: number, own: number): readonly Rival[] {
    let others: number[] | null = null;
    for (let i = 0; i < near.length; i++) {
      const other = label[cell + near[i]!] ?? -1;
      if (other < 0 || other === own) continue;
      if (others === null) others = [other];
      else if (!others.includes(other)) others.push(other);
    }
    // Most cells have one and the same plane all round.
    if (others === null) return noRivals;
    const found: Rival[] = [];
    for (const other of others) {
      const isOver = sides(own, other);
      if (isOver === null) continue;
      const [a, b] = [planes[own]!, planes[other]!];
      const difference = { east: a.east - b.east, north: a.north - b.north, base: a.base - b.base };
      // Planes one above the other have no line near this cell.
      const reach = seamCells * (Math.abs(difference.east) + Math.abs(difference.north)) * grid.cellSizeM;
      if (Math.abs(heightOn(difference, places.x[cell]!, places.y[cell]!)) > reach) continue;
      found.push({ plane: other, difference, isOver });
    }
    return found;
  }
}

/** Another plane near a cell, the cell's own one less it, and whether that is positive where the own one lies. */
interface Rival {
  readonly plane: number;
  readonly difference: FittedPlane;
  readonly isOver: boolean;
}

const noRivals: readonly Rival[] = [];
const unasked = -2;
const none = -1;
/** 1/φ: multiples of it fill an interval evenly. */
const golden = 0.618_033_988_75;

function part(value: number): number {
  return value - Math.floor(value);
}

function ownerAt(x: number, y: number, own: number, rivals: readonly Rival[]): number {
  for (const { plane, difference, isOver } of rivals) {
    if (heightOn(difference, x, y) > 0 !== isOver) return plane;
  }
  return own;
}

/** Says whether a plane is over another one, made longer, where it lies itself; null: both are, or neither. */
function sidesOf(
  { planes, label }: Segments,
  { x, y }: Places,
): (own: number, other: number) => boolean | null {
  const middles = membersOf(label, planes.length).map((cells) => {
    let [east, north] = [0, 0];
    for (const at of cells) {
      east += x[at]!;
      north += y[at]!;
    }
    return [east / cells.length, north / cells.length] as const;
  });
  return (own, other) => {
    const [a, b] = [planes[own]!, planes[other]!];
    const isOver = differenceAt(a, b, ...middles[own]!) > 0;
    return isOver === differenceAt(a, b, ...middles[other]!) > 0 ? null : isOver;
  };
}

/** Steps to the cells of a square around one, nearer ones first. */
function stepsWithin(reach: number, columns: number): readonly number[] {
  const side = 2 * reach + 1;
  const offsets = Array.from(
    { length: side * side },
    (_, k) => [Math.floor(k / side) - reach, (k % side) - reach] as const,
  );
  offsets.sort((a, b) => a[0] * a[0] + a[1] * a[1] - b[0] * b[0] - b[1] * b[1]);
  return offsets.slice(1).map(([down, right]) => down * columns + right);
}

function differenceAt(a: FittedPlane, b: FittedPlane, x: number, y: number): number {
  return heightOn(a, x, y) - heightOn(b, x, y);
}

/** Pieces without a plane under this are filled as if they were not there: a chimney, noise, m². */
const leastGapM2 = 2;

/**
 * Labels with those of the outer cells: each takes what lies beside it, ring by ring; a piece without a plane widens too,
 * unless it is small. So are filled cells between two planes, which on a steep ridge are mixed of both and lie on neither.
 */
function widened({ grid, isInner }: RoofWindow, { four, eight }: Places, label: Int16Array): Int16Array {
  const { columns, rows, cellSizeM } = grid;
  const isTold = isInner.slice();
  const isGap = (at: number): boolean => isInner[at] === 1 && label[at]! < 0;
  for (const piece of pieces(isInner.length, isGap, four)) {
    const isSmall = piece.length * cellSizeM * cellSizeM < leastGapM2;
    for (const at of piece) if (isSmall || isSeam(at)) isTold[at] = 0;
  }
  const wide = label.slice();
  const cells: number[] = [];
  for (let at = 0; at < isTold.length; at++) if (isTold[at] === 1) cells.push(at);
  const take = (at: number, own: number, isThere: boolean): void => {
    if (!isThere || isTold[at] === 1) return;
    isTold[at] = 1;
    wide[at] = own;
    cells.push(at);
  };
  function isSeam(at: number): boolean {
    return eight.some((step) => {
      const [one, other] = [label[at + step]!, label[at - step]!];
      return one >= 0 && other >= 0 && one !== other;
    });
  }
  for (let i = 0; i < cells.length; i++) {
    const at = cells[i]!;
    const column = at % columns;
    const own = wide[at]!;
    take(at - columns, own, at >= columns);
    take(at - 1, own, column > 0);
    take(at + 1, own, column + 1 < columns);
    take(at + columns, own, at + columns < columns * rows);
  }
  return wide;
}
