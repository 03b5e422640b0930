import type { WeatherYear } from '../territory/weather.ts';
import { readEpw } from './epw.ts';
import type { LoadOptions } from './input-file.ts';
import type { Part } from './opened.ts';
import { readPvgis } from './pvgis.ts';
import { readTables, type TableReadings } from './table-files.ts';

const epwMark = /^(\u00ef\u00bb\u00bf)?LOCATION,/i;
const pvgisMark = /^(\u00ef\u00bb\u00bf)?Latitude \(decimal degrees\)/i;

/** Whether a text begins as a year of weather does: EnergyPlus' or PVGIS'. */
export function isWeather(start: string): boolean {
  return epwMark.test(start) || pvgisMark.test(start);
}

/** Reads the first year of weather among the parts that can be read; what others would have told is told too. */
export function buildWeather(
  parts: readonly Part[],
  options: LoadOptions,
): Promise<TableReadings<WeatherYear>> {
  return readTables('weather', parts, 1, options, async (file) => {
    const text = new TextDecoder().decode(await file.slice(0, file.size));
    const read = epwMark.test(text.slice(0, 16)) ? readEpw(text, file.path) : readPvgis(text, file.path);
    return { value: read.weather, problems: read.problems };
  });
}
