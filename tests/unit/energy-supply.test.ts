import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heaters, only } from '../../src/engines/energy/buildings/systems.ts';
import { heatLossWPerK, reheated, type ThermalBuilding } from '../../src/engines/energy/buildings/thermal.ts';
import { offPeakHours } from '../../src/engines/energy/costs/tariffs.ts';
import { boilerOf, fuelOfYear, partLoadW, type Boiler } from '../../src/engines/energy/systems/boiler.ts';
import { cop } from '../../src/engines/energy/systems/heat-pump.ts';
import { outdoorSteps } from '../../src/engines/energy/systems/outdoor-steps.ts';
import { designTemperature } from '../../src/engines/energy/weather/design-temperature.ts';
import { legalHoursOf } from '../../src/engines/energy/year/calendar.ts';
import { schedules } from '../../src/engines/energy/year/schedules.ts';
import { type Demand, supplied } from '../../src/engines/energy/year/supply.ts';
import { supplySettings } from '../../src/engines/energy/year/supply-settings.ts';
import { inputOf, usual } from './energy-runs.ts';

const input = inputOf({});
const weather = input.weather!;
const hours = weather.airC.length;
const plans = schedules(weather, 19, 16, 19);
const settings = supplySettings(input, usual, weather, plans);
const house = input.buildings[0]!;
const sum = (values: Float64Array): number => values.reduce((all, value) => all + value, 0);

/** Steady heat for the loss to the outside. */
function demandOf(building: ThermalBuilding, scale = 1): Demand {
  return {
    powerW: weather.airC.map((air) => scale * heatLossWPerK(building) * Math.max(17 - air, 0)),
    waterW: 250,
    appliancesW: 300,
    appliancesShape: plans.dwelling.appliances,
  };
}

function yearOf(building: ThermalBuilding, demand = demandOf(building)) {
  const electricW = new Float64Array(hours);
  return { ...supplied(building, demand, settings, electricW), electricW };
}

/** Loss of a boiler at a load, straight between rest, 30 % and full load (EN 15316-4-1:2017). */
function lossAt({ powerW, fullEfficiency, partEfficiency, idleLossW }: Boiler, heat: number): number {
  const [part, full] = [0.3 * powerW, powerW];
  const [atPart, atFull] = [part / partEfficiency - part, full / fullEfficiency - full];
  return heat < part
    ? idleLossW + ((atPart - idleLossW) * heat) / part
    : atPart + ((atFull - atPart) * (heat - part)) / (full - part);
}

