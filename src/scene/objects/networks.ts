import { Group } from 'three';
import { columnAt, type Grid, rowAt } from '../../base/grid.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { containsPoint } from '../../territory/polygons.ts';
import { forEachSpan, partsOfFeature } from '../../territory/rasterize.ts';
import { featureBounds, numbersOf, textAt } from '../../territory/table-ops.ts';
import type { Palette } from '../palette.ts';
import type { Ground } from './ground.ts';
import { RibbonBuilder, Ribbons } from './ribbon.ts';
import type { ScreenMarks } from './screen-marks.ts';

/** A group of lines that frees what it holds. */
export class LineGroup extends Group {
  readonly #ribbons: (Ribbons | ScreenMarks)[] = [];

  addRibbons(ribbons: Ribbons | ScreenMarks): void {
    this.#ribbons.push(ribbons);
    this.add(ribbons);
  }

  override dispose(): void {
    for (const ribbons of this.#ribbons) ribbons.dispose();
  }
}

/** Width drawn for BD TOPO's « classe de largeur », m. */
function waterWidthM(widthClass: string): number {
  const upper = /et (\d+)\s*m/.exec(widthClass)?.[1];
  return upper ? Math.min(8, Number(upper) / 2) : 2;
}

/** Rivers and brooks, where no water surface shows them already; those that dry up are dashed. */
export function waterLines(
  table: FeatureTable,
  surfaces: FeatureTable | null,
  ground: Ground,
  palette: Palette,
): LineGroup {
  const wet = surfaces ? wetCells(surfaces, ground) : null;
  const group = new LineGroup();
  const lasting = new RibbonBuilder(ground);
  const passing = new RibbonBuilder(ground);
  for (let i = 0; i < table.count; i++) {
    const builder = textAt(table, 'persistence', i) === 'Intermittent' ? passing : lasting;
    const widthM = waterWidthM(textAt(table, 'widthClass', i)) * 0.5;
    for (const xy of partsOfFeature(table, i))
      for (const piece of wet ? outside(xy, wet, ground.grid) : [xy]) builder.drape(piece, widthM);
  }
  const colour = palette.water.line;
  group.addRibbons(new Ribbons(lasting.build(), { colour, leastPx: 1.1, opacity: 0.75 }, 1));
  group.addRibbons(new Ribbons(passing.build(), { colour, leastPx: 1, dashM: [14, 8], opacity: 0.75 }, 1));
  return group;
}

/** Ways on foot: unbroken where slopes and width are told, dashed where one of them is not. */
export function footwayLines(table: FeatureTable, ground: Ground, palette: Palette): LineGroup {
  const told = new RibbonBuilder(ground);
  const partly = new RibbonBuilder(ground);
  const columns = ['slopePercent', 'crossSlopePercent', 'widthM'].map((name) => numbersOf(table, name));
  for (let i = 0; i < table.count; i++) {
    const builder = columns.some((values) => Number.isNaN(values[i])) ? partly : told;
    for (const xy of partsOfFeature(table, i)) builder.drape(xy, 1);
  }
  const group = new LineGroup();
  group.addRibbons(new Ribbons(told.build(), { colour: palette.footway, leastPx: 0.7, opacity: 0.8 }, 3));
  group.addRibbons(
    new Ribbons(partly.build(), { colour: palette.footway, leastPx: 0.7, dashM: [6, 5], opacity: 0.8 }, 3),
  );
  return group;
}

function wetCells(surfaces: FeatureTable, { grid }: Ground): Uint8Array {
  const wet = new Uint8Array(grid.columns * grid.rows);
  for (let i = 0; i < surfaces.count; i++)
    forEachSpan(partsOfFeature(surfaces, i), grid, (row, first, end) =>
      wet.fill(1, row * grid.columns + first, row * grid.columns + end),
    );
  return wet;
}

/** Stretches of a line whose segments have their middle outside the wet cells. */
function outside(xy: Float64Array, wet: Uint8Array, grid: Grid): number[][] {
  const pieces: number[][] = [];
  let piece: number[] = [];
  for (let i = 0; i + 3 < xy.length; i += 2) {
    const [x0, y0, x1, y1] = xy.subarray(i, i + 4) as unknown as [number, number, number, number];
    const column = columnAt(grid, (x0 + x1) / 2);
    const row = rowAt(grid, (y0 + y1) / 2);
    const isIn = column >= 0 && row >= 0 && column < grid.columns && row < grid.rows;
    if (isIn && wet[row * grid.columns + column] === 1) {
      if (piece.length > 0) pieces.push(piece);
      piece = [];
      continue;
    }
    if (piece.length === 0) piece.push(x0, y0);
    piece.push(x1, y1);
  }
  if (piece.length > 0) pieces.push(piece);
  return pieces;
}

interface OutlineStyle {
  readonly colour: string;
  readonly leastPx: number;
  readonly dashM?: readonly [number, number];
}

/** Outlines of areas, such as limits. */
export function outlines(table: FeatureTable, ground: Ground, style: OutlineStyle, order: number): LineGroup {
  const builder = new RibbonBuilder(ground);
  for (let i = 0; i < table.count; i++) for (const xy of partsOfFeature(table, i)) builder.drape(xy, 0.5);
  const group = new LineGroup();
  group.addRibbons(new Ribbons(builder.build(), style, order));
  return group;
}

/** Banks of water surfaces; where one surface goes on as another there is none, so that a river is one stream. */
export function banks(table: FeatureTable, ground: Ground, palette: Palette): LineGroup {
  const builder = new RibbonBuilder(ground);
  for (const line of bankLines(table)) builder.drape(line, 0.5);
  const group = new LineGroup();
  group.addRibbons(new Ribbons(builder.build(), { colour: palette.water.line, leastPx: 1 }, 1));
  return group;
}

/** How far beside a side of a surface to look for the next one, m. */
const besideM = 0.6;

/** Sides of surfaces that no other surface lies along, joined where they follow each other. */
export function bankLines(table: FeatureTable): number[][] {
  const boxes = featureBounds(table);
  const isWaterBeside = (self: number, x: number, y: number) => {
    for (let i = 0; i < table.count; i++) {
      if (i === self) continue;
      const [w = NaN, s = NaN, e = NaN, n = NaN] = boxes.subarray(4 * i, 4 * i + 4);
      if (x < w || x > e || y < s || y > n) continue;
      if (containsPoint(partsOfFeature(table, i), x, y)) return true;
    }
    return false;
  };
  const lines: number[][] = [];
  for (let i = 0; i < table.count; i++) {
    for (const xy of partsOfFeature(table, i)) {
      let line: number[] = [];
      for (let v = 0; v + 3 < xy.length; v += 2) {
        const [x0, y0, x1, y1] = xy.subarray(v, v + 4) as unknown as [number, number, number, number];
        const size = Math.hypot(x1 - x0, y1 - y0) || 1;
        const [outX, outY] = [((y1 - y0) / size) * besideM, (-(x1 - x0) / size) * besideM];
        if (isWaterBeside(i, (x0 + x1) / 2 + outX, (y0 + y1) / 2 + outY)) {
          if (line.length > 0) lines.push(line);
          line = [];
          continue;
        }
        if (line.length === 0) line.push(x0, y0);
        line.push(x1, y1);
      }
      if (line.length > 0) lines.push(line);
    }
  }
  return lines;
}
