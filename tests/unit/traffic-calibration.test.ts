import { describe, expect, test } from 'vitest';
import { drained } from '../../src/base/steps.ts';
import { dayDemand } from '../../src/engines/traffic/day-demand.ts';
import { gateCountsOf } from '../../src/engines/traffic/demand/gate-counts.ts';
import { gatesOf } from '../../src/engines/traffic/demand/gates.ts';
import { vehiclesPerDay } from '../../src/engines/traffic/demand/vehicles.ts';
import { trafficEngine } from '../../src/engines/traffic/index.ts';
import type { TrafficParameter } from '../../src/engines/traffic/parameters.ts';
import { createRoads } from '../../src/engines/traffic/roads/create-roads.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import type { Edit, Hypothesis } from '../../src/scenario/project.ts';
import { type Parameters, resolveParameters, type RunResult } from '../../src/simulation/contract.ts';
import { sealTerritory } from '../../src/territory/file.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { createValley } from '../contract/flood-case.ts';
import { createTown, createTrafficProject } from '../contract/traffic-case.ts';
import { pointsTable } from '../points-table.ts';
import { roadTable } from '../road-table.ts';

const bare = createTown(createValley());
const morning = createTrafficProject(bare).hypotheses[0]!;
const day: Hypothesis = { ...morning, durationS: 86_400 };
const roadsTable = bare.layers.roads!.table;
const parameters: Parameters<TrafficParameter> = {
  ...resolveParameters(trafficEngine.spec),
  startHour: 4,
  gap: 1e-5,
};

/** The town with counts in the middle of some of its streets. */
function counted(perDay: readonly (readonly [road: number, vehicles: number])[]): Territory {
  const middle = (road: number): [number, number] => {
    const { xy, partOffsets, featureOffsets } = roadsTable;
    const vertex = partOffsets[featureOffsets[road]!]!;
    return [(xy[2 * vertex]! + xy[2 * vertex + 2]!) / 2, (xy[2 * vertex + 1]! + xy[2 * vertex + 3]!) / 2];
  };
  const table = pointsTable(
    perDay.map(([road]) => middle(road)),
    { vehiclesPerDay: perDay.map(([, vehicles]) => vehicles) },
    { name: perDay.map(([road]) => `Poste ${road}`) },
  );
  return sealTerritory({
    ...bare,
    layers: { ...bare.layers, counts: { table, source: bare.sources[0]!.id } },
  });
}

function run(
  territory: Territory,
  edits: readonly Edit[] = [],
  changed: Partial<Record<TrafficParameter, number>> = {},
): RunResult {
  const all = { ...parameters, ...changed };
  const input = trafficEngine.createInput(applyEdits(territory, edits), day, all, {});
  return drained(trafficEngine.run(input, all, { seed: 1, frameEveryS: 86_400 }));
}

function inputWith(territory: Territory, edits: readonly Edit[] = [], hypothesis: Hypothesis = day) {
  return trafficEngine.createInput(applyEdits(territory, edits), hypothesis, parameters, {});
}

/** Vehicles of the whole day on both directions of a street. */
function onRoad({ fields }: RunResult, road: number): number {
  const links = createRoads(roadsTable).road;
  return links.reduce((sum, one, link) => sum + (one === road ? fields['dayFlow']![link]! : 0), 0);
}

const close = (road: number): Edit => ({
  kind: 'road-close',
  id: 'closed',
  label: '',
  roads: [roadsTable.ids[road]!],
  classes: ['car', 'heavy'],
  fromS: null,
  toS: null,
});

