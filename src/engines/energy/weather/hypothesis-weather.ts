import type { Hypothesis } from '../../../simulation/contract.ts';
import type { WeatherYear } from '../../../territory/weather.ts';

/** A year of weather as a hypothesis has it: warmer, and hotter for some days. */
export function weatherUnder(weather: WeatherYear, { conditions }: Hypothesis): WeatherYear {
  const airC = weather.airC.slice();
  for (const condition of conditions) {
    if (condition.kind === 'energy/climate') {
      for (let hour = 0; hour < airC.length; hour++) airC[hour]! += condition.warmingK;
    }
    if (condition.kind === 'energy/heat-wave') {
      const from = 24 * (condition.fromDay - 1);
      const end = Math.min(airC.length, from + 24 * condition.days);
      for (let hour = from; hour < end; hour++) airC[hour]! += condition.riseK;
    }
  }
  return { ...weather, airC };
}

/** Whether the air of two years is the same, hour by hour. */
export function isSameAir(a: WeatherYear, b: WeatherYear): boolean {
  return a.airC.every((air, hour) => air === b.airC[hour]);
}
