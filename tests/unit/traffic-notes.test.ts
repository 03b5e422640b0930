import { describe, expect, test } from 'vitest';
import { drained } from '../../src/base/steps.ts';
import { dayLinks, dayOf, type DayRoad } from '../../src/cli/validate/traffic/day-roads.ts';
import { trafficEngine } from '../../src/engines/traffic/index.ts';
import { networkRows } from '../../src/engines/traffic/network-rows.ts';
import { createRoads } from '../../src/engines/traffic/roads/create-roads.ts';
import { standingFacts } from '../../src/engines/traffic/standing-facts.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import type { Edit } from '../../src/scenario/project.ts';
import { type IndicatorRow, resolveParameters, type RunResult } from '../../src/simulation/contract.ts';
import { sealTerritory } from '../../src/territory/file.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { createValley } from '../contract/flood-case.ts';
import { createTown, createTrafficProject } from '../contract/traffic-case.ts';
import { roadTable } from '../road-table.ts';
import { roadsOfLinks } from './traffic-demand-fixture.ts';

const town = createTown(createValley());
const morning = createTrafficProject(town).hypotheses[0]!;
const parameters = { ...resolveParameters(trafficEngine.spec), gap: 1e-4 };
const { ids, xy } = town.layers.roads!.table;
const own = { id: 'edit', label: '' };

function inputWith(edits: readonly Edit[], territory: Territory = town) {
  return trafficEngine.createInput(applyEdits(territory, edits), morning, parameters, {});
}

function run(edits: readonly Edit[]): RunResult {
  return drained(trafficEngine.run(inputWith(edits), parameters, { seed: 1, frameEveryS: 86_400 }));
}

function keysOf(rows: readonly IndicatorRow[]): readonly (readonly string[])[] {
  return rows.map(({ notes = [] }) => notes.map(({ key }) => key));
}

/** A ring round the first streets. */
const [west, north] = [xy[0]! - 20, xy[1]! + 20];
const zone30: Edit = {
  ...own,
  kind: 'zone-30',
  area: [
    [west, north],
    [west + 400, north],
    [west + 400, north - 400],
    [west, north - 400],
  ],
  speed: '30',
};

describe('what is said beside figures of traffic', () => {
  test('TR-314 emissions of an alternative with a zone 30 say both that they are not calibrated and what Cerema warns of', () => {
    const { indicators } = run([zone30]);
    expect(keysOf(indicators['emissions']!)).toEqual(
      ['co2', 'nox', 'pm'].map(() => ['notCalibrated', 'speedPolicy']),
    );
    // The warning is of the curves of emissions: no other figure comes from them.
    for (const [name, rows] of Object.entries(indicators))
      expect(name === 'emissions' || !keysOf(rows).flat().includes('speedPolicy'), name).toBe(true);
    expect(trafficEngine.spec.reasons['speedPolicy']?.fr).toMatch(/^Le Cerema avertit/);
  });

  test('TR-314 the warning comes with whatever changes the free speed of a road, and with nothing else', () => {
    const roads = [ids[0]!, ids[1]!];
    const changes = (edit: Edit) => inputWith([edit]).changesSpeeds;
    expect(changes(zone30)).toBe(true);
    expect(changes({ ...own, kind: 'road-speed', roads, speedKmh: 20 })).toBe(true);
    expect(changes({ ...own, kind: 'road-speed', roads, speedKmh: 40 })).toBe(false);
    expect(changes({ ...own, kind: 'road-capacity', roads, capacityPerH: 300 })).toBe(false);
    expect(changes({ ...own, kind: 'road-close', roads, classes: ['car'], fromS: null, toS: null })).toBe(
      false,
    );
    expect(inputWith([]).changesSpeeds).toBe(false);
    // Pieces of a road that is cut drive as the road did.
    const point: [number, number] = [(xy[0]! + xy[2]!) / 2, (xy[1]! + xy[3]!) / 2];
    expect(changes({ ...own, kind: 'traffic-filter', point: [point] })).toBe(false);
    const slow = town.layers.roads!.table;
    const speedKmh = Float64Array.from({ length: slow.count }, () => 25);
    const calm = sealTerritory({
      ...town,
      layers: {
        ...town.layers,
        roads: {
          ...town.layers.roads!,
          table: { ...slow, columns: { ...slow.columns, speedKmh: { type: 'number', values: speedKmh } } },
        },
      },
    });
    expect(inputWith([zone30], calm).changesSpeeds).toBe(false);
  });

  test('TR-315 every field that hangs on the demand says that no count confirms it; ways without traffic do not', () => {
    const { notes = [] } = run([]);
    expect(notes.map(({ key }) => key)).toContain('notCalibrated');
    const { fields } = notes[0]!;
    expect(fields).toEqual(
      expect.arrayContaining([
        'dayFlow',
        'saturation',
        'noise',
        'hospitalCarTime',
        'shopCarNow',
        'routeEdges',
        'queued',
      ]),
    );
    for (const field of ['rescueTime', 'schoolWalkTime', 'closedFrom']) expect(fields).not.toContain(field);
  });
});

