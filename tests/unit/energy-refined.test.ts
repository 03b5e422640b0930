import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Layer, masslessChain, nodesOf } from '../../src/engines/energy/heat/refined/construction.ts';
import { gapWPerM2K, gases, glassResistance } from '../../src/engines/energy/heat/refined/glazing.ts';
import { lightShares } from '../../src/engines/energy/heat/refined/light-shares.ts';
import {
  type Room,
  type RoomResult,
  roomResult,
  type RoomYear,
  runRoom,
} from '../../src/engines/energy/heat/refined/room.ts';
import {
  innerConvection,
  outerWPerM2K,
  skyShares,
  solAirYear,
} from '../../src/engines/energy/heat/refined/sol-air.ts';
import { litShare, openShares, type WindowShade } from '../../src/engines/energy/sun/window-shade.ts';

const hours = 24 * 40;
const brick: Layer = {
  thicknessM: 0.2,
  conductivityWPerMK: 0.7,
  densityKgPerM3: 1700,
  heatJPerKgK: 840,
};
const wool: Layer = { thicknessM: 0.1, conductivityWPerMK: 0.04, densityKgPerM3: 12, heatJPerKgK: 840 };
const board: Layer = { thicknessM: 0.012, conductivityWPerMK: 0.16, densityKgPerM3: 950, heatJPerKgK: 840 };

function roomOf(outerC: Float64Array, part: Partial<Room> = {}): Room {
  const element = { outerWPerM2K, outerC };
  const wall = nodesOf([brick, wool, board]);
  return {
    elements: [
      { ...element, areaM2: 80, chain: wall, inner: innerConvection.wall, lightShare: 0.2 },
      {
        ...element,
        areaM2: 50,
        chain: nodesOf([wool, board]),
        inner: innerConvection.roof,
        lightShare: 0.1,
      },
      {
        ...element,
        areaM2: 50,
        chain: nodesOf([wool, brick]),
        inner: innerConvection.floor,
        lightShare: 0.65,
      },
      { ...element, areaM2: 10, chain: masslessChain(0.18), inner: innerConvection.wall, lightShare: 0.05 },
    ],
    airJPerK: 500_000,
    airWPerK: [30, 200],
    internalConvective: 0.4,
    solarConvective: 0.1,
    heatLimitW: Infinity,
    coolLimitW: Infinity,
    ...part,
  };
}

function yearOf(part: Partial<RoomYear> = {}): RoomYear {
  const fill = (value: number): Float64Array => new Float64Array(hours).fill(value);
  return {
    outdoorC: fill(0),
    internalW: fill(0),
    solarW: fill(0),
    heatC: fill(20),
    coolC: fill(Infinity),
    mode: new Uint8Array(hours),
    ...part,
  };
}

function run(room: Room, year: RoomYear): RoomResult {
  const result = roomResult(hours);
  runRoom(room, year, result);
  return result;
}

