import { drawn } from '../chance.ts';
import type { Spot } from '../curves.ts';
import type { Landmark } from '../town/landmark-parts.ts';
import { toPiece } from '../town/lines.ts';
import { middleOf } from '../town/shapes.ts';
import type { Plot } from '../town/site.ts';
import { cosia } from './cosia.ts';
import { cellAt, cellX, cellY, fill } from './paper.ts';

/** How a garden of a kind is kept: shares of its cells, and the chances of a hedge behind and of a pool. */
interface Garden {
  readonly ground: number;
  readonly trees: number;
  readonly firs: number;
  readonly tilled: number;
  readonly paved: number;
  readonly hedge: number;
  readonly pool: number;
}

const lawn: Garden = {
  ground: cosia.lawn,
  trees: 0.07,
  firs: 0.02,
  tilled: 0,
  paved: 0.08,
  hedge: 0.45,
  pool: 0,
};
const gardens: Readonly<Record<string, Garden>> = {
  medieval: { ground: cosia.pervious, trees: 0.05, firs: 0, tilled: 0, paved: 0.4, hedge: 0, pool: 0 },
  faubourg: {
    ground: cosia.lawn,
    trees: 0.12,
    firs: 0.01,
    tilled: 0.14,
    paved: 0.12,
    hedge: 0.2,
    pool: 0.01,
  },
  villa: { ...lawn, trees: 0.16, firs: 0.05, hedge: 0.4, pool: 0.04 },
  sixties: { ...lawn, trees: 0.09, firs: 0.03, tilled: 0.07, hedge: 0.5, pool: 0.04 },
  seventies: { ...lawn, firs: 0.045, tilled: 0.03, hedge: 0.55, pool: 0.1 },
  eighties: { ...lawn, pool: 0.12 },
  nineties: { ...lawn, trees: 0.05, pool: 0.13 },
  millennium: { ...lawn, trees: 0.03, hedge: 0.3, pool: 0.12 },
  row: { ...lawn, trees: 0.05, hedge: 0.3 },
  hamlet: { ...lawn, trees: 0.15, tilled: 0.08, hedge: 0.35, pool: 0.05 },
  farm: { ground: cosia.pervious, trees: 0.04, firs: 0, tilled: 0, paved: 0.3, hedge: 0.12, pool: 0 },
  works: { ground: cosia.sealed, trees: 0.02, firs: 0, tilled: 0, paved: 0.5, hedge: 0.1, pool: 0 },
  garden: { ...lawn, trees: 0.26, tilled: 0.12, hedge: 0.3 },
};

/** Paints the gardens, yards and courts of the plots. */
export function paintPlots(cover: Uint8Array, plots: readonly Plot[]): void {
  for (const [index, { shape, kind, draw }] of plots.entries()) {
    const garden = gardens[kind] ?? lawn;
    const [front, , , back] = [shape[0], shape[1], shape[2], shape[3]] as const;
    const hedged = draw < garden.hedge;
    fill([shape], (cell) => {
      const spot: Spot = [cellX(cell), cellY(cell)];
      const behind = toPiece(spot, shape[2] as Spot, shape[3] as Spot);
      if (hedged && behind < 3.4) cover[cell] = drawn(861, cell) < 0.3 ? cosia.broadleaf : cosia.scrub;
      else cover[cell] = grownIn(garden, cell, toPiece(spot, shape[0] as Spot, shape[1] as Spot), index);
    });
    if (front && back && drawn(862, index) < garden.pool) {
      const [mx, my] = middleOf(shape);
      const [bx, by] = middleOf([shape[2] as Spot, shape[3] as Spot]);
      const cell = cellAt(mx + (bx - mx) * 0.5, my + (by - my) * 0.5);
      if (cell >= 0) cover[cell] = cosia.pool;
    }
  }
}

function grownIn(garden: Garden, cell: number, fromStreetM: number, index: number): number {
  const pick = drawn(863, cell);
  if (pick < garden.trees) return cosia.broadleaf;
  if (pick < garden.trees + garden.firs) return cosia.conifer;
  if (fromStreetM < 8 && pick > 1 - garden.paved * 3) return cosia.pervious;
  if (pick > 1 - garden.paved * 0.4) return cosia.sealed;
  if (drawn(864, index) < garden.tilled * 3 && fromStreetM > 22) return cosia.ploughed;
  return garden.ground;
}

const grounds = {
  mineral: cosia.pervious,
  grass: cosia.lawn,
  sealed: cosia.sealed,
  pitch: cosia.lawn,
  water: cosia.water,
  bare: cosia.bareSoil,
} as const;

/** Paints the grounds of what stands by itself: yards, greens with trees, car parks along the slabs. */
export function paintLandmarks(cover: Uint8Array, landmarks: readonly Landmark[]): void {
  for (const { grounds: shape, cover: kind, buildings } of landmarks) {
    const isEstate = buildings.some(({ quarter, dwellings }) => quarter === 'estate' && dwellings > 0);
    fill([shape], (cell) => {
      const spot: Spot = [cellX(cell), cellY(cell)];
      const edge = Math.min(
        ...shape.map((corner, i) => toPiece(spot, corner, shape[(i + 1) % shape.length] as Spot)),
      );
      const trees =
        kind === 'pitch' ? (edge < 4 ? 0.3 : 0) : kind === 'grass' ? 0.14 : edge < 5 ? 0.12 : 0.02;
      const parked = isEstate && toPiece(spot, shape[0] as Spot, shape[1] as Spot) < 9;
      if (parked) cover[cell] = cosia.sealed;
      else cover[cell] = drawn(865, cell) < trees ? cosia.broadleaf : grounds[kind];
    });
  }
}