describe('generators in the run', () => {
  test('EN-400 a year of a boiler in four sums is the fuel of its hours', () => {
    const load = fc.array(fc.double({ min: 0, max: 24_000, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(load, (values) => {
        const boiler = boilerOf('gas-condensing-2001', 24_000);
        const demandW = Float64Array.from(values);
        const asked = demandW.filter((heat) => heat > 0);
        const low = asked.filter((heat) => heat < partLoadW(boiler.powerW));
        const high = asked.filter((heat) => heat >= partLoadW(boiler.powerW));
        const parts = {
          lowHours: low.length,
          lowWh: sum(low),
          highHours: high.length,
          highWh: sum(high),
        };
        const due = sum(asked.map((heat) => heat + lossAt(boiler, heat)));
        expect(Math.abs(fuelOfYear(boiler, parts) - due)).toBeLessThanOrEqual(1e-9 * Math.max(due, 1));
      }),
    );
  });

  test('EN-401 a COP is over 1 and under Carnot’s wherever water is warmer than air', () => {
    const celsius = fc.double({ min: -40, max: 45, noNaN: true });
    fc.assert(
      fc.property(celsius, fc.double({ min: 1, max: 110, noNaN: true }), (air, rise) => {
        const found = cop('air', air, air + rise, 1);
        expect(found).toBeGreaterThanOrEqual(1);
        expect(found).toBeLessThan((air + rise + 273.15) / rise);
      }),
    );
  });

  test('EN-402 a renovated house that keeps its radiators runs cooler water, at a better COP', () => {
    const old = reheated(house, 'heat-pump');
    const insulated = { ...house, wallU: house.wallU / 4, roofU: house.roofU / 4 };
    const renovated = reheated(insulated, 'heat-pump');
    const ratio = (building: ThermalBuilding): number =>
      sum(demandOf(building).powerW) / sum(yearOf(building).heatingWh);
    expect(renovated.plant.emittersWPerK).toBe(old.plant.emittersWPerK);
    expect(renovated.plant.generatorWPerK).toBeLessThan(old.plant.generatorWPerK);
    expect(ratio(renovated)).toBeGreaterThan(1.1 * ratio(old));
  });

  test('EN-403 in the cold an electric backup gives what the pump cannot', () => {
    const small = { ...usual, pumpSize: 0.3 };
    const weak = supplySettings(input, small, weather, plans);
    const building = reheated(house, 'heat-pump');
    const demand = demandOf(building);
    const electricW = new Float64Array(hours);
    const short = supplied(building, demand, weak, electricW);
    expect(sum(short.heatingWh)).toBeGreaterThan(1.05 * sum(yearOf(building).heatingWh));
    expect(sum(short.heatingWh)).toBeLessThan(sum(demand.powerW) / usual.radiatorEfficiency);
  });

  test('EN-404 each heater takes its own carrier, and an unknown stock the mean of them', () => {
    const shares = [0.3, 0.2, 0.2, 0.1, 0.1, 0.1];
    const mixed = yearOf({ ...house, heating: shares });
    const alone = heaters.map((heater) => yearOf({ ...house, heating: only(heater) }));
    for (let carrier = 0; carrier < 5; carrier++) {
      for (const use of ['heatingWh', 'waterWh'] as const) {
        const due = alone.reduce((all, one, h) => all + shares[h]! * one[use][carrier]!, 0);
        expect(mixed[use][carrier]).toBeCloseTo(due, 3);
      }
    }
    expect(alone.map(({ heatingWh }) => heatingWh.findIndex((wh) => wh > 0))).toEqual([0, 0, 1, 2, 3, 4]);
    expect(alone.map(({ waterWh }) => waterWh.findIndex((wh) => wh > 0))).toEqual([0, 0, 1, 2, 0, 4]);
  });

  test('EN-405 the electricity of the hours is that of the uses, to 10⁻⁶', () => {
    for (const heater of heaters) {
      const year = yearOf({ ...house, heating: only(heater) });
      const uses = year.heatingWh[0]! + year.waterWh[0]! + year.coolingWh + year.appliancesWh;
      expect(Math.abs(sum(year.electricW) / uses - 1), heater).toBeLessThan(1e-6);
    }
  });

  test('EN-406 nothing asked takes nothing but idle boilers for water; the tenfold stays finite', () => {
    const none = { ...demandOf(house, 0), waterW: 0, appliancesW: 0 };
    for (const heater of heaters) {
      const idle = yearOf({ ...house, heating: only(heater) }, none);
      expect(sum(idle.heatingWh), heater).toBe(0);
      expect(sum(idle.electricW), heater).toBe(0);
      const huge = yearOf({ ...house, heating: only(heater) }, demandOf(house, 10));
      expect(sum(huge.heatingWh), heater).toBeGreaterThan(
        sum(yearOf({ ...house, heating: only(heater) }).heatingWh),
      );
      expect(Number.isFinite(sum(huge.electricW)), heater).toBe(true);
    }
  });

  test('EN-407 tanks are heated in off-peak hours of legal time, for what is drawn and what they lose', () => {
    const legal = legalHoursOf(weather);
    const dwellingTanks = settings.dwellingTanks.heat;
    const outside = dwellingTanks.filter((_, hour) => !offPeakHours.includes(legal[hour]!));
    expect(sum(outside)).toBe(0);
    const taken = sum(dwellingTanks) / hours;
    // 75 L a person, insulated as the order says, lose some 40 % of what a person draws.
    expect(taken).toBeGreaterThan(1.2);
    expect(taken).toBeLessThan(1.6);
  });

  test('EN-408 temperatures of a year fall on steps within an eighth of a kelvin', () => {
    const { stepOf, outdoorC } = outdoorSteps(weather.airC);
    for (let hour = 0; hour < hours; hour++) {
      expect(Math.abs(outdoorC[stepOf[hour]!]! - weather.airC[hour]!)).toBeLessThanOrEqual(0.125 + 1e-9);
    }
  });

  test('EN-409 design cold is that of the zone and the altitude', () => {
    expect(designTemperature('H1c', 100)).toBe(-9.5);
    expect(designTemperature('H2c', 600)).toBe(-8.5);
    expect(designTemperature('H3', 1200)).toBe(-7.5);
    expect(designTemperature(null, 0)).toBeGreaterThan(0);
  });
});
