import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chosenBuildings, type SelectionWorker } from '../../src/app/chosen-buildings.ts';
import { simplified } from '../../src/app/geometry-text.ts';
import { featuresInside, listedFeatures } from '../../src/app/listed-features.ts';
import { type SelectionPort, serveSelection } from '../../src/engines/energy/buildings/serve-selection.ts';
import { edit as editSchema, type Edit, type Point } from '../../src/scenario/project.ts';
import { TableBuilder } from '../../src/territory/table-builder.ts';

interface House {
  readonly id: string;
  readonly x: number;
  readonly use?: string;
  readonly dwellings?: number;
  readonly storeys?: number;
  readonly year?: string;
  readonly walls?: string;
  readonly rnb?: string;
  readonly heating?: string;
}

const houses: readonly House[] = [
  { id: 'old', x: 0, dwellings: 1, storeys: 2, year: '1920-01-01', walls: '10', rnb: 'RNB1' },
  { id: 'estate', x: 100, dwellings: 40, storeys: 8, year: '1965-01-01', walls: '30', heating: 'gas' },
  {
    id: 'row',
    x: 200,
    dwellings: 2,
    storeys: 2,
    year: '1990-01-01',
    walls: '50',
    rnb: 'RNB3/RNB3b',
    heating: 'oil',
  },
  { id: 'shop', x: 300, use: 'Commercial et services', storeys: 1, year: '2005-01-01', walls: '34' },
];

/** Squares of 12 m with their middles at x + 6, 6. */
function tableOf(list: readonly House[]) {
  const builder = new TableBuilder('polygon');
  for (const { id, x } of list) {
    const xy = Float64Array.of(x, 0, x + 12, 0, x + 12, 12, x, 12, x, 0);
    builder.addParts(id, [{ xy, z: null }]);
  }
  const numbers = (of: (house: House) => number | undefined) => ({
    type: 'number' as const,
    values: Float64Array.from(list, (house) => of(house) ?? Number.NaN),
  });
  const texts = (of: (house: House) => string | undefined) => ({
    type: 'text' as const,
    codes: Uint32Array.from(list, (_, i) => i + 1),
    dictionary: ['', ...list.map((house) => of(house) ?? '')],
  });
  return builder.build({
    dwellings: numbers((house) => house.dwellings),
    storeys: numbers((house) => house.storeys),
    use: texts((house) => house.use ?? 'Résidentiel'),
    date: texts((house) => house.year),
    wallMaterial: texts((house) => house.walls),
    rnb: texts((house) => house.rnb),
    joinedHeating: texts((house) => house.heating),
    joinedFrom: texts((house) => house.heating && 'dpe.csv'),
  });
}

const table = tableOf(houses);
const layers = { buildings: { table, source: 'buildings' } };

/** The worker's code at the other end of a channel, in this thread. */
function openHere(): SelectionWorker {
  const channel = new MessageChannel();
  serveSelection(channel.port2 as unknown as SelectionPort);
  channel.port1.start();
  channel.port2.start();
  return {
    postMessage: (call) => channel.port1.postMessage(call),
    addEventListener: (type: string, listener: never) => channel.port1.addEventListener(type, listener),
    terminate: () => channel.port1.close(),
  };
}

function change(asked: object): Edit {
  return editSchema.parse({ kind: 'heating-change', id: 'e', heating: 'wood', ...asked });
}

async function chosenBy(asked: object): Promise<readonly string[]> {
  const found = await chosenBuildings(layers, change(asked), new AbortController().signal, openHere);
  return [...(found?.buildings ?? [])].map((i) => table.ids[i] as string);
}

