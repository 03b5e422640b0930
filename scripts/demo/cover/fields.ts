import { drawn, smoothNoise } from '../chance.ts';
import { apart } from '../curves.ts';
import type { NearLine } from '../near-line.ts';
import { expansion } from '../story.ts';
import { contains } from '../town/shapes.ts';
import type { Town } from '../town/town.ts';
import { cosia } from './cosia.ts';
import type { Slopes } from './ground-zones.ts';
import { cellCount, cellX, cellY, grid } from './paper.ts';
import { type Custom, type Parcel, type Parcels, zones } from './parcels.ts';

/** Old woods: middle and half-widths, m. Their edges are those of the parcels there. */
const woods: readonly (readonly [x: number, y: number, rx: number, ry: number])[] = [
  [5380, 230, 520, 300],
  [260, 480, 330, 420],
  [4420, 4230, 430, 260],
  [860, 4060, 280, 190],
  [3640, 420, 260, 340],
  [2360, 1290, 220, 230],
  [5760, 3020, 260, 330],
  [1900, 130, 320, 160],
  [2900, 4380, 240, 150],
  [4060, 2960, 190, 170],
];

/** How ground is parcelled: strips near hamlets, larger fields on the plateau, meadows of a few hectares below. */
export function customs(town: Town): (x: number, y: number, zone: number) => Custom {
  const hamlets = town.settlements.filter(({ reachM }) => reachM > 0);
  return (x, y, zone) => {
    const wander = smoothNoise(831, 700, x, y);
    if (zone === zones.between) return { hectares: 0.25, slender: 2 };
    if (zone === zones.plain) return { hectares: 1.9 + 1.1 * wander, slender: 2.6 };
    const near = Math.min(...hamlets.map(({ at }) => apart(at, [x, y])));
    const toTown = apart([x, y], [2900, 2700]);
    if (near < 330) return { hectares: 0.75 + near / 500, slender: 5 };
    if (toTown < 1300) return { hectares: 0.7 + toTown / 2000, slender: 3.6 };
    return { hectares: 4.6 + 2.6 * wander, slender: 2.1 };
  };
}

/** What grows on every parcel: class of CoSIA, by parcel. */
export function growth({ parcels }: Parcels, slopes: Slopes, nearRiver: NearLine, town: Town): Uint8Array {
  return Uint8Array.from(parcels, (parcel, i) => growthOf(parcel, i, slopes, nearRiver, town));
}

function growthOf(parcel: Parcel, index: number, slopes: Slopes, nearRiver: NearLine, town: Town): number {
  const { x, y, zone, hectares, draw } = parcel;
  const pick = drawn(832, index);
  if (zone === zones.between) return pick < 0.72 ? cosia.lawn : pick < 0.86 ? cosia.broadleaf : cosia.scrub;
  if (zone === zones.steep) return steepGrowth(parcel, slopes, pick);
  if (hectares < 0.06) return cosia.scrub;
  if (zone === zones.plain) return plainGrowth(parcel, nearRiver, pick);
  const [east, north] = meanSlope(parcel, slopes);
  const slope = Math.sqrt(east * east + north * north);
  if (isWood(x, y, slope)) return drawn(833, index) < 0.2 ? cosia.conifer : cosia.broadleaf;
  const sunny = north > 0.035 && Math.abs(east) < north * 1.3;
  const toTown = apart([x, y], [3000, 2700]);
  if (sunny && toTown < 2300 && y > 2500 && x > 1700) {
    if (pick < 0.5) return cosia.vine;
    if (pick < 0.6) return cosia.scrub;
  }
  if (slope > 0.11) return pick < 0.55 ? cosia.lawn : pick < 0.8 ? cosia.broadleaf : cosia.scrub;
  if (toTown < 900 && hectares < 2.5 && pick < 0.8) return pick < 0.66 ? cosia.lawn : cosia.vine;
  const nearest = Math.min(...town.settlements.map(({ at }) => apart(at, [x, y])));
  if (nearest < 160 && draw < 0.72) return cosia.lawn;
  if (hectares < 0.4) return pick < 0.5 ? cosia.lawn : pick < 0.75 ? cosia.crop : cosia.broadleaf;
  if (pick < 0.52) return cosia.crop;
  if (pick < 0.77) return cosia.ploughed;
  if (pick < 0.94) return cosia.lawn;
  return pick < 0.975 ? cosia.broadleaf : cosia.bareSoil;
}

function steepGrowth({ x, y, hectares, cells }: Parcel, slopes: Slopes, pick: number): number {
  if (hectares < 0.12) return cosia.scrub;
  const [, north] = slopes.at(cells[Math.floor(cells.length / 2)] as number);
  if (north > 0.05 && pick < 0.3) return cosia.scrub;
  return smoothNoise(834, 500, x, y) > 0.55 ? cosia.conifer : cosia.broadleaf;
}

/** The land that the project would let floods into. */
const toBeFlooded = expansion.edges.flatMap(({ line }) => line);

function plainGrowth({ x, y, cells, hectares }: Parcel, nearRiver: NearLine, pick: number): number {
  const far = nearRiver.distanceM[cells[Math.floor(cells.length / 2)] as number] as number;
  const wet = far < 120 ? 0.74 : far < 250 ? 0.5 : 0.34;
  // Where the project would let floods in, half of the land is ploughed; elsewhere upstream it is mostly meadows.
  const tilled = contains(toBeFlooded, [x, y]) ? -0.22 : x < 2000 ? 0.06 : -0.04;
  const share = wet + tilled + 0.14 * smoothNoise(835, 420, x, y);
  if (pick < share) return cosia.lawn;
  if (pick < share + 0.09 && hectares > 0.5) return cosia.broadleaf;
  return pick < share + 0.09 + (1 - share) * 0.62 ? cosia.crop : cosia.ploughed;
}

