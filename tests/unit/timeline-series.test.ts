import { describe, expect, test } from 'vitest';
import { energySpec } from '../../src/engines/energy/spec.ts';
import { floodSpec } from '../../src/engines/flood/spec.ts';
import { trafficSpec } from '../../src/engines/traffic/spec.ts';
import { encodeField, type StoredFrame } from '../../src/simulation/frames.ts';
import { Pace } from '../../src/simulation/pace.ts';
import { words } from '../../src/i18n/i18n.ts';
import { instantText, startOfRun } from '../../src/ui/atelier/instant-text.ts';
import { countedSeries } from '../../src/ui/atelier/views/timeline.tsx';

async function frameAt(timeS: number, vehicles: readonly number[]): Promise<StoredFrame> {
  const pace = new Pace();
  const shape = { columns: vehicles.length, rows: 1, tile: 1, step: 0.01, empty: 0 as const };
  const field = await encodeField(Float32Array.from(vehicles), shape, pace);
  pace.close();
  return { timeS, fields: { vehicles: field } };
}

test('SR-44 a day without a series of its own is drawn by the vehicles counted at each instant', async () => {
  const frames = [
    await frameAt(0, [0, 0, 0]),
    await frameAt(900, [2, 0, 1.5]),
    await frameAt(1800, [0, 0.5, 0]),
  ];
  const series = countedSeries(trafficSpec, frames);
  expect(series?.timesS).toEqual([0, 900, 1800]);
  for (const [i, vehicles] of [0, 3.5, 0.5].entries()) expect(series?.values[i]).toBeCloseTo(vehicles, 6);
});

test('SR-44 an engine that counts nothing has none', async () => {
  expect(countedSeries(floodSpec, [])).toBeNull();
});

test('SR-44 a year without a series of its own is drawn by the power of the buildings, those without one left out', async () => {
  const pace = new Pace();
  const shape = { columns: 3, rows: 1, tile: 1, step: 0.01, empty: null };
  const heatPower = await encodeField(Float32Array.of(4, Number.NaN, 1.5), shape, pace);
  pace.close();
  const frames = [0, 604_800].map((timeS) => ({ timeS, fields: { heatPower } }));
  expect(countedSeries(energySpec, frames)?.values).toEqual([5.5, 5.5]);
});

describe('SR-46 instants of a year are told as dates', () => {
  const parameters = { firstDay: 15 };
  const day = 86_400;
  const told = (durationS: number, stepS: number, timeS: number): readonly string[] =>
    (['fr', 'en'] as const).map((language) =>
      instantText(words(language), startOfRun(energySpec, parameters, durationS, stepS), timeS).replaceAll(
        '\u00a0',
        ' ',
      ),
    );

  test('weeks of a whole year begin on 1 January, and the last instant stays in it', () => {
    expect(told(365 * day, 7 * day, 0)).toEqual(['semaine du 1ᵉʳ janvier', 'week of 1 January']);
    expect(told(365 * day, 7 * day, 14 * day)).toEqual(['semaine du 15 janvier', 'week of 15 January']);
    expect(told(365 * day, 7 * day, 365 * day)).toEqual(['semaine du 31 décembre', 'week of 31 December']);
  });

  test('days and hours begin on the day that the parameter names', () => {
    expect(told(30 * day, day, 2 * day)).toEqual(['17 janvier', '17 January']);
    expect(told(2 * day, 3600, 7 * 3600)).toEqual(['15 janvier, 7 h 00', '15 January, 7:00']);
  });
});
