import { type Bounds, gridBounds } from '../src/base/grid.ts';
import type { FeatureTable } from '../src/territory/feature-table.ts';
import type { Sketch } from '../src/app/example.ts';
import { blockMean, rasterRange, type RasterValues } from '../src/territory/raster.ts';
import type { Territory } from '../src/territory/territory.ts';
import { contourLines, lengthOf, type Line, simplified } from './contours.ts';

/** Metres of one unit of the drawing. */
const unitM = 2;
const viewM = [4400, 2100] as const;
const stepM = 2.5;
const shortestM = 160;

/**
 * Draws a territory as a surveyor would: contours (every fifth one heavier), water, roads and roofs, around where
 * people live. In units of 2 m from the north-west corner, y downward.
 */
export function sketchOf({ layers }: Territory): Sketch {
  const bounds = gridBounds(layers.terrain.grid);
  const pen = new Pen(bounds[0], bounds[3]);
  const ground = smooth(
    blockMean(layers.terrain as RasterValues, Math.max(1, Math.round(20 / layers.terrain.grid.cellSizeM))),
  );
  const view = viewAround(middleOf(layers.buildings?.table), bounds);
  const drawn = (table: FeatureTable | undefined, toleranceM: number): Line[] =>
    linesOf(table, toleranceM).flatMap((line) => partsWithin(line, view));
  const areas = (table: FeatureTable | undefined): Line[] =>
    linesOf(table, 1).filter((line) => line.some((point) => isWithin(point, view)));
  const { min, max } = rasterRange(ground.values);
  const first = Math.ceil(min / stepM);
  const levels = Array.from({ length: Math.floor(max / stepM) - first + 1 }, (_, i) => first + i);
  const linesAt = (level: number): Line[] =>
    contourLines(ground, level * stepM)
      .filter((line) => lengthOf(line) > shortestM)
      .flatMap((line) => partsWithin(simplified(line, 5), view));
  return {
    viewBox: pen.box(view),
    contours: pen.paths(levels.filter((level) => level % 5 !== 0).flatMap(linesAt)),
    heavyContours: pen.paths(levels.filter((level) => level % 5 === 0).flatMap(linesAt)),
    water: pen.paths(areas(layers.waterSurfaces?.table), true),
    streams: pen.paths(drawn(layers.waterLines?.table, 3)),
    roads: pen.paths(drawn(layers.roads?.table, 3)),
    buildings: pen.paths(areas(layers.buildings?.table), true),
  };
}

/** Writes paths with whole numbers, each relative to the point before. */
class Pen {
  readonly #west: number;
  readonly #north: number;

  constructor(west: number, north: number) {
    this.#west = west;
    this.#north = north;
  }

  box([west, south, east, north]: Bounds): Sketch['viewBox'] {
    const [left, top] = this.#at([west, north]);
    return [left, top, Math.round((east - west) / unitM), Math.round((north - south) / unitM)];
  }

  paths(lines: readonly Line[], isClosed = false): string {
    return lines.map((line) => this.#path(line, isClosed)).join('');
  }

  #path(line: Line, isClosed: boolean): string {
    const points = line.map((point) => this.#at(point));
    const [start, ...others] = points;
    if (!start || others.length === 0) return '';
    let last = start;
    const moves = others.flatMap((point): readonly string[] => {
      const [dx, dy] = [point[0] - last[0], point[1] - last[1]];
      last = point;
      return dx === 0 && dy === 0 ? [] : [`${dx}${dy < 0 ? '' : ' '}${dy}`];
    });
    return `M${start[0]} ${start[1]}l${moves.join(' ')}${isClosed ? 'z' : ''}`;
  }

  #at([x, y]: Line[number]): readonly [number, number] {
    return [Math.round((x - this.#west) / unitM), Math.round((this.#north - y) / unitM)];
  }
}

/** What to look at: around a point, within the bounds. */
function viewAround([x, y]: Line[number], [west, south, east, north]: Bounds): Bounds {
  const width = Math.min(viewM[0], east - west);
  const height = Math.min(viewM[1], north - south);
  const left = Math.min(east - width, Math.max(west, x - width / 2));
  const top = Math.max(south + height, Math.min(north, y + height / 2));
  return [left, top - height, left + width, top];
}

function isWithin([x, y]: Line[number], [west, south, east, north]: Bounds): boolean {
  return x >= west && x <= east && y >= south && y <= north;
}

/** The stretches of a line that are seen, each with one vertex beyond at its ends. */
function partsWithin(line: Line, view: Bounds): Line[] {
  const parts: (readonly [number, number])[][] = [];
  let open = false;
  for (const [i, point] of line.entries()) {
    const before = line[i - 1];
    const after = line[i + 1];
    const isSeen = [before, point, after].some((one) => one !== undefined && isWithin(one, view));
    if (isSeen && !open) parts.push([]);
    if (isSeen) parts.at(-1)?.push(point);
    open = isSeen;
  }
  return parts;
}

function linesOf(table: FeatureTable | undefined, toleranceM: number): Line[] {
  if (!table) return [];
  const { partOffsets, xy } = table;
  return Array.from({ length: partOffsets.length - 1 }, (_, part) => {
    const line: [number, number][] = [];
    for (let v = partOffsets[part] as number; v < (partOffsets[part + 1] as number); v++)
      line.push([xy[2 * v] as number, xy[2 * v + 1] as number]);
    return simplified(line, toleranceM);
  });
}

/** Where half of the features are on either side. */
function middleOf(table: FeatureTable | undefined): readonly [number, number] {
  const starts = linesOf(table, 0).flatMap(([point]) => (point ? [point] : []));
  const median = (axis: 0 | 1): number =>
    starts.map((point) => point[axis]).sort((a, b) => a - b)[starts.length >> 1] ?? 0;
  return [median(0), median(1)];
}

/** Means over three by three cells: contours without the grain of the measurements. */
function smooth({ grid, values }: RasterValues): RasterValues {
  const { columns, rows } = grid;
  const smoothed = values.map((own, i) => {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    let [sum, count] = [0, 0];
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++)
      for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
        const z = values[r * columns + c] as number;
        if (Number.isNaN(z)) continue;
        sum += z;
        count += 1;
      }
    return count > 0 ? sum / count : own;
  });
  return { grid, values: smoothed };
}
