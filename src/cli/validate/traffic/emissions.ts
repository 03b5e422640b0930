import { roadNoise } from '../../../engines/traffic/cnossos.ts';
import { type EmissionCurve, emissionGPerKm } from '../../../engines/traffic/copert.ts';
import { rounded, type ValidationResult } from '../result.ts';

/** Two road segments that the reference program of CNOSSOS-EU and NoiseModelling agree on, with 2015's coefficients. */
const noiseCases = [
  {
    name: 'five categories at 70 km/h, 8 kHz',
    octave: 7,
    speeds: [70, 70, 70, 70, 70],
    flows: [1000, 1000, 1000, 1000, 1000],
    road: { surface: 'porous one layer', temperatureC: 15, slopePercent: 10 },
    level: 77.6711,
  },
  {
    name: 'five categories at 32 to 45 km/h, 1 kHz',
    octave: 4,
    speeds: [40, 43, 45, 35, 32],
    flows: [582, 500, 400, 1000, 1100],
    road: { surface: 'porous two layers', temperatureC: 5, slopePercent: -5 },
    level: 79.6814,
  },
] as const;
const categories = ['light', 'medium', 'heavy', 'moped', 'motorcycle'] as const;
const noiseTolerance = 1e-3;

/** The published levels of road emission. */
export function cnossosLevels(): ValidationResult {
  const figures: Record<string, number> = {};
  const expected: Record<string, number> = {};
  let held = true;
  for (const { name, octave, speeds, flows, road, level } of noiseCases) {
    const traffic = categories.map((category, i) => ({
      category,
      vehiclesPerHour: flows[i] ?? 0,
      speedKmh: speeds[i] ?? 0,
    }));
    const found =
      roadNoise(traffic, { ...road, studdedShare: 0.5, studdedMonths: 4 }, 2015)[octave] ?? Number.NaN;
    figures[`${name} (dB)`] = rounded(found, 6);
    expected[`${name} (dB)`] = level;
    held &&= Math.abs(found - level) <= noiseTolerance;
  }
  return {
    case: 'CNOSSOS-EU emission',
    figures,
    expected,
    tolerance: '0.001 dB of the published test values T02 and T03 (coefficients of Directive 2015/996)',
    pass: held,
  };
}

const speedsKmh = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130] as const;
const sevenSpeeds = [10, 30, 50, 70, 90, 110, 130] as const;

/** Emissions as they are published, with the value of the last digit. */
const published: readonly {
  readonly curve: EmissionCurve;
  readonly speeds: readonly number[];
  readonly values: readonly number[];
  readonly digit: number;
}[] = [
  {
    curve: 'CO2, petrol car 1.4–2.0 l, Euro 4',
    speeds: speedsKmh,
    values: [342, 259, 216, 193, 179, 171, 168, 168, 171, 176, 183, 193, 205],
    digit: 1,
  },
  {
    curve: 'CO2, petrol car under 1.4 l, Euro 4',
    speeds: sevenSpeeds,
    values: [304, 184, 146, 140, 147, 160, 173],
    digit: 1,
  },
  {
    curve: 'CO2, diesel van under 3.5 t, Euro 6',
    speeds: [10, 30, 50, 70, 90, 110],
    values: [382, 228, 192, 189, 204, 233],
    digit: 1,
  },
  {
    curve: 'NOx, diesel car 1.4–2.0 l, Euro 6',
    speeds: sevenSpeeds,
    values: [0.311, 0.236, 0.185, 0.162, 0.169, 0.22, 0.387],
    digit: 1e-3,
  },
  {
    curve: 'NOx, diesel car 1.4–2.0 l, Euro 5',
    speeds: sevenSpeeds,
    values: [0.994, 0.674, 0.537, 0.481, 0.5, 0.613, 0.89],
    digit: 1e-3,
  },
  {
    curve: 'NOx, diesel car 1.4–2.0 l, Euro 4',
    speeds: sevenSpeeds,
    values: [0.923, 0.637, 0.47, 0.421, 0.491, 0.679, 0.985],
    digit: 1e-3,
  },
  {
    curve: 'NOx, petrol car 1.4–2.0 l, Euro 6',
    speeds: sevenSpeeds,
    values: [0.055, 0.038, 0.028, 0.021, 0.016, 0.012, 0.009],
    digit: 1e-3,
  },
  {
    curve: 'PM, diesel car 1.4–2.0 l, Euro 6',
    speeds: [10, 50, 90],
    values: [4e-3, 1.5e-3, 1e-3],
    digit: 1e-4,
  },
  {
    curve: 'PM, diesel car 1.4–2.0 l, Euro 4',
    speeds: [10, 50, 90],
    values: [0.04, 0.027, 0.025],
    digit: 1e-3,
  },
];

const share = 5e-3;

/** The published table of hot emissions. */
export function copertTable(): ValidationResult {
  const figures: Record<string, number> = {};
  const expected: Record<string, number | string> = {};
  let held = true;
  for (const { curve, speeds, values, digit } of published) {
    const errors = speeds.map((speed, i) => {
      const due = values[i] ?? Number.NaN;
      return Math.abs(emissionGPerKm(curve, speed) - due) / Math.max(share * due, digit / 2);
    });
    const largest = Math.max(...errors);
    figures[`${curve}: largest difference, of the tolerance`] = rounded(largest);
    expected[`${curve}: largest difference, of the tolerance`] = '≤ 1';
    held &&= largest <= 1;
  }
  return {
    case: 'COPERT hot emissions',
    figures,
    expected,
    tolerance: '0.5 % or half of the last published digit, whichever is larger (EMEP/EEA guidebook 2013)',
    pass: held,
  };
}
