import { sum } from '../../../base/sum.ts';
import { log, pow } from '../../../base/math.ts';
import {
  asBuilt,
  bareWalls,
  leakage,
  periodOf,
  retrofitted,
  storage,
  thermalBridge,
  ventilation,
  works,
} from './archetypes.ts';
import type { Footprint } from './footprints.ts';
import type { EnergyEdit } from './selection.ts';
import { type HeaterShares, only, stockShares } from './systems.ts';
import type { Description } from './uses.ts';

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
  readonly heating: HeaterShares;
}

/** Shares of the buildings from before 1975 whose parts were renovated since; 0.6 of them until 1988, none later. */
export interface RetrofitShares {
  readonly wall: number;
  readonly roof: number;
  readonly floor: number;
  readonly window: number;
}

/** Window over floor area: the least of the regulation of 2012 for dwellings, a fifth in services. */
const windowShare = { house: 1 / 6, flats: 1 / 6, service: 0.2 } as const;
/** Most that windows take of a wall. */
const mostGlazed = 0.6;
/** Storey height between floors, m, for volumes. */
const roomHeightM = 2.5;
/** Mean outside air of the heating season in the method's leakage, °C (3CL, zone H1). */
const seasonC = 6.6;
const periodOfRegulation = 3;

/**
 * The envelope and systems of a building by its period, its walls' material and what its use is.
 *
 * @param heatedShare Of houses: garages and cellars are left out, with the envelope round them.
 */
export function thermalBuilding(
  description: Description,
  footprint: Footprint,
  year: number,
  wallMaterial: string,
  retrofit: RetrofitShares,
  heatedShare: number,
): ThermalBuilding {
  const { storeys, dwellings } = description;
  const use = description.use === 'unheated' ? 'service' : description.use;
  const warm = use === 'house' ? heatedShare : 1;
  const floorM2 = warm * description.floorM2;
  const roofM2 = warm * footprint.areaM2;
  const outerM2 = footprint.wallM2.map((area) => warm * area);
  const period = periodOf(year);
  const built = asBuilt[period]!;
  const bare = period < periodOfRegulation ? (bareWalls[wallMaterial[0] ?? ''] ?? built.wall) : built.wall;
  const known = period < periodOfRegulation ? 1 : period < 5 ? 0.6 : 0;
  const mixed = (share: number, before: number, after: number): number =>
    before + share * known * (Math.min(before, after) - before);
  const { wallM2, windowM2 } = glazed(outerM2, floorM2 * windowShare[use]);
  return {
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
    heating: stockShares[use],
  };
}

/** A building after works. */
export function renovated(building: ThermalBuilding, edit: EnergyEdit): ThermalBuilding {
  if (edit.kind === 'solar-roofs') return building;
  const heating = edit.heating === 'keep' ? building.heating : only(edit.heating);
  if (edit.kind === 'heating-change') return { ...building, heating };
  const added = (u: number, depth: Depth, part: 'wallR' | 'roofR' | 'floorR'): number =>
    depth === 'keep' ? u : 1 / (1 / u + works[depth][part]);
  const outerM2 = building.roofM2 + sum(building.wallM2) + sum(building.windowM2);
  return {
    ...building,
    heating,
    wallU: added(building.wallU, edit.walls, 'wallR'),
    roofU: added(building.roofU, edit.roof, 'roofR'),
    floorU: added(building.floorU, edit.floor, 'floorR'),
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
function leakOf(q4: number, outerM2: number): number {
  return 0.0146 * q4 * outerM2 * pow(0.7 * (19 - seasonC), 0.667);
}

/** Windows shared over the walls in the open, by their areas. */
function glazed(walls: Float64Array, wantedM2: number): { wallM2: Float64Array; windowM2: Float64Array } {
  const all = sum(walls);
  const share = all > 0 ? Math.min(mostGlazed, wantedM2 / all) : 0;
  return { windowM2: walls.map((area) => area * share), wallM2: walls.map((area) => area * (1 - share)) };
}

/** Conduction through everything that lets no light through, and through windows, W/K. */
export function conduction(building: ThermalBuilding): { readonly opaque: number; readonly window: number } {
  const { roofM2, wallU, roofU, floorU, windowU, bridgeU } = building;
  const [walls, windows] = [sum(building.wallM2), sum(building.windowM2)];
  const bridges = bridgeU * (2 * roofM2 + walls + windows);
  const ground = groundU(floorU, building.groundWidthM);
  return { opaque: walls * wallU + roofM2 * (roofU + ground) + bridges, window: windows * windowU };
}

/** Of clay and silt, W/(m K), and the thickness of walls round a floor, m. */
const soil = { conductivity: 1.5, wallM: 0.3 };

/**
 * Heat through a floor and the ground under it, W/(m² K) (ISO 13370:2017, 7.1, slab on the ground).
 *
 * @param slabU Of the floor itself. @param widthM Surface over half the perimeter.
 */
export function groundU(slabU: number, widthM: number): number {
  const { conductivity, wallM } = soil;
  const thicknessM = wallM + conductivity / slabU;
  if (thicknessM >= widthM) return conductivity / (0.457 * widthM + thicknessM);
  const wide = Math.PI * widthM;
  return ((2 * conductivity) / (wide + thicknessM)) * log(wide / thicknessM + 1);
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
