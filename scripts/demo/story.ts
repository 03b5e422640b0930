import type { Spot } from './curves.ts';
import { oldDike, plainLevelM } from './plan.ts';

const toCm = (metres: number): number => Math.round(metres * 100) / 100;

/** The dike that is talked of: the old one's line, raised above the hundred-year flood. */
export const newDike = {
  line: oldDike,
  crestM: oldDike.map(([x]) => toCm(plainLevelM(x) + 1.9)),
} as const;

const edge: readonly Spot[] = [
  [925, 2330],
  [935, 2070],
  [1120, 2075],
  [1300, 2110],
  [1430, 2130],
  [1440, 2300],
  [1400, 2370],
];

/** The expansion field upstream: low bank by which floods enter, edges that hold them. */
export const expansion = {
  edge,
  edgeCrestM: edge.map(([x]) => toCm(plainLevelM(x) + 1.1)),
  inlet: [
    [950, 2345],
    [1060, 2325],
    [1060, 2300],
    [950, 2315],
  ] as readonly Spot[],
  inletM: toCm(plainLevelM(1000) - 0.6),
} as const;
