/** Octave bands, Hz. */
export const octaves = [63, 125, 250, 500, 1000, 2000, 4000, 8000] as const;

/** 1, 2, 3, 4a and 4b of the Directive. */
export type NoiseCategory = 'light' | 'medium' | 'heavy' | 'moped' | 'motorcycle';

interface Coefficients {
  /** Rolling noise at 70 km/h, dB, and its growth with lg(v/70); none for two-wheelers. */
  readonly rolling: readonly number[];
  readonly rollingSlope: readonly number[];
  /** Propulsion noise at 70 km/h, dB, and its growth with (v − 70)/70. */
  readonly propulsion: readonly number[];
  readonly propulsionSlope: readonly number[];
}

export type Edition = 2015 | 2021;

const none = [0, 0, 0, 0, 0, 0, 0, 0] as const;
const lightRollingSlope = [30, 41.5, 38.9, 25.7, 32.5, 37.2, 39, 40] as const;
const lightPropulsionSlope = [-1.3, 7.2, 7.7, 8, 8, 8, 8, 8] as const;
const mediumRollingSlope = [30, 35.8, 32.6, 23.8, 30.1, 36.2, 38.3, 40.1] as const;
const mediumPropulsionSlope = [-1.9, 4.7, 6.4, 6.5, 6.5, 6.5, 6.5, 6.5] as const;
const heavyRollingSlope = [30, 33.5, 31.3, 25.4, 31.8, 37.1, 38.6, 40.6] as const;
const heavyPropulsionSlope = [0, 3, 4.6, 5, 5, 5, 5, 5] as const;
const mopedPropulsionSlope = [4.2, 7.4, 9.8, 11.6, 15.7, 18.9, 20.3, 20.6] as const;
const motorcyclePropulsionSlope = [3.2, 5.9, 11.9, 11.6, 11.5, 12.6, 11.1, 12] as const;

/**
 * Coefficients of road vehicles: Directive (EU) 2015/996, annex, appendix F, table F-1; and as amended by
 * Delegated Directive (EU) 2021/1226.
 */
export const vehicles: Readonly<Record<Edition, Readonly<Record<NoiseCategory, Coefficients>>>> = {
  2015: {
    light: {
      rolling: [79.7, 85.7, 84.5, 90.2, 97.3, 93.9, 84.1, 74.3],
      rollingSlope: lightRollingSlope,
      propulsion: [94.5, 89.2, 88, 85.9, 84.2, 86.9, 83.3, 76.1],
      propulsionSlope: lightPropulsionSlope,
    },
    medium: {
      rolling: [84, 88.7, 91.5, 96.7, 97.4, 90.9, 83.8, 80.5],
      rollingSlope: mediumRollingSlope,
      propulsion: [101, 96.5, 98.8, 96.8, 98.6, 95.2, 88.8, 82.7],
      propulsionSlope: mediumPropulsionSlope,
    },
    heavy: {
      rolling: [87, 91.7, 94.1, 100.7, 100.8, 94.3, 87.1, 82.5],
      rollingSlope: heavyRollingSlope,
      propulsion: [104.4, 100.6, 101.7, 101, 100.1, 95.9, 91.3, 85.3],
      propulsionSlope: heavyPropulsionSlope,
    },
    moped: {
      rolling: none,
      rollingSlope: none,
      propulsion: [88, 87.5, 89.5, 93.7, 96.6, 98.8, 93.9, 88.7],
      propulsionSlope: mopedPropulsionSlope,
    },
    motorcycle: {
      rolling: none,
      rollingSlope: none,
      propulsion: [95, 97.2, 92.7, 92.9, 94.7, 93.2, 90.1, 86.5],
      propulsionSlope: motorcyclePropulsionSlope,
    },
  },
  2021: {
    light: {
      rolling: [83.1, 89.2, 87.7, 93.1, 100.1, 96.7, 86.8, 76.2],
      rollingSlope: lightRollingSlope,
      propulsion: [97.9, 92.5, 90.7, 87.2, 84.7, 88, 84.4, 77.1],
      propulsionSlope: lightPropulsionSlope,
    },
    medium: {
      rolling: [88.7, 93.2, 95.7, 100.9, 101.7, 95.1, 87.8, 83.6],
      rollingSlope: mediumRollingSlope,
      propulsion: [105.5, 100.2, 100.5, 98.7, 101, 97.8, 91.2, 85],
      propulsionSlope: mediumPropulsionSlope,
    },
    heavy: {
      rolling: [91.7, 96.2, 98.2, 104.9, 105.1, 98.5, 91.1, 85.6],
      rollingSlope: heavyRollingSlope,
      propulsion: [108.8, 104.2, 103.5, 102.9, 102.6, 98.5, 93.8, 87.5],
      propulsionSlope: heavyPropulsionSlope,
    },
    moped: {
      rolling: none,
      rollingSlope: none,
      propulsion: [93, 93, 93.5, 95.3, 97.2, 100.4, 95.8, 90.9],
      propulsionSlope: mopedPropulsionSlope,
    },
    motorcycle: {
      rolling: none,
      rollingSlope: none,
      propulsion: [99.9, 101.9, 96.7, 94.4, 95.2, 94.7, 92.1, 88.6],
      propulsionSlope: motorcyclePropulsionSlope,
    },
  },
};

