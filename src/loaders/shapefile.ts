import { AppError } from '../base/errors.ts';
import type { Column } from '../territory/feature-table.ts';
import { numberColumn, ringsToPolygons, TableBuilder, textColumn } from '../territory/table-builder.ts';
import type { InputFile } from './input-file.ts';
import { openDbf, type Dbf } from './dbf.ts';
import { pause } from './pause.ts';
import { problem, type Problem, withoutShape } from './problem.ts';
import { countShpRecords, readShpHeader, shpRecords, type ShpHeader } from './shp.ts';
import type { FieldRequest, ReadRequest, ReadTable, VectorSource } from './vector-source.ts';
import { statedCrsOfWkt } from './stated-crs.ts';

/** The files that make one shapefile, by extension without dot, lower case. */
export type ShapefileParts = ReadonlyMap<string, InputFile>;

/**
 * Opens a shapefile from those of its parts that are there. Without `.shx` it reads as well; without `.dbf` the
 * shapes come without attributes; without `.prj` the CRS is left to be found; each is told as a problem.
 *
 * @throws AppError `file/missing-part` without `.shp`, `file/empty`, `layer/header`, `layer/no-features`.
 */
export async function openShapefile(parts: ShapefileParts): Promise<VectorSource> {
  const shp = parts.get('shp');
  if (!shp) throw missingShp(parts);
  const file = shp.path;
  if (shp.size === 0) throw new AppError('file/empty', `${file} is empty`, { file });
  const buffer = await shp.bytes();
  const header = readShpHeader(buffer, file);
  const { count, whole } = countShpRecords(buffer);
  if (count === 0) throw new AppError('layer/no-features', `${file} holds no feature`, { file });
  const dbf = await openTable(parts);
  const prj = await textOf(parts.get('prj'));
  const problems = missingParts(parts, file);
  if (dbf.problem) problems.push(dbf.problem);
  if (!whole) problems.push(truncated(file, count));
  if (dbf.table && dbf.table.count !== count) problems.push(unlikeCounts(file, count, dbf.table.count));
  return {
    file,
    layer: shp.name.replace(/\.shp$/i, ''),
    geometry: header.geometry,
    fields: dbf.table?.fields.map((field) => field.name) ?? [],
    count,
    crs: prj === null ? { epsg: null, text: null } : statedCrsOfWkt(prj),
    bounds: usableBounds(header),
    date: null,
    problems,
    read: (request) => readShapefile(shp, header, dbf.table, request),
  };
}

async function readShapefile(
  shp: InputFile,
  header: ShpHeader,
  dbf: Dbf | null,
  request: ReadRequest,
): Promise<ReadTable> {
  const buffer = await shp.bytes();
  const { count } = countShpRecords(buffer);
  const builder = new TableBuilder(header.geometry);
  const columns = request.fields.map((field) => dbfColumn(dbf, field));
  const idField = dbf?.fields.find((field) => field.name === request.idField) ?? null;
  let without = 0;
  let skipped = 0;
  for (const record of shpRecords(buffer, request.within ?? null)) {
    if (builder.count >= (request.limit ?? Infinity)) break;
    if (record.index % 4096 === 0) await pause(request, record.index / count);
    if (dbf && record.index < dbf.count && dbf.deleted(record.index)) continue;
    if (record.outside) {
      skipped += 1;
      continue;
    }
    const id = (dbf && idField && record.index < dbf.count && dbf.text(record.index, idField)) || '';
    const added =
      record.parts !== null &&
      (header.geometry === 'polygon'
        ? builder.addPolygons(id || `${record.index}`, ringsToPolygons(record.parts))
        : builder.addParts(id || `${record.index}`, record.parts));
    if (!added) without += 1;
    else for (const column of columns) column.add(record.index);
  }
  const entries = columns.map((column, i): [string, Column] => [String(i), column.build()]);
  const problems = without > 0 ? [withoutShape(shp.path, without)] : [];
  return { table: builder.build(Object.fromEntries(entries)), skipped, problems };
}

function dbfColumn(dbf: Dbf | null, request: FieldRequest) {
  const column = request.type === 'number' ? numberColumn() : textColumn();
  const field = dbf?.fields.find((candidate) => candidate.name === request.field);
  return {
    add(record: number): void {
      if (!dbf || !field || record >= dbf.count) column.push(null);
      else column.push(request.type === 'number' ? dbf.number(record, field) : dbf.text(record, field));
    },
    build: () => column.build(),
  };
}

async function openTable(parts: ShapefileParts): Promise<{ table: Dbf | null; problem?: Problem }> {
  const file = parts.get('dbf');
  if (!file) return { table: null };
  try {
    return { table: openDbf(await file.bytes(), await textOf(parts.get('cpg')), file.path) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { table: null, problem: problem(error.code, 'partial', error.message, error.details) };
  }
}

async function textOf(file: InputFile | undefined): Promise<string | null> {
  if (!file || file.size > 65_536) return null;
  const text = new TextDecoder().decode(await file.bytes()).trim();
  return text === '' ? null : text;
}

function missingShp(parts: ShapefileParts): AppError {
  const present = [...parts.values()].map((part) => part.name).join(', ');
  const file = ([...parts.values()][0] as InputFile).path.replace(/\.[^.]*$/, '.shp');
  return new AppError('file/missing-shp', `${file} is missing; only ${present} came`, { file, present });
}

function missingParts(parts: ShapefileParts, file: string): Problem[] {
  const found: Problem[] = [];
  if (!parts.has('shx'))
    found.push(
      problem('file/missing-shx', 'kept', `${file} came without its .shx; read without it`, { file }),
    );
  if (!parts.has('dbf'))
    found.push(
      problem('file/missing-dbf', 'partial', `${file} came without its .dbf: no attributes`, { file }),
    );
  if (!parts.has('prj'))
    found.push(
      problem('file/missing-prj', 'kept', `${file} came without its .prj: CRS to be found`, { file }),
    );
  return found;
}

function truncated(file: string, count: number): Problem {
  return problem('layer/truncated', 'partial', `${file} is cut after ${count} features`, { file, count });
}

function unlikeCounts(file: string, shapes: number, rows: number): Problem {
  return problem('layer/row-count', 'partial', `${file}: ${shapes} shapes, ${rows} rows of attributes`, {
    file,
    expected: shapes,
    found: rows,
  });
}

function usableBounds(header: ShpHeader): ShpHeader['bounds'] | null {
  const [west, south, east, north] = header.bounds;
  const sane = header.bounds.every((v) => Number.isFinite(v) && Math.abs(v) < 1e9);
  return sane && east >= west && north >= south ? header.bounds : null;
}
