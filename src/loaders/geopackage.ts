import type { Database, SqlValue } from 'sql.js';
import { AppError } from '../base/errors.ts';
import type { Bounds } from '../base/grid.ts';
import type { Column } from '../territory/feature-table.ts';
import { numberColumn, TableBuilder, textColumn } from '../territory/table-builder.ts';
import { isNullText } from './dbf.ts';
import { withFootwayAttributes } from './footway-attributes.ts';
import type { InputFile } from './input-file.ts';
import { pause } from './pause.ts';
import { withoutShape } from './problem.ts';
import { addShape, type GeometryKind, geometryKinds, GrowingBounds, has, overlap } from './shape.ts';
import { quoted, rowsOf, withDatabase } from './sqlite.ts';
import { statedCrsOfName, statedCrsOfWkt } from './stated-crs.ts';
import type { FieldRequest, ReadRequest, ReadTable, StatedCrs, VectorSource } from './vector-source.ts';
import { readGeoPackageGeometry, readGeoPackageHeader } from './wkb.ts';

interface Layer {
  readonly table: string;
  /** What stands after FROM: the table, with what others tell of it. */
  readonly from: string;
  readonly geometryColumn: string;
  readonly srsId: number;
  readonly date: string | null;
  readonly keyColumn: string | null;
  readonly fields: readonly string[];
}

/**
 * Opens a GeoPackage: one source per table of features and dimension of geometry. Its spatial index is not used
 * (the SQLite of sql.js has no R-tree): tables are read from first row to last.
 *
 * @throws AppError `file/empty`, `file/unreadable`, `layer/no-features`.
 */
export async function openGeoPackage(input: InputFile): Promise<VectorSource[]> {
  const file = input.path;
  if (input.size === 0) throw new AppError('file/empty', `${file} is empty`, { file });
  return withDatabase(input, async (database) => {
    const sources = layersOf(database, file).flatMap((layer) => describe(database, layer, input));
    if (sources.length === 0) throw new AppError('layer/no-features', `${file} holds no feature`, { file });
    return sources;
  });
}

function describe(database: Database, layer: Layer, input: InputFile): VectorSource[] {
  const summary = geometryKinds.map((kind) => ({ kind, count: 0, bounds: new GrowingBounds() }));
  let unread = 0;
  const statement = database.prepare(`SELECT ${quoted(layer.geometryColumn)} FROM ${layer.from}`);
  while (statement.step()) {
    const [blob] = statement.get();
    if (!(blob instanceof Uint8Array) || !countGeometry(blob, summary)) unread += 1;
  }
  statement.free();
  const problems = unread === 0 ? [] : [withoutShape(input.path, unread)];
  const crs = crsOf(database, layer.srsId);
  return summary
    .filter((entry) => entry.count > 0)
    .map(({ kind, count, bounds }) => ({
      file: input.path,
      layer: layer.table,
      geometry: kind,
      fields: layer.fields,
      count,
      crs,
      bounds: bounds.value,
      date: layer.date,
      problems,
      read: (request) => readLayer(input, layer, kind, count, request),
    }));
}

interface Summary {
  readonly kind: GeometryKind;
  count: number;
  readonly bounds: GrowingBounds;
}

/** Counts a cell by its header when that tells all; else by its whole geometry. False: it cannot be used. */
function countGeometry(blob: Uint8Array, summary: readonly Summary[]): boolean {
  const header = readGeoPackageHeader(blob);
  if (header?.kind && header.box && header.isWhole) {
    const entry = summary.find(({ kind }) => kind === header.kind);
    if (entry) entry.count += 1;
    entry?.bounds.addBox(header.box);
    return true;
  }
  const shape = readGeoPackageGeometry(blob);
  if (!shape) return false;
  for (const entry of summary) {
    if (!has(shape, entry.kind)) continue;
    entry.count += 1;
    entry.bounds.addShape(shape, entry.kind);
  }
  return true;
}

