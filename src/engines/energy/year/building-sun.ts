import { sum } from '../../../base/sum.ts';
import type { ThermalBuilding } from '../buildings/thermal.ts';
import { openSkyShare } from '../sun/horizon.ts';
import { addFaceGains, type FaceLight, faceLight, type FaceView } from './face-light.ts';
import { type LedgeLight, ledgeLight } from './ledges.ts';
import { facePlanes, flatFace, sectors } from './planes.ts';
import type { OuterLight } from './refined-building.ts';
import type { Schedules } from './schedules.ts';
import type { SiteLight } from './site-light.ts';

/** Share of a window that is glass; what the glass lets through, single and double; curtains and dirt. */
const glassShare = 0.7;
const transmittance = { single: 0.82, double: 0.63 };
const curtains = 0.85;
/** Walls and roofs: resistance of the outer surface, m² K/W; share of the light taken in; what they lose to the sky, W/m². */
const outerResistance = 0.04;
const absorptance = 0.6;
const skyLossW = { wall: 0.5 * 4.5 * 11, roof: 4.5 * 11 };

/** The light of a site on the buildings of a run, and when these close their shutters. */
export interface Sun {
  readonly light: SiteLight;
  readonly plans: Schedules;
  readonly shutters: ShutterLight;
}

/** Light on faces while shutters are open, and while they are closed. */
export interface ShutterLight {
  readonly open: FaceLight;
  readonly closed: FaceLight;
}

export function shutterLight({ faces, lit }: SiteLight, { closed }: Schedules): ShutterLight {
  return {
    open: faceLight(faces, lit, (hour) => closed[hour] === 0),
    closed: faceLight(faces, lit, (hour) => closed[hour] === 1),
  };
}

/** Part of the light on a window that comes in. */
export function glassOf({ windowU }: ThermalBuilding): number {
  return glassShare * (windowU > 4 ? transmittance.single : transmittance.double) * curtains;
}

/** Figures of a building's faces, written over by the next one: to make typed arrays costs more than to fill them. */
export interface FaceBuffers {
  readonly skyShare: Float64Array;
  readonly opaqueM2: Float64Array;
  readonly takenM2: Float64Array;
}

export function faceBuffers(): FaceBuffers {
  const each = (): Float64Array => new Float64Array(facePlanes.length);
  return { skyShare: each(), opaqueM2: each(), takenM2: each() };
}

/** Light through windows, behind shutters in warm weather, and on walls and the roof, less what these lose to the sky. */
export function writeSun(
  building: ThermalBuilding,
  position: number,
  sun: Sun,
  solarW: Float64Array,
  faces: FaceBuffers,
): void {
  const { wallU, roofU, wallM2, roofM2 } = building;
  const walls = sum(wallM2);
  const toSky = outerResistance * (wallU * walls * skyLossW.wall + roofU * roofM2 * skyLossW.roof);
  solarW.fill(-toSky);
  for (let face = 0; face <= flatFace; face++) {
    const lossWPerK = face === flatFace ? roofU * roofM2 : wallU * wallM2[face]!;
    faces.opaqueM2[face] = outerResistance * absorptance * lossWPerK;
  }
  addThroughShutters(building, sun, faceView(position, sun.light, faces), solarW, faces);
}

/** Light through windows into the room; on walls in their mean, and on the roof, outside. */
export function writeRefinedSun(
  building: ThermalBuilding,
  position: number,
  sun: Sun,
  solarW: Float64Array,
  { wallW, roofW }: OuterLight,
  faces: FaceBuffers,
): void {
  const { wallM2 } = building;
  const walls = sum(wallM2);
  for (const values of [solarW, wallW, roofW, faces.opaqueM2]) values.fill(0);
  const view = faceView(position, sun.light, faces);
  const wallShare = facePlanes.map((_, face) => (face < flatFace && walls > 0 ? wallM2[face]! / walls : 0));
  const roofShare = facePlanes.map((_, face) => (face === flatFace ? 1 : 0));
  for (const light of [sun.shutters.open, sun.shutters.closed]) {
    addFaceGains(wallW, light, view, Float64Array.from(wallShare));
    addFaceGains(roofW, light, view, Float64Array.from(roofShare));
  }
  addThroughShutters(building, sun, view, solarW, faces);
}

/** What stands before the faces of a building. */
function faceView(
  position: number,
  { faceHorizon, roofHorizon }: SiteLight,
  { skyShare }: FaceBuffers,
): FaceView {
  const [from, to] = [position * sectors, (position + 1) * sectors];
  const view = { wallHorizon: faceHorizon.subarray(from, to), roofHorizon: roofHorizon.subarray(from, to) };
  for (const [face, plane] of facePlanes.entries()) {
    skyShare[face] = openSkyShare(face === flatFace ? view.roofHorizon : view.wallHorizon, plane);
  }
  return { ...view, skyShare };
}

/** Adds what windows let in, less behind closed shutters and under ledges, and what opaque faces of these m² take in. */
function addThroughShutters(
  building: ThermalBuilding,
  { light, plans, shutters }: Sun,
  view: FaceView,
  solarW: Float64Array,
  { opaqueM2, takenM2 }: FaceBuffers,
): void {
  const { windowM2, closedShare, ledgeM } = building;
  const glass = glassOf(building);
  for (const { faces, share } of [
    { faces: shutters.open, share: 1 },
    { faces: shutters.closed, share: closedShare },
  ]) {
    takenM2.set(opaqueM2);
    for (let side = 0; side < flatFace; side++) takenM2[side]! += share * glass * windowM2[side]!;
    addFaceGains(solarW, faces, view, takenM2);
  }
  if (ledgeM <= 0) return;
  for (let side = 0; side < flatFace; side++) {
    const ledge = ledgeLight(light, ledgeM, side);
    const windows = { glassM2: glass * windowM2[side]!, closed: plans.closed, closedShare };
    if (ledge !== null) takeByLedge(solarW, light, side, view, windows, ledge);
  }
}

/** Windows of one side: glass × what it lets through, m², and what shutters leave of it. */
interface Windows {
  readonly glassM2: number;
  readonly closed: Uint8Array;
  readonly closedShare: number;
}

/** Takes off what a ledge keeps from the glass. */
function takeByLedge(
  target: Float64Array,
  { lit, faces }: SiteLight,
  face: number,
  { wallHorizon, skyShare }: FaceView,
  { glassM2, closed, closedShare }: Windows,
  ledge: LedgeLight,
): void {
  const { hour, sector, hiddenBy } = lit;
  const { direct, dome } = faces[face]!;
  const keptSky = (1 - ledge.sky) * skyShare[face]!;
  for (let k = 0; k < hour.length; k++) {
    const at = hour[k]!;
    const glass = closed[at] === 1 ? glassM2 * closedShare : glassM2;
    const beam = hiddenBy[k]! > wallHorizon[sector[k]!]! ? (1 - ledge.beam[k]!) * direct[k]! : 0;
    target[at]! -= glass * (beam + keptSky * dome[k]!);
  }
}
