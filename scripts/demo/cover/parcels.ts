import { drawn, smoothNoise } from '../chance.ts';
import { cellCount, cellX, cellY, grid } from './paper.ts';

/** What ground a cell is before it is anyone's: parcels never cross from one to another. */
export const zones = { barrier: 0, plain: 1, upland: 2, steep: 3, built: 4, between: 5 } as const;

export interface Parcel {
  readonly zone: number;
  readonly cells: Int32Array;
  /** Middle, m. */
  readonly x: number;
  readonly y: number;
  readonly hectares: number;
  /** 0 … 1, its own draw. */
  readonly draw: number;
}

export interface Parcels {
  readonly parcels: readonly Parcel[];
  /** Parcel of each cell; −1 where there is none. */
  readonly of: Int32Array;
}

/** How a place is parcelled: the size of a field, and how many times longer than wide. */
export interface Custom {
  readonly hectares: number;
  readonly slender: number;
}

/**
 * Cuts the ground between ways, waters and buildings into parcels: each connected piece of a zone is halved, along or
 * across, until its parts have the size of fields there. Cuts follow the piece's own length, or the contour on slopes.
 */
export function cutParcels(
  zone: Uint8Array,
  gradient: (cell: number) => readonly [number, number],
  customOf: (x: number, y: number, zone: number) => Custom,
): Parcels {
  const of = new Int32Array(cellCount).fill(-1);
  const parcels: Parcel[] = [];
  for (const piece of piecesOf(zone)) {
    const kind = zone[piece[0] as number] as number;
    const stack = [piece];
    for (let part = stack.pop(); part; part = stack.pop()) {
      const [x, y] = middle(part);
      const hectares = (part.length * grid.cellSizeM * grid.cellSizeM) / 10000;
      const custom = customOf(x, y, kind);
      const draw = drawn(811, Math.round(x), Math.round(y));
      const halves =
        kind === zones.steep || hectares < custom.hectares * (0.65 + 0.9 * draw)
          ? null
          : halved(part, x, y, gradient, custom, draw);
      if (halves) {
        stack.push(...halves);
        continue;
      }
      for (const cell of part) of[cell] = parcels.length;
      parcels.push({ zone: kind, cells: part, x, y, hectares, draw });
    }
  }
  return { parcels, of };
}

/** Connected pieces (by sides) of cells of one zone, from the north-west on. */
function piecesOf(zone: Uint8Array): Int32Array[] {
  const seen = new Uint8Array(cellCount);
  const pieces: Int32Array[] = [];
  const stack: number[] = [];
  for (let start = 0; start < cellCount; start++) {
    const kind = zone[start] as number;
    if (seen[start] === 1 || kind === zones.barrier || kind === zones.built) continue;
    const cells: number[] = [];
    seen[start] = 1;
    stack.push(start);
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      cells.push(cell);
      for (const next of beside(cell)) {
        if (seen[next] === 1 || zone[next] !== kind) continue;
        seen[next] = 1;
        stack.push(next);
      }
    }
    pieces.push(Int32Array.from(cells));
  }
  return pieces;
}

function beside(cell: number): number[] {
  const column = cell % grid.columns;
  const cells: number[] = [];
  if (column > 0) cells.push(cell - 1);
  if (column + 1 < grid.columns) cells.push(cell + 1);
  if (cell >= grid.columns) cells.push(cell - grid.columns);
  if (cell + grid.columns < cellCount) cells.push(cell + grid.columns);
  return cells;
}

function middle(cells: Int32Array): readonly [number, number] {
  let x = 0;
  let y = 0;
  for (const cell of cells) {
    x += cellX(cell);
    y += cellY(cell);
  }
  return [x / cells.length, y / cells.length];
}

function halved(
  cells: Int32Array,
  x: number,
  y: number,
  gradient: (cell: number) => readonly [number, number],
  { slender }: Custom,
  draw: number,
): Int32Array[] | null {
  const { axis, ratio } = shapeOf(cells, x, y, gradient);
  // Long pieces are cut across; others along, until they are as slender as fields are here.
  const tilt = (drawn(812, Math.round(x), Math.round(y)) - 0.5) * 0.16;
  const [ux, uy] = ratio > slender ? axis : [-axis[1], axis[0]];
  const [dx, dy] = [ux - uy * tilt, uy + ux * tilt];
  const places = new Float64Array(cells.length);
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as number;
    const [cx, cy] = [cellX(cell), cellY(cell)];
    places[i] = (cx - x) * dx + (cy - y) * dy + 5 * smoothNoise(813, 110, cx, cy);
  }
  const sorted = Float64Array.from(places).sort();
  const cut = sorted[Math.floor(cells.length * (0.36 + 0.28 * draw))] as number;
  const low = cells.filter((_, i) => (places[i] as number) < cut);
  const high = cells.filter((_, i) => (places[i] as number) >= cut);
  return low.length < 12 || high.length < 12 ? null : [low, high];
}

/** Direction in which a piece is long, and how many times longer than wide: from its moments; on slopes, the contour. */
function shapeOf(
  cells: Int32Array,
  x: number,
  y: number,
  gradient: (cell: number) => readonly [number, number],
): { readonly axis: readonly [number, number]; readonly ratio: number } {
  let [xx, xy, yy, gx, gy] = [0, 0, 0, 0, 0];
  for (const cell of cells) {
    const [dx, dy] = [cellX(cell) - x, cellY(cell) - y];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
    const [sx, sy] = gradient(cell);
    gx += sx;
    gy += sy;
  }
  const slope = Math.sqrt(gx * gx + gy * gy) / cells.length;
  const moment = (ux: number, uy: number) => ux * ux * xx + 2 * ux * uy * xy + uy * uy * yy;
  if (slope > 0.045 && cells.length < 6000) {
    const size = Math.sqrt(gx * gx + gy * gy);
    const [ux, uy] = [-gy / size, gx / size];
    return { axis: [ux, uy], ratio: Math.sqrt(moment(ux, uy) / Math.max(1, moment(-uy, ux))) };
  }
  const half = (xx + yy) / 2;
  const root = Math.sqrt(((xx - yy) / 2) * ((xx - yy) / 2) + xy * xy);
  const [vx, vy] = Math.abs(xy) < 1e-6 ? (xx >= yy ? [1, 0] : [0, 1]) : [xy, half + root - xx];
  const size = Math.sqrt(vx * vx + vy * vy);
  return {
    axis: [vx / size, vy / size],
    ratio: Math.sqrt((half + root) / Math.max(1, half - root)),
  };
}
