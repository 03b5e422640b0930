/** No elevation, depth or roughness is below this: other nodata values than the declared one. */
const lowestValue = -9990;
/** Nor beyond this: tools write float limits (3.4e38) or Surfer's blank (1.70141e38) for nodata. */
export const largestSize = 1e30;

/** How many cells of a grid are unknown, and why. */
export interface UnknownCounts {
  /** Cells with the declared nodata value. */
  readonly nodataCells: number;
  /** Cells with a nodata value that the file does not declare (−32768, −3.4e38, …). */
  readonly undeclaredCells: number;
  /** Cells written `NaN`, `inf`, `1.#QNAN`…, unless declared as nodata. */
  readonly notFiniteCells: number;
}

/** Tells the values of a raster from the many ways of writing that there is none, and counts them. */
export class UnknownCells {
  /** Cells with the declared nodata value. */
  nodata = 0;
  /** Cells with a nodata value that the file does not declare. */
  undeclared = 0;
  /** Cells whose value is infinite or no number, unless declared so. */
  notFinite = 0;
  readonly #declared: number;
  /** Writers round the same value differently in header (−3.40282e+38) and body. */
  readonly #slack: number;

  /** @param declared null or NaN: none is. */
  constructor(declared: number | null) {
    this.#declared = declared ?? Number.NaN;
    this.#slack = 1e-5 * Math.abs(this.#declared);
  }

  get total(): number {
    return this.nodata + this.undeclared + this.notFinite;
  }

  /** The value, or NaN where it stands for none. */
  valueOf(value: number): number {
    if (Math.abs(value - this.#declared) <= this.#slack) this.nodata++;
    else if (!Number.isFinite(value)) this.#countNotFinite(value);
    else if (value < lowestValue || Math.abs(value) > largestSize) this.undeclared++;
    else return value;
    return Number.NaN;
  }

  #countNotFinite(value: number): void {
    if (Number.isNaN(value) && Number.isNaN(this.#declared)) this.nodata++;
    else this.notFinite++;
  }
}
