import type { DemandResult } from './demand.ts';
import { hourShares } from './hours.ts';
import { type DemandLayer, hourSharesOf, type VehicleKind, vehicleTotals } from './vehicles.ts';

/** What vehicles between places are multiplied by, all day; places are known by what they are, not by their order. */
export interface Corrections {
  /** Of zones, then gates; see `placeKeys`. */
  readonly keys: readonly string[];
  /**
   * `places × places`, row by row, from where vehicles leave to where they arrive; of trips to work alone, from home to
   * work both there and back. A kind that is not there stays.
   */
  readonly factors: Readonly<Partial<Record<VehicleKind, Float64Array>>>;
  readonly purpose: 'all' | 'work';
  /** Cars a day where nobody drove that could be multiplied, in the same order; null: nowhere. */
  readonly added: Float64Array | null;
}

/** Names of places that stay whatever an alternative changes: zones by their identifier, gates by where they lie. */
export function placeKeys({ zones, gates }: Pick<DemandResult, 'zones' | 'gates'>): readonly string[] {
  return [...zones.ids, ...gates.map(({ xM, yM }) => `gate ${xM} ${yM}`)];
}

/** The same demand with its vehicles corrected; those of places that the corrections do not know stay. */
export function withCorrections(demand: DemandResult, corrections: Corrections): DemandResult {
  const { keys, factors, purpose, added } = corrections;
  const { places: n, zones, from, to } = demand;
  const known = new Map(keys.map((key, place) => [key, place]));
  const at = placeKeys(demand).map((key) => known.get(key) ?? -1);
  const valueAt = (values: Float64Array, i: number, j: number, unknown: number): number =>
    at[i]! < 0 || at[j]! < 0 ? unknown : values[at[i]! * keys.length + at[j]!]!;
  const corrected = demand.layers.map((layer): DemandLayer => {
    const own = factors[layer.vehicle];
    if (!own || (purpose === 'work' && layer.purpose !== 'work')) return layer;
    // A way back is the column's to the row, but for trips to work, which are known by their home.
    const isTurned = layer.isBack && purpose === 'all';
    return {
      ...layer,
      perDay: layer.perDay.map((vehicles, k) => {
        const [row, column] = [Math.floor(k / n), k % n];
        return vehicles * (isTurned ? valueAt(own, column, row, 1) : valueAt(own, row, column, 1));
      }),
    };
  });
  const more = added?.some((vehicles) => vehicles > 0)
    ? Float64Array.from({ length: n * n }, (_, k) => valueAt(added, Math.floor(k / n), k % n, 0))
    : null;
  const layers = [...corrected, ...(more ? addedLayers(demand, more, purpose) : [])];
  const totalsOf = (kind: VehicleKind) => vehicleTotals(layers, kind, zones.count, n, from, to);
  const totals = { ...demand.totals, carsPerDay: totalsOf('car'), heavyPerDay: totalsOf('heavy') };
  return { ...demand, layers, totals };
}

function addedLayers(
  demand: DemandResult,
  perDay: Float64Array,
  purpose: Corrections['purpose'],
): readonly DemandLayer[] {
  const layer = { purpose: 'observed', vehicle: 'car', perDay } as const;
  if (purpose === 'all') return [{ ...layer, isBack: false, hourShares: hourSharesOf(demand, 'car') }];
  const { out, back } = hourShares.work;
  return [
    { ...layer, isBack: false, hourShares: out },
    { ...layer, isBack: true, hourShares: back },
  ];
}
