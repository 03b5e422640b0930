import type { SourceId } from '../base/brand.ts';
import type { Bounds } from '../base/grid.ts';
import { CENSUS_CRS, rebuiltSquares } from '../territory/census-squares.ts';
import type { Column, FeatureTable } from '../territory/feature-table.ts';
import { crossingPolygons } from '../territory/crossing-polygons.ts';
import { misplacement } from '../territory/placement.ts';
import { reproject, reprojectBounds } from '../territory/reproject.ts';
import { featuresWithin, selectFeatures, tableBounds } from '../territory/table-ops.ts';
import type { FeatureKind, SourceNote, VerticalDatum } from '../territory/territory.ts';
import { deriveAttributes } from './derive-attributes.ts';
import { isNumberAttribute } from './house-fields.ts';
import type { LoadOptions } from './input-file.ts';
import { problem, type Problem } from './problem.ts';
import type { Understanding } from './understanding.ts';
import type { VectorSource } from './vector-source.ts';

/** Where the territory is: its system, and the terrain's bounds. */
export interface Home {
  readonly crs: number;
  readonly bounds: Bounds;
  readonly verticalDatum: VerticalDatum;
}

export interface HouseLayer {
  readonly table: FeatureTable;
  readonly problems: readonly Problem[];
  readonly notes: readonly SourceNote[];
}

/** Features this far beyond the terrain are kept: the scene shows them, and lines go on. */
const MARGIN_M = 200;

/**
 * Reads a layer in full, under the house's attribute names, in the territory's system, less what lies beyond the
 * terrain. Axes found exchanged are put right. Null when nothing of it can be used: the problems say why.
 */
export async function readHouseLayer(
  source: VectorSource,
  layer: Understanding,
  kind: FeatureKind | 'landCover',
  home: Home,
  options: LoadOptions,
): Promise<HouseLayer | { readonly table: null; readonly problems: readonly Problem[] }> {
  const file = layer.files[0] ?? layer.id;
  const mapping = layer.mapping.filter(({ field }) => layer.fields.includes(field));
  const fields = mapping.map(({ house, field }) => ({
    field,
    type: isNumberAttribute(kind, house) ? ('number' as const) : ('text' as const),
  }));
  const within = windowOf(layer, home);
  const request = { ...options, fields, idField: layer.idField };
  const read = await source.read(within ? { ...request, within } : request);
  const problems: Problem[] = [...read.problems];
  const columns = mapping.map(({ house }, i): [string, Column] => [
    house,
    read.table.columns[String(i)] as Column,
  ]);
  let table: FeatureTable = {
    ...read.table,
    ids: uniqueIds(read.table.ids, layer),
    columns: Object.fromEntries(columns),
  };
  let crs = layer.crs ?? home.crs;
  const notes: SourceNote[] = [];
  const squares = kind === 'population' ? rebuiltSquares(table, 'square') : null;
  if (squares && table.count > 0) {
    table = squares;
    crs = CENSUS_CRS;
    notes.push({ key: 'squares-rebuilt', details: { count: table.count } });
  }
  const placed = place(table, crs, home, file);
  problems.push(...placed.problems);
  if (read.table.count === 0 && read.skipped > 0) problems.push(allOutside(file, read.skipped));
  if (!placed.table) return { table: null, problems };
  const crossing = crossingPolygons(placed.table);
  if (crossing) problems.push(invalid(file, crossing));
  const kept = featuresWithin(placed.table, widened(home.bounds, MARGIN_M));
  const beside = placed.table.count - kept.length;
  const outside = beside + read.skipped;
  if (kept.length === 0) return { table: null, problems: [...problems, allOutside(file, outside)] };
  if (outside > 0) notes.push({ key: 'outside-terrain', details: { count: outside } });
  const derived = deriveAttributes(
    beside > 0 ? selectFeatures(placed.table, kept) : placed.table,
    layer,
    kind,
  );
  if (derived.leftOut > 0) notes.push({ key: 'not-of-this-kind', details: { count: derived.leftOut } });
  if (derived.table.count === 0) return { table: null, problems };
  if (kind !== 'dikes' || !isUnlike(layer.verticalDatum, home.verticalDatum))
    return { table: derived.table, problems, notes };
  problems.push(unlikeDatum(file, layer.verticalDatum, home.verticalDatum));
  return { table: withoutElevations(derived.table), problems, notes };
}

