import { type AreaLimits, smallLimits } from './small-limits.ts';
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

export interface DpeLabel {
  /** The energy label: the later of both letters. */
  readonly label: DpeClass;
  readonly gasLabel: DpeClass;
}

/** Limits of dwellings of any area (code of construction, R. 173-1 ff.; order of 31 March 2021, annex 3). */
const usualLimits: AreaLimits = {
  fromM2: 0,
  energy: [70, 110, 180, 250, 330, 420],
  gas: [6, 11, 30, 50, 70, 100],
};

/** Above 800 m in the cold zones, what E and F reach further, at any area (both orders). */
const highZones: readonly ClimateZone[] = ['H1b', 'H1c', 'H2d'];
const higher = { energy: [0, 0, 0, 0, 60, 80], gas: [0, 0, 0, 0, 10, 10] } as const;

/** Largest area with limits of its own, m². */
const smallM2 = 40;

/**
 * Classes that a DPE gives to figures. Areas between whole square metres take the limits of the one below.
 *
 * @param isRecent The DPE is made since 1 July 2024: dwellings of 40 m² and less have limits of their own.
 */
export function dpeLabel(dwelling: ClassedDwelling, isRecent: boolean): DpeLabel {
  const limits = limitsOf(dwelling, isRecent);
  const isHigh = dwelling.altitude === 2 && highZones.includes(dwelling.zone);
  const of = (kind: 'energy' | 'gas'): number =>
    classOf(dwelling[kind], isHigh ? limits[kind].map((limit, i) => limit + higher[kind][i]!) : limits[kind]);
  const [energy, gas] = [of('energy'), of('gas')];
  return { label: dpeClasses[Math.max(energy, gas)]!, gasLabel: dpeClasses[gas]! };
}

/** Those of the largest area that is not above the dwelling's, else of the smallest there is. */
function limitsOf({ areaM2 }: ClassedDwelling, isRecent: boolean): AreaLimits {
  if (!isRecent || areaM2 > smallM2) return usualLimits;
  return smallLimits.findLast(({ fromM2 }) => fromM2 <= areaM2) ?? smallLimits[0]!;
}

function classOf(value: number, upper: readonly number[]): number {
  const found = upper.findIndex((limit) => value < limit);
  return found < 0 ? upper.length : found;
}
