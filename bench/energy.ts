import { performance } from 'node:perf_hooks';
import { Random } from '../src/base/random.ts';
import {
  insideAreaRatio,
  runZone,
  totalsOf,
  usualAirToSurface,
  type Zone,
  zoneResult,
  type ZoneYear,
} from '../src/engines/energy/heat/five-resistances.ts';
import { type Layer, masslessChain, nodesOf } from '../src/engines/energy/heat/refined/construction.ts';
import { type Room, roomResult, runRoom } from '../src/engines/energy/heat/refined/room.ts';
import { innerConvection, outerWPerM2K } from '../src/engines/energy/heat/refined/sol-air.ts';
import { horizonTowards, type Surface } from '../src/engines/energy/sun/horizon.ts';
import { addShadedGain, litHours, litPlane } from '../src/engines/energy/sun/shaded-gains.ts';
import { planeYear, skyYear } from '../src/engines/energy/sun/sky-year.ts';
import type { WeatherYear } from '../src/territory/weather.ts';
import { calibrationLoop } from './calibration.ts';

/** One measured case, on one core. */
export interface EnergyRate {
  readonly name: string;
  /** What is counted: hours of buildings, or cells in one direction. */
  readonly unit: 'building-hours' | 'cell-sectors';
  readonly count: number;
  /** Of the whole count, by the processor's own clock: other programs' turns are not in it. */
  readonly processorSeconds: number;
  /** Of the fastest part: some parts fall between the turns of other programs. */
  readonly perSecond: number;
  /** Counts per pass of the calibration loop over one element, in this process. */
  readonly ratio: number;
}

const hours = 8760;
const sectors = 32;
/** Eight walls around the compass and a flat roof. */
const planes = [
  ...Array.from({ length: 8 }, (_, k) => ({ tilt: 90, azimuth: 45 * k })),
  { tilt: 0, azimuth: 180 },
];
const counts = [100, 1000, 10_000];
const batch = 10;

/** A made-up year near Lyon: seasons, days, and clouds by chance. */
function benchWeather(): WeatherYear {
  const random = new Random(1);
  const year = Float64Array.from({ length: hours }, (_, hour) => hour);
  const wave = (hour: number, period: number, top: number): number =>
    Math.cos((2 * Math.PI * (hour - top)) / period);
  const ghi = year.map((hour) => {
    const day = Math.max(0, wave(hour, 24, 12.5) + 0.25 * wave(hour, hours, 4200));
    return day * (550 + 250 * wave(hour, hours, 4200)) * (0.3 + 0.7 * random.uniform());
  });
  const startS = year.map((hour) => 1_672_527_600 + 3600 * hour);
  return {
    name: 'bench',
    latitudeDeg: 45.7,
    longitudeDeg: 4.9,
    altitudeM: 200,
    utcOffsetH: 1,
    startS,
    sunS: startS.map((start) => start + 1800),
    sunIntervalS: 3600,
    airC: year.map((hour) => 12 + 9 * wave(hour, hours, 4700) + 4 * wave(hour, 24, 15)),
    humidity: new Float64Array(hours).fill(70),
    pressurePa: new Float64Array(hours).fill(99_000),
    windM: new Float64Array(hours).fill(3),
    ghi,
    parts: null,
    infraredW: null,
  };
}

interface Building {
  readonly zone: Zone;
  readonly takenM2: readonly number[];
  readonly horizon: Uint8Array;
  readonly skyShare: number;
}

function benchBuilding(random: Random): Building {
  const floorM2 = 80 + 900 * random.uniform();
  return {
    zone: {
      opaqueWPerK: floorM2 * (0.4 + 1.4 * random.uniform()),
      windowWPerK: floorM2 * 0.35,
      airWPerK: [floorM2 * 0.4],
      capacityJPerK: floorM2 * 165_000,
      massAreaM2: 2.5 * floorM2,
      surfaceAreaM2: insideAreaRatio * floorM2,
      airToSurface: usualAirToSurface,
    },
    takenM2: planes.map(() => floorM2 * 0.015 * random.uniform()),
    horizon: Uint8Array.from({ length: sectors }, () => 120 * random.uniform()),
    skyShare: 0.5 + 0.5 * random.uniform(),
  };
}

/** Measures years of the 5R1C with nine shaded planes each, one core. */
function* benchBuildings(): Generator<EnergyRate, void, void> {
  const weather = benchWeather();
  const sky = skyYear(weather);
  const lit = litHours(sky, sectors);
  const light = planes.map((plane) => litPlane(planeYear(sky, plane, 0.2), lit));
  const year: ZoneYear = {
    outdoorC: weather.airC,
    internalW: new Float64Array(hours).fill(500),
    solarW: new Float64Array(hours),
    heatC: weather.airC.map((_, hour) => (hour % 24 < 6 ? 16 : 19)),
    coolC: new Float64Array(hours).fill(26),
    mode: new Uint8Array(hours),
  };
  const result = zoneResult(hours);
  const runAll = (buildings: readonly Building[]): void => {
    for (const { zone, takenM2, horizon, skyShare } of buildings) {
      year.solarW.fill(0);
      for (const [p, onPlane] of light.entries())
        addShadedGain(year.solarW, lit, onPlane, { horizon, skyShare }, takenM2[p] ?? 0);
      runZone(zone, year, result);
      totalsOf(result);
    }
  };
  const calibrate = calibrationLoop();
  const random = new Random(2);
  const all = Array.from({ length: counts.at(-1) ?? 0 }, () => benchBuilding(random));
  runAll(all.slice(0, 100));
  for (const count of counts) {
    let seconds = Number.POSITIVE_INFINITY;
    let calibration = Number.POSITIVE_INFINITY;
    let processorSeconds = 0;
    for (let first = 0; first < count; first += batch) {
      const buildings = all.slice(first, first + batch);
      if (first % 100 === 0) calibration = Math.min(calibration, calibrate(), calibrate());
      const [start, usage] = [performance.now(), process.cpuUsage()];
      runAll(buildings);
      seconds = Math.min(seconds, (performance.now() - start) / 1000);
      processorSeconds += process.cpuUsage(usage).user / 1e6;
    }
    const perSecond = (batch * hours) / seconds;
    yield {
      name: `5R1C and nine shaded planes, ${count} buildings`,
      unit: 'building-hours',
      count: count * hours,
      processorSeconds,
      perSecond,
      ratio: perSecond * calibration,
    };
  }
}

