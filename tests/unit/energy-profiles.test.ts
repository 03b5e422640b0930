import { describe, expect, test } from 'vitest';
import { legalStamp, metropolitanFrance } from '../../src/engines/energy/systems/legal-time.ts';
import { importedShapes } from '../../src/engines/energy/year/imported-shapes.ts';
import { schedules } from '../../src/engines/energy/year/schedules.ts';
import { words } from '../../src/i18n/i18n.ts';
import { contentFault } from '../../src/territory/content-check.ts';
import { decodeTerritory, encodeTerritory } from '../../src/territory/file.ts';
import { profileGaps } from '../../src/territory/load-profiles.ts';
import { built, inputOf } from './energy-row.ts';

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
});
