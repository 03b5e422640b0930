import { describe, expect, test } from 'vitest';
import { legalStamp, metropolitanFrance } from '../../src/engines/energy/systems/legal-time.ts';
import { importedShapes } from '../../src/engines/energy/year/imported-shapes.ts';
import { type Schedule, schedules } from '../../src/engines/energy/year/schedules.ts';
import { energyEngine } from '../../src/engines/energy/index.ts';
import { profileConditions } from '../../src/engines/energy/profile-forms.ts';
import {
  canCharge,
  type CarFleet,
  chargingYear,
  homeCars,
} from '../../src/engines/energy/systems/home-charging.ts';
import {
  type DayProfiles,
  dayProfilesOf,
  lackingProfiles,
  noProfiles,
} from '../../src/engines/energy/year/day-profiles.ts';
import { words } from '../../src/i18n/i18n.ts';
import { type Condition, condition } from '../../src/scenario/project.ts';
import { resolveParameters } from '../../src/simulation/contract.ts';
import { contentFault } from '../../src/territory/content-check.ts';
import { decodeTerritory, encodeTerritory } from '../../src/territory/file.ts';
import { profileGaps } from '../../src/territory/load-profiles.ts';
import { numbersOf } from '../../src/ui/forms/day-field.tsx';
import { startingValues } from '../../src/ui/forms/spec-form.tsx';
import { built, inputOf } from './energy-row.ts';

const said = { id: 'c', label: '', kind: 'energy/profiles' };

/**
 * A year as Enedis writes it, by the hour: an evening at 20 h all year round (at 10 h on Sundays), and in winter much more at 6 h,
 * when heating comes back.
 */
function profiles(days: number): string {
  const rows = ['horodate;sous_profil;categorie;coefficient_prepare'];
  for (let k = 0; k < 24 * days; k++) {
    const time = Date.UTC(2022, 11, 31, 23) / 1000 + 3600 * k;
    const { offsetH, hour, month, weekday } = legalStamp(time, metropolitanFrance);
    const stamp = `${new Date(1000 * (time + 3600 * offsetH)).toISOString().slice(0, 19)}+0${offsetH}:00`;
    const isCold = month < 4 || month > 10;
    const coefficient = isCold && hour === 6 ? 9 : hour === (weekday === 6 ? 10 : 20) ? 3 : 0.5;
    rows.push(`${stamp};RES1_BASE;RES1;${coefficient}`);
  }
  return rows.join('\n');
}

