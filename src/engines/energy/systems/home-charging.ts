import { sum } from '../../../base/sum.ts';
import type { Parameters } from '../../../simulation/contract.ts';
import type { EnergyParameter } from '../parameters.ts';
import { assumedShapes, usualLeaveHour } from './daily-uses.ts';
import { dailyNeedWh, freeCharging, steeredCharging, type Vehicles } from './vehicles.ts';

/** What a hypothesis says of electric cars. */
export interface CarFleet {
  /** Electric ones among all cars, 0 … 1. */
  readonly share: number;
  readonly kmPerDay: number;
  readonly isSteered: boolean;
  /** Weights of the hours at which they come home; absent: the house's. */
  readonly arrivals?: readonly number[];
  readonly leaveHour?: number;
}

const dayHours = 24;
/** Days between two charges: 60 of 100 owners charge every second or third day, 25 daily (Enedis and BVA 2024). */
const everyDays = 2;

/** The electric cars of a mean dwelling, as far as they charge at home. */
export function homeCars(
  { share, kmPerDay, arrivals = assumedShapes.arrivals, leaveHour = usualLeaveHour }: CarFleet,
  { carsPerDwelling, carKwhPerKm, plugLoss, homeCharging, chargerKw }: Parameters<EnergyParameter>,
): Vehicles {
  const all = sum(arrivals);
  return {
    count: share * carsPerDwelling,
    kmPerDay: kmPerDay * homeCharging,
    kwhPerKm: carKwhPerKm,
    plugLoss,
    chargerW: 1000 * chargerKw,
    everyDays,
    arrivals: arrivals.map((weight) => weight / all),
    leaveHour,
  };
}

/** Whether cars can take what they need before they leave, even those that stay least. */
export function canCharge(cars: Vehicles): boolean {
  const { arrivals, leaveHour } = cars;
  const stays = arrivals.map((share, arrival) =>
    share > 0 ? (leaveHour - arrival + dayHours) % dayHours || dayHours : dayHours,
  );
  const stayH = Math.min(...stays);
  return dailyNeedWh({ ...cars, count: 1 }) * everyDays <= cars.chargerW * stayH;
}

/**
 * Charging of a mean dwelling's cars in each hour, W: the same every day of legal time.
 *
 * @param othersW What a mean dwelling takes besides, one value per hour. @param legalHour Legal hour of day of each hour.
 */
export function chargingYear(
  cars: Vehicles,
  isSteered: boolean,
  othersW: Float64Array,
  legalHour: Uint8Array,
): Float64Array {
  const day = isSteered ? steeredCharging(cars, meanDay(othersW, legalHour)) : freeCharging(cars, dayHours);
  return Float64Array.from(legalHour, (hour) => day[hour]!);
}

function meanDay(loadW: Float64Array, legalHour: Uint8Array): Float64Array {
  const sums = new Float64Array(dayHours);
  const counts = new Float64Array(dayHours);
  for (let hour = 0; hour < loadW.length; hour++) {
    const of = legalHour[hour]!;
    sums[of] = sums[of]! + loadW[hour]!;
    counts[of] = counts[of]! + 1;
  }
  return sums.map((all, of) => (counts[of]! > 0 ? all / counts[of]! : 0));
}
