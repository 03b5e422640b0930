import { describe, expect, test } from 'vitest';
import { freeCarTimesS, hourNetwork, queueingLinks } from '../../src/engines/traffic/car-network.ts';
import { withCapacities } from '../../src/engines/traffic/demand-input.ts';
import { countLinks, unitsPerVehicle } from '../../src/engines/traffic/dynamic/links.ts';
import { trafficEngine } from '../../src/engines/traffic/index.ts';
import { createRoads } from '../../src/engines/traffic/roads/create-roads.ts';
import type { Roads } from '../../src/engines/traffic/roads/roads.ts';
import { lightsRequests } from '../../src/engines/traffic/roads/traffic-lights.ts';
import { applyEdits, editProblems } from '../../src/scenario/apply.ts';
import { type Edit, edit as editSchema } from '../../src/scenario/project.ts';
import { resolveParameters, type RunResult } from '../../src/simulation/contract.ts';
import { createValley } from '../contract/flood-case.ts';
import { createTown, createTrafficProject } from '../contract/traffic-case.ts';
import { roadTable } from '../road-table.ts';

/** A crossing of four roads, the east–west one of two lanes each way, whose middle is a short link of a median. */
const crossing = roadTable([
  {
    id: 'west',
    line: [
      [-200, 0],
      [-4, 0],
    ],
    importance: '2',
    lanes: 4,
    urban: 'Oui',
  },
  {
    id: 'median',
    line: [
      [-4, 0],
      [4, 0],
    ],
    importance: '2',
    lanes: 4,
    urban: 'Oui',
  },
  {
    id: 'east',
    line: [
      [4, 0],
      [200, 0],
    ],
    importance: '2',
    lanes: 4,
    urban: 'Oui',
  },
  {
    id: 'north',
    line: [
      [-4, 0],
      [-4, 200],
    ],
    importance: '5',
    urban: 'Oui',
  },
  {
    id: 'path',
    line: [
      [4, 0],
      [4, -90],
    ],
    nature: 'Sentier',
  },
]);

function lights(more: object = {}): Edit {
  const usual = { greenShare: 0.4, saturationPerH: 1800, withinM: 15 };
  return editSchema.parse({ kind: 'traffic-lights', id: 'lights', point: [[0, 0]], ...usual, ...more });
}

const roadsWith = (...edits: readonly Edit[]): Roads =>
  createRoads(crossing, { lights: lightsRequests({ edits }) });

/** Link of a road that goes towards the middle, or away from it. */
function link(roads: Roads, id: string, isToMiddle: boolean): number {
  const { graph, nodeXY } = roads;
  const off = (node: number): number => Math.hypot(nodeXY[2 * node]!, nodeXY[2 * node + 1]!);
  return roads.road.findIndex(
    (road, one) => crossing.ids[road] === id && off(graph.head[one]!) < off(graph.tail[one]!) === isToMiddle,
  );
}