const roomCount = 40;

/** Walls on four sides, roof, floor and windows: 27 nodes. */
function benchRoom(outerC: Float64Array): Room {
  const layer = (thicknessM: number, conductivityWPerMK: number, densityKgPerM3: number): Layer => ({
    thicknessM,
    conductivityWPerMK,
    densityKgPerM3,
    heatJPerKgK: 1000,
  });
  const wall = nodesOf([layer(0.01, 0.7, 1500), layer(0.08, 0.04, 20), layer(0.1, 0.5, 1400)]);
  const roof = nodesOf([layer(0.02, 0.14, 500), layer(0.2, 0.04, 20), layer(0.012, 0.16, 900)]);
  const outer = { outerC, outerWPerM2K, lightShare: 1 / 7 };
  const walls = Array.from({ length: 4 }, () => ({
    ...outer,
    areaM2: 40,
    chain: wall,
    inner: innerConvection.wall,
  }));
  return {
    elements: [
      ...walls,
      { ...outer, areaM2: 100, chain: roof, inner: innerConvection.roof },
      { ...outer, areaM2: 100, chain: wall, inner: innerConvection.floor },
      { ...outer, areaM2: 20, chain: masslessChain(0.3), inner: innerConvection.wall },
    ],
    airJPerK: 1e6,
    airWPerK: [60],
    internalConvective: 0.4,
    solarConvective: 0.1,
    heatLimitW: Number.POSITIVE_INFINITY,
    coolLimitW: Number.POSITIVE_INFINITY,
  };
}

/** Measures years of rooms in the refined mode, one core. */
function benchRooms(): EnergyRate {
  const weather = benchWeather();
  const year: ZoneYear = {
    outdoorC: weather.airC,
    internalW: new Float64Array(hours).fill(500),
    solarW: weather.ghi.map((light) => 5 * light),
    heatC: weather.airC.map((_, hour) => (hour % 24 < 6 ? 16 : 19)),
    coolC: new Float64Array(hours).fill(26),
    mode: new Uint8Array(hours),
  };
  const room = benchRoom(weather.airC);
  const result = roomResult(hours);
  const calibrate = calibrationLoop();
  runRoom(room, year, result);
  let seconds = Number.POSITIVE_INFINITY;
  let calibration = Number.POSITIVE_INFINITY;
  let processorSeconds = 0;
  for (let i = 0; i < roomCount; i++) {
    calibration = Math.min(calibration, calibrate());
    const [start, usage] = [performance.now(), process.cpuUsage()];
    runRoom(room, year, result);
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
    processorSeconds += process.cpuUsage(usage).user / 1e6;
  }
  const perSecond = hours / seconds;
  const name = `refined mode, seven elements, ${roomCount} rooms`;
  const count = roomCount * hours;
  return { name, unit: 'building-hours', count, processorSeconds, perSecond, ratio: perSecond * calibration };
}

/** Hills with blocks on them, a million cells. */
function benchSurface(): Surface {
  const size = 1000;
  const heightM = Float32Array.from({ length: size * size }, (_, i) => {
    const [x, y] = [i % size, Math.floor(i / size)];
    const isBlock = ((x >> 4) + (y >> 4)) % 3 === 0 && (x & 15) < 10 && (y & 15) < 9;
    return 20 * Math.sin(x / 90) * Math.cos(y / 70) + (isBlock ? 8 : 0);
  });
  return { columns: size, rows: size, cellSizeM: 1, heightM };
}

function benchHorizons(): EnergyRate {
  const surface = benchSurface();
  const calibrate = calibrationLoop();
  horizonTowards(surface, 10);
  let seconds = Number.POSITIVE_INFINITY;
  let calibration = Number.POSITIVE_INFINITY;
  let processorSeconds = 0;
  for (let sector = 0; sector < sectors; sector++) {
    for (let k = 0; k < 3; k++) calibration = Math.min(calibration, calibrate());
    const [start, usage] = [performance.now(), process.cpuUsage()];
    horizonTowards(surface, (360 * sector) / sectors);
    seconds = Math.min(seconds, (performance.now() - start) / 1000);
    processorSeconds += process.cpuUsage(usage).user / 1e6;
  }
  const cells = surface.columns * surface.rows;
  const perSecond = cells / seconds;
  const count = cells * sectors;
  const name = `${sectors} horizons of a million cells`;
  return { name, unit: 'cell-sectors', count, processorSeconds, perSecond, ratio: perSecond * calibration };
}

/** Measures years of buildings and horizons. */
export function* benchEnergy(): Generator<EnergyRate, void, void> {
  yield* benchBuildings();
  yield benchRooms();
  yield benchHorizons();
}
