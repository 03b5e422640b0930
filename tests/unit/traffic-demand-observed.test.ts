import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { compareCounts, gehOf, oneFactor, scaleOnCounts } from '../../src/engines/traffic/demand/counts.ts';
import { calibrateHour } from '../../src/engines/traffic/calibration.ts';
import { uses } from '../../src/engines/traffic/roads/roads.ts';
import { roadsOfLinks } from './traffic-demand-fixture.ts';
import { drained } from '../../src/base/steps.ts';
import { codesAt, commutersOf, spreadFlows } from '../../src/engines/traffic/demand/observed.ts';
import { isMobpro } from '../../src/loaders/commuters-file.ts';
import { isPlaceFlows } from '../../src/territory/place-flows.ts';
import { fileFromBytes } from '../../src/loaders/input-file.ts';
import { type OdMatrix, readOdMatrix } from '../../src/loaders/od-matrix.ts';
import { TableBuilder, textColumn } from '../../src/territory/table-builder.ts';

const od = (text: string, communes?: ReadonlySet<string>) =>
  readOdMatrix(fileFromBytes(text, 'od.csv'), communes ? { communes } : {});
const f64 = (...values: readonly number[]) => Float64Array.from(values);

const pairsOf = ({ names, origin, destination, trips }: OdMatrix) =>
  Array.from(trips, (value, k) => [names[origin[k]!], names[destination[k]!], value]);
const told = ({ problems }: { readonly problems: OdMatrix['problems'] }) =>
  problems.map(({ code, details }) => `${code} ${details['count'] ?? ''} ${details['line'] ?? ''}`.trim());

async function codeOf(action: Promise<unknown>): Promise<string> {
  try {
    await action;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'none';
}

const three = [
  ['A', 'B', 12.5],
  ['B', 'A', 3],
  ['A', 'C', 0],
];

describe('origin–destination tables', () => {
  test.each([
    ['French, semicolons, decimal comma', 'Origine;Destination;Déplacements\nA;B;12,5\nB;A;3\nA;C;0\n'],
    ['English, commas', 'origin,destination,trips\nA,B,12.5\nB,A,3\nA,C,0'],
    ['tabs, other columns, another order', 'id\tflow\tTo\tFrom\n1\t12.5\tB\tA\n2\t3\tA\tB\n3\t0\tC\tA\n'],
    ['quotes and line ends of Windows', '"o";"d";"nb"\r\n"A";"B";"12,5"\r\n"B";"A";"3"\r\n"A";"C";"0"\r\n'],
    ['a byte-order mark, blank lines', '\uFEFForigine;destination;flux\n\nA;B;12,5\n\nB;A;3\nA;C;0\n\n'],
    ['no heading', 'A;B;12,5\nB;A;3\nA;C;0'],
  ])('TR-145 %s', async (_, text) => {
    const matrix = await od(text);
    expect(pairsOf(matrix)).toEqual(three);
    expect(matrix).toMatchObject({ format: 'list', problems: [] });
  });

  test('TR-145 pairs that stand twice are added up; thousands may be spaced', async () => {
    expect(pairsOf(await od('o;d;trips\nA;B;1 234,5\nA;B;1'))).toEqual([['A', 'B', 1235.5]]);
  });

  test('TR-146 MOBPRO: workers by commune, arrondissements apart, only what touches the territory', async () => {
    const text =
      'COMMUNE;ARM;AGEREVQ;DCFLT;DCLT;IPONDI;TRANS\n' +
      '99001;ZZZZZ;30;99999;99001;1.5;5\n99001;ZZZZZ;45;99999;99001;2.5;2\n' +
      '99001;ZZZZZ;25;99999;99002;4;5\n75056;75112;25;99999;99001;3;6\n75056;75112;25;99999;75113;9;6\n';
    const matrix = await od(text, new Set(['99001']));
    expect(matrix.format).toBe('mobpro');
    expect(pairsOf(matrix)).toEqual([
      ['99001', '99001', 4],
      ['99001', '99002', 4],
      ['75112', '99001', 3],
    ]);
    expect(commutersOf(matrix, new Set(['99001']))).toEqual({ inside: 4, leaving: 4, arriving: 3 });
  });

  test('TR-145 TNTP trips come through the same door', async () => {
    const matrix = await od('<NUMBER OF ZONES> 2\n<END OF METADATA>\nOrigin 1\n2 : 7;\n');
    expect(matrix.format).toBe('tntp');
    expect(pairsOf(matrix)).toEqual([['1', '2', 7]]);
  });

  test('TR-147 negative, unreadable, short rows are told with their line, and the rest is kept', async () => {
    const matrix = await od('o;d;trips\nA;B;1\nA;B;-2\nA;B;NaN\nA;;3\nB;A;x\nB;A;4\nB;A');
    expect(pairsOf(matrix)).toEqual([
      ['A', 'B', 1],
      ['B', 'A', 4],
    ]);
    expect(told(matrix)).toEqual(['traffic/negative-trips 1 3', 'traffic/od-syntax 4 4', 'traffic/od-cut']);
  });

  test('TR-147 empty files, other columns and tables without trips are refused', async () => {
    expect(await codeOf(od(''))).toBe('file/empty');
    expect(await codeOf(od('name;height\nx;3'))).toBe('traffic/od-columns');
    expect(await codeOf(od('o;d;trips\n'))).toBe('traffic/no-trips');
    expect(await codeOf(od('o;d;trips\nA;B;-1'))).toBe('traffic/no-trips');
  });

  test('TR-147 whatever stands in a file, it is read or refused with a reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 200 }), async (text) => {
        const code = await codeOf(od(`o;d;trips\n${text}`));
        expect(['none', 'traffic/no-trips']).toContain(code);
      }),
      { numRuns: 100 },
    );
  });

  test('TR-148 two hundred thousand pairs are read', async () => {
    const rows = Array.from({ length: 200_000 }, (_, k) => `${k % 500};${Math.floor(k / 500)};1`);
    const { trips } = await od(`o;d;trips\n${rows.join('\n')}`);
    expect(trips.length).toBe(200_000);
  });
});

