import { describe, expect, test } from 'vitest';
import { drained } from '../../src/base/steps.ts';
import { type DayDemand, dayDemand } from '../../src/engines/traffic/day-demand.ts';
import { vehicleMatrix } from '../../src/engines/traffic/demand/vehicles.ts';
import { trafficEngine } from '../../src/engines/traffic/index.ts';
import { type TrafficParameter, tripTableUses } from '../../src/engines/traffic/parameters.ts';
import { buildTerritory, type BuiltFolder } from '../../src/loaders/build.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import { fileFromBytes, type InputFile } from '../../src/loaders/input-file.ts';
import { isOdTable } from '../../src/loaders/od-matrix.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import { type Parameters, resolveParameters } from '../../src/simulation/contract.ts';
import { decodeTerritory, encodeTerritory, sealTerritory } from '../../src/territory/file.ts';
import { TableBuilder, textColumn } from '../../src/territory/table-builder.ts';
import { textAt } from '../../src/territory/table-ops.ts';
import { createValley } from '../contract/flood-case.ts';
import { createTown, createTrafficProject } from '../contract/traffic-case.ts';
import { square, terrain } from '../vector-files.ts';

describe('files', () => {
  test.each([
    ['trips.csv', 'origine;destination;flux\n1;2;3', true],
    ['od.txt', '\uFEFFOrigin,Destination,Vehicles per day\n', true],
    ['town_trips.tntp', '<NUMBER OF ZONES> 24\n<TOTAL OD FLOW> 360600.0\n', true],
    ['town_trips.tntp', 'Origin 1\n 2 : 100.0;', true],
    ['town_net.tntp', '<NUMBER OF ZONES> 24\n<NUMBER OF NODES> 24\n<FIRST THRU NODE> 1\n', false],
    ['points.csv', 'x;y;emplois\n1;2;3', false],
    ['towns.csv', 'code;nom;population\n1;2;3', false],
    ['trips.geojson', 'origine;destination;flux', false],
  ])('TR-246 %s beginning with %j is a table of trips: %s', (name, start, expected) => {
    expect(isOdTable(name, start)).toBe(expected);
  });

  const dem = terrain('dem.asc', { columns: 60, rows: 60, cell: 10, west: 700_000, south: 6_600_000 });
  const build = async (files: readonly InputFile[]): Promise<BuiltFolder> =>
    buildTerritory(await readFolder([dem, ...files]), [], { name: 'essai' });

  test('TR-246 a table among the layers stays with the territory, whatever places it names', async () => {
    const rows = 'origine;destination;vehicules\n12;45;120,5\n45;12;80\n12;45;-3\nx;;4\n';
    const { territory, problems } = await build([fileFromBytes(rows, 'enquete.csv')]);
    expect(territory!.trips).toEqual({
      names: ['12', '45'],
      origin: Int32Array.of(0, 1),
      destination: Int32Array.of(1, 0),
      trips: Float64Array.of(120.5, 80),
    });
    expect(problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['traffic/negative-trips', 'traffic/od-syntax']),
    );
    expect(territory!.sources.map(({ id }) => id)).toContain('trips');
    const { territory: without } = await build([]);
    expect(territory!.digest).not.toBe(without!.digest);
    expect(decodeTerritory(encodeTerritory(territory!)).trips).toEqual(territory!.trips);
  });

  test.each(['utf-8', 'windows-1252', 'utf-16le'])(
    'TR-356 a table of trips in %s is known among the layers and read, accents in its heading',
    async (encoding) => {
      const rows = 'origine;destination;nb_déplacements\nÉvreux;Bû;120,5\n';
      const { territory, problems } = await build([fileFromBytes(encoded(rows, encoding), 'enquete.csv')]);
      expect(territory!.trips).toMatchObject({ names: ['Évreux', 'Bû'], trips: Float64Array.of(120.5) });
      expect(problems.filter(({ details }) => details['file'] === 'enquete.csv')).toEqual([]);
    },
  );

  test('TR-246 TNTP trips too; a table without one trip is told, and the rest is kept', async () => {
    const tntp = '<NUMBER OF ZONES> 2\n<TOTAL OD FLOW> 30\n<END OF METADATA>\nOrigin 1\n 2 : 30.0;\n';
    const read = await build([fileFromBytes(tntp, 'town_trips.tntp')]);
    expect(read.territory!.trips?.names).toEqual(['1', '2']);
    const { territory, problems } = await build([
      fileFromBytes('origin;destination;trips\na;b;-1\n', 'od.csv'),
    ]);
    expect(territory!.trips).toBeUndefined();
    expect(problems.map(({ code }) => code)).toContain('traffic/no-trips');
  });

  test('TR-247 polygons called zones are zones, with the codes of their features', async () => {
    const areas = [0, 1].map((i) => ({
      type: 'Feature',
      properties: { zone: `Z${i}`, nom: `Secteur ${i}` },
      geometry: { type: 'Polygon', coordinates: [square(700_100 + 200 * i, 6_600_100, 150)] },
    }));
    const file = fileFromBytes(
      JSON.stringify({
        type: 'FeatureCollection',
        crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::2154' } },
        features: areas,
      }),
      'zones_enquete.geojson',
    );
    const { territory } = await build([file]);
    const table = territory!.layers.zones!.table;
    expect([0, 1].map((i) => textAt(table, 'code', i))).toEqual(['Z0', 'Z1']);
  });
});

