import { expect, test } from 'vitest';
import type { Digest } from '../../src/base/brand.ts';
import { exampleFeatures } from '../../src/app/edits-example.ts';
import { editsFromFile } from '../../src/app/edits-file.ts';
import { words } from '../../src/i18n/i18n.ts';
import { lonLatInto } from '../../src/ui/atelier/lon-lat.ts';
import { addAlternative, emptyProject } from '../../src/app/project-commands.ts';
import { type EffectsWorker, roadEffects } from '../../src/app/road-effects.ts';
import { type EffectsPort, serveEffects } from '../../src/engines/traffic/roads/serve-effects.ts';
import { edit as editSchema, type Edit } from '../../src/scenario/project.ts';
import { TableBuilder, textColumn } from '../../src/territory/table-builder.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { roadTable } from '../road-table.ts';

const whole = { nature: 'Route à 1 chaussée', importance: '4', urban: 'Oui', lanes: 2, speedKmh: 50 };

function territoryWithHouses(): Territory {
  const houses = new TableBuilder('point');
  for (const x of [50, 150, 250]) houses.addParts(`house${x}`, [{ xy: Float64Array.of(x, 5), z: null }]);
  return {
    name: 'test',
    fictional: true,
    crs: 2154,
    verticalDatum: 'NGF-IGN69',
    digest: '0'.repeat(64) as Digest,
    sources: [],
    layers: {
      terrain: {
        grid: { columns: 1, rows: 1, cellSizeM: 500, westM: 0, northM: 500 },
        values: new Float32Array(1),
        source: 'dem',
      },
      roads: {
        table: roadTable([
          {
            ...whole,
            id: 'town',
            line: [
              [0, 0],
              [60, 0],
              [100, 0],
            ],
          },
          {
            ...whole,
            id: 'back',
            line: [
              [0, 0],
              [50, -60],
              [100, 0],
            ],
          },
          {
            ...whole,
            id: 'bridge',
            line: [
              [100, 0],
              [200, 0],
            ],
          },
          {
            ...whole,
            id: 'island',
            line: [
              [200, 0],
              [300, 0],
            ],
          },
        ]),
        source: 'topo',
      },
      buildings: { table: houses.build({}), source: 'topo' },
    },
  };
}

/** A worker in the same thread. */
function nearWorker(): EffectsWorker & { readonly ended: () => boolean } {
  let isEnded = false;
  let near: ((event: MessageEvent) => void) | null = null;
  let far: ((event: MessageEvent) => void) | null = null;
  const port: EffectsPort = {
    postMessage: (answer) => near?.({ data: structuredClone(answer) } as MessageEvent),
    addEventListener: (_, listener) => {
      far = listener;
    },
  };
  serveEffects(port);
  return {
    postMessage: (call) => far?.({ data: structuredClone(call) } as MessageEvent),
    addEventListener: (type: string, listener: (event: MessageEvent) => void) => {
      if (type === 'message') near = listener;
    },
    terminate: () => {
      isEnded = true;
    },
    ended: () => isEnded,
  };
}

const close = (more: Readonly<Record<string, unknown>>): Edit =>
  editSchema.parse({ id: 'c', kind: 'road-close', roads: ['bridge'], classes: ['car'], ...more });

test('TR-125 whom an edit cuts off, by car, for rescue and on foot', async () => {
  const worker = nearWorker();
  const signal = new AbortController().signal;
  const ask = (edit: Edit) => roadEffects(territoryWithHouses(), [], edit, signal, () => worker);
  const effects = await ask(close({}));
  expect(effects?.byUse).toEqual({
    car: { noLonger: 2, newly: 0, still: 1, never: 0 },
    rescue: { noLonger: 0, newly: 0, still: 3, never: 0 },
    walk: { noLonger: 0, newly: 0, still: 3, never: 0 },
  });
  expect(worker.ended()).toBe(true);
  expect(await ask(close({ fromS: 60, toS: 90 }))).toEqual(effects);
});

test('TR-125 whom an opening between two instants gives a way to', async () => {
  const signal = new AbortController().signal;
  const open = editSchema.parse({ ...close({ id: 'o' }), kind: 'road-open', fromS: 60, toS: 90 });
  const effects = await roadEffects(territoryWithHouses(), [close({})], open, signal, nearWorker);
  expect(effects?.byUse.car).toEqual({ noLonger: 0, newly: 2, still: 1, never: 0 });
});

test('TR-125 whom a banned turn cuts off: cars, not rescue or walkers', async () => {
  const signal = new AbortController().signal;
  const ban = (from: string): Edit => editSchema.parse({ id: from, kind: 'turn-ban', from, to: 'bridge' });
  const ask = (others: readonly Edit[], edit: Edit) =>
    roadEffects(territoryWithHouses(), others, edit, signal, nearWorker);
  const nobody = { noLonger: 0, newly: 0, still: 3, never: 0 };
  // Who comes from the town may still turn round behind the junction, and come by the other street.
  expect(await ask([], ban('town'))).toMatchObject({ byUse: { car: nobody, rescue: nobody, walk: nobody } });
  expect((await ask([ban('town')], ban('back')))?.byUse).toEqual({
    car: { noLonger: 2, newly: 0, still: 1, never: 0 },
    rescue: nobody,
    walk: nobody,
  });
});