describe('the refined mode', () => {
  test('EN-300 a chain resists and stores what its layers do; nodes lie between layers and within massive ones', () => {
    const chain = nodesOf([brick, wool, board]);
    const resists = chain.linkWPerM2K.reduce((sum, link) => sum + 1 / link, 0);
    expect(resists).toBeCloseTo(0.2 / 0.7 + 0.1 / 0.04 + 0.012 / 0.16, 12);
    const stores = chain.storeJPerM2K.reduce((sum, store) => sum + store, 0);
    expect(stores).toBeCloseTo(0.2 * 1700 * 840 + 0.1 * 12 * 840 + 0.012 * 950 * 840, 6);
    expect(nodesOf([board, wool, board]).storeJPerM2K).toHaveLength(4);
    const concrete = { ...brick, thicknessM: 0.1, conductivityWPerMK: 0.51, densityKgPerM3: 1400 };
    expect(nodesOf([board, wool, { ...concrete, heatJPerKgK: 1000 }]).storeJPerM2K).toHaveLength(5);
  });

  test('EN-301 the heat of every hour closes to 10⁻⁶ of what flows, whatever acts', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.double({ min: -15, max: 38, noNaN: true }),
            fc.double({ min: 0, max: 4000, noNaN: true }),
          ),
          {
            minLength: 24,
            maxLength: 24,
          },
        ),
        fc.boolean(),
        (day, isAired) => {
          const outdoorC = Float64Array.from({ length: hours }, (_, i) => day[i % 24]![0]);
          const solarW = Float64Array.from({ length: hours }, (_, i) => day[i % 24]![1]);
          const internalW = new Float64Array(hours).fill(300);
          const mode = new Uint8Array(hours).fill(isAired ? 1 : 0);
          const coolC = new Float64Array(hours).fill(26);
          const outerC = solAirYear(outdoorC, null, null, { absorptance: 0.6, skyShare: skyShares.wall });
          const { powerW, lossW, storedW } = run(
            roomOf(outerC),
            yearOf({ outdoorC, solarW, internalW, mode, coolC }),
          );
          for (let hour = 0; hour < hours; hour++) {
            const given = powerW[hour]! + internalW[hour]! + solarW[hour]!;
            const flows = Math.abs(powerW[hour]!) + internalW[hour]! + solarW[hour]!;
            expect(Math.abs(given - lossW[hour]! - storedW[hour]!)).toBeLessThan(1e-6 * Math.max(flows, 1));
          }
        },
      ),
      { numRuns: 20 },
    );
  });

  test('EN-302 in steady cold a room of walls alone loses what its resistances let through', () => {
    const outerC = new Float64Array(hours);
    const wall = { ...roomOf(outerC).elements[0]!, lightShare: 1 };
    const room = roomOf(outerC, { elements: [wall], airWPerK: [30] });
    const { powerW, airC } = run(room, yearOf());
    const power = powerW.at(-1)!;
    // One surface sees no other: its own exchange with the air follows from the difference that the power leaves.
    const through = power - 30 * 20;
    const resists = 0.2 / 0.7 + 0.1 / 0.04 + 0.012 / 0.16 + 1 / outerWPerM2K;
    const surfaceC = (through / 80) * resists;
    const exchange = innerConvection.wall.toSurface * Math.cbrt(20 - surfaceC);
    expect(through / 80 / exchange).toBeCloseTo(20 - surfaceC, 3);
    expect(airC.at(-1)).toBeCloseTo(20, 9);
  });

  test('EN-303 power keeps to its limits, and the air then falls below the set-point', () => {
    const outerC = new Float64Array(hours).fill(-10);
    const year = yearOf({ outdoorC: outerC });
    const free = run(roomOf(outerC), year);
    const limit = 0.5 * Math.max(...free.powerW);
    const { powerW, airC } = run(roomOf(outerC, { heatLimitW: limit }), year);
    expect(Math.max(...powerW)).toBe(limit);
    expect(Math.min(...airC)).toBeLessThan(19);
  });

  test('EN-304 light in a room ends somewhere: shares add up to 1, most on the floor', () => {
    const share = fc.record({
      areaM2: fc.double({ min: 1, max: 200, noNaN: true }),
      absorptance: fc.double({ min: 0.05, max: 1, noNaN: true }),
      isFloor: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(share, { minLength: 1, maxLength: 12 }), (surfaces) => {
        const shares = lightShares(surfaces);
        expect(shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('EN-305 gaps between panes: 2.9 W/(m² K) for common double glass, less with a coating and argon', () => {
    const pane = { thicknessM: 0.004, conductivityWPerMK: 1 };
    const u = (gap: Parameters<typeof gapWPerM2K>[0]): number =>
      1 / (glassResistance([pane, pane], [gap]) + 0.13 + 0.04);
    // EN 673:2011 and glass makers' tables: 4/12/4 clear with air 2.8 to 2.9; coated, argon of 16 mm 1.1 to 1.2.
    expect(u({ gas: gases.air, widthM: 0.012, emissivities: [0.837, 0.837] })).toBeCloseTo(2.85, 1);
    const coated = u({ gas: gases.argon, widthM: 0.016, emissivities: [0.837, 0.03] });
    expect(coated).toBeGreaterThan(1);
    expect(coated).toBeLessThan(1.2);
  });

  test('EN-306 a surface in the Sun feels a warmer air, under a clear sky a colder one; nothing acts: the air itself', () => {
    const outdoorC = Float64Array.of(10, 10, 10);
    const light = Float64Array.of(0, 500, 0);
    const roof = { absorptance: 0.6, skyShare: skyShares.roof };
    const black = 5.67e-8 * 283.15 ** 4;
    const felt = solAirYear(outdoorC, light, Float64Array.of(black, black, 0.7 * black), roof);
    expect(felt[0]).toBeCloseTo(10, 6);
    expect(felt[1]).toBeCloseTo(10 + (0.6 * 500) / outerWPerM2K, 6);
    expect(felt[2]).toBeLessThan(8);
    expect(solAirYear(outdoorC, null, null, { absorptance: 0, skyShare: 0 })).toEqual(outdoorC);
  });
});

describe('shades over windows', () => {
  const shade: WindowShade = { widthM: 3, heightM: 2, overhangM: 1, gapM: 0.5, finM: 1 };

  test('EN-307 a shadow falls as deep as the profile angle says', () => {
    const overhang = { ...shade, finM: 0 };
    // Straight ahead at 45° the shadow of 1 m begins 0.5 m under the top of the window: a quarter of it.
    expect(litShare(overhang, 45, 0)).toBeCloseTo(0.75, 9);
    expect(litShare(shade, 0, 45)).toBeCloseTo(2 / 3, 9);
    expect(litShare(shade, 30, 120)).toBe(0);
    expect(litShare({ ...shade, overhangM: 0, finM: 0 }, 80, 20)).toBe(1);
  });

  test('EN-307 the sky left open is the mean of the window’s points', () => {
    const { sky, ground } = openShares(shade);
    const mean = (from: number, to: number, share: (x: number) => number): number =>
      Array.from({ length: 10_000 }, (_, i) => share(from + ((i + 0.5) / 10_000) * (to - from))).reduce(
        (sum, one) => sum + one / 10_000,
        0,
      );
    const aside = mean(0, 3, (x) => x / Math.hypot(x, 1));
    expect(ground).toBeCloseTo(aside, 5);
    expect(sky).toBeCloseTo(mean(0.5, 2.5, (h) => h / Math.hypot(h, 1)) * aside, 5);
    expect(openShares({ ...shade, overhangM: 0, finM: 0 })).toEqual({ sky: 1, ground: 1 });
  });
});
