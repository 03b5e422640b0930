import type { Spot } from '../curves.ts';
import { box, type Convex, type Frame } from './shapes.ts';

/** Codes of the land registry, first digit the main material: walls, then roofs. */
export const walls = {
  stone: '10',
  concrete: '30',
  brick: '40',
  block: '50',
  wood: '60',
  other: '90',
} as const;
export const roofs = { tile: '10', slate: '20', metal: '30', concrete: '40', other: '90' } as const;

/** An outline and the convex pieces that it is made of. */
export interface Footprint {
  readonly ring: readonly Spot[];
  readonly parts: readonly Convex[];
}

/** One building as BD TOPO describes it. Lengths in m. */
export interface Building extends Footprint {
  readonly hole?: readonly Spot[];
  readonly use: string;
  readonly otherUse: string;
  readonly nature: string;
  readonly storeys: number;
  /** Ground to gutter. */
  readonly eavesM: number;
  /** Gutter to ridge; 0 under a flat roof. */
  readonly riseM: number;
  readonly dwellings: number;
  /** 0: not known. */
  readonly year: number;
  readonly walls: string;
  readonly roof: string;
  readonly light: boolean;
  readonly quarter: string;
}

/** A numbered door on a street. */
export interface Address {
  readonly street: string;
  readonly number: number;
  readonly suffix: string;
  readonly at: Spot;
}

/** A building of a use, with what is usual unless told. */
export function building(footprint: Footprint, use: string, given: Partial<Building> = {}): Building {
  return {
    otherUse: '',
    nature: 'Indifférenciée',
    storeys: 1,
    eavesM: 3,
    riseM: 0,
    dwellings: 0,
    year: 0,
    walls: walls.block,
    roof: roofs.tile,
    light: false,
    quarter: '',
    ...given,
    use,
    ring: footprint.ring,
    parts: footprint.parts,
  };
}

export function rectangle(frame: Frame, s0: number, s1: number, t0: number, t1: number): Footprint {
  const ring = box(frame, s0, s1, t0, t1);
  return { ring, parts: [ring] };
}

/** Rectangle with a wing on its far side, from `w0` to `w1` along it. */
export function withWing(
  frame: Frame,
  [s0, s1, t0, t1]: readonly [number, number, number, number],
  [w0, w1, reach]: readonly [number, number, number],
): Footprint {
  const [a, b, c, d] = box(frame, s0, s1, t0, t1) as unknown as [Spot, Spot, Spot, Spot];
  const [, , f, e] = box(frame, w0, w1, t1, t1 + reach) as unknown as [Spot, Spot, Spot, Spot];
  const [g, h] = box(frame, w0, w1, t1, t1 + reach) as unknown as [Spot, Spot];
  const ring: Spot[] = [a, b];
  if (w1 < s1 - 0.01) ring.push(c, h);
  ring.push(f, e);
  if (w0 > s0 + 0.01) ring.push(g, d);
  return { ring, parts: [box(frame, s0, s1, t0, t1), box(frame, w0, w1, t1, t1 + reach)] };
}

/** Regular octagon, near enough a tower or a tank. */
export function octagon([x, y]: Spot, radiusM: number): Footprint {
  const h = radiusM * Math.SQRT1_2;
  const ring: Spot[] = [
    [x + radiusM, y],
    [x + h, y + h],
    [x, y + radiusM],
    [x - h, y + h],
    [x - radiusM, y],
    [x - h, y - h],
    [x, y - radiusM],
    [x + h, y - h],
  ];
  return { ring, parts: [ring] };
}
