import type { SourceId } from '../../src/base/brand.ts';
import type { Edit, Project } from '../../src/scenario/project.ts';
import { sealTerritory } from '../../src/territory/file.ts';
import type { Column, FeatureTable } from '../../src/territory/feature-table.ts';
import type { Territory } from '../../src/territory/territory.ts';
import type { TransitFeed, TransitService } from '../../src/territory/transit-feed.ts';

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

/** Mondays to Fridays of a year. */
export const workingDays: TransitService = {
  id: 'week',
  weekdays: [true, true, true, true, true, false, false],
  first: 20260101,
  last: 20261231,
  added: [],
  removed: [],
};

/** Runs of one line over stops, each leaving at one of the instants; `legS` from stop to stop. */
export interface Line {
  readonly stops: readonly number[];
  readonly legS: readonly number[];
  readonly startS: readonly number[];
  /** GTFS route type; 3: bus. */
  readonly type?: number;
  readonly service?: number;
}

/** A feed of made-up lines. */
export function feedOf(
  stopXY: readonly (readonly [number, number])[],
  lines: readonly Line[],
  services: readonly TransitService[] = [workingDays],
): TransitFeed {
  const runs = lines.flatMap(({ stops, legS, startS, service = 0 }, route) =>
    startS.map((start) => {
      let now = start;
      const times = stops.map((_, i) => (i === 0 ? now : (now += legS[i - 1] ?? 0)));
      return { route, service, stops, times };
    }),
  );
  const callFirst = [0];
  for (const { stops } of runs) callFirst.push(callFirst.at(-1)! + stops.length);
  const times = runs.flatMap((run) => run.times);
  return {
    stopIds: stopXY.map((_, i) => `stop-${i}`),
    stopNames: stopXY.map((_, i) => `Arrêt ${i}`),
    stopXY: Float64Array.from(stopXY.flat()),
    routeIds: lines.map((_, i) => `line-${i}`),
    routeNames: lines.map((_, i) => `${i + 1}`),
    routeTypes: Int32Array.from(lines, ({ type = 3 }) => type),
    tripRoute: Int32Array.from(runs, ({ route }) => route),
    tripService: Int32Array.from(runs, ({ service }) => service),
    callFirst: Int32Array.from(callFirst),
    callStop: Int32Array.from(runs.flatMap(({ stops }) => stops)),
    callArrivalS: Int32Array.from(times),
    callDepartureS: Int32Array.from(times),
    callClosed: new Uint8Array(times.length),
    services,
  };
}

/** Departures from one instant to another. */
export function every(intervalS: number, fromS: number, toS: number): readonly number[] {
  return Array.from({ length: Math.floor((toS - fromS) / intervalS) + 1 }, (_, k) => fromS + k * intervalS);
}

/** The town with a bus round two of its sides, both ways, every two minutes, and a tram that comes from elsewhere. */
export function withBuses(town: Territory): Territory {
  const { westM, northM } = town.layers.terrain.grid;
  const corner = (column: number, row: number): [number, number] => [
    westM + 100 + column * blockM,
    northM - 62 - row * blockM,
  ];
  const stops = [corner(0, 0), corner(2, 0), corner(4, 0), corner(4, 4), [westM - 4000, northM]] as const;
  const startS = every(120, 18_000, 79_200);
  const transit = feedOf(stops, [
    { stops: [0, 1, 2, 3], legS: [20, 20, 40], startS },
    { stops: [3, 2, 1, 0], legS: [40, 20, 20], startS },
    { stops: [4, 3], legS: [240], startS, type: 0 },
  ]);
  const [source] = town.sources;
  return sealTerritory({
    ...town,
    transit,
    sources: source ? [...town.sources, { ...source, id: 'transit' }] : town.sources,
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
