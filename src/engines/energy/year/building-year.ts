import { sum } from '../../../base/sum.ts';
import type { RoomResult } from '../heat/refined/room.ts';
import { runZone, type Zone, type ZoneResult, zoneResult } from '../heat/five-resistances.ts';
import { insideAreaRatio, usualAirToSurface } from '../heat/five-resistances.ts';
import { airWhPerM3K } from '../buildings/archetypes.ts';
import { openSkyShare } from '../sun/horizon.ts';
import type { PlaneView } from '../sun/shaded-gains.ts';
import {
  conduction,
  partialHeating,
  storageOf,
  type ThermalBuilding,
  volumeM3,
} from '../buildings/thermal.ts';
import type { LitPlane } from '../sun/shaded-gains.ts';
import { facePlanes, flatFace, sectors } from './planes.ts';
import { type OuterLight, refinedRoom, runRefined } from './refined-building.ts';
import type { Schedule, Schedules } from './schedules.ts';
import { type LedgeLight, ledgeLight } from './ledges.ts';
import type { SiteLight } from './site-light.ts';

/** Air changes of a dwelling whose windows are open at night, 1/h. */
const airingPerH = 2;
/** Share of a window that is glass; what the glass lets through, single and double; curtains and dirt. */
const glassShare = 0.7;
const transmittance = { single: 0.82, double: 0.63 };
const curtains = 0.85;
/** Walls and roofs: resistance of the outer surface, m² K/W; share of the light taken in; what they lose to the sky, W/m². */
const outerResistance = 0.04;
const absorptance = 0.6;
const skyLossW = { wall: 0.5 * 4.5 * 11, roof: 4.5 * 11 };
/** Heat of a person, and of appliances and lighting by floor area over their electricity, W. */
const personW = 90;
const applianceHeatShare = 0.85;
/** Hours present in a week over all hours (order of 31 March 2021, annex 1, 6.1). */
const presence = 132 / 168;
/** Sealed from the mean outside of the season, °C, in TABULA's partial heating. */
const seasonC = 7.1;

/** One building's year, in buffers that the next one takes over. */
export interface BuildingYear {
  readonly zone: ZoneResult;
  readonly internalW: Float64Array;
  readonly solarW: Float64Array;
  readonly heatC: Float64Array;
  readonly coolC: Float64Array;
  /** Used by the refined mode alone; powers and temperatures are those of `zone`. */
  readonly room: RoomResult;
  readonly outerLight: OuterLight;
}

export function buildingBuffers(hours: number): BuildingYear {
  const zone = zoneResult(hours);
  return {
    zone,
    room: { ...zone, lossW: new Float64Array(hours), storedW: new Float64Array(hours) },
    outerLight: { wallW: new Float64Array(hours), roofW: new Float64Array(hours) },
    internalW: new Float64Array(hours),
    solarW: new Float64Array(hours),
    heatC: new Float64Array(hours),
    coolC: new Float64Array(hours),
  };
}

export interface BuildingSettings {
  readonly outdoorC: Float64Array;
  /** Electricity of appliances, W by hour, of this building. */
  readonly appliancesW: number;
  readonly isPartlyHeated: boolean;
  /** Infinity: nothing is cooled. */
  readonly coolC: number;
  readonly isRefined: boolean;
  readonly infraredW: Float64Array | null;
}

/** What a building's heat balance is checked by: its zone, or the largest fault that the refined mode found. */
export type HeatRun = Zone | number;

/** Hourly heat of one building, by the network or the refined mode; the year is in the buffers. */
export function runBuilding(
  building: ThermalBuilding,
  position: number,
  light: SiteLight,
  plans: Schedules,
  settings: BuildingSettings,
  buffers: BuildingYear,
): HeatRun {
  const plan = building.use === 'service' ? plans.service : plans.dwelling;
  const kept = settings.isPartlyHeated && building.use !== 'service' ? partialHeating(building) : 1;
  for (let hour = 0; hour < buffers.heatC.length; hour++) {
    const wanted = plan.heatC[hour]!;
    buffers.heatC[hour] = wanted - (1 - kept) * Math.max(wanted - seasonC, 0);
  }
  buffers.coolC.fill(settings.coolC);
  writeGains(building, plan, settings, buffers);
  const { outdoorC } = settings;
  const { internalW, solarW, heatC, coolC } = buffers;
  const year = { outdoorC, internalW, solarW, heatC, coolC, mode: plans.airing };
  if (settings.isRefined) {
    writeRefinedSun(building, position, light, plans, buffers);
    const room = refinedRoom(building, outdoorC, settings.infraredW, buffers.outerLight, airOf(building));
    return runRefined(room, year, buffers.room);
  }
  const zone = zoneOf(building);
  writeSun(building, position, light, plans, solarW);
  runZone(zone, year, buffers.zone);
  return zone;
}

