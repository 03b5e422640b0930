import { type Grid, gridBounds } from '../base/grid.ts';
import { landCoverCode } from '../territory/land-cover.ts';
import { type LandCoverScheme, landCoverOf, landCoverSchemes } from '../territory/land-cover-codes.ts';
import { landCoverClasses } from '../territory/land-cover.ts';
import { misplacement } from '../territory/placement.ts';
import { resampleNearest } from '../territory/raster.ts';
import { rasterizePolygons } from '../territory/rasterize.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import type { RasterLayer, SourceNote } from '../territory/territory.ts';
import { type Home, readHouseLayer } from './house-layer.ts';
import type { Part } from './opened.ts';
import type { LoadOptions } from './input-file.ts';
import { portion } from './progress.ts';
import { problem, problemOf, type Problem } from './problem.ts';
import { reprojectCodes } from './reprojected-raster.ts';

interface BuiltCover {
  readonly layer: RasterLayer | null;
  readonly used: readonly Part[];
  readonly problems: readonly Problem[];
  readonly notes: readonly SourceNote[];
}

/**
 * Land cover on the terrain's grid, in the house's classes: rasters first, then polygons over them, in the order
 * of the files. Codes that no nomenclature knows stay unknown and are counted.
 */
export async function buildLandCover(
  parts: readonly Part[],
  grid: Grid,
  home: Home,
  options: LoadOptions,
): Promise<BuiltCover> {
  const mine = parts.filter((part) => part.understanding.kind === 'landCover');
  const values = new Uint8Array(grid.columns * grid.rows);
  const used: Part[] = [];
  const problems: Problem[] = [];
  const unknown = new Map<string, number>();
  const notes: SourceNote[] = [];
  const ordered = [...mine].sort(
    (a, b) => Number(a.opened.type === 'vector') - Number(b.opened.type === 'vector'),
  );
  for (const [index, part] of ordered.entries()) {
    const { opened, understanding } = part;
    const step = portion(options, index / ordered.length, (index + 1) / ordered.length);
    try {
      if (opened.type === 'raster') {
        const crs = understanding.crs ?? home.crs;
        const fault = misplacement(
          understanding.id,
          { bounds: gridBounds(opened.raster.grid), crs, count: 1 },
          home,
        );
        if (fault) {
          problems.push(problem(fault.code, 'dropped', fault.message, fault.details));
          continue;
        }
        const read = await opened.raster.load(step);
        const codes = translated(read.values, understanding.scheme ?? 'house', unknown);
        const source = { grid: read.grid, values: codes };
        if (crs !== home.crs) notes.push({ key: 'reprojected', details: { from: crs, to: home.crs } });
        paintCodes(
          crs === home.crs ? resampleNearest(source, grid, 0) : reprojectCodes(source, crs, grid, home.crs),
          values,
        );
      } else if (opened.type === 'vector') {
        const built = await readHouseLayer(opened.source, understanding, 'landCover', home, step);
        problems.push(...built.problems);
        if (!built.table) continue;
        const codes = codesOf(built.table, understanding.scheme ?? likelyScheme(built.table), unknown);
        rasterizePolygons(built.table, grid, (feature) => codes[feature] ?? null, values);
      }
      used.push(part);
    } catch (error) {
      problems.push(problemOf(error, understanding.files[0] ?? understanding.id, options.signal));
    }
  }
  for (const [code, count] of unknown) notes.push({ key: 'code-unknown', details: { code, count } });
  return { layer: used.length > 0 ? { grid, values, source: 'landCover' } : null, used, problems, notes };
}

/** The nomenclature that knows most of a layer's codes: for layers that a person said to be land cover. */
function likelyScheme(table: FeatureTable): LandCoverScheme {
  const column = table.columns['code'];
  const words = column?.type === 'text' ? column.dictionary : [];
  const known = (scheme: LandCoverScheme) => words.filter((word) => houseCode(scheme, word) !== null).length;
  return landCoverSchemes.reduce((most, scheme) => (known(scheme) > known(most) ? scheme : most), 'house');
}

/** House code of each feature; 0 (unknown) where its own is not known. */
function codesOf(table: FeatureTable, scheme: LandCoverScheme, unknown: Map<string, number>): Uint8Array {
  const column = table.columns['code'];
  const codes = new Uint8Array(table.count);
  if (column?.type !== 'text') return codes;
  const translations = column.dictionary.map((code) => houseCode(scheme, code));
  for (let i = 0; i < table.count; i++) {
    const entry = column.codes[i] as number;
    const code = translations[entry] ?? null;
    if (code === null) count(unknown, column.dictionary[entry] ?? '');
    codes[i] = code ?? 0;
  }
  return codes;
}

function translated(
  values: Float32Array,
  scheme: LandCoverScheme,
  unknown: Map<string, number>,
): Uint8Array<ArrayBuffer> {
  const table = new Map<number, number>();
  const result = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (Number.isNaN(value)) continue;
    let code = table.get(value);
    if (code === undefined) {
      const found = houseCode(scheme, String(value));
      if (found === null) count(unknown, String(value));
      code = found ?? 0;
      table.set(value, code);
    }
    result[i] = code;
  }
  return result;
}

function houseCode(scheme: LandCoverScheme, code: string): number | null {
  if (code === '') return null;
  if (scheme === 'house') {
    const value = Number(code);
    return Number.isInteger(value) && value >= 0 && value < landCoverClasses.length ? value : null;
  }
  const cover = landCoverOf(scheme, code);
  return cover === null ? null : landCoverCode(cover);
}

/** Known codes cover what was there. */
function paintCodes(codes: Uint8Array, target: Uint8Array): void {
  for (let i = 0; i < target.length; i++) if (codes[i] !== 0) target[i] = codes[i] as number;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
