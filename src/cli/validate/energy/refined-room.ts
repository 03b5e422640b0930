import { type ZoneTotals, totalsOf } from '../../../engines/energy/heat/five-resistances.ts';
import { addWindowGain } from '../../../engines/energy/heat/gains.ts';
import {
  type Layer,
  layer,
  masslessChain,
  nodesOf,
} from '../../../engines/energy/heat/refined/construction.ts';
import { gases, glassResistance } from '../../../engines/energy/heat/refined/glazing.ts';
import { lightShares } from '../../../engines/energy/heat/refined/light-shares.ts';
import {
  type Room,
  type RoomElement,
  roomResult,
  type RoomYear,
  runRoom,
} from '../../../engines/energy/heat/refined/room.ts';
import {
  innerConvection,
  outerWPerM2K,
  skyShares,
  solAirYear,
} from '../../../engines/energy/heat/refined/sol-air.ts';
import { pressureAt } from '../../../engines/energy/sun/atmosphere.ts';
import { lightOf, planeYear, type SkyYear } from '../../../engines/energy/sun/sky-year.ts';
import { litShare, openShares, type WindowShade } from '../../../engines/energy/sun/window-shade.ts';
import type { WeatherYear } from '../../../territory/weather.ts';
import { type BestestParameters, hoursOf, scheduleOf } from './bestest-parameters.ts';

/** Materials of the rooms (ASHRAE 140-2020; figures as in the validation records of LBNL’s Buildings library). */
const siding = layer(0.009, 0.14, 530, 900);
const deck = layer(0.019, 0.14, 530, 900);
const plaster = (thicknessM: number): Layer => layer(thicknessM, 0.16, 950, 840);
const fibre = (thicknessM: number): Layer => layer(thicknessM, 0.04, 12, 840);
const foam = (thicknessM: number): Layer => layer(thicknessM, 0.04, 10, 1400);
const underfloor = (thicknessM: number): Layer => layer(thicknessM, 0.04, 0, 0);

interface Constructions {
  readonly wall: readonly Layer[];
  readonly roof: readonly Layer[];
  readonly floor: readonly Layer[];
}

/** Light rooms, heavy ones, and both with more insulation, layers from the outside in. */
function constructionsOf(id: string): Constructions {
  const isInsulated = ['680', '695', '980', '995'].includes(id.replace('FF', ''));
  const roof = [deck, fibre(isInsulated ? 0.4 : 0.1118), plaster(0.01)];
  if (id.startsWith('6'))
    return {
      wall: [siding, isInsulated ? foam(0.25) : fibre(0.066), plaster(0.012)],
      roof,
      floor: [underfloor(1.003), layer(0.025, 0.14, 650, 1200)],
    };
  return {
    wall: [siding, foam(isInsulated ? 0.2452 : 0.0615), layer(0.1, 0.51, 1400, 1000)],
    roof,
    floor: [underfloor(1.007), layer(0.08, 1.13, 1400, 1000)],
  };
}

const pane = { thicknessM: 0.003048, conductivityWPerMK: 1 };
const bare = 0.84;
const lowEmissivity = 0.047;

/** Resistance of the glass: two clear panes, with a coating and argon in 660, one in 670 (the same). */
function glassOf(id: string): number {
  if (id === '670') return glassResistance([pane], []);
  if (id === '660') {
    const gap = { gas: gases.argon, widthM: 0.012, emissivities: [bare, lowEmissivity] as const };
    return glassResistance([{ ...pane, thicknessM: 0.00318 }, pane], [gap]);
  }
  return glassResistance([pane, pane], [{ gas: gases.air, widthM: 0.012, emissivities: [bare, bare] }]);
}

const facing = [0, 90, 180, 270];
/** Walls north, east, south and west, glass and all, m². */
const wallM2 = [21.6, 16.2, 21.6, 16.2];
/** Of glass to light that comes from within: what goes through and what it takes in, by its reflectance of 0.13. */
const glassAbsorptance = 0.87;
/** Shares of internal gains and of the Sun's that warm the air at once: ASHRAE 140-2020; ISO 52016-1, annex B. */
const convective = { internal: 0.4, solar: 0.1 };

/** What a room did in a year. */
export interface RefinedYear extends ZoneTotals {
  readonly leastAirC: number;
  readonly mostAirC: number;
}

/** Runs a case of ASHRAE 140 in the refined mode, from its layers and panes. */
export function runRefined(
  id: string,
  given: BestestParameters,
  weather: WeatherYear,
  sky: SkyYear,
): RefinedYear {
  const result = roomResult(weather.airC.length);
  runRoom(roomOf(id, given, weather, sky), yearOf(id, given, weather, sky), result);
  return {
    ...totalsOf(result),
    leastAirC: result.airC.reduce((least, air) => Math.min(least, air)),
    mostAirC: result.airC.reduce((most, air) => Math.max(most, air)),
  };
}