describe('counts move today’s day', () => {
  const plain = run(bare);
  // Streets that carry most: one is counted a third above what is computed, one a fifth below.
  const busiest = roadsTable.ids
    .map((_, road) => road)
    .toSorted((a, b) => onRoad(plain, b) - onRoad(plain, a));
  const [first, second] = [busiest[0]!, busiest[1]!];
  const territory = counted([
    [first, 1.33 * onRoad(plain, first)],
    [second, 0.8 * onRoad(plain, second)],
  ]);
  const calibrated = run(territory);

  test('TR-240 each count is told before and after, nearer after; figures say on how many', () => {
    const { countsBefore, countsAfter, vehicleKm, tripsByMode } = calibrated.indicators as Record<
      string,
      (typeof calibrated.indicators)[string]
    >;
    expect(countsBefore!.map(({ key }) => key)).toEqual(territory.layers.counts!.table.ids);
    for (const [count, { value }] of countsAfter!.entries())
      expect(value!).toBeLessThan(countsBefore![count]!.value! / 2);
    expect(countsAfter![0]!.facts?.[0]?.fr).toMatch(
      /^Poste \d+ : \d+ véhicules par jour comptés, \d+ calculés avant/,
    );
    expect(vehicleKm![0]).toMatchObject({ notes: [{ key: 'calibrated', details: { counts: 2 } }] });
    // Counts are of vehicles.
    expect(tripsByMode![0]!.notes).toEqual([{ key: 'notCalibrated' }]);
  });

  test('TR-240 the run itself carries the counts, to what one busy hour and 24 hours differ by', () => {
    expect(Math.abs(onRoad(calibrated, first) / (1.33 * onRoad(plain, first)) - 1)).toBeLessThan(0.1);
    expect(Math.abs(onRoad(calibrated, second) / (0.8 * onRoad(plain, second)) - 1)).toBeLessThan(0.1);
  });

  test('TR-241 every alternative and hypothesis is multiplied by the same numbers', () => {
    const corrections = (edits: readonly Edit[], hypothesis: Hypothesis) =>
      drained(dayDemand(inputWith(territory, edits, hypothesis), parameters)).calibration!.corrections;
    const base = corrections([], day);
    const grown: Hypothesis = {
      ...day,
      conditions: [{ kind: 'traffic/growth', id: 'g', label: '', factor: 1.5 }],
    };
    expect(corrections([close(first)], day)).toEqual(base);
    expect(corrections([], grown)).toEqual(base);
    expect(base.factors.car?.some((factor) => factor > 1.05)).toBe(true);
    expect(base.factors.car?.every((factor) => factor >= 0.5 && factor <= 2)).toBe(true);
  });

  test('TR-241 an alternative keeps its effect: the counted street closed carries nobody, whoever used it drives elsewhere', () => {
    const closed = run(territory, [close(first)]);
    expect(onRoad(closed, first)).toBe(0);
    const trips = ({ diagnostics }: RunResult): number => diagnostics['departed']!;
    // A longer way makes a few walk, or go elsewhere; nobody else stays at home.
    expect(trips(closed) / trips(calibrated)).toBeGreaterThan(0.98);
    expect(trips(closed) / trips(calibrated)).toBeLessThan(1.02);
    expect(closed.indicators['countsAfter']).toEqual(calibrated.indicators['countsAfter']);
  });

  test('TR-242 without the calibration nothing moves, and figures say why they are not confirmed', () => {
    const off = run(territory, [], { calibration: 0 });
    expect(off.fields['dayFlow']).toEqual(plain.fields['dayFlow']);
    expect(off.indicators['vehicleKm']![0]!.notes).toEqual([{ key: 'uncalibratedCounts' }]);
    expect(off.indicators['countsAfter']).toEqual([{ value: null, reason: 'uncalibratedCounts' }]);
    expect(plain.indicators['vehicleKm']![0]!.notes).toEqual([{ key: 'notCalibrated' }]);
    expect(plain.indicators['counts']).toEqual([{ value: null, reason: 'noCounts' }]);
  });

  test('TR-242 zones that an alternative builds are not corrected', () => {
    const { xy } = roadsTable;
    const area = [
      [xy[0]! + 10, xy[1]! - 10],
      [xy[0]! + 60, xy[1]! - 10],
      [xy[0]! + 60, xy[1]! - 60],
    ] as [number, number][];
    const district: Edit = {
      kind: 'district',
      id: 'new',
      label: '',
      area,
      dwellings: 30,
      jobs: 0,
      access: [],
    };
    const { result } = drained(dayDemand(inputWith(territory, [district]), parameters));
    const zone = result.zones.ids.findIndex((id) => id.includes('new'));
    const without = drained(
      dayDemand(inputWith(territory, [district]), { ...parameters, calibration: 0 }),
    ).result;
    const from = result.from[zone]!;
    const leaving = (demand: typeof result): number => {
      const trips = demand.layers.filter(({ vehicle }) => vehicle === 'car');
      return trips.reduce((sum, { perDay }) => {
        const row = perDay.subarray(zone * demand.places, (zone + 1) * demand.places);
        return sum + row.reduce((total, value) => total + value, 0);
      }, 0);
    };
    expect(from).toBeGreaterThanOrEqual(0);
    expect(leaving(result)).toBe(leaving(without));
    expect(vehiclesPerDay(result, 'car').trips.every((value) => value >= 0)).toBe(true);
  });
});

describe('counts at the edges', () => {
  const main = { nature: 'Route à 1 chaussée', importance: '3', number: 'D1', speedKmh: 50 };
  const lane = { nature: 'Route à 1 chaussée', importance: '5', number: '', speedKmh: 30 };
  const road = (id: string, of: typeof main, x0: number, y0: number, x1: number, y1: number) => ({
    ...of,
    id,
    line: [
      [x0, y0],
      [x1, y1],
    ] as [number, number][],
  });
  /** From the edge at x = 0: a bend, a lane, another departmental road. */
  const table = roadTable([
    road('edge', main, 0, 0, 200, 0),
    road('bend', main, 200, 0, 400, 50),
    road('after', main, 400, 50, 700, 50),
    road('far', main, 700, 50, 1000, 50),
    road('lane', lane, 400, 50, 400, 400),
    road('other', { ...main, number: 'D2' }, 700, 50, 700, 500),
  ]);
  const roads = createRoads(table);
  const inner = new Uint8Array(roads.graph.nodes).fill(1);
  const gates = gatesOf(
    roads,
    inner,
    [0, -5000, 9000, 5000],
    (feature) => (table.ids[feature] === 'lane' ? 5 : 3),
    (feature) => table.ids[feature]!,
  );
  const at = (id: string) => {
    const link = roads.road.findIndex((feature) => table.ids[feature] === id);
    return gateCountsOf(roads, table, gates, new Map([[link, 4200]]));
  };

  test.each([
    ['edge', [4200]],
    ['bend', [4200]],
    ['after', [4200]],
    ['far', []],
    ['lane', []],
    ['other', []],
  ])(
    'TR-243 a count on %s is the gate’s or not: as far as the road goes on past lanes only',
    (id, expected) => {
      expect(gates.length).toBe(1);
      expect([...at(id).values()]).toEqual(expected);
    },
  );
});
