import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drained } from '../../src/base/steps.ts';
import type { Surface } from '../../src/engines/energy/sun/horizon.ts';
import { horizonTowards, openSkyShare } from '../../src/engines/energy/sun/horizon.ts';
import { litHours } from '../../src/engines/energy/sun/shaded-gains.ts';
import { planeYear, skyYear } from '../../src/engines/energy/sun/sky-year.ts';
import { syntheticYear } from '../../src/engines/energy/weather/synthetic-year.ts';
import { barePlanes, flatRoof, sectors } from '../../src/engines/energy/year/planes.ts';
import { lightBehind, lightGrid, LightMap, yearLight } from '../../src/engines/energy/year/year-light.ts';
import { homes, inputOf, resultOf } from './energy-runs.ts';

const weather = syntheticYear('H1c', { longitudeDeg: 5.7, latitudeDeg: 45.2 }, 1);
const sky = skyYear(weather);
const lit = litHours(sky, sectors);
const planes = barePlanes.map((plane) => planeYear(sky, plane, 0.2));
const years = planes.map((plane) => yearLight(plane, lit));
const openKwh = weather.ghi.reduce((sum, value) => sum + value, 0) / 1000;

/** Light on each cell of a surface, laid flat. */
function mapOf(surface: Surface): Float32Array {
  const map = new LightMap(surface.heightM.length, years[flatRoof]!);
  for (let sector = 0; sector < sectors; sector++) {
    drained(map.add(sector, horizonTowards(surface, (360 * sector) / sectors)));
  }
  return drained(map.on(surface, lightGrid({ ...surface, westM: 0, northM: 0 })));
}

describe('a year of light', () => {
  test('EN-440 behind any horizon it is the sum of its hours', () => {
    const horizon = fc.uint8Array({ minLength: sectors, maxLength: sectors, max: 200 });
    fc.assert(
      fc.property(horizon, fc.nat({ max: barePlanes.length - 1 }), (heights, at) => {
        const { beam, circumsolar, dome, ground } = planes[at]!;
        const share = openSkyShare(heights, barePlanes[at]!);
        let hourly = 0;
        for (const [k, hour] of lit.hour.entries()) {
          const isSeen = lit.height[k]! > heights[lit.sector[k]!]!;
          hourly += (isSeen ? beam[hour]! + circumsolar[hour]! : 0) + share * dome[hour]! + ground[hour]!;
        }
        const found = lightBehind(years[at]!, heights, barePlanes[at]!);
        expect(Math.abs(1000 * found - hourly)).toBeLessThanOrEqual(1e-9 * hourly);
      }),
      { numRuns: 60 },
    );
  });

  test('EN-441 open flat ground takes the global irradiation; holes have no value', () => {
    const surface = { columns: 30, rows: 20, cellSizeM: 2, heightM: new Float32Array(600).fill(7) };
    surface.heightM[65] = Number.NaN;
    const found = mapOf(surface);
    expect(found[65]).toBeNaN();
    // An hour in which the Sun's middle is under the horizon gives its vault alone.
    for (const [cell, kwh] of found.entries()) {
      expect(cell === 65 || Math.abs(kwh / openKwh - 1) < 2e-3, String(cell)).toBe(true);
    }
  });

  test('EN-442 a cell of the map is its own horizons’ year, whether read alone or with the others', () => {
    const { columns, rows } = { columns: 60, rows: 60 };
    const heightM = Float32Array.from({ length: columns * rows }, (_, cell) => {
      const [row, column] = [Math.floor(cell / columns), cell % columns];
      return row >= 30 && row < 36 && column >= 20 && column < 40 ? 12 : 0;
    });
    const surface = { columns, rows, cellSizeM: 2, heightM };
    const found = mapOf(surface);
    const horizonsOf = Array.from({ length: sectors }, (_, s) =>
      horizonTowards(surface, (360 * s) / sectors),
    );
    for (const cell of [28 * columns + 30, 40 * columns + 30, 33 * columns + 30, 5]) {
      const own = Uint8Array.from(horizonsOf, (heights) => heights[cell]!);
      const due = lightBehind(years[flatRoof]!, own, barePlanes[flatRoof]!);
      expect(Math.abs(found[cell]! / due - 1)).toBeLessThan(1e-6);
    }
    // Behind the house to the north it is darker than before it, and its roof is open.
    expect(found[28 * columns + 30]).toBeLessThan(0.7 * found[40 * columns + 30]!);
    expect(found[33 * columns + 30]! / openKwh).toBeCloseTo(1, 2);
  });

  test('EN-443 large surfaces are told by the means of squares of cells', () => {
    const grid = { columns: 1501, rows: 1000, cellSizeM: 1, westM: 10, northM: 20 };
    expect(lightGrid(grid)).toEqual({ columns: 750, rows: 500, cellSizeM: 2, westM: 10, northM: 20 });
    const heightM = new Float32Array(grid.columns * grid.rows);
    const map = new LightMap(heightM.length, years[flatRoof]!);
    const horizon = Uint8Array.from(heightM, (_, cell) => (cell % 1501 < 2 ? 255 * ((cell % 1501) % 2) : 0));
    for (let sector = 0; sector < sectors; sector++) drained(map.add(sector, horizon));
    const found = drained(map.on({ ...grid, heightM }, lightGrid(grid)));
    // Of the first square the left half is open, the right one shut.
    expect(found[0]! / found[1]!).toBeCloseTo(0.5, 4);
    expect(found.length).toBe(750 * 500);
  });
});

describe('light in a run', () => {
  const { fields } = resultOf({});
  const { roofs, roofCell, axes } = inputOf({});

  test('EN-444 roofs: the slope to the south takes more than the other, a flat one is a cell of the map', () => {
    expect(axes.cell.columns * axes.cell.rows).toBe(fields['groundSun']!.length);
    for (const [i, { plane }] of roofs.entries()) {
      const [south, other] = [fields['roofSun']![i]!, fields['roofSunOther']![i]!];
      const isFlat = plane === flatRoof;
      expect(Number.isNaN(other)).toBe(isFlat);
      const less = isFlat ? fields['groundSun']![roofCell[i]!]! * (1 - 1e-5) : other;
      expect(south).toBeGreaterThanOrEqual(less);
      expect(isFlat && south > fields['groundSun']![roofCell[i]!]! * (1 + 1e-5)).toBe(false);
    }
    expect(roofs.some(({ plane }) => plane === flatRoof)).toBe(true);
    expect(roofs.some(({ plane }) => plane !== flatRoof)).toBe(true);
    expect(homes.layers.buildings!.table.count).toBe(fields['roofSun']!.length);
  });
});
