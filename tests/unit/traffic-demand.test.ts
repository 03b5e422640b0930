import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createGraph } from '../../src/base/graph.ts';
import {
  createDemand,
  type DemandInput,
  type DemandResult,
} from '../../src/engines/traffic/demand/demand.ts';
import { drained } from '../../src/base/steps.ts';
import { furness } from '../../src/engines/traffic/demand/furness.ts';
import { calibrateBeta, gravity, meanCost } from '../../src/engines/traffic/demand/gravity.ts';
import { hourShares } from '../../src/engines/traffic/demand/hours.ts';
import {
  defaultHypotheses,
  demandSources,
  modes,
  purposes,
} from '../../src/engines/traffic/demand/hypotheses.ts';
import {
  centreConstants,
  eqasimConstants,
  factorsOf,
  modeShares,
  type ModeTimes,
  modeWeights,
  utilities,
} from '../../src/engines/traffic/demand/mode-choice.ts';
import { observedCars } from '../../src/engines/traffic/demand/observed-demand.ts';
import { largestStrongGroup } from '../../src/engines/traffic/roads/components.ts';
import { throughTraffic } from '../../src/engines/traffic/demand/through.ts';
import {
  hourSharesOf,
  vehicleMatrix,
  vehiclesInHour,
  vehiclesPerDay,
} from '../../src/engines/traffic/demand/vehicles.ts';
import { withCorrections } from '../../src/engines/traffic/demand/corrections.ts';
import { type Roads, uses } from '../../src/engines/traffic/roads/roads.ts';
import { pointsTable } from '../points-table.ts';
import { roadsOfLinks } from './traffic-demand-fixture.ts';

const f64 = (...values: readonly number[]) => Float64Array.from(values);
const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);
const rowSum = (trips: Float64Array, m: number, i: number) => sum(trips.subarray(i * m, (i + 1) * m));
const columnSum = (trips: Float64Array, m: number, j: number) => sum(trips.filter((_, k) => k % m === j));

