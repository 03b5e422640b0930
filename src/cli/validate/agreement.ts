/** How two fields of depths agree. */
export interface DepthAgreement {
  /** Critical success index of the extents: cells wet in both over cells wet in either. */
  readonly csi: number;
  /** Root mean square of the difference of depths over cells wet in either, m. */
  readonly rmseM: number;
  /** Mean of found − expected over the same cells, m. */
  readonly biasM: number;
}

/** @param wetM Depth above which a cell is wet. Cells unknown in either are left out. */
export function compareDepths(found: Float32Array, expected: Float32Array, wetM: number): DepthAgreement {
  let both = 0;
  let either = 0;
  let squares = 0;
  let sum = 0;
  for (let cell = 0; cell < found.length; cell++) {
    const a = found[cell] as number;
    const b = expected[cell] as number;
    if (Number.isNaN(a) || Number.isNaN(b) || (a <= wetM && b <= wetM)) continue;
    either++;
    if (a > wetM && b > wetM) both++;
    squares += (a - b) * (a - b);
    sum += a - b;
  }
  if (either === 0) return { csi: 1, rmseM: 0, biasM: 0 };
  return { csi: both / either, rmseM: Math.sqrt(squares / either), biasM: sum / either };
}

/** Depths followed at points: one row of depths per instant. */
export interface Gauges {
  readonly timesS: number[];
  readonly depthsM: number[][];
}

/** First instant at which a point's depth passes a threshold, linear between instants; NaN: never. */
export function arrivalAt({ timesS, depthsM }: Gauges, point: number, thresholdM: number): number {
  for (let i = 1; i < timesS.length; i++) {
    const before = depthsM[i - 1]?.[point] as number;
    const after = depthsM[i]?.[point] as number;
    if (!(before < thresholdM && after >= thresholdM)) continue;
    const start = timesS[i - 1] as number;
    return start + (((timesS[i] as number) - start) * (thresholdM - before)) / (after - before);
  }
  return Number.NaN;
}

export function peakAt({ depthsM }: Gauges, point: number): number {
  return depthsM.reduce((peak, row) => Math.max(peak, row[point] as number), 0);
}

/** A table of numbers in a text: its title line is left out, columns are split at commas. */
export function readCsv(text: string): number[][] {
  return text
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(',').map(Number));
}
