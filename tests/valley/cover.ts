import { columnCentre, rowCentre } from '../../src/base/grid.ts';
import { type LandCover, landCoverCode } from '../../src/territory/land-cover.ts';
import { cellsOfPolygon, flatXY } from '../../src/territory/rasterize.ts';
import { drawn, smoothNoise } from '../../scripts/demo/chance.ts';
import { nearestOn, ordinateAt, type Spot } from '../../scripts/demo/curves.ts';
import {
  cornerM,
  grid,
  northFoot,
  oldArms,
  pond,
  river,
  riverHalfWidthM,
  roads,
  southFoot,
} from './layout.ts';
import type { Relief } from './relief.ts';
import type { Building } from './village.ts';
import { centreOf } from './village.ts';

/** Codes of land cover on `grid`: fields in blocks and strips, hedges, woods on the slopes, meadows below. */
export function makeCover(relief: Relief, buildings: readonly Building[]): Uint8Array<ArrayBuffer> {
  const cover = new Uint8Array(grid.columns * grid.rows);
  const homes = buildings.map(({ ring }) => centreOf(ring));
  for (let row = 0; row < grid.rows; row++) {
    const y = rowCentre(grid, row) - cornerM[1];
    for (let column = 0; column < grid.columns; column++) {
      const x = columnCentre(grid, column) - cornerM[0];
      cover[row * grid.columns + column] = landCoverCode(coverAt(relief, homes, x, y));
    }
  }
  stamp(cover, pond, 'water');
  for (const { ring, hole } of buildings) {
    stamp(cover, ring, 'building');
    if (hole) stamp(cover, hole, 'mineral');
  }
  return cover;
}

function stamp(cover: Uint8Array, ring: readonly Spot[], what: LandCover): void {
  const rings = [flatXY(ring.map(([x, y]) => [x + cornerM[0], y + cornerM[1]]))];
  for (const cell of cellsOfPolygon(rings, grid)) cover[cell] = landCoverCode(what);
}

function coverAt(relief: Relief, homes: readonly Spot[], x: number, y: number): LandCover {
  const toRiver = nearestOn(river, x, y);
  if (toRiver.distance < riverHalfWidthM - 1) return 'water';
  for (const road of roads) {
    if (road.nature === 'Chemin') continue;
    if (nearestOn(road.line, x, y).distance < road.widthM / 2 + 1) return 'impervious';
  }
  const bank = bankCover(toRiver.distance, toRiver.along, toRiver.side);
  if (bank) return bank;
  if (nearestOn(relief.brook, x, y).distance < 8 && drawn(31, Math.floor(x / 24), Math.floor(y / 24)) < 0.8)
    return 'broadleaf';
  const near = homes.reduce((count, [hx, hy]) => {
    const square = (hx - x) * (hx - x) + (hy - y) * (hy - y);
    return count + (square < 38 * 38 ? 1 : 0);
  }, 0);
  if (near >= 5) return drawn(77, Math.floor(x / 16), Math.floor(y / 16)) < 0.5 ? 'urbanDense' : 'grass';
  if (near >= 1) return drawn(78, Math.floor(x / 24), Math.floor(y / 24)) < 0.16 ? 'broadleaf' : 'grass';
  const away = Math.max(y - ordinateAt(northFoot, x), ordinateAt(southFoot, x) - y);
  return away < 0 ? meadowCover(x, y) : slopeCover(relief, x, y);
}

/** Alders, willows and poplars in lines along the water, with openings. */
function bankCover(distance: number, along: number, side: number): LandCover | null {
  if (distance > 22) return null;
  const stretch = Math.floor(along / 70);
  return drawn(13, stretch, side) < 0.62 && drawn(14, Math.floor(along / 12), side) < 0.85
    ? 'broadleaf'
    : null;
}

