import type { RoomResult } from '../heat/refined/room.ts';
import { runZone, type Zone, type ZoneResult, zoneResult } from '../heat/five-resistances.ts';
import { insideAreaRatio, usualAirToSurface } from '../heat/five-resistances.ts';
import { airWhPerM3K } from '../buildings/archetypes.ts';
import {
  conduction,
  partialHeating,
  storageOf,
  type ThermalBuilding,
  volumeM3,
} from '../buildings/thermal.ts';
import { type FaceBuffers, faceBuffers, type Sun, writeRefinedSun, writeSun } from './building-sun.ts';
import { type OuterLight, refinedRoom, runRefined } from './refined-building.ts';
import type { Schedule } from './schedules.ts';

/** Air changes of a dwelling whose windows are open at night, 1/h. */
const airingPerH = 2;
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
  readonly faces: FaceBuffers;
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
    faces: faceBuffers(),
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
  sun: Sun,
  settings: BuildingSettings,
  buffers: BuildingYear,
): HeatRun {
  const { plans } = sun;
  const plan = building.use === 'service' ? plans.service : plans.dwelling;
  const kept = settings.isPartlyHeated && building.use !== 'service' ? partialHeating(building) : 1;
  writeWishes(plan, kept, personW * presence * building.people, settings.appliancesW, buffers);
  buffers.coolC.fill(settings.coolC);
  const { outdoorC } = settings;
  const { internalW, solarW, heatC, coolC } = buffers;
  const year = { outdoorC, internalW, solarW, heatC, coolC, mode: plans.airing };
  if (settings.isRefined) {
    writeRefinedSun(building, position, sun, solarW, buffers.outerLight, buffers.faces);
    const room = refinedRoom(building, outdoorC, settings.infraredW, buffers.outerLight, airOf(building));
    return runRefined(room, year, buffers.room);
  }
  const zone = zoneOf(building);
  writeSun(building, position, sun, solarW, buffers.faces);
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

/**
 * Temperatures that are wanted, and heat of those who want them.
 *
 * @param kept Share that is heated of what is wanted over the mean outside of the season.
 * @param peopleW Heat of people, and electricity of appliances, in the mean.
 */
function writeWishes(
  { heatC: wantedC, people, appliances }: Schedule,
  kept: number,
  peopleW: number,
  appliancesW: number,
  { heatC, internalW }: BuildingYear,
): void {
  const ofAppliances = applianceHeatShare * appliancesW;
  for (let hour = 0; hour < heatC.length; hour++) {
    const wanted = wantedC[hour]!;
    const over = wanted - seasonC;
    heatC[hour] = over > 0 ? seasonC + kept * over : wanted;
    internalW[hour] = peopleW * people[hour]! + ofAppliances * appliances[hour]!;
  }
}
