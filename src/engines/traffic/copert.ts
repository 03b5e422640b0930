import { pow } from '../../base/math.ts';

/**
 * Hot exhaust emissions by average speed V, km/h, in g per vehicle and km:
 *
 *   ratio:  (a + cV + eV² + f/V) / (1 + bV + dV²)
 *   powers: a V^b + c V^d
 *
 * EMEP/EEA air pollutant emission inventory guidebook 2013, update of September 2014, part 1.A.3.b: tables 3-41
 * (petrol cars) and 3-47 (diesel cars), and the spreadsheet annexed to it for Euro 5 and 6 (equations 1 and 9). For
 * fuel the curve is g of fuel per km, and `carbon` the g of CO₂ that one g of fuel becomes.
 *
 * These are curves of average speed over whole trips. They do not judge what a lower speed limit on a short urban
 * stretch does (Cerema, 17 August 2021): where they are shown for one, that is said.
 */
type Curve = {
  readonly slowest: number;
  readonly fastest: number;
  /** Factor of the whole. */
  readonly carbon?: number;
} & (
  | {
      readonly form: 'ratio';
      readonly a: number;
      readonly b: number;
      readonly c: number;
      readonly d: number;
      readonly e: number;
      readonly f: number;
    }
  | {
      readonly form: 'powers';
      readonly a: number;
      readonly b: number;
      readonly c: number;
      readonly d: number;
    }
);

/** CO₂ of one g of burnt fuel, g: as in the published values that the curves are held to. */
const ofPetrol = 3.18;
const ofDiesel = 3.16;
const anySpeed = { slowest: 10, fastest: 130 } as const;

const curves = {
  'CO2, petrol car 1.4–2.0 l, Euro 4': {
    ...anySpeed,
    carbon: ofPetrol,
    form: 'ratio',
    a: 174,
    b: 6.85e-2,
    c: 0.364,
    d: -2.47e-4,
    e: 8.74e-3,
    f: 0,
  },
  // Some transcriptions print b as 2.60e2, which would give a hundredth of any real consumption.
  'CO2, petrol car under 1.4 l, Euro 4': {
    ...anySpeed,
    carbon: ofPetrol,
    form: 'ratio',
    a: 136,
    b: 2.6e-2,
    c: -1.65,
    d: 2.28e-4,
    e: 3.12e-2,
    f: 0,
  },
  'CO2, diesel van under 3.5 t, Euro 6': {
    slowest: 10,
    fastest: 110,
    carbon: ofDiesel,
    form: 'powers',
    a: 1.264542e-3,
    b: 2.188497,
    c: 378.5609,
    d: -0.4965202,
  },
  'NOx, diesel car 1.4–2.0 l, Euro 4': {
    ...anySpeed,
    form: 'ratio',
    a: 1.11,
    b: 0,
    c: -2.02e-2,
    d: 0,
    e: 1.48e-4,
    f: 0,
  },
  'NOx, diesel car 1.4–2.0 l, Euro 5': {
    ...anySpeed,
    form: 'ratio',
    a: 0.9459517,
    b: 4.264272e-3,
    c: -1.138147e-2,
    d: -5.150463e-5,
    e: 6.67136e-5,
    f: 1.923608,
  },
  'NOx, diesel car 1.4–2.0 l, Euro 6': {
    ...anySpeed,
    form: 'ratio',
    a: 0.435879,
    b: 1.004346e-2,
    c: -5.386789e-3,
    d: -1.023612e-4,
    e: 2.904664e-5,
    f: -0.4607044,
  },
  'NOx, diesel car 1.4–2.0 l, Euro 6c': {
    ...anySpeed,
    form: 'ratio',
    a: 0.2329697,
    b: 1.004345e-2,
    c: -2.879147e-3,
    d: -1.023612e-4,
    e: 1.552494e-5,
    f: -0.2462386,
  },
  'NOx, petrol car 1.4–2.0 l, Euro 6': {
    ...anySpeed,
    form: 'ratio',
    a: 0.4742321,
    b: 5.621746,
    c: 0.3405778,
    d: 8.376288e-2,
    e: -1.515827e-3,
    f: -1.191087,
  },
  'PM, diesel car 1.4–2.0 l, Euro 4': {
    ...anySpeed,
    form: 'ratio',
    a: 4.5e-2,
    b: 0,
    c: -5.39e-4,
    d: 0,
    e: 3.48e-6,
    f: 0,
  },
  'PM, diesel car 1.4–2.0 l, Euro 6': {
    ...anySpeed,
    form: 'ratio',
    a: -1.209668e18,
    b: 1.62963e20,
    c: 1.785797e18,
    d: 2.89348e19,
    e: 1.167184e16,
    f: 4.088705e18,
  },
} as const satisfies Record<string, Curve>;

export type EmissionCurve = keyof typeof curves;

/** g per vehicle and km at an average speed, km/h; outside the curve's speeds, what it gives at the nearest of them. */
export function emissionGPerKm(name: EmissionCurve, speedKmh: number): number {
  const curve: Curve = curves[name];
  const v = Math.min(curve.fastest, Math.max(curve.slowest, speedKmh));
  const carbon = curve.carbon ?? 1;
  if (curve.form === 'powers') return carbon * (curve.a * pow(v, curve.b) + curve.c * pow(v, curve.d));
  const { a, b, c, d, e, f } = curve;
  return (carbon * (a + c * v + e * v * v + f / v)) / (1 + b * v + d * v * v);
}