test('TR-159 commuters are known by their columns, and checked whole before anyone relies on them', () => {
  expect(isMobpro('COMMUNE;ARM;DCFLT;DCLT;IPONDI;TRANS\n1;2')).toBe(true);
  expect(isMobpro('\uFEFF"COMMUNE","DCLT","IPONDI"\r\n')).toBe(true);
  expect(isMobpro('origine;destination;flux\nCOMMUNE;DCLT;IPONDI')).toBe(false);
  const table = { names: ['a', 'b'], origin: Int32Array.of(0), destination: Int32Array.of(1), trips: f64(3) };
  expect(isPlaceFlows(table)).toBe(true);
  for (const fault of [
    { trips: f64(-1) },
    { trips: f64(1, 2) },
    { origin: Int32Array.of(2) },
    { names: [1, 2] },
  ])
    expect(isPlaceFlows({ ...table, ...fault })).toBe(false);
});

describe('flows spread over zones', () => {
  const flows = {
    names: ['A', 'B', 'Mars'],
    origin: Int32Array.of(0, 0, 2),
    destination: Int32Array.of(0, 1, 0),
    trips: f64(30, 10, 5),
  };

  test('TR-146 totals by pair of communes are the observed ones, the pattern the seed’s', () => {
    const seed = f64(1, 2, 0, 3, 4, 0, 0, 0, 0);
    const { perPair, problems } = spreadFlows(
      flows,
      [
        ['A', 'A', 'B'],
        ['z1', 'z2', 'z3'],
      ],
      seed,
    );
    for (const [k, value] of [3, 6, 5, 9, 12, 5, 0, 0, 0].entries())
      expect(perPair[k]).toBeCloseTo(value, 12);
    expect(problems.map(({ code, details }) => [code, details])).toEqual([
      ['traffic/od-zone', { trips: 5, count: 1, zone: 'Mars' }],
    ]);
  });

  test('TR-146 a zone may be named alone', () => {
    const one = {
      names: ['z2', 'A'],
      origin: Int32Array.of(0),
      destination: Int32Array.of(1),
      trips: f64(8),
    };
    const { perPair } = spreadFlows(
      one,
      [
        ['A', 'A', 'B'],
        ['z1', 'z2', 'z3'],
      ],
      f64(1, 1, 1, 1, 3, 1, 1, 1, 1),
    );
    expect([...perPair]).toEqual([0, 0, 0, 2, 6, 0, 0, 0, 0]);
  });
});

test('TR-146 zones lie in communes by their limits', () => {
  const builder = new TableBuilder('polygon');
  const square = (x: number) => [[{ xy: f64(x, 0, x + 10, 0, x + 10, 10, x, 10, x, 0), z: null }]];
  builder.addPolygons('a', square(0));
  builder.addPolygons('b', square(10));
  const insee = textColumn();
  for (const code of ['99001', '99002']) insee.push(code);
  const limits = builder.build({ insee: insee.build() });
  expect(codesAt(limits, 'insee', f64(5, 5, 15, 5, 25, 5))).toEqual(['99001', '99002', '']);
});