/** The part of the file's own coordinates that is wanted; null where the whole must be read to be judged. */
function windowOf(layer: Understanding, home: Home): Bounds | null {
  const { bounds, crs, count } = layer;
  if (bounds === null || crs === null || misplacement(layer.id, { bounds, crs, count }, home)) return null;
  const window = reprojectBounds(home.crs, crs, widened(home.bounds, MARGIN_M));
  return window.every((value) => Number.isFinite(value)) ? window : null;
}

/** Crests from another zero than the terrain's must not meet it. */
function isUnlike(own: VerticalDatum, terrain: VerticalDatum): boolean {
  return own !== 'unknown' && terrain !== 'unknown' && own !== terrain;
}

function withoutElevations(table: FeatureTable): FeatureTable {
  const { crestM: _, ...columns } = table.columns;
  return { ...table, z: null, columns };
}

function unlikeDatum(file: string, own: VerticalDatum, terrain: VerticalDatum): Problem {
  return problem('layer/datum-unlike', 'partial', `${file}: ${own}, terrain in ${terrain}`, {
    file,
    own,
    terrain,
  });
}

function place(table: FeatureTable, crs: number, home: Home, file: string) {
  const bounds = tableBounds(table);
  if (!bounds) return { table: null, problems: [] };
  const fault = misplacement(file, { bounds, crs, count: table.count }, home);
  const problems: Problem[] = [];
  let { xy } = table;
  if (fault?.code === 'layer/axes-swapped') {
    xy = swapped(xy);
    problems.push(problem(fault.code, 'kept', fault.message, fault.details));
  } else if (fault)
    return { table: null, problems: [problem(fault.code, 'dropped', fault.message, fault.details)] };
  return { table: { ...table, xy: crs === home.crs ? xy : movedCoordinates(xy, crs, home.crs) }, problems };
}

/** Steps of a metre to which moved coordinates are rounded: 0.12 mm, exact in binary. */
const stepsPerM = 8192;

/**
 * Coordinates in another system, rounded: projections use functions whose last bits differ from one JavaScript engine
 * to another, and the same files must build the same territory in all.
 */
export function movedCoordinates(
  xy: Float64Array<ArrayBuffer>,
  from: number,
  to: number,
): Float64Array<ArrayBuffer> {
  return reproject(from, to, xy).map((value) => Math.round(value * stepsPerM) / stepsPerM);
}

function swapped(xy: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const result = new Float64Array(xy.length);
  for (let k = 0; k + 1 < xy.length; k += 2) {
    result[k] = xy[k + 1] as number;
    result[k + 1] = xy[k] as number;
  }
  return result;
}

/**
 * The producer's identifiers; without any, the layer's name and the position. Pieces of one cut feature share
 * theirs: the later ones get a number.
 */
function uniqueIds(ids: readonly SourceId[], layer: Understanding): readonly SourceId[] {
  // Without an identifier, readers number the features of the file.
  if (layer.idField === null) return ids.map((id) => `${layer.layer}/${id}` as SourceId);
  const pieces = new Map<string, number>();
  return ids.map((id) => {
    const piece = (pieces.get(id) ?? 0) + 1;
    pieces.set(id, piece);
    return piece === 1 ? id : (`${id}/${piece}` as SourceId);
  });
}

function widened([west, south, east, north]: Bounds, margin: number): Bounds {
  return [west - margin, south - margin, east + margin, north + margin];
}

function invalid(
  file: string,
  { count, id, x, y }: { count: number; id: string; x: number; y: number },
): Problem {
  return problem('layer/geometry-invalid', 'kept', `${file}: ${count} polygons cross themselves`, {
    file,
    count,
    id,
    x,
    y,
  });
}

function allOutside(file: string, count: number): Problem {
  return problem('layer/outside-terrain', 'dropped', `${file}: nothing on the terrain`, { file, count });
}
