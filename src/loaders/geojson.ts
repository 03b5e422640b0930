import { AppError } from '../base/errors.ts';
import type { Bounds } from '../base/grid.ts';
import type { Column } from '../territory/feature-table.ts';
import { numberColumn, type RawPart, TableBuilder, textColumn } from '../territory/table-builder.ts';
import { isNullText } from './dbf.ts';
import { knownHeights } from './heights.ts';
import type { InputFile } from './input-file.ts';
import { pause } from './pause.ts';
import { withoutShape } from './problem.ts';
import {
  addShape,
  emptyShape,
  type GeometryKind,
  geometryKinds,
  GrowingBounds,
  has,
  meets,
  type Shape,
} from './shape.ts';
import { statedCrsOfName } from './stated-crs.ts';
import type { FieldRequest, ReadRequest, ReadTable, StatedCrs, VectorSource } from './vector-source.ts';

/** V8 cannot hold a longer text in one string (2²⁹ − 24 characters). */
const LONGEST_TEXT_BYTES = 536_870_000;

interface Feature {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
}

interface Document {
  readonly features: readonly Feature[];
  /** Null: the file says nothing of it. */
  readonly crs: StatedCrs | null;
  /** What a WFS says it holds in all, when this is one page of it. */
  readonly matched: number | null;
  readonly date: string | null;
  readonly typeName: string | null;
}

/** What a GeoJSON layer knows beyond the others: it may be a page of something larger. */
export interface GeoJsonSource extends VectorSource {
  readonly matched: number | null;
}

/**
 * Opens a GeoJSON file (RFC 7946, or older with a `crs` member, or a page of a WFS): one layer per dimension of
 * geometry that it holds.
 *
 * @throws AppError `file/empty`, `file/too-large`, `file/unreadable`, `file/unknown-format` (JSON of another
 * kind), `layer/no-features`.
 */
export async function openGeoJson(input: InputFile): Promise<GeoJsonSource[]> {
  const file = input.path;
  if (input.size === 0) throw new AppError('file/empty', `${file} is empty`, { file });
  let kept: Document | null = await parse(input);
  const document = kept;
  if (document.features.length === 0)
    throw new AppError('layer/no-features', `${file} holds no feature`, { file });
  const fields = fieldNames(document.features);
  const summary = geometryKinds.map((kind) => ({ kind, count: 0, bounds: new GrowingBounds() }));
  for (const feature of document.features) {
    const shape = shapeOf(feature.geometry);
    for (const entry of summary) {
      if (!has(shape, entry.kind)) continue;
      entry.count += 1;
      entry.bounds.addShape(shape, entry.kind);
    }
  }
  const found = summary.filter((entry) => entry.count > 0);
  const isInDegrees = found.every((entry) => areDegrees(entry.bounds.value));
  const crs = document.crs ?? { epsg: isInDegrees ? 4326 : null, text: null };
  if (found.length === 0) throw new AppError('layer/no-features', `${file} holds no geometry`, { file });
  const shapeless = document.features.filter((feature) => feature.geometry === null).length;
  return found.map(({ kind, count, bounds }) => ({
    file,
    layer: document.typeName ?? input.name.replace(/\.[^.]*$/, ''),
    geometry: kind,
    fields,
    count,
    crs,
    bounds: bounds.value,
    date: document.date,
    matched: document.matched,
    problems: shapeless === 0 ? [] : [withoutShape(file, shapeless)],
    async read(request) {
      const source = kept ?? (await parse(input));
      if (request.limit === undefined) kept = null;
      return readFeatures(file, source, kind, request);
    },
  }));
}

async function readFeatures(
  file: string,
  document: Document,
  kind: GeometryKind,
  request: ReadRequest,
): Promise<ReadTable> {
  const builder = new TableBuilder(kind);
  const columns = request.fields.map((field) => (field.type === 'number' ? numberColumn() : textColumn()));
  let skipped = 0;
  let unusable = 0;
  for (const [index, feature] of document.features.entries()) {
    if (builder.count >= (request.limit ?? Infinity)) break;
    if (index % 4096 === 0) await pause(request, index / document.features.length);
    const shape = shapeOf(feature.geometry);
    if (request.within && has(shape, kind) && !meets(shape, kind, request.within)) {
      skipped += 1;
      continue;
    }
    const stated = request.idField === null ? '' : textOf(own(feature.properties, request.idField));
    if (!addShape(builder, stated || `${index}`, shape)) {
      if (has(shape, kind)) unusable += 1;
      continue;
    }
    for (const [i, field] of request.fields.entries())
      columns[i]?.push(valueOf(own(feature.properties, field.field), field));
  }
  const entries = columns.map((column, i): [string, Column] => [String(i), column.build()]);
  const problems = unusable === 0 ? [] : [withoutShape(file, unusable)];
  return { table: builder.build(Object.fromEntries(entries)), skipped, problems };
}

