import { apart, type Spot } from '../curves.ts';
import { STEP_M } from './hardship.ts';
import { densified } from './lines.ts';
import { Near } from './near.ts';
import type { Road } from './roads.ts';
import { boxOf } from './shapes.ts';

/** Takes the ends of new pieces to the roads that they were meant to join. */
export class Joining {
  readonly #near = new Near<readonly [Spot, Spot]>(60);

  constructor(roads: readonly Road[]) {
    for (const road of roads) this.add(road);
  }

  add({ line }: Road): void {
    for (let i = 0; i + 1 < line.length; i++) {
      const [a, b] = [line[i] as Spot, line[i + 1] as Spot];
      this.#near.add(boxOf([a, b]), [a, b]);
    }
  }

  join(piece: readonly Spot[], both: boolean): Spot[] {
    const line = [...piece];
    const last = this.#nearest(line[line.length - 1] as Spot);
    if (last) replaceEnd(line, last, false);
    const first = both ? this.#nearest(line[0] as Spot) : null;
    if (first) replaceEnd(line, first, true);
    return densified(line, 40);
  }

  /** Whether most of a line runs close beside roads that are there. */
  follows(line: readonly Spot[]): boolean {
    const points = densified(line, 8);
    const close = points.filter((spot) => {
      const foot = this.#nearest(spot);
      return foot !== null && apart(foot, spot) < 13;
    });
    return close.length > 0.45 * points.length;
  }

  #nearest(spot: Spot): Spot | null {
    let best: Spot | null = null;
    let least = 1.6 * STEP_M;
    for (const [a, b] of this.#near.around(boxOf([spot]), least)) {
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
      const square = dx * dx + dy * dy;
      const t =
        square === 0 ? 0 : Math.min(1, Math.max(0, ((spot[0] - a[0]) * dx + (spot[1] - a[1]) * dy) / square));
      const foot: Spot = [a[0] + dx * t, a[1] + dy * t];
      const distance = apart(foot, spot);
      if (distance >= least) continue;
      least = distance;
      best = foot;
    }
    return best;
  }
}

/** Ends a line at a spot, without the points that would make it turn back. */
function replaceEnd(line: Spot[], spot: Spot, atStart: boolean): void {
  const end = () => (atStart ? line[0] : line[line.length - 1]) as Spot;
  const reach = apart(end(), spot) + 6;
  while (line.length > 2 && apart(end(), spot) < reach) {
    if (atStart) line.shift();
    else line.pop();
  }
  if (atStart) line.unshift(spot);
  else line.push(spot);
}
