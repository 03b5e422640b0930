import type { AppError } from '../../../base/errors.ts';
import type { DemandResult } from './demand.ts';
import { type ObservedFlows, spreadFlows } from './observed.ts';
import { type DemandLayer, hourSharesOf, vehicleMatrix, vehicleTotals } from './vehicles.ts';

/**
 * A demand whose cars are those of an imported table (vehicles a working day between communes, zones or gates by their
 * identifiers), spread over zones with the model's pattern and over hours with the model's shares. Heavy vehicles stay
 * the model's.
 *
 * @param communeOf Code of the commune of each zone, '' without; gates have none.
 */
export function withObservedCars(
  demand: DemandResult,
  flows: ObservedFlows,
  communeOf: readonly string[],
): { readonly demand: DemandResult; readonly problems: readonly AppError[] } {
  const { places: n, zones, gates, from, to } = demand;
  const ids = [...zones.ids, ...gates.map(({ id }) => id)];
  const groupOf = ids.map((_, place) => communeOf[place] ?? '');
  const { perPair, problems } = spreadFlows(flows, groupOf, ids, vehicleMatrix(demand, 'car', null));
  const observed: DemandLayer = {
    purpose: 'observed',
    vehicle: 'car',
    perDay: perPair,
    isBack: false,
    hourShares: hourSharesOf(demand, 'car'),
  };
  const layers = [observed, ...demand.layers.filter(({ vehicle }) => vehicle === 'heavy')];
  const totals = { ...demand.totals, carsPerDay: vehicleTotals(layers, 'car', zones.count, n, from, to) };
  return { demand: { ...demand, layers, totals }, problems };
}
