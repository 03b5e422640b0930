import { pow } from '../../../base/math.ts';
import { emptySupply, type HeatSupply } from './heat-supply.ts';

/** Water that carries the heat: warmer the more is asked, by the law of radiators. */
export interface Emitters {
  readonly roomC: number;
  /** Flow at the design demand, °C: 35 for floors, 55 for common radiators, 65 for old ones. */
  readonly designFlowC: number;
  readonly designW: number;
  /** 1.3 for radiators, 1.1 for floors (EN 442, EN 1264). */
  readonly exponent: number;
  readonly leastFlowC: number;
}

/** Flow for a demand, °C (EN 442-2: heat ∝ excess temperature to the exponent). */
export function flowTemperature(emitters: Emitters, demandW: number): number {
  const { roomC, designFlowC, designW, exponent, leastFlowC } = emitters;
  if (demandW <= 0) return leastFlowC;
  return Math.max(roomC + (designFlowC - roomC) * pow(demandW / designW, 1 / exponent), leastFlowC);
}

/** Of radiators (EN 442), and the coolest water that is sent to them, °C. */
export const radiators = { exponent: 1.3, leastFlowC: 25 } as const;

export type HeatSource = 'air' | 'ground' | 'water';

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

export interface HeatPump {
  readonly source: HeatSource;
  readonly emitters: Emitters;
  /** Heat it can give when its source is at 7 °C and at −7 °C, W; in between and beyond by the straight line. */
  readonly powerAt7W: number;
  readonly powerAtMinus7W: number;
  /** Source under which it stops, °C; −Infinity: never. */
  readonly stopC: number;
  readonly realShare: number;
  /** Share of its heat that melting ice costs where frost is worst (about 2 °C, EN 14511): nil where the curve has it. */
  readonly frostShare: number;
  /** Electric heater beside it, W. */
  readonly backupW: number;
}

/** Frost forms on evaporators between these outdoor temperatures and most at the middle one, °C. */
const [frostFromC, frostMostC, frostToC] = [-7, 2, 7];

/** Share of heat left after melting, 1 out of the range of frost. */
function afterFrost(pump: HeatPump, sourceC: number): number {
  if (pump.source !== 'air' || sourceC <= frostFromC || sourceC >= frostToC) return 1;
  const near =
    sourceC < frostMostC
      ? (sourceC - frostFromC) / (frostMostC - frostFromC)
      : (frostToC - sourceC) / (frostToC - frostMostC);
  return 1 - pump.frostShare * near;
}

/** Electricity of a heat pump and its backup for a demand: pump first, backup for what lacks and under `stopC`. */
export function runHeatPump(pump: HeatPump, demandW: Float64Array, sourceC: Float64Array): HeatSupply {
  const supply = emptySupply(demandW.length, null);
  const perKelvin = (pump.powerAt7W - pump.powerAtMinus7W) / 14;
  for (let hour = 0; hour < demandW.length; hour++) {
    const demand = Math.max(demandW[hour]!, 0);
    if (demand === 0) continue;
    const source = sourceC[hour]!;
    const melted = afterFrost(pump, source);
    const able = source < pump.stopC ? 0 : Math.max(pump.powerAt7W + perKelvin * (source - 7), 0) * melted;
    const pumped = Math.min(demand, able);
    const backup = Math.min(demand - pumped, pump.backupW);
    const flowC = flowTemperature(pump.emitters, demand);
    const ratio = Math.max(cop(pump.source, source, flowC, pump.realShare) * melted, 1);
    supply.deliveredW[hour] = pumped + backup;
    supply.electricityW[hour] = pumped / ratio + backup;
    supply.ambientW[hour] = pumped - pumped / ratio;
  }
  return supply;
}

/** Heat over electricity in a year, backup and all; null: no heat was asked. */
export function seasonalCop({ deliveredW, electricityW }: HeatSupply): number | null {
  const electricity = electricityW.reduce((sum, one) => sum + one, 0);
  return electricity > 0 ? deliveredW.reduce((sum, one) => sum + one, 0) / electricity : null;
}
