import { ordinateAt, type Spot } from './curves.ts';
import { oldDike, plainLevelM } from './plan.ts';

const toCm = (metres: number): number => Math.round(metres * 100) / 100;

/** The hundred-year flood along the dike, and a hand more: heights above the plain. */
const newCrest: readonly Spot[] = [
  [3040, 1.1],
  [3200, 0.92],
  [3400, 0.95],
  [3700, 1.08],
  [3900, 1.22],
  [4050, 1.32],
  [4150, 1.44],
  [4290, 1.62],
];

/** The dike that is talked of: the old one's line, its crest parallel to the hundred-year flood. */
export const newDike = {
  line: oldDike,
  crestM: oldDike.map(([x]) => toCm(plainLevelM(x) + ordinateAt(newCrest, x))),
} as const;

/** Where the bank is lowered, from upstream down. */
const inlet = { from: [395, 2322], to: [545, 2334] } as const;

/** The expansion field: the northern plain upstream of the town, behind edges that keep the lesser floods out of it. */
const edge: readonly Spot[] = [
  inlet.to,
  [612, 2432],
  [660, 2440],
  [790, 2436],
  [930, 2404],
  [1080, 2378],
  [1212, 2402],
  [1292, 2486],
  [1345, 2502],
  [1400, 2500],
  [1425, 2620],
  [1420, 2760],
  [1405, 2895],
];
const upstreamEdge: readonly Spot[] = [[300, 2845], [296, 2600], [318, 2345], inlet.from];

const edgeCrestM = ([x]: Spot): number => toCm(plainLevelM(x) + 1);

export const expansion = {
  edges: [upstreamEdge, edge].map((line) => ({ line, crestM: line.map(edgeCrestM) })),
  inlet: [inlet.from, inlet.to, [548, 2312], [392, 2300]] as readonly Spot[],
  inletM: toCm(plainLevelM(470) + 0.2),
} as const;
