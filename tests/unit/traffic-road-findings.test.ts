import { expect, test } from 'vitest';
import { type FindingsWorker, roadFindings } from '../../src/app/road-findings.ts';
import { createRoads } from '../../src/engines/traffic/roads/create-roads.ts';
import { type FindingsPort, serveFindings } from '../../src/engines/traffic/roads/serve-findings.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import type { Edit } from '../../src/scenario/project.ts';
import { createValley } from '../contract/flood-case.ts';
import { createTown } from '../contract/traffic-case.ts';
import { roadTable } from '../road-table.ts';

const street = { nature: 'Route à 1 chaussée', importance: '4', urban: 'Oui', lanes: 2, speedKmh: 50 };
const town = createTown(createValley());

function open(): FindingsWorker {
  const { port1, port2 } = new MessageChannel();
  serveFindings(port2 as unknown as FindingsPort);
  port1.start();
  port2.start();
  return Object.assign(port1, { terminate: () => port1.close() }) as unknown as FindingsWorker;
}

function codesOf(edits: readonly Edit[]): string {
  try {
    applyEdits(town, edits);
    return 'applied';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

test('TR-370 what is odd in a layer of roads is told by a worker, once of each kind', async () => {
  const line = [[0, 0] as const, [100, 0] as const];
  const table = roadTable([
    { ...street, id: 'a', line },
    { ...street, id: 'b', line },
    { ...street, id: 'c', nature: 'Bac ou liaison maritime', line: [[100, 0] as const, [200, 0] as const] },
  ]);
  const layers = { ...town.layers, roads: { table, source: town.sources[0]!.id } };
  const found = await roadFindings({ layers }, new AbortController().signal, open);
  expect(found!.map(({ code, details }) => [code, details['first']])).toEqual([
    ['roads/double', 'b'],
    ['roads/ferry', 'c'],
  ]);
  const { roads: _, ...none } = town.layers;
  expect(await roadFindings({ layers: none }, new AbortController().signal, open)).toBeNull();
});

test('TR-371 what no road has is unknown, and told', () => {
  const road = (more: object) => ({
    id: 'a',
    nature: 'Route à 1 chaussée',
    importance: '4',
    urban: 'Oui',
    lanes: 2,
    speedKmh: 50,
    line: [[0, 0] as const, [100, 0] as const],
    ...more,
  });
  const speedOf = (more: object) => createRoads(roadTable([road(more)])).freeSpeedKmh[0];
  const usual = speedOf({ speedKmh: 0 });
  expect(speedOf({ speedKmh: 130 })).toBe(130);
  for (const speedKmh of [131, 9999, 1e6]) expect(speedOf({ speedKmh })).toBe(usual);
  const told = createRoads(roadTable([road({ speedKmh: 1e6 }), road({ id: 'b', lanes: 1000 })]));
  expect(told.lanes[0]).toBe(1);
  expect(told.problems.map(({ code }) => code)).toContain('roads/absurd');
  expect(createRoads(roadTable([road({})])).problems.map(({ code }) => code)).not.toContain('roads/absurd');
});

test('TR-372 what would end before it begins, or lies far away, is refused in a sentence', () => {
  const roads = [town.layers.roads!.table.ids[0]!];
  const own = { id: 'e', label: '' };
  const closing = (fromS: number | null, toS: number | null): Edit => ({
    ...own,
    kind: 'road-close',
    roads,
    classes: ['car'],
    fromS,
    toS,
  });
  expect(codesOf([closing(50_000, 30_000)])).toBe('edit/period');
  expect(codesOf([closing(3600, 3600)])).toBe('edit/period');
  expect(codesOf([closing(null, 3600)])).toBe('applied');
  expect(codesOf([closing(3600, null)])).toBe('applied');
  const { grid } = town.layers.terrain;
  const road = (x: number): Edit => ({
    ...own,
    kind: 'road-new',
    line: [
      [grid.westM + 50, grid.northM - 50],
      [x, grid.northM - 50],
    ],
    nature: 'single',
    importance: '5',
    lanes: 2,
    speedKmh: 50,
    direction: 'both',
    level: 0,
    zM: null,
    deckHeightM: null,
    name: '',
  });
  expect(codesOf([road(grid.westM - 1900)])).toBe('applied');
  expect(codesOf([road(0)])).toBe('edit/far');
});
