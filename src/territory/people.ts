import { assert } from '../base/errors.ts';
import type { FeatureTable } from './feature-table.ts';
import { flatXY, partsOfFeature } from './rasterize.ts';
import { boxOf, containsPoint, middleOf } from './polygons.ts';
import { signedArea } from './ring.ts';
import { numberAt, textAt } from './table-ops.ts';

/** Uses of buildings in which BD TOPO lets people live; a missing use counts as unknown. */
const livedIn = new Set(['', 'Résidentiel', 'Indifférencié']);
/** Height of a storey when a building gives its height and not its storeys, m. */
const storeyHeightM = 3;

/**
 * Inhabitants of each building: those of a population square go to the buildings whose middle lies in it, in
 * proportion to their dwellings; where none gives a dwelling, to the floor area of residential and unspecified
 * buildings; where there is no such building, of all of them. Squares without buildings are left out.
 *
 * @returns One number per building.
 */
export function inhabitantsByBuilding(
  buildings: FeatureTable,
  population: FeatureTable,
): Float64Array<ArrayBuffer> {
  const inhabitants = new Float64Array(buildings.count);
  const counts = population.columns['inhabitants'];
  if (counts?.type !== 'number' || population.geometry !== 'polygon') return inhabitants;
  const middles = flatXY(Array.from(buildings.ids, (_, i) => middleOf(buildings, i)));
  const byEasting = Uint32Array.from({ length: buildings.count }, (_, i) => i).toSorted(
    (a, b) => (middles[2 * a] as number) - (middles[2 * b] as number) || a - b,
  );
  for (let square = 0; square < population.count; square++) {
    const people = counts.values[square] as number;
    if (!(people > 0)) continue;
    const inside = buildingsInside(partsOfFeature(population, square), middles, byEasting);
    const shares = sharesOf(buildings, inside);
    const whole = shares.reduce((sum, share) => sum + share, 0);
    if (!(whole > 0)) continue;
    for (const [k, building] of inside.entries())
      inhabitants[building] = (inhabitants[building] as number) + (people * (shares[k] as number)) / whole;
  }
  return inhabitants;
}

function buildingsInside(
  rings: readonly Float64Array[],
  middles: Float64Array,
  byEasting: Uint32Array,
): number[] {
  const [west, south, east, north] = boxOf(rings);
  const inside: number[] = [];
  for (let k = firstAtOrEast(middles, byEasting, west); k < byEasting.length; k++) {
    const building = byEasting[k] as number;
    const x = middles[2 * building] as number;
    const y = middles[2 * building + 1] as number;
    if (x > east) break;
    if (y >= south && y <= north && containsPoint(rings, x, y)) inside.push(building);
  }
  return inside;
}

function firstAtOrEast(middles: Float64Array, byEasting: Uint32Array, westM: number): number {
  let low = 0;
  let high = byEasting.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((middles[2 * (byEasting[middle] as number)] as number) < westM) low = middle + 1;
    else high = middle;
  }
  return low;
}

function sharesOf(buildings: FeatureTable, inside: readonly number[]): number[] {
  const dwellings = inside.map((building) => Math.max(0, numberAt(buildings, 'dwellings', building) || 0));
  if (dwellings.some((count) => count > 0)) return dwellings;
  const floors = inside.map((building) => floorAreaM2(buildings, building));
  const lived = inside.map((building, k) =>
    livedIn.has(textAt(buildings, 'use', building)) ? (floors[k] as number) : 0,
  );
  return lived.some((area) => area > 0) ? lived : floors;
}

/** Footprint times storeys; storeys from the height where they are not given, at least one. */
function floorAreaM2(buildings: FeatureTable, building: number): number {
  const storeys = numberAt(buildings, 'storeys', building);
  const heightM = numberAt(buildings, 'heightM', building);
  const known = storeys > 0 ? storeys : Math.floor(heightM / storeyHeightM);
  const footprint = partsOfFeature(buildings, building).reduce((sum, ring) => sum + signedArea(ring), 0);
  assert(!Number.isNaN(footprint), 'footprints have finite vertices');
  return Math.max(0, footprint) * Math.max(1, known || 1);
}