async function readLayer(
  input: InputFile,
  layer: Layer,
  kind: GeometryKind,
  count: number,
  request: ReadRequest,
): Promise<ReadTable> {
  return withDatabase(input, async (database) => {
    const builder = new TableBuilder(kind);
    const columns = request.fields.map((field) => (field.type === 'number' ? numberColumn() : textColumn()));
    const fields = request.fields.map(({ field }) => field);
    const names = [layer.geometryColumn, request.idField ?? layer.keyColumn, ...fields];
    const selected = names.map((name) => (name === null ? 'NULL' : quoted(name))).join(', ');
    const statement = database.prepare(`SELECT ${selected} FROM ${layer.from}`);
    let skipped = 0;
    let unusable = 0;
    try {
      for (let row = 0; builder.count < (request.limit ?? Infinity) && statement.step(); row++) {
        if (row % 4096 === 0) await pause(request, row / count);
        const [blob, id, ...values] = statement.get();
        if (!(blob instanceof Uint8Array)) continue;
        if (isOutside(blob, request.within)) {
          skipped += 1;
          continue;
        }
        const shape = readGeoPackageGeometry(blob);
        if (!shape) continue;
        if (!addShape(builder, textOf(id) || `${row}`, shape)) {
          if (has(shape, kind)) unusable += 1;
          continue;
        }
        for (const [i, field] of request.fields.entries()) columns[i]?.push(valueOf(values[i], field));
      }
    } finally {
      statement.free();
    }
    const entries = columns.map((column, i): [string, Column] => [String(i), column.build()]);
    const problems = unusable === 0 ? [] : [withoutShape(input.path, unusable)];
    return { table: builder.build(Object.fromEntries(entries)), skipped, problems };
  });
}

function isOutside(blob: Uint8Array, within: Bounds | undefined): boolean {
  const box = within ? readGeoPackageHeader(blob)?.box : null;
  return within !== undefined && box !== undefined && box !== null && !overlap(box, within);
}

function layersOf(database: Database, file: string): Layer[] {
  try {
    const rows = rowsOf(
      database,
      `SELECT g.table_name, g.column_name, g.srs_id, c.last_change
       FROM gpkg_geometry_columns g LEFT JOIN gpkg_contents c ON c.table_name = g.table_name`,
    );
    return rows.map(([table, geometryColumn, srsId, date]) => {
      const columns = rowsOf(database, `PRAGMA table_info(${quoted(String(table))})`);
      const key = columns.find((column) => Number(column[5]) > 0);
      const names = columns.map((column) => String(column[1]));
      const whole = withFootwayAttributes(database, String(table), names);
      return {
        table: String(table),
        from: whole.from,
        geometryColumn: String(geometryColumn),
        srsId: Number(srsId),
        date: typeof date === 'string' && /^\d{4}-\d{2}-\d{2}/.test(date) ? date.slice(0, 10) : null,
        keyColumn: key ? String(key[1]) : null,
        fields: whole.columns.filter((name) => name !== geometryColumn),
      };
    });
  } catch (error) {
    throw new AppError('file/unreadable', `${file}: ${String(error)}`, { file });
  }
}

function crsOf(database: Database, srsId: number): StatedCrs {
  const rows = rowsOf(
    database,
    `SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ${srsId}`,
  );
  const [organization, code, definition] = rows[0] ?? [];
  if (String(organization).toUpperCase() === 'EPSG') return statedCrsOfName(`EPSG:${Number(code)}`);
  return typeof definition === 'string' && srsId > 0
    ? statedCrsOfWkt(definition)
    : { epsg: null, text: null };
}

function valueOf(value: SqlValue | undefined, field: FieldRequest): number | string | null {
  if (field.type === 'text') return textOf(value);
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value.replace(',', '.')) : null;
}

function textOf(value: SqlValue | undefined): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const text = String(value).trim();
  return isNullText(text) ? '' : text;
}
