import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { filesOf } from '../../src/cli/input-folder.ts';
import { createDemand, type DemandInput } from '../../src/engines/traffic/demand/demand.ts';
import type { VehicleTotals } from '../../src/engines/traffic/demand/vehicles.ts';
import { createRoads } from '../../src/engines/traffic/roads/create-roads.ts';
import { defaultHypotheses } from '../../src/engines/traffic/demand/hypotheses.ts';
import { buildTerritory } from '../../src/loaders/build.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import { gridBounds } from '../../src/base/grid.ts';

let input: DemandInput;

beforeAll(async () => {
  const files = await filesOf(join(import.meta.dirname, '../../assets/demo'));
  const folder = await readFolder(files.filter(({ name }) => name !== 'relief_lointain_25m.tif'));
  const { territory } = await buildTerritory(folder);
  if (!territory?.layers.roads) throw new Error('the demonstration has no roads');
  const { population, buildings, jobs, places, roads, terrain } = territory.layers;
  input = {
    roads: createRoads(roads.table),
    roadTable: roads.table,
    layers: {
      population: population?.table ?? null,
      buildings: buildings?.table ?? null,
      jobs: jobs?.table ?? null,
      places: places?.table ?? null,
    },
    extent: gridBounds(terrain.grid),
    districts: [],
    facilities: [],
    hypotheses: defaultHypotheses,
  };
});

const vehicles = ({ inside, exchange, through }: VehicleTotals): number => inside + exchange + through;

test('TR-130 the demonstration has a plausible working day', () => {
  const demand = createDemand(input);
  expect(demand.problems).toEqual([]);
  expect(demand.zones.count).toBeGreaterThanOrEqual(50);
  expect(demand.zones.count).toBeLessThanOrEqual(200);
  const { totals, isCalibrated } = demand;
  expect(isCalibrated).toBe(false);
  expect(totals.residents).toBeCloseTo(5527.9, 1);
  expect(totals.jobs).toBe(1136);
  // Three trips each, to the tolerance of Furness.
  expect(totals.residentTripsPerDay).toBeCloseTo(3 * 5527.9, 2);
  const { car, passenger, walk } = totals.residentModeShares;
  expect(car + passenger).toBeCloseTo(0.628, 4);
  expect(walk).toBeCloseTo(0.237, 4);
  expect(totals.meanOccupancy).toBeGreaterThan(1.35);
  expect(totals.meanOccupancy).toBeLessThan(1.45);
});

test('TR-131 a hundred dwellings make about 296 vehicles a day, and nobody passes through because of them', () => {
  const today = createDemand(input);
  const before = today.totals.carsPerDay;
  const area = [
    [655500, 6686400],
    [655600, 6686400],
    [655600, 6686500],
  ] as const;
  const district = { id: 'd', dwellings: 100, jobs: 0, area };
  const after = createDemand({ ...input, districts: [district] }).totals.carsPerDay;
  // 100 × 2.2 × 3 × 0.628 / 1.4, but for what its own distances change: a tenth.
  expect(Math.abs(vehicles(after) - vehicles(before) - 296)).toBeLessThan(30);
  expect(after.through).toBeCloseTo(before.through, 3);
  const { constants, through } = today;
  const settled = createDemand({ ...input, districts: [district], constants, through });
  expect(settled.totals.carsPerDay.through).toBe(before.through);
  expect(vehicles(settled.totals.carsPerDay)).toBeCloseTo(vehicles(after), 0);
});
