import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drained } from '../../src/base/steps.ts';
import { buildingSupply, yearSettings } from '../../src/engines/energy/year/building-supply.ts';
import { heatFault } from '../../src/engines/energy/year/heat-sums.ts';
import { exact, exactStepW } from '../../src/engines/energy/year/results.ts';
import { siteLight } from '../../src/engines/energy/year/site-light.ts';
import { inputOf, usual } from './energy-runs.ts';

test('EN-532 powers are rounded to the nearest step, and what is on one stays', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (power) => {
      const found = exact(power);
      expect(Math.abs(found - power)).toBeLessThanOrEqual(exactStepW / 2);
      expect(Number.isInteger(found / exactStepW)).toBe(true);
      expect(exact(found)).toBe(found);
    }),
  );
});

test('EN-533 the check of the heat balance finds a thousandth of an hour’s heat that went astray', () => {
  const input = inputOf({});
  const weather = input.weather!;
  const light = drained(siteLight(input, weather));
  const settings = drained(yearSettings(input, usual, weather, light, null, 1));
  const { buffers, plans } = settings;
  const { zone } = buildingSupply(input.buildings[0]!, 0, settings);
  const faultOf = (): number => heatFault(zone, weather.airC, plans.airing, buffers);
  expect(faultOf()).toBeLessThan(1e-10);
  const { powerW } = buffers.zone;
  const coldest = powerW.indexOf(Math.max(...powerW));
  powerW[coldest]! *= 1.001;
  expect(faultOf()).toBeGreaterThan(1e-4);
});
