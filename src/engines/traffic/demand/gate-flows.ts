import type { DemandResult } from './demand.ts';
import type { Gate } from './gates.ts';
import { type ByPurpose, type DemandHypotheses, purposes } from './hypotheses.ts';
import { throughTraffic } from './through.ts';
import type { Zones } from './zones.ts';

/** Vehicles a day in both directions at a gate: counted, or of its importance. */
export function gateVehiclesPerDay(
  gate: Gate,
  hypotheses: DemandHypotheses,
  counted: ReadonlyMap<string, number>,
): number {
  return counted.get(gate.id) ?? hypotheses.gateVehiclesPerDay[gate.importance - 1] ?? 0;
}

/** Where the gates' vehicles come from. */
export function originOfGates(
  gates: readonly Gate[],
  counted: ReadonlyMap<string, number>,
): DemandResult['origins']['gates'] {
  if (gates.length === 0) return 'none';
  const known = gates.filter(({ id }) => counted.has(id)).length;
  if (known === 0) return 'assumption';
  return known === gates.length ? 'counts' : 'some';
}

/** Who only passes: what gates carry beyond those who begin or end their trips inside. */
export function throughOf(
  gates: readonly Gate[],
  zones: Zones,
  gateFlow: readonly number[],
  cars: ByPurpose<Float64Array>,
  n: number,
  { throughFactor, growth, heavyShare }: DemandHypotheses,
): { perDay: Float64Array; lost: number } {
  const oneWay = Float64Array.from(gates, (_, g) => {
    const place = zones.count + g;
    let exchange = 0;
    for (const purpose of purposes)
      for (let i = 0; i < zones.count; i++)
        exchange += cars[purpose][i * n + place]! + cars[purpose][place * n + i]!;
    // Both ways of those who come and of those who leave pass here, lorries too.
    const both = (2 * exchange) / (1 - heavyShare);
    return (Math.max(0, gateFlow[g]! - both) / 2) * throughFactor * growth;
  });
  return throughTraffic(gates, centreOf(zones), oneWay);
}

/** Centre of who lives and works in the territory. */
function centreOf(zones: Zones): readonly [number, number] {
  let [x, y, weights] = [0, 0, 0];
  for (let zone = 0; zone < zones.count; zone++) {
    const weight = zones.residents[zone]! + zones.jobs[zone]!;
    x += weight * zones.xy[2 * zone]!;
    y += weight * zones.xy[2 * zone + 1]!;
    weights += weight;
  }
  return weights > 0 ? [x / weights, y / weights] : [zones.xy[0]!, zones.xy[1]!];
}
