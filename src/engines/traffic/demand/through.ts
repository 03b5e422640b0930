import { type Balanced, furness } from './furness.ts';
import type { Gate } from './gates.ts';

/** Vehicles a day that only pass, from gate to gate. */
export interface Through {
  /** `gates × gates`, row by row, vehicles a day. */
  readonly perDay: Float64Array;
  readonly balanced: Balanced;
  /** Vehicles a day in one direction that no other gate could take: left out. */
  readonly lost: number;
}

/**
 * What passes each gate beyond those who begin or end their trip inside, spread over pairs of gates. Gates that lie in
 * opposite directions from the centre exchange most, neighbours little: a straight crossing is likelier than a
 * detour (weight 1 − cos of the angle between them; an assumption).
 *
 * @param oneWayPerDay Through vehicles at each gate in one direction; the other direction has as many.
 */
export function throughTraffic(
  gates: readonly Gate[],
  centre: readonly [number, number],
  oneWayPerDay: Float64Array,
): Through {
  const n = gates.length;
  const wanted = oneWayPerDay.slice();
  // No gate can exchange more than all others together: Furness would never meet it.
  for (let i = 0; i < n; i++) {
    let others = 0;
    for (let j = 0; j < n; j++) if (j !== i) others += oneWayPerDay[j]!;
    wanted[i] = Math.min(wanted[i]!, others);
  }
  const seed = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) if (i !== j) seed[i * n + j] = weightOf(gates[i]!, gates[j]!, centre);
  const balanced = furness(seed, wanted, wanted, { tolerance: 1e-6 });
  let lost = 0;
  for (let i = 0; i < n; i++) lost += oneWayPerDay[i]! - wanted[i]!;
  return { perDay: balanced.trips, balanced, lost };
}

function weightOf(a: Gate, b: Gate, [x, y]: readonly [number, number]): number {
  const [ax, ay, bx, by] = [a.xM - x, a.yM - y, b.xM - x, b.yM - y];
  const lengths = Math.sqrt((ax * ax + ay * ay) * (bx * bx + by * by));
  const cosine = lengths > 0 ? (ax * bx + ay * by) / lengths : 0;
  // Never nothing, so that two gates on one side can still exchange.
  return Math.max(0.01, 1 - cosine);
}