test('TR-125 turns that the territory bans are banned before and after', async () => {
  const signal = new AbortController().signal;
  const places = new TableBuilder('point');
  const [from, to] = [textColumn(), textColumn()];
  for (const street of ['town', 'back']) {
    places.addParts(street, [{ xy: Float64Array.of(100, 0), z: null }]);
    from.push(street);
    to.push('bridge');
  }
  const territory = territoryWithHouses();
  const turnBans = { table: places.build({ from: from.build(), to: to.build() }), source: 'topo' };
  const banned = { ...territory, layers: { ...territory.layers, turnBans } };
  const effects = await roadEffects(banned, [], close({}), signal, nearWorker);
  expect(effects?.byUse.car).toEqual({ noLonger: 0, newly: 0, still: 1, never: 2 });
});

test('SR-115 chosen roads tell what they are before the edit, as the engine takes them', async () => {
  const signal = new AbortController().signal;
  const ask = (edit: Edit, others: readonly Edit[] = []) =>
    roadEffects(territoryWithHouses(), others, edit, signal, nearWorker);
  const speed = (roads: readonly string[]): Edit =>
    editSchema.parse({ id: 's', kind: 'road-speed', roads, speedKmh: 30 });
  const first = await ask(speed(['bridge']));
  expect(first?.present).toMatchObject({ lanes: [1, 1], speedKmh: [50, 50], direction: 'both' });
  const slow = editSchema.parse({ id: 'x', kind: 'road-speed', roads: ['town'], speedKmh: 20 });
  const way = editSchema.parse({ id: 'd', kind: 'road-direction', roads: ['town'], direction: 'backward' });
  const later = await ask(speed(['town', 'bridge']), [slow, way]);
  // A road of one way has its two lanes in it.
  expect(later?.present).toMatchObject({ lanes: [1, 2], speedKmh: [20, 50], direction: 'several' });
  expect((await ask(speed(['town']), [way]))?.present?.direction).toBe('backward');
});

test('SR-116 a new road tells its ends that join nothing, and the houses that it runs over', async () => {
  const signal = new AbortController().signal;
  const road = (line: readonly (readonly [number, number])[], more = {}): Edit =>
    editSchema.parse({
      id: 'n',
      kind: 'road-new',
      line,
      nature: 'single',
      importance: '5',
      lanes: 2,
      speedKmh: 50,
      level: 0,
      direction: 'both',
      ...more,
    });
  const ask = (edit: Edit) => roadEffects(territoryWithHouses(), [], edit, signal, nearWorker);
  const joined = await ask(
    road([
      [100, 2],
      [150, 5],
      [200, 2],
    ]),
  );
  expect(joined?.newRoad).toEqual({ freeEnds: 0, under: Uint32Array.of(1) });
  const ending = await ask(
    road([
      [100, 2],
      [100, 90],
    ]),
  );
  expect(ending?.newRoad).toEqual({ freeEnds: 1, under: new Uint32Array() });
  expect(
    (
      await ask(
        road([
          [400, 60],
          [400, 90],
        ]),
      )
    )?.newRoad?.freeEnds,
  ).toBe(2);
  expect(
    (
      await ask(
        road(
          [
            [100, 2],
            [150, 5],
            [200, 2],
          ],
          { level: -1 },
        ),
      )
    )?.newRoad?.under,
  ).toHaveLength(0);
});

test('SR-116 a ban between roads that do not meet, a zone and a district tell what they come to', async () => {
  const signal = new AbortController().signal;
  const ask = (edit: Readonly<Record<string, unknown>>) =>
    roadEffects(territoryWithHouses(), [], editSchema.parse({ id: 'e', ...edit }), signal, nearWorker);
  expect((await ask({ kind: 'turn-ban', from: 'town', to: 'bridge' }))?.isTurn).toBe(true);
  expect((await ask({ kind: 'turn-ban', from: 'town', to: 'island' }))?.isTurn).toBe(false);
  const area = [
    [-5, -5],
    [205, -5],
    [205, 5],
    [-5, 5],
  ];
  const zone = await ask({ kind: 'zone-30', area, speed: '30' });
  expect(zone?.zone).toEqual({ roads: 2, lengthM: 200 });
  // 100 dwellings × 2.2 inhabitants × 3 trips; 41 jobs × 3 × 0.195 / 0.41.
  const district = await ask({ kind: 'district', area, dwellings: 100, jobs: 41 });
  expect(district?.trips?.residents).toBeCloseTo(220, 9);
  expect(district?.trips?.trips).toBeCloseTo(660, 9);
  expect(district?.trips?.tripsToJobs).toBeCloseTo(58.5, 9);
});