describe('margins', () => {
  test('TR-132 a matrix that has its margins stays, and two by two comes out by hand', () => {
    const kept = furness(f64(1, 2, 3, 4), f64(3, 7), f64(4, 6));
    expect([...kept.trips]).toEqual([1, 2, 3, 4]);
    expect(kept).toMatchObject({ converged: true, marginRatio: 1 });
    // Even seed: products of the margins over their sum.
    const even = furness(f64(1, 1, 1, 1), f64(30, 70), f64(40, 60));
    for (const [k, value] of [12, 18, 28, 42].entries()) expect(even.trips[k]).toBeCloseTo(value, 9);
  });

  test('TR-132 margins are met to 1e-8 of each, zeros stay zeros', () => {
    const positive = fc.double({ min: 0.01, max: 1000, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }).chain((n) =>
          fc.record({
            seed: fc.array(positive, { minLength: n * n, maxLength: n * n }),
            holes: fc.array(fc.nat({ max: n * n - 1 }), { maxLength: n - 1 }),
            rows: fc.array(positive, { minLength: n, maxLength: n }),
            columns: fc.array(positive, { minLength: n, maxLength: n }),
          }),
        ),
        ({ seed, holes, rows, columns }) => {
          const n = rows.length;
          const full = Float64Array.from(seed);
          const { trips, converged } = furness(full, Float64Array.from(rows), Float64Array.from(columns));
          expect(converged).toBe(true);
          const scale = sum(rows) / sum(columns);
          for (let i = 0; i < n; i++) {
            expect(Math.abs(rowSum(trips, n, i) / rows[i]! - 1)).toBeLessThanOrEqual(1e-8);
            expect(Math.abs(columnSum(trips, n, i) / (scale * columns[i]!) - 1)).toBeLessThanOrEqual(1e-8);
          }
          for (const hole of holes) full[hole] = 0;
          const holed = furness(full, Float64Array.from(rows), Float64Array.from(columns));
          for (const hole of holes) expect(holed.trips[hole]).toBe(0);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('TR-133 margins that do not agree, empty rows and unreachable columns are told', () => {
    const unlike = furness(f64(1, 1, 1, 1), f64(10, 10), f64(5, 5));
    expect(unlike).toMatchObject({ marginRatio: 2, converged: true });
    expect(sum(unlike.trips)).toBeCloseTo(20, 9);
    const cut = furness(f64(1, 0, 0, 0), f64(10, 7), f64(10, 4));
    expect(cut).toMatchObject({ lostByRows: 7, lostByColumns: 4, converged: true });
    expect([...cut.trips]).toEqual([10, 0, 0, 0]);
    expect(furness(f64(1, 1, 1, 1), f64(0, 0), f64(0, 0))).toMatchObject({ converged: true, marginRatio: 1 });
    // Each row reaches one column alone, whose margin is the other's: nothing can meet them.
    const impossible = furness(f64(1, 0, 0, 1), f64(10, 1), f64(1, 10));
    expect(impossible.converged).toBe(false);
    expect(impossible.largest).toBeGreaterThan(0.5);
  });
});

describe('distribution', () => {
  test('TR-134 the gravity model by hand: two zones, and a β of 0 leaves shares of the margins', () => {
    // T = A O B D f with f = e^−c: for equal margins T11/T12 = f11/f12, hence 10 / (1 + e^−1) and the rest.
    const { trips } = gravity(f64(0, 1, 1, 0), f64(10, 10), f64(10, 10), 1);
    const near = 10 / (1 + Math.exp(-1));
    for (const [k, value] of [near, 10 - near, 10 - near, near].entries())
      expect(trips[k]).toBeCloseTo(value, 7);
    const even = gravity(f64(0, 9, 5, 1), f64(30, 70), f64(40, 60), 0);
    expect(even.trips[0]).toBeCloseTo(12, 7);
    // A pair that cannot be travelled has no trips.
    expect(gravity(f64(0, Infinity, 1, 0), f64(5, 5), f64(7, 3), 1).trips[1]).toBe(0);
  });

  test('TR-134 with symmetric costs and margins trips are symmetric', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.double({ min: 0, max: 30, noNaN: true }), fc.double({ min: 1, max: 99, noNaN: true })),
          {
            minLength: 2,
            maxLength: 7,
          },
        ),
        (places) => {
          const n = places.length;
          const costs = f64(...places.flatMap(([x]) => places.map(([y]) => Math.abs(x - y))));
          const margin = f64(...places.map(([, amount]) => amount));
          const { trips } = gravity(costs, margin, margin, 0.1);
          for (let i = 0; i < n; i++)
            for (let j = 0; j < i; j++)
              expect(Math.abs(trips[i * n + j]! - trips[j * n + i]!)).toBeLessThanOrEqual(1e-6);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('TR-135 β is found for a mean cost, and the ends of what can be had are told', () => {
    const costs = f64(1, 8, 20, 8, 1, 9, 20, 9, 1);
    const margin = f64(100, 50, 80);
    for (const beta of [0.02, 0.1, 0.4]) {
      const wanted = meanCost(gravity(costs, margin, margin, beta).trips, costs);
      const found = calibrateBeta(costs, margin, margin, wanted);
      expect(found.converged).toBe(true);
      expect(found.beta / beta).toBeCloseTo(1, 4);
      expect(found.iterations).toBeLessThan(20);
    }
    expect(calibrateBeta(costs, margin, margin, 40)).toMatchObject({ beta: 0, converged: false });
    expect(calibrateBeta(costs, margin, margin, 0.5).converged).toBe(false);
  });
});

const times: ModeTimes = {
  carMin: 8,
  carAccessMin: 4,
  passengerMin: 8,
  transit: null,
  bikeMin: 16,
  walkMin: 53,
  straightKm: 3,
  roadKm: 4,
};

function sharesOf(given: ModeTimes): Record<(typeof modes)[number], number> {
  const weights = new Float64Array(modes.length);
  const share = new Float64Array(modes.length);
  modeWeights(given, weights);
  modeShares(weights, factorsOf(eqasimConstants), share);
  return Object.fromEntries(modes.map((mode, m) => [mode, share[m]!])) as Record<
    (typeof modes)[number],
    number
  >;
}

describe('modes', () => {
  test('TR-136 utilities are the published ones', () => {
    const [car, passenger, transit, bike, walk] = utilities(times);
    const perEur = -0.474 * (3 / 4.4) ** -0.274;
    expect(car).toBeCloseTo(-0.0262 * 8 - 0.0313 * 4 + perEur * 0.15 * 4, 12);
    expect(passenger).toBeCloseTo(-0.0608 * 8, 12);
    expect(transit).toBe(-Infinity);
    expect(bike).toBeCloseTo(-0.0824 * 16, 12);
    expect(walk).toBeCloseTo(-0.158 * 53, 12);
    const bus = utilities({
      ...times,
      transit: { inVehicleMin: 12, waitMin: 5, accessMin: 6, transfers: 1, fareEur: 1.5 },
    })[2];
    expect(bus).toBeCloseTo(-0.0201 * 12 - 0.0191 * 5 - 0.0313 * 6 - 0.452 + perEur * 1.5, 12);
  });

  test('TR-136 shares sum to 1, follow the ratio of exponentials, and fall with a mode’s own time', () => {
    const minutes = fc.double({ min: 0.1, max: 90, noNaN: true });
    fc.assert(
      fc.property(minutes, minutes, minutes, minutes, (carMin, passengerMin, bikeMin, walkMin) => {
        const given = { ...times, carMin, passengerMin, bikeMin, walkMin };
        const shares = sharesOf(given);
        expect(sum(Object.values(shares))).toBeCloseTo(1, 12);
        const u = utilities(given);
        expect(Math.log(shares.walk / shares.bike)).toBeCloseTo(u[4]! + 1.2 - u[3]! + 3.42, 6);
        for (const [mode, key] of [
          ['car', 'carMin'],
          ['passenger', 'passengerMin'],
          ['bike', 'bikeMin'],
          ['walk', 'walkMin'],
        ] as const) {
          const slower = sharesOf({ ...given, [key]: given[key] + 5 });
          expect(slower[mode]).toBeLessThan(shares[mode]);
          for (const other of modes.filter((m) => m !== mode))
            expect(slower[other]).toBeGreaterThanOrEqual(shares[other]);
        }
      }),
    );
  });

  test('TR-136 no mode at all is nobody, never NaN', () => {
    const none = sharesOf({
      ...times,
      carMin: Infinity,
      passengerMin: Infinity,
      bikeMin: Infinity,
      walkMin: Infinity,
      roadKm: Infinity,
    });
    expect(Object.values(none)).toEqual([0, 0, 0, 0, 0]);
  });

  test('TR-137 a mode whose stated share is nothing takes nobody', () => {
    const weights = new Float64Array(modes.length);
    modeWeights(times, weights);
    const shareUnder = (wanted: Parameters<typeof centreConstants>[1]) => {
      const { constants } = drained(centreConstants([{ trips: f64(10), weights, occupancy: 1 }], wanted));
      const share = new Float64Array(modes.length);
      modeShares(weights, factorsOf(constants[0]!), share);
      return [...share].map((value) => Math.round(value * 1e4) / 1e4);
    };
    expect(shareUnder({ car: 0.6, transit: 0, bike: 0, walk: 0.4 })).toEqual([0.6, 0, 0, 0, 0.4]);
    expect(shareUnder({ car: 0, transit: 0, bike: 0.5, walk: 0.5 })).toEqual([0, 0, 0, 0.5, 0.5]);
    expect(shareUnder({ car: 0, transit: 0, bike: 0, walk: 0 })).toEqual([0, 0, 0, 0, 0]);
  });

  test('TR-137 constants are centred on the stated shares and occupancies', () => {
    const weights = new Float64Array(3 * modes.length);
    for (const [k, walkMin] of [10, 40, 200].entries())
      modeWeights(
        { ...times, walkMin, bikeMin: walkMin / 3, carMin: walkMin / 6, passengerMin: walkMin / 6 },
        weights,
        k * modes.length,
      );
    const groups = [
      { trips: f64(50, 30, 20), weights, occupancy: 1.1 },
      { trips: f64(20, 60, 5), weights, occupancy: 1.8 },
    ];
    const { constants, converged } = drained(
      centreConstants(groups, {
        car: 0.6,
        transit: 0.1,
        bike: 0.05,
        walk: 0.25,
      }),
    );
    expect(converged).toBe(true);
    const total = new Float64Array(modes.length);
    const share = new Float64Array(modes.length);
    for (const [g, { trips, occupancy }] of groups.entries()) {
      const own = new Float64Array(modes.length);
      for (let k = 0; k < 3; k++) {
        modeShares(weights, factorsOf(constants[g]!), share, k * modes.length);
        for (let m = 0; m < modes.length; m++) own[m]! += trips[k]! * share[m]!;
      }
      expect((own[0]! + own[1]!) / own[0]!).toBeCloseTo(occupancy, 3);
      for (let m = 0; m < modes.length; m++) total[m]! += own[m]!;
    }
    // Nobody can take a bus here: the others share what is stated for it.
    expect(total[2]).toBe(0);
    expect(total[4]! / 185).toBeCloseTo(0.25 / 0.9, 4);
    expect((total[0]! + total[1]!) / 185).toBeCloseTo(0.6 / 0.9, 4);
  });
});

test('TR-138 hours of each purpose and direction sum up to the day; the peak is about a tenth', () => {
  for (const purpose of purposes)
    for (const shares of [hourShares[purpose].out, hourShares[purpose].back]) {
      expect(shares.length).toBe(24);
      expect(sum(shares)).toBeCloseTo(1, 12);
    }
  const all = Array.from({ length: 24 }, (_, hour) =>
    sum(
      purposes.map(
        (purpose) =>
          (defaultHypotheses.purposeShares[purpose] / 2) *
          (hourShares[purpose].out[hour]! + hourShares[purpose].back[hour]!),
      ),
    ),
  );
  const peak = Math.max(...all);
  expect(all.indexOf(peak)).toBe(17);
  expect(peak).toBeGreaterThan(0.08);
  expect(peak).toBeLessThan(0.13);
});

test('TR-144 every default names its source in both languages, a judgement being said to be one', () => {
  for (const name of Object.keys(defaultHypotheses)) expect(Object.keys(demandSources)).toContain(name);
  for (const { kind, text } of Object.values(demandSources)) {
    expect(['published', 'judgement']).toContain(kind);
    expect(text.fr).not.toBe('');
    expect(text.en).not.toBe('');
  }
  const { purposeShares } = defaultHypotheses;
  expect(sum(purposes.map((purpose) => purposeShares[purpose]))).toBeCloseTo(1, 12);
});

test('TR-139 the largest set of nodes that reach each other is found, one-way traps left out', () => {
  // 0 → 1 → 2 → 0 go round; 2 → 3 leads into 3 ⇄ 4 and never back; 5 only leads in.
  const graph = createGraph(6, Int32Array.of(0, 1, 2, 2, 3, 4, 5), Int32Array.of(1, 2, 0, 3, 4, 3, 0));
  expect([...largestStrongGroup(graph, new Uint8Array(7).fill(1))]).toEqual([1, 1, 1, 0, 0, 0]);
  expect([...largestStrongGroup(graph, Uint8Array.of(1, 0, 1, 1, 1, 1, 1))]).toEqual([0, 0, 0, 1, 1, 0]);
});

describe('through traffic', () => {
  const gateAt = (xM: number, yM: number) => ({
    id: `${xM}`,
    entry: 0,
    exit: 0,
    xM,
    yM,
    importance: 3,
    road: 0,
  });

  test('TR-140 what passes each gate is met, opposite gates exchange most', () => {
    const gates = [gateAt(-1, 0), gateAt(1, 0), gateAt(0, 1), gateAt(0.1, 1)];
    const { perDay, lost } = throughTraffic(gates, [0, 0], f64(100, 100, 50, 50));
    expect(lost).toBe(0);
    for (const [g, wanted] of [100, 100, 50, 50].entries()) {
      expect(rowSum(perDay, 4, g)).toBeCloseTo(wanted, 3);
      expect(columnSum(perDay, 4, g)).toBeCloseTo(wanted, 3);
      expect(perDay[g * 4 + g]).toBe(0);
    }
    expect(perDay[1]).toBeGreaterThan(perDay[2]!);
    expect(perDay[11]).toBeLessThan(perDay[8]!);
  });

  test('TR-140 what no other gate can take is left out and told', () => {
    const { perDay, lost } = throughTraffic([gateAt(-1, 0), gateAt(1, 0)], [0, 0], f64(100, 30));
    expect(lost).toBe(70);
    expect(sum(perDay)).toBeCloseTo(60, 6);
    expect(throughTraffic([gateAt(0, 1)], [0, 0], f64(10)).lost).toBe(10);
  });
});

/** A street of five nodes, 500 m apart, its west end at the territory's edge; a blind alley north of its middle. */
function street(): Roads {
  const open = uses.car | uses.heavy | uses.bike | uses.walk;
  const links = [0, 1, 2, 3].flatMap((k) => [
    { tail: k, head: k + 1, road: k, isForward: true, use: open, lengthM: 500, speedKmh: 50 },
    { tail: k + 1, head: k, road: k, isForward: false, use: open, lengthM: 500, speedKmh: 50 },
  ]);
  const trap = { tail: 2, head: 5, road: 4, isForward: true, use: open, lengthM: 300, speedKmh: 30 };
  return roadsOfLinks([0, 0, 500, 0, 1000, 0, 1500, 0, 2000, 0, 1000, 300], [...links, trap]);
}

function streetInput(): DemandInput {
  const roadTable = pointsTable(
    [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ],
    {},
    { importance: ['3', '3', '3', '5', '5'] },
  );
  return {
    roads: street(),
    roadTable,
    layers: {
      population: pointsTable(
        [
          [510, 40],
          [1010, 320],
        ],
        { inhabitants: [600, 400] },
      ),
      buildings: null,
      jobs: pointsTable([[1990, 30]], { jobs: [300] }, { sector: ['Commerce, transports, services divers'] }),
      places: pointsTable([[1510, 20]], {}, { role: ['school'] }),
    },
    extent: [-10, -1000, 3000, 1000],
    districts: [],
    facilities: [],
    hypotheses: defaultHypotheses,
  };
}

const carsOf = ({ totals: { carsPerDay } }: DemandResult) =>
  carsPerDay.inside + carsPerDay.exchange + carsPerDay.through;

describe('a street with one way out', () => {
  const demand = createDemand(streetInput());

  test('TR-139 zones attach to the nearest node that can be left again, the gate to the end at the edge', () => {
    expect(demand.zones.count).toBe(4);
    // By rows from the south-west: 510, 1510, 1990 in the first row of squares, then 1010 north of the alley's foot.
    expect([...demand.from.subarray(0, 4)]).toEqual([1, 3, 4, 2]);
    expect(demand.gates.map(({ entry, exit, importance }) => [entry, exit, importance])).toEqual([[0, 0, 3]]);
    expect([...demand.from]).not.toContain(5);
  });

  test('TR-141 each inhabitant makes three trips; work fills jobs from inside and outside', () => {
    const { totals, margins, zones } = demand;
    expect(totals.residentTripsPerDay).toBeCloseTo(3000, 3);
    // 1000 × 0.41 workers, 164 stay; 300 jobs, 180 for those from inside: 164 work inside.
    const perWorker = (3 * 0.195) / 2 / 0.41;
    const gate = zones.count;
    expect(margins.work.attractions[gate]).toBeCloseTo((410 - 164) * perWorker, 6);
    expect(margins.work.productions[gate]).toBeCloseTo((300 - 164) * perWorker, 6);
    expect(sum(margins.work.productions)).toBeCloseTo(sum(margins.work.attractions), 6);
  });

  test('TR-141 observed commuters replace the assumptions', () => {
    const commuters = { inside: 50, leaving: 360, arriving: 250 };
    const { margins, zones, origins } = createDemand({ ...streetInput(), commuters });
    const perWorker = (3 * 0.195) / 2 / 0.41;
    expect(origins.commuters).toBe('observed');
    expect(margins.work.attractions[zones.count]).toBeCloseTo(360 * perWorker, 6);
    expect(margins.work.productions[zones.count]).toBeCloseTo(250 * perWorker, 6);
  });

  test('TR-138 hours sum up to the day, and what leaves comes back', () => {
    for (const vehicle of ['car', 'heavy'] as const) {
      const day = sum(vehiclesPerDay(demand, vehicle).trips);
      const hours = Array.from({ length: 24 }, (_, hour) => sum(vehiclesInHour(demand, vehicle, hour).trips));
      expect(sum(hours) / day).toBeCloseTo(1, 9);
      expect(sum(hourSharesOf(demand, vehicle))).toBeCloseTo(1, 9);
    }
    const { origin, destination, trips } = vehiclesPerDay(demand, 'car');
    for (let k = 0; k < trips.length; k++) {
      const back = [...origin].findIndex(
        (from, i) => from === destination[k] && destination[i] === origin[k],
      );
      expect(trips[back]! / trips[k]!).toBeCloseTo(1, 6);
    }
  });

  test('TR-142 more remote work, growth, car-pooling: each moves traffic its own way', () => {
    const under = (changes: Partial<typeof defaultHypotheses>) =>
      createDemand({ ...streetInput(), hypotheses: { ...defaultHypotheses, ...changes } });
    expect(carsOf(under({ remoteWorkShare: 0.2 }))).toBeLessThan(carsOf(demand));
    expect(carsOf(under({ growth: 1.1 })) / carsOf(demand)).toBeCloseTo(1.1, 6);
    const pooled = under({ carpoolGrowth: 0.3 });
    expect(pooled.totals.meanOccupancy).toBeGreaterThan(demand.totals.meanOccupancy);
    expect(carsOf(pooled)).toBeLessThan(carsOf(demand));
  });

  test('TR-142 a facility draws trips to itself without making more of them', () => {
    const shop = { id: 'shop', point: [1000, 10] as const, role: 'shop' };
    const after = createDemand({ ...streetInput(), facilities: [shop] });
    expect(after.totals.residentTripsPerDay).toBeCloseTo(demand.totals.residentTripsPerDay, 3);
    const zone = after.zones.ids.indexOf('edit/shop');
    expect(after.margins.shopping.attractions[zone]).toBeGreaterThan(0);
  });

  test('TR-157 public transport takes its stated share where times are given, and none where there are none', () => {
    const n = demand.places;
    const minutes = (value: number) => new Float64Array(n * n).fill(value);
    const transit = {
      inVehicleMin: minutes(10),
      waitMin: minutes(4),
      accessMin: minutes(5),
      transfers: minutes(0),
      fareEur: 1.5,
    };
    const { residentModeShares } = createDemand({ ...streetInput(), transit }).totals;
    expect(residentModeShares.transit).toBeCloseTo(0.091, 4);
    expect(residentModeShares.none).toBeCloseTo(0.017, 12);
    // Only half of the pairs: its share of the trips between these, the rest by lines without times.
    const half = {
      ...transit,
      inVehicleMin: transit.inVehicleMin.map((value, k) => (k % 2 ? value : Number.NaN)),
    };
    const partly = createDemand({ ...streetInput(), transit: half }).totals.residentModeShares;
    expect(partly.transit).toBeGreaterThan(0.02);
    expect(partly.transit).toBeLessThan(0.08);
    expect(partly.transit + partly.none).toBeCloseTo(0.108, 4);
    expect(partly.car + partly.passenger).toBeCloseTo(0.628, 4);
    expect(demand.totals.residentModeShares.transit).toBe(0);
    expect(demand.totals.residentModeShares.none).toBeCloseTo(0.108, 12);
  });

  test('TR-244 between places that a table names cars are the table’s, elsewhere the model’s', () => {
    const [first = '', second = ''] = demand.zones.ids;
    const gate = demand.gates[0]!.id;
    const flows = {
      names: [first, second, gate, '75056'],
      origin: Int32Array.of(0, 2, 0),
      destination: Int32Array.of(1, 0, 3),
      trips: f64(1000, 500, 20),
    };
    const table = { flows, zones: null, limits: null };
    const observed = observedCars(demand, table, 'all', 1);
    const imported = withCorrections(demand, observed.corrections);
    expect([observed.placed, observed.lost]).toEqual([1500, 20]);
    expect(observed.problems.map(({ code, details }) => [code, details['zone']])).toEqual([
      ['traffic/od-zone', '75056'],
    ]);
    const n = demand.places;
    const model = vehicleMatrix(demand, 'car', null);
    const named = new Set([0, 1, n - 1]);
    const given = new Map([
      [1, 1000],
      [(n - 1) * n, 500],
    ]);
    for (const [k, vehicles] of vehicleMatrix(imported, 'car', null).entries()) {
      const isOurs = named.has(Math.floor(k / n)) && named.has(k % n);
      expect(vehicles).toBeCloseTo(isOurs ? (given.get(k) ?? 0) : model[k]!, 6);
    }
    // Hour by hour with the pair's own shares.
    const share = vehicleMatrix(demand, 'car', 8)[1]! / model[1]!;
    expect(vehicleMatrix(imported, 'car', 8)[1]).toBeCloseTo(1000 * share, 9);
    expect(vehiclesPerDay(imported, 'heavy')).toEqual(vehiclesPerDay(demand, 'heavy'));
    // A table of a tenth of the day.
    const part = withCorrections(demand, observedCars(demand, table, 'all', 0.1).corrections);
    expect(vehicleMatrix(part, 'car', null)[1]).toBeCloseTo(10_000, 6);
  });

  test('TR-244 a table of the way to work changes those trips alone, there and back', () => {
    const [first = '', second = ''] = demand.zones.ids;
    const flows = {
      names: [first, second],
      origin: Int32Array.of(0),
      destination: Int32Array.of(1),
      trips: f64(40),
    };
    const { corrections } = observedCars(demand, { flows, zones: null, limits: null }, 'work', 1);
    const imported = withCorrections(demand, corrections);
    const n = demand.places;
    const others = (layers: typeof demand.layers) =>
      layers.filter(({ purpose }) => purpose !== 'work' && purpose !== 'observed');
    expect(others(imported.layers)).toEqual(others(demand.layers));
    const toWork = imported.layers.filter(({ purpose }) => purpose === 'work' || purpose === 'observed');
    for (const isBack of [false, true])
      expect(
        sum(toWork.filter((layer) => layer.isBack === isBack).map(({ perDay }) => perDay[1]!)),
      ).toBeCloseTo(40, 9);
    expect(vehicleMatrix(imported, 'car', null)[n]! - vehicleMatrix(demand, 'car', null)[n]!).toBeCloseTo(
      40 -
        sum(
          demand.layers
            .filter(({ purpose, isBack }) => purpose === 'work' && isBack)
            .map(({ perDay }) => perDay[1]!),
        ) -
        sum(
          demand.layers
            .filter(({ purpose, isBack }) => purpose === 'work' && !isBack)
            .map(({ perDay }) => perDay[n]!),
        ),
      9,
    );
  });

  test('TR-244 cars between places where the model has none are added, in an alternative too', () => {
    const alone = {
      ...demand,
      layers: demand.layers.map((layer) => ({ ...layer, perDay: layer.perDay.map(() => 0) })),
    };
    const [first = '', second = ''] = demand.zones.ids;
    const flows = {
      names: [first, second],
      origin: Int32Array.of(0),
      destination: Int32Array.of(1),
      trips: f64(70),
    };
    const { corrections } = observedCars(alone, { flows, zones: null, limits: null }, 'all', 1);
    expect(vehicleMatrix(withCorrections(alone, corrections), 'car', null)[1]).toBeCloseTo(70, 9);
    const shop = { id: 'shop', point: [1000, 10] as const, role: 'shop' };
    const after = withCorrections(createDemand({ ...streetInput(), facilities: [shop] }), corrections);
    expect(after.layers.at(-1)!.purpose).toBe('observed');
    expect(sum([...after.layers.at(-1)!.perDay])).toBeCloseTo(70, 9);
  });

  test('TR-137 shares that the distances forbid are told, and the nearest kept', () => {
    const roads = street();
    // Nobody may ride between the second node and the third: those who cross there cannot all go by bicycle.
    const use = roads.use.map((bits, link) => (roads.road[link] === 1 ? bits & ~uses.bike : bits));
    const shares = { car: 0.01, transit: 0, bike: 0.98, walk: 0.01 };
    const hypotheses = { ...defaultHypotheses, modeShares: shares };
    const { totals, problems } = createDemand({ ...streetInput(), roads: { ...roads, use }, hypotheses });
    expect(problems.map(({ code }) => code)).toContain('traffic/mode-shares');
    expect(totals.residentModeShares.bike).toBeLessThan(0.98);
    expect(sum(Object.values(totals.residentModeShares))).toBeCloseTo(1, 9);
  });

  test('TR-143 counts at the gate replace the assumption, and are met', () => {
    const gate = demand.gates[0]!.id;
    const { origins, totals, problems } = createDemand({
      ...streetInput(),
      gateCounts: new Map([[gate, 9000]]),
    });
    expect(origins.gates).toBe('counts');
    // One gate alone: what only passes has no other way out.
    expect(totals.carsPerDay.through).toBe(0);
    expect(problems.map(({ code }) => code)).toEqual(['traffic/through-lost']);
  });

  test('TR-349 roads that are all one way and form no loop let nobody drive, which is told', () => {
    const roads = street();
    const use = roads.use.map((bits, link) => (roads.isForward[link] === 1 ? bits : bits & ~uses.car));
    const { problems } = createDemand({ ...streetInput(), roads: { ...roads, use } });
    expect(problems.map(({ code }) => code)).toContain('traffic/no-circuit');
    expect(demand.problems.map(({ code }) => code)).not.toContain('traffic/no-circuit');
  });

  test('TR-344 what a day settles for another one is told of the other too', () => {
    const gate = demand.gates[0]!.id;
    const hypotheses = {
      ...defaultHypotheses,
      modeShares: { car: 0.01, transit: 0, bike: 0.98, walk: 0.01 },
    };
    const use = street().use.map((bits, link) => (street().road[link] === 1 ? bits & ~uses.bike : bits));
    const input = {
      ...streetInput(),
      roads: { ...street(), use },
      hypotheses,
      gateCounts: new Map([[gate, 9000]]),
    };
    const { constants, through, problems } = createDemand(input);
    expect(problems.map(({ code }) => code)).toEqual(['traffic/mode-shares', 'traffic/through-lost']);
    const told = createDemand({ ...input, constants, through }).problems;
    expect(told.map(({ code, details }) => [code, details])).toEqual(
      problems.map(({ code, details }) => [code, details]),
    );
  });

  test('TR-133 places far from any road are told and the rest is kept; no one at all is refused', () => {
    const input = streetInput();
    const population = pointsTable(
      [
        [510, 40],
        [9000, 9000],
      ],
      { inhabitants: [600, 50] },
    );
    const far = createDemand({ ...input, layers: { ...input.layers, population } });
    expect(far.problems.map(({ code, details }) => [code, details['people']])).toContainEqual([
      'traffic/zone-unattached',
      50,
    ]);
    expect(far.totals.residentTripsPerDay).toBeCloseTo(1800, 3);
    const nobody = { population: null, buildings: null, jobs: null, places: null };
    expect(() => createDemand({ ...input, layers: nobody })).toThrowError(
      expect.objectContaining({ code: 'traffic/no-zones' }),
    );
  });

  test('TR-141 without jobs, schools and importances people still travel, and what stood in for them is told', () => {
    const input = streetInput();
    const bare = createDemand({
      ...input,
      roadTable: { ...input.roadTable, columns: {} },
      layers: { ...input.layers, jobs: null, places: null },
    });
    expect(bare.origins).toMatchObject({ jobs: 'residents', schools: 'residents', gates: 'assumption' });
    expect(bare.totals.residentTripsPerDay).toBeCloseTo(3000, 3);
    // As many jobs as both parts of commuters imply: 410 workers, 164 stay, 164 / 0.6 jobs.
    expect(bare.totals.jobs).toBeCloseTo(164 / 0.6, 9);
    expect(bare.gates.length).toBe(1);
  });

  test('TR-142 whatever the hypotheses within their bounds, vehicles are finite and never negative', () => {
    const hundredths = (most: number) => fc.nat({ max: 100 * most }).map((value) => value / 100);
    const part = fc.oneof(fc.constantFrom(0, 1), hundredths(1));
    const bySome = (value: fc.Arbitrary<number>) =>
      fc.record({ work: value, school: value, shopping: value, other: value, notHome: value });
    const hypotheses = fc.record({
      tripsPerPersonPerDay: hundredths(6),
      remoteWorkShare: part,
      growth: hundredths(3),
      outsideShares: bySome(part),
      jobsFromOutsideShare: part,
      visitorsPerTripOutside: part,
      modeShares: fc.record({ car: part, transit: part, bike: part, walk: part }),
      occupancy: bySome(fc.constantFrom(1, 1.2, 4)),
      carpoolGrowth: fc.constantFrom(0, 0.5, -0.5),
      heavyShare: hundredths(0.5),
    });
    fc.assert(
      fc.property(hypotheses, fc.boolean(), (changes, isClosed) => {
        const input = streetInput();
        const extent = isClosed ? ([-9000, -9000, 9000, 9000] as const) : input.extent;
        const result = createDemand({ ...input, extent, hypotheses: { ...defaultHypotheses, ...changes } });
        for (const { perDay } of result.layers)
          expect(perDay.every((value) => value >= 0 && value < 1e6)).toBe(true);
        const { carsPerDay, heavyPerDay, residentModeShares } = result.totals;
        for (const value of [...Object.values(carsPerDay), ...Object.values(heavyPerDay)])
          expect(Number.isFinite(value)).toBe(true);
        for (const share of Object.values(residentModeShares))
          expect(share >= 0 && share <= 1 + 1e-9).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('TR-144 the same arguments give the same bits', () => {
    const again = createDemand(streetInput());
    expect(vehiclesInHour(again, 'car', 8)).toEqual(vehiclesInHour(demand, 'car', 8));
  });
});

test('TR-132 a thousand zones are balanced in well under a second', () => {
  const n = 1000;
  const costs = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) costs[i * n + j] = Math.abs(((i * 37) % n) - ((j * 37) % n)) / 25;
  const margin = Float64Array.from({ length: n }, (_, i) => 10 + ((i * 7919) % 97));
  const { converged, largest } = gravity(costs, margin, margin, 0.1);
  expect(converged).toBe(true);
  expect(largest).toBeLessThanOrEqual(1e-8);
});
