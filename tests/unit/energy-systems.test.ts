import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adults } from '../../src/engines/energy/buildings/thermal.ts';
import { type Battery, runMeter } from '../../src/engines/energy/systems/battery.ts';
import { boilerOf, fuelOfYear, partLoadW } from '../../src/engines/energy/systems/boiler.ts';
import { assumedShapes, lightingWeights, spread } from '../../src/engines/energy/systems/daily-uses.ts';
import { lineDensity, networkLossW } from '../../src/engines/energy/systems/heat-network.ts';
import { cop } from '../../src/engines/energy/systems/heat-pump.ts';
import { runTank, tappingM } from '../../src/engines/energy/systems/hot-water.ts';
import { legalHours, legalStamp, metropolitanFrance } from '../../src/engines/energy/systems/legal-time.ts';
import { greatestHour, hoursAbove } from '../../src/engines/energy/systems/load-curve.ts';
import { selfRates, sharePower } from '../../src/engines/energy/systems/shared-power.ts';
import { meanDemand } from '../../src/engines/energy/year/mean-demand.ts';
import { inputOf, usual } from './energy-runs.ts';
import {
  dailyNeedWh,
  freeCharging,
  steeredCharging,
  type Vehicles,
} from '../../src/engines/energy/systems/vehicles.ts';

const watts = (length: number, max = 20_000): fc.Arbitrary<Float64Array> =>
  fc
    .array(fc.oneof(fc.constant(0), fc.double({ min: 0, max, noNaN: true })), {
      minLength: length,
      maxLength: length,
    })
    .map((values) => Float64Array.from(values));
const sum = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((total, value) => total + value, 0);
const hoursOfDays = (days: number): Uint8Array => Uint8Array.from({ length: 24 * days }, (_, i) => i % 24);

describe('heat supply', () => {
  test('EN-311 a boiler has its printed efficiencies at full load and at 30 %, and loses more at little load', () => {
    const boiler = boilerOf('gas-condensing-2016', 24_000);
    // Order of 31 March 2021: 91 + 3 log 24 and 103 + 2.5 log 24.
    expect(boiler.fullEfficiency).toBeCloseTo(0.91 + 0.03 * Math.log10(24), 9);
    const at = (heat: number): number => {
      const isLow = heat < partLoadW(boiler.powerW);
      const load = isLow
        ? { lowHours: 1, lowWh: heat, highHours: 0, highWh: 0 }
        : { lowHours: 0, lowWh: 0, highHours: 1, highWh: heat };
      return heat / fuelOfYear(boiler, load);
    };
    expect(at(24_000)).toBeCloseTo(boiler.fullEfficiency, 9);
    expect(at(7200)).toBeCloseTo(1.03 + 0.025 * Math.log10(24), 9);
    expect(at(500)).toBeLessThan(at(3000));
  });

  test('EN-312 COP: the published curve, falling with the rise', () => {
    // Ruhnau, Hirth and Praktiknjo 2019: 6.08 − 0.09 × 30 + 0.0005 × 900 = 3.83.
    expect(cop('air', 5, 35, 1)).toBeCloseTo(3.83, 9);
    expect(cop('ground', 5, 35, 1)).toBeCloseTo(10.29 - 6.3 + 1.08, 9);
    fc.assert(
      fc.property(
        fc.double({ min: -30, max: 30, noNaN: true }),
        fc.double({ min: 25, max: 65, noNaN: true }),
        (air, flow) => {
          for (const source of ['air', 'ground', 'water'] as const) {
            expect(cop(source, air, flow)).toBeGreaterThanOrEqual(1);
            expect(cop(source, air, flow + 1)).toBeLessThanOrEqual(cop(source, air, flow) + 1e-12);
          }
        },
      ),
    );
  });

  test('EN-314 the denser a network, the smaller its share of loss; thin pipes have a least width', () => {
    const network = { trenchM: 1000, flowC: 80, returnC: 50, groundC: 10, throughWPerM2K: 0.6 };
    const share = (soldMwh: number): number => (networkLossW(network, soldMwh) * 8760) / 1e6 / soldMwh;
    expect(share(3000)).toBeLessThan(share(1500));
    expect(share(1500)).toBeLessThan(share(500));
    // 1.5 MWh/m is the usual threshold in France; losses there are some tenths.
    expect(share(1500)).toBeGreaterThan(0.05);
    expect(share(1500)).toBeLessThan(0.25);
    expect(lineDensity(1500, 1000)).toBe(1.5);
    // Pipes are not thinner than 2 cm: two of them over a kilometre, 55 K over the ground.
    expect(networkLossW(network, 10)).toBeCloseTo(0.6 * 2 * Math.PI * 0.02 * 1000 * 55, 6);
  });
});

