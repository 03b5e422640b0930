import { sum } from '../../../base/sum.ts';
import { log, pow } from '../../../base/math.ts';
import {
  airWhPerM3K,
  asBuilt,
  bareWalls,
  isOldWall,
  leakage,
  periodOf,
  retrofitted,
  storage,
  thermalBridge,
  ventilation,
  works,
} from './archetypes.ts';
import type { Footprint } from './footprints.ts';
import { groundU, slabU } from './ground.ts';
import { joinedBits, type JoinedAttributes, nothingJoined } from './joined.ts';
import type { EnergyEdit } from './selection.ts';
import { deviation, type EnvelopeSpread, partSpread, scatter } from './spread.ts';
import { type Heater, type HeaterShares, only, type Plant, stockShares } from './systems.ts';
import { assumed, type Description } from './uses.ts';

type Depth = 'keep' | 'regulation' | 'aided';

/** A heated building as the hourly network needs it. Areas in m², U in W/(m² K). */
export interface ThermalBuilding {
  readonly use: 'house' | 'flats' | 'service';
  readonly dwellings: number;
  readonly people: number;
  readonly floorM2: number;
  readonly roofM2: number;
  /** Surface of the lowest floor over half its perimeter, m. */
  readonly groundWidthM: number;
  /** Walls without their windows, and windows, by side of the compass. */
  readonly wallM2: Float64Array;
  readonly windowM2: Float64Array;
  readonly wallU: number;
  readonly roofU: number;
  readonly floorU: number;
  readonly windowU: number;
  /** Bridges over the whole envelope, W/(m² K). */
  readonly bridgeU: number;
  /** Air that has to be warmed, m³/h: let in by ventilation, and by leaks. */
  readonly ventilationM3PerH: number;
  readonly leakM3PerH: number;
  readonly isHeavy: boolean;
  /** Walls of old materials (`isOldWall`). */
  readonly hasOldWalls: boolean;
  /** Share of the light that shutters or blinds let in while they are closed. */
  readonly closedShare: number;
  /** Depth of ledges over the windows to the south, m; 0: none. */
  readonly ledgeM: number;
  readonly heating: HeaterShares;
  readonly plant: Plant;
  /** How far the building may be from this, as far as its parts are not known. */
  readonly spread: EnvelopeSpread;
  /** Bits of `joinedBits`: what of it comes from a diagnosis. */
  readonly joined: number;
}

/** A building without what heats it. */
type Envelope = Omit<ThermalBuilding, 'heating' | 'plant'>;

/** Shares of the buildings from before 1975 whose parts were renovated since; 0.6 of them until 1988, none later. */
export interface RetrofitShares {
  readonly wall: number;
  readonly roof: number;
  readonly floor: number;
  readonly window: number;
}

/** How much parts as built differ between periods: what is not known where the date is not. */
const ofPeriods: RetrofitShares = {
  wall: deviation(asBuilt.map(({ wall }) => wall)),
  roof: deviation(asBuilt.map(({ roof }) => roof)),
  floor: deviation(asBuilt.map(({ floor }) => floor)),
  window: deviation(asBuilt.map(({ window }) => window)),
};

/** Window over floor area: the least of the regulation of 2012 for dwellings, a fifth in services. */
const windowShare = { house: 1 / 6, flats: 1 / 6, service: 0.2 } as const;
/** Most that windows take of a wall. */
const mostGlazed = 0.6;
/** Least share of a building that is heated, whatever its living area. */
const leastHeated = 0.3;
/** Storey height between floors, m, for volumes. */
const roomHeightM = 2.5;
/** Mean outside air of the heating season in the method's leakage, °C (3CL, zone H1). */
const seasonC = 6.6;
const periodOfRegulation = 3;

/**
 * The envelope and systems of a building by its period, its walls' material and what its use is.
 *
 * @param heatedShare Of houses: garages and cellars are left out, with the envelope round them.
 * @param joined What a diagnosis tells of it comes first.
 */