test('SR-116 the buildings that are told of are known one by one', async () => {
  const signal = new AbortController().signal;
  const effects = await roadEffects(territoryWithHouses(), [], close({}), signal, nearWorker);
  expect(effects?.changed).toEqual(Uint32Array.of(1, 2));
});

test('TR-125 nothing is told of an edit that changes no road, or cannot be applied', async () => {
  const signal = new AbortController().signal;
  const ask = (edit: Edit) => roadEffects(territoryWithHouses(), [], edit, signal, nearWorker);
  expect(await ask(close({ roads: ['ghost'] }))).toBeNull();
  expect(await ask(editSchema.parse({ id: 'b', kind: 'turn-ban', from: 'town', to: 'ghost' }))).toBeNull();
  expect(
    await ask(editSchema.parse({ id: 'f', kind: 'facility', point: [[1, 1]], role: 'school' })),
  ).toBeNull();
});

test('TR-122 a file brings what this territory can take after the alternative’s own edits', () => {
  const territory = territoryWithHouses();
  const project = addAlternative(emptyProject(territory), {
    id: 'a',
    shortName: 'A',
    title: '',
    parent: 'base',
    edits: [close({ id: 'edit-1' })],
  });
  const features = ['town', 'ghost', 'back'].map((road) => ({
    type: 'Feature',
    geometry: null,
    properties: { kind: 'road-speed', roads: road, speedKmh: 30 },
  }));
  const text = JSON.stringify({ type: 'FeatureCollection', features });
  const fromLonLat = (): [number, number] => [0, 0];
  const { edits, problems } = editsFromFile(text, territory, project, 'a', fromLonLat);
  expect(edits.map(({ id }) => id)).toEqual(['edit-1-2', 'edit-3']);
  expect(problems.map(({ code, details }) => [code, details['target'], details['feature']])).toEqual([
    ['edit/file-target', 'ghost', 2],
  ]);
  const none = editsFromFile('{}', territory, project, 'a', fromLonLat);
  expect([none.edits.length, none.problems.map(({ code }) => code)]).toEqual([0, ['edit/file']]);
});

function broughtInto(territory: Territory, features: readonly unknown[]) {
  const project = addAlternative(emptyProject(territory), {
    id: 'a',
    shortName: 'A',
    title: '',
    parent: 'base',
    edits: [],
  });
  const text = JSON.stringify({ type: 'FeatureCollection', features });
  return editsFromFile(text, territory, project, 'a', lonLatInto(territory));
}

test('SR-118 a file’s edit that cannot be brought says so of the file; a closure without classes is for all', () => {
  const line = {
    type: 'LineString',
    coordinates: [
      [0, 0],
      [9, 9],
    ],
  };
  const { edits, problems } = broughtInto(territoryWithHouses(), [
    { type: 'Feature', geometry: line, properties: { NOM: 'Rue A' } },
    { type: 'Feature', geometry: null, properties: { kind: 'road-close', roads: ['ghost'] } },
    { type: 'Feature', geometry: null, properties: { kind: 'road-close', roads: ['bridge'] } },
    { type: 'Feature', geometry: null, properties: { kind: 'road-speed', roads: ['bridge'] } },
  ]);
  expect(problems.map(({ code }) => code)).toEqual(['edit/no-kind', 'edit/unreadable', 'edit/file-target']);
  const sentences = problems.map(({ code, details }) => words('fr').tell(`errors.${code}`, details));
  for (const sentence of sentences) {
    expect(sentence).toMatch(/L’objet \d du fichier/);
    expect(sentence).not.toMatch(/calcul|docs|…/);
  }
  expect(edits).toMatchObject([
    { kind: 'road-close', classes: ['car', 'heavy', 'bus', 'bike', 'walk', 'rescue'] },
  ]);
});

test('SR-118 the example of a file is read whole, in either language', () => {
  const away = territoryWithHouses();
  const { roads, terrain } = away.layers;
  // Somewhere that longitudes and latitudes are known of.
  const [x, y] = [652_000, 6_862_000];
  const moved = (xy: Float64Array) => xy.map((value, i) => value + (i % 2 === 0 ? x : y));
  const grid = { ...terrain.grid, columns: 4, rows: 4, westM: x - 700, northM: y + 1300 };
  const territory: Territory = {
    ...away,
    layers: {
      ...away.layers,
      terrain: { ...terrain, grid, values: new Float32Array(16) },
      ...(roads ? { roads: { ...roads, table: { ...roads.table, xy: moved(roads.table.xy) } } } : {}),
    },
  };
  for (const language of ['fr', 'en'] as const) {
    const { edits, problems } = broughtInto(territory, exampleFeatures(territory, language));
    expect(problems).toEqual([]);
    expect(edits.map(({ kind }) => kind)).toEqual([
      'road-new',
      'district',
      'facility',
      'zone-30',
      'road-close',
    ]);
  }
});
