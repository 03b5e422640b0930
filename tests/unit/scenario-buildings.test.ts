import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { energyEngine } from '../../src/engines/energy/index.ts';
import { floodSpec } from '../../src/engines/flood/spec.ts';
import { energySpec } from '../../src/engines/energy/spec.ts';
import { trafficSpec } from '../../src/engines/traffic/spec.ts';
import { applyEdits, editProblems } from '../../src/scenario/apply.ts';
import { editLayers } from '../../src/scenario/edit-layers.ts';
import { edit as editSchema, type Edit, type Point } from '../../src/scenario/project.ts';
import { resolveParameters, type RunResult } from '../../src/simulation/contract.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { inhabitantsByBuilding } from '../../src/territory/people.ts';
import { TableBuilder } from '../../src/territory/table-builder.ts';
import { numbersOf, textAt } from '../../src/territory/table-ops.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { engineCases } from '../contract/engine-cases.ts';

const { applied, hypothesis } = engineCases().find(({ engine }) => engine.spec.id === 'energy')!;
const homes = applied.territory;
const [west, , , north] = [homes.layers.terrain.grid.westM, 0, 0, homes.layers.terrain.grid.northM];

function box(x: number, y: number, width: number, height = width): Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

function squareTable(
  boxes: readonly (readonly [x: number, y: number, size: number])[],
  numbers: Readonly<Record<string, readonly number[]>>,
): FeatureTable {
  const builder = new TableBuilder('polygon');
  for (const [i, [x, y, size]] of boxes.entries()) {
    const xy = Float64Array.from([...box(x, y, size), [x, y]].flat());
    builder.addParts(`b${i}`, [{ xy, z: null }]);
  }
  const columns = Object.entries(numbers).map(
    ([name, values]) => [name, { type: 'number' as const, values: Float64Array.from(values) }] as const,
  );
  return builder.build(Object.fromEntries(columns));
}

/** A plain with houses and squares of population. */
function plain(buildings: FeatureTable, population: FeatureTable | null): Territory {
  const grid = { columns: 100, rows: 100, cellSizeM: 10, westM: 0, northM: 1000 };
  const terrain = { grid, values: new Float32Array(10_000), source: 'dem' };
  return {
    ...homes,
    layers: {
      terrain,
      buildings: { table: buildings, source: 'b' },
      ...(population ? { population: { table: population, source: 'p' } } : {}),
    },
  };
}

function built(asked: object): Edit {
  const usual = { use: 'dwellings', storeys: 3, dwellings: 10, standard: 're2020', heating: 'heat-pump' };
  return editSchema.parse({ kind: 'building-new', id: 'n', area: box(500, 500, 20), ...usual, ...asked });
}

function pulled(asked: object): Edit {
  return editSchema.parse({ kind: 'demolition', id: 'd', ...asked });
}

function codesOf(place: Territory, edits: readonly Edit[]): readonly string[] {
  return editProblems(place, edits).map(({ code }) => code);
}

function peopleAfter(place: Territory, edits: readonly Edit[]): ReadonlyMap<string, number> {
  const { layers } = applyEdits(place, edits);
  const table = layers.buildings!.table;
  const counts = inhabitantsByBuilding(table, layers.population!.table);
  return new Map(table.ids.map((id, i) => [id, counts[i]!]));
}

const street = squareTable(
  [
    [100, 100, 10],
    [150, 100, 10],
    [600, 600, 10],
  ],
  { dwellings: [1, 3, 2], storeys: [2, 2, 2] },
);
const squares = squareTable(
  [
    [0, 0, 400],
    [400, 400, 400],
  ],
  { inhabitants: [8, 5] },
);

