import { type LandCover, landCoverClasses } from '../../territory/land-cover.ts';
import type { RasterLayer } from '../../territory/territory.ts';
import type { TreeLook } from '../palette.ts';

/** How one kind of plant stands on its land cover. */
export interface Planting {
  readonly look: TreeLook;
  /** Side of the squares that hold one plant at most, east and north, m. */
  readonly spacingM: readonly [east: number, north: number];
  /** Share of the squares that hold one. */
  readonly share: number;
  /** How far from the middle of its square a plant may stand, share of the square. */
  readonly jitter: number;
  readonly heightM: readonly [low: number, high: number];
  /** Width of a crown per metre of height. */
  readonly spread: number;
}

/** What stands in the middle of a cover. Heights are the usual ones of French woods, hedges and vineyards. */
export const plantings: Readonly<Partial<Record<LandCover, readonly Planting[]>>> = {
  broadleaf: [
    { look: 'broadleaf', spacingM: [8, 8], share: 0.96, jitter: 0.8, heightM: [9, 16], spread: 0.72 },
  ],
  mixedForest: [
    { look: 'broadleaf', spacingM: [9, 9], share: 0.75, jitter: 0.8, heightM: [9, 15], spread: 0.72 },
    { look: 'conifer', spacingM: [11, 11], share: 0.75, jitter: 0.8, heightM: [11, 18], spread: 0.4 },
  ],
  conifer: [
    { look: 'conifer', spacingM: [6.5, 6.5], share: 0.96, jitter: 0.6, heightM: [11, 18], spread: 0.4 },
  ],
  otherWoody: [
    { look: 'broadleaf', spacingM: [6.5, 6.5], share: 0.9, jitter: 0.8, heightM: [4, 8], spread: 0.85 },
  ],
  shrub: [{ look: 'bush', spacingM: [6, 6], share: 0.6, jitter: 0.9, heightM: [1.2, 2.6], spread: 1.5 }],
  vine: [{ look: 'vine', spacingM: [6, 9], share: 1, jitter: 0, heightM: [1.5, 1.7], spread: 0.7 }],
  orchard: [
    { look: 'orchard', spacingM: [8, 8], share: 0.95, jitter: 0.1, heightM: [3.5, 4.5], spread: 1.1 },
  ],
};

/** Woody covers that stand as a hedge where they are thin. */
export const hedgeCovers: ReadonlySet<LandCover> = new Set(['broadleaf', 'mixedForest', 'otherWoody']);

/** What stands there instead. */
export const hedge: Planting = {
  look: 'broadleaf',
  spacingM: [3.6, 3.6],
  share: 0.92,
  jitter: 0.7,
  heightM: [2.6, 5.2],
  spread: 1.15,
};

/** Trees planted in rows over a field, as poplars are. */
export const plantation: Planting = {
  look: 'poplar',
  spacingM: [5, 5],
  share: 0.85,
  jitter: 0.25,
  heightM: [13, 16],
  spread: 0.3,
};

/** Rows of poplars: thin covers along water, here and there. */
export const poplars: Planting = {
  look: 'poplar',
  spacingM: [4.5, 4.5],
  share: 0.4,
  jitter: 0.5,
  heightM: [12, 18],
  spread: 0.24,
};

/** Whether a land cover holds anything that is planted. */
export function isWooded({ values }: RasterLayer): boolean {
  const planted = landCoverClasses.map((cover) => plantings[cover] !== undefined);
  return values.some((code) => planted[code] === true);
}
