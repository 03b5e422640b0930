import type { SourceId } from '../../src/base/brand.ts';
import type { Edit, Project } from '../../src/scenario/project.ts';
import { sealTerritory } from '../../src/territory/file.ts';
import type { Column, FeatureTable } from '../../src/territory/feature-table.ts';
import type { Territory } from '../../src/territory/territory.ts';

/** Streets apart, m, and how many each way. */
const blockM = 110;
const streets = 5;

/** The place with a grid of streets, houses, jobs, a fire station, a school, a hospital and a shop along them. */
export function createTown(place: Territory): Territory {
  const { westM, northM } = place.layers.terrain.grid;
  const at = (column: number, row: number): [number, number] => [
    westM + 100 + column * blockM,
    northM - 60 - row * blockM,
  ];
  const roads: [number, number][][] = [];
  for (let k = 0; k < streets; k++)
    for (let i = 0; i + 1 < streets; i++) {
      roads.push([at(i, k), at(i + 1, k)]);
      roads.push([at(k, i), at(k, i + 1)]);
    }
  const homes = Array.from({ length: 16 }, (_, i) => {
    const [x, y] = at((i % 4) + 0.5, Math.floor(i / 4) + 0.1);
    return square([x, y - 10], 10);
  });
  const source = place.sources[0]?.id ?? 'made-up';
  const spots = [at(0.5, 0.2), at(2.5, 2.2), at(3.5, 1.2), at(1.5, 3.2)];
  return sealTerritory({
    ...place,
    layers: {
      ...place.layers,
      roads: {
        table: table(
          'line',
          roads.map((line) => line.flat()),
          {
            name: texts(roads.map((_, i) => `Rue ${i + 1}`)),
            nature: texts(roads.map(() => 'Route à 1 chaussée')),
            importance: texts(roads.map((_, i) => (i % 2 === 0 ? '3' : '5'))),
            speedKmh: numbers(roads.map(() => 40)),
          },
        ),
        source,
      },
      buildings: {
        table: table('polygon', homes, { dwellings: numbers(homes.map(() => 40)) }),
        source,
      },
      population: {
        table: table('polygon', [square(at(0, 4), 4 * blockM)], { inhabitants: numbers([1200]) }),
        source,
      },
      jobs: { table: table('point', spots, { jobs: numbers([20, 80, 40, 10]) }), source },
      places: {
        table: table('point', spots, {
          name: texts(['Centre de secours', 'École', 'Hôpital', 'Centre commercial']),
          role: texts(['fireStation', 'school', 'hospital', 'shop']),
        }),
        source,
      },
    },
  });
}

/** Two hours of a morning, as it is and with a street closed for half an hour. */
export function createTrafficProject(town: Territory): Project {
  const close: Edit = {
    kind: 'road-close',
    id: 'works',
    label: 'Travaux',
    roads: [town.layers.roads?.table.ids[4] ?? '', town.layers.roads?.table.ids[5] ?? ''],
    classes: ['car', 'heavy', 'bus', 'rescue'],
    fromS: 1800,
    toS: 3600,
  };
  return {
    format: 1,
    title: 'Essai',
    territory: { name: town.name, digest: town.digest },
    hypotheses: [
      {
        id: 'morning',
        shortName: 'Matin',
        title: 'Un matin',
        horizon: 'today',
        durationS: 7200,
        origin: 'essai',
        conditions: [],
      },
    ],
    alternatives: [
      { id: 'base', shortName: 'Sans projet', title: 'Sans projet', parent: null, edits: [] },
      { id: 'works', shortName: 'Travaux', title: 'Une rue fermée', parent: 'base', edits: [close] },
    ],
    parameters: { traffic: { startHour: 7 } },
    seed: 1,
  };
}

function square([west, south]: readonly [number, number], side: number): number[] {
  return [west, south, west + side, south, west + side, south + side, west, south + side, west, south];
}

function texts(words: readonly string[]): Column {
  const dictionary = ['', ...new Set(words)];
  return { type: 'text', codes: Uint32Array.from(words, (word) => dictionary.indexOf(word)), dictionary };
}

function numbers(values: readonly number[]): Column {
  return { type: 'number', values: Float64Array.from(values) };
}

function table(
  geometry: FeatureTable['geometry'],
  parts: readonly (readonly number[])[],
  columns: FeatureTable['columns'],
): FeatureTable {
  const partOffsets = [0];
  for (const part of parts) partOffsets.push(partOffsets.at(-1)! + part.length / 2);
  return {
    geometry,
    count: parts.length,
    featureOffsets: Uint32Array.from(partOffsets.keys()),
    partOffsets: Uint32Array.from(partOffsets),
    xy: Float64Array.from(parts.flat()),
    z: null,
    ids: parts.map((_, i) => `${geometry}/${i}` as SourceId),
    columns,
  };
}
