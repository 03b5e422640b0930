import { type Grid, columnAt, rowAt } from '../../base/grid.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { type LandCover, landCoverClasses, landCoverCode } from '../../territory/land-cover.ts';
import { partsOfFeature } from '../../territory/rasterize.ts';
import { statedValue } from '../../territory/road-limits.ts';
import { numbersOf } from '../../territory/table-ops.ts';
import type { RasterLayer } from '../../territory/territory.ts';
import { treeLooks } from '../palette.ts';
import type { Ground } from './ground.ts';
import { hedge, hedgeCovers, plantation, type Planting, plantings, poplars } from './tree-kinds.ts';

/** What trees are planted from. */
export interface Site {
  readonly landCover: RasterLayer;
  readonly roads: FeatureTable | null;
  readonly ground: Ground;
  /** Whether a place is inside a building. */
  readonly isBuilt: (xM: number, yM: number) => boolean;
}

/** The plants of one square, the first ones spread over it as evenly as all of them. */
export interface Plot {
  /** Middle of the square in the scene, and the most that a plant is away from it, m. */
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly radiusM: number;
  readonly count: number;
  /** x, y, z of the foot in the scene and height, m, per plant. */
  readonly places: Float32Array<ArrayBuffer>;
  /** Width, dm; position in `treeLooks`; two whims, 0 … 255, per plant. */
  readonly looks: Uint8Array<ArrayBuffer>;
}

const squareM = 400;
/** How far to look on each side to tell a hedge from a wood, m, and the share of woody cells that makes a wood. */
const windowM = 10;
const woodShare = 0.6;
/** The same for planted rows: there woody and bare cells alternate, so many times a cell. */
const fieldM = 25;
const rowChanges = 0.5;
const rowShare = 0.3;
/** Where such ground is near, trees in rows are a garden's. */
const inhabitedCovers: ReadonlySet<LandCover> = new Set([
  'building',
  'impervious',
  'urbanDense',
  'urbanSparse',
  'pool',
]);
const waterReachM = 30;

/** Plants the land cover's woods, hedges, orchards and vines, one square after the other. Same site, same plants. */
export function* plant(site: Site): Generator<Plot, void, void> {
  const { grid } = site.landCover;
  const planter = new Planter(site);
  const across = Math.ceil((grid.columns * grid.cellSizeM) / squareM);
  const down = Math.ceil((grid.rows * grid.cellSizeM) / squareM);
  for (let row = 0; row < down; row++)
    for (let column = 0; column < across; column++) yield planter.plot(column, row);
}

/** A woody cover is a wood, a hedge, a row of poplars or a plantation in rows. */
type Stand = 'any' | 'wood' | 'hedge' | 'poplars' | 'rows';

class Planter {
  readonly #site: Site;
  readonly #grid: Grid;
  readonly #codes: ArrayLike<number>;
  readonly #isHedgeCover: readonly boolean[];
  readonly #woody: Sums;
  readonly #changes: Sums;
  readonly #inhabited: Sums;
  readonly #road: Uint8Array;
  readonly #water = landCoverCode('water');
  #places: number[] = [];
  #looks: number[] = [];
  #draws: number[] = [];

