import { describe, expect, test } from 'vitest';
import { alongLine, lengthM } from '../../src/engines/energy/buildings/along-line.ts';
import { settleNetworks } from '../../src/engines/energy/networks.ts';
import { yearFigures } from '../../src/engines/energy/year/results.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import { type Edit, edit as editSchema } from '../../src/scenario/project.ts';
import { featureBounds } from '../../src/territory/table-ops.ts';
import { homes, inputOf, resultOf, usual, valueOf } from './energy-runs.ts';

const { table } = homes.layers.buildings!;
const bounds = featureBounds(table);
const middle = (i: number): [number, number] => [
  (bounds[4 * i]! + bounds[4 * i + 2]!) / 2,
  (bounds[4 * i + 1]! + bounds[4 * i + 3]!) / 2,
];

type NetworkEdit = Extract<Edit, { kind: 'heat-network' }>;
const [x, y] = middle(0);
const network: NetworkEdit = {
  kind: 'heat-network',
  id: 'n',
  label: 'Bourg',
  line: [
    [x, y],
    [x + 10, y],
  ],
  withinM: 5000,
  ids: [],
  flowC: 80,
  wood: 80,
  gas: 20,
  ground: 0,
  waste: 0,
};

/** A year of one network whose buildings take so much each, kWh. */
function yearOf(edit: NetworkEdit, kwh = 10_000) {
  const input = inputOf({ edits: [edit] });
  const figures = yearFigures(input.buildings.length);
  figures.heatingKwh[4]!.fill(kwh);
  return settleNetworks(input, figures)[0]!;
}

describe('a drawn heat network', () => {
  test('EN-410 it reaches the outlines within its distance, those it crosses, or those listed', () => {
    const away: [number, number][] = [
      [bounds[2]! + 3, bounds[1]!],
      [bounds[2]! + 3, bounds[3]!],
    ];
    expect(alongLine(table, away, 2.9)).not.toContain(0);
    expect(alongLine(table, away, 3.1)).toContain(0);
    expect(alongLine(table, network.line, 0)).toContain(0);
    const across: [number, number][] = [
      [bounds[0]! - 50, y],
      [bounds[2]! + 50, y],
    ];
    expect(alongLine(table, across, 0)).toContain(0);
    expect(lengthM([...across, [bounds[2]! + 50, y + 30]])).toBeCloseTo(bounds[2]! - bounds[0]! + 130, 6);
    const listed = inputOf({ edits: [{ ...network, withinM: 0, ids: [table.ids[4]!] }] });
    const served = listed.buildings.flatMap((building, i) => (building?.plant.network === 0 ? [i] : []));
    expect(served).toEqual([4]);
  });

  test('EN-411 its buildings take network heat alone, and what is fed is sold and lost', () => {
    const long = { ...network, line: [[x, y] as [number, number], [x + 80, y] as [number, number]] };
    const result = resultOf({ edits: [long] });
    expect(valueOf(result, 'energyByCarrier', 'gas')).toBe(0);
    expect(valueOf(result, 'energyByCarrier', 'oil')).toBe(0);
    const sold = valueOf(result, 'energyByCarrier', 'network');
    const fed = ['wood', 'gas', 'ground', 'waste'].reduce(
      (sum, key) => sum + valueOf(result, 'networkHeat', key),
      0,
    );
    expect(fed).toBeCloseTo(sold + valueOf(result, 'networkHeat', 'lost'), 9);
    expect(valueOf(result, 'networkHeat', 'wood')).toBeCloseTo(0.8 * fed, 9);
    expect(valueOf(result, 'networkDensity')).toBeCloseTo(sold / 80, 9);
    const [row] = result.indicators['networkDensity']!;
    expect(row!.facts).toHaveLength(1);
    expect(row!.facts![0]!.fr).toMatch(/^réseau 1 : 80 m de tranchée/);
    expect(valueOf(result, 'worksCost', 'connection')).toBeGreaterThan(0);
  });

  test('EN-412 emissions are those of its sources and its losses', () => {
    const co2 = (shares: Partial<NetworkEdit>): number =>
      yearOf({ ...network, wood: 0, gas: 0, ...shares }).kgPerKwh!;
    const [waste, wood, gas] = [co2({ waste: 1 }), co2({ wood: 1 }), co2({ gas: 1 })];
    expect(waste).toBe(0);
    expect(wood).toBeGreaterThan(0);
    expect(gas).toBeGreaterThan(4 * wood);
    expect(gas).toBeGreaterThan(usual.co2Gas);
    // Cooler water: a better heat pump, and less that pipes lose.
    expect(co2({ ground: 1, flowC: 50 })).toBeLessThan(co2({ ground: 1, flowC: 80 }));
    expect(co2({ gas: 1, flowC: 50 })).toBeLessThan(gas);
    expect(co2({ gas: 50 })).toBe(gas);
    expect(co2({ gas: 3, waste: 1 })).toBeCloseTo(0.75 * gas, 12);
  });

  test('EN-413 under 1 MWh/m it is said; without a network there is no density, with no heat no emissions', () => {
    const thin = { ...network, line: [[x, y] as [number, number], [x + 4000, y] as [number, number]] };
    expect(resultOf({ edits: [thin] }).indicators['networkDensity']![0]!.notes).toEqual([
      { key: 'thinNetwork' },
    ]);
    const none = resultOf({}).indicators['networkDensity']![0]!;
    expect([none.value, none.reason]).toEqual([null, 'noNetwork']);
    expect(yearOf(network, 0).kgPerKwh).toBe(null);
  });

  test('EN-414 no source, nobody near, a point for a line, negative parts: each is told', () => {
    const codes = (edit: NetworkEdit): string[] => inputOf({ edits: [edit] }).leftOut.map(({ code }) => code);
    expect(codes(network)).toEqual([]);
    expect(codes({ ...network, wood: 0, gas: 0 })).toEqual(['energy/network-sources']);
    expect(codes({ ...network, ids: ['nobody'] })).toEqual(['energy/empty-selection']);
    const far: [number, number][] = [
      [x - 9000, y],
      [x - 9010, y],
    ];
    expect(codes({ ...network, line: far, withinM: 1 })).toEqual(['energy/empty-selection']);
    expect(() => applyEdits(homes, [{ ...network, line: [network.line[0]!, network.line[0]!] }])).toThrow(
      'n',
    );
    expect(editSchema.safeParse({ ...network, wood: -1 }).success).toBe(false);
  });
});