/** How the air's temperature moves rolling noise, dB per °C below 20 (ibid., 2.2.3). */
export const temperatureFactor: Readonly<Record<NoiseCategory, number>> = {
  light: 0.08,
  medium: 0.04,
  heavy: 0.04,
  moped: 0,
  motorcycle: 0,
};

/** Studded tyres on light vehicles: dB at 70 km/h, and growth with lg(v/70) (ibid., table F-2). */
export const studs = {
  at70: [0, 0, 0, 2.6, 2.9, 1.5, 2.3, 9.2],
  slope: [0, 0, 0, -3.1, -6.4, -14, -22.4, -11.4],
} as const;

export type Junction = 'lights' | 'roundabout';

interface JunctionFactors {
  readonly rolling: number;
  readonly propulsion: number;
}

const ofHeavies = {
  lights: { rolling: -4, propulsion: 9 },
  roundabout: { rolling: -2.3, propulsion: 6.7 },
} as const;
const ofTwoWheelers = {
  lights: { rolling: 0, propulsion: 0 },
  roundabout: { rolling: 0, propulsion: 0 },
} as const;

/** What a junction adds at its stop line, dB; nothing from 100 m on (ibid., table F-3). */
export const junctions: Readonly<Record<NoiseCategory, Readonly<Record<Junction, JunctionFactors>>>> = {
  light: { lights: { rolling: -4.5, propulsion: 5.5 }, roundabout: { rolling: -4.4, propulsion: 3.1 } },
  medium: ofHeavies,
  heavy: ofHeavies,
  moped: ofTwoWheelers,
  motorcycle: ofTwoWheelers,
};

interface SurfaceCorrection {
  /** dB by octave, and growth with lg(v/70). */
  readonly spectrum: readonly number[];
  readonly slope: number;
}

export type Surface = 'reference' | 'porous one layer' | 'porous two layers';

const asReference = { spectrum: none, slope: 0 } as const;
const allAsReference = { light: asReference, medium: asReference, heavy: asReference } as const;

/**
 * Corrections by surface (ibid., table F-4): the reference of dense asphalt and stone mastic, and the one- and
 * two-layer porous asphalts of the Netherlands (ZOAB), by which programs are compared. Two-wheelers have none.
 */
export const surfaces: Readonly<
  Record<
    Edition,
    Readonly<Record<Surface, Readonly<Record<'light' | 'medium' | 'heavy', SurfaceCorrection>>>>
  >
> = {
  2015: {
    reference: allAsReference,
    'porous one layer': {
      light: { spectrum: [0.5, 3.3, 2.4, 3.2, -1.3, -3.5, -2.6, 0.5], slope: -6.5 },
      medium: { spectrum: [0.9, 1.4, 1.8, -0.4, -5.2, -4.6, -3, -1.4], slope: 0.2 },
      heavy: { spectrum: [0.9, 1.4, 1.8, -0.4, -5.2, -4.6, -3, -1.4], slope: 0.2 },
    },
    'porous two layers': {
      light: { spectrum: [0.4, 2.4, 0.2, -3.1, -4.2, -6.3, -4.8, -2], slope: -3 },
      medium: { spectrum: [0.4, 0.2, -0.7, -5.4, -6.3, -6.3, -4.7, -3.7], slope: 4.7 },
      heavy: { spectrum: [0.4, 0.2, -0.7, -5.4, -6.3, -6.3, -4.7, -3.7], slope: 4.7 },
    },
  },
  2021: {
    reference: allAsReference,
    'porous one layer': {
      light: { spectrum: [0, 5.4, 4.3, 4.2, -1, -3.2, -2.6, 0.8], slope: -6.5 },
      medium: { spectrum: [7.9, 4.3, 5.3, -0.4, -5.2, -4.6, -3, -1.4], slope: 0.2 },
      heavy: { spectrum: [9.3, 5, 5.5, -0.4, -5.2, -4.6, -3, -1.4], slope: 0.2 },
    },
    'porous two layers': {
      light: { spectrum: [1.6, 4, 0.3, -3, -4, -6.2, -4.8, -2], slope: -3 },
      medium: { spectrum: [7.3, 2, -0.3, -5.2, -6.1, -6, -4.4, -3.5], slope: 4.7 },
      heavy: { spectrum: [8.3, 2.2, -0.4, -5.2, -6.2, -6.1, -4.5, -3.5], slope: 4.7 },
    },
  },
};

/** A-weighting of the octaves, dB (IEC 61672-1). */
export const aWeighting = [-26.2, -16.1, -8.6, -3.2, 0, 1.2, 1, -1.1] as const;
