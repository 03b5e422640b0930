import { describe, expect, test } from 'vitest';
import { drained } from '../../src/base/steps.ts';
import { nodesAround, nodesOf } from '../../src/engines/traffic/demand/attachment.ts';
import { trafficEngine } from '../../src/engines/traffic/index.ts';
import { largestStrongGroup } from '../../src/engines/traffic/roads/components.ts';
import { createRoads } from '../../src/engines/traffic/roads/create-roads.ts';
import { freeTimesS } from '../../src/engines/traffic/roads/free-times.ts';
import { closedForGood, type Roads, uses } from '../../src/engines/traffic/roads/roads.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import type { Edit } from '../../src/scenario/project.ts';
import { resolveParameters, type EngineResult } from '../../src/simulation/contract.ts';
import type { RoadUse } from '../../src/territory/road-uses.ts';
import { createValley } from '../contract/flood-case.ts';
import { createTown, createTrafficProject } from '../contract/traffic-case.ts';

const town = createTown(createValley());
const day = { ...createTrafficProject(town).hypotheses[0]!, durationS: 86_400 };
const parameters = { ...resolveParameters(trafficEngine.spec), gap: 1e-4, startHour: 0 };
const { ids, xy } = town.layers.roads!.table;
const everybody: RoadUse[] = ['car', 'heavy', 'bus', 'bike', 'walk', 'rescue'];

/** Roads that lead into the corner of the town where its last streets end: cut, nobody leaves it. */
const corner = (() => {
  const isInside = (vertex: number): boolean =>
    xy[2 * vertex]! > xy[0]! + 250 && xy[2 * vertex + 1]! < xy[1]! - 250;
  return ids.filter((_, road) => isInside(2 * road) !== isInside(2 * road + 1));
})();

function run(edits: readonly Edit[]): EngineResult {
  const input = trafficEngine.createInput(applyEdits(town, edits), day, parameters, {});
  return drained(trafficEngine.run(input, parameters, { seed: 1, frameEveryS: 86_400 }));
}

function closing(fromS: number | null, toS: number | null, classes = everybody, roads = corner): Edit {
  return { kind: 'road-close', id: 'shut', label: 'Coupure', roads, classes, fromS, toS };
}

function figure({ indicators }: EngineResult, name: string): number {
  return indicators[name]![0]!.value!;
}

describe('roads that are closed for the whole event', () => {
  const base = run([]);
  const forGood = run([closing(null, null)]);
  const timed = run([closing(0, 86_400)]);

  test.each(['closedLength', 'buildingsCut', 'inhabitantsCut'])(
    'TR-345 %s is that of a closure from the first instant to the last',
    (name) => {
      expect(figure(timed, name)).toBeGreaterThan(0);
      expect(figure(forGood, name)).toBeCloseTo(figure(timed, name), 9);
      expect(figure(base, name)).toBe(0);
    },
  );

  test('TR-345 fire engines reach none of those who are cut off, and the figures say by which road', () => {
    const cut = ({ indicators }: EngineResult): unknown =>
      indicators['rescueByTime']!.find(({ key }) => key === 'cut')!.value;
    expect(cut(forGood)).toBe(figure(forGood, 'buildingsCut'));
    expect(cut(forGood)).toBe(cut(timed));
    const [fact] = forGood.indicators['buildingsCut']![0]!.facts!;
    expect(fact!.fr).toMatch(/^Rue \d+\s:.*sans accès/);
  });

  test('TR-346 trips from and to those who are cut off have no way; they are not moved across the cut', () => {
    const stranded = figure(forGood, 'strandedTrips');
    expect(stranded).toBeGreaterThan(0.8 * figure(timed, 'strandedTrips'));
    expect(stranded).toBeLessThan(1.2 * figure(timed, 'strandedTrips'));
    expect(forGood.leftOut!.map(({ code }) => code)).toEqual(['traffic/zone-parted']);
    expect(base.leftOut).toEqual([]);
  });

  test('TR-346 who may walk out leaves the car where cars may come, within 500 m', () => {
    const roadsWith = (edit: Edit): Roads => createRoads(applyEdits(town, [edit]).layers.roads!.table);
    const placed = (edit: Edit) => {
      const roads = roadsWith(edit);
      const times = freeTimesS(roads);
      const inner = largestStrongGroup(
        roads.graph,
        Uint8Array.from(times, () => 1),
      );
      const door = Float64Array.of(xy[0]! + 440, xy[1]! - 440);
      const [home] = nodesOf(roads, inner, door);
      const { nodes, parted } = nodesAround(roads, inner, door, times);
      return { home, node: nodes[0], parted, roads };
    };
    const shut = placed(closing(null, null));
    expect(shut.node).toBe(shut.home);
    expect(shut.parted).toEqual([0]);
    const walked = placed(closing(null, null, ['car', 'heavy']));
    expect(walked.parted).toEqual([]);
    expect(walked.node).not.toBe(walked.home);
    expect(closedForGood(walked.roads, uses.walk)).toBeNull();
    expect(placed(closing(0, 86_400)).node).toBe(shut.home);
  });
});