export function thermalBuilding(
  description: Description,
  footprint: Footprint,
  year: number,
  wallMaterial: string,
  retrofit: RetrofitShares,
  heatedShare: number,
  joined: JoinedAttributes = nothingJoined,
): ThermalBuilding {
  const { storeys, dwellings } = description;
  const use = description.use === 'unheated' ? 'service' : description.use;
  // A living area that is known says how much of the building is heated.
  const known = joined.joinedAreaM2 / description.floorM2;
  const warm = known > 0 ? Math.min(1, Math.max(leastHeated, known)) : use === 'house' ? heatedShare : 1;
  const floorM2 = known > 0 ? joined.joinedAreaM2 : warm * description.floorM2;
  const roofM2 = warm * footprint.areaM2;
  const outerM2 = footprint.wallM2.map((area) => warm * area);
  const period = periodOf(year);
  const built = asBuilt[period]!;
  const bare = period < periodOfRegulation ? (bareWalls[wallMaterial[0] ?? ''] ?? built.wall) : built.wall;
  const aged = period < periodOfRegulation ? 1 : period < 5 ? 0.6 : 0;
  const mixed = (share: number, before: number, after: number): number =>
    before + share * aged * (Math.min(before, after) - before);
  const isDated = (description.assumed & assumed.date) === 0;
  const spreadOf = (part: keyof RetrofitShares, before: number, after: number): number =>
    partSpread(retrofit[part] * aged, before, after, isDated ? 0 : ofPeriods[part]);
  const { wallM2, windowM2 } = glazed(outerM2, floorM2 * windowShare[use]);
  const inferred: Envelope = {
    use,
    dwellings,
    people: use === 'service' ? floorM2 / 25 : dwellings * adults(use, floorM2 / dwellings),
    floorM2,
    roofM2,
    groundWidthM: (2 * footprint.areaM2) / Math.max(footprint.perimeterM, 1),
    wallM2,
    windowM2,
    wallU: mixed(retrofit.wall, bare, retrofitted.wall),
    roofU: mixed(retrofit.roof, built.roof, retrofitted.roof),
    floorU: mixed(retrofit.floor, built.floor, retrofitted.floor),
    windowU: mixed(retrofit.window, built.window, retrofitted.window),
    bridgeU: period >= 7 ? thermalBridge.recent : thermalBridge.stock,
    ventilationM3PerH: ventilation.byPeriod[period]! * floorM2,
    leakM3PerH: leakOf(leakage[use === 'house' ? 'house' : 'flats'][period]!, roofM2 + sum(outerM2)),
    isHeavy: use === 'flats' && storeys > 3,
    hasOldWalls: isOldWall(period, wallMaterial),
    closedShare: closed.shutters,
    ledgeM: 0,
    spread: {
      wallU: spreadOf('wall', bare, retrofitted.wall),
      roofU: spreadOf('roof', built.roof, retrofitted.roof),
      floorU: spreadOf('floor', built.floor, retrofitted.floor),
      windowU: spreadOf('window', built.window, retrofitted.window),
      ventilation: scatter.ventilation,
      leaks: scatter.leaks,
    },
    joined: description.joined | (known > 0 ? joinedBits.area : 0),
  };
  const envelope = asDiagnosed(inferred, joined);
  const lossWPerK = heatLossWPerK(envelope);
  return {
    ...envelope,
    heating: joined.heating === null ? stockShares[use] : only(joined.heating),
    plant: { emittersWPerK: lossWPerK, generatorWPerK: lossWPerK, isNew: false, network: -1 },
  };
}

/** A building with what a diagnosis tells of its envelope and air in the place of what was inferred. */
function asDiagnosed(inferred: Envelope, joined: JoinedAttributes): Envelope {
  const { joinedWallU, joinedRoofU, joinedWindowU, joinedAirflow, joinedMeanU } = joined;
  const ground = joined.joinedGroundU;
  const told = (value: number, bit: number): number => (value > 0 ? bit : 0);
  const floorU = joined.joinedFloorU > 0 ? joined.joinedFloorU : slabU(ground, inferred.groundWidthM);
  const parts =
    told(joinedWallU, joinedBits.walls) |
    told(joinedRoofU, joinedBits.roof) |
    told(floorU, joinedBits.floor) |
    told(joinedWindowU, joinedBits.windows);
  const building: Envelope = {
    ...inferred,
    wallU: orElse(joinedWallU, inferred.wallU),
    roofU: orElse(joinedRoofU, inferred.roofU),
    floorU: orElse(floorU, inferred.floorU),
    windowU: orElse(joinedWindowU, inferred.windowU),
    ventilationM3PerH: orElse(joinedAirflow * inferred.floorM2, inferred.ventilationM3PerH),
    spread: {
      ...inferred.spread,
      wallU: joinedWallU > 0 ? 0 : inferred.spread.wallU,
      roofU: joinedRoofU > 0 ? 0 : inferred.spread.roofU,
      floorU: floorU > 0 ? 0 : inferred.spread.floorU,
      windowU: joinedWindowU > 0 ? 0 : inferred.spread.windowU,
      ventilation: joinedAirflow > 0 ? 0 : inferred.spread.ventilation,
    },
    joined:
      inferred.joined |
      parts |
      told(joinedAirflow, joinedBits.ventilation) |
      (joined.heating === null ? 0 : joinedBits.heating),
  };
  return parts === 0 && joinedMeanU > 0 ? withMeanU(building, joinedMeanU) : building;
}

