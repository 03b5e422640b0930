import { describe, expect, test } from 'vitest';
import { skyYear } from '../../src/engines/energy/sun/sky-year.ts';
import { weatherDoubts } from '../../src/engines/energy/weather/doubts.ts';
import { syntheticYear } from '../../src/engines/energy/weather/synthetic-year.ts';
import { words } from '../../src/i18n/i18n.ts';
import type { WeatherYear } from '../../src/territory/weather.ts';

const lyon = { longitudeDeg: 4.85, latitudeDeg: 45.75 };
const place = [4.9, 45.8] as const;
const plain = syntheticYear('H1c', lyon, 1);
/** The same with its light parted as the engine parts it. */
const parted: WeatherYear = (() => {
  const sky = skyYear(plain);
  return {
    ...plain,
    parts: {
      dni: Float64Array.from(sky, (lit) => lit?.sky.dni ?? 0),
      dhi: Float64Array.from(sky, (lit) => lit?.sky.dhi ?? 0),
    },
  };
})();

function doubts(weather: WeatherYear): readonly string[] {
  return weatherDoubts(weather, place).map(({ code, details }) => {
    for (const language of ['fr', 'en'] as const)
      expect(words(language).tell(`errors.${code}`, details), code).not.toMatch(/\{\{|…/);
    return code;
  });
}

describe('weather that is not of here, or not of the Sun', () => {
  test('EN-652 a year of the place raises no doubt, with or without parts', () => {
    expect(doubts(plain)).toEqual([]);
    expect(doubts(parted)).toEqual([]);
    expect(weatherDoubts(plain, null)).toEqual([]);
  });

  test('EN-652 another place, no light, a clock that is off, parts that do not make up the whole are told', () => {
    expect(doubts({ ...plain, latitudeDeg: -33.9, longitudeDeg: 151.2 })).toContain('energy/weather-far');
    expect(doubts({ ...plain, longitudeDeg: 8.5 })).toEqual(['energy/weather-far']);
    expect(doubts({ ...plain, ghi: plain.ghi.map(() => 0) })).toEqual(['energy/weather-light']);
    expect(doubts({ ...plain, ghi: plain.ghi.map((value) => 2.2 * value) })).toEqual([
      'energy/weather-light',
    ]);
    expect(doubts({ ...plain, sunS: plain.sunS.map((second) => second - 8 * 3600) })).toEqual([
      'energy/weather-clock',
    ]);
    expect(doubts({ ...plain, ghi: plain.ghi.map((value) => 1.6 * value) })).toEqual([
      'energy/weather-bright',
    ]);
    const { dni, dhi } = parted.parts!;
    expect(doubts({ ...parted, parts: { dni, dhi: dhi.map(() => 0) } })).toEqual(['energy/weather-parts']);
  });
});
