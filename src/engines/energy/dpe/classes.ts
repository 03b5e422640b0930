import type { AltitudeClass, ClimateZone } from './zones.ts';

/** Classes of a DPE, in the order of the label. */
export const dpeClasses = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const;

export type DpeClass = (typeof dpeClasses)[number];

export interface ClassedDwelling {
  /** Primary energy of the five uses, kWh/(m² year), and greenhouse gases, kg CO₂e/(m² year). */
  readonly energy: number;
  readonly gas: number;
  readonly areaM2: number;
  readonly zone: ClimateZone;
  readonly altitude: AltitudeClass;
}

/** Upper limits of a dwelling from a whole area on. */
interface LimitsOfArea {
  readonly fromM2: number;
  /** A to F. */
  readonly upper: readonly number[];
  /** E and F above 800 m in the cold zones. */
  readonly high: readonly number[];
}

/** Limits by growing area, not reached: of primary energy, kWh/(m² year), and of greenhouse gases, kg CO₂e/(m² year). */
export interface ClassLimits {
  readonly energy: readonly LimitsOfArea[];
  readonly gas: readonly LimitsOfArea[];
}

export interface DpeLabel {
  /** The energy label: the later of both letters. */
  readonly label: DpeClass;
  readonly gasLabel: DpeClass;
}

/** Limits of dwellings of any area (code of construction, R. 173-1 ff.; order of 31 March 2021, annex 3). */
const usualLimits: ClassLimits = {
  energy: [{ fromM2: 0, upper: [70, 110, 180, 250, 330, 420], high: [390, 500] }],
  gas: [{ fromM2: 0, upper: [6, 11, 30, 50, 70, 100], high: [80, 110] }],
};
const highZones: readonly ClimateZone[] = ['H1b', 'H1c', 'H2d'];

/** Largest area with limits of its own, m². */
const smallM2 = 40;

/**
 * Classes that a DPE gives to figures. Areas between whole square metres take the limits of the one below.
 *
 * @param small Limits of dwellings of 40 m² and less (order of 25 March 2024, annex), which hold for DPE made since
 *   1 July 2024; null: the DPE is older, and all areas have the same limits.
 */
export function dpeLabel(dwelling: ClassedDwelling, small: ClassLimits | null): DpeLabel {
  const limits = (dwelling.areaM2 <= smallM2 ? small : null) ?? usualLimits;
  const energy = classOf(dwelling.energy, limitsOf(limits.energy, dwelling));
  const gas = classOf(dwelling.gas, limitsOf(limits.gas, dwelling));
  return { label: dpeClasses[Math.max(energy, gas)]!, gasLabel: dpeClasses[gas]! };
}

function classOf(value: number, upper: readonly number[]): number {
  const found = upper.findIndex((limit) => value < limit);
  return found < 0 ? upper.length : found;
}

function isHigh({ zone, altitude }: ClassedDwelling): boolean {
  return altitude === 2 && highZones.includes(zone);
}

/** Those of the largest area that is not above the dwelling's, else of the smallest there is. */
function limitsOf(byArea: readonly LimitsOfArea[], dwelling: ClassedDwelling): readonly number[] {
  const { upper, high } = byArea.findLast(({ fromM2 }) => fromM2 <= dwelling.areaM2) ?? byArea[0]!;
  return isHigh(dwelling) ? [...upper.slice(0, 4), ...high] : upper;
}