describe('load profiles dropped with the layers', () => {
  test('TE-56 coefficients of Enedis become a member of the territory, with their source, and survive its file', async () => {
    const { territory } = await built({ 'coefficients.csv': profiles(365) });
    expect(territory!.loadProfiles!.map(({ name, startS }) => [name, startS.length])).toEqual([
      ['RES1_BASE', 8760],
    ]);
    expect(territory!.sources.some(({ id }) => id === 'loadProfiles')).toBe(true);
    const read = decodeTerritory(encodeTerritory(territory!));
    expect(read.loadProfiles![0]!.coefficient[20]).toBe(territory!.loadProfiles![0]!.coefficient[20]);
    const { digest: _, ...content } = territory!;
    const short = [{ ...territory!.loadProfiles![0]!, coefficient: new Float64Array(3) }];
    expect(contentFault({ ...content, loadProfiles: short })).toBe('loadProfiles');
  });

  test('TE-57 a profile that lacks part of the year, or instants without their offset: told, and the rest is kept', async () => {
    const part = await built({ 'coefficients.csv': profiles(200) });
    const [problem] = part.problems.filter(({ code }) => code === 'load/gaps');
    // It ends on 19 July, with two week-ends of that month.
    expect(problem!.details['month']).toBe(8);
    expect(words('fr').tell(`errors.${problem!.code}`, problem!.details)).not.toMatch(/\{\{|…/);
    expect(part.territory!.loadProfiles).toBeUndefined();
    const bare = profiles(365).replaceAll('+01:00', '');
    const placeless = await built({ 'coefficients.csv': bare });
    expect(placeless.problems.map(({ code }) => code)).toContain('load/values');
    expect(placeless.territory).not.toBe(null);
    expect(
      profileGaps({ name: 'x', startS: new Float64Array(0), coefficient: new Float64Array(0) })?.month,
    ).toBe(1);
  });

  test('EN-473 an imported profile shapes the day of dwellings by its warm months; its winter’s heating is left out, the year stays the same', async () => {
    const folder = await built({ 'coefficients.csv': profiles(365) });
    const { shapes, weather } = inputOf(folder);
    expect(shapes.service).toBe(null);
    const { dwelling, service } = schedules(weather!, 19, 16, 19, undefined, shapes);
    const usual = schedules(weather!, 19, 16, 19);
    expect(service.appliances).toEqual(usual.service.appliances);
    expect(dwelling.hotWater).toEqual(usual.dwelling.hotWater);
    const mean = dwelling.appliances.reduce((sum, value) => sum + value, 0) / 8760;
    expect(mean).toBeCloseTo(1, 9);
    // Six times the rest of the day in the evening, whatever the season; the swing of the year is a few percent.
    const isAsDrawn = (value: number, hour: number): boolean => {
      const { hour: clock, weekday } = legalStamp(weather!.startS[hour]!, metropolitanFrance);
      return clock === (weekday === 6 ? 10 : 20) ? value > 4 : value < 1;
    };
    expect(dwelling.appliances.every(isAsDrawn)).toBe(true);
    expect(importedShapes([], weather!)).toEqual({ dwelling: null, service: null });
  });

  test('EN-666 hours that a hypothesis states shape the day; energy stays the same; as the form opens nothing changes', async () => {
    const { weather } = inputOf(await built({}));
    const usual = schedules(weather!, 19, 16, 19);
    const stated = (days: Partial<DayProfiles>): Schedule =>
      schedules(weather!, 19, 16, 19, undefined, undefined, { ...noProfiles, ...days }).dwelling;
    const mean = (values: Float64Array): number =>
      values.reduce((all, value) => all + value, 0) / values.length;
    const nightly = [8, ...Array.from({ length: 23 }, () => 1)];
    const { appliances, people } = stated({ appliances: nightly, presence: nightly });
    expect(mean(appliances)).toBeCloseTo(1, 9);
    expect(mean(people)).toBeCloseTo(1, 9);
    expect(appliances[0]!).toBeGreaterThan(3 * usual.dwelling.appliances[0]!);
    // 1 January 2026 is a Thursday; 3 January a Saturday, as full as the fullest hour.
    expect(people[0]! / people[12]!).toBeCloseTo(8, 9);
    expect(people[48]).toBe(people[60]);
    const opened = startingValues(
      profileConditions[0]!.fields,
      await built({}).then(({ territory }) => territory!),
    );
    const again = stated(dayProfilesOf({ conditions: [{ ...said, ...opened }] as Condition[] }));
    expect(again).toEqual(usual.dwelling);
    expect(condition.safeParse({ ...said, arrivals: [1, 2] }).success).toBe(false);
    expect(condition.safeParse({ ...said, arrivals: nightly.map(() => 0) }).success).toBe(false);
    expect(condition.safeParse(said).success).toBe(true);
  });

  test('EN-667 a stated day goes before an imported profile; one is taken by its name; a name that was not imported is told', async () => {
    const both = `${profiles(365)}\n${profiles(365).split('\n').slice(1).join('\n').replaceAll('RES1', 'XYZ9').replaceAll(';3', ';7')}`;
    const folder = await built({ 'coefficients.csv': both });
    const { territory } = folder;
    const { weather } = inputOf(folder);
    const named = territory!.loadProfiles!.find(({ name }) => name.startsWith('XYZ9'))!.name;
    const shapes = importedShapes(territory!.loadProfiles!, weather!, {
      ...noProfiles,
      dwellingProfile: named,
    });
    const usual = importedShapes(territory!.loadProfiles!, weather!);
    expect(Math.max(...shapes.dwelling!)).toBeGreaterThan(2 * Math.max(...usual.dwelling!));
    expect(shapes.service).toBe(null);
    const lacking = lackingProfiles(
      { ...noProfiles, dwellingProfile: 'RES7', serviceProfile: named },
      territory!.loadProfiles!,
    );
    expect(lacking.map(({ code, details }) => [code, details['name']])).toEqual([['energy/profile', 'RES7']]);
    const days = { ...noProfiles, appliances: Array.from({ length: 24 }, () => 1) };
    expect(schedules(weather!, 19, 16, 19, undefined, usual, days).dwelling).toEqual(
      schedules(weather!, 19, 16, 19, undefined, undefined, days).dwelling,
    );
  });

  test('EN-668 cars come home and leave when a hypothesis says so, and take the same', () => {
    const legal = Uint8Array.from({ length: 8760 }, (_, hour) => hour % 24);
    const noon = Array.from({ length: 24 }, (_, hour) => (hour === 12 ? 3 : 0));
    const fleet = { share: 0.5, kmPerDay: 29, isSteered: false };
    const own = resolveParameters(energyEngine.spec);
    const year = (cars: CarFleet): Float64Array =>
      chargingYear(homeCars(cars, own), false, new Float64Array(8760), legal);
    const [usual, atNoon] = [year(fleet), year({ ...fleet, arrivals: noon })];
    const all = (load: Float64Array): number => load.reduce((sum, power) => sum + power, 0);
    expect(all(atNoon)).toBeCloseTo(all(usual), 3);
    expect(atNoon.slice(0, 12).every((power) => power === 0)).toBe(true);
    expect(Math.max(...atNoon)).toBe(atNoon[12]);
    // Who comes home an hour before the others leave cannot take two days' need.
    const late = Array.from({ length: 24 }, (_, hour) => (hour === 6 ? 1 : 0));
    expect(canCharge(homeCars({ ...fleet, arrivals: late }, own))).toBe(false);
    expect(canCharge(homeCars({ ...fleet, arrivals: late, leaveHour: 23 }, own))).toBe(true);
  });

  test('EN-669 a day is read from 24 numbers apart by spaces, semicolons or lines, with decimal comma or point', () => {
    expect(numbersOf(' 1 0,5;2.5\n3\t4, 5 ')).toEqual([1, 0.5, 2.5, 3, 4, 5]);
    expect(numbersOf('')).toEqual([]);
    expect(numbersOf('1 deux')[1]).toBeNaN();
  });
});