/** Heat that air takes out, W/K: windows shut, and open at night. */
function airOf(building: ThermalBuilding): readonly number[] {
  const air = airWhPerM3K * (building.ventilationM3PerH + building.leakM3PerH);
  return [air, air + airWhPerM3K * airingPerH * volumeM3(building)];
}

export function zoneOf(building: ThermalBuilding): Zone {
  const { opaque, window } = conduction(building);
  const { capacityJPerM2K, massAreaRatio } = storageOf(building);
  const { floorM2 } = building;
  // More leaves through the envelope than surfaces can give to the mass only in sheds of glass: then all of it.
  const most = 0.95 * 9.1 * massAreaRatio * floorM2;
  return {
    opaqueWPerK: Math.min(opaque, most),
    windowWPerK: window,
    airWPerK: airOf(building),
    capacityJPerK: capacityJPerM2K * floorM2,
    massAreaM2: massAreaRatio * floorM2,
    surfaceAreaM2: insideAreaRatio * floorM2,
    airToSurface: usualAirToSurface,
  };
}

function writeGains(
  { people }: ThermalBuilding,
  plan: Schedule,
  { appliancesW }: BuildingSettings,
  { internalW }: BuildingYear,
): void {
  const ofPeople = personW * presence * people;
  const ofAppliances = applianceHeatShare * appliancesW;
  for (let hour = 0; hour < internalW.length; hour++) {
    internalW[hour] = ofPeople * plan.people[hour]! + ofAppliances * plan.appliances[hour]!;
  }
}

/** Part of the light on a window that comes in. */
export function glassOf({ windowU }: ThermalBuilding): number {
  return glassShare * (windowU > 4 ? transmittance.single : transmittance.double) * curtains;
}

/** Light through windows, behind shutters in warm weather, and on walls and the roof, less what these lose to the sky. */
function writeSun(
  building: ThermalBuilding,
  position: number,
  light: SiteLight,
  { closed }: Schedules,
  solarW: Float64Array,
): void {
  const { wallU, roofU, wallM2, roofM2 } = building;
  const walls = sum(wallM2);
  const toSky = outerResistance * (wallU * walls * skyLossW.wall + roofU * roofM2 * skyLossW.roof);
  solarW.fill(-toSky);
  for (const { face, glassM2, view, ledge } of litFaces(building, position, light)) {
    const isRoof = face === flatFace;
    const opaqueM2 = outerResistance * absorptance * (isRoof ? roofU * roofM2 : wallU * wallM2[face]!);
    if (opaqueM2 + glassM2 <= 0) continue;
    const windows = { glassM2, closed, closedShare: building.closedShare, ledge: ledge() };
    addLight(solarW, light, light.faces[face]!, view(), opaqueM2, windows);
  }
}

/** Light through windows into the room; on walls in their mean, and on the roof, outside. */
function writeRefinedSun(
  building: ThermalBuilding,
  position: number,
  light: SiteLight,
  { closed }: Schedules,
  { solarW, outerLight: { wallW, roofW } }: BuildingYear,
): void {
  const { wallM2 } = building;
  const walls = sum(wallM2);
  for (const values of [solarW, wallW, roofW]) values.fill(0);
  const none = { glassM2: 0, closed, closedShare: building.closedShare, ledge: null };
  for (const { face, glassM2, view, ledge } of litFaces(building, position, light)) {
    const share = face === flatFace ? 1 : walls > 0 ? wallM2[face]! / walls : 0;
    if (share + glassM2 === 0) continue;
    const [own, plane] = [view(), light.faces[face]!];
    if (glassM2 > 0) addLight(solarW, light, plane, own, 0, { ...none, glassM2, ledge: ledge() });
    addLight(face === flatFace ? roofW : wallW, light, plane, own, share, none);
  }
}

