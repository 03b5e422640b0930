import { sum } from '../../../base/sum.ts';
import { byPurpose } from './by-purpose.ts';
import type { DemandTotals } from './demand.ts';
import { type ByPurpose, type Mode, modes, purposes } from './hypotheses.ts';
import type { Zones } from './zones.ts';

/** Inhabitants' trips of a working day, both ways, and how they are made. */
export function residentTotals(
  zones: Zones,
  trips: ByPurpose<Float64Array>,
  shares: ByPurpose<readonly Float64Array[]>,
  n: number,
  onRoads: number,
): Pick<
  DemandTotals,
  'residentTripsPerDay' | 'residentTripsPerDayByPurpose' | 'residentModeShares' | 'meanOccupancy'
> {
  const end = zones.count * n;
  const own = (values: Float64Array): number => 2 * sum(values.subarray(0, end));
  const residentTripsPerDayByPurpose = byPurpose((purpose) => own(trips[purpose]));
  const residentTripsPerDay = purposes.reduce(
    (total, purpose) => total + residentTripsPerDayByPurpose[purpose],
    0,
  );
  const of = (mode: Mode): number => {
    const m = modes.indexOf(mode);
    const all = purposes.reduce((total, purpose) => total + own(shares[purpose][m]!), 0);
    return residentTripsPerDay > 0 ? (onRoads * all) / residentTripsPerDay : 0;
  };
  const [car, passenger, transit, bike, walk] = [
    of('car'),
    of('passenger'),
    of('transit'),
    of('bike'),
    of('walk'),
  ];
  return {
    residentTripsPerDay,
    residentTripsPerDayByPurpose,
    residentModeShares: { car, passenger, transit, bike, walk, none: 1 - onRoads },
    meanOccupancy: car > 0 ? (car + passenger) / car : Number.NaN,
  };
}
