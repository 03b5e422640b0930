import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceId } from '../../src/base/brand.ts';
import { editsOfFew, publicProject, publicTerritory } from '../../src/app/released-work.ts';
import type { SelectionWorker } from '../../src/app/chosen-buildings.ts';
import { type SelectionPort, serveSelection } from '../../src/engines/energy/buildings/serve-selection.ts';
import type { Edit, Project } from '../../src/scenario/project.ts';
import type { Column, FeatureTable } from '../../src/territory/feature-table.ts';
import { decodeTerritory, encodeTerritory, sealTerritory } from '../../src/territory/file.ts';
import { inhabitantsByBuilding } from '../../src/territory/people.ts';
import { releasedTerritory } from '../../src/territory/released.ts';
import { numberAt, numbersOf, textAt } from '../../src/territory/table-ops.ts';
import type { Territory } from '../../src/territory/territory.ts';

const limits = { dwellings: 10, households: 11 };
const numbers = (...values: number[]): Column => ({ type: 'number', values: Float64Array.from(values) });

/** Squares of a side in a row, with some columns. */
function squares(
  count: number,
  sideM: number,
  prefix: string,
  columns: Readonly<Record<string, Column>>,
): FeatureTable {
  const ring = (i: number): number[] => {
    const [west, east] = [i * 200 + 100 - sideM / 2, i * 200 + 100 + sideM / 2];
    const [south, north] = [100 - sideM / 2, 100 + sideM / 2];
    return [west, south, east, south, east, north, west, north, west, south];
  };
  return {
    geometry: 'polygon',
    count,
    ids: Array.from({ length: count }, (_, i) => `${prefix}${i}` as SourceId),
    featureOffsets: Uint32Array.from({ length: count + 1 }, (_, i) => i),
    partOffsets: Uint32Array.from({ length: count + 1 }, (_, i) => 5 * i),
    xy: Float64Array.from(Array.from({ length: count }, (_, i) => ring(i)).flat()),
    z: null,
    columns,
  };
}

function place(dwellings: readonly number[], households: readonly number[]): Territory {
  const count = dwellings.length;
  const heating: Column = {
    type: 'text',
    codes: Uint32Array.from({ length: count }, (_, i) => (i === 0 ? 1 : 2)),
    dictionary: ['', 'gas', 'oil'],
  };
  const buildings = squares(count, 12, 'BATIMENT00000000000', {
    dwellings: numbers(...dwellings),
    heightM: numbers(...dwellings.map(() => 6)),
    joinedWallU: numbers(...dwellings.map((_, i) => 0.5 + i)),
    joinedHeating: heating,
  });
  const population = squares(households.length, 200, 'S', {
    households: numbers(...households),
    inhabitants: numbers(...households.map((one) => 2 * one)),
    imputed: numbers(...households.map((one) => Number(one < 11))),
  });
  const source = {
    id: 's',
    producer: '',
    product: '',
    editionDate: null,
    licence: '',
    resolutionM: null,
    accuracyM: null,
    files: [],
    notes: [],
  };
  return sealTerritory({
    name: 'Essai',
    fictional: true,
    crs: 2154,
    verticalDatum: 'local',
    sources: [source],
    layers: {
      terrain: {
        grid: { columns: 2, rows: 2, cellSizeM: 1000, westM: 0, northM: 2000 },
        values: new Float32Array(4),
        source: 's',
      },
      buildings: { table: buildings, source: 's' },
      population: { table: population, source: 's' },
    },
    energyTotals: [
      { place: '12174', year: 2023, carrier: 'gas', sector: 'residential', mwh: 900, points: 10 },
      { place: '12174', year: 2023, carrier: 'electricity', sector: 'residential', mwh: 900, points: 400 },
    ],
  });
}

