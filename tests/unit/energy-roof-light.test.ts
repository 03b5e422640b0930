import { describe, expect, test } from 'vitest';
import { drained } from '../../src/base/steps.ts';
import { Random } from '../../src/base/random.ts';
import type { RoofPlane } from '../../src/engines/energy/roofs/read-roof.ts';
import { litHours } from '../../src/engines/energy/sun/shaded-gains.ts';
import { planeYear, skyYear } from '../../src/engines/energy/sun/sky-year.ts';
import { sunHours, writePlaneLight } from '../../src/engines/energy/sun/sun-hours.ts';
import { physicalModifier } from '../../src/engines/energy/sun/incidence.ts';
import { openSkyShare } from '../../src/engines/energy/sun/horizon.ts';
import { syntheticYear } from '../../src/engines/energy/weather/synthetic-year.ts';
import { barePlanes, flatRoof, sectors } from '../../src/engines/energy/year/planes.ts';
import { layingOrder } from '../../src/engines/energy/year/roof-power.ts';
import { siteLight } from '../../src/engines/energy/year/site-light.ts';
import { sealTerritory } from '../../src/territory/file.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { featureBounds } from '../../src/territory/table-ops.ts';
import { homes, inputOf, resultOf, selection, usual, valueOf } from './energy-runs.ts';

const weather = syntheticYear('H1c', { longitudeDeg: 5.7, latitudeDeg: 45.2 }, 1);
const sky = skyYear(weather);
const lit = litHours(sky, sectors);
const sun = sunHours(sky, lit, 0.2);

describe('light on any plane', () => {
  const planes = [5, 18, 33, 47, 60].flatMap((tilt, i) =>
    [11, 97, 181, 268].map((azimuth) => ({ tilt, azimuth: azimuth + 7 * i })),
  );

  test('EN-543 behind any horizon its hours are those of the plane itself, to 0.1 % of the year', () => {
    const random = new Random(3);
    const target = new Float64Array(lit.hour.length);
    for (const plane of planes) {
      const horizon = Uint8Array.from({ length: sectors }, () => random.integer(90));
      const share = openSkyShare(horizon, plane);
      for (const isGlazed of [false, true]) {
        const due = isGlazed
          ? planeYear(sky, plane, 0.2, (angle) => physicalModifier(angle, 1.526))
          : planeYear(sky, plane, 0.2);
        const found = writePlaneLight(sun, lit, plane, horizon, isGlazed, target);
        let [sum, most] = [0, 0];
        for (const [k, hour] of lit.hour.entries()) {
          const isSeen = lit.height[k]! > horizon[lit.sector[k]!]!;
          const direct = isSeen ? due.beam[hour]! + due.circumsolar[hour]! : 0;
          const own = direct + share * due.dome[hour]! + due.ground[hour]!;
          sum += own;
          most = Math.max(most, Math.abs(target[k]! - own));
        }
        // W/m²: the table of what glass lets through is 0.1 % wide.
        expect(most).toBeLessThanOrEqual(0.5);
        expect(Math.abs(found / (sum / 1000) - 1)).toBeLessThanOrEqual(1e-3);
      }
    }
  });
});

/** The houses as a survey at 1 m from the air would have them. */
function surveyed(heightOver: (u: number, v: number, halfM: number) => number, noiseM = 0.05): Territory {
  const { terrain, buildings } = homes.layers;
  const { westM, northM, cellSizeM, columns } = terrain.grid;
  // As far as the houses stand.
  const grid = { westM: westM + 180, northM: northM - 280, columns: 390, rows: 60, cellSizeM: 1 };
  const random = new Random(9);
  const ground = Float32Array.from({ length: grid.columns * grid.rows }, (_, at) => {
    const [east, south] = [180 + (at % grid.columns), 280 + Math.floor(at / grid.columns)];
    return terrain.values[Math.floor(south / cellSizeM) * columns + Math.floor(east / cellSizeM)]!;
  });
  const values = ground.slice();
  const boxes = featureBounds(buildings!.table);
  for (let k = 0; k + 3 < boxes.length; k += 4) {
    const [west, south, east, north] = [0, 1, 2, 3].map((i) => boxes[k + i]!) as [
      number,
      number,
      number,
      number,
    ];
    const halfM = (north - south) / 2;
    for (let row = 0; row < grid.rows; row++) {
      const v = grid.northM - (row + 0.5) * grid.cellSizeM - (south + north) / 2;
      if (Math.abs(v) > halfM) continue;
      for (let column = 0; column < grid.columns; column++) {
        const u = grid.westM + (column + 0.5) * grid.cellSizeM - (west + east) / 2;
        if (Math.abs(u) > (east - west) / 2) continue;
        const at = row * grid.columns + column;
        values[at] = ground[at]! + heightOver(u, v, halfM) + noiseM * random.normal();
      }
    }
  }
  return sealTerritory({
    ...homes,
    layers: {
      terrain: { ...terrain, grid, values: ground },
      buildings: buildings!,
      surfaceModel: { grid, values, source: 'dsm' },
    },
  });
}

const toSouth = surveyed((_, v, halfM) => 5 + (v + halfM) * 0.7);
const level = surveyed(() => 5.4);
const modules = (usableShare: number) => [
  { kind: 'solar-roofs' as const, id: 's', label: '', ...selection, usableShare },
];

