import { describe, expect, test } from 'vitest';
import { energyEngine } from '../../src/engines/energy/index.ts';
import { openShares } from '../../src/engines/energy/sun/window-shade.ts';
import { ledgeLight } from '../../src/engines/energy/year/ledges.ts';
import type { SiteLight } from '../../src/engines/energy/year/site-light.ts';
import { applyEdits, editProblems } from '../../src/scenario/apply.ts';
import { edit as editSchema, type Edit, type Point } from '../../src/scenario/project.ts';
import { resolveParameters, type RunResult } from '../../src/simulation/contract.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { featureBounds } from '../../src/territory/table-ops.ts';
import { treePlaces } from '../../src/territory/tree-places.ts';
import { engineCases } from '../contract/engine-cases.ts';

const { applied, hypothesis } = engineCases().find(({ engine }) => engine.spec.id === 'energy')!;
const homes = applied.territory;
const table = homes.layers.buildings!.table;
const bounds = featureBounds(table);
const [west, south, east] = [bounds[0]!, bounds[1]!, bounds[2]!];
const parameters = resolveParameters(energyEngine.spec);

function inputOf(place: Territory, edits: readonly Edit[]) {
  return energyEngine.createInput(
    applyEdits(place, edits),
    { ...hypothesis, conditions: [] },
    parameters,
    {},
  );
}

function yearOf(edits: readonly Edit[], place: Territory = homes): RunResult {
  const steps = energyEngine.run(inputOf(place, edits), parameters, { seed: 1, frameEveryS: 1e8 });
  let next = steps.next();
  while (!next.done) next = steps.next();
  return next.value;
}

function trees(asked: object): Edit {
  const usual = { spacingM: 6, heightM: 15, crownM: 12 };
  return editSchema.parse({ kind: 'trees', id: 't', ...usual, ...asked });
}

function shading(asked: object): Edit {
  return editSchema.parse({ kind: 'shading', id: 's', depthM: 0.8, ...asked });
}

function codesOf(place: Territory, edits: readonly Edit[]): readonly string[] {
  const first = editProblems(place, edits).map(({ code }) => code);
  if (first.length > 0) return first;
  const input = inputOf(place, edits);
  expect(energyEngine.check(input, parameters)).toEqual([]);
  return input.leftOut.map(({ code }) => code);
}

const open = yearOf([]);
/** A row along the south of the first house. */
const row: Point[] = [
  [west - 20, south - 14],
  [east + 20, south - 14],
];

/** The valley with its houses and woods as a survey from the air would have them: ground, roofs at 5 m, a wood at 20 m. */
function surveyed(wood: readonly number[]): Territory {
  const { terrain } = homes.layers;
  const values = (terrain.values as Float32Array<ArrayBuffer>).slice();
  for (const cell of wood) values[cell] = values[cell]! + 20;
  return { ...homes, layers: { ...homes.layers, surfaceModel: { ...terrain, values, source: 'dsm' } } };
}

