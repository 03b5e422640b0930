import { sum } from '../../../base/sum.ts';
import { type Layer, layer } from '../heat/refined/construction.ts';
import { groundU } from './ground.ts';
import type { ThermalBuilding } from './thermal.ts';

/** Layers of a building's envelope from the outside in, and what its inside stores. */
export interface Constructions {
  readonly wall: readonly Layer[];
  readonly roof: readonly Layer[];
  readonly floor: readonly Layer[];
  /** Partitions and floors between storeys up to their middle, from the middle to the surface. */
  readonly inside: readonly Layer[];
  readonly insideM2: number;
  readonly windowResistance: number;
}

/** Resistances of surfaces, m² K/W (ISO 6946:2017, table 7), which the refined mode works out by itself. */
const outer = 0.04;
const inner = { wall: 0.13, roof: 0.1, floor: 0.17 };
/** Nothing resists less: a sheet of metal. */
const least = 0.005;

/** A layer that only resists; none where nothing is left to resist. */
const resisting = (resistance: number): readonly Layer[] =>
  resistance > 0 ? [layer(0.1, 0.1 / resistance, 0, 0)] : [];
const resistanceOf = ({ thicknessM, conductivityWPerMK }: Layer): number => thicknessM / conductivityWPerMK;

/** Usual figures of building materials (ISO 10456:2007, table 3): gypsum board, masonry, concrete, clay. */
const board = layer(0.013, 0.25, 900, 1000);
const masonryM = 0.2;
const masonry = (conductivity: number): Layer => layer(masonryM, conductivity, 1600, 1000);
const usualMasonry = 1;
const slab = layer(0.12, 1.65, 2300, 1000);
const clay = (thicknessM: number): Layer => layer(thicknessM, 1.5, 1500, 2000);
/** Ground that takes part in the year's waves (ISO 52016-1:2017, 6.5.8.2: half a metre). */
const soilM = 0.5;
/** Of partitions: hollow brick with plaster, J/(m³ K) and W/(m K). */
const partition = { heatJPerM3K: 1.2e6, conductivity: 0.4 };

/**
 * Layers whose resistance is that of the building's U and whose heat is that of its class. Walls are masonry, insulated on
 * the inside as most of the French stock; bare ones have masonry that conducts as their U says. What the class of the
 * network stores and the envelope does not, down to 10 cm or to its insulation (ISO 13790:2008, 12.3.1.2), is inside.
 *
 * @param capacityJPerM2K Heat of the class per floor area. @param surfacesPerFloor All inner surfaces per floor area.
 */
export function constructionsOf(
  building: ThermalBuilding,
  capacityJPerM2K: number,
  surfacesPerFloor: number,
): Constructions {
  const { floorM2, roofM2, wallU, roofU, floorU, windowU, isHeavy } = building;
  const [walls, windows] = [sum(building.wallM2), sum(building.windowM2)];
  const wall = wallLayers(1 / wallU - outer - inner.wall);
  const roof = roofLayers(1 / roofU - outer - inner.roof, isHeavy);
  const floor = floorLayers(
    1 / floorU - outer - inner.floor,
    1 / groundU(floorU, building.groundWidthM) - outer - inner.floor,
  );
  const ofEnvelope = walls * heatWithin(wall) + roofM2 * (heatWithin(roof) + heatWithin(floor));
  const insideM2 = Math.max(surfacesPerFloor * floorM2 - walls - windows - 2 * roofM2, 0.5 * floorM2);
  const leftJPerM2K = Math.max(capacityJPerM2K * floorM2 - ofEnvelope, 0) / insideM2;
  const depthM = Math.max(leftJPerM2K / partition.heatJPerM3K, 0.01);
  return {
    wall,
    roof,
    floor,
    inside: [layer(depthM, partition.conductivity, partition.heatJPerM3K / 1000, 1000)],
    insideM2,
    windowResistance: Math.max(1 / windowU - outer - inner.wall, least),
  };
}

function wallLayers(resistance: number): readonly Layer[] {
  const left = Math.max(resistance, 2 * least) - resistanceOf(board);
  if (left <= least) return [masonry(masonryM / Math.max(resistance, 2 * least))];
  const insulation = left - masonryM / usualMasonry;
  if (insulation <= 0) return [masonry(masonryM / left), board];
  return [masonry(usualMasonry), ...resisting(insulation), board];
}

/** An attic or a deck: what resists, over a ceiling; concrete in tall buildings. */
function roofLayers(resistance: number, isHeavy: boolean): readonly Layer[] {
  const ceiling = isHeavy ? slab : board;
  return [...resisting(Math.max(resistance - resistanceOf(ceiling), least)), ceiling];
}

/** A slab over its insulation, and ground under it; the rest of the ground only resists. */
function floorLayers(ofSlab: number, withGround: number): readonly Layer[] {
  const insulation = Math.max(ofSlab - resistanceOf(slab), 0);
  const ofGround = Math.max(withGround - resistanceOf(slab) - insulation, least);
  const soil = clay(Math.min(soilM, ofGround * 1.5));
  return [...resisting(ofGround - resistanceOf(soil)), soil, ...resisting(insulation), slab];
}

const countedM = 0.1;

/** Heat of the inner 10 cm, or up to what insulates, J/(m² K). */
function heatWithin(layers: readonly Layer[]): number {
  let [heat, depth] = [0, 0];
  for (const { thicknessM, densityKgPerM3, heatJPerKgK } of layers.toReversed()) {
    if (densityKgPerM3 === 0 || depth >= countedM) break;
    const counted = Math.min(thicknessM, countedM - depth);
    heat += counted * densityKgPerM3 * heatJPerKgK;
    depth += counted;
  }
  return heat;
}
