import type { Database, SqlJsStatic, SqlValue } from 'sql.js';
import { AppError } from '../base/errors.ts';
import type { Column } from '../territory/feature-table.ts';
import { numberColumn, TableBuilder, textColumn } from '../territory/table-builder.ts';
import { isNullText } from './dbf.ts';
import type { InputFile } from './input-file.ts';
import { decodeWindows1252 } from './windows-1252.ts';
import { pause } from './pause.ts';
import { problem, type Problem } from './problem.ts';
import { addShape, type GeometryKind, geometryKinds, GrowingBounds, has } from './shape.ts';
import { statedCrsOfName, statedCrsOfWkt } from './stated-crs.ts';
import type { FieldRequest, ReadRequest, ReadTable, StatedCrs, VectorSource } from './vector-source.ts';
import { readGeoPackageGeometry } from './wkb.ts';

interface Layer {
  readonly table: string;
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
  const database = await openDatabase(input);
  try {
    const sources = layersOf(database, file).flatMap((layer) => describe(database, layer, input));
    if (sources.length === 0) throw new AppError('layer/no-features', `${file} holds no feature`, { file });
    return sources;
  } finally {
    database.close();
  }
}

function describe(database: Database, layer: Layer, input: InputFile): VectorSource[] {
  const summary = geometryKinds.map((kind) => ({ kind, count: 0, bounds: new GrowingBounds() }));
  let unread = 0;
  const statement = database.prepare(`SELECT ${quoted(layer.geometryColumn)} FROM ${quoted(layer.table)}`);
  while (statement.step()) {
    const [blob] = statement.get();
    const shape = blob instanceof Uint8Array ? readGeoPackageGeometry(blob) : null;
    if (!shape) unread += 1;
    else
      for (const entry of summary) {
        if (!has(shape, entry.kind)) continue;
        entry.count += 1;
        entry.bounds.addShape(shape, entry.kind);
      }
  }
  statement.free();
  const problems: Problem[] =
    unread === 0
      ? []
      : [
          problem(
            'layer/geometry-missing',
            'partial',
            `${input.path}: ${unread} features without a usable shape`,
            {
              file: input.path,
              count: unread,
            },
          ),
        ];
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

async function readLayer(
  input: InputFile,
  layer: Layer,
  kind: GeometryKind,
  count: number,
  request: ReadRequest,
): Promise<ReadTable> {
  const database = await openDatabase(input);
  try {
    const builder = new TableBuilder(kind);
    const columns = request.fields.map((field) => (field.type === 'number' ? numberColumn() : textColumn()));
    const names = [
      layer.geometryColumn,
      request.idField ?? layer.keyColumn,
      ...request.fields.map((f) => f.field),
    ];
    const selected = names.map((name) => (name === null ? 'NULL' : quoted(name))).join(', ');
    const statement = database.prepare(`SELECT ${selected} FROM ${quoted(layer.table)}`);
    for (let row = 0; statement.step() && builder.count < (request.limit ?? Infinity); row++) {
      if (row % 4096 === 0) await pause(request, row / count);
      const [blob, id, ...values] = statement.get();
      const shape = blob instanceof Uint8Array ? readGeoPackageGeometry(blob) : null;
      if (!shape || !addShape(builder, textOf(id) || `${row}`, shape)) continue;
      for (const [i, field] of request.fields.entries()) columns[i]?.push(valueOf(values[i], field));
    }
    statement.free();
    const entries = columns.map((column, i): [string, Column] => [String(i), column.build()]);
    return { table: builder.build(Object.fromEntries(entries)), problems: [] };
  } finally {
    database.close();
  }
}

let sqlite: Promise<SqlJsStatic> | null = null;

/** SQLite with its WebAssembly inside the module: the same in a worker, in Node and in a page opened from disk. */
function loadSqlite(): Promise<SqlJsStatic> {
  sqlite ??= import('sql.js/dist/sql-wasm-inline.js').then((module) => module.default());
  return sqlite;
}

async function openDatabase(input: InputFile): Promise<Database> {
  const SQL = await loadSqlite();
  const bytes = new Uint8Array(await input.bytes());
  if (decodeWindows1252(bytes.subarray(0, 15)) !== 'SQLite format 3')
    throw new AppError('file/unreadable', `${input.path} is not a GeoPackage`, { file: input.path });
  try {
    return new SQL.Database(bytes);
  } catch (error) {
    throw new AppError('file/unreadable', `${input.path}: ${String(error)}`, { file: input.path });
  }
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
      return {
        table: String(table),
        geometryColumn: String(geometryColumn),
        srsId: Number(srsId),
        date: typeof date === 'string' && /^\d{4}-\d{2}-\d{2}/.test(date) ? date.slice(0, 10) : null,
        keyColumn: key ? String(key[1]) : null,
        fields: columns.map((column) => String(column[1])).filter((name) => name !== geometryColumn),
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

function rowsOf(database: Database, sql: string): SqlValue[][] {
  return database.exec(sql)[0]?.values ?? [];
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
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
