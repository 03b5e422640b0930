import type { WeatherYear } from '../territory/weather.ts';
import { readEpw } from './epw.ts';
import type { Part } from './opened.ts';
import { type Problem, problemOf } from './problem.ts';
import { readPvgis } from './pvgis.ts';

const epwMark = /^(\u00ef\u00bb\u00bf)?LOCATION,/i;
const pvgisMark = /^(\u00ef\u00bb\u00bf)?Latitude \(decimal degrees\)/i;

/** Whether a text begins as a year of weather does: EnergyPlus' or PVGIS'. */
export function isWeather(start: string): boolean {
  return epwMark.test(start) || pvgisMark.test(start);
}

/** The weather of a folder, or why there is none. */
interface BuiltWeather {
  readonly year: WeatherYear | null;
  readonly used: readonly Part[];
  readonly problems: readonly Problem[];
}

/** Reads the first year of weather among the parts that can be read; what others would have told is told too. */
export async function buildWeather(parts: readonly Part[]): Promise<BuiltWeather> {
  const problems: Problem[] = [];
  for (const part of parts) {
    const [file] = part.opened.files;
    if (part.understanding.kind !== 'weather' || file === undefined) continue;
    try {
      const text = new TextDecoder().decode(await file.slice(0, file.size));
      const read = epwMark.test(text.slice(0, 16)) ? readEpw(text, file.path) : readPvgis(text, file.path);
      return { year: read.weather, used: [part], problems: [...problems, ...read.problems] };
    } catch (error) {
      problems.push(problemOf(error, file.path));
    }
  }
  return { year: null, used: [], problems };
}
