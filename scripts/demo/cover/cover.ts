import { drawn } from '../chance.ts';
import { lengthOf, pointAlong, type Spot } from '../curves.ts';
import { railway } from '../plan.ts';
import type { Ground } from '../town/laid.ts';
import { octagon } from '../town/buildings.ts';
import { toPiece } from '../town/lines.ts';
import { type RoadClassName, roadClasses, type Section } from '../town/roads.ts';
import { band, frameToward, inFrame } from '../town/shapes.ts';
import { squares, type Town } from '../town/town.ts';
import { cosia } from './cosia.ts';
import { customs, growth, paintFields, paintHedges } from './fields.ts';
import { paintLandmarks, paintPlots } from './gardens.ts';
import { groundZones, Slopes } from './ground-zones.ts';
import { cellAt, cellCount, cellX, cellY, fill, trace } from './paper.ts';
import { cutParcels, zones } from './parcels.ts';
import { nearRiver, paintWaters } from './waterside.ts';

/** Land cover of the commune in CoSIA's classes (1 … 15) on its grid, rows from north to south. */
export function makeCover(ground: Ground, town: Town): Uint8Array<ArrayBuffer> {
  const cover = new Uint8Array(cellCount).fill(cosia.lawn);
  const slopes = new Slopes(ground);
  const zone = groundZones(town, slopes);
  const parcels = cutParcels(zone, (cell) => slopes.at(cell), customs(town));
  const grows = growth(parcels, slopes, nearRiver, town);
  paintFields(cover, parcels, grows);
  paintHedges(cover, parcels, grows, zone);
  paintMarketGardens(cover, zone);
  paintSquares(cover);
  paintPlots(cover, town.plots);
  paintLandmarks(cover, town.landmarks);
  paintWaters(cover);
  paintWays(cover, town.roads);
  for (const { ring } of town.buildings) {
    fill([ring], (cell) => {
      cover[cell] = cosia.building;
    });
  }
  return cover;
}

/** Paved squares, with limes along their sides. */
function paintSquares(cover: Uint8Array): void {
  for (const square of squares) {
    fill([square], (cell) => {
      const edge = square.some(
        (corner, i) =>
          toPiece([cellX(cell), cellY(cell)], corner, square[(i + 1) % square.length] as Spot) < 5,
      );
      cover[cell] = edge && drawn(886, cell) < 0.4 ? cosia.broadleaf : cosia.sealed;
    });
  }
}

/** Market gardens by the lane of that name: beds, and greenhouses among them. */
function paintMarketGardens(cover: Uint8Array, zone: Uint8Array): void {
  const frame = frameToward([2985, 2010], [1, -0.55]);
  const block = (s0: number, s1: number, t0: number, t1: number): Spot[] => [
    inFrame(frame, s0, t0),
    inFrame(frame, s1, t0),
    inFrame(frame, s1, t1),
    inFrame(frame, s0, t1),
  ];
  const paint = (ring: Spot[], what: number) =>
    fill([ring], (cell) => {
      if (zone[cell] !== zones.built && zone[cell] !== zones.barrier) cover[cell] = what;
    });
  for (let k = 0; k < 7; k++)
    paint(block(-70 + k * 21, -54 + k * 21, -58, -12), k % 3 === 1 ? cosia.ploughed : cosia.crop);
  for (const k of [0, 1, 2]) paint(block(-20 + k * 17, -9 + k * 17, -52, -16), cosia.greenhouse);
}

/** Carriageways and their shoulders, tracks, the railway's ballast, trees in rows along some main roads. */
function paintWays(cover: Uint8Array, roads: readonly Section[]): void {
  for (const [index, road] of roads.entries()) {
    if (lined.has(road.class) && !road.urban && drawn(881, index) < 0.4) plantAlong(cover, road.line, index);
  }
  for (const road of roads) {
    const what = surfaceOf(road.class);
    if (what === null || road.level !== '0') continue;
    const { widthM } = roadClasses[road.class];
    for (let i = 0; i + 1 < road.line.length; i++) {
      fill([band(road.line[i] as Spot, road.line[i + 1] as Spot, Math.max(widthM, 4.6))], (cell) => {
        cover[cell] = what;
      });
    }
  }
  for (const end of turningHeads(roads)) {
    fill([octagon(end, TURN_M).ring], (cell) => {
      cover[cell] = cosia.sealed;
    });
  }
  trace(railway, (cell) => {
    if (cover[cell] !== cosia.water) cover[cell] = cosia.pervious;
  });
}

/** Radius of the turning head at the end of a close, m. */
const TURN_M = 7;

/** Ends of closes that lead nowhere. */
function turningHeads(roads: readonly Section[]): Spot[] {
  const degrees = new Map<number, number>();
  for (const { from, to } of roads)
    for (const node of [from, to]) degrees.set(node, (degrees.get(node) ?? 0) + 1);
  return roads
    .filter((road) => road.class === 'close')
    .flatMap(({ from, to, line }) => [
      ...(degrees.get(from) === 1 ? [line[0] as Spot] : []),
      ...(degrees.get(to) === 1 ? [line[line.length - 1] as Spot] : []),
    ]);
}

const lined: ReadonlySet<RoadClassName> = new Set(['departmental', 'main']);

function surfaceOf(name: RoadClassName): number | null {
  if (name === 'path') return null;
  return name === 'track' || name === 'stonedTrack' ? cosia.pervious : cosia.sealed;
}

function plantAlong(cover: Uint8Array, line: readonly Spot[], index: number): void {
  const length = lengthOf(line);
  for (let along = 6; along < length; along += 13) {
    const { at, direction } = pointAlong(line, along);
    for (const side of [-1, 1]) {
      if (drawn(882, index, Math.round(along), side) < 0.15) continue;
      const cell = cellAt(at[0] - direction[1] * side * 8, at[1] + direction[0] * side * 8);
      if (cell >= 0 && cover[cell] !== cosia.water) cover[cell] = cosia.broadleaf;
    }
  }
}
