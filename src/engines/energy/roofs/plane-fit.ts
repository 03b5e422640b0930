/** A plane over a window of cells: height = east × x + north × y + base, all in m. */
export interface FittedPlane {
  readonly east: number;
  readonly north: number;
  readonly base: number;
}

/** Sums from which a plane through points is found by least squares of the heights. */
export class PlaneSums {
  count = 0;
  private x = 0;
  private y = 0;
  private z = 0;
  private xx = 0;
  private xy = 0;
  private yy = 0;
  private xz = 0;
  private yz = 0;

  add(x: number, y: number, z: number): void {
    this.count++;
    this.x += x;
    this.y += y;
    this.z += z;
    this.xx += x * x;
    this.xy += x * y;
    this.yy += y * y;
    this.xz += x * z;
    this.yz += y * z;
  }

  /** null: fewer than three points, or all near one line. */
  plane(): FittedPlane | null {
    const { count, x, y, z } = this;
    if (count < 3) return null;
    const [xx, xy, yy] = [this.xx - (x * x) / count, this.xy - (x * y) / count, this.yy - (y * y) / count];
    const [xz, yz] = [this.xz - (x * z) / count, this.yz - (y * z) / count];
    const determinant = xx * yy - xy * xy;
    if (!(determinant > 1e-3 * (xx + yy) * (xx + yy))) return null;
    const east = (xz * yy - yz * xy) / determinant;
    const north = (yz * xx - xz * xy) / determinant;
    return { east, north, base: (z - east * x - north * y) / count };
  }
}

export function heightOn({ east, north, base }: FittedPlane, x: number, y: number): number {
  return east * x + north * y + base;
}

/** Surface of a plane over its part in plan: 1/cos of its tilt. */
export function slopeOf({ east, north }: FittedPlane): number {
  return Math.sqrt(1 + east * east + north * north);
}

/** Cosine of the angle between two planes. */
export function cosBetween(a: FittedPlane, b: FittedPlane): number {
  return (1 + a.east * b.east + a.north * b.north) / (slopeOf(a) * slopeOf(b));
}
