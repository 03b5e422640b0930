import { describe, expect, test } from 'vitest';
import { roadClassForm } from '../../src/engines/traffic/road-class-form.ts';
import { trafficEngine } from '../../src/engines/traffic/index.ts';
import { createTrafficInput, type TrafficInput } from '../../src/engines/traffic/input.ts';
import { classValues } from '../../src/engines/traffic/roads/class-values.ts';
import { createRoads } from '../../src/engines/traffic/roads/create-roads.ts';
import { defaultCapacities, defaultSpeeds } from '../../src/engines/traffic/roads/road-classes.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import { condition as conditionSchema, type Hypothesis } from '../../src/scenario/project.ts';
import { resolveEdits } from '../../src/scenario/resolve.ts';
import { resolveParameters } from '../../src/simulation/contract.ts';
import { keptValues, statedEntries } from '../../src/simulation/forms.ts';
import { capacityKeys, type SpeedKey, speedKeys } from '../../src/territory/road-values.ts';
import { startingValues } from '../../src/ui/forms/spec-form.tsx';
import { createValley } from '../contract/flood-case.ts';
import { createTown, createTrafficProject } from '../contract/traffic-case.ts';
import { type RoadFixture, roadTable } from '../road-table.ts';

const stated = (values: Readonly<Record<string, number>>): Hypothesis['conditions'][number] =>
  conditionSchema.parse({ kind: 'traffic/roads', id: 'classes', ...values });

const line: RoadFixture['line'] = [
  [0, 0],
  [100, 0],
];

const natures = {
  motorway: 'Type autoroutier',
  expressway: 'Type autoroutier',
  dual: 'Route à 2 chaussées',
  single: 'Route à 1 chaussée',
  ramp: 'Bretelle',
  minorRamp: 'Bretelle',
  roundabout: 'Rond-point',
  slow: 'Route empierrée',
} as const;

/** What a road says of itself whose speed has that name. */
function attributesOf(key: SpeedKey): Readonly<Record<string, string>> {
  const [, named = key, setting, stated] = /^(\w+)(Rural|Urban)(\d)$/.exec(key) ?? [];
  return {
    nature: natures[named as keyof typeof natures],
    classification: named === 'motorway' ? 'Autoroute' : '',
    urban: setting === 'Rural' ? 'Non' : 'Oui',
    importance: stated ?? (key === 'minorRamp' ? '5' : '3'),
  };
}

const town = createTown(createValley());
const project = createTrafficProject(town);
const parameters = resolveParameters(trafficEngine.spec);

function inputOf(alternative: 'base' | 'works', conditions: Hypothesis['conditions']): TrafficInput {
  const hypothesis = { ...project.hypotheses[0]!, conditions };
  return createTrafficInput(applyEdits(town, resolveEdits(project, alternative)), hypothesis, parameters, {});
}

describe('capacities and speeds by class', () => {
  test('TR-320 a hypothesis states any of them, a later condition over an earlier one', () => {
    const conditions = [
      stated({ streetUrbanPerH: 450, singleUrban5Kmh: 25 }),
      stated({ streetUrbanPerH: 480, slowKmh: 15 }),
    ];
    expect(classValues({ conditions })).toEqual({
      capacities: { streetUrban: 480 },
      speeds: { singleUrban5: 25, slow: 15 },
    });
    expect(classValues({ conditions: [] })).toEqual({ capacities: {}, speeds: {} });
  });

  test('TR-320 every speed that is stated is that of its class, and of no other', () => {
    for (const key of speedKeys) {
      const attributes = attributesOf(key);
      const table = roadTable([
        { id: 'silent', line, ...attributes },
        { id: 'told', line: [...line, [100, 50]], ...attributes, speedKmh: 33 },
      ]);
      const usual = createRoads(table);
      const changed = createRoads(table, { speeds: { [key]: 77 } });
      expect(usual.freeSpeedKmh[0], key).toBe(defaultSpeeds[key]);
      expect(changed.freeSpeedKmh[0], key).toBe(77);
      expect(changed.freeSpeedKmh.at(-1), key).toBe(33);
      const others = Object.fromEntries(speedKeys.filter((one) => one !== key).map((one) => [one, 99]));
      expect(createRoads(table, { speeds: others }).freeSpeedKmh[0], key).toBe(defaultSpeeds[key]);
    }
  });

  test('TR-320 roads of the run, and of the day without the alternative, have what the hypothesis states', () => {
    const plain = inputOf('works', []);
    const changed = inputOf('works', [stated({ streetUrbanPerH: 250 })]);
    const streets = [...plain.roads.capacityPerH.keys()].filter(
      (link) => plain.roads.capacityPerH[link] === defaultCapacities.streetUrban,
    );
    expect(streets.length).toBeGreaterThan(10);
    for (const roads of [changed.roads, changed.demandBefore!.roads, changed.today.roads])
      for (const [link, perH] of roads.capacityPerH.entries())
        expect(perH).toBe(streets.includes(link) ? 250 : plain.roads.capacityPerH[link]);
    expect(inputOf('base', []).roads).toEqual(inputOf('base', [stated({})]).roads);
  });

  test('TR-321 the form offers every value with its own, keeps only what was changed, and tells it', () => {
    const fields = roadClassForm.fields;
    const start = startingValues(fields, town);
    expect(Object.keys(start).length).toBe(capacityKeys.length + speedKeys.length);
    for (const key of capacityKeys) expect(start[`${key}PerH`]).toBe(defaultCapacities[key]);
    for (const key of speedKeys) expect(start[`${key}Kmh`]).toBe(defaultSpeeds[key]);
    expect(keptValues(fields, start)).toEqual({});
    const typed = { ...start, streetUrbanPerH: 450, rampKmh: null, slowKmh: 12 };
    const made = stated(keptValues(fields, typed) as Record<string, number>);
    expect(made).toEqual({
      kind: 'traffic/roads',
      id: 'classes',
      label: '',
      streetUrbanPerH: 450,
      slowKmh: 12,
    });
    expect(statedEntries(fields, made).map(({ field, value }) => [field.key, value])).toEqual([
      ['streetUrbanPerH', 450],
      ['slowKmh', 12],
    ]);
    expect(conditionSchema.safeParse({ kind: 'traffic/roads', id: 'a', streetUrbanPerH: 0 }).success).toBe(
      false,
    );
  });
});
