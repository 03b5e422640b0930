import type { DemandResult } from './demand.ts';
import { type DemandLayer, type VehicleKind, vehicleTotals } from './vehicles.ts';

/** What vehicles between places are multiplied by, all day; places are known by what they are, not by their order. */
export interface Corrections {
  /** Of zones, then gates; see `placeKeys`. */
  readonly keys: readonly string[];
  /** `places × places`, row by row, from where vehicles leave to where they arrive. */
  readonly factors: Readonly<Record<VehicleKind, Float64Array>>;
}

/** Names of places that stay whatever an alternative changes: zones by their identifier, gates by where they lie. */
export function placeKeys({ zones, gates }: Pick<DemandResult, 'zones' | 'gates'>): readonly string[] {
  return [...zones.ids, ...gates.map(({ xM, yM }) => `gate ${xM} ${yM}`)];
}

/** The same demand with its vehicles corrected; those of places that the corrections do not know stay. */
export function withCorrections(demand: DemandResult, { keys, factors }: Corrections): DemandResult {
  const { places: n, zones, from, to } = demand;
  const known = new Map(keys.map((key, place) => [key, place]));
  const at = placeKeys(demand).map((key) => known.get(key) ?? -1);
  const factorOf = (kind: VehicleKind, i: number, j: number): number =>
    at[i]! < 0 || at[j]! < 0 ? 1 : factors[kind][at[i]! * keys.length + at[j]!]!;
  const layers = demand.layers.map(
    (layer): DemandLayer => ({
      ...layer,
      perDay: layer.perDay.map((vehicles, k) => {
        const [row, column] = [Math.floor(k / n), k % n];
        return (
          vehicles *
          (layer.isBack ? factorOf(layer.vehicle, column, row) : factorOf(layer.vehicle, row, column))
        );
      }),
    }),
  );
  const totalsOf = (kind: VehicleKind) => vehicleTotals(layers, kind, zones.count, n, from, to);
  const totals = { ...demand.totals, carsPerDay: totalsOf('car'), heavyPerDay: totalsOf('heavy') };
  return { ...demand, layers, totals, isCalibrated: true };
}
