import { Group } from 'three';
import { columnAt, type Grid, rowAt } from '../../base/grid.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { forEachSpan, partsOfFeature } from '../../territory/rasterize.ts';
import type { Palette } from '../palette.ts';
import type { Ground, ScenePoint } from './ground.ts';
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

/** Width drawn where the data gives none, m, by BD TOPO's importance (1 … 6). */
const usualWidthM: Readonly<Record<string, number>> = { '1': 14, '2': 9, '3': 7, '4': 6, '5': 5, '6': 3.5 };
const trackNatures = new Set(['Chemin', 'Sentier', 'Route empierrée', 'Escalier', 'Piste cyclable']);

/** Roads as ribbons laid on the ground, casing under fill, wider and stronger with their importance; tracks dashed. */
export function roadLines(table: FeatureTable, ground: Ground, palette: Palette): LineGroup {
  const group = new LineGroup();
  const main = new RibbonBuilder(ground);
  const minor = new RibbonBuilder(ground);
  const tracks = new RibbonBuilder(ground);
  for (let i = 0; i < table.count; i++) {
    const importance = textOf(table, 'importance', i);
    const isTrack = trackNatures.has(textOf(table, 'nature', i));
    const isMain = importance !== '' && importance < '5' && importance !== '0';
    const builder = isTrack ? tracks : isMain ? main : minor;
    const known = numberOf(table, 'widthM', i);
    const widthM = known > 0 ? known : (usualWidthM[importance] ?? 5);
    addRoad(builder, table, i, widthM, ground);
  }
  const fill = palette.road.fill;
  const casing = palette.road.casing;
  const mainGeometry = main.build();
  const minorGeometry = minor.build();
  group.addRibbons(
    new Ribbons(tracks.build(), { colour: palette.road.track, leastPx: 1, dashM: [12, 7] }, 1),
  );
  group.addRibbons(
    new Ribbons(minorGeometry, { colour: casing, leastPx: 0.6, extraPx: 1.2, opacity: 0.8 }, 1),
  );
  group.addRibbons(new Ribbons(mainGeometry, { colour: casing, leastPx: 2.2, extraPx: 1.6 }, 1));
  group.addRibbons(new Ribbons(minorGeometry, { colour: fill, leastPx: 0.6 }, 2));
  group.addRibbons(new Ribbons(mainGeometry, { colour: fill, leastPx: 2.2 }, 3));
  return group;
}

/** A bridge (level above 0) goes straight from end to end; the rest follows the ground. */
function addRoad(
  builder: RibbonBuilder,
  table: FeatureTable,
  i: number,
  widthM: number,
  ground: Ground,
): void {
  const isBridge = Number(textOf(table, 'level', i)) > 0;
  for (const xy of partsOfFeature(table, i)) {
    if (!isBridge) {
      builder.drape(xy, widthM);
      continue;
    }
    const count = xy.length / 2;
    const first = ground.sceneAt(xy[0] as number, xy[1] as number);
    const last = ground.sceneAt(xy[xy.length - 2] as number, xy[xy.length - 1] as number);
    const points: ScenePoint[] = Array.from({ length: count }, (_, k) => {
      const [x, y, z] = ground.sceneAt(xy[2 * k] as number, xy[2 * k + 1] as number);
      const deck = first[2] + (last[2] - first[2]) * (count > 1 ? k / (count - 1) : 0);
      return [x, y, Math.max(z, deck)];
    });
    builder.add(points, widthM);
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

function numberOf(table: FeatureTable, name: string, feature: number): number {
  const column = table.columns[name];
  return column?.type === 'number' ? (column.values[feature] ?? Number.NaN) : Number.NaN;
}