describe('new buildings and demolitions', () => {
  test('EN-497 a new building joins the layer with what its form says; layers it does not touch are shared', () => {
    const place = plain(street, null);
    const after = applyEdits(place, [built({}), built({ id: 'm', area: box(700, 100, 12), heightM: 17 })]);
    const { table } = after.layers.buildings!;
    expect(table.ids.slice(3)).toEqual(['edit/n', 'edit/m']);
    expect(Array.from(numbersOf(table, 'heightM').slice(3))).toEqual([9, 17]);
    expect(numbersOf(table, 'dwellings')[3]).toBe(10);
    expect(textAt(table, 'use', 3)).toBe('Résidentiel');
    expect([...after.changed]).toEqual(['buildings']);
    expect(after.layers.terrain).toBe(place.layers.terrain);
    expect(place.layers.buildings!.table.count).toBe(3);
  });

  test('EN-497 one that crosses itself, lies off the ground or stands on another is refused; walls may touch', () => {
    const place = plain(street, null);
    const crossed: Point[] = [
      [500, 500],
      [520, 520],
      [520, 500],
      [500, 520],
    ];
    expect(codesOf(place, [built({ area: crossed })])).toEqual(['edit/invalid']);
    expect(codesOf(place, [built({ area: box(5000, 5000, 20) })])).toEqual(['edit/outside']);
    expect(codesOf(place, [built({ area: box(105, 105, 20) })])).toEqual(['edit/occupied']);
    // Around another, inside another, and across it.
    expect(codesOf(place, [built({ area: box(90, 90, 40) })])).toEqual(['edit/occupied']);
    expect(codesOf(place, [built({ area: box(103, 103, 4) })])).toEqual(['edit/occupied']);
    expect(codesOf(place, [built({ area: box(80, 103, 60, 4) })])).toEqual(['edit/occupied']);
    expect(codesOf(place, [built({ area: box(110, 100, 10) })])).toEqual([]);
    // On the ground of one that is pulled down first.
    expect(codesOf(place, [pulled({ ids: ['b0'] }), built({ area: box(105, 105, 20) })])).toEqual([]);
  });

  test('EN-498 newcomers change nobody else’s number, whoever shares the square', () => {
    const many = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(many, many, fc.integer({ min: 1, max: 60 }), (dwellings, people, more) => {
        const buildings = squareTable(
          [
            [100, 100, 10],
            [150, 100, 10],
            [500, 500, 10],
          ],
          { dwellings, storeys: [1, 2, 3] },
        );
        const population = squareTable(
          [
            [0, 0, 400],
            [400, 400, 400],
          ],
          { inhabitants: people },
        );
        const place = plain(buildings, population);
        const before = peopleAfter(place, []);
        const after = peopleAfter(place, [built({ area: box(200, 200, 20), dwellings: more })]);
        // In a square where nobody is known to live, dwellings say who does.
        if (people[0]! === 0) return;
        for (const [id, count] of before) expect(after.get(id)).toBeCloseTo(count, 9);
        expect(after.get('edit/n')).toBeGreaterThan(0);
      }),
    );
  });

  test('EN-498 a new building houses as many in a dwelling as its square; elsewhere as French households', () => {
    const place = plain(street, squares);
    expect(peopleAfter(place, [built({ area: box(300, 300, 20) })]).get('edit/n')).toBeCloseTo(20, 9);
    const away = peopleAfter(place, [built({ area: box(850, 100, 20) })]);
    expect(away.get('edit/n')).toBeCloseTo(22, 9);
    expect(away.get('b0')).toBeCloseTo(2, 9);
  });

  test('EN-499 who is pulled down leaves with the building, and nobody else', () => {
    const place = plain(street, squares);
    const after = peopleAfter(place, [pulled({ ids: ['b1'] })]);
    expect([...after.keys()]).toEqual(['b0', 'b2']);
    expect(after.get('b0')).toBeCloseTo(2, 9);
    expect(after.get('b2')).toBeCloseTo(5, 9);
    const all = applyEdits(place, [pulled({ area: box(0, 0, 300) })]).layers;
    expect([...numbersOf(all.population!.table, 'inhabitants')]).toEqual([0, 5]);
    expect(all.buildings!.table.ids).toEqual(['b2']);
  });

  test('EN-499 a demolition that chooses nothing, or nothing that is there, is refused', () => {
    const place = plain(street, squares);
    expect(codesOf(place, [pulled({})])).toEqual(['edit/invalid']);
    expect(codesOf(place, [pulled({ ids: ['nobody'] })])).toEqual(['edit/target-missing']);
    expect(codesOf(place, [pulled({ area: box(800, 0, 50) })])).toEqual(['edit/target-missing']);
    expect(() => applyEdits(place, [pulled({})])).toThrow(AppError);
  });

  test('EN-500 every engine that reads buildings or who lives there is concerned', () => {
    for (const kind of ['building-new', 'demolition'] as const)
      for (const spec of [floodSpec, trafficSpec, energySpec])
        expect(
          editLayers[kind].some((layer) => spec.reads.includes(layer)),
          spec.id,
        ).toBe(true);
  });
});

const parameters = resolveParameters(energyEngine.spec);

function yearOf(edits: readonly Edit[]): RunResult & { readonly ids: readonly string[] } {
  const input = energyEngine.createInput(
    applyEdits(homes, edits),
    { ...hypothesis, conditions: [] },
    parameters,
    {},
  );
  expect(energyEngine.check(input, parameters)).toEqual([]);
  const steps = energyEngine.run(input, parameters, { seed: 1, frameEveryS: 1e8 });
  let next = steps.next();
  while (!next.done) next = steps.next();
  return { ...next.value, ids: input.axes.building ?? [] };
}

describe('their energy', () => {
  const area = box(west + 60, north - 260, 20, 14);
  const need = (standard: string): number => {
    const { fields, ids } = yearOf([built({ area, standard })]);
    return fields['heatNeed']![ids.indexOf('edit/n')]!;
  };

  test('EN-501 a new building needs little heat: under 40 kWh/m² by the regulation of 2020, a passive one under 20', () => {
    const [re2020, passive] = [need('re2020'), need('passive')];
    expect(re2020).toBeGreaterThan(0);
    expect(re2020).toBeLessThan(40);
    expect(passive).toBeLessThan(20);
    expect(passive).toBeLessThan(re2020);
  });

  test('EN-502 a tower takes light from its neighbour, and pulling it down gives it back', () => {
    const [first] = homes.layers.buildings!.table.ids;
    const table = homes.layers.buildings!.table;
    const [x, y] = [table.xy[0]!, table.xy[1]!];
    const tower = built({ area: box(x - 10, y - 45, 40, 20), storeys: 25, dwellings: 0, use: 'shed' });
    const potential = (edits: readonly Edit[]): number => {
      const { fields, ids } = yearOf(edits);
      return fields['heatNeed']![ids.indexOf(first!)]!;
    };
    const open = potential([]);
    expect(potential([tower])).toBeGreaterThan(1.01 * open);
    expect(potential([tower, pulled({ ids: ['edit/n'] })])).toBe(open);
  });
});
