import { Group } from 'three';
import { columnAt, type Grid, rowAt } from '../../base/grid.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { forEachSpan, partsOfFeature } from '../../territory/rasterize.ts';
import type { Palette } from '../palette.ts';
import type { Ground } from './ground.ts';
import { RibbonBuilder, Ribbons } from './ribbon.ts';

/** A group of lines that frees what it holds. */
export class LineGroup extends Group {
  readonly #ribbons: Ribbons[] = [];

  addRibbons(ribbons: Ribbons): void {
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
    const builder = textOf(table, 'persistence', i) === 'Intermittent' ? passing : lasting;
    const widthM = waterWidthM(textOf(table, 'widthClass', i)) * 0.5;
    for (const xy of partsOfFeature(table, i))
      for (const piece of wet ? outside(xy, wet, ground.grid) : [xy]) builder.drape(piece, widthM);
  }
  const colour = palette.water.line;
  group.addRibbons(new Ribbons(lasting.build(), { colour, leastPx: 1.1, opacity: 0.75 }, 1));
  group.addRibbons(new Ribbons(passing.build(), { colour, leastPx: 1, dashM: [14, 8], opacity: 0.75 }, 1));
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

/** Outlines of areas: banks of water surfaces, limits. */
export function outlines(
  table: FeatureTable,
  ground: Ground,
  style: { readonly colour: string; readonly leastPx: number; readonly dashM?: readonly [number, number] },
  order: number,
): LineGroup {
  const group = new LineGroup();
  const builder = new RibbonBuilder(ground);
  for (let i = 0; i < table.count; i++) for (const xy of partsOfFeature(table, i)) builder.drape(xy, 0.5);
  group.addRibbons(new Ribbons(builder.build(), style, order));
  return group;
}

export function textOf(table: FeatureTable, name: string, feature: number): string {
  const column = table.columns[name];
  return column?.type === 'text' ? (column.dictionary[column.codes[feature] ?? 0] ?? '') : '';
}