describe('a territory made for release', () => {
  test('SR-63 diagnoses stay only where there are ten dwellings, and their words go with them', () => {
    const territory = place([12, 9, 0, Number.NaN], [40]);
    const released = releasedTerritory(territory, limits);
    const table = released.layers.buildings!.table;
    expect([...numbersOf(table, 'joinedWallU')]).toEqual([0.5, Number.NaN, Number.NaN, Number.NaN]);
    expect([0, 1, 2, 3].map((i) => textAt(table, 'joinedHeating', i))).toEqual(['gas', '', '', '']);
    const heating = table.columns['joinedHeating'];
    expect(heating?.type === 'text' && heating.dictionary.includes('oil')).toBe(false);
    // What the producer publishes of every building stays, and so does the studio's own territory.
    expect([...numbersOf(table, 'dwellings')]).toEqual([12, 9, 0, Number.NaN]);
    expect(textAt(territory.layers.buildings!.table, 'joinedHeating', 1)).toBe('oil');
  });

  test('SR-63 squares of few households are put together until they are eleven; all add up as before', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(counts, (households) => {
        const territory = place([1], households);
        const table = releasedTerritory(territory, limits).layers.population!.table;
        const sum = (of: FeatureTable, name: string): number =>
          numbersOf(of, name).reduce((total, value) => total + value, 0);
        const told = [...numbersOf(table, 'households')];
        for (const one of told) expect(one === 0 || one >= 11).toBe(true);
        const all = sum(territory.layers.population!.table, 'households');
        expect(sum(table, 'households')).toBe(all === 0 || all >= 11 ? all : 0);
        expect(sum(table, 'inhabitants')).toBe(2 * sum(table, 'households'));
        for (const value of numbersOf(table, 'imputed')) expect([0, 1]).toContain(value);
      }),
    );
  });

  test('SR-63 people of squares put together live in the buildings of all of them', () => {
    const territory = place([1, 1, 20], [6, 7, 30]);
    const { buildings, population } = releasedTerritory(territory, limits).layers;
    const people = inhabitantsByBuilding(buildings!.table, population!.table);
    expect([...people]).toEqual([13, 13, 60]);
    expect(numberAt(population!.table, 'households', 1)).toBe(13);
  });

  test('SR-63 totals of few points are withheld as the producer does', () => {
    const { energyTotals } = releasedTerritory(place([1], [40]), limits);
    expect(energyTotals?.map(({ mwh, points }) => [mwh, points])).toEqual([
      [null, null],
      [900, 400],
    ]);
  });

  test('SR-63 it has a digest of its own, says what it is in its file, and is released once', () => {
    const territory = place([12, 9], [40]);
    const released = publicTerritory(territory);
    expect(released.digest).not.toBe(territory.digest);
    const read = decodeTerritory(encodeTerritory(released));
    expect(read.released).toBe(true);
    expect(read.digest).toBe(released.digest);
    expect(publicTerritory(read)).toBe(read);
    // Taken off, the mark leaves a territory that is not the one of the digest.
    const { digest: _, released: __, ...bare } = read;
    expect(sealTerritory(bare).digest).not.toBe(released.digest);
  });
});

/** The worker's own code, answering in the same thread. */
function inThread(): SelectionWorker {
  let answer: ((event: { readonly data: never }) => void) | null = null;
  const port: SelectionPort = {
    postMessage: (data) => answer?.({ data: data as never }),
    addEventListener: (_, listener) => {
      ask = listener;
    },
  };
  let ask: Parameters<SelectionPort['addEventListener']>[1] = () => undefined;
  serveSelection(port);
  return {
    postMessage: (data: Parameters<typeof ask>[0]['data']) => ask({ data }),
    addEventListener: (type: string, listener: (event: { readonly data: never }) => void) => {
      if (type === 'message') answer = listener;
    },
    terminate: () => undefined,
  } as unknown as SelectionWorker;
}

describe('a project made for release', () => {
  const territory = place([12, 1, 1], [40]);
  const renovation = (id: string, ids: readonly string[]): Edit =>
    ({
      id,
      label: id,
      kind: 'heating-change',
      ids: [...ids],
      area: null,
      which: 'all',
      builtBefore: null,
      heating: 'heat-pump',
    }) as Edit;
  const alternative = (id: string, edits: Edit[]) => ({
    id,
    shortName: id,
    title: id,
    parent: id === 'base' ? null : 'base',
    edits,
  });
  const project: Project = {
    format: 1,
    title: 'Essai',
    territory: { name: 'Essai', digest: territory.digest },
    hypotheses: [],
    alternatives: [
      alternative('base', []),
      alternative('estate', [renovation('tower', ['BATIMENT000000000000'])]),
      alternative('house', [renovation('cottage', ['BATIMENT000000000001']), renovation('all', [])]),
    ],
    parameters: {},
    seed: 1,
  };

  test('SR-64 edits for one to nine dwellings are found, and no others', async () => {
    const found = await editsOfFew(territory, project, new AbortController().signal, inThread);
    expect(found.map(({ alternative: { id }, edit }) => [id, edit.id])).toEqual([['house', 'cottage']]);
  });

  test('SR-64 an edit of which nobody can say for whom it is is not released', async () => {
    const lost = (): SelectionWorker =>
      ({
        postMessage: () => undefined,
        addEventListener: (type: string, listener: (event: Event) => void) => {
          if (type === 'error') listener(new Event('error'));
        },
        terminate: () => undefined,
      }) as unknown as SelectionWorker;
    const found = await editsOfFew(territory, project, new AbortController().signal, lost);
    expect(found.map(({ edit }) => edit.id)).toEqual(['tower', 'cottage', 'all']);
  });

  test('SR-64 it is for the territory that is released with it', () => {
    const released = publicTerritory(territory);
    expect(publicProject(project, released).territory).toEqual({ name: 'Essai', digest: released.digest });
  });
});
