import type { LoadProfile } from '../../../territory/load-profiles.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import { legalStamp } from '../systems/legal-time.ts';
import { profileTable } from '../systems/profile-table.ts';
import { legalZoneOf } from './calendar.ts';
import { noProfiles } from './day-profiles.ts';

/** Course of a day's electricity by imported profiles, one value an hour of the weather; null: none was imported. */
export interface ImportedShapes {
  readonly dwelling: Float64Array | null;
  readonly service: Float64Array | null;
}

export const noShapes: ImportedShapes = { dwelling: null, service: null };

/** Profiles by their names: clients of the base tariff first, who heat with electricity least. */
const wanted = {
  dwelling: [/^RES1(_|$)/i, /^RES1/i, /^RES/i],
  service: [/^PRO1(_|$)/i, /^PRO1/i, /^PRO/i],
} as const;
/** Months in which nothing is heated, from 0: what they show is appliances, light and cooking. */
const warmMonths = [4, 5, 6, 7, 8];
const [dayKinds, dayHours] = [3, 24] as const;

/**
 * Shapes of working days, Saturdays and Sundays from the warm months of imported profiles, laid on the hours of a year of
 * weather: those that are asked for by name, else by what they are called. Their cold months hold electric heating and hot water, which the run computes itself.
 */
export function importedShapes(
  profiles: readonly LoadProfile[],
  weather: WeatherYear,
  { dwellingProfile, serviceProfile } = noProfiles,
): ImportedShapes {
  const shapeOf = (names: readonly RegExp[], asked: string): Float64Array | null => {
    const profile =
      profiles.find(({ name }) => name === asked) ??
      names.map((name) => profiles.find((one) => name.test(one.name))).find((one) => one !== undefined);
    return profile === undefined ? null : laidOn(profile, weather);
  };
  return {
    dwelling: shapeOf(wanted.dwelling, dwellingProfile),
    service: shapeOf(wanted.service, serviceProfile),
  };
}

function laidOn(profile: LoadProfile, weather: WeatherYear): Float64Array {
  const zone = legalZoneOf(weather);
  const table = profileTable(profile, zone);
  const day = new Float64Array(dayKinds * dayHours);
  for (const month of warmMonths) {
    for (let cell = 0; cell < day.length; cell++)
      day[cell]! += Math.max(table[month * day.length + cell]!, 0);
  }
  return weather.startS.map((start) => {
    const { weekday, hour } = legalStamp(start, zone);
    return day[(weekday < 5 ? 0 : weekday - 4) * dayHours + hour]! / warmMonths.length;
  });
}