describe('roofs of a run', () => {
  const input = inputOf({ place: toSouth });
  const read = resultOf({ place: toSouth, edits: modules(0.4) });

  test('EN-544 each roof is told as read or guessed, and as assumed where it is guessed', () => {
    const count = homes.layers.buildings!.table.count;
    expect(input.roofs.every(({ planes }) => planes.length === 1)).toBe(true);
    expect(valueOf(read, 'roofShapes', 'read')).toBe(count);
    expect(valueOf(read, 'assumedData', 'roof')).toBe(0);
    const plain = resultOf({});
    expect(valueOf(plain, 'roofShapes', 'coarse')).toBe(count);
    expect(valueOf(plain, 'roofShapes', 'read')).toBe(0);
    const computed = inputOf({}).buildings.filter((building) => building !== null).length;
    expect(valueOf(plain, 'assumedData', 'roof')).toBe(computed);
    for (const one of read.fields['roofTilt']!) expect(Math.abs(one - 35)).toBeLessThanOrEqual(2);
    expect(plain.fields['roofTilt']!.every((one) => Number.isNaN(one))).toBe(true);
    expect([...read.fields['roofPlaneCount']!]).toEqual(Array.from({ length: count }, () => 1));
  });

  test('EN-544 a roof that looks south gives more than a level one, and its surface is the sloped one', () => {
    const flat = resultOf({ place: level, edits: modules(0.4) });
    for (const [i, kwh] of read.fields['roofSun']!.entries()) {
      expect(kwh).toBeGreaterThan(1.08 * flat.fields['roofSun']![i]!);
      expect(input.roofs[i]!.slope).toBeCloseTo(1.22, 1);
    }
    expect(read.fields['solarYield']![0]!).toBeGreaterThan(1.2 * flat.fields['solarYield']![0]!);
  });

  test('EN-545 alternatives read them once and alike; what an edit builds is guessed', () => {
    const again = inputOf({ place: toSouth, edits: modules(0.2) });
    for (const [i, roof] of again.roofs.entries()) expect(roof.planes).toBe(input.roofs[i]!.planes);
    const { westM, northM } = toSouth.layers.terrain.grid;
    const area = [
      [westM + 5, northM - 30],
      [westM + 15, northM - 30],
      [westM + 15, northM - 45],
      [westM + 5, northM - 45],
    ] as [number, number][];
    const built = inputOf({
      place: toSouth,
      edits: [
        {
          kind: 'building-new',
          id: 'n',
          label: '',
          area,
          storeys: 2,
          heightM: null,
          dwellings: 1,
          use: 'dwellings',
          standard: 're2020',
          heating: 'heat-pump',
        },
      ],
    });
    expect(built.roofs.at(-1)!.unread).toBe('absent');
  });

  test('EN-546 modules lie first where most light falls, and never on more than there is', () => {
    expect(layingOrder(Float64Array.of(0, 900, 1200, 1000, 1200), 1, 4)).toEqual([2, 4, 3, 1]);
    const tented = surveyed((_, v, halfM) => 5 + (halfM - Math.abs(v)) * 0.7, 0.02);
    const [some, all] = [0.4, 1].map((share) => resultOf({ place: tented, edits: modules(share) }));
    const { roofs } = inputOf({ place: tented });
    const split = roofs.findIndex(({ planes }) => planes.length === 2);
    expect(split).toBeGreaterThanOrEqual(0);
    const perShare = (run: typeof some, share: number): number => run!.fields['solarYield']![split]! / share;
    // The second half lies to the north.
    expect(perShare(some, 0.4)).toBeGreaterThan(1.2 * perShare(all, 1));
    expect(some!.fields['roofSun']![split]!).toBeGreaterThan(some!.fields['roofSunOther']![split]!);
  });

  test('EN-547 the noise of a survey hides no sky: planes see what smooth ones would', () => {
    const smooth = surveyed((_, v, halfM) => 5 + (v + halfM) * 0.7, 0);
    const [rough, even] = [toSouth, smooth].map((place) => {
      const one = inputOf({ place });
      return drained(siteLight(one, one.weather!)).planeKwh;
    });
    for (const [i, kwh] of rough!.entries()) expect(Math.abs(kwh / even![i]! - 1)).toBeLessThanOrEqual(0.01);
  });

  test('EN-548 heights of wider cells drawn out over the grid are not read', () => {
    const { surfaceModel, terrain } = toSouth.layers;
    const { grid, values } = surfaceModel!;
    const blocky = values.map((_, at) => {
      const [row, column] = [Math.floor(at / grid.columns), at % grid.columns];
      return values[(row - (row % 4)) * grid.columns + column - (column % 4)]!;
    });
    const place = sealTerritory({
      ...toSouth,
      layers: { ...toSouth.layers, terrain, surfaceModel: { ...surfaceModel!, values: blocky as never } },
    });
    expect(inputOf({ place }).roofs.every(({ unread }) => unread === 'coarse')).toBe(true);
  });

  test('EN-549 usable shares are those of pitched and of flat planes', () => {
    expect(input.usableShare[0]).toBeCloseTo(usual.usablePitched, 9);
    expect(inputOf({ place: level }).usableShare[0]).toBeCloseTo(usual.usableFlat, 9);
    expect(barePlanes[flatRoof]!.tilt).toBe(0);
    const flat: RoofPlane = inputOf({ place: level }).roofs[0]!.planes[0]!;
    expect(flat.tilt).toBeLessThan(5);
  });
});
