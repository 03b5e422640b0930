import { describe, expect, test } from 'vitest';
import { needOfMonths } from '../../src/engines/energy/dpe/monthly-need.ts';
import { orderSeasons } from '../../src/engines/energy/dpe/order-seasons.ts';
import { orderTables } from '../../src/engines/energy/dpe/order-tables.ts';
import { type AltitudeClass, climateZones } from '../../src/engines/energy/dpe/zones.ts';

const monthHours = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map((days) => 24 * days);
const december = 11;

interface Month {
  readonly place: string;
  readonly building: number;
  readonly altitude: number;
  readonly month: number;
  readonly sunKwh: number;
  readonly degreeHours: number;
  readonly hours: number;
}

/** Every month of the order, one after the other. */
const all: readonly Month[] = orderTables.degreeHours.flatMap((byAltitude, building) =>
  byAltitude.flatMap((byZone, altitude) =>
    byZone.flatMap((months, zone) =>
      months.map((degreeHours, month) => ({
        place: climateZones[zone]!,
        building,
        altitude,
        month,
        degreeHours,
        sunKwh: orderTables.sunlightKwh[building]![altitude]![zone]![month]!,
        hours: orderTables.heatingHours[building]![altitude]![zone]![month]!,
      })),
    ),
  ),
);
const heated = all.filter(({ hours }) => hours > 0);

describe('the months of the order', () => {
  test('EN-640 they are whole, and degree-hours, hours and sunlight stand in the same months', () => {
    expect(all.length).toBe(2 * 3 * 8 * 12);
    for (const { degreeHours, hours, sunKwh } of all) {
      expect(degreeHours >= 0 && hours >= 0 && sunKwh >= 0).toBe(true);
      expect([degreeHours > 0, sunKwh > 0]).toEqual([hours > 0, hours > 0]);
    }
  });

  test('EN-640 no month is heated longer than it lasts, but April above 800 m, where the order prints 721 h', () => {
    const longer = heated.filter(({ month, hours }) => hours > monthHours[month]!);
    expect(longer.map(({ place, altitude, month, hours }) => [place, altitude, month, hours])).toEqual([
      ['H2c', 2, 3, 721],
      ['H3', 2, 3, 721],
      ['H2c', 2, 3, 721],
      ['H3', 2, 3, 721],
    ]);
  });

  test('EN-640 heated months are −5 to 19 °C in the mean; those of H2d in December are as cold as the order prints them', () => {
    const odd = ({ place, month }: Month): boolean => place === 'H2d' && month === december;
    const meanC = ({ degreeHours, hours }: Month): number => 19 - degreeHours / hours;
    for (const one of heated.filter((month) => !odd(month))) {
      expect(meanC(one)).toBeGreaterThan(-5);
      expect(meanC(one)).toBeLessThan(19);
    }
    // Certified programs reckon with them: three real DPE are met to 2 % by these figures, and missed by 12 to 19 % by 9533 K h.
    expect(heated.filter(odd).map(({ degreeHours }) => degreeHours)).toEqual([
      15_639.4, 18_255.9, 20_887.4, 15_639.4, 18_255.9, 20_887.4,
    ]);
  });

  test('EN-640 what is higher is colder, and a year behind heavy old walls is never colder on the whole', () => {
    const sumOf = (months: readonly number[]): number => months.reduce((sum, value) => sum + value, 0);
    for (const zone of climateZones.keys()) {
      const [low, middle, high] = orderTables.degreeHours[0]!.map((byZone) => sumOf(byZone[zone]!));
      expect(middle!).toBeGreaterThan(low!);
      expect(high === 0 || high! > middle!).toBe(true);
      for (const [altitude, byZone] of orderTables.degreeHours[1]!.entries())
        expect(sumOf(byZone[zone]!)).toBeLessThanOrEqual(
          sumOf(orderTables.degreeHours[0]![altitude]![zone]!),
        );
    }
  });

  test('EN-640 sides have less light than the south in winter, and the north the least of all at any time', () => {
    const { eastFactors, westFactors, northFactors } = orderTables;
    for (const zone of climateZones.keys()) {
      for (let month = 0; month < 12; month++) {
        const [east, west, north] = [eastFactors, westFactors, northFactors].map((of) => of[zone]![month]!);
        expect(north).toBeLessThan(Math.min(east!, west!));
        expect(Math.max(east!, west!) < 1 || (month >= 2 && month <= 9)).toBe(true);
      }
    }
  });
});

describe('seasons of a place', () => {
  test('EN-641 light by side of eight: the order’s four, and between two of them the mean of both', () => {
    const { usual } = orderSeasons({ zone: 'H1c', altitude: 0 });
    // January: 47.86 kWh/m² to the south; C1 0.35 to the north, 0.49 to the east, 0.46 to the west.
    const [north, northEast, east, southEast, south, southWest, west, northWest] = usual.sideWh.map(
      (months) => months[0]! / 47_860,
    );
    expect([north, east, south, west].map((value) => Math.round(100 * value!) / 100)).toEqual([
      0.35, 0.49, 1, 0.46,
    ]);
    expect(northEast).toBeCloseTo((0.35 + 0.49) / 2, 9);
    expect(southEast).toBeCloseTo((1 + 0.49) / 2, 9);
    expect(southWest).toBeCloseTo((1 + 0.46) / 2, 9);
    expect(northWest).toBeCloseTo((0.35 + 0.46) / 2, 9);
  });

  test('EN-641 a zone without land above 800 m takes the months below; old heavy walls have a shorter season', () => {
    expect(orderSeasons({ zone: 'H1a', altitude: 2 })).toEqual(orderSeasons({ zone: 'H1a', altitude: 1 }));
    for (const altitude of [0, 1, 2] as const satisfies readonly AltitudeClass[]) {
      const { usual, oldWalls } = orderSeasons({ zone: 'H1b', altitude });
      const bare = (months: readonly number[]): number =>
        needOfMonths(
          100,
          'heavy',
          months,
          months.map(() => 0),
        );
      expect(bare(oldWalls.degreeHours)).toBeLessThan(bare(usual.degreeHours));
    }
  });
});