function roomOf(id: string, given: BestestParameters, weather: WeatherYear, sky: SkyYear): Room {
  const { wall, roof, floor } = constructionsOf(id);
  const chains = { wall: nodesOf(wall), roof: nodesOf(roof), floor: nodesOf(floor) };
  const glassM2 = given.window_area_N_E_S_W;
  const floorM2 = given.floor_area_m2;
  const element = (
    areaM2: number,
    chain: RoomElement['chain'],
    inner: RoomElement['inner'],
    lightW: Float64Array | null,
    [absorptance, skyShare]: readonly [number, number],
  ): RoomElement => {
    return {
      areaM2,
      chain,
      inner,
      outerWPerM2K,
      outerC: solAirYear(weather.airC, lightW, weather.infraredW, { absorptance, skyShare }),
      lightShare: 0,
    };
  };
  const light = (tilt: number, azimuth: number): Float64Array =>
    lightOf(planeYear(sky, { tilt, azimuth }, given.albedo));
  const glass = masslessChain(glassOf(id.replace('FF', '')));
  const dark = given.solar_absorptance;
  const bareElements = [
    element(floorM2, chains.floor, innerConvection.floor, null, [0, skyShares.floor]),
    element(given.roof_area_m2, chains.roof, innerConvection.roof, light(0, 180), [dark, skyShares.roof]),
    ...facing.map((azimuth, k) =>
      element(
        (wallM2[k] as number) - (glassM2[k] as number),
        chains.wall,
        innerConvection.wall,
        light(90, azimuth),
        [dark, skyShares.wall],
      ),
    ),
  ];
  const panes = glassM2
    .filter((areaM2) => areaM2 > 0)
    .map((areaM2) => element(areaM2, glass, innerConvection.wall, null, [0, skyShares.wall]));
  const shares = lightShares(
    [...bareElements, ...panes].map(({ areaM2 }, i) => ({
      areaM2,
      absorptance: i < bareElements.length ? given.solar_absorptance : glassAbsorptance,
      isFloor: i === 0,
    })),
  );
  const airFlow = (perHour: number): number => (perHour * given.air_heat_capacity_J_m3K) / 3600;
  const infiltration = airFlow(given['infiltration_ach_at_1.2kg_m3'] * given.volume_m3);
  const airDensity = pressureAt(weather.altitudeM) / (287.05 * 293.15);
  return {
    elements: [...bareElements, ...panes].map((one, i) => ({ ...one, lightShare: shares[i] as number })),
    airJPerK: given.volume_m3 * airDensity * 1005,
    airWPerK: [infiltration, infiltration + airFlow(given.night_ventilation_m3_h ?? 0)],
    internalConvective: convective.internal,
    solarConvective: convective.solar,
    heatLimitW: Infinity,
    coolLimitW: Infinity,
  };
}

function yearOf(id: string, given: BestestParameters, weather: WeatherYear, sky: SkyYear): RoomYear {
  const isFree = id.endsWith('FF');
  const hours = weather.airC.length;
  const ofDay = (day: ArrayLike<number>): Float64Array =>
    Float64Array.from(weather.airC, (_, i) => day[i % 24] as number);
  const heat = isFree || given.heating === 'off' ? -Infinity : given.heating_setpoint;
  const cool = isFree ? Infinity : given.cooling_setpoint;
  const aired = hoursOf(given.night_ventilation_hours ?? '');
  return {
    outdoorC: weather.airC,
    internalW: new Float64Array(hours).fill(given.internal_gain_W),
    solarW: solarOf(id, given, sky),
    heatC: ofDay(scheduleOf(heat, -Infinity)),
    coolC: ofDay(scheduleOf(cool, Infinity)),
    mode: Uint8Array.from(weather.airC, (_, i) => (aired[i % 24] === true ? 1 : 0)),
  };
}

const radian = Math.PI / 180;

/** Windows of 3 m × 2 m, 0.5 m under the roof's edge (ASHRAE 140-2020). */
const unshaded: WindowShade = { widthM: 3, heightM: 2, overhangM: 0, gapM: 0.5, finM: 0 };

/** An overhang along the south wall in 610 and 910, with fins at the windows east and west in 630 and 930; 1 m deep. */
function shadeOf(id: string): WindowShade {
  if (id === '610' || id === '910') return { ...unshaded, overhangM: 1 };
  if (id === '630' || id === '930') return { ...unshaded, overhangM: 1, finM: 1 };
  return unshaded;
}

/** Light through the glass: the beam by its angle, the rest by the mean of all angles of a hemisphere. */
function solarOf(id: string, given: BestestParameters, sky: SkyYear): Float64Array {
  const gains = new Float64Array(sky.length);
  const polynomial = given.g_poly ?? given.g_angular_polynomial_in_incidence_rad;
  const modifier = (angle: number): number =>
    Math.max(
      polynomial.reduceRight((higher, term) => higher * angle * radian + term, 0),
      0,
    );
  const hemisphere = hemisphereOf(modifier);
  const shade = shadeOf(id);
  const open = openShares(shade);
  for (const [k, azimuth] of facing.entries()) {
    const glassM2 = given.window_area_N_E_S_W[k] as number;
    if (glassM2 === 0) continue;
    const { beam, circumsolar, dome, ground } = planeYear(sky, { tilt: 90, azimuth }, given.albedo, modifier);
    const through = beam.map((direct, hour) => {
      const sun = sky[hour]?.sky;
      const lit = sun ? litShare(shade, sun.elevation, sun.azimuth - azimuth) : 0;
      const diffuse =
        lit * (circumsolar[hour] as number) +
        open.sky * (dome[hour] as number) +
        open.ground * (ground[hour] as number);
      return lit * direct + hemisphere * diffuse;
    });
    addWindowGain(gains, through, glassM2 * given.g_normal * (1 - given.frame_fraction));
  }
  return gains;
}

/** Mean of what passes at each angle, as an even sky lights a plane: ∫ m(θ) sin 2θ dθ. */
function hemisphereOf(modifier: (angle: number) => number): number {
  let [passed, all] = [0, 0];
  for (let angle = 0.5; angle < 90; angle++) {
    const weight = Math.sin(2 * angle * radian);
    passed += weight * modifier(angle);
    all += weight;
  }
  return passed / all;
}