async function parse(input: InputFile): Promise<Document> {
  const file = input.path;
  if (input.size > LONGEST_TEXT_BYTES)
    throw new AppError('file/too-large', `${file}: too long for one JSON text`, { file, bytes: input.size });
  const text = new TextDecoder().decode(await input.bytes());
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    throw new AppError('file/unreadable', `${file}: ${String(error)}`, { file });
  }
  const features = collectFeatures(root);
  if (!features) throw new AppError('file/unknown-format', `${file}: JSON, but not GeoJSON`, { file });
  const top = root as Readonly<Record<string, unknown>>;
  const matched = own(top, 'numberMatched');
  const stamp = own(top, 'timeStamp');
  return {
    features,
    crs: crsOf(own(top, 'crs')),
    matched: typeof matched === 'number' ? matched : null,
    date: typeof stamp === 'string' && /^\d{4}-\d{2}-\d{2}/.test(stamp) ? stamp.slice(0, 10) : null,
    typeName: typeNameOf(features),
  };
}

function collectFeatures(root: unknown): Feature[] | null {
  if (!isObject(root)) return null;
  const type = own(root, 'type');
  if (type === 'FeatureCollection') {
    const list = own(root, 'features');
    return Array.isArray(list) ? list.filter(isObject).map(toFeature) : null;
  }
  if (type === 'Feature') return [toFeature(root)];
  if (typeof type === 'string' && (Array.isArray(own(root, 'coordinates')) || type === 'GeometryCollection'))
    return [{ id: '', properties: {}, geometry: root }];
  return null;
}

function toFeature(value: Readonly<Record<string, unknown>>): Feature {
  const properties = own(value, 'properties');
  return {
    id: textOf(own(value, 'id')),
    properties: isObject(properties) ? properties : {},
    geometry: own(value, 'geometry') ?? null,
  };
}

/** A WFS names its features `batiment.18362875`: the layer's name is told there, whatever the file is called. */
function typeNameOf(features: readonly Feature[]): string | null {
  const name = /^([A-Za-z_][\w-]*)\.[^.]+$/.exec(features[0]?.id ?? '')?.[1];
  return name !== undefined && features.every((feature) => feature.id.startsWith(`${name}.`)) ? name : null;
}

/** What an older `crs` member says. */
function crsOf(member: unknown): StatedCrs | null {
  if (!isObject(member)) return null;
  const properties = own(member, 'properties');
  if (!isObject(properties)) return null;
  return statedCrsOfName(textOf(own(properties, 'name') ?? own(properties, 'code')));
}

/** A silent file is in WGS 84 (RFC 7946); one that goes beyond any angle is not, whatever it should be. */
function areDegrees(bounds: Bounds | null): boolean {
  return bounds === null || bounds.every((value) => Math.abs(value) <= 360);
}

function shapeOf(geometry: unknown): Shape {
  const shape = emptyShape();
  collect(geometry, shape);
  return shape;
}

function collect(geometry: unknown, shape: Shape): void {
  if (!isObject(geometry)) return;
  const type = own(geometry, 'type');
  if (type === 'GeometryCollection') {
    for (const member of listOf(own(geometry, 'geometries'))) collect(member, shape);
    return;
  }
  const coordinates = listOf(own(geometry, 'coordinates'));
  if (type === 'Point') shape.points.push(partOf([coordinates]));
  if (type === 'MultiPoint') shape.points.push(partOf(coordinates));
  if (type === 'LineString') shape.lines.push(partOf(coordinates));
  if (type === 'MultiLineString') for (const line of coordinates) shape.lines.push(partOf(listOf(line)));
  if (type === 'Polygon') shape.polygons.push(polygonOf(coordinates));
  if (type === 'MultiPolygon') for (const rings of coordinates) shape.polygons.push(polygonOf(listOf(rings)));
}

function polygonOf(rings: readonly unknown[]): RawPart[] {
  return rings.map((ring) => partOf(listOf(ring)));
}

function partOf(positions: readonly unknown[]): RawPart {
  const xy = new Float64Array(2 * positions.length);
  let z: Float64Array | null = null;
  for (const [i, position] of positions.entries()) {
    const [x, y, height] = listOf(position);
    xy[2 * i] = typeof x === 'number' ? x : Number.NaN;
    xy[2 * i + 1] = typeof y === 'number' ? y : Number.NaN;
    if (typeof height !== 'number') continue;
    z ??= new Float64Array(positions.length).fill(Number.NaN);
    z[i] = height;
  }
  return { xy, z: knownHeights(z) };
}

function fieldNames(features: readonly Feature[]): string[] {
  const names = new Set<string>();
  for (const feature of features) for (const name of Object.keys(feature.properties)) names.add(name);
  return [...names];
}

function valueOf(value: unknown, field: FieldRequest): number | string | null {
  if (field.type === 'text') return textOf(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string') return typeof value === 'number' ? value : null;
  return value.trim() === '' ? null : Number(value.replace(',', '.'));
}

/** Booleans read « Oui » and « Non », as in IGN's other deliveries. */
function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'Oui' : 'Non';
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const text = String(value).trim();
  return isNullText(text) ? '' : text;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of the object itself: a file may name one `constructor` or `__proto__`. */
function own(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