  constructor(site: Site) {
    this.#site = site;
    this.#grid = site.landCover.grid;
    this.#codes = site.landCover.values;
    this.#isHedgeCover = landCoverClasses.map((cover) => hedgeCovers.has(cover));
    const { columns, rows } = this.#grid;
    const isWoody = (cell: number) => this.#isHedgeCover[this.#codes[cell] as number] === true;
    this.#woody = new Sums(columns, rows, (cell) => (isWoody(cell) ? 1 : 0));
    const isInhabited = landCoverClasses.map((cover) => inhabitedCovers.has(cover));
    this.#inhabited = new Sums(columns, rows, (cell) =>
      isInhabited[this.#codes[cell] as number] === true ? 1 : 0,
    );
    this.#changes = new Sums(columns, rows, (cell) => {
      const here = isWoody(cell);
      const east = (cell + 1) % columns > 0 && isWoody(cell + 1) !== here ? 1 : 0;
      return cell + columns < columns * rows && isWoody(cell + columns) !== here ? east + 1 : east;
    });
    this.#road = roadCells(site.roads, this.#grid);
  }

  plot(column: number, row: number): Plot {
    this.#places = [];
    this.#looks = [];
    this.#draws = [];
    for (const code of this.#codesIn(column, row)) {
      const isHedgeCover = this.#isHedgeCover[code] === true;
      for (const [k, kind] of (plantings[landCoverClasses[code] ?? 'unknown'] ?? []).entries())
        this.#fill(column, row, code, kind, code * 8 + k, isHedgeCover ? 'wood' : 'any');
      if (!isHedgeCover) continue;
      this.#fill(column, row, code, hedge, code * 8 + 5, 'hedge');
      this.#fill(column, row, code, poplars, code * 8 + 6, 'poplars');
      this.#fill(column, row, code, plantation, code * 8 + 7, 'rows');
    }
    return this.#gathered(column, row);
  }

  /** Codes that a square holds, in the order of the nomenclature. */
  #codesIn(column: number, row: number): number[] {
    const { columns, rows, cellSizeM } = this.#grid;
    const found = new Set<number>();
    const cells = squareM / cellSizeM;
    for (let r = Math.floor(row * cells); r < Math.min(rows, Math.ceil((row + 1) * cells)); r++)
      for (let c = Math.floor(column * cells); c < Math.min(columns, Math.ceil((column + 1) * cells)); c++)
        found.add(this.#codes[r * columns + c] as number);
    return [...found].sort((a, b) => a - b);
  }

  /** One kind over a square, from a lattice of the whole territory: squares do not show. */
  #fill(column: number, row: number, code: number, kind: Planting, seed: number, where: Stand): void {
    const { westM, northM } = this.#grid;
    const [east, north] = kind.spacingM;
    const [firstI, endI] = [Math.ceil((column * squareM) / east), Math.ceil(((column + 1) * squareM) / east)];
    const [firstJ, endJ] = [Math.ceil((row * squareM) / north), Math.ceil(((row + 1) * squareM) / north)];
    for (let j = firstJ; j < endJ; j++) {
      for (let i = firstI; i < endI; i++) {
        const h = hash(i, j, seed);
        if ((h & 255) >= kind.share * 256) continue;
        const x = westM + (i + 0.5 + kind.jitter * (((h >>> 8) & 255) / 255 - 0.5)) * east;
        const y = northM - (j + 0.5 + kind.jitter * (((h >>> 16) & 255) / 255 - 0.5)) * north;
        if (this.#codeAt(x, y) === code && this.#suits(x, y, where))
          this.#add(x, y, kind, h, hash(j, i, seed));
      }
    }
  }

  #suits(x: number, y: number, where: Stand): boolean {
    const cell = this.#cellAt(x, y);
    if (this.#road[cell] === 1 || this.#site.isBuilt(x, y)) return false;
    if (where === 'any') return true;
    return this.#standAt(x, y) === where;
  }

  /** How the woody cover of a place stands. */
  #standAt(x: number, y: number): Stand {
    const [c, r] = [columnAt(this.#grid, x), rowAt(this.#grid, y)];
    const field = fieldM / this.#grid.cellSizeM;
    const isRows =
      this.#changes.meanAround(c, r, field) > rowChanges &&
      this.#woody.meanAround(c, r, field) > rowShare &&
      this.#inhabited.meanAround(c, r, field) === 0;
    if (isRows) return 'rows';
    if (this.#woody.meanAround(c, r, windowM / this.#grid.cellSizeM) >= woodShare) return 'wood';
    return this.#isPoplarRow(x, y) ? 'poplars' : 'hedge';
  }

  /** Some stretches of 90 m of what grows along water. */
  #isPoplarRow(x: number, y: number): boolean {
    if ((hash(Math.floor(x / 90), Math.floor(y / 90), 77) & 7) > 2) return false;
    for (const [ux, uy] of around)
      for (let reach = 6; reach <= waterReachM; reach += 6)
        if (this.#codeAt(x + ux * reach, y + uy * reach) === this.#water) return true;
    return false;
  }

  #add(x: number, y: number, kind: Planting, h: number, whim: number): void {
    const [sx, sy, sz] = this.#site.ground.sceneAt(x, y);
    const [low, high] = kind.heightM;
    const heightM = low + (high - low) * ((whim & 255) / 255);
    this.#places.push(sx, sy, sz, heightM * this.#site.ground.exaggeration);
    const widthDm = Math.min(255, Math.round(heightM * kind.spread * 10));
    this.#looks.push(widthDm, treeLooks.indexOf(kind.look), (whim >>> 8) & 255, (whim >>> 16) & 255);
    this.#draws.push((h ^ whim) >>> 0);
  }

  #gathered(column: number, row: number): Plot {
    const { ground } = this.#site;
    const order = [...this.#draws.keys()].sort(
      (a, b) => (this.#draws[a] as number) - (this.#draws[b] as number) || a - b,
    );
    const places = new Float32Array(4 * order.length);
    const looks = new Uint8Array(4 * order.length);
    for (const [to, from] of order.entries()) {
      for (let k = 0; k < 4; k++) {
        places[4 * to + k] = this.#places[4 * from + k] as number;
        looks[4 * to + k] = this.#looks[4 * from + k] as number;
      }
    }
    const x = this.#grid.westM + (column + 0.5) * squareM - ground.originXM;
    const y = this.#grid.northM - (row + 0.5) * squareM - ground.originYM;
    let [low, high] = [Infinity, -Infinity];
    for (let i = 2; i < places.length; i += 4) {
      low = Math.min(low, places[i] as number);
      high = Math.max(high, places[i] as number);
    }
    const isEmpty = order.length === 0;
    const radiusM = Math.hypot(squareM * Math.SQRT1_2, isEmpty ? 0 : (high - low) / 2 + 30);
    return { x, y, z: isEmpty ? 0 : (low + high) / 2, radiusM, count: order.length, places, looks };
  }

  #cellAt(x: number, y: number): number {
    const [c, r] = [columnAt(this.#grid, x), rowAt(this.#grid, y)];
    if (c < 0 || r < 0 || c >= this.#grid.columns || r >= this.#grid.rows) return -1;
    return r * this.#grid.columns + c;
  }

  #codeAt(x: number, y: number): number {
    return this.#codes[this.#cellAt(x, y)] ?? 0;
  }
}

/** Sums of a value over rectangles of cells, each in four reads. */
class Sums {
  readonly #columns: number;
  readonly #rows: number;
  readonly #sums: Uint32Array;

  constructor(columns: number, rows: number, valueOf: (cell: number) => number) {
    this.#columns = columns;
    this.#rows = rows;
    this.#sums = new Uint32Array((columns + 1) * (rows + 1));
    for (let r = 0; r < rows; r++) {
      let sum = 0;
      for (let c = 0; c < columns; c++) {
        sum += valueOf(r * columns + c);
        const i = (r + 1) * (columns + 1) + c + 1;
        this.#sums[i] = sum + (this.#sums[i - columns - 1] as number);
      }
    }
  }

  /** Mean over the cells at most `reach` columns and rows away. */
  meanAround(column: number, row: number, reach: number): number {
    const k = Math.max(1, Math.round(reach));
    const [c0, c1] = [Math.max(0, column - k), Math.min(this.#columns, column + k + 1)];
    const [r0, r1] = [Math.max(0, row - k), Math.min(this.#rows, row + k + 1)];
    const sum = (c: number, r: number) => this.#sums[r * (this.#columns + 1) + c] as number;
    return (sum(c1, r1) - sum(c0, r1) - sum(c1, r0) + sum(c0, r0)) / ((c1 - c0) * (r1 - r0));
  }
}

const around: readonly (readonly [number, number])[] = [
  [1, 0],
  [0.7, 0.7],
  [0, 1],
  [-0.7, 0.7],
  [-1, 0],
  [-0.7, -0.7],
  [0, -1],
  [0.7, -0.7],
];

/** Cells that a road runs over, with half its width and a verge. */
function roadCells(roads: FeatureTable | null, grid: Grid): Uint8Array {
  const cells = new Uint8Array(grid.columns * grid.rows);
  if (!roads) return cells;
  const widths = numbersOf(roads, 'widthM');
  const step = grid.cellSizeM / 2;
  for (let i = 0; i < roads.count; i++) {
    const known = statedValue('widthM', widths[i] as number);
    const half = (known > 0 ? known : 5) / 2 + 1;
    for (const xy of partsOfFeature(roads, i)) {
      for (let v = 0; v + 3 < xy.length; v += 2) {
        const [x0, y0] = [xy[v] as number, xy[v + 1] as number];
        const [dx, dy] = [(xy[v + 2] as number) - x0, (xy[v + 3] as number) - y0];
        const size = Math.hypot(dx, dy);
        const [nx, ny] = [-dy / (size || 1), dx / (size || 1)];
        for (let t = 0; t <= size; t += step) {
          for (let s = -half; s <= half; s += step) {
            const c = columnAt(grid, x0 + (dx * t) / (size || 1) + nx * s);
            const r = rowAt(grid, y0 + (dy * t) / (size || 1) + ny * s);
            if (c >= 0 && r >= 0 && c < grid.columns && r < grid.rows) cells[r * grid.columns + c] = 1;
          }
        }
      }
    }
  }
  return cells;
}

/** 32 bits from the place on a lattice. */
function hash(i: number, j: number, seed: number): number {
  let h = Math.imul(i, 0x27d4eb2f) ^ Math.imul(j, 0x165667b1) ^ Math.imul(seed, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return (h ^ (h >>> 15)) >>> 0;
}
