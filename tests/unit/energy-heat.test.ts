import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  insideAreaRatio,
  runZone,
  totalsOf,
  usualAirToSurface,
  type Zone,
  type ZoneResult,
  zoneResult,
  type ZoneYear,
} from '../../src/engines/energy/heat/five-resistances.ts';
import { addOpaqueGain, addWindowGain } from '../../src/engines/energy/heat/gains.ts';

const hours = 24 * 60;

const house: Zone = {
  opaqueWPerK: 120,
  windowWPerK: 40,
  airWPerK: [35, 300],
  capacityJPerK: 100 * 165_000,
  massAreaM2: 250,
  surfaceAreaM2: insideAreaRatio * 100,
  airToSurface: usualAirToSurface,
};

function yearOf(part: Partial<ZoneYear> = {}): ZoneYear {
  const fill = (value: number): Float64Array => new Float64Array(hours).fill(value);
  return {
    outdoorC: fill(0),
    internalW: fill(0),
    solarW: fill(0),
    heatC: fill(20),
    coolC: fill(Infinity),
    mode: new Uint8Array(hours),
    ...part,
  };
}

function run(zone: Zone, year: ZoneYear): ZoneResult {
  const result = zoneResult(year.outdoorC.length);
  runZone(zone, year, result);
  return result;
}

/** Waves of a day, so that every hour is another. */
function wave(mean: number, height: number, top: number): Float64Array {
  return Float64Array.from(
    { length: hours },
    (_, hour) => mean + height * Math.cos((2 * Math.PI * (hour - top)) / 24),
  );
}