describe('hot water', () => {
  test('EN-315 persons count as the order says, and a day of theirs is its litres', () => {
    expect(tappingM.reduce((total, share) => total + share, 0)).toBeCloseTo(1, 12);
    expect([adults('house', 100), adults('flats', 50)]).toEqual([1.75 + 0.3 * 0.75, 1.75]);
    expect([adults('flats', 8), adults('house', 25)]).toEqual([1, 1]);
    const home = { ...inputOf({}).buildings[0]!, people: 2 };
    const { waterW } = meanDemand(home, { ...usual, coldWaterC: 15 }, 8760);
    expect(24 * waterW).toBeCloseTo(2 * 56 * 1.163 * 25, 6);
  });

  test('EN-316 a tank gives, loses and holds what it is charged, keeps its bounds, and is heated in open hours only', () => {
    fc.assert(
      fc.property(watts(72, 8000), fc.double({ min: 0, max: 6000, noNaN: true }), (drawn, powerW) => {
        const tank = { litres: 200, storeC: 55, coldC: 12, roomC: 18, lossWPerK: 1.6, powerW };
        const isOpen = Uint8Array.from({ length: 72 }, (_, i) => (i % 24 < 7 ? 1 : 0));
        const { chargedW, directW, lossW, contentWh } = runTank(tank, drawn, isOpen);
        const full = 1.163 * 200 * 43;
        let before = full;
        for (let hour = 0; hour < 72; hour++) {
          const rise = contentWh[hour]! - before;
          before = contentWh[hour]!;
          expect(chargedW[hour]! + directW[hour]! - drawn[hour]! - lossW[hour]! - rise).toBeCloseTo(0, 6);
          expect(contentWh[hour]).toBeGreaterThanOrEqual(-1e-9);
          expect(contentWh[hour]).toBeLessThanOrEqual(full + 1e-9);
          expect(isOpen[hour] === 1 || chargedW[hour] === 0).toBe(true);
        }
      }),
    );
  });
});

