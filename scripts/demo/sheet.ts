/** Values on square cells, rows from north to south; places in metres of the commune's frame. */
export interface Sheet {
  readonly columns: number;
  readonly rows: number;
  readonly cellM: number;
  readonly westM: number;
  readonly northM: number;
  readonly values: Float64Array;
}

export function blankSheet(
  westM: number,
  southM: number,
  eastM: number,
  northM: number,
  cellM: number,
): Sheet {
  const columns = Math.round((eastM - westM) / cellM);
  const rows = Math.round((northM - southM) / cellM);
  return { columns, rows, cellM, westM, northM, values: new Float64Array(columns * rows) };
}

export const xOf = (sheet: Sheet, i: number): number =>
  sheet.westM + ((i % sheet.columns) + 0.5) * sheet.cellM;
export const yOf = (sheet: Sheet, i: number): number =>
  sheet.northM - (Math.floor(i / sheet.columns) + 0.5) * sheet.cellM;

/** Smooth value at a place (uniform cubic B-spline: the grid's stairs go, peaks are rounded); edges repeat. */
export function splineAt(sheet: Sheet, x: number, y: number): number {
  const u = (x - sheet.westM) / sheet.cellM - 0.5;
  const v = (sheet.northM - y) / sheet.cellM - 0.5;
  const column = Math.floor(u);
  const row = Math.floor(v);
  const su = splineWeights(u - column);
  const sv = splineWeights(v - row);
  let sum = 0;
  for (let r = 0; r < 4; r++) {
    const atRow = Math.min(sheet.rows - 1, Math.max(0, row + r - 1)) * sheet.columns;
    for (let c = 0; c < 4; c++) {
      const at = atRow + Math.min(sheet.columns - 1, Math.max(0, column + c - 1));
      sum += (sheet.values[at] as number) * (su[c] as number) * (sv[r] as number);
    }
  }
  return sum;
}

function splineWeights(t: number): readonly number[] {
  const s = 1 - t;
  return [
    (s * s * s) / 6,
    (3 * t * t * t - 6 * t * t + 4) / 6,
    (3 * s * s * s - 6 * s * s + 4) / 6,
    (t * t * t) / 6,
  ];
}

/** Value at a place, linear between the four cells around; edges repeat. */
export function valueAt(sheet: Sheet, x: number, y: number): number {
  const u = Math.min(sheet.columns - 1, Math.max(0, (x - sheet.westM) / sheet.cellM - 0.5));
  const v = Math.min(sheet.rows - 1, Math.max(0, (sheet.northM - y) / sheet.cellM - 0.5));
  const column = Math.min(sheet.columns - 2, Math.floor(u));
  const row = Math.min(sheet.rows - 2, Math.floor(v));
  const s = u - column;
  const t = v - row;
  const at = row * sheet.columns + column;
  const north = (sheet.values[at] as number) * (1 - s) + (sheet.values[at + 1] as number) * s;
  const below = at + sheet.columns;
  const south = (sheet.values[below] as number) * (1 - s) + (sheet.values[below + 1] as number) * s;
  return north * (1 - t) + south * t;
}
