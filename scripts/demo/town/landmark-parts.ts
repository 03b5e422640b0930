import type { Spot } from '../curves.ts';
import { type Building, building, type Footprint, rectangle, roofs, walls } from './buildings.ts';
import { box, type Convex, type Frame, frameToward } from './shapes.ts';

/** A place that matters, in BD TOPO's words: a zone of activity or interest. */
export interface Place {
  readonly name: string;
  readonly category: string;
  readonly nature: string;
  readonly detail: string;
  readonly ring: readonly Spot[];
  readonly importance: string;
}

/** Something built by itself: its buildings, its grounds, the ground that stays open, and what it is. */
export interface Landmark {
  readonly buildings: readonly Building[];
  readonly grounds: Convex;
  readonly cover: 'mineral' | 'grass' | 'sealed' | 'pitch' | 'water' | 'bare';
  readonly place?: Omit<Place, 'ring'>;
}

const east: Spot = [1, 0];

export function frame([x, y]: Spot, toward: Spot = east): Frame {
  return frameToward([x, y], toward);
}

/** A block around the origin of a frame, moved along and across it. */
export function block(at: Frame, s: number, t: number, long: number, deep: number): Footprint {
  return rectangle(at, s - long / 2, s + long / 2, t - deep / 2, t + deep / 2);
}

export function grounds(at: Frame, long: number, deep: number): Convex {
  return box(at, -long / 2, long / 2, -deep / 2, deep / 2);
}

export const other = 'Indifférencié';

/** Town hall, school, hospital: stone and slate once, concrete since. */
export function publicBuilding(
  at: Frame,
  [s, t, long, deep]: readonly [number, number, number, number],
  eavesM: number,
  year: number,
  given: Partial<Building> = {},
): Building {
  return building(block(at, s, t, long, deep), other, {
    eavesM,
    year,
    storeys: Math.max(1, Math.round(eavesM / 3.3)),
    riseM: 0,
    walls: year < 1930 ? walls.stone : walls.concrete,
    roof: year < 1930 ? roofs.slate : roofs.concrete,
    ...given,
  });
}
