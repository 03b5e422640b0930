import type { Series } from '../../simulation/contract.ts';

const lattice = 8192;

/** Nearest multiple of 2⁻¹³ m, the lattice of beds, crests and levels. */
export function toLattice(levelM: number): number {
  return Math.round(levelM * lattice) / lattice;
}

/** A series with its running integral. Linear between instants; the end values hold outside. */
export class Hydrograph {
  readonly #timesS: readonly number[];
  readonly #values: readonly number[];
  readonly #integrals: readonly number[];
  /** Segment of the last question: time goes forward. */
  #segment = 0;

  constructor(series: Series) {
    this.#timesS = series.timesS;
    this.#values = series.values;
    const integrals = [0];
    for (let i = 1; i < series.timesS.length; i++) {
      const width = series.timesS[i]! - series.timesS[i - 1]!;
      integrals.push(integrals[i - 1]! + 0.5 * width * (series.values[i]! + series.values[i - 1]!));
    }
    this.#integrals = integrals;
  }

  /** The value at an instant. */
  valueAt(timeS: number): number {
    const i = this.#seek(timeS);
    if (timeS <= this.#timesS[0]! || i === this.#timesS.length - 1) return this.#values[i]!;
    return this.#values[i]! + this.#slope(i) * (timeS - this.#timesS[i]!);
  }

  /** The integral from the first instant of the series to `timeS`; negative values of time count backwards. */
  integralTo(timeS: number): number {
    const i = this.#seek(timeS);
    const elapsed = timeS - this.#timesS[i]!;
    if (elapsed <= 0 || i === this.#timesS.length - 1)
      return this.#integrals[i]! + this.#values[i]! * elapsed;
    return this.#integrals[i]! + elapsed * (this.#values[i]! + 0.5 * this.#slope(i) * elapsed);
  }

  /** The exact integral between two instants. */
  integral(fromS: number, toS: number): number {
    return this.integralTo(toS) - this.integralTo(fromS);
  }

  #slope(i: number): number {
    return (this.#values[i + 1]! - this.#values[i]!) / (this.#timesS[i + 1]! - this.#timesS[i]!);
  }

  #seek(timeS: number): number {
    const times = this.#timesS;
    let i = this.#segment;
    while (i > 0 && times[i]! > timeS) i--;
    while (i < times.length - 1 && times[i + 1]! <= timeS) i++;
    this.#segment = i;
    return i;
  }
}
