import { expect, test } from 'vitest';
import { floodSpec } from '../../src/engines/flood/spec.ts';
import { trafficSpec } from '../../src/engines/traffic/spec.ts';
import { words } from '../../src/i18n/i18n.ts';
import { palettes } from '../../src/scene/palette.ts';
import type { Pick } from '../../src/scene/picture.ts';
import type { DrawnField, EngineSpec } from '../../src/simulation/contract.ts';
import { drawnField } from '../../src/ui/atelier/drawn-field.ts';
import { instantText, startOfDay, startOfRun } from '../../src/ui/atelier/instant-text.ts';
import { differenceLegend, legendOf } from '../../src/ui/atelier/legend.ts';
import { figureOf } from '../../src/ui/atelier/roads/edge-figures.ts';
import { readout } from '../../src/ui/atelier/views/readout.ts';

const [fr, en] = [words('fr'), words('en')];
const startS = startOfDay(trafficSpec, { startHour: 4 });
const spaced = (text: string): string => text.replaceAll('\u00a0', ' ');
const drawn = (spec: EngineSpec, name: string): DrawnField => drawnField(spec, name, [])!;
const closed = drawn(trafficSpec, 'closedFrom');

test('SR-97 an instant that a field tells is a time of the day, as on the timeline', () => {
  expect(spaced(figureOf(fr, closed, 18_000, startS))).toBe('9 h 00');
  expect(figureOf(en, closed, 18_000, startS)).toBe('9:00');
  const start = startOfRun(trafficSpec, { startHour: 4 }, 86_400, 600);
  for (const timeS of [0, 18_000, 72_000, 90_000])
    expect(figureOf(fr, closed, timeS, startS)).toBe(instantText(fr, start, timeS));
  expect(spaced(figureOf(fr, closed, 79_200, startS))).toBe('2 h 00 (jour 2)');
  expect(spaced(figureOf(en, closed, 79_200, startS))).toBe('2:00 (day 2)');
  const over = { groundM: null, edge: { value: 18_000 }, cell: null, buildingValue: null } as unknown as Pick;
  expect(spaced(readout(fr, over, closed, [], false, startS))).toMatch(/ 9 h 00$/);
});

test('SR-97 the legend of instants has times of the day', () => {
  const labels = legendOf(fr, closed, palettes.light, startS).map(({ label }) => spaced(label));
  expect(labels[0]).toBe('4 h 00 à 5 h 00');
  expect(labels.at(-1)).toBe('à partir de 10 h 00');
  expect(legendOf(en, closed, palettes.light, startS).at(-1)?.label).toBe('from 10:00 on');
});

test('SR-97 lengths of time, differences and instants of no hour stay as they are', () => {
  expect(spaced(figureOf(fr, drawn(trafficSpec, 'closedFor'), 18_000, startS))).toBe('5 h 00');
  const [most] = differenceLegend(fr, closed, palettes.light);
  expect(spaced(most!.label)).toMatch(/^en plus : plus de \d+ (?:h|min)/);
  const arrival = drawn(floodSpec, 'arrival');
  expect(spaced(figureOf(fr, arrival, 18_000, startOfDay(floodSpec, {})))).toBe('5 h 00');
  expect(spaced(legendOf(fr, arrival, palettes.light, null).at(-1)!.label)).toBe('plus de 8 h 00');
});