describe('electricity', () => {
  const battery: Battery = {
    capacityWh: 10_000,
    leastShare: 0.1,
    mostShare: 0.95,
    chargeW: 4000,
    dischargeW: 5000,
    chargeEfficiency: 0.95,
    dischargeEfficiency: 0.94,
  };

  test('EN-320 a meter closes each hour to 10⁻⁶, the battery within its bounds, never taking and giving at once', () => {
    fc.assert(
      fc.property(watts(60), watts(60), (load, produced) => {
        const year = runMeter(load, produced, battery);
        let before = 0.1 * 10_000;
        for (let hour = 0; hour < 60; hour++) {
          const [charged, discharged] = [year.chargedW[hour]!, year.dischargedW[hour]!];
          const inward = produced[hour]! + discharged + year.importedW[hour]!;
          const outward = load[hour]! + charged + year.exportedW[hour]!;
          expect(Math.abs(inward - outward)).toBeLessThanOrEqual(1e-6 * Math.max(inward, 1));
          expect(year.heldWh[hour]! - before).toBeCloseTo(charged - discharged - year.lossW[hour]!, 6);
          expect(Math.min(charged, discharged)).toBe(0);
          expect(Math.min(year.importedW[hour]!, year.exportedW[hour]!)).toBeLessThan(1e-9);
          expect(year.heldWh[hour]).toBeGreaterThanOrEqual(1000);
          expect(year.heldWh[hour]).toBeLessThanOrEqual(9500);
          before = year.heldWh[hour]!;
        }
      }),
    );
  });

  test('EN-321 a battery never raises what is bought, and none at all is the plain difference', () => {
    fc.assert(
      fc.property(watts(60), watts(60), (load, produced) => {
        const plain = runMeter(load, produced);
        expect(sum(runMeter(load, produced, battery).importedW)).toBeLessThanOrEqual(
          sum(plain.importedW) + 1e-6,
        );
        for (let hour = 0; hour < 60; hour++)
          expect(plain.exportedW[hour]! - plain.importedW[hour]!).toBeCloseTo(
            produced[hour]! - load[hour]!,
            9,
          );
      }),
    );
  });

  test('EN-322 a collective takes and sells what its members give, each hour, by either key', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(watts(12), watts(12)), { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        (pairs, isFixed) => {
          const netW = pairs.map(([load, produced]) => load.map((used, hour) => used - produced[hour]!));
          const shares = netW.map(() => 1 / netW.length);
          const key = isFixed ? ({ kind: 'fixed', shares } as const) : ({ kind: 'by-use' } as const);
          const { takenWh, boughtWh, givenWh, soldWh } = sharePower(netW, key);
          const given = sum(netW.flatMap((own) => [...own]).map((net) => Math.max(-net, 0)));
          expect(givenWh).toBeCloseTo(given, 6);
          expect(Math.abs(given - sum(takenWh) - soldWh)).toBeLessThanOrEqual(1e-6 * Math.max(given, 1));
          for (const [m, own] of netW.entries()) {
            expect(takenWh[m]! + boughtWh[m]!).toBeCloseTo(sum(own.map((net) => Math.max(net, 0))), 6);
            expect(boughtWh[m]).toBeGreaterThanOrEqual(-1e-9);
          }
          // In an hour by itself no more is taken than is given.
          for (let hour = 0; hour < 12; hour++) {
            const one = sharePower(
              netW.map((own) => own.subarray(hour, hour + 1)),
              key,
            );
            expect(sum(one.takenWh)).toBeLessThanOrEqual(one.givenWh * (1 + 1e-9));
          }
        },
      ),
    );
    expect(selfRates(100, 200, 40, 140)).toEqual({ selfConsumption: 0.6, selfProduction: 0.3 });
    expect(selfRates(0, 0, 0, 0)).toEqual({ selfConsumption: null, selfProduction: null });
  });

  const vehicles: Vehicles = {
    count: 20,
    kmPerDay: 29,
    kwhPerKm: 0.18,
    plugLoss: 0.1,
    chargerW: 7400,
    everyDays: 2,
    arrivals: Array.from({ length: 24 }, (_, hour) => (hour >= 16 && hour <= 20 ? 0.2 : 0)),
    leaveHour: 7,
  };

  test('EN-323 steered or not, vehicles take the same energy; steering fills valleys', () => {
    const base = Float64Array.from(
      { length: 72 },
      (_, i) => 60_000 + 30_000 * Math.cos((2 * Math.PI * (i - 19)) / 24),
    );
    const free = freeCharging(vehicles, 72);
    const steered = steeredCharging(vehicles, base);
    expect(sum(free)).toBeCloseTo(3 * dailyNeedWh(vehicles), 3);
    expect(sum(steered)).toBeCloseTo(sum(free), 3);
    const top = (load: Float64Array): number => Math.max(...load.map((power, i) => power + base[i]!));
    expect(top(steered)).toBeLessThan(top(free));
    expect(top(steered)).toBeCloseTo(Math.max(...base), -2);
    expect(Math.max(...steered.slice(8, 16))).toBe(0);
    const squares = (load: Float64Array): number => sum(load.map((power, i) => (power + base[i]!) ** 2));
    fc.assert(
      fc.property(watts(72, 100_000), (any) => {
        const [ours, plain] = [steeredCharging(vehicles, any), freeCharging(vehicles, 72)];
        const of = (load: Float64Array): number => sum(load.map((power, i) => (power + any[i]!) ** 2));
        expect(of(ours)).toBeLessThanOrEqual(of(plain) * (1 + 1e-9));
      }),
      { numRuns: 20 },
    );
    expect(squares(steered)).toBeLessThan(squares(free));
  });

  test('EN-324 uses keep their energy over a year, and lamps burn in the dark', () => {
    const hourOfDay = hoursOfDays(3);
    const spreadOut = spread(
      3000,
      Float64Array.from(hourOfDay, (hour) => assumedShapes.cooking[hour]!),
    );
    expect(sum(spreadOut)).toBeCloseTo(3000, 9);
    expect(spreadOut[3]).toBe(0);
    expect(sum(spread(72, new Float64Array(72)))).toBeCloseTo(72, 9);
    const lamps = lightingWeights(
      Float64Array.from(hourOfDay, (hour) => (hour > 8 && hour < 18 ? 500 : 0)),
      hourOfDay,
    );
    expect([lamps[12], lamps[20], lamps[2]]).toEqual([0, 1, 0]);
  });
});