describe('buildings of a programme', () => {
  test('EN-490 criteria keep to every bound that is given, first years and both counts included', async () => {
    expect(await chosenBy({})).toEqual(['old', 'estate', 'row', 'shop']);
    expect(await chosenBy({ builtFrom: 1965, builtBefore: 1990 })).toEqual(['estate']);
    expect(await chosenBy({ storeysFrom: 2, storeysTo: 2 })).toEqual(['old', 'row']);
    expect(await chosenBy({ dwellingsFrom: 2, dwellingsTo: 40 })).toEqual(['estate', 'row']);
    expect(await chosenBy({ dwellingsTo: null })).toHaveLength(4);
    expect(await chosenBy({ material: 'concrete' })).toEqual(['estate', 'shop']);
    expect(await chosenBy({ material: 'stone', which: 'houses' })).toEqual(['old']);
    const area = [
      [90, -10],
      [220, -10],
      [220, 30],
      [90, 30],
    ];
    expect(await chosenBy({ area, which: 'flats' })).toEqual(['estate']);
    // A list alone decides, whatever the criteria.
    expect(await chosenBy({ ids: ['shop', 'gone'], which: 'houses' })).toEqual(['shop']);
  });

  test('EN-490 edits written before there were such bounds choose what they chose, and keep their fingerprint', () => {
    expect(Object.keys(change({}))).not.toContain('builtFrom');
    expect(Object.keys(change({}))).not.toContain('material');
  });

  test('EN-577 by what heats them, where it is told; of how many others it is not is said, and a list asks nothing', async () => {
    expect(await chosenBy({ heatedBy: 'oil' })).toEqual(['row']);
    expect(await chosenBy({ heatedBy: 'gas', which: 'houses' })).toEqual([]);
    expect(await chosenBy({ heatedBy: 'any' })).toHaveLength(4);
    expect(await chosenBy({ heatedBy: 'oil', ids: ['old'] })).toEqual(['old']);
    const unknown = async (asked: object): Promise<number | undefined> => {
      const { signal } = new AbortController();
      return (await chosenBuildings(layers, change(asked), signal, openHere))?.unknownHeating;
    };
    expect(await unknown({ heatedBy: 'oil' })).toBe(2);
    expect(await unknown({ heatedBy: 'oil', which: 'services' })).toBe(1);
    expect(await unknown({ heatedBy: 'oil', ids: ['old'] })).toBe(0);
    expect(await unknown({})).toBe(0);
    expect(Object.keys(change({}))).not.toContain('heatedBy');
  });

  test('EN-491 how many buildings and dwellings is told by the rules of a run; none by another edit', async () => {
    const { signal } = new AbortController();
    const all = await chosenBuildings(layers, change({}), signal, openHere);
    expect([all?.buildings.length, all?.dwellings]).toEqual([4, 43]);
    const none = await chosenBuildings(layers, change({ builtBefore: 1200 }), signal, openHere);
    expect([none?.buildings.length, none?.dwellings]).toEqual([0, 0]);
    const ground = editSchema.parse({
      kind: 'land-cover',
      id: 'g',
      area: [
        [0, 0],
        [1, 0],
        [1, 1],
      ],
      cover: 'water',
    });
    expect(await chosenBuildings(layers, ground, signal, openHere)).toBeNull();
    expect(await chosenBuildings({}, change({}), signal, openHere)).toBeNull();
  });

  const asIs = (x: number, y: number): Point => [x, y];

  test('EN-492 a list is identifiers, cells of a table or GeoJSON; what meets no building is told', () => {
    expect(listedFeatures(table, 'row\nold\n', asIs)).toEqual({ ids: ['old', 'row'], unknown: [] });
    expect(listedFeatures(table, 'rue;id\nA;"estate"\nB;nobody\nC;RNB3b', asIs)).toEqual({
      ids: ['estate', 'row'],
      unknown: ['B;nobody'],
    });
    expect(listedFeatures(table, 'RNB1, shop', asIs)?.ids).toEqual(['old', 'shop']);
    const square = (from: number, to: number) => [
      [
        [from, -5],
        [to, -5],
        [to, 25],
        [from, 25],
        [from, -5],
      ],
    ];
    const feature = (geometry: object | null, properties: object | null) => ({
      type: 'Feature',
      geometry,
      properties,
    });
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [
        feature({ type: 'Polygon', coordinates: square(250, 350) }, null),
        feature({ type: 'MultiPolygon', coordinates: [square(-50, 50)] }, { name: 'quartier' }),
        feature({ type: 'Polygon', coordinates: square(-50, 350) }, { cleabs: 'row' }),
        feature({ type: 'Polygon', coordinates: square(900, 950) }, null),
      ],
    });
    const near = (x: number, y: number): Point => [x, y];
    // Coordinates under 180 would be degrees: these are taken as they are.
    expect(listedFeatures(table, text, near)).toEqual({ ids: ['old', 'row', 'shop'], unknown: ['#4'] });
    expect(listedFeatures(table, '{"type"', asIs)).toBeNull();
    expect(listedFeatures(table, 'nobody\nnothing', asIs)).toEqual({
      ids: [],
      unknown: ['nobody', 'nothing'],
    });
  });

  test('EN-493 a lasso takes what has its middle inside', () => {
    const lasso = Float64Array.of(-10, -10, 107, -10, 107, 20, -10, 20, -10, -10);
    expect(featuresInside(table, [lasso]).map((i) => table.ids[i])).toEqual(['old', 'estate']);
  });

  test('EN-493 a stroke keeps its ends and its shape with fewer vertices', () => {
    const angle = fc.array(fc.tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 999 })), {
      minLength: 2,
      maxLength: 60,
    });
    fc.assert(
      fc.property(angle, (points) => {
        const kept = simplified(points);
        expect(kept.length).toBeLessThanOrEqual(points.length);
        expect([kept[0], kept.at(-1)]).toEqual([points[0], points.at(-1)]);
        for (const point of kept) expect(points).toContainEqual(point);
      }),
    );
    const circle = Array.from({ length: 720 }, (_, i): Point => {
      const turn = (i * Math.PI) / 360;
      return [100 * Math.cos(turn), 100 * Math.sin(turn)];
    });
    expect(simplified(circle).length).toBeLessThan(60);
  });
});