describe('trees', () => {
  test('EN-503 they stand a spacing apart along a line and over an area', () => {
    const places = treePlaces({
      line: [
        [0, 0],
        [10, 0],
        [10, 9],
      ],
      area: null,
      spacingM: 4,
    });
    expect(places).toEqual([
      [0, 0],
      [4, 0],
      [8, 0],
      [10, 2],
      [10, 6],
    ]);
    const square: Point[] = [
      [0, 0],
      [20, 0],
      [20, 20],
      [0, 20],
    ];
    expect(treePlaces({ line: null, area: square, spacingM: 5 })).toHaveLength(16);
    expect(treePlaces({ line: null, area: square, spacingM: 0.01 }).length).toBeLessThanOrEqual(20_000);
  });

  test('EN-504 trees to the south take sun from walls and roof; the house needs more heat and nothing else moves', () => {
    const shaded = yearOf([trees({ line: row })]);
    expect(shaded.fields['heatNeed']![0]).toBeGreaterThan(1.01 * open.fields['heatNeed']![0]!);
    expect(shaded.fields['roofPotential']![0]).toBeLessThan(open.fields['roofPotential']![0]!);
    // A house that they cannot hide the Sun from.
    const far = table.count - 1;
    expect(shaded.fields['heatNeed']![far]).toBe(open.fields['heatNeed']![far]);
  });

  test('EN-504 trees narrower than the cells, off the ground or nowhere are told of', () => {
    expect(codesOf(homes, [trees({})])).toEqual(['edit/invalid']);
    const away: Point[] = [
      [0, 0],
      [10, 0],
    ];
    expect(codesOf(homes, [trees({ line: away })])).toEqual(['edit/outside']);
    expect(homes.layers.terrain.grid.cellSizeM).toBeGreaterThan(2);
    const thin = trees({ line: row, crownM: 1, spacingM: 100 });
    expect(codesOf(homes, [thin])).toEqual(['energy/trees']);
    expect(codesOf(homes, [trees({ line: row })])).toEqual([]);
  });

  test('EN-505 felling takes trees from the surface model and leaves roofs; it needs such a model', () => {
    const { grid } = homes.layers.terrain;
    const column = Math.floor((east - grid.westM) / grid.cellSizeM);
    const rowBelow = Math.floor((grid.northM - south) / grid.cellSizeM) + 2;
    const wood = [-2, -1, 0, 1].map((step) => rowBelow * grid.columns + column + step);
    const place = surveyed(wood);
    const area: Point[] = [
      [west - 60, south - 60],
      [east + 60, south - 60],
      [east + 60, south + 60],
      [west - 60, south + 60],
    ];
    const felling = editSchema.parse({ kind: 'felling', id: 'f', area });
    const dark = yearOf([], place);
    const light = yearOf([felling], place);
    expect(light.fields['heatNeed']![0]).toBeLessThan(dark.fields['heatNeed']![0]!);
    const after = applyEdits(place, [felling]);
    expect([...after.changed]).toEqual(['surfaceModel']);
    for (const cell of wood)
      expect(after.layers.surfaceModel!.values[cell]).toBe(homes.layers.terrain.values[cell]);
    expect(codesOf(homes, [felling])).toEqual(['edit/target-missing']);
  });

  test('EN-506 the surface model follows what is built and pulled down', () => {
    const place = surveyed([]);
    const area: Point[] = [
      [west, south - 60],
      [west + 30, south - 60],
      [west + 30, south - 30],
      [west, south - 30],
    ];
    const tower = editSchema.parse({
      kind: 'building-new',
      id: 'n',
      area,
      use: 'shed',
      storeys: 20,
      dwellings: 0,
      standard: 're2020',
      heating: 'gas',
    });
    const pulled = editSchema.parse({ kind: 'demolition', id: 'd', ids: ['edit/n'] });
    const heights = (edits: readonly Edit[]): number =>
      Math.max(...applyEdits(place, edits).layers.surfaceModel!.values);
    expect(heights([tower])).toBeGreaterThan(heights([]) + 20);
    expect(heights([tower, pulled])).toBe(heights([]));
  });
});

describe('shading devices', () => {
  const sum = (result: RunResult, field: string): number =>
    Array.from(result.fields[field]!).reduce((all, value) => (Number.isNaN(value) ? all : all + value), 0);

  test('EN-507 blinds spare hours that are too hot and cost no heat', () => {
    const blinds = yearOf([shading({ device: 'blinds' })]);
    expect(sum(blinds, 'overheating')).toBeLessThan(sum(open, 'overheating'));
    // They are closed on warm days alone: what the mass keeps of these is all that heating can see.
    expect(sum(blinds, 'heatNeed')).toBeLessThan(1.002 * sum(open, 'heatNeed'));
  });

  test('EN-508 ledges spare hours that are too hot and take some sun from the winter', () => {
    const ledges = yearOf([shading({ device: 'ledges' })]);
    expect(sum(ledges, 'overheating')).toBeLessThan(sum(open, 'overheating'));
    expect(sum(ledges, 'heatNeed')).toBeGreaterThan(sum(open, 'heatNeed'));
    const both = yearOf([shading({ device: 'both' })]);
    expect(sum(both, 'overheating')).toBeLessThanOrEqual(sum(ledges, 'overheating'));
    const one = yearOf([shading({ device: 'both', ids: [table.ids[0]] })]);
    expect(one.fields['heatNeed']!.slice(1)).toEqual(open.fields['heatNeed']!.slice(1));
  });

  test('EN-508 a high sun is kept out, a low one let in; other sides have none', () => {
    const heights = [15, 65];
    const light = {
      lit: {
        hour: Uint16Array.of(0, 1),
        sector: Uint8Array.of(16, 16),
        height: Float32Array.from(heights, (deg) => (deg * 255) / 90),
      },
    } as unknown as SiteLight;
    const ledge = ledgeLight(light, 0.8, 4)!;
    // Windows of 1.35 m, 0.2 m under the ledge: the shadow is 0.8 tan(height) − 0.2 long.
    expect(ledge.beam[0]).toBeCloseTo(1 - (0.8 * Math.tan((15 * Math.PI) / 180) - 0.2) / 1.35, 3);
    expect(ledge.beam[1]).toBe(0);
    expect(ledge.sky).toBe(openShares({ widthM: 1, heightM: 1.35, overhangM: 0.8, gapM: 0.2, finM: 0 }).sky);
    expect(ledgeLight(light, 0.8, 0)).toBeNull();
    expect(ledgeLight(light, 0, 4)).toBeNull();
    expect(ledgeLight(light, 0.8, 4)).toBe(ledge);
  });
});
