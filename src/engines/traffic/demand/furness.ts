import { sum } from '../../../base/sum.ts';
/** A matrix with given margins: row by row, `rows × columns`. */
export interface Balanced {
  readonly trips: Float64Array;
  /** Whether every margin is met to the tolerance. */
  readonly converged: boolean;
  readonly iterations: number;
  /** Largest difference from a margin, as a part of it (of the mean margin where that is 0). */
  readonly largest: number;
  /** Sum of the rows' margins over that of the columns', as given: 1 when they agree. Columns are scaled to the rows. */
  readonly marginRatio: number;
  /** Trips of rows, and of columns, that no positive entry of the seed can take: left out of the margins. */
  readonly lostByRows: number;
  readonly lostByColumns: number;
}

interface FurnessOptions {
  /** Part of a margin by which it may be missed. */
  readonly tolerance?: number;
  readonly mostIterations?: number;
}

/** Rounds that any matrix gets; small ones go on for as many visits of their entries: margins that hardly fit need them. */
const leastPatience = 2000;
const mostVisits = 2e7;
/** Factors that pass it grow without end: zeros keep the margins from being met, and products would overflow. */
const largestFactor = 1e150;

/**
 * Scales rows and columns of a matrix in turn until its sums are the margins (Furness 1965, "Time function
 * iteration"; Deming and Stephan 1940). Zeros stay zeros, so that what is observed or forbidden keeps its pattern.
 *
 * Margins that do not agree: the rows' hold, the columns' are scaled to their sum. A row or column without a
 * positive entry keeps no trips, and they are told.
 *
 * @param seed `rows × columns`, ≥ 0, finite.
 */
export function furness(
  seed: Float64Array,
  rows: Float64Array,
  columns: Float64Array,
  options: FurnessOptions = {},
): Balanced {
  const n = rows.length;
  const m = columns.length;
  const { tolerance = 1e-8, mostIterations = Math.max(leastPatience, Math.floor(mostVisits / (n * m))) } =
    options;
  const { row, column, lostByRows, lostByColumns } = feasibleMargins(seed, rows, columns);
  const rowSum = sum(row);
  const columnSum = sum(column);
  const marginRatio = columnSum > 0 ? rowSum / columnSum : rowSum > 0 ? Infinity : 1;
  if (rowSum === 0 || columnSum === 0)
    return {
      trips: new Float64Array(n * m),
      converged: rowSum === columnSum,
      iterations: 0,
      largest: rowSum === columnSum ? 0 : 1,
      marginRatio,
      lostByRows: lostByRows + rowSum,
      lostByColumns: lostByColumns + columnSum,
    };
  for (let j = 0; j < m; j++) column[j]! *= marginRatio;
  const a = new Float64Array(n).fill(1);
  const b = new Float64Array(m).fill(1);
  const sums = new Float64Array(m);
  const mean = rowSum / n;
  let largest = Infinity;
  let iterations = 0;
  while (largest > tolerance && iterations < mostIterations) {
    iterations++;
    largest = 0;
    sums.fill(0);
    for (let i = 0; i < n; i++) {
      let reach = 0;
      for (let j = 0, k = i * m; j < m; j++, k++) reach += seed[k]! * b[j]!;
      // Before a row is scaled anew it shows by how much the last columns moved it.
      if (iterations > 1) largest = Math.max(largest, missed(a[i]! * reach, row[i]!, mean));
      a[i] = reach > 0 ? row[i]! / reach : 0;
      for (let j = 0, k = i * m; j < m; j++, k++) sums[j]! += a[i]! * seed[k]!;
    }
    let isBounded = true;
    for (let j = 0; j < m; j++) {
      const factor = sums[j]! > 0 ? column[j]! / sums[j]! : 0;
      if (factor > largestFactor || (factor > 0 && factor < 1 / largestFactor)) isBounded = false;
      b[j] = factor;
    }
    if (iterations === 1) largest = Infinity;
    if (!isBounded) break;
  }
  const trips = new Float64Array(n * m);
  for (let i = 0, k = 0; i < n; i++) for (let j = 0; j < m; j++, k++) trips[k] = a[i]! * seed[k]! * b[j]!;
  largest = largestMiss(trips, row, column, mean);
  return {
    trips,
    converged: largest <= tolerance,
    iterations,
    largest,
    marginRatio,
    lostByRows,
    lostByColumns,
  };
}

/** Margins without those of rows and columns that hold no positive entry towards a margin. */
function feasibleMargins(
  seed: Float64Array,
  rows: Float64Array,
  columns: Float64Array,
): { row: Float64Array; column: Float64Array; lostByRows: number; lostByColumns: number } {
  const row = rows.slice();
  const column = columns.slice();
  const m = columns.length;
  const columnReached = new Uint8Array(m);
  let lostByRows = 0;
  let lostByColumns = 0;
  for (let i = 0; i < rows.length; i++) {
    let reaches = false;
    for (let j = 0, k = i * m; j < m; j++, k++) {
      if (seed[k]! <= 0) continue;
      if (columns[j]! > 0) reaches = true;
      if (rows[i]! > 0) columnReached[j] = 1;
    }
    if (reaches) continue;
    lostByRows += row[i]!;
    row[i] = 0;
  }
  for (let j = 0; j < m; j++) {
    if (columnReached[j] === 1) continue;
    lostByColumns += column[j]!;
    column[j] = 0;
  }
  return { row, column, lostByRows, lostByColumns };
}

function largestMiss(trips: Float64Array, row: Float64Array, column: Float64Array, mean: number): number {
  const m = column.length;
  const sums = new Float64Array(m);
  let largest = 0;
  for (let i = 0; i < row.length; i++) {
    let total = 0;
    for (let j = 0, k = i * m; j < m; j++, k++) {
      total += trips[k]!;
      sums[j]! += trips[k]!;
    }
    largest = Math.max(largest, missed(total, row[i]!, mean));
  }
  for (let j = 0; j < m; j++) largest = Math.max(largest, missed(sums[j]!, column[j]!, mean));
  return largest;
}

function missed(found: number, wanted: number, mean: number): number {
  return Math.abs(found - wanted) / (wanted > 0 ? wanted : mean);
}