function orElse(value: number, other: number): number {
  return value > 0 ? value : other;
}

/** A mean of the envelope (Ubat) that would change it by more than this is not believed. */
const mostScaled = 4;

/** The envelope scaled as a whole to its mean, bridges counted (Ubat of a DPE: losses over the envelope's surface). */
function withMeanU(building: Envelope, meanU: number): Envelope {
  const { opaque, window } = conduction(building);
  const envelopeM2 = 2 * building.roofM2 + sum(building.wallM2) + sum(building.windowM2);
  const scale = (meanU * envelopeM2) / (opaque + window);
  if (!(scale > 1 / mostScaled && scale < mostScaled)) return building;
  const { floorU, groundWidthM } = building;
  return {
    ...building,
    wallU: scale * building.wallU,
    roofU: scale * building.roofU,
    floorU: slabU(scale * groundU(floorU, groundWidthM), groundWidthM),
    windowU: scale * building.windowU,
    bridgeU: scale * building.bridgeU,
    spread: { ...building.spread, wallU: 0, roofU: 0, floorU: 0, windowU: 0 },
    joined: building.joined | joinedBits.envelope,
  };
}

/** Heat that a building loses for each kelvin to the outside, through its envelope and with its air, W/K. */
export function heatLossWPerK(building: Envelope): number {
  const { opaque, window } = conduction(building);
  return opaque + window + airWhPerM3K * (building.ventilationM3PerH + building.leakM3PerH);
}

/** A building with another generator, sized for the envelope that it has now; its radiators stay. */
export function reheated(building: ThermalBuilding, heater: Heater, network = -1): ThermalBuilding {
  const plant = { ...building.plant, generatorWPerK: heatLossWPerK(building), isNew: true, network };
  return { ...building, heating: only(heater), plant };
}

/**
 * Light left behind what is closed on warm days: shutters and awnings of the stock (choice of the house), and blinds outside
 * (EN ISO 52022-1: outer venetian blinds of middle colour before double glass, some 0.15).
 */
const closed = { shutters: 0.4, blinds: 0.15 } as const;

function shaded(building: ThermalBuilding, edit: Extract<EnergyEdit, { kind: 'shading' }>): ThermalBuilding {
  const { device, depthM } = edit;
  return {
    ...building,
    closedShare: device === 'ledges' ? building.closedShare : Math.min(building.closedShare, closed.blinds),
    ledgeM: device === 'blinds' ? building.ledgeM : Math.max(building.ledgeM, depthM),
  };
}

