/** Heat ∝ excess temperature to the exponent, of radiators (EN 442-2), and the coolest water that is sent to them, °C. */
export const radiators = { exponent: 1.3, leastFlowC: 25 } as const;

type HeatSource = 'air' | 'ground' | 'water';

/** COP = a + b ΔT + c ΔT², ΔT from source to flow (Ruhnau, Hirth and Praktiknjo 2019, Scientific Data 6:189). */
const curves: Readonly<Record<HeatSource, readonly [number, number, number]>> = {
  air: [6.08, -0.09, 0.0005],
  ground: [10.29, -0.21, 0.0012],
  water: [9.97, -0.2, 0.0012],
};

/** What real houses reach of the makers' curves (the same). */
export const usualRealShare = 0.85;
/** ΔT to which the curves hold, K: the parabola turns up beyond. */
const widestK = 80;

/**
 * Heat per electricity.
 *
 * @param realShare Of the makers' curve.
 */
export function cop(source: HeatSource, sourceC: number, flowC: number, realShare = usualRealShare): number {
  const [a, b, c] = curves[source];
  const rise = Math.min(Math.max(flowC - sourceC, 0), widestK);
  return Math.max(realShare * (a + b * rise + c * rise * rise), 1);
}
