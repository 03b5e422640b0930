/** How often something was met, and the identifier of the first. */
export class Tally {
  count = 0;
  first = '';

  add(id: string): void {
    if (this.count === 0) this.first = id;
    this.count++;
  }
}