function meadowCover(x: number, y: number): LandCover {
  const arm = Math.min(...oldArms.map((line) => nearestOn(line, x, y).distance));
  if (arm < 13) return 'wetland';
  if (arm < 24 && drawn(15, Math.floor(x / 20), Math.floor(y / 20)) < 0.5) return 'broadleaf';
  if (x > 2600 && x < 2690 && y > 1150 && y < 1290) return 'broadleaf';
  if (x > 980 && x < 1110 && y > 880 && y < 1050) return 'broadleaf';
  const field = fieldAt(x, y, 380, 17);
  if (field.edge < 5 && field.hedge < 0.4) return 'otherWoody';
  return field.kind < 0.86 ? 'grass' : 'crop';
}

function slopeCover(relief: Relief, x: number, y: number): LandCover {
  const slope = slopeAt(relief, x, y);
  const wild = smoothNoise(51, 330, x, y) + smoothNoise(52, 90, x, y) * 0.35;
  const facesNorth = y < ordinateAt(southFoot, x);
  if (slope + wild * 0.05 > (facesNorth ? 0.14 : 0.2))
    return facesNorth && wild > 0.55 ? 'mixedForest' : 'broadleaf';
  if (wild > 0.78) return facesNorth ? 'conifer' : 'broadleaf';
  if (!facesNorth && x > 1700 && x < 2150 && y > 1640 && y < 1900 && slope > 0.06) return 'vine';
  if (slope + wild * 0.05 > (facesNorth ? 0.125 : 0.18)) return 'shrub';
  const field = fieldAt(x, y, 620, 23);
  if (field.edge < 5 && field.hedge < 0.3) return 'otherWoody';
  if (field.kind < 0.42) return 'crop';
  if (field.kind < 0.66) return 'ploughed';
  if (field.kind < 0.7) return 'orchard';
  return 'grass';
}

function slopeAt(relief: Relief, x: number, y: number): number {
  const dx = (relief.groundM(x + 24, y) - relief.groundM(x - 24, y)) / 48;
  const dy = (relief.groundM(x, y + 24) - relief.groundM(x, y - 24)) / 48;
  return Math.sqrt(dx * dx + dy * dy);
}

/** Field of a place: blocks around scattered seeds, each cut in strips in its own direction. */
interface Field {
  /** To the nearest side of the field, m. */
  readonly edge: number;
  /** Draws of [0, 1[ of the field: what grows, and whether its side is a hedge. */
  readonly kind: number;
  readonly hedge: number;
}

function fieldAt(x: number, y: number, sizeM: number, salt: number): Field {
  const i = Math.floor(x / sizeM);
  const j = Math.floor(y / sizeM);
  let nearest = Number.POSITIVE_INFINITY;
  let block: [number, number, number, number] = [0, 0, 0, 0];
  let second = Number.POSITIVE_INFINITY;
  for (let di = -1; di <= 1; di++) {
    for (let dj = -1; dj <= 1; dj++) {
      const [bi, bj] = [i + di, j + dj];
      const sx = (bi + 0.15 + 0.7 * drawn(salt, bi, bj, 1)) * sizeM;
      const sy = (bj + 0.15 + 0.7 * drawn(salt, bi, bj, 2)) * sizeM;
      const distance = Math.sqrt((x - sx) * (x - sx) + (y - sy) * (y - sy));
      if (distance < nearest) {
        second = nearest;
        nearest = distance;
        block = [bi, bj, sx, sy];
      } else if (distance < second) second = distance;
    }
  }
  const [bi, bj, sx, sy] = block;
  const turn = drawn(salt, bi, bj, 3) * 2 - 1;
  const size = Math.sqrt(1 + turn * turn);
  const along = (x - sx + (y - sy) * turn) / size;
  const across = (y - sy - (x - sx) * turn) / size;
  const wide = 70 + 75 * drawn(salt, bi, bj, 4);
  const long = wide * (1.9 + 1.3 * drawn(salt, bi, bj, 5));
  const strip = Math.floor(across / wide);
  const shifted = along + long * drawn(salt, bi, bj, 6 + strip);
  const piece = Math.floor(shifted / long);
  const inStrip = across - strip * wide;
  const inPiece = shifted - piece * long;
  const edge = Math.min(inStrip, wide - inStrip, inPiece, long - inPiece, (second - nearest) / 2);
  return {
    edge,
    kind: drawn(salt, bi, bj, strip, piece, 7),
    hedge: drawn(salt, bi, bj, strip, 8),
  };
}