/** A building after works. */
export function renovated(building: ThermalBuilding, edit: EnergyEdit): ThermalBuilding {
  if (edit.kind === 'solar-roofs') return building;
  if (edit.kind === 'shading') return shaded(building, edit);
  if (edit.kind === 'heating-change') return reheated(building, edit.heating);
  const added = (u: number, depth: Depth, part: 'wallR' | 'roofR' | 'floorR'): number =>
    depth === 'keep' ? u : 1 / (1 / u + works[depth][part]);
  // What a layer leaves of a difference in U: d(1/(1/U + R)) = (U'/U)² dU.
  const left = (u: number, spread: number, depth: Depth, part: 'wallR' | 'roofR' | 'floorR'): number => {
    const share = added(u, depth, part) / u;
    return share * share * spread;
  };
  const { wallU, roofU, floorU, spread } = building;
  const outerM2 = building.roofM2 + sum(building.wallM2) + sum(building.windowM2);
  const insulated: ThermalBuilding = {
    ...building,
    wallU: added(wallU, edit.walls, 'wallR'),
    roofU: added(roofU, edit.roof, 'roofR'),
    floorU: added(floorU, edit.floor, 'floorR'),
    spread: {
      wallU: left(wallU, spread.wallU, edit.walls, 'wallR'),
      roofU: left(roofU, spread.roofU, edit.roof, 'roofR'),
      floorU: left(floorU, spread.floorU, edit.floor, 'floorR'),
      windowU: edit.windows === 'keep' ? spread.windowU : 0,
      ventilation: edit.ventilation === 'keep' ? spread.ventilation : 0,
      leaks: edit.air === 'keep' ? spread.leaks : 0,
    },
    windowU:
      edit.windows === 'keep' ? building.windowU : Math.min(building.windowU, works[edit.windows].windowU),
    leakM3PerH:
      edit.air === 'keep'
        ? building.leakM3PerH
        : Math.min(building.leakM3PerH, leakOf(leakage.tight, outerM2)),
    ventilationM3PerH:
      edit.ventilation === 'keep'
        ? building.ventilationM3PerH
        : Math.min(building.ventilationM3PerH, ventilation[edit.ventilation] * building.floorM2),
  };
  return edit.heating === 'keep' ? insulated : reheated(insulated, edit.heating);
}

/**
 * Adults of a dwelling as the method counts them (order of 31 March 2021, annex 1, 11.1), by its living area.
 */
export function adults(use: 'house' | 'flats', livingM2: number): number {
  const most =
    use === 'house'
      ? livingM2 < 30
        ? 1
        : livingM2 < 70
          ? 1.75 - 0.01875 * (70 - livingM2)
          : 0.025 * livingM2
      : livingM2 < 10
        ? 1
        : livingM2 < 50
          ? 1.75 - 0.01875 * (50 - livingM2)
          : 0.035 * livingM2;
  return most < 1.75 ? most : 1.75 + 0.3 * (most - 1.75);
}

/**
 * Leaks in the heating season, m³/h (order of 31 March 2021, annex 1, 4): 0.0146 Q4 (0.7 |19 − θe|)^0.667.
 *
 * @param q4 At 4 Pa, m³/(h m²). @param outerM2 Envelope but the lowest floor.
 */
export function leakOf(q4: number, outerM2: number): number {
  return 0.0146 * q4 * outerM2 * pow(0.7 * (19 - seasonC), 0.667);
}

/** Windows shared over the walls in the open, by their areas. */
function glazed(walls: Float64Array, wantedM2: number): { wallM2: Float64Array; windowM2: Float64Array } {
  const all = sum(walls);
  const share = all > 0 ? Math.min(mostGlazed, wantedM2 / all) : 0;
  return { windowM2: walls.map((area) => area * share), wallM2: walls.map((area) => area * (1 - share)) };
}

/** Conduction through everything that lets no light through, and through windows, W/K. */
export function conduction(building: Envelope): { readonly opaque: number; readonly window: number } {
  const { roofM2, wallU, roofU, floorU, windowU, bridgeU } = building;
  const [walls, windows] = [sum(building.wallM2), sum(building.windowM2)];
  const bridges = bridgeU * (2 * roofM2 + walls + windows);
  const ground = groundU(floorU, building.groundWidthM);
  return { opaque: walls * wallU + roofM2 * (roofU + ground) + bridges, window: windows * windowU };
}

/** Heat capacity and surface of what stores it, per floor area. */
export function storageOf({ isHeavy }: ThermalBuilding): (typeof storage)['medium' | 'heavy'] {
  return isHeavy ? storage.heavy : storage.medium;
}

/**
 * How much of the difference to the outside people keep up: they heat some rooms less, and less where it costs more.
 * Fitted to TABULA's French archetypes, F = 0.96 − 0.066 ln h (0.85 at 4.73 W/(m² K), 0.92 at 1.84, 1.01 at 0.41; to
 * 0.01), h being conduction over floor area. Never over 1.
 */
export function partialHeating(building: ThermalBuilding): number {
  const { opaque, window } = conduction(building);
  const perFloor = (opaque + window) / building.floorM2;
  return Math.min(1, Math.max(0.7, 0.96 - 0.066 * log(Math.max(perFloor, 1e-3))));
}

/** Air of a whole building, m³, to turn flows into changes. */
export function volumeM3(building: ThermalBuilding): number {
  return building.floorM2 * roomHeightM;
}
