import { apart, lengthOf, pointAlong, type Spot } from '../curves.ts';
import type { Footprint } from './buildings.ts';
import { type Convex, isConvex, unit } from './shapes.ts';

/** A lot on a street: two sides that leave the street at right angles, more or less, shared with the neighbours. */
export interface Lot {
  /** Front corners, on the edge of the street. */
  readonly front: readonly [Spot, Spot];
  /** Unit vectors of the two sides, away from the street. */
  readonly sides: readonly [Spot, Spot];
  readonly depthM: number;
  readonly widthM: number;
}

/** Place in a lot: share of its width, distance from the street. */
export function inLot({ front, sides }: Lot, share: number, t: number): Spot {
  const [a, b] = front;
  const [m, n] = sides;
  const x = (a[0] + m[0] * t) * (1 - share) + (b[0] + n[0] * t) * share;
  const y = (a[1] + m[1] * t) * (1 - share) + (b[1] + n[1] * t) * share;
  return [x, y];
}

/** Piece of a lot between shares of its width and distances from the street. */
export function pieceOfLot(lot: Lot, f0: number, f1: number, t0: number, t1: number): Convex {
  return [inLot(lot, f0, t0), inLot(lot, f1, t0), inLot(lot, f1, t1), inLot(lot, f0, t1)];
}

/** Main body across a lot and a wing behind it, on its left or right side: an outline in two pieces. */
export function ellOfLot(
  lot: Lot,
  [t0, t1, t2]: readonly [number, number, number],
  share: number,
  onLeft: boolean,
): Footprint {
  const body = pieceOfLot(lot, 0, 1, t0, t1);
  const [a, b, c, d] = body as unknown as [Spot, Spot, Spot, Spot];
  const wing = onLeft ? pieceOfLot(lot, 0, share, t1, t2) : pieceOfLot(lot, 1 - share, 1, t1, t2);
  const inner = inLot(lot, onLeft ? share : 1 - share, t1);
  const [, , far, near] = wing as unknown as [Spot, Spot, Spot, Spot];
  const ring = onLeft ? [a, b, c, inner, far, near] : [a, b, far, near, inner, d];
  return { ring, parts: [body, wing] };
}

/** One side of a street, along which lots are measured out. */
export class Frontage {
  readonly lengthM: number;
  readonly #line: readonly Spot[];
  readonly #side: 1 | -1;
  readonly #edgeM: number;

  /** `edgeM`: from the axis to the lots; side 1 is the left of the line's direction. */
  constructor(line: readonly Spot[], side: 1 | -1, edgeM: number) {
    this.#line = line;
    this.#side = side;
    this.#edgeM = edgeM;
    this.lengthM = lengthOf(line);
  }

  /** The lot between two distances along the street; null where the bend is too tight for it. */
  lot(fromM: number, toM: number, depthM: number): Lot | null {
    const [a, m] = this.#boundary(fromM);
    const [b, n] = this.#boundary(toM);
    const widthM = apart(a, b);
    if (widthM < 0.6 * (toM - fromM)) return null;
    const lot: Lot = { front: [a, b], sides: [m, n], depthM, widthM };
    const shape = pieceOfLot(lot, 0, 1, 0, depthM);
    const far = apart(shape[2] as Spot, shape[3] as Spot);
    return isConvex(shape) && far > 0.45 * widthM ? lot : null;
  }

  #boundary(alongM: number): readonly [Spot, Spot] {
    const at = pointAlong(this.#line, alongM).at;
    const before = pointAlong(this.#line, Math.max(0, alongM - 7)).at;
    const after = pointAlong(this.#line, Math.min(this.lengthM, alongM + 7)).at;
    const [dx, dy] = unit([after[0] - before[0], after[1] - before[1]]);
    const out: Spot = [-dy * this.#side, dx * this.#side];
    return [[at[0] + out[0] * this.#edgeM, at[1] + out[1] * this.#edgeM], out];
  }
}
