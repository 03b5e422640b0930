import type { Parameters } from '../../../simulation/contract.ts';
import type { EnergyParameter } from '../parameters.ts';
import { dailyNeedWh, freeCharging, steeredCharging, type Vehicles } from './vehicles.ts';

/** What a hypothesis says of electric cars. */
export interface CarFleet {
  /** Electric ones among all cars, 0 … 1. */
  readonly share: number;
  readonly kmPerDay: number;
  readonly isSteered: boolean;
}

const dayHours = 24;
/** Days between two charges: 60 of 100 owners charge every second or third day, 25 daily (Enedis and BVA 2024). */
const everyDays = 2;
/** Hours at which cars come home, share of them: an assumption of the house. */
const arrivals = [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.05, 0, 0, 0.05, 0.1, 0.2, 0.25, 0.2, 0.1, 0.05, 0, 0,
] as const;
/** Hour at which they leave. */
const leaveHour = 7;

/** The electric cars of a mean dwelling, as far as they charge at home. */
export function homeCars(
  { share, kmPerDay }: CarFleet,
  { carsPerDwelling, carKwhPerKm, plugLoss, homeCharging, chargerKw }: Parameters<EnergyParameter>,
): Vehicles {
  return {
    count: share * carsPerDwelling,
    kmPerDay: kmPerDay * homeCharging,
    kwhPerKm: carKwhPerKm,
    plugLoss,
    chargerW: 1000 * chargerKw,
    everyDays,
    arrivals,
    leaveHour,
  };
}

/** Whether cars can take what they need before they leave, even those that come home last. */
export function canCharge(cars: Vehicles): boolean {
  const last = arrivals.findLastIndex((share) => share > 0);
  const stayH = (leaveHour - last + dayHours) % dayHours;
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
  return sums.map((sum, of) => (counts[of]! > 0 ? sum / counts[of]! : 0));
}
