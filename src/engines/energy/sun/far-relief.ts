import { columnAt, columnCentre, type Grid, rowAt, rowCentre } from '../../../base/grid.ts';
import { horizonSteps, type Surface } from './horizon.ts';

/** Relief around a surface, on cells of its own: those beyond the surface hide, those within are looked from only. */
export interface FarRelief {
  readonly surface: Surface;
  /** Its column of each column of the surface, and its row of each row. */
  readonly column: Uint32Array;
  readonly row: Uint32Array;
}

/**
 * The relief around a surface.
 *
 * @param groundM Of the surface, on `near`. @param aroundM Of what lies around, on `far`, coarser; NaN: not known.
 */
export function farReliefOf(
  near: Grid,
  groundM: Float32Array,
  far: Grid,
  aroundM: ArrayLike<number>,
): FarRelief {
  const heightM = Float32Array.from(aroundM);
  const isClear = new Uint8Array(heightM.length);
  for (let row = 0; row < far.rows; row++) {
    for (let column = 0; column < far.columns; column++) {
      const [c, r] = [columnAt(near, columnCentre(far, column)), rowAt(near, rowCentre(far, row))];
      if (c < 0 || r < 0 || c >= near.columns || r >= near.rows) continue;
      const cell = row * far.columns + column;
      isClear[cell] = 1;
      heightM[cell] = groundM[r * near.columns + c]!;
    }
  }
  const within = (position: number, count: number): number => Math.min(Math.max(position, 0), count - 1);
  return {
    surface: { columns: far.columns, rows: far.rows, cellSizeM: far.cellSizeM, heightM, isClear },
    column: Uint32Array.from({ length: near.columns }, (_, c) =>
      within(columnAt(far, columnCentre(near, c)), far.columns),
    ),
    row: Uint32Array.from({ length: near.rows }, (_, r) => within(rowAt(far, rowCentre(near, r)), far.rows)),
  };
}

/** Cells raised between two pauses: some 2 ms. */
const cellsBetweenPauses = 500_000;

/**
 * Raises the horizon of every cell of a surface, in steps of `horizonStepDeg`, to that of the relief around it. The bend
 * of the Earth is left out: 0.1° over 20 km.
 *
 * @param azimuth As of `horizonSteps`.
 */
export function* raiseByFarRelief(
  horizon: Uint8Array,
  { surface, column, row }: FarRelief,
  azimuth: number,
): Generator<void, void, void> {
  const far = yield* horizonSteps(surface, azimuth);
  const columns = column.length;
  const rowsBetweenPauses = Math.max(1, Math.floor(cellsBetweenPauses / columns));
  for (let r = 0; r < row.length; r++) {
    if (r % rowsBetweenPauses === 0) yield;
    const from = row[r]! * surface.columns;
    for (let c = 0; c < columns; c++) {
      const over = far[from + column[c]!]!;
      const cell = r * columns + c;
      if (over > horizon[cell]!) horizon[cell] = over;
    }
  }
}
