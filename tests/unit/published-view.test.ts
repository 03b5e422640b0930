import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceId } from '../../src/base/brand.ts';
import type { FinishedRun } from '../../src/simulation/compare.ts';
import type { DrawnField } from '../../src/simulation/contract.ts';
import { amountsByBuilding, squaresOver } from '../../src/simulation/density.ts';
import { leastDwellings, mayShow } from '../../src/simulation/privacy.ts';
import {
  buildingsTold,
  changesTooFew,
  runsTold,
  squaresTold,
  totalsTold,
} from '../../src/simulation/published-view.ts';
import { differenceOf } from '../../src/scene/sources.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import type { Territory } from '../../src/territory/territory.ts';
import type { Told } from '../../src/ui/atelier/told.ts';
import { sourcesOf } from '../../src/ui/atelier/views/field-sources.ts';
import { yearRun } from '../year-run.ts';

/** Houses of 10 m, B0, B1…, around places. */
function housesAt(places: readonly (readonly [number, number])[]): FeatureTable {
  const offsets = (each: number): Uint32Array<ArrayBuffer> =>
    Uint32Array.from({ length: places.length + 1 }, (_, i) => each * i);
  return {
    geometry: 'polygon',
    count: places.length,
    ids: places.map((_, i) => `B${i}` as SourceId),
    featureOffsets: offsets(1),
    partOffsets: offsets(5),
    xy: Float64Array.from(
      places.flatMap(([x, y]) => [x - 5, y - 5, x + 5, y - 5, x + 5, y + 5, x - 5, y + 5, x - 5, y - 5]),
    ),
    z: null,
    columns: {},
  };
}

/** A year whose total is what each building gives. */
function runOf(name: string, amounts: readonly number[], dwellings: readonly number[]): FinishedRun {
  const run = yearRun({
    name,
    count: amounts.length,
    dwellings: (i) => dwellings[i]!,
    gasKwh: (i) => amounts[i]!,
  });
  const row = {
    value: amounts.reduce((sum, amount) => sum + amount, 0),
    members: {
      axis: 'building' as const,
      indices: Uint32Array.from(amounts.keys()),
      weight: Float64Array.from(amounts),
      kind: 'amounts' as const,
    },
  };
  return {
    ...run,
    result: { ...run.result, indicators: { ...run.result.indicators, total: [row] } },
    record: { ...run.record, resultDigest: `${name} ${amounts.join()}` as typeof run.record.resultDigest },
  };
}

const grid = squaresOver([0, 0, 499, 99], 100);
const stocks = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 499 }),
    dwellings: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 14 })),
    base: fc.constantFrom(0, 3, 5),
    other: fc.constantFrom(0, 3, 5),
  }),
  { minLength: 1, maxLength: 40 },
);

