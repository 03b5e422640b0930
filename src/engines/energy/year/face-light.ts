import type { LitHours, LitPlane } from '../sun/shaded-gains.ts';
import { flatFace } from './planes.ts';

/**
 * Light on the walls and the flat face, hour by hour as `addFaceGains` reads it. Walls of all sides have the same light of
 * the vault and of the ground; the flat face sees no ground.
 */
export interface FaceLight {
  readonly lit: LitHours;
  /**
   * `width` values a lit hour, W/m²: from the Sun and around it on each face; from the vault on a wall, and on the flat
   * face; from the ground on a wall.
   */
  readonly values: Float64Array;
  /** Walls that have less of the vault than the others, for a horizon is darker than the vault gives (`onPlane`). */
  readonly darker: readonly DarkerWall[];
}

interface DarkerWall {
  /** Place among the lit hours. */
  readonly k: number;
  readonly face: number;
  /** Less than the others, W/m². */
  readonly lessW: number;
}

const width = flatFace + 4;
const [wallSky, flatSky, wallGround] = [flatFace + 1, flatFace + 2, flatFace + 3];

/** @param faces Walls by side, then the flat one. @param isIn Whether an hour of the year is wanted; all are unless given. */
export function faceLight(
  faces: readonly LitPlane[],
  lit: LitHours,
  isIn: (hour: number) => boolean = () => true,
): FaceLight {
  const places = [...lit.hour.keys()].filter((k) => isIn(lit.hour[k]!));
  const values = new Float64Array(places.length * width);
  const darker: DarkerWall[] = [];
  const [flat, walls] = [faces[flatFace]!, faces.slice(0, flatFace)];
  for (const [place, k] of places.entries()) {
    const at = place * width;
    for (const [face, { direct }] of faces.entries()) values[at + face] = direct[k]!;
    const sky = Math.max(...walls.map(({ dome }) => dome[k]!));
    values[at + wallSky] = sky;
    values[at + flatSky] = flat.dome[k]!;
    values[at + wallGround] = walls[0]!.ground[k]!;
    for (const [face, { dome }] of walls.entries()) {
      if (dome[k] !== sky) darker.push({ k: place, face, lessW: sky - dome[k]! });
    }
  }
  return {
    lit: {
      hour: Uint16Array.from(places, (k) => lit.hour[k]!),
      sector: Uint8Array.from(places, (k) => lit.sector[k]!),
      height: Float32Array.from(places, (k) => lit.height[k]!),
      hiddenBy: Int16Array.from(places, (k) => lit.hiddenBy[k]!),
    },
    values,
    darker,
  };
}

/** What stands before the faces of a building. */
export interface FaceView {
  /** Height of the horizon by sector before the walls and over the roof, in steps of `horizonStepDeg`. */
  readonly wallHorizon: Uint8Array;
  readonly roofHorizon: Uint8Array;
  /** Share of its own half of the vault that is open to each face, 0 to 1. */
  readonly skyShare: Float64Array;
}

/**
 * Adds what shaded faces take in: beam and the light around the Sun while the Sun stands over the horizon of its sector,
 * the light of the vault by the share that is open, that of the ground whole. All faces in one pass over the hours.
 *
 * @param targetW One value per hour of the year; added to.
 * @param takenM2 Of each face: area × what of the light is taken in.
 */
export function addFaceGains(
  targetW: Float64Array,
  { lit, values, darker }: FaceLight,
  { wallHorizon, roofHorizon, skyShare }: FaceView,
  takenM2: Float64Array,
): void {
  const { hour, sector, hiddenBy } = lit;
  // One constant each: an array of them would be read in each hour.
  const north = takenM2[0]!;
  const northEast = takenM2[1]!;
  const east = takenM2[2]!;
  const southEast = takenM2[3]!;
  const south = takenM2[4]!;
  const southWest = takenM2[5]!;
  const west = takenM2[6]!;
  const northWest = takenM2[7]!;
  const flat = takenM2[flatFace]!;
  const flatSkyM2 = flat * skyShare[flatFace]!;
  let skyM2 = 0;
  let groundM2 = 0;
  for (let face = 0; face < flatFace; face++) {
    skyM2 += takenM2[face]! * skyShare[face]!;
    groundM2 += takenM2[face]!;
  }
  for (let k = 0, at = 0; k < hour.length; k++, at += width) {
    const sun = hiddenBy[k]!;
    const from = sector[k]!;
    let gain =
      skyM2 * values[at + wallSky]! + flatSkyM2 * values[at + flatSky]! + groundM2 * values[at + wallGround]!;
    if (sun > wallHorizon[from]!) {
      gain +=
        north * values[at]! +
        northEast * values[at + 1]! +
        (east * values[at + 2]! + southEast * values[at + 3]!) +
        (south * values[at + 4]! + southWest * values[at + 5]!) +
        (west * values[at + 6]! + northWest * values[at + 7]!);
    }
    if (sun > roofHorizon[from]!) gain += flat * values[at + flatFace]!;
    targetW[hour[k]!]! += gain;
  }
  for (const { k, face, lessW } of darker) {
    targetW[hour[k]!]! -= takenM2[face]! * skyShare[face]! * lessW;
  }
}
