import { exp, log, pow } from '../../base/math.ts';

/**
 * Hot exhaust of heavy vehicles by average speed V, km/h, in g per vehicle and km, at half load on the flat. The four forms
 * are those of the guidebook's functions 0, 5, 6 and 10:
 *
 *   growth:    a b^V V^c
 *   parabola:  1 / (c V² + b V + a)
 *   inverse:   1 / (a + b V^c)
 *   logistic:  a + b / (1 + exp(−c + d ln V + e V))
 *
 * EMEP/EEA air pollutant emission inventory guidebook 2013, update of September 2014, part 1.A.3.b, spreadsheet of heavy duty
 * vehicles annexed to it, as transcribed in pollemission (ENPC and INRIA, `input/HDV_parameter.csv`). Euro V is the one with
 * selective catalytic reduction.
 */
type Curve = Coefficients &
  (
    | { readonly form: 'growth' | 'parabola' | 'inverse' }
    | { readonly form: 'logistic'; readonly d: number; readonly e: number }
  );

interface Coefficients {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** Speeds between which the curves hold, km/h. */
const [slowest, fastest] = [12, 86] as const;

const curves = {
  'NOx, rigid 14–20 t, Euro V': {
    form: 'logistic',
    a: -5.4537349609,
    b: 141.7527624873,
    c: -0.6580649779,
    d: 0.4803744205,
    e: 0.0023723269,
  },
  'NOx, rigid 14–20 t, Euro VI': { form: 'growth', a: 28.8606129647, b: 0.97939027, c: -0.8434920503 },
  'NOx, articulated 34–40 t, Euro V': {
    form: 'growth',
    a: 79.5735061214,
    b: 0.9769677206,
    c: -0.4726124255,
  },
  'NOx, articulated 34–40 t, Euro VI': {
    form: 'inverse',
    a: -0.079852161,
    b: 0.0133173769,
    c: 1.3670153103,
  },
  'PM, rigid 14–20 t, Euro V': { form: 'growth', a: 1.655809919, b: 1.0078779639, c: -1.1893037875 },
  'PM, rigid 14–20 t, Euro VI': { form: 'parabola', a: 55.0512698807, b: 9.4040616518, c: -0.0588829599 },
  'PM, articulated 34–40 t, Euro V': {
    form: 'growth',
    a: 2.5930413315,
    b: 1.0087652006,
    c: -1.1823993733,
  },
  'PM, articulated 34–40 t, Euro VI': {
    form: 'parabola',
    a: 44.7531944115,
    b: 5.105873595,
    c: -0.0228288498,
  },
} as const satisfies Record<string, Curve>;

export type HeavyCurve = keyof typeof curves;

/** g per vehicle and km at an average speed, km/h; outside the curve's speeds, what it gives at the nearest of them. */
export function heavyCurveGPerKm(name: HeavyCurve, speedKmh: number): number {
  const curve: Curve = curves[name];
  const v = Math.min(fastest, Math.max(slowest, speedKmh));
  const { a, b, c } = curve;
  if (curve.form === 'logistic') return a + b / (1 + exp(-c + curve.d * log(v) + curve.e * v));
  if (curve.form === 'growth') return a * pow(b, v) * pow(v, c);
  if (curve.form === 'parabola') return 1 / (c * v * v + b * v + a);
  return 1 / (a + b * pow(v, c));
}
