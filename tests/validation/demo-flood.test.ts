import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nearestOn } from '../../scripts/demo/curves.ts';
import { insideFloorM } from '../../scripts/demo/landscape.ts';
import { river } from '../../scripts/demo/plan.ts';
import type { Grid } from '../../src/base/grid.ts';
import { filesOf } from '../../src/cli/input-folder.ts';
import { floodEngine } from '../../src/engines/flood/index.ts';
import { riverbeds } from '../../src/engines/flood/parameters.ts';
import { buildTerritory } from '../../src/loaders/build.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import type { Hypothesis } from '../../src/scenario/project.ts';
import { resolveParameters } from '../../src/simulation/contract.ts';
import { sealTerritory } from '../../src/territory/file.ts';
import type { RasterLayer, Territory } from '../../src/territory/territory.ts';

const folder = join(import.meta.dirname, '../../assets/demo');
// No engine reads the horizon.
const files = (await filesOf(folder)).filter(({ name }) => name !== 'relief_lointain_25m.tif');
const built = await buildTerritory(await readFolder(files));
const territory = built.territory!;

describe('floods of the demonstration commune', () => {
  // Q2 ≈ 55 and Q5 ≈ 80 m³/s, of the same law as Q10 = 95 and Q100 = 180 (issue of the demonstration, § 1).
  test('DM-6 the Aurne stays in its bed at its two-year flow and leaves it at its five-year flow', {
    timeout: 300_000,
  }, () => {
    const reach = upstreamReach(territory);
    const wetAt = (flowM3PerS: number): number => {
      const steady: Hypothesis = {
        id: 'debit',
        shortName: 'débit',
        title: '',
        horizon: 'today',
        durationS: 3 * 3600,
        origin: '',
        conditions: reach.conditions(flowM3PerS),
      };
      const { maxDepth } = flood(reach.territory, steady).fields;
      return reach.plain.filter((cell) => (maxDepth?.[cell] as number) > 0.05).length / reach.plain.length;
    };
    expect(reach.plain.length).toBeGreaterThan(15_000);
    expect(wetAt(55)).toBeLessThan(0.03);
    expect(wetAt(80)).toBeGreaterThan(0.15);
  });
});

function flood(place: Territory, hypothesis: Hypothesis) {
  const parameters = resolveParameters(floodEngine.spec, { riverbed: riverbeds.surveyed });
  const input = floodEngine.createInput(applyEdits(place, []), hypothesis, parameters, {});
  expect(floodEngine.check(input, parameters)).toEqual([]);
  const steps = floodEngine.run(input, parameters, { seed: 1, frameEveryS: 86_400 });
  let next = steps.next();
  while (!next.done) next = steps.next();
  return next.value;
}

/** The river above the town, at the terrain's 5 m, cut out so that steady flows settle in seconds. */
function upstreamReach(whole: Territory) {
  const { terrain, initialDepth, landCover } = whole.layers;
  const { westM, northM } = terrain.grid;
  const [west, south, east, north] = [250, 1950, 1500, 2900];
  const columns = (east - west) / 5;
  const rows = (north - south) / 5;
  const from = [(4500 - north) / 5, west / 5] as const;
  const grid: Grid = { columns, rows, cellSizeM: 5, westM: westM + west, northM: northM - (4500 - north) };
  const cut = <T extends RasterLayer>({ values, source }: T): RasterLayer => {
    const piece =
      values instanceof Float32Array ? new Float32Array(columns * rows) : new Uint8Array(columns * rows);
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++)
        piece[r * columns + c] = values[(from[0] + r) * terrain.grid.columns + from[1] + c] as number;
    return { grid, values: piece, source };
  };
  const ground = cut(terrain);
  const water = cut(initialDepth!);
  const sealed = sealTerritory({
    ...whole,
    layers: { terrain: ground, initialDepth: water, landCover: cut(landCover!) },
  });
  const plain: number[] = [];
  const entry: number[] = [];
  for (let cell = 0; cell < columns * rows; cell++) {
    const place = [
      west + ((cell % columns) + 0.5) * 5,
      north - (Math.floor(cell / columns) + 0.5) * 5,
    ] as const;
    if (insideFloorM(...place) > 20 && nearestOn(river, ...place).distance > 18) plain.push(cell);
    if (cell % columns === 5 && (water.values[cell] as number) > 0.1) entry.push(cell);
  }
  const rowsIn = entry.map((i) => Math.floor(i / columns));
  const x = grid.westM + 27.5;
  const yOf = (row: number): number => grid.northM - (row + 0.5) * 5;
  const section: [number, number][] = [
    [x, yOf(Math.min(...rowsIn))],
    [x, yOf(Math.max(...rowsIn))],
  ];
  return {
    territory: sealed as Territory,
    plain,
    conditions: (flow: number): Hypothesis['conditions'] => [
      { kind: 'flood/inflow', id: 'entree', label: '', section, series: { timesS: [0], values: [flow] } },
      {
        kind: 'flood/outflow',
        id: 'sortie',
        label: '',
        border: { side: 'east', fromM: grid.northM - 820, toM: grid.northM - 30 },
        slope: 0.0009,
      },
      { kind: 'flood/initial-depth', id: 'eau', label: '' },
    ],
  };
}