interface LitFace {
  readonly face: number;
  /** Of glass, as far as light goes. */
  readonly glassM2: number;
  readonly view: () => PlaneView;
  /** What ledges leave its windows; null: there are none. */
  readonly ledge: () => LedgeLight | null;
}

/** The walls by side and the roof, with what stands before them. */
function litFaces(building: ThermalBuilding, position: number, light: SiteLight): readonly LitFace[] {
  const { windowM2, ledgeM } = building;
  const glass = glassOf(building);
  const faceHorizon = light.faceHorizon.subarray(position * sectors, (position + 1) * sectors);
  const roofHorizon = light.roofHorizon.subarray(position * sectors, (position + 1) * sectors);
  return facePlanes.map((plane, face) => {
    const isRoof = face === flatFace;
    const horizon = isRoof ? roofHorizon : faceHorizon;
    return {
      face,
      glassM2: isRoof ? 0 : glass * windowM2[face]!,
      view: () => ({ horizon, skyShare: openSkyShare(horizon, plane) }),
      ledge: () => (isRoof ? null : ledgeLight(light, ledgeM, face)),
    };
  });
}

/** Windows of one side: glass × what it lets through, m², and what shades it. */
interface Windows {
  readonly glassM2: number;
  readonly closed: Uint8Array;
  readonly closedShare: number;
  readonly ledge: LedgeLight | null;
}

function addLight(
  target: Float64Array,
  { lit }: SiteLight,
  { direct, dome, ground }: LitPlane,
  { horizon, skyShare }: PlaneView,
  opaqueM2: number,
  { glassM2, closed, closedShare, ledge }: Windows,
): void {
  const { hour, sector, height } = lit;
  for (let k = 0; k < hour.length; k++) {
    const beam = height[k]! > horizon[sector[k]!]! ? direct[k]! : 0;
    const at = hour[k]!;
    const glass = closed[at] === 1 ? glassM2 * closedShare : glassM2;
    const sky = skyShare * dome[k]!;
    target[at]! += (glass + opaqueM2) * (beam + sky + ground[k]!);
    // What a ledge keeps from the glass.
    if (ledge !== null) target[at]! -= glass * ((1 - ledge.beam[k]!) * beam + (1 - ledge.sky) * sky);
  }
}

/** Largest part of any hour's heat that is neither left nor stored, over all the heat that moves in it. */
export function heatFault(
  zone: HeatRun,
  outdoorC: Float64Array,
  plans: Schedules,
  year: BuildingYear,
): number {
  if (typeof zone === 'number') return zone;
  const { powerW, airC, operativeC, massC } = year.zone;
  const { windowWPerK, opaqueWPerK, capacityJPerK } = zone;
  const outer = opaqueWPerK === 0 ? 0 : 1 / (1 / opaqueWPerK - 1 / (9.1 * zone.massAreaM2));
  // The standard lets a part of the radiant gains out by the windows at once.
  const kept = 1 - windowWPerK / (9.1 * zone.surfaceAreaM2);
  let largest = 0;
  for (let hour = 1; hour < powerW.length; hour++) {
    const outdoor = outdoorC[hour]!;
    const air = zone.airWPerK[plans.airing[hour]!]!;
    const surface = (operativeC[hour]! - 0.3 * airC[hour]!) / 0.7;
    const mean = (massC[hour]! + massC[hour - 1]!) / 2;
    const half = 0.5 * year.internalW[hour]!;
    const given = powerW[hour]! + half + kept * (half + year.solarW[hour]!);
    const left = air * (airC[hour]! - outdoor) + windowWPerK * (surface - outdoor) + outer * (mean - outdoor);
    const stored = (capacityJPerK * (massC[hour]! - massC[hour - 1]!)) / 3600;
    const size = Math.abs(given) + Math.abs(left) + Math.abs(stored);
    if (size > 0) largest = Math.max(largest, Math.abs(given - left - stored) / size);
  }
  return largest;
}