describe('traffic lights', () => {
  test('TR-324 approaches let out green × saturation × lanes, never more than their capacity; nothing else changes', () => {
    const plain = roadsWith();
    const roads = roadsWith(lights());
    expect(plain.entryPerH).toEqual(plain.capacityPerH);
    expect(roads.entryPerH).toEqual(plain.capacityPerH);
    // 900 a lane by class, 720 by the lights.
    expect(plain.capacityPerH[link(plain, 'west', true)]).toBe(1800);
    expect(roads.capacityPerH[link(roads, 'west', true)]).toBe(2 * 0.4 * 1800);
    expect(roads.capacityPerH[link(roads, 'east', true)]).toBe(2 * 0.4 * 1800);
    // 500 by class: what usual junctions leave is not lowered again.
    expect(roads.capacityPerH[link(roads, 'north', true)]).toBe(500);
    const approaches = ['west', 'east', 'north'].map((id) => link(roads, id, true));
    const others = [...roads.capacityPerH.keys()].filter((one) => !approaches.includes(one));
    for (const one of others) expect(roads.capacityPerH[one]).toBe(plain.capacityPerH[one]);
    expect(roads.freeSpeedKmh).toEqual(plain.freeSpeedKmh);
    expect({ ...roads, capacityPerH: null }).toEqual({ ...plain, capacityPerH: null });
  });

  test('TR-324 each road may have its own green; of two for one road the later counts', () => {
    const roads = roadsWith(
      lights(),
      lights({ roads: ['north'], greenShare: 0.1 }),
      lights({ roads: ['east'], greenShare: 0.45, saturationPerH: 1500 }),
    );
    expect(roads.capacityPerH[link(roads, 'west', true)]).toBe(1440);
    expect(roads.capacityPerH[link(roads, 'north', true)]).toBe(180);
    expect(roads.capacityPerH[link(roads, 'east', true)]).toBe(1350);
  });

  test('TR-324 queues leave by the equilibrium’s capacity and come in by the road’s, slow roads too', () => {
    for (const speedKmh of [50, 8]) {
      const table = { ...crossing, columns: { ...crossing.columns, speedKmh: speeds(speedKmh) } };
      const roads = withCapacities(
        createRoads(table, { lights: lightsRequests({ edits: [lights({ greenShare: 0.2 })] }) }),
        1.1,
      );
      const ones = new Float64Array(roads.road.length).fill(1);
      const links = queueingLinks(roads, ones, 7.5);
      const counted = countLinks(links, 5);
      const perH = (units: Float64Array, one: number, node: number): number =>
        (units[one]! / unitsPerVehicle / 5) * (1 << counted.level[node]!) * 3600;
      const one = link(roads, 'west', true);
      expect(roads.capacityPerH[one]).toBeCloseTo(1.1 * 720, 9);
      expect(hourNetwork(roads, freeCarTimesS(roads)).capacity[one]).toBe(roads.capacityPerH[one]);
      expect(perH(counted.exit, one, roads.graph.head[one]!)).toBeCloseTo(roads.capacityPerH[one]!, 1);
      const most = ((speedKmh / 3.6) * (2 / 7.5) * 3600) / 2;
      expect(perH(counted.entry, one, roads.graph.tail[one]!)).toBeCloseTo(Math.min(1.1 * 1800, most), 1);
    }
  });

  test('TR-325 lights where no road comes to, or of roads that are not there, are told', () => {
    const town = createTown(createValley());
    const [first] = town.layers.roads!.table.ids;
    const at = (point: readonly [number, number], more: object = {}): string | undefined =>
      editProblems(town, [lights({ point: [point], ...more })])[0]?.code;
    const end = corner(0, 0);
    expect(at(end)).toBeUndefined();
    expect(at(end, { roads: [first] })).toBeUndefined();
    expect(at(end, { roads: ['ghost'] })).toBe('edit/target-missing');
    expect(at([end[0] + 50, end[1]])).toBe('edit/no-road');
    expect(at(corner(3, 3), { roads: [first] })).toBe('edit/no-road');
  });

  test('TR-325 in a run little green makes people late, and full green of a wide junction changes nothing', () => {
    const town = createTown(createValley());
    const project = createTrafficProject(town);
    const parameters = { ...resolveParameters(trafficEngine.spec), startHour: 7 };
    const delayWith = (edits: readonly Edit[]): number => {
      const applied = applyEdits(town, edits);
      const input = trafficEngine.createInput(applied, project.hypotheses[0]!, parameters, {});
      const steps = trafficEngine.run(input, parameters, { seed: 1, frameEveryS: 7200 });
      let next = steps.next();
      while (!next.done) next = steps.next();
      const { indicators }: RunResult = next.value;
      return indicators['delay']![0]!.value!;
    };
    const at = { point: [corner(2, 2)] };
    const free = delayWith([]);
    expect(delayWith([lights({ ...at, greenShare: 1 })])).toBe(free);
    expect(delayWith([lights({ ...at, greenShare: 0.02 })])).toBeGreaterThan(free);
  });
});

function corner(column: number, row: number): readonly [number, number] {
  const { westM, northM } = createValley().layers.terrain.grid;
  return [westM + 100 + column * 110, northM - 60 - row * 110];
}

function speeds(kmh: number): { readonly type: 'number'; readonly values: Float64Array<ArrayBuffer> } {
  return { type: 'number', values: new Float64Array(crossing.count).fill(kmh) };
}
