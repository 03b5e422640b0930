import { drawn } from '../chance.ts';
import { apart, nearestOn, type Spot } from '../curves.ts';
import { bridges, northStream, oxbows, quarters, railway, river, southStream } from '../plan.ts';
import type { Ground } from './laid.ts';
import { landmarks } from './landmarks.ts';
import { toPiece } from './lines.ts';
import { boxOf, contains } from './shapes.ts';

/** Step of the lattice on which ways are sought, m. */
export const STEP_M = 20;

const riverBox = boxOf(river);
const openGrounds = landmarks().map(({ grounds }) => grounds);
const bridgeSpots: readonly Spot[] = [bridges.upstream, bridges.old, bridges.downstream];

/** What it costs to lay a way at a place, as a factor on its length; infinite where none can pass. */
export function hardshipAt(x: number, y: number): number {
  if (y > riverBox[1] - 40 && y < riverBox[3] + 40) {
    if (nearestOn(river, x, y).distance < 27) return Number.POSITIVE_INFINITY;
    if (oxbows.some((loop) => nearestOn(loop, x, y).distance < 24)) return Number.POSITIVE_INFINITY;
    if (bridgeSpots.some((spot) => apart(spot, [x, y]) < 30)) return 3;
  }
  if (openGrounds.some((ring) => isNear(ring, [x, y]))) return Number.POSITIVE_INFINITY;
  if (nearestOn(railway, x, y).distance < 16) return Number.POSITIVE_INFINITY;
  if (nearestOn(northStream, x, y).distance < 12 || nearestOn(southStream, x, y).distance < 12) return 9;
  if (Object.values(quarters).some((ring) => contains(ring, [x, y]))) return 6;
  return 1 + 0.35 * drawn(613, Math.floor(x / 60), Math.floor(y / 60));
}

/** Whether a place lies in grounds or within half a step of them. */
function isNear(ring: readonly Spot[], [x, y]: Spot): boolean {
  const [west, south, east, north] = boxOf(ring);
  const margin = STEP_M / 2 + 2;
  if (x < west - margin || x > east + margin || y < south - margin || y > north + margin) return false;
  if (contains(ring, [x, y])) return true;
  return ring.some((corner, i) => toPiece([x, y], corner, ring[(i + 1) % ring.length] as Spot) < margin);
}

/** Slope of the ground over 50 m, as a ratio. */
export function slopeAt(groundM: Ground['groundM'], x: number, y: number): number {
  const dx = (groundM(x + 25, y) - groundM(x - 25, y)) / 50;
  const dy = (groundM(x, y + 25) - groundM(x, y - 25)) / 50;
  return Math.sqrt(dx * dx + dy * dy);
}
