import { expect, test } from 'vitest';
import { accessNowFields, alongNowFields, trafficFields } from '../../src/engines/traffic/fields.ts';
import { trafficEngine } from '../../src/engines/traffic/index.ts';
import { applyEdits } from '../../src/scenario/apply.ts';

import type { Edit } from '../../src/scenario/project.ts';
import { type Fields, resolveParameters } from '../../src/simulation/contract.ts';
import { createValley } from '../contract/flood-case.ts';
import { createTown, createTrafficProject, withBuses } from '../contract/traffic-case.ts';

const town = withBuses(createTown(createValley()));
const project = createTrafficProject(town);
const hypothesis = project.hypotheses[0]!;
const parameters = { ...resolveParameters(trafficEngine.spec), ...project.parameters['traffic'] };

/** Frames of a morning, one every ten minutes, and the fields of the whole of it. */
function morning(edits: readonly Edit[]): {
  readonly at: (timeS: number) => Partial<Fields>;
  readonly whole: Partial<Fields>;
} {
  const input = trafficEngine.createInput(applyEdits(town, edits), hypothesis, parameters, {});
  const steps = trafficEngine.run(input, parameters, { seed: 1, frameEveryS: 600 });
  const frames = new Map<number, Partial<Fields>>();
  let next = steps.next();
  for (; !next.done; next = steps.next())
    if (next.value.frame) frames.set(next.value.timeS, next.value.frame);
  return { at: (timeS) => frames.get(timeS)!, whole: next.value.fields };
}

/** All roads of the town but two closed for half an hour from the thirtieth minute on, to all. */
const shut: Edit = {
  kind: 'road-close',
  id: 'shut',
  label: 'Fermeture',
  roads: Array.from({ length: 12 }, (_, i) => `line/${i}`),
  classes: ['car', 'heavy', 'bus', 'rescue', 'walk', 'bike'],
  fromS: 1800,
  toS: 3600,
};
const changing = morning([shut]);

test('TR-292 the time of the whole run is the longest of its instants, by every mode to every place', () => {
  for (const name of accessNowFields) {
    const longest = changing.at(0)[name]!.slice();
    for (let timeS = 600; timeS <= hypothesis.durationS; timeS += 600)
      for (const [i, seconds] of changing.at(timeS)[name]!.entries())
        if (Number.isNaN(seconds) || seconds > longest[i]!) longest[i] = seconds;
    const { whole } = trafficFields[name];
    expect([name, ...longest]).toEqual([name, ...changing.whole[whole!]!]);
  }
});

test('TR-294 along roads too, the time of the whole run is the longest of its instants', () => {
  for (const name of alongNowFields) {
    const longest = changing.at(0)[name]!.slice();
    for (let timeS = 600; timeS <= hypothesis.durationS; timeS += 600)
      for (const [i, seconds] of changing.at(timeS)[name]!.entries())
        if (Number.isNaN(seconds) || Math.abs(seconds) > Math.abs(longest[i]!)) longest[i] = seconds;
    const whole =
      trafficFields[trafficFields[name.replace('Along', '') as 'rescueNow'].whole as 'rescueLongest'];
    expect([name, ...longest]).toEqual([name, ...changing.whole[whole.along!]!]);
    expect(changing.at(1800)[name]).not.toEqual(changing.at(0)[name]);
  }
});

test('TR-292 a closure is seen at its instants, and at no other', () => {
  const always = morning([{ ...shut, fromS: 0, toS: null }]);
  const never = morning([]);
  // Cars meet other queues where roads close: their times are those of this run's own busiest hour.
  const alike = accessNowFields.filter((name) => !name.endsWith('CarNow'));
  for (const name of alike)
    for (const [timeS, other] of [
      [0, never],
      [1200, never],
      [1800, always],
      [3000, always],
      [3600, never],
      [7200, never],
    ] as const)
      expect([name, ...changing.at(timeS)[name]!]).toEqual([name, ...other.at(timeS)[name]!]);
  const seen = accessNowFields.filter((name) => {
    expect(changing.at(3600)[name]).toEqual(changing.at(0)[name]);
    return changing.at(1800)[name]!.some((seconds, i) => !Object.is(seconds, changing.at(0)[name]![i]));
  });
  expect(seen).toEqual(accessNowFields);
});

test('TR-292 each field of an instant names that of the whole run, and has its unit, classes and role', () => {
  for (const name of accessNowFields) {
    const { whole, unit, classes, role, per } = trafficFields[name];
    expect(trafficFields[whole as 'rescueLongest']).toMatchObject({ unit, classes, role, per: ['building'] });
    expect(per).toEqual(['building', 'time']);
  }
});

test('TR-292 without buildings, places or timetables there are the same fields, empty', () => {
  const { buildings: _b, places: _p, population: _q, ...layers } = town.layers;
  for (const [own, count] of [
    [{ ...town, layers }, 0],
    [{ ...town, layers: { ...town.layers, places: undefined } }, 16],
  ] as const) {
    const { layers: given, transit: _t, ...rest } = own;
    const bare = { ...rest, layers: Object.fromEntries(Object.entries(given).filter(([, layer]) => layer)) };
    const input = trafficEngine.createInput(applyEdits(bare as typeof town, []), hypothesis, parameters, {});
    let frame: Partial<Fields> = {};
    const steps = trafficEngine.run(input, parameters, { seed: 1, frameEveryS: 7200 });
    let next = steps.next();
    for (; !next.done; next = steps.next()) frame = next.value.frame ?? frame;
    for (const name of accessNowFields) {
      expect(frame[name]).toHaveLength(count);
      expect(frame[name]!.every(Number.isNaN)).toBe(true);
    }
  }
});
