import { expect, test } from 'vitest';
import { trafficEngine } from '../../src/engines/traffic/index.ts';
import type { Edit, Project } from '../../src/scenario/project.ts';
import { execute } from '../../src/simulation/execute.ts';
import { leftOutOf } from '../../src/simulation/left-out.ts';
import { createRequest } from '../../src/simulation/request.ts';
import { sealTerritory } from '../../src/territory/file.ts';
import { numberColumn, TableBuilder } from '../../src/territory/table-builder.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { createValley } from '../contract/flood-case.ts';
import { createTown, createTrafficProject } from '../contract/traffic-case.ts';

const town = createTown(createValley());
const { ids, xy } = town.layers.roads!.table;
const [west, north] = [xy[0]!, xy[1]!];

/** Codes and details of what a run of an alternative of these edits went on without. */
async function leftOut(
  territory: Territory,
  edits: readonly Edit[],
  through: readonly (readonly [number, number])[] = [],
): Promise<readonly (readonly [string, object])[]> {
  const project = createTrafficProject(territory);
  const [morning] = project.hypotheses;
  const conditions = through.map((to, k) => ({
    kind: 'traffic/through' as const,
    id: `through-${k}`,
    label: '',
    from: [west, north] as [number, number],
    to: [...to] as [number, number],
    vehiclesPerDay: 700,
    heavyShare: 0.1,
  }));
  const asked: Project = {
    ...project,
    hypotheses: [{ ...morning!, conditions }],
    alternatives: [{ ...project.alternatives[0]!, edits: [...edits] }],
    parameters: { traffic: { startHour: 7, gap: 1e-4 } },
  };
  const request = createRequest(asked, 'base', 'morning', trafficEngine.spec, 86_400);
  const surroundings = { at: '2026-01-01T00:00:00Z', host: 'test', appVersion: '0.1.0' };
  const outcome = await execute(trafficEngine, territory, request, surroundings);
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  // The result itself is what its digest is of: it does not tell it twice.
  expect(outcome.result).not.toHaveProperty('leftOut');
  return leftOutOf(outcome.record).map(({ code, details }) => [code, details]);
}

/** The town with a square of so many inhabitants 6 km to the west of it. */
function withHamlet(people: number): Territory {
  const builder = new TableBuilder('polygon');
  const inhabitants = numberColumn();
  for (const [x, side, count] of [
    [west, 400, 1200],
    [west - 6000, 200, people],
  ] as const) {
    const ring = [x, north - side, x + side, north - side, x + side, north, x, north, x, north - side];
    builder.addPolygons(`square ${x}`, [[{ xy: Float64Array.from(ring), z: null }]]);
    inhabitants.push(count);
  }
  const table = builder.build({ inhabitants: inhabitants.build() });
  return sealTerritory({
    ...town,
    layers: { ...town.layers, population: { table, source: town.sources[0]!.id } },
  });
}

const ban = (from: string, to: string): Edit => ({
  kind: 'turn-ban',
  id: 'ban',
  label: 'À droite',
  from,
  to,
});

test('TR-344 a day that has all tells nothing', async () => {
  expect(await leftOut(town, [ban(ids[0]!, ids[2]!)])).toEqual([]);
});

test('TR-344 a ban between roads that do not meet is told by its name and its place among the edits', async () => {
  const told = await leftOut(town, [ban(ids[0]!, ids.at(-1)!)]);
  expect(told).toEqual([['traffic/ban-unmet', { edit: 'À droite', position: 0 }]]);
});

test('TR-343 through traffic of which an end is on no road is told with the run, and the rest computed', async () => {
  const told = await leftOut(
    town,
    [],
    [
      [west + 30_000, north],
      [west + 440, north - 440],
    ],
  );
  expect(told).toEqual([['traffic/through-unplaced', { vehicles: 700 }]]);
});

test('TR-344 a zone that no road joins is told with the run, of an alternative too', async () => {
  const hamlet = withHamlet(50);
  const told = [['traffic/zone-unattached', { count: 1, people: 50 }]];
  expect(await leftOut(hamlet, [])).toEqual(told);
  expect(await leftOut(hamlet, [ban(ids[0]!, ids[2]!)])).toEqual(told);
});

test('TR-344 trips of a table that name no place here are told with the run', async () => {
  const trips = {
    names: ['Mars', 'Vénus'],
    origin: Int32Array.of(0),
    destination: Int32Array.of(1),
    trips: Float64Array.of(9),
  };
  const told = await leftOut(sealTerritory({ ...town, trips }), []);
  expect(told).toEqual([['traffic/od-zone', { trips: 9, count: 2, zone: 'Mars' }]]);
});

test('TR-352 counts that do not serve are told with the run, by why', async () => {
  const builder = new TableBuilder('point');
  const vehiclesPerDay = numberColumn();
  for (const [k, [x, value]] of (
    [
      [west + 50, 900],
      [west + 50, -1],
      [west + 3000, 700],
    ] as const
  ).entries()) {
    builder.addParts(`count ${k}`, [{ xy: Float64Array.of(x, north), z: null }]);
    vehiclesPerDay.push(value);
  }
  const table = builder.build({ vehiclesPerDay: vehiclesPerDay.build() });
  const counts = { table, source: town.sources[0]!.id };
  const told = await leftOut(sealTerritory({ ...town, layers: { ...town.layers, counts } }), []);
  expect(told).toEqual([
    ['traffic/counts-valueless', { count: 1 }],
    ['traffic/counts-off-road', { count: 1 }],
  ]);
});