describe('in a run', () => {
  const bare = createTown(createValley());
  const morning = createTrafficProject(bare).hypotheses[0]!;
  const parameters: Parameters<TrafficParameter> = { ...resolveParameters(trafficEngine.spec), startHour: 7 };

  /** The town in two zones, west and east of its middle, with a table between them and a place nobody knows. */
  const territory = (() => {
    const { grid } = bare.layers.terrain;
    const [west, north] = [grid.westM, grid.northM];
    const middle = west + 320;
    const builder = new TableBuilder('polygon');
    for (const [x0, x1] of [
      [west, middle],
      [middle, west + 2000],
    ] as const) {
      const xy = Float64Array.of(x0, north - 2000, x1, north - 2000, x1, north, x0, north, x0, north - 2000);
      builder.addPolygons(`z${x0}`, [[{ xy, z: null }]]);
    }
    const code = textColumn();
    for (const one of ['W', 'E']) code.push(one);
    return sealTerritory({
      ...bare,
      layers: {
        ...bare.layers,
        zones: { table: builder.build({ code: code.build() }), source: bare.sources[0]!.id },
      },
      trips: {
        names: ['W', 'E', 'Mars'],
        origin: Int32Array.of(0, 1, 0),
        destination: Int32Array.of(1, 0, 2),
        trips: Float64Array.of(300, 200, 9),
      },
    });
  })();

  const dayOf = (changed: Partial<Record<TrafficParameter, number>> = {}, factor = 1) => {
    const all = { ...parameters, ...changed };
    const hypothesis =
      factor === 1
        ? morning
        : { ...morning, conditions: [{ kind: 'traffic/growth' as const, id: 'g', label: '', factor }] };
    const input = trafficEngine.createInput(applyEdits(territory, []), hypothesis, all, {});
    return drained(dayDemand(input, all));
  };
  const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
  /** Cars a day from one of the two zones to the other. */
  const acrossMiddle = (day: DayDemand['result']): number => {
    const middle = bare.layers.terrain.grid.westM + 320;
    const isWest = (place: number): boolean => day.zones.xy[2 * place]! < middle;
    const matrix = vehicleMatrix(day, 'car', null);
    return total(matrix.filter((_, k) => isWest(Math.floor(k / day.places)) !== isWest(k % day.places)));
  };

  test('TR-244 a table that tells of trips within its zones is kept to there too', () => {
    const trips = {
      names: ['W', 'E'],
      origin: Int32Array.of(0, 1, 0),
      destination: Int32Array.of(1, 0, 0),
      trips: Float64Array.of(300, 200, 40),
    };
    const input = trafficEngine.createInput(
      applyEdits(sealTerritory({ ...territory, trips }), []),
      morning,
      parameters,
      {},
    );
    const { result, observed } = drained(dayDemand(input, parameters));
    expect(total(vehicleMatrix(result, 'car', null))).toBeCloseTo(540, 6);
    expect(observed!.problems).toEqual([]);
  });

  test('TR-244 cars between a layer’s zones are the table’s; what nobody knows is told', () => {
    const { result, observed } = dayOf();
    const across = (day: DayDemand): number => acrossMiddle(day.result);
    expect(across(dayOf())).toBeCloseTo(500, 6);
    expect(observed).toMatchObject({ placed: 500, lost: 9 });
    // The table was made between zones: within them cars are the model's, which is told.
    expect(observed!.problems.map(({ code }) => code)).toEqual(['traffic/od-zone', 'traffic/od-inner']);
    const model = dayOf({ tripTable: tripTableUses.none });
    const inner = (day: DayDemand): number => total(vehicleMatrix(day.result, 'car', null)) - across(day);
    expect(inner({ ...model, result })).toBeCloseTo(inner(model), 6);
    // The hypothesis of growth moves the table as it moves the model.
    expect(across(dayOf({}, 1.2))).toBeCloseTo(600, 4);
    expect(across(dayOf({ tripTablePart: 0.5 }))).toBeCloseTo(1000, 6);
  });

  test('TR-245 a table that is not to be used changes nothing; figures tell one that is', () => {
    const off = dayOf({ tripTable: tripTableUses.none });
    expect(off.observed).toBeNull();
    const run = (changed: Partial<Record<TrafficParameter, number>>) => {
      const all = { ...parameters, ...changed, gap: 1e-4 };
      const input = trafficEngine.createInput(applyEdits(territory, []), morning, all, {});
      return drained(trafficEngine.run(input, all, { seed: 1, frameEveryS: 7200 }));
    };
    expect(run({}).indicators['vehicleKm']![0]!.facts?.[0]?.fr).toBe(
      'tableau origine-destination : 500 voitures par jour placées, 9 de zones inconnues laissées de côté',
    );
    expect(run({ tripTable: tripTableUses.none }).indicators['vehicleKm']![0]!.facts).toBeUndefined();
  });
});

function encoded(text: string, encoding: string): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  if (encoding === 'windows-1252') return Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  return new Uint8Array(Uint16Array.from(`\uFEFF${text}`, (sign) => sign.charCodeAt(0)).buffer);
}