describe('counts', () => {
  test('TR-149 GEH by hand, and its share under 5', () => {
    expect(gehOf(100, 100)).toBe(0);
    expect(gehOf(0, 0)).toBe(0);
    // √(2·50²/250) and √(2·400²/1600).
    expect(gehOf(150, 100)).toBeCloseTo(4.47213595, 7);
    expect(gehOf(600, 1000)).toBeCloseTo(14.1421356, 6);
    const { shareUnder5, largestGeh, ratio } = compareCounts(f64(150, 600), f64(100, 1000));
    expect(shareUnder5).toBe(0.5);
    expect(largestGeh).toBeCloseTo(14.1421356, 6);
    expect(ratio).toBeCloseTo(750 / 1100, 12);
    expect(oneFactor(f64(100, 200), f64(50, 100))).toBe(0.5);
  });

  test('TR-150 one pair over one count is scaled to it, and others stay', () => {
    const proportions = { first: Int32Array.of(0, 1), pair: Int32Array.of(0), share: f64(1) };
    const scaled = scaleOnCounts(f64(100, 70, 0), proportions, f64(150));
    expect(scaled.trips[0]).toBeCloseTo(150, 6);
    expect([...scaled.trips.subarray(1)]).toEqual([70, 0]);
    expect(scaled).toMatchObject({ totalBefore: 170 });
    expect(scaled.before.largestGeh).toBeCloseTo(gehOf(100, 150), 12);
    expect(scaled.after.largestGeh).toBeLessThan(1e-6);
    expect(scaleOnCounts(f64(100), proportions, f64(900)).trips[0]).toBeCloseTo(200, 6);
  });

  test('TR-150 squared differences never grow, pairs stay within their bounds, zeros stay', () => {
    const amount = fc.double({ min: 0, max: 500, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(amount, { minLength: 5, maxLength: 5 }),
        fc.array(fc.tuple(amount, fc.array(share, { minLength: 5, maxLength: 5 })), {
          minLength: 1,
          maxLength: 4,
        }),
        (trips, rows) => {
          const first = Int32Array.from({ length: rows.length + 1 }, (_, count) => 5 * count);
          const pair = Int32Array.from({ length: 5 * rows.length }, (_, k) => k % 5);
          const proportions = { first, pair, share: f64(...rows.flatMap(([, shares]) => shares)) };
          const counted = f64(...rows.map(([count]) => count));
          const error = (own: ArrayLike<number>) =>
            rows.reduce((sum, [count, shares]) => {
              const flow = shares.reduce((total, part, k) => total + part * own[k]!, 0);
              return sum + (flow - count) * (flow - count);
            }, 0);
          const scaled = scaleOnCounts(f64(...trips), proportions, counted);
          expect(error(scaled.trips)).toBeLessThanOrEqual(error(trips) * (1 + 1e-9) + 1e-9);
          for (const [k, value] of trips.entries()) {
            expect(scaled.trips[k]).toBeGreaterThanOrEqual(0.5 * value - 1e-9);
            expect(scaled.trips[k]).toBeLessThanOrEqual(2 * value + 1e-9);
          }
        },
      ),
    );
  });

  test('TR-150 an hour is assigned, moved towards its counts within bounds, and assigned again', () => {
    // Two ways from 0 to 2 of equal times, the lower by 1; another pair from 1 to 2.
    const link = (road: number, tail: number, head: number, lengthM: number) => ({
      road,
      tail,
      head,
      lengthM,
      isForward: true,
      use: uses.car | uses.heavy,
      speedKmh: 36,
    });
    const roads = roadsOfLinks(
      [0, 0, 500, 100, 1000, 0],
      [link(0, 0, 2, 1000), link(1, 0, 1, 500), link(2, 1, 2, 500)],
    );
    const car = { origin: Int32Array.of(0, 1), destination: Int32Array.of(2, 2), trips: f64(600, 300) };
    const heavy = { origin: Int32Array.of(1), destination: Int32Array.of(2), trips: f64(5) };
    const counts = { links: [[0], [2]], perH: f64(500, 600) };
    const options = {
      gap: 1e-10,
      iterations: 1000,
      carsPerHeavy: 2,
      rounds: 12,
      leastFactor: 0.2,
      mostFactor: 5,
    };
    const { demand, before, after, vehiclesBefore, vehiclesAfter } = drained(
      calibrateHour(roads, { car, heavy }, counts, options),
    );
    expect(before.largestGeh).toBeGreaterThan(1);
    // A fifth of what is asked of a count.
    expect(after.largestGeh).toBeLessThan(1);
    expect(vehiclesBefore).toBe(905);
    // What both posts count is all there is.
    expect(vehiclesAfter).toBeCloseTo(1100, -1);
    expect(demand.car.origin).toBe(car.origin);
    const bounded = drained(calibrateHour(roads, { car, heavy }, counts, { ...options, mostFactor: 1.01 }));
    for (const [k, trips] of bounded.demand.car.trips.entries())
      expect(trips).toBeLessThanOrEqual(1.01 * car.trips[k]! * (1 + 1e-12));
    const still = drained(calibrateHour(roads, { car, heavy }, counts, { ...options, rounds: 1 }));
    expect(still.after).toEqual(still.before);
    expect(still.demand.car).toBe(car);
  });
});
