import type { Grid } from '../../../base/grid.ts';
import { atan, atan2 } from '../../../base/math.ts';
import type { FlatXY } from '../../../territory/rasterize.ts';
import { radians, turn } from '../sun/angles.ts';
import { type Places, placesOf } from './grow.ts';
import { planeShares } from './plane-areas.ts';
import { type FittedPlane, heightOn, slopeOf } from './plane-fit.ts';
import { type RoofWindow, roofWindow } from './roof-window.ts';
import { membersOf, segmentRoof } from './segment.ts';

/** A plane of a roof as a surface model shows it. */
export interface RoofPlane {
  /** 0 lies flat, degrees. */
  readonly tilt: number;
  /** Where it looks, degrees clockwise from true north. */
  readonly azimuth: number;
  /** In plan, and as it slopes, m². */
  readonly planM2: number;
  readonly slopedM2: number;
  /** What the surface is off it, root mean square of the heights, m. */
  readonly offM: number;
  /** Cells of the surface that lie on it, increasing, and the heights of the plane there, m. */
  readonly cells: Uint32Array;
  readonly heightM: Float32Array;
}

/** Why a roof is guessed from the outline and the use, and not read. */
export type Unread = 'coarse' | 'absent' | 'small' | 'unclear';

/** Least surface of a plane, m²: dormers and chimneys are none. */
const leastPlaneM2 = 10;
/** Fewest cells inside an outline from which a roof is read. */
const leastCells = 12;
/** Share of the outline that has to lie on planes. */
const leastShare = 0.6;
/** Rougher surfaces show no planes, m. */
const mostNoiseM = 0.25;

/** Heights of roofs and of the ground on one grid, m; NaN: not known. */
export interface RoofSurvey {
  readonly grid: Grid;
  readonly surfaceM: ArrayLike<number>;
  readonly groundM: ArrayLike<number>;
  /** Bearing of grid north from true north, degrees. */
  readonly convergenceDeg: number;
}

/** The planes of one building's roof, by the area that they cover; or why there are none. */
export function readRoof(
  rings: readonly FlatXY[],
  bounds: readonly [west: number, south: number, east: number, north: number],
  areaM2: number,
  { grid, surfaceM, groundM, convergenceDeg }: RoofSurvey,
): readonly RoofPlane[] | Unread {
  if (!(areaM2 >= leastPlaneM2)) return 'small';
  const window = roofWindow(rings, bounds, grid, surfaceM, groundM);
  if (window.innerCount < leastCells) return 'small';
  if (2 * window.roofCount < window.innerCount) return 'absent';
  const places = placesOf(window);
  const segments = segmentRoof(window, places);
  if (!(segments.noiseM <= mostNoiseM)) return 'unclear';
  const shares = planeShares(rings, window, places, segments);
  const members = membersOf(segments.label, segments.planes.length);
  const found = segments.planes
    .map((plane, i) => described(plane, members[i]!, areaM2 * shares[i]!, window, places, convergenceDeg))
    .filter(({ slopedM2 }) => slopedM2 >= leastPlaneM2);
  const covered = found.reduce((sum, { planM2 }) => sum + planM2, 0);
  return covered >= leastShare * areaM2 ? found : 'unclear';
}

function described(
  plane: FittedPlane,
  members: readonly number[],
  planM2: number,
  window: RoofWindow,
  { x, y }: Places,
  convergenceDeg: number,
): RoofPlane {
  const { east, north } = plane;
  const heightM = new Float32Array(members.length);
  const cells = new Uint32Array(members.length);
  let square = 0;
  for (let i = 0; i < members.length; i++) {
    const at = members[i]!;
    cells[i] = window.cells[at]!;
    heightM[i] = heightOn(plane, x[at]!, y[at]!);
    const off = window.heightM[at]! - heightM[i]!;
    square += off * off;
  }
  return {
    tilt: atan(Math.sqrt(east * east + north * north)) / radians,
    azimuth: turn(atan2(-east, -north) / radians + convergenceDeg),
    planM2,
    slopedM2: planM2 * slopeOf(plane),
    offM: Math.sqrt(square / members.length),
    cells,
    heightM,
  };
}