describe('a zone of five resistances', () => {
  test('EN-20 in steady cold, power is what the resistances let through', () => {
    const { powerW, massC } = run(house, yearOf());
    const inside = usualAirToSurface * house.surfaceAreaM2;
    const behind = house.opaqueWPerK + house.windowWPerK;
    const expected = 20 * (house.airWPerK[0]! + 1 / (1 / inside + 1 / behind));
    expect(Math.abs(powerW.at(-1)! / expected - 1)).toBeLessThan(1e-9);
    expect(Math.abs(massC.at(-1)! - massC.at(-25)!)).toBeLessThan(1e-9);
  });

  test('EN-21 heat closes each hour: gains and power are what leaves and what is stored', () => {
    fc.assert(
      fc.property(
        fc.record({
          opaque: fc.double({ min: 5, max: 600, noNaN: true }),
          window: fc.double({ min: 0, max: 200, noNaN: true }),
          air: fc.double({ min: 1, max: 400, noNaN: true }),
          capacity: fc.double({ min: 5e6, max: 5e7, noNaN: true }),
          solar: fc.double({ min: 0, max: 5000, noNaN: true }),
        }),
        ({ opaque, window, air, capacity, solar }) => {
          const zone = {
            ...house,
            opaqueWPerK: opaque,
            windowWPerK: window,
            airWPerK: [air],
            capacityJPerK: capacity,
          };
          const year = yearOf({
            outdoorC: wave(8, 9, 15),
            internalW: wave(300, 100, 20),
            solarW: wave(solar, solar, 13),
            coolC: new Float64Array(hours).fill(26),
          });
          const { powerW, airC, operativeC, massC } = run(zone, year);
          const toMass = 9.1 * zone.massAreaM2;
          const outer = 1 / (1 / opaque - 1 / toMass);
          // The standard lets a part of the radiant gains out by the windows at once.
          const kept = 1 - window / (9.1 * zone.surfaceAreaM2);
          for (let hour = 1; hour < hours; hour++) {
            const outdoor = year.outdoorC[hour]!;
            const surface = (operativeC[hour]! - 0.3 * airC[hour]!) / 0.7;
            const mean = (massC[hour]! + massC[hour - 1]!) / 2;
            const half = 0.5 * year.internalW[hour]!;
            const given = powerW[hour]! + half + kept * (half + year.solarW[hour]!);
            const left =
              air * (airC[hour]! - outdoor) + window * (surface - outdoor) + outer * (mean - outdoor);
            const stored = (capacity * (massC[hour]! - massC[hour - 1]!)) / 3600;
            const size = Math.abs(given) + Math.abs(left) + Math.abs(stored);
            expect(Math.abs(given - left - stored) / size).toBeLessThan(1e-9);
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  test('EN-22 the air keeps its set-points while power runs, and stays between them without', () => {
    const year = yearOf({
      outdoorC: wave(10, 12, 15),
      solarW: wave(3500, 3500, 13),
      coolC: new Float64Array(hours).fill(26),
    });
    const { powerW, airC } = run(house, year);
    const seen = { heated: 0, cooled: 0, free: 0 };
    for (let hour = 0; hour < hours; hour++) {
      const [power, air] = [powerW[hour]!, airC[hour]!];
      seen[power > 0 ? 'heated' : power < 0 ? 'cooled' : 'free']++;
      expect(air).toBeGreaterThanOrEqual(20 - 1e-9);
      expect(air).toBeLessThanOrEqual(26 + 1e-9);
      expect(power === 0 || Math.abs(air - (power > 0 ? 20 : 26)) < 1e-9).toBe(true);
    }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10);
    const totals = totalsOf({ powerW });
    expect(totals.heatKwh - totals.coolKwh).toBeCloseTo(
      powerW.reduce((sum, power) => sum + power, 0) / 1000,
      6,
    );
    expect(totals.peakHeatW).toBe(powerW[totals.peakHeatHour]);
    expect(totals.peakCoolW).toBe(-powerW[totals.peakCoolHour]!);
  });

  test('EN-22 a night set-back saves heat, and the first hour of the day asks for more', () => {
    const steady = totalsOf(run(house, yearOf({ outdoorC: wave(3, 4, 15) })));
    const lowered = yearOf({
      outdoorC: wave(3, 4, 15),
      heatC: wave(20, 0, 0).map((set, hour) => (hour % 24 < 6 ? 16 : set)),
    });
    const back = totalsOf(run(house, lowered));
    expect(back.heatKwh).toBeLessThan(steady.heatKwh);
    expect(back.peakHeatW).toBeGreaterThan(steady.peakHeatW);
    expect(back.peakHeatHour % 24).toBe(6);
  });

  test('EN-23 airing by night cools a free-running house, and stays in its hours', () => {
    const hot = yearOf({
      outdoorC: wave(24, 8, 15),
      solarW: wave(800, 800, 13),
      heatC: new Float64Array(hours).fill(-Infinity),
    });
    const aired = { ...hot, mode: Uint8Array.from({ length: hours }, (_, hour) => (hour % 24 < 7 ? 1 : 0)) };
    const [closed, open] = [run(house, hot).airC, run(house, aired).airC];
    expect(Math.max(...open)).toBeLessThan(Math.max(...closed) - 1);
    expect([...run(house, { ...aired, mode: hot.mode }).airC]).toEqual([...closed]);
  });
});

test('EN-24 an opaque wall takes in light and gives to the sky, a window lets light in', () => {
  const wall = {
    areaM2: 10,
    uWPerM2K: 2,
    absorptance: 0.6,
    skyShare: 0.5,
    radiativeWPerM2K: 4.5,
    skyFallK: 11,
  };
  const gains = new Float64Array(2);
  addOpaqueGain(gains, Float64Array.of(0, 500), wall);
  // 0.04 × 2 × 10 = 0.8 m² K/W × W/K; the sky takes 0.5 × 4.5 × 11 = 24.75 W/m².
  expect(gains[0]).toBeCloseTo(-0.8 * 24.75, 9);
  expect(gains[1]).toBeCloseTo(0.8 * (300 - 24.75), 9);
  addWindowGain(gains, Float64Array.of(0, 500), 1.5);
  expect(gains[1]).toBeCloseTo(0.8 * (300 - 24.75) + 750, 9);
});
