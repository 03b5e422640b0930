/** A plain sum, from the first term to the last. */
export function sum(terms: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < terms.length; i++) total += terms[i] as number;
  return total;
}

/**
 * A sum that keeps what each addition rounds off (Neumaier 1974, "Rundungsfehleranalyse einiger Verfahren zur
 * Summation endlicher Summen"): its error does not grow with the number of terms.
 */
export class CompensatedSum {
  private total = 0;
  private rest = 0;

  add(term: number): void {
    const next = this.total + term;
    this.rest += Math.abs(this.total) >= Math.abs(term) ? this.total - next + term : term - next + this.total;
    this.total = next;
  }

  get value(): number {
    return this.total + this.rest;
  }
}