function meanSlope({ cells }: Parcel, slopes: Slopes): readonly [number, number] {
  let [east, north, count] = [0, 0, 0];
  for (let i = 0; i < cells.length; i += 7) {
    const [e, n] = slopes.at(cells[i] as number);
    east += e;
    north += n;
    count++;
  }
  return [east / count, north / count];
}

function isWood(x: number, y: number, slope: number): boolean {
  const ragged = 0.45 * smoothNoise(836, 260, x, y);
  return woods.some(([wx, wy, rx, ry]) => {
    const [dx, dy] = [(x - wx) / rx, (y - wy) / ry];
    return dx * dx + dy * dy < 1 + ragged + slope * 2;
  });
}

/** Paints what grows, with what a parcel is never without: clearings and firs in woods, rows of poplars, orchards. */
export function paintFields(cover: Uint8Array, { parcels, of }: Parcels, grows: Uint8Array): void {
  for (let cell = 0; cell < cellCount; cell++) {
    const parcel = of[cell] as number;
    if (parcel < 0) continue;
    cover[cell] = within(parcels[parcel] as Parcel, grows[parcel] as number, cell);
  }
}

function within(parcel: Parcel, grown: number, cell: number): number {
  const [x, y] = [cellX(cell), cellY(cell)];
  if (parcel.zone === zones.between) return inTown(grown, cell);
  if (grown === cosia.broadleaf && parcel.zone === zones.plain) return rows(cell, parcel, 2, cosia.broadleaf);
  if (grown === cosia.broadleaf && parcel.zone === zones.upland && parcel.hectares < 0.8)
    return rows(cell, parcel, 2, cosia.broadleaf);
  if (grown === cosia.broadleaf || grown === cosia.conifer) {
    const patch = smoothNoise(841, 46, x, y) + 0.4 * smoothNoise(842, 17, x, y);
    if (patch > 0.86) return cosia.scrub;
    if (patch < -0.8) return grown === cosia.broadleaf ? cosia.conifer : cosia.broadleaf;
    return grown;
  }
  if (grown === cosia.scrub) {
    const patch = smoothNoise(843, 21, x, y) + 0.35 * (drawn(843, cell) - 0.5);
    return patch > 0.42 ? cosia.broadleaf : patch < -0.5 ? cosia.lawn : cosia.scrub;
  }
  if (grown === cosia.lawn && drawn(844, cell) < 0.0035) return cosia.broadleaf;
  return grown;
}

/** Trees planted in rows with grass between, along the grid that stands nearest to the parcel's own direction. */
function rows(cell: number, { draw }: Parcel, every: number, tree: number): number {
  const column = cell % grid.columns;
  const row = Math.floor(cell / grid.columns);
  const place = draw < 0.5 ? column : row;
  return place % every === 0 && drawn(845, cell) < 0.93 ? tree : cosia.lawn;
}

function inTown(grown: number, cell: number): number {
  const pick = drawn(846, cell);
  if (grown !== cosia.lawn) return pick < 0.55 ? cosia.broadleaf : pick < 0.8 ? cosia.scrub : cosia.lawn;
  return pick < 0.1 ? cosia.broadleaf : pick < 0.15 ? cosia.scrub : cosia.lawn;
}

/**
 * Hedges and banks between parcels: thick in the meadows and near hamlets, rare on the plateau. A hedge is scrub with a
 * tree here and there; a bank is grass between two crops.
 */
export function paintHedges(
  cover: Uint8Array,
  { parcels, of }: Parcels,
  grows: Uint8Array,
  zone: Uint8Array,
): void {
  for (let cell = 0; cell < cellCount; cell++) {
    const own = of[cell] as number;
    if (own < 0) continue;
    const parcel = parcels[own] as Parcel;
    if (parcel.zone === zones.steep || isWooded(grows[own] as number)) continue;
    for (const other of [cell + 1, cell + grid.columns]) {
      if (other >= cellCount) continue;
      const next = of[other] as number;
      if (next === own) continue;
      const chance = hedgeChance(parcel);
      if (next < 0) {
        const byWay = zone[other] === zones.barrier && drawn(851, own, 7) < chance * 0.8;
        if (byWay) cover[cell] = hedge(cell);
        continue;
      }
      const pick = drawn(852, Math.min(own, next), Math.max(own, next));
      if (pick < chance) cover[cell] = hedge(cell);
      else if (pick < chance + 0.3 && isTilled(grows[own] as number)) cover[cell] = cosia.lawn;
    }
  }
}

function hedgeChance({ zone, hectares }: Parcel): number {
  if (zone === zones.plain) return 0.5;
  if (zone === zones.between) return 0.3;
  return hectares < 2 ? 0.34 : 0.09;
}

function hedge(cell: number): number {
  const pick = drawn(853, cell);
  const stretch = smoothNoise(854, 55, cellX(cell), cellY(cell));
  if (stretch > 0.62) return cosia.lawn;
  return pick < 0.34 + 0.3 * stretch ? cosia.broadleaf : cosia.scrub;
}

function isWooded(grown: number): boolean {
  return grown === cosia.broadleaf || grown === cosia.conifer || grown === cosia.scrub;
}

function isTilled(grown: number): boolean {
  return grown === cosia.crop || grown === cosia.ploughed;
}
