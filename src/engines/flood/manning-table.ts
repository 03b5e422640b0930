import type { LandCover } from '../../territory/land-cover.ts';

/** Manning's n of one class of ground, s/m^(1/3): what is used, and the range met in the literature. */
export interface ManningEntry {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Key of `card.references`. */
  readonly source: 'chow1959' | 'papaioannou2017';
}

/**
 * Manning's n by class of land cover. Ranges in the order of Chow (1959, table 5-6) for natural ground and
 * channels, of Papaioannou et al. (2017) for CORINE classes, built-up ground and buildings crossed by the flow.
 */
export const manningTable: Readonly<Record<LandCover, ManningEntry>> = {
  unknown: { value: 0.05, low: 0.03, high: 0.1, source: 'chow1959' },
  building: { value: 0.25, low: 0.2, high: 0.3, source: 'papaioannou2017' },
  impervious: { value: 0.018, low: 0.016, high: 0.02, source: 'chow1959' },
  mineral: { value: 0.028, low: 0.025, high: 0.03, source: 'chow1959' },
  bareSoil: { value: 0.028, low: 0.025, high: 0.03, source: 'chow1959' },
  water: { value: 0.03, low: 0.025, high: 0.035, source: 'chow1959' },
  snow: { value: 0.03, low: 0.025, high: 0.035, source: 'papaioannou2017' },
  broadleaf: { value: 0.1, low: 0.08, high: 0.12, source: 'chow1959' },
  conifer: { value: 0.11, low: 0.1, high: 0.12, source: 'chow1959' },
  mixedForest: { value: 0.1, low: 0.08, high: 0.12, source: 'chow1959' },
  shrub: { value: 0.07, low: 0.06, high: 0.08, source: 'chow1959' },
  vine: { value: 0.065, low: 0.05, high: 0.08, source: 'papaioannou2017' },
  orchard: { value: 0.065, low: 0.05, high: 0.08, source: 'papaioannou2017' },
  grass: { value: 0.035, low: 0.03, high: 0.05, source: 'chow1959' },
  crop: { value: 0.04, low: 0.035, high: 0.045, source: 'chow1959' },
  ploughed: { value: 0.03, low: 0.025, high: 0.035, source: 'chow1959' },
  greenhouse: { value: 0.2, low: 0.1, high: 0.3, source: 'papaioannou2017' },
  pool: { value: 0.02, low: 0.016, high: 0.025, source: 'chow1959' },
  wetland: { value: 0.055, low: 0.05, high: 0.06, source: 'papaioannou2017' },
  urbanDense: { value: 0.09, low: 0.08, high: 0.1, source: 'papaioannou2017' },
  urbanSparse: { value: 0.065, low: 0.05, high: 0.08, source: 'papaioannou2017' },
  otherWoody: { value: 0.08, low: 0.06, high: 0.1, source: 'papaioannou2017' },
};

/** Name of the parameter that holds the roughness of a class, e.g. `manningGrass`. */
export type ManningParameter = `manning${Capitalize<LandCover>}`;

export function manningParameter(cover: LandCover): ManningParameter {
  return `manning${cover[0]!.toUpperCase()}${cover.slice(1)}` as ManningParameter;
}
