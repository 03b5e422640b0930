import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { cornerM } from '../../scripts/demo/plan.ts';
import { createGraph } from '../../src/base/graph.ts';
import { cellAt, columnCentre, type Grid, rowCentre } from '../../src/base/grid.ts';
import { ShortestPaths } from '../../src/base/shortest-paths.ts';
import { filesOf } from '../../src/cli/input-folder.ts';
import { buildTerritory } from '../../src/loaders/build.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import { type ArchivedRun, decodeRuns } from '../../src/simulation/archive/run-archive.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { landCoverCode } from '../../src/territory/land-cover.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { repository } from '../sources.ts';

const folder = join(repository, 'assets/demo');
/** Depth above which fire engines do not pass, m: as the issue of the traffic tells it of one street. */
const passableM = 0.3;

let territory: Territory;
let runs: readonly ArchivedRun[];
beforeAll(async () => {
  territory = (await buildTerritory(await readFolder(await filesOf(folder)))).territory as Territory;
  const results = join(folder, 'results');
  runs = readdirSync(results).flatMap((name) => [...decodeRuns(readFileSync(join(results, name)))]);
}, 120_000);

type Event = 'crue-decennale' | 'crue-centennale' | 'crue-exceptionnelle';

function run(alternative: string, event: Event): ArchivedRun {
  const found = runs.find(
    ({ record }) => record.request.alternative.id === alternative && record.request.hypothesis.id === event,
  );
  if (!found) throw new Error(`${alternative} under ${event} is not shipped`);
  return found;
}

/** Positions of the buildings reached. */
function reached(alternative: string, event: Event): Set<number> {
  return new Set(run(alternative, event).result.indicators['buildingsReached']?.[0]?.members?.indices);
}

function without(all: ReadonlySet<number>, others: ReadonlySet<number>): number[] {
  return [...all].filter((one) => !others.has(one));
}

function gridOf({ axes }: ArchivedRun): Grid {
  if (!axes.cell) throw new Error('the run has no cells');
  return axes.cell;
}

function fieldOf(one: ArchivedRun, name: string): ArrayLike<number> {
  const values = one.result.fields[name];
  if (!values) throw new Error(`no field ${name}`);
  return values;
}

describe('the story of the demonstration commune, on the runs that ship with it', () => {
  test('DM-7 the ten-year flood reaches 60 to 120 buildings, the hundred-year one 350 to 500', () => {
    const [ten, hundred] = [reached('base', 'crue-decennale').size, reached('base', 'crue-centennale').size];
    console.log(`buildings reached: ten-year ${ten}, hundred-year ${hundred}`);
    expect(ten).toBeGreaterThanOrEqual(60);
    expect(ten).toBeLessThanOrEqual(120);
    expect(hundred).toBeGreaterThanOrEqual(350);
    expect(hundred).toBeLessThanOrEqual(500);
  });

  test('DM-8 the dike keeps more dry than it newly wets, and newly wets 10 to 40', () => {
    const [before, after] = [reached('base', 'crue-centennale'), reached('digue', 'crue-centennale')];
    const newly = without(after, before).length;
    const noLonger = without(before, after).length;
    console.log(`with the dike: ${noLonger} no longer, ${newly} newly`);
    expect(newly).toBeGreaterThanOrEqual(10);
    expect(newly).toBeLessThanOrEqual(40);
    expect(noLonger).toBeGreaterThan(newly);
  });

  test('DM-9 the expansion field lowers the flood at the town, and drowns crops that were spared', () => {
    const [before, after] = [run('base', 'crue-centennale'), run('champ', 'crue-centennale')];
    const grid = gridOf(before);
    const [depthBefore, depthAfter] = [fieldOf(before, 'maxDepth'), fieldOf(after, 'maxDepth')];
    const bridge = cellAt(grid, cornerM[0] + 2880, cornerM[1] + 2375);
    const lowered = (depthBefore[bridge] as number) - (depthAfter[bridge] as number);
    let drownedM2 = 0;
    const { landCover } = territory.layers;
    const crops = [landCoverCode('crop'), landCoverCode('ploughed')];
    for (let i = 0; i < depthBefore.length; i++) {
      if ((depthAfter[i] as number) - (depthBefore[i] as number) < 0.1) continue;
      const x = columnCentre(grid, i % grid.columns);
      const y = rowCentre(grid, Math.floor(i / grid.columns));
      const cover = landCover?.values[cellAt(landCover.grid, x, y)];
      if (cover !== undefined && crops.includes(cover)) drownedM2 += grid.cellSizeM ** 2;
    }
    console.log(
      `the field: ${lowered.toFixed(2)} m lower at the bridge, ${drownedM2 / 1e4} ha of crops deeper`,
    );
    expect(lowered).toBeGreaterThan(0.05);
    expect(drownedM2).toBeGreaterThan(2e4);
    expect(reached('champ', 'crue-centennale').size).toBeLessThan(reached('base', 'crue-centennale').size);
  });

  test('DM-10 the exceptional flood passes over the dike, and then fills the low quarter faster than without it', () => {
    const spared = without(reached('base', 'crue-centennale'), reached('digue', 'crue-centennale'));
    const drowned = reached('digue', 'crue-exceptionnelle');
    expect(spared.filter((one) => drowned.has(one)).length).toBeGreaterThan(0.9 * spared.length);
    // From the first tenth of these houses to the last tenth.
    const takenS = (alternative: string): number => {
      const one = run(alternative, 'crue-exceptionnelle');
      const arrival = fieldOf(one, 'arrival');
      const table = territory.layers.buildings?.table as FeatureTable;
      const times = spared
        .map((building) => arrival[cellAt(gridOf(one), ...middleOf(table, building))] as number)
        .filter((timeS) => !Number.isNaN(timeS))
        .toSorted((a, b) => a - b);
      const at = (share: number): number => times[Math.round(share * (times.length - 1))] as number;
      return at(0.9) - at(0.1);
    };
    const [open, diked] = [takenS('base'), takenS('digue')];
    console.log(
      `houses behind the dike, first to last tenth: ${open / 60} min without it, ${diked / 60} with it`,
    );
    expect(diked).toBeLessThan(open);
  });

  test('DM-11 fire engines reach the hospital under the ten-year flood, and not under the hundred-year one', () => {
    expect(isJoined(run('base', 'crue-decennale'))).toBe(true);
    expect(isJoined(run('base', 'crue-centennale'))).toBe(false);
  });
});