describe('what is seen outside the studio', () => {
  test('SC-71 a building has enough dwellings in every run, or none; those withheld come to enough together', () => {
    fc.assert(
      fc.property(stocks, (stock) => {
        const runs = [
          runOf(
            'base',
            stock.map(({ base }) => base),
            stock.map(({ dwellings }) => dwellings),
          ),
          runOf(
            'other',
            stock.map(({ other }) => other),
            stock.map(({ dwellings }) => dwellings),
          ),
        ];
        const told = buildingsTold(runs);
        const withheld = stock.filter((_, i) => !told.has(`B${i}`));
        for (const [i, { dwellings }] of stock.entries())
          expect(!told.has(`B${i}`) || mayShow(dwellings)).toBe(true);
        const sum = withheld.reduce((total, { dwellings }) => total + dwellings, 0);
        const all = stock.reduce((total, { dwellings }) => total + dwellings, 0);
        expect(mayShow(sum) || sum === all).toBe(true);
      }),
    );
  });

  test('SC-71 a building that has too few dwellings in one alternative is not told in any', () => {
    const runs = [runOf('base', [1, 1, 1], [30, 20, 40]), runOf('other', [1, 1, 1], [30, 4, 40])];
    // Four dwellings alone could be found from the whole: the smallest other joins them.
    expect([...buildingsTold(runs)]).toEqual(['B2']);
  });

  test('SC-70 each square shown, and each difference in it, comes from ten dwellings or none', () => {
    fc.assert(
      fc.property(stocks, (stock) => {
        const table = housesAt(stock.map(({ x }) => [x, 50]));
        const dwellings = stock.map((one) => one.dwellings);
        const runs = [
          runOf(
            'base',
            stock.map(({ base }) => base),
            dwellings,
          ),
          runOf(
            'other',
            stock.map(({ other }) => other),
            dwellings,
          ),
        ];
        const placed = runs.map((run) => ({ run, buildings: table }));
        const shown = squaresTold(placed, 'total', grid);
        const seen = buildingsTold(runs);
        const inside = (cell: number) => stock.filter(({ x }) => Math.floor(x / 100) === cell % grid.columns);
        const sum = (of: typeof stock): number => of.reduce((total, one) => total + one.dwellings, 0);
        // Of all of them, and of those that are not seen one by one.
        const enough = (makers: typeof stock): boolean =>
          mayShow(sum(makers)) && mayShow(sum(makers.filter((one) => !seen.has(`B${stock.indexOf(one)}`))));
        for (const cell of shown) {
          const members = inside(cell);
          expect(members.length).toBeGreaterThan(0);
          expect(enough(members.filter(({ base }) => base !== 0))).toBe(true);
          expect(enough(members.filter(({ other }) => other !== 0))).toBe(true);
          expect(enough(members.filter(({ base, other }) => base !== other))).toBe(true);
        }
        // What is withheld of the whole comes from enough dwellings too.
        const kept = stock.filter(
          ({ x }) => ![...shown].some((cell) => cell % grid.columns === Math.floor(x / 100)),
        );
        expect(shown.size === 0 || enough(kept.filter(({ base }) => base !== 0))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('SC-70 a square of ten dwellings is shown, one of nine is not', () => {
    const table = housesAt([
      [50, 50],
      [150, 50],
      [250, 50],
      [350, 50],
    ]);
    const run = runOf('base', [5, 5, 5, 5], [10, 9, 9, 30]);
    const shown = squaresTold([{ run, buildings: table }], 'total', grid);
    expect([...shown].map((cell) => cell % grid.columns).toSorted((a, b) => a - b)).toEqual([0, 3]);
  });

  test('SR-62 an alternative that changes one house is not told beside the base', () => {
    const base = runOf('base', [5, 5, 5], [30, 1, 30]);
    const house = runOf('house', [5, 4, 5], [30, 1, 30]);
    const estate = runOf('estate', [4, 5, 5], [30, 1, 30]);
    expect(changesTooFew(base, house, leastDwellings)).toBe(true);
    expect(runsTold([base, house, estate])).toEqual([base, estate]);
  });

  test('SC-70 a house beside a block that is seen by itself is not found from their square', () => {
    const table = housesAt([
      [40, 50],
      [60, 50],
      [150, 50],
      [250, 50],
    ]);
    const run = runOf('base', [5, 5, 5, 5], [12, 1, 9, 30]);
    const shown = squaresTold([{ run, buildings: table }], 'total', grid);
    expect([...shown].map((cell) => cell % grid.columns)).toEqual([2]);
    expect(buildingsTold([run]).has('B0')).toBe(true);
  });

  test('SR-62 a total that one house makes is withheld, and so is a difference that it makes', () => {
    const dwellings = [30, 1, 30];
    const alone = runOf('alone', [0, 4, 0], dwellings);
    expect(totalsTold([alone], 11)('total')).toEqual([false]);
    const base = runOf('base', [5, 4, 5], dwellings);
    const house = runOf('house', [5, 9, 5], dwellings);
    expect(totalsTold([base, house], 11)('total')).toEqual([true, false]);
    const estate = runOf('estate', [4, 4, 5], dwellings);
    expect(totalsTold([base, house, estate], 11)('total')).toEqual([true, false, true]);
    expect(amountsByBuilding(base.result.indicators['total']!, 3)).toEqual(Float64Array.of(5, 4, 5));
  });
});

describe('maps for release', () => {
  const table = housesAt([
    [50, 50],
    [150, 50],
    [250, 50],
    [350, 50],
  ]);
  const dwellings = [12, 4, 9, 0];
  const run = runOf('base', [1000, 1000, 1000, 1000], dwellings);
  const other = runOf('other', [100, 100, 100, 100], dwellings);
  const terrainGrid = { columns: 5, rows: 1, cellSizeM: 100, westM: 0, northM: 100 };
  const layers = {
    terrain: { grid: terrainGrid, values: new Float32Array(5), source: 's' },
    buildings: { table, source: 's' },
  } as unknown as Territory['layers'];
  const told: Told = {
    buildings: buildingsTold([run, other]),
    runs: new Set([run, other]),
    squares: ({ of, squareM }) =>
      squaresTold(
        [run, other].map((one) => ({ run: one, buildings: table })),
        of,
        squaresOver([0, 0, 500, 100], squareM),
      ),
  };
  const gas = { ...run.spec.fields['gas']!, role: 'energy', classes: [0, 1] } as DrawnField;
  const density = {
    ...gas,
    role: 'density',
    per: ['cell'],
    from: { kind: 'density', of: 'total', squareM: 100 },
  } as DrawnField;

  test('SC-71 buildings of few dwellings have no value to colour or to read, others keep theirs', () => {
    expect([...sourcesOf(run, [], 'gas', gas, layers, null)!.field.values()]).toEqual([
      1000, 1000, 1000, 1000,
    ]);
    expect([...sourcesOf(run, [], 'gas', gas, layers, told)!.field.values()]).toEqual([
      1000,
      Number.NaN,
      Number.NaN,
      1000,
    ]);
  });

  test('SC-70 squares of few dwellings have none either, nor has their difference', () => {
    const cells = (source: Float32Array): number[] => [...source].filter((value) => !Number.isNaN(value));
    const whole = sourcesOf(run, [], 'density', density, layers, null)!.field;
    const masked = sourcesOf(run, [], 'density', density, layers, told)!.field;
    expect(cells(whole.values())).toHaveLength(4);
    // The square without a dwelling stays; those of four and nine go.
    expect(cells(masked.values())).toEqual([1000, 1000]);
    const after = sourcesOf(other, [], 'density', density, layers, told)!.field;
    const { source } = differenceOf(masked, after);
    expect([...source.values()].filter((value) => value !== 0 && !Number.isNaN(value))).toEqual([-900, -900]);
  });
});
