import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trafficConditions } from '../../src/engines/traffic/conditions.ts';
import { emissionGPerKm } from '../../src/engines/traffic/copert.ts';
import { carGPerKm, heavyGPerKm } from '../../src/engines/traffic/emissions.ts';
import {
  type Fleet,
  fleetOf,
  fleetProblems,
  fleetText,
  statedFleet,
} from '../../src/engines/traffic/fleet.ts';
import { condition as conditionSchema, type Condition } from '../../src/scenario/project.ts';
import { keptValues } from '../../src/simulation/forms.ts';
import { startingValues } from '../../src/ui/forms/spec-form.tsx';
import { createValley } from '../contract/flood-case.ts';

const said = (values: object): Condition =>
  conditionSchema.parse({ kind: 'traffic/fleet', id: 'f', year: 2025, electricShare: null, ...values });
const fleetSaying = (values: object): Fleet => statedFleet({ conditions: [said(values)] });
const part = fc.double({ min: 0, max: 1, noNaN: true });

describe('the fleet of a year', () => {
  test('TR-322 that of 2025 is what it was before fleets aged, to the bit', () => {
    const fleet = fleetOf(2025);
    expect(fleet.dieselStandards).toEqual([0.3, 0.3, 0.4]);
    expect([fleet.electric, fleet.heavyRecent, fleet.rigid]).toEqual([0.029, 0.85, 0.5]);
    expect(statedFleet({ conditions: [] })).toEqual(fleet);
    // What the engine found for it when each year had the same standards.
    expect(carGPerKm(fleet, 50)).toEqual({
      co2G: 181.6902524051735,
      noxG: 0.19512400152641074,
      pmG: 0.0043690004665911655,
    });
    expect(heavyGPerKm(fleet, 30)).toEqual({
      co2G: 1373,
      noxG: 1.7967143747570098,
      pmG: 0.011172195101914736,
    });
  });

  test('TR-322 no car meets a standard before every new one had to, and diesel cars go on getting newer and fewer', () => {
    expect(fleetOf(2010).dieselStandards).toEqual([1, 0, 0]);
    expect(fleetOf(2015).dieselStandards[2]).toBe(0);
    expect(fleetOf(2045).dieselStandards).toEqual([0, 0, 1]);
    const years = Array.from({ length: 45 }, (_, k) => fleetOf(2016 + k));
    for (const [k, fleet] of years.entries()) {
      expect(fleet.dieselStandards.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
      const next = years[k + 1] ?? fleet;
      expect(next.dieselStandards[0]).toBeLessThanOrEqual(fleet.dieselStandards[0]);
      expect(next.dieselStandards[2]).toBeGreaterThanOrEqual(fleet.dieselStandards[2]);
      expect(next.diesel).toBeLessThanOrEqual(fleet.diesel);
      // Level at last, but for the last bits.
      expect(carGPerKm(next, 50).noxG).toBeLessThanOrEqual(carGPerKm(fleet, 50).noxG * (1 + 1e-12));
    }
    expect(fleetOf(2016).diesel * (1 - fleetOf(2016).electric)).toBeCloseTo(0.638, 2);
  });

  test('TR-323 every share may be stated; standards that are not keep their proportion, and are one whole', () => {
    expect(fleetSaying({ dieselShare: 0.2, heavyEuro6Share: 0.9, rigidShare: 0.25 })).toMatchObject({
      diesel: 0.2,
      heavyRecent: 0.9,
      rigid: 0.25,
      dieselStandards: [0.3, 0.3, 0.4],
    });
    expect(fleetSaying({ dieselEuro6Share: 0.8 }).dieselStandards[0]).toBeCloseTo(0.1, 12);
    expect(fleetSaying({ dieselEuro5Share: 0.3 }).dieselStandards[2]).toBeCloseTo(0.4, 12);
    expect(fleetSaying({ dieselEuro5Share: 0.5, dieselEuro6Share: 0.5 }).dieselStandards).toEqual([
      0, 0.5, 0.5,
    ]);
    fc.assert(
      fc.property(
        part,
        fc.option(part, { nil: undefined }),
        fc.integer({ min: 2010, max: 2060 }),
        (a, b, year) => {
          const [five, six] = [a, b === undefined ? undefined : b * (1 - a)];
          const all = [
            { dieselEuro5Share: five, dieselEuro6Share: six },
            { dieselEuro6Share: five, dieselEuro5Share: six },
          ].map((stated) => fleetOf(year, stated).dieselStandards);
          for (const standards of all) {
            expect(standards.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
            expect(Math.min(...standards)).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });

  test('TR-323 more than all is told, and stops the run', () => {
    const of = (values: object): readonly string[] =>
      fleetProblems({ conditions: [said(values)] }).map(({ code }) => code);
    expect(of({ dieselEuro5Share: 0.5, dieselEuro6Share: 0.6 })).toEqual(['traffic/fleet-shares']);
    expect(of({ dieselEuro5Share: 0.4, dieselEuro6Share: 0.6 })).toEqual([]);
    expect(of({})).toEqual([]);
  });

  test('TR-323 Euro 6c gives 53 % of the NOx of Euro 6, and counts where it is stated', () => {
    for (const kmh of [10, 30, 50, 90, 130])
      expect(
        emissionGPerKm('NOx, diesel car 1.4–2.0 l, Euro 6c', kmh) /
          emissionGPerKm('NOx, diesel car 1.4–2.0 l, Euro 6', kmh),
      ).toBeCloseTo(0.534, 3);
    const [none, all] = [0, 1].map((dieselEuro6cShare) => carGPerKm(fleetSaying({ dieselEuro6cShare }), 50));
    const { electric, diesel } = fleetOf(2025);
    const less = (1 - electric) * diesel * 0.4 * emissionGPerKm('NOx, diesel car 1.4–2.0 l, Euro 6', 50);
    expect(none!.noxG - all!.noxG).toBeCloseTo(less * (1 - 0.5345), 4);
    expect(all!.co2G).toBe(none!.co2G);
  });

  test('TR-323 the form leaves every share to the year, and keeps those that are typed', () => {
    const form = trafficConditions.find(({ kind }) => kind === 'traffic/fleet')!;
    const start = startingValues(form.fields, createValley());
    expect(keptValues(form.fields, start)).toEqual({ year: 2025, electricShare: null });
    const typed = keptValues(form.fields, { ...start, dieselShare: 0, rigidShare: 0.4 });
    expect(fleetSaying(typed)).toMatchObject({ electric: 0.029, diesel: 0, rigid: 0.4 });
    expect(fleetText(fleetSaying(typed)).fr).toBe(
      'Parc 2025 : 2,9\u00a0% de voitures électriques ; des autres, 0\u00a0% de diesel (Euro 4 et avant 30\u00a0%, Euro 5 30\u00a0%, Euro 6 40\u00a0%, dont 6c 0\u00a0%) ; poids lourds : Euro VI 85\u00a0%, porteurs 40\u00a0%.',
    );
  });
});
