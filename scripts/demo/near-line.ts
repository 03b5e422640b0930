import { apart, type Spot } from './curves.ts';
import type { Sheet } from './sheet.ts';

/** For the cells of a sheet near a line: how far it is, where along it, on which side. One value per cell. */
export interface NearLine {
  /** m; infinite further than the reach. */
  readonly distanceM: Float32Array;
  /** m from the line's start. */
  readonly alongM: Float32Array;
  /** 1: left of the line's direction; −1: right. */
  readonly side: Int8Array;
  readonly lengthM: number;
}

export function nearLine(sheet: Sheet, line: readonly Spot[], reachM: number): NearLine {
  const { columns, rows, cellM, westM, northM } = sheet;
  const count = columns * rows;
  const square = new Float32Array(count).fill(Number.POSITIVE_INFINITY);
  const alongM = new Float32Array(count);
  const side = new Int8Array(count);
  let walked = 0;
  for (let k = 1; k < line.length; k++) {
    const a = line[k - 1] as Spot;
    const b = line[k] as Spot;
    const length = apart(a, b);
    if (length === 0) continue;
    const dx = (b[0] - a[0]) / length;
    const dy = (b[1] - a[1]) / length;
    const west = Math.max(0, Math.floor((Math.min(a[0], b[0]) - reachM - westM) / cellM));
    const east = Math.min(columns - 1, Math.floor((Math.max(a[0], b[0]) + reachM - westM) / cellM));
    const north = Math.max(0, Math.floor((northM - Math.max(a[1], b[1]) - reachM) / cellM));
    const south = Math.min(rows - 1, Math.floor((northM - Math.min(a[1], b[1]) + reachM) / cellM));
    for (let row = north; row <= south; row++) {
      const ey = northM - (row + 0.5) * cellM - a[1];
      for (let column = west; column <= east; column++) {
        const ex = westM + (column + 0.5) * cellM - a[0];
        const t = Math.min(length, Math.max(0, ex * dx + ey * dy));
        const gx = ex - dx * t;
        const gy = ey - dy * t;
        const i = row * columns + column;
        const far = gx * gx + gy * gy;
        if (far >= (square[i] as number)) continue;
        square[i] = far;
        alongM[i] = walked + t;
        side[i] = dx * ey - dy * ex >= 0 ? 1 : -1;
      }
    }
    walked += length;
  }
  const distanceM = square.map((far) => (far <= reachM * reachM ? Math.sqrt(far) : Number.POSITIVE_INFINITY));
  return { distanceM, alongM, side, lengthM: walked };
}

/** Values given every `stepM` along a line; linear between, the ends repeat. */
export interface Profile {
  readonly stepM: number;
  readonly values: Float64Array;
}

export function profileAt({ stepM, values }: Profile, alongM: number): number {
  const u = Math.min(values.length - 1, Math.max(0, alongM / stepM));
  const i = Math.min(values.length - 2, Math.floor(u));
  return (values[i] as number) + ((values[i + 1] as number) - (values[i] as number)) * (u - i);
}

/** Takes a value at places every `stepM` along a line. */
export function profileOf(
  line: readonly Spot[],
  stepM: number,
  take: (x: number, y: number) => number,
): Profile {
  const places = placesAlong(line, stepM);
  return { stepM, values: Float64Array.from(places, ([x, y]) => take(x, y)) };
}

/** Places every `stepM` along a line, from its start; one more at or past its end. */
export function placesAlong(line: readonly Spot[], stepM: number): Spot[] {
  const places: Spot[] = [line[0] as Spot];
  let walked = 0;
  let next = stepM;
  for (let k = 1; k < line.length; k++) {
    const [ax, ay] = line[k - 1] as Spot;
    const [bx, by] = line[k] as Spot;
    const length = apart([ax, ay], [bx, by]);
    while (length > 0 && next <= walked + length) {
      const t = (next - walked) / length;
      places.push([ax + (bx - ax) * t, ay + (by - ay) * t]);
      next += stepM;
    }
    walked += length;
  }
  places.push(line[line.length - 1] as Spot);
  return places;
}

/** The profile averaged over a window, `passes` times over (three come near a bell curve); ends repeat. */
export function smoothProfile({ stepM, values }: Profile, windowM: number, passes: number): Profile {
  const half = Math.max(1, Math.round(windowM / stepM / 2));
  let from = values;
  for (let pass = 0; pass < passes; pass++) {
    const source = from;
    const at = (i: number) => source[Math.min(source.length - 1, Math.max(0, i))] as number;
    const to = new Float64Array(source.length);
    let sum = 0;
    for (let k = -half; k <= half; k++) sum += at(k);
    for (let i = 0; i < source.length; i++) {
      to[i] = sum / (2 * half + 1);
      sum += at(i + half + 1) - at(i - half);
    }
    from = to;
  }
  return { stepM, values: from };
}

/** Lowers the profile until it falls by `slope` or more everywhere. */
export function fallingProfile({ stepM, values }: Profile, slope: number): Profile {
  const fallen = Float64Array.from(values);
  for (let i = 1; i < fallen.length; i++)
    fallen[i] = Math.min(fallen[i] as number, (fallen[i - 1] as number) - slope * stepM);
  return { stepM, values: fallen };
}

/** Cuts a share of what is too steep, and fills the rest, until no piece is steeper than `slope`. */
export function gentleProfile({ stepM, values }: Profile, slope: number, cutShare: number): Profile {
  const most = slope * stepM;
  const high = Float64Array.from(values);
  const low = Float64Array.from(values);
  for (let i = 1; i < values.length; i++) {
    high[i] = Math.max(high[i] as number, (high[i - 1] as number) - most);
    low[i] = Math.min(low[i] as number, (low[i - 1] as number) + most);
  }
  for (let i = values.length - 2; i >= 0; i--) {
    high[i] = Math.max(high[i] as number, (high[i + 1] as number) - most);
    low[i] = Math.min(low[i] as number, (low[i + 1] as number) + most);
  }
  return { stepM, values: high.map((top, i) => top + ((low[i] as number) - top) * cutShare) };
}
