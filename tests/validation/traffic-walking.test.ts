import { expect, test } from 'vitest';
import { filesOf } from '../../src/cli/input-folder.ts';
import { walkingWays } from '../../src/engines/traffic/access/walking-ways.ts';
import { wheelchairWays } from '../../src/engines/traffic/access/wheelchair.ts';
import { createRoads } from '../../src/engines/traffic/roads/create-roads.ts';
import { type Roads, uses } from '../../src/engines/traffic/roads/roads.ts';
import { buildTerritory } from '../../src/loaders/build.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { dataPath, describeWithData } from '../data.ts';
import { type RoadFixture, roadTable } from '../road-table.ts';

/** Length of the largest part that hangs together, as a share of all. */
function largestPart(roads: Roads): number {
  const lengthM = new Float64Array(roads.components);
  for (let link = 0; link < roads.road.length; link++)
    lengthM[roads.component[roads.graph.tail[link]!]!]! += roads.lengthM[link]!;
  return Math.max(...lengthM) / lengthM.reduce((total, one) => total + one, 0);
}

/** A made-up pavement, 5 m north of one road in three. */
function pavements({ count, featureOffsets, partOffsets, xy }: FeatureTable): FeatureTable {
  const made: RoadFixture[] = [];
  for (let feature = 0; feature < count; feature += 3) {
    const part = featureOffsets[feature]!;
    const places = Array.from(
      { length: partOffsets[part + 1]! - partOffsets[part]! },
      (_, i) => partOffsets[part]! + i,
    );
    made.push({
      id: `pavement/${feature}`,
      line: places.map((vertex) => [xy[2 * vertex]!, xy[2 * vertex + 1]! + 5] as const),
      nature: 'trottoir',
    });
  }
  return roadTable(made);
}

describeWithData('ways on foot of Dieppe', ['ign/littosim_dieppe'], () => {
  test('TR-226 roads and footways in their place hang together as the roads alone do', async () => {
    const files = await filesOf(dataPath('ign', 'littosim_dieppe'));
    const { territory } = await buildTerritory(await readFolder(files), [], { name: 'Dieppe' });
    const { terrain, roads: layer } = territory!.layers;
    const { table } = layer!;
    const roads = createRoads(table);
    const ways = walkingWays(roads, table, pavements(table));
    // At most a tenth may lose its tie: ends farther than 25 m from what took their neighbour’s place.
    expect(largestPart(ways.roads)).toBeGreaterThan(0.9 * largestPart(roads));

    const grid = { grid: terrain.grid, values: Float32Array.from(terrain.values) };
    const passable = [0.02, 0.05, 0.08, 0.12].map((slope) => {
      const steps = wheelchairWays(ways, null, grid, {
        slope,
        crossSlope: 0.02,
        widthM: 1.2,
        kerbM: 0.02,
        levelMPerS: 0.79,
      });
      let next = steps.next();
      while (!next.done) next = steps.next();
      const { costs, roads: own } = next.value;
      expect(costs.every((seconds, link) => seconds === Infinity || (own.use[link]! & uses.walk) !== 0)).toBe(
        true,
      );
      return costs.filter((seconds) => seconds < Infinity).length;
    });
    expect(passable.toSorted((a, b) => a - b)).toEqual(passable);
    expect(passable[0]).toBeGreaterThan(0);
  }, 120_000);
});
