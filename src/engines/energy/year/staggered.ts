import { sum } from '../../../base/sum.ts';
import type { Parameters } from '../../../simulation/contract.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import { offPeakHours } from '../costs/tariffs.ts';
import type { EnergyParameter } from '../parameters.ts';
import { personTank, tankCharge } from '../systems/hot-water.ts';
import { legalHoursOf } from './calendar.ts';
import { orders } from './dwelling-days.ts';

/** Heat of a litre and kelvin, Wh, and water as it is drawn, °C. */
const waterWhPerLitreK = 1.163;
const tapC = 40;

/** Mean heat of a person's hot water, W. */
export function drawOfPersonW({ waterLitres, coldWaterC }: Parameters<EnergyParameter>): number {
  return (waterLitres * waterWhPerLitreK * (tapC - coldWaterC)) / 24;
}

/**
 * What tanks of one person each take in each hour over the mean of what is drawn, by the order that heats them: orders come
 * an hour apart from the first off-peak hour on (an estimate of the house).
 *
 * @param hotWater Course of the draw, whose mean is 1.
 */
export function orderShapes(
  hotWater: Float64Array,
  parameters: Parameters<EnergyParameter>,
  weather: WeatherYear,
): readonly Float64Array[] {
  const { tankLitres, coldWaterC } = parameters;
  const drawW = drawOfPersonW(parameters);
  const legal = legalHoursOf(weather);
  return Array.from({ length: orders }, (_, late) => {
    if (drawW <= 0) return hotWater;
    const isOpen = Uint8Array.from(legal, (hour) => (offPeakHours.indexOf(hour) >= late ? 1 : 0));
    const drawn = hotWater.map((one) => one * drawW);
    return tankCharge(personTank(tankLitres, coldWaterC), drawn, isOpen).map((power) => power / drawW);
  });
}

/** Mean of so many tanks whose orders follow each other, from one on. */
export function mixedOrders(shapes: readonly Float64Array[], first: number, count: number): Float64Array {
  const mixed = new Float64Array(shapes[0]!.length);
  for (let k = 0; k < count; k++) {
    const shape = shapes[(first + k) % shapes.length]!;
    for (let hour = 0; hour < mixed.length; hour++) mixed[hour]! += shape[hour]! / count;
  }
  return mixed;
}

/** Charging of cars that all charge on even days, and on odd ones, from noon to noon; each with the energy of the mean. */
export function inTurns(chargingW: Float64Array): readonly Float64Array[] {
  const all = sum(chargingW);
  return [0, 1].map((turn) => {
    const own = chargingW.map((power, hour) => (Math.floor((hour + 12) / 24) % 2 === turn ? power : 0));
    const total = sum(own);
    return own.map((power) => (total > 0 ? (power * all) / total : 0));
  });
}