describe('queues at a standstill', () => {
  /** Four roads round a block, each way turning into the next but one: too many vehicles fill it. */
  const block: readonly DayRoad[] = [0, 1, 2, 3].map((from) => ({ from, to: (from + 1) % 4, length: 60 }));
  const rounds = [0, 1, 2, 3].map((from) => ({
    links: [from, (from + 1) % 4, (from + 2) % 4],
    departures: [
      [0, 0],
      [600, 300],
    ] as const,
  }));
  const table = roadTable(
    block.map(({ from }) => ({
      id: `${from}`,
      line: [
        [from, 0],
        [from + 1, 0],
      ],
      name: `rue ${'ABCD'[from]}`,
    })),
  );
  const roads = roadsOfLinks(
    [0, 0, 1, 0, 1, 1, 0, 1],
    block.map(({ from, to }, road) => ({
      tail: from,
      head: to,
      road,
      isForward: true,
      use: 1,
      lengthM: 60,
      speedKmh: 50,
    })),
  );

  test('TR-316 a circle is told by the names of its roads, with from when to when and how many vehicles', () => {
    const queues = dayOf(dayLinks(block), rounds, { stepS: 1, endS: 7200 });
    const { facts, circles, queues: standing } = standingFacts({ roads, table }, { queues }, 7);
    expect(circles).toBeGreaterThan(0);
    expect(standing).toBeGreaterThanOrEqual(4);
    const circle = facts.find(({ fr }) => fr.includes('en boucle'))!;
    for (const name of ['rue A', 'rue B', 'rue C', 'rue D']) expect(circle.fr).toContain(name);
    expect(circle.fr).toMatch(/de 7\sh\s\d\d jusqu’à la fin, \d+\svéhicules au plus sur 4\stronçons$/);
    expect(circle.en).toMatch(/from 7:\d\d to the end, \d+\svehicles at most on 4\ssegments$/);
    const vehicles = Number(/(\d+)\svéhicules/.exec(circle.fr)?.[1]);
    // All that is on the four roads is in the circle.
    expect(Math.abs(vehicles - queues.account.onLinks / 2 ** 20)).toBeLessThanOrEqual(0.5);
  });

  test('TR-316 a run whose roads are too narrow says so beside the times that it makes, and where and when', () => {
    const narrow = { ...parameters, capacityFactor: 0.25, startHour: 7 };
    const crowd = { id: 'crowd', label: '', kind: 'traffic/growth', factor: 20 } as const;
    const hypothesis = { ...morning, conditions: [...morning.conditions, crowd] };
    const input = trafficEngine.createInput(applyEdits(town, []), hypothesis, narrow, {});
    const { indicators, diagnostics } = drained(
      trafficEngine.run(input, narrow, { seed: 1, frameEveryS: 86_400 }),
    );
    expect(diagnostics['standingQueues']).toBeGreaterThan(0);
    for (const name of ['vehicleHours', 'delay', 'meanTripTime'] as const) {
      expect(keysOf(indicators[name])).toEqual([['notCalibrated', 'notAllArrive', 'standingQueues']]);
      expect(indicators[name][0]!.facts?.[0]?.fr).toMatch(
        /^Rue \d+ : file à l’arrêt, de \d\sh\s\d\d à \d\sh\s\d\d, \d+\svéhicules au plus sur \d\stronçon/,
      );
    }
    expect(keysOf(indicators.vehicleKm)).toEqual([['notCalibrated', 'notAllArrive']]);
  });

  test('TR-316 where everybody moves, nothing is told', () => {
    const queues = dayOf(
      dayLinks(block),
      [
        {
          links: [0, 1],
          departures: [
            [0, 0],
            [600, 20],
          ],
        },
      ],
      {
        stepS: 1,
        endS: 3600,
      },
    );
    expect(standingFacts({ roads, table }, { queues }, 7)).toEqual({ queues: 0, circles: 0, facts: [] });
  });
});

test('TR-317 a network is told by kinds of nodes and by parts that hold together', () => {
  // A cross with four arms, and a lane apart.
  const middle = [100, 0] as const;
  const lines = [
    [[0, 0], middle],
    [middle, [200, 0]],
    [middle, [100, 100]],
    [middle, [100, -100]],
    [
      [500, 500],
      [600, 500],
    ],
  ] as const;
  const table = roadTable(lines.map((line, i) => ({ id: `${i}`, line })));
  const { junctions, networkParts } = networkRows(createRoads(table));
  expect(junctions.map(({ key, value }) => [key, value])).toEqual([
    ['end', 6],
    ['through', 0],
    ['junction', 1],
    ['roundabout', 0],
  ]);
  expect(networkParts[0]!.value).toBe(2);
  expect(networkParts[0]!.facts?.[0]?.fr).toContain('71,4 % des nœuds');
});