describe('load curves and clocks', () => {
  test('EN-325 clocks go forward and back on the last Sundays of March and October', () => {
    // 2026: 29 March and 25 October, 1 h UTC.
    const march = Date.UTC(2026, 2, 29) / 1000;
    const october = Date.UTC(2026, 9, 25) / 1000;
    const hour = (time: number): number => legalStamp(time, metropolitanFrance).hour;
    expect([hour(march), hour(march + 3600)]).toEqual([1, 3]);
    expect([hour(october), hour(october + 3600)]).toEqual([2, 2]);
    const year = Float64Array.from({ length: 8760 }, (_, i) => Date.UTC(2025, 11, 31, 23) / 1000 + 3600 * i);
    const hoursOn = (month: number, day: number): number =>
      year.filter((time) => {
        const stamp = legalStamp(time, metropolitanFrance);
        return stamp.month === month && stamp.day === day;
      }).length;
    expect([hoursOn(3, 29), hoursOn(10, 25), hoursOn(6, 1)]).toEqual([23, 25, 24]);
    expect(legalHours(year, metropolitanFrance)[0]).toBe(0);
    const reunion = { standardH: 4, hasSummerTime: false };
    expect(legalStamp(Date.UTC(2026, 6, 14, 20) / 1000, reunion)).toEqual({
      year: 2026,
      month: 7,
      day: 15,
      hour: 0,
      weekday: 2,
      offsetH: 4,
    });
  });

  test('EN-325 dates are those of the calendar, leap years and centuries in', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000_000, max: 5_000_000_000 }), (time) => {
        const { year, month, day, hour, weekday } = legalStamp(time, { standardH: 0, hasSummerTime: false });
        const date = new Date(time * 1000);
        expect([year, month, day, hour, weekday]).toEqual([
          date.getUTCFullYear(),
          date.getUTCMonth() + 1,
          date.getUTCDate(),
          date.getUTCHours(),
          (date.getUTCDay() + 6) % 7,
        ]);
      }),
    );
  });

  test('EN-326 the peak is the first greatest hour, of what is taken or of what comes back', () => {
    const load = Float64Array.of(3, 9, -4, 9, 1);
    expect([greatestHour(load), greatestHour(load, -1)]).toEqual([1, 2]);
    expect([hoursAbove(load, 2), hoursAbove(load, 2, -1)]).toEqual([3, 1]);
  });
});
