import { pow } from '../../../../base/math.ts';

/** A gas between panes, at 10 °C. */
export interface Gas {
  readonly conductivityWPerMK: number;
  readonly viscosityPaS: number;
  readonly densityKgPerM3: number;
  readonly heatJPerKgK: number;
}

/** Gases at 10 °C and 1 atm (EN 673:2011). */
export const gases = {
  air: { conductivityWPerMK: 2.496e-2, viscosityPaS: 1.761e-5, densityKgPerM3: 1.232, heatJPerKgK: 1008 },
  argon: { conductivityWPerMK: 1.684e-2, viscosityPaS: 2.164e-5, densityKgPerM3: 1.699, heatJPerKgK: 519 },
} as const satisfies Record<string, Gas>;

/** A gap between two panes: its gas, its width, and the emissivities of the glass on both sides. */
export interface Gap {
  readonly gas: Gas;
  readonly widthM: number;
  readonly emissivities: readonly [number, number];
}

const stefanBoltzmann = 5.67e-8;
/** Mean temperature and difference over a gap (EN 673:2011). */
const meanK = 283;
const differenceK = 15;

/** Heat that an upright gap lets through, W/(m² K): radiation and gas (EN 673:2011). */
export function gapWPerM2K({ gas, widthM, emissivities: [a, b] }: Gap): number {
  const { conductivityWPerMK, viscosityPaS, densityKgPerM3, heatJPerKgK } = gas;
  const radiated = (4 * stefanBoltzmann * meanK * meanK * meanK) / (1 / a + 1 / b - 1);
  const perViscosity = densityKgPerM3 / viscosityPaS;
  const grashof = (9.81 * widthM * widthM * widthM * differenceK * perViscosity * perViscosity) / meanK;
  const prandtl = (viscosityPaS * heatJPerKgK) / conductivityWPerMK;
  const nusselt = Math.max(0.035 * pow(grashof * prandtl, 0.38), 1);
  return radiated + (nusselt * conductivityWPerMK) / widthM;
}

/** Resistance of glass from surface to surface, m² K/W. */
export function glassResistance(
  panes: readonly { readonly thicknessM: number; readonly conductivityWPerMK: number }[],
  gaps: readonly Gap[],
): number {
  const ofPanes = panes.reduce((sum, pane) => sum + pane.thicknessM / pane.conductivityWPerMK, 0);
  return gaps.reduce((sum, gap) => sum + 1 / gapWPerM2K(gap), ofPanes);
}
