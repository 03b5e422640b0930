/** Cells handled between two yields where TypeScript walks a whole raster: a few milliseconds. */
const cellsOfPiece = 1 << 18;

/** Ranges of rows of some 260 000 cells: `from` included, `to` not. */
export function* rowPieces(
  columns: number,
  rows: number,
): Generator<{ readonly from: number; readonly to: number }, void, void> {
  const most = Math.max(1, Math.floor(cellsOfPiece / columns));
  for (let from = 0; from < rows; from += most) yield { from, to: Math.min(rows, from + most) };
}