/** Mean of a building's vertices. */
function middleOf(table: FeatureTable, feature: number): [x: number, y: number] {
  const from = table.partOffsets[table.featureOffsets[feature] as number] as number;
  const to = table.partOffsets[table.featureOffsets[feature + 1] as number] as number;
  let [x, y] = [0, 0];
  for (let v = from; v < to; v++) {
    x += table.xy[2 * v] as number;
    y += table.xy[2 * v + 1] as number;
  }
  return [x / (to - from), y / (to - from)];
}

/** Whether some way leads from the fire station to the hospital over roads that stay under the passable depth. */
function isJoined(one: ArchivedRun): boolean {
  const table = territory.layers.roads?.table as FeatureTable;
  const depth = fieldOf(one, 'maxDepth');
  const grid = gridOf(one);
  const level = table.columns['level'];
  const nodes = new Map<string, number>();
  const places: [number, number][] = [];
  const nodeAt = (v: number): number => {
    const at: [number, number] = [table.xy[2 * v] as number, table.xy[2 * v + 1] as number];
    const key = at.join();
    const known = nodes.get(key);
    if (known !== undefined) return known;
    nodes.set(key, places.length);
    return places.push(at) - 1;
  };
  const sections = Array.from({ length: table.count }, (_, i) => ({
    from: table.partOffsets[table.featureOffsets[i] as number] as number,
    to: (table.partOffsets[(table.featureOffsets[i] as number) + 1] as number) - 1,
    onBridge: level?.type === 'text' && Number(level.dictionary[level.codes[i] as number]) >= 1,
  }));
  const abutments = sections.flatMap(({ from, to, onBridge }) =>
    onBridge
      ? [from, to].map((v) => [table.xy[2 * v] as number, table.xy[2 * v + 1] as number] as const)
      : [],
  );
  const [tail, head]: [number[], number[]] = [[], []];
  for (const { from, to, onBridge } of sections) {
    if (!onBridge && deepest(table, from, to, grid, depth, abutments) > passableM) continue;
    const [a, b] = [nodeAt(from), nodeAt(to)];
    tail.push(a, b);
    head.push(b, a);
  }
  const graph = createGraph(places.length, Int32Array.from(tail), Int32Array.from(head));
  const search = new ShortestPaths(graph);
  search.search(new Float64Array(tail.length).fill(1), [nearest(places, placeOf('fireStation'))]);
  return Number.isFinite(search.distance[nearest(places, placeOf('hospital'))]);
}

/** Greatest depth along a line, looked at every 5 m, but for the cells at bridges' ends: they hold the river too. */
function deepest(
  table: FeatureTable,
  from: number,
  to: number,
  grid: Grid,
  depth: ArrayLike<number>,
  abutments: readonly (readonly [number, number])[],
): number {
  let most = 0;
  for (let v = from; v < to; v++) {
    const [ax, ay] = [table.xy[2 * v] as number, table.xy[2 * v + 1] as number];
    const [bx, by] = [table.xy[2 * v + 2] as number, table.xy[2 * v + 3] as number];
    const pieces = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / 5));
    for (let k = 0; k <= pieces; k++) {
      const [x, y] = [ax + ((bx - ax) * k) / pieces, ay + ((by - ay) * k) / pieces];
      if (abutments.some(([u, v]) => Math.hypot(u - x, v - y) < 1.5 * grid.cellSizeM)) continue;
      most = Math.max(most, depth[cellAt(grid, x, y)] ?? 0);
    }
  }
  return most;
}

function placeOf(role: string): [number, number] {
  const table = territory.layers.places?.table as FeatureTable;
  const roles = table.columns['role'];
  if (roles?.type !== 'text') throw new Error('places have no role');
  const found = Array.from(roles.codes).findIndex((code) => roles.dictionary[code] === role);
  return middleOf(table, found);
}

function nearest(places: readonly (readonly [number, number])[], [x, y]: readonly [number, number]): number {
  const far = places.map(([a, b]) => (a - x) ** 2 + (b - y) ** 2);
  return far.indexOf(Math.min(...far));
}
