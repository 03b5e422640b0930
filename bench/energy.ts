import { performance } from 'node:perf_hooks';
import { Random } from '../src/base/random.ts';
import { drained } from '../src/base/steps.ts';
import type { EnergyInput } from '../src/engines/energy/energy-input.ts';
import { totalsOf, type ZoneYear } from '../src/engines/energy/heat/five-resistances.ts';
import { type Layer, masslessChain, nodesOf } from '../src/engines/energy/heat/refined/construction.ts';
import { type Room, roomResult, runRoom } from '../src/engines/energy/heat/refined/room.ts';
import { innerConvection, outerWPerM2K } from '../src/engines/energy/heat/refined/sol-air.ts';
import { energyEngine } from '../src/engines/energy/index.ts';
import type { EnergyParameter } from '../src/engines/energy/parameters.ts';
import { horizonTowards, type Surface } from '../src/engines/energy/sun/horizon.ts';
import { yearSettings } from '../src/engines/energy/year/building-supply.ts';
import { type BuildingSettings, runBuilding } from '../src/engines/energy/year/building-year.ts';
import { siteLight } from '../src/engines/energy/year/site-light.ts';
import { applyEdits } from '../src/scenario/apply.ts';
import { type Hypothesis, type Parameters, resolveParameters } from '../src/simulation/contract.ts';
import type { WeatherYear } from '../src/territory/weather.ts';
import { calibrationLoop } from './calibration.ts';
import { madeUpTown } from './energy-town.ts';

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
const counts = [100, 1000, 10_000];
const batch = 10;

/**
 * The calibration loop as it is compiled for any arrays. Of a single loop V8 comes to know the arrays by heart, sooner or
 * later, and then it runs at twice the pace: ratios would depend on when.
 */
function settledCalibration(): () => number {
  const [calibrate, other] = [calibrationLoop(), calibrationLoop()];
  for (let pass = 0; pass < 20; pass++) {
    calibrate();
    other();
  }
  return calibrate;
}

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

/** A run of the engine on a made-up town, as it is, in a usual year. */
interface TownRun {
  readonly input: EnergyInput;
  readonly parameters: Parameters<EnergyParameter>;
}

const usualYear: Hypothesis = {
  id: 'usual',
  shortName: '',
  title: '',
  horizon: 'today',
  durationS: 365 * 86_400,
  origin: '',
  conditions: [],
};

function townRun(count: number): TownRun {
  const town = applyEdits({ ...madeUpTown(count), weather: benchWeather() }, []);
  const parameters = resolveParameters(energyEngine.spec);
  return { input: energyEngine.createInput(town, usualYear, parameters, {}), parameters };
}

/** Measures years of the 5R1C with eight walls and a roof behind their horizons, as a run computes them, one core. */
function* benchBuildings({ input, parameters }: TownRun): Generator<EnergyRate, void, void> {
  const weather = input.weather ?? benchWeather();
  const light = drained(siteLight(input, weather));
  const settings = drained(yearSettings(input, parameters, weather, light, null, 1));
  const { buffers } = settings;
  const heat: BuildingSettings = {
    outdoorC: weather.airC,
    appliancesW: 500,
    isPartlyHeated: true,
    coolC: 26,
    isRefined: false,
    infraredW: null,
  };
  const runAll = (first: number, end: number): void => {
    for (let position = first; position < end; position++) {
      const building = input.buildings[position];
      if (!building) continue;
      runBuilding(building, position, settings, heat, buffers);
      totalsOf(buffers.zone);
    }
  };
  const calibrate = settledCalibration();
  runAll(0, 100);
  for (const count of counts) {
    let seconds = Number.POSITIVE_INFINITY;
    let calibration = Number.POSITIVE_INFINITY;
    let processorSeconds = 0;
    for (let first = 0; first < count; first += batch) {
      if (first % 100 === 0) calibration = Math.min(calibration, calibrate(), calibrate());
      const [start, usage] = [performance.now(), process.cpuUsage()];
      runAll(first, first + batch);
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

/** Measures a run from its start to its result: the Sun and horizons, heat, systems, modules, sums, fields; one core. */
function benchRun({ input, parameters }: TownRun): EnergyRate {
  const calibrate = settledCalibration();
  const calibration = Math.min(...Array.from({ length: 20 }, calibrate));
  const usage = process.cpuUsage();
  drained(energyEngine.run(input, parameters, { seed: 1, frameEveryS: usualYear.durationS }));
  const { user, system } = process.cpuUsage(usage);
  const processorSeconds = (user + system) / 1e6;
  const buildings = input.buildings.length;
  const count = buildings * hours;
  const perSecond = count / processorSeconds;
  return {
    name: `a whole run, ${buildings} buildings`,
    unit: 'building-hours',
    count,
    processorSeconds,
    perSecond,
    ratio: perSecond * calibration,
  };
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
  const calibrate = settledCalibration();
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
  const calibrate = settledCalibration();
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

/** Measures years of buildings, whole runs, and horizons. */
export function* benchEnergy(): Generator<EnergyRate, void, void> {
  const runs = [1000, 10_000].map(townRun);
  const [, large] = runs;
  if (large) yield* benchBuildings(large);
  for (const run of runs) yield benchRun(run);
  yield benchRooms();
  yield benchHorizons();
}
