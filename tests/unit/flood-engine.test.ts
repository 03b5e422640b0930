import { describe, expect, it } from 'vitest';
import type { Grid } from '../../src/base/grid.ts';
import { floodEngine } from '../../src/engines/flood/index.ts';
import type { Condition, Edit } from '../../src/scenario/project.ts';
import type { Checkpoint } from '../../src/simulation/contract.ts';
import { appliedOf, floodParametersWith, hypothesisOf, rasterLayer } from './flood-fixture.ts';

const grid: Grid = { columns: 40, rows: 30, cellSizeM: 10, westM: 0, northM: 300 };
/** Falls southwards, with a channel 2 m deep in the middle. */
const valley = rasterLayer(
  grid,
  (column, row) => 50 - 0.05 * row + (Math.abs(column - 20) < 3 ? 0 : 2) + 0.02 * Math.abs(column - 20),
);
const outlet: Condition = {
  kind: 'flood/outflow',
  id: 'out',
  label: '',
  border: { side: 'south', fromM: 0, toM: 400 },
  slope: 0.005,
};
const river = (values: number[]): Condition => ({
  kind: 'flood/inflow',
  id: 'river',
  label: 'rivière',
  section: [
    [105, 285],
    [295, 285],
  ],
  series: { timesS: values.map((_, i) => 600 * i), values },
});

function runWith(
  conditions: readonly Condition[],
  changed = {},
  edits: readonly Edit[] = [],
  durationS = 1200,
) {
  const parameters = floodParametersWith({ riverbed: 1, ...changed });
  const input = floodEngine.createInput(
    appliedOf(valley, {}, edits),
    hypothesisOf(conditions, durationS),
    parameters,
    {},
  );
  expect(floodEngine.check(input, parameters)).toEqual([]);
  const steps = floodEngine.run(input, parameters, { seed: 0, frameEveryS: 300 });
  const frames: Checkpoint[] = [];
  let next = steps.next();
  for (; !next.done; next = steps.next()) if (next.value.frame) frames.push(next.value);
  return { frames, result: next.value };
}

describe('a run', () => {
  it('FL-64 frames come at the start, at the first step at or after each instant, and at the end', () => {
    const { frames } = runWith([river([20, 20]), outlet]);
    expect(frames.map(({ timeS }) => Math.floor(timeS / 300))).toEqual([0, 1, 2, 3, 4]);
    expect(frames[0]?.timeS).toBe(0);
    expect(frames.every(({ timeS }) => timeS % 300 < 10)).toBe(true);
  });

  it('FL-65 after a warm-up the river already flows at instant zero, and its water counts as initial', () => {
    const cold = runWith([river([20, 20]), outlet]);
    const warm = runWith([river([20, 20]), outlet], { hotStartS: 3600 });
    const depthAt = (frame: Checkpoint | undefined, row: number) =>
      frame?.frame?.['depth']?.[row * 40 + 20] ?? Number.NaN;
    expect(depthAt(cold.frames[0], 25)).toBe(0);
    expect(depthAt(warm.frames[0], 25)).toBeGreaterThan(0.3);
    expect(warm.result.diagnostics['initialM3']).toBeGreaterThan(1000);
    expect(warm.result.diagnostics['massRelativeError']).toBeLessThanOrEqual(1e-6);
    // A river already in its regime hardly changes.
    expect(depthAt(warm.frames.at(-1), 25)).toBeCloseTo(depthAt(warm.frames[0], 25), 1);
  });

  it('FL-66 a dike keeps dry what lies behind it, to the last cell, until it is overtopped', () => {
    const edits = (crestM: number): Edit[] => [
      {
        kind: 'dike',
        id: 'd',
        label: '',
        crestM,
        line: [
          [233, 310],
          [241, 150],
          [227, -10],
        ],
      },
    ];
    const flood = [river([0, 300, 300]), outlet];
    const east = (result: ReturnType<typeof runWith>['result']) =>
      result.fields.maxDepth!.filter((depth, cell) => cell % 40 >= 26 && depth > 0).length;
    expect(east(runWith(flood).result)).toBeGreaterThan(50);
    expect(east(runWith(flood, {}, edits(60)).result)).toBe(0);
    expect(east(runWith(flood, {}, edits(52.3)).result)).toBeGreaterThan(0);
  });

  it('FL-67 volumes are those of the hydrograph, and the rows of the balance close', () => {
    const { result } = runWith([river([0, 30, 0]), outlet], {}, [], 1200);
    const rows = Object.fromEntries(result.indicators.volumes.map(({ key, value }) => [key, value]));
    expect(rows['in']).toBeCloseTo(0.5 * 30 * 1200, 6);
    expect(rows['stored']! - rows['initial']! - rows['in']! + rows['out']!).toBeCloseTo(0, 2);
    expect(result.indicators.volumeError[0]!.value).toBeLessThanOrEqual(1e-4);
  });

  it('FL-68 advection is a choice, and changes the result', () => {
    const flood = [river([0, 200, 200]), outlet];
    const full = runWith(flood).result.fields.maxDepth!;
    const inertial = runWith(flood, { advection: 0 }).result.fields.maxDepth!;
    expect(inertial).not.toEqual(full);
  });
});
