import { cellIndex, type Layout, tileRows } from './solver-layout.ts';
import { rowPieces } from './solver-pieces.ts';
import type { Side, SolverInput } from './solver-input.ts';

/** Kinds of faces treated apart; the same numbers as in assembly/special.ts. */
const faceKind = { crestX: 0, crestY: 1, outEast: 2, outSouth: 3, outWest: 4, outNorth: 5 } as const;

/** Words of one entry: face, kind, crest or slope, cell, inner cell. Byte offsets within a raster. */
export const entryWords = 5;

interface SpecialFace {
  readonly face: number;
  readonly kind: number;
  readonly value: number;
  readonly cell: number;
  readonly inner: number;
}

/** The faces treated apart, by rows of the padded frame: `rowFirst[r] … rowFirst[r + 1]` are those of row r. */
export interface SpecialFaces {
  readonly entries: readonly SpecialFace[];
  readonly rowFirst: Int32Array<ArrayBuffer>;
}

/** Row and column of the cell beyond a border cell's face, and of the one within. */
export function beyond(
  side: Side,
  row: number,
  column: number,
): { ring: [number, number]; inner: [number, number] } {
  const down = side === 'north' ? -1 : side === 'south' ? 1 : 0;
  const right = side === 'west' ? -1 : side === 'east' ? 1 : 0;
  return { ring: [row + down, column + right], inner: [row - down, column - right] };
}

const outKind = {
  east: faceKind.outEast,
  south: faceKind.outSouth,
  west: faceKind.outWest,
  north: faceKind.outNorth,
} as const;

/** Crests above both beds, and outflows through the border; in pieces. */
export function* specialFaces(input: SolverInput, layout: Layout): Generator<void, SpecialFaces, void> {
  const entries: SpecialFace[] = [];
  yield* addCrests(entries, input, layout, input.crestEastM, 0, 1);
  yield* addCrests(entries, input, layout, input.crestSouthM, 1, 0);
  for (const forcing of input.forcings) {
    if (forcing.kind !== 'outflow') continue;
    for (const index of forcing.cells) {
      const row = Math.floor(index / input.columns);
      const column = index - row * input.columns;
      const { ring, inner } = beyond(forcing.side, row, column);
      const cell = cellIndex(layout, row, column);
      const outside = cellIndex(layout, ring[0], ring[1]);
      entries.push({
        face: 4 * Math.min(cell, outside),
        kind: outKind[forcing.side],
        value: forcing.slope ?? -1,
        cell: 4 * cell,
        inner: 4 * cellIndex(layout, inner[0], inner[1]),
      });
    }
  }
  entries.sort((a, b) => a.face - b.face || a.kind - b.kind);
  return { entries, rowFirst: firstOfRows(entries, layout) };
}

function* addCrests(
  entries: SpecialFace[],
  input: SolverInput,
  layout: Layout,
  crestM: Float32Array<ArrayBuffer> | null,
  down: number,
  right: number,
): Generator<void, void, void> {
  if (crestM === null) return;
  const { columns, rows, bedM } = input;
  const kind = right === 1 ? faceKind.crestX : faceKind.crestY;
  for (const { from, to } of rowPieces(columns, rows - down)) {
    yield;
    for (let row = from; row < to; row++) {
      for (let column = 0; column < columns - right; column++) {
        const here = row * columns + column;
        const crest = crestM[here]!;
        if (!(crest > bedM[here]! && crest > bedM[here + down * columns + right]!)) continue;
        const face = 4 * cellIndex(layout, row, column);
        entries.push({ face, kind, value: crest, cell: face, inner: face });
      }
    }
  }
}

function firstOfRows(entries: readonly SpecialFace[], layout: Layout): Int32Array<ArrayBuffer> {
  const rowFirst = new Int32Array(layout.bands * tileRows + 1);
  for (const entry of entries) {
    const row = Math.floor((entry.face / 4 - layout.first) / layout.stride);
    rowFirst[row + 1]!++;
  }
  for (let r = 1; r < rowFirst.length; r++) rowFirst[r]! += rowFirst[r - 1]!;
  return rowFirst;
}
