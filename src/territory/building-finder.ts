import type { Bounds } from '../base/grid.ts';
import type { FeatureTable } from './feature-table.ts';
import { boxOf, containsPoint } from './polygons.ts';
import { partsOfFeature } from './rasterize.ts';

/** Side of the squares in which buildings are looked for, m. */
const squareM = 100;

/** Finds buildings by where they stand. */
export interface BuildingFinder {
  /** The first building whose footprint holds a point; −1: none. */
  at(xM: number, yM: number): number;
  /** Buildings whose middle lies inside some rings, increasing. */
  inside(rings: readonly Float64Array[]): readonly number[];
}

/** Sorts the footprints of a layer into squares, once for many questions. */
export function buildingFinder(buildings: FeatureTable): BuildingFinder {
  const squares = new Map<string, number[]>();
  const keyOf = (x: number, y: number): string => `${Math.floor(x / squareM)} ${Math.floor(y / squareM)}`;
  const eachKey = ([west, south, east, north]: Bounds): string[] => {
    const keys: string[] = [];
    for (let x = Math.floor(west / squareM); x * squareM <= east; x++) {
      for (let y = Math.floor(south / squareM); y * squareM <= north; y++) keys.push(`${x} ${y}`);
    }
    return keys;
  };
  const rings = Array.from({ length: buildings.count }, (_, i) => partsOfFeature(buildings, i));
  const boxes = rings.map(boxOf);
  for (const [i, box] of boxes.entries()) {
    for (const key of eachKey(box)) {
      const held = squares.get(key);
      if (held) held.push(i);
      else squares.set(key, [i]);
    }
  }
  return {
    at: (x, y) => squares.get(keyOf(x, y))?.find((i) => containsPoint(rings[i] ?? [], x, y)) ?? -1,
    inside: (around) => {
      const found = new Set<number>();
      for (const key of eachKey(boxOf(around))) {
        for (const i of squares.get(key) ?? []) {
          const [west, south, east, north] = boxes[i] as Bounds;
          if (containsPoint(around, (west + east) / 2, (south + north) / 2)) found.add(i);
        }
      }
      return [...found].toSorted((a, b) => a - b);
    },
  };
}
