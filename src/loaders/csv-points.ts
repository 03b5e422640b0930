import { AppError } from '../base/errors.ts';
import type { Column } from '../territory/feature-table.ts';
import { numberColumn, TableBuilder, textColumn } from '../territory/table-builder.ts';
import { numberOfText, rowsOfCsv, titlesOf } from './csv.ts';
import { spellingsOf } from './house-fields.ts';
import type { InputFile } from './input-file.ts';
import { pause } from './pause.ts';
import { withoutShape } from './problem.ts';
import { GrowingBounds } from './shape.ts';
import type { FieldRequest, ReadRequest, ReadTable, VectorSource } from './vector-source.ts';

const eastings = ['x', 'x_l93', 'xd', 'coord_x', 'easting', 'lon', 'longitude'];
const northings = ['y', 'y_l93', 'yd', 'coord_y', 'northing', 'lat', 'latitude'];
/** What makes a table of points worth opening: jobs, counts of vehicles. */
const tells = [...spellingsOf('jobs', 'jobs'), ...spellingsOf('counts', 'vehiclesPerDay')];

/** Whether the first line of a file is that of a table of points that some layer is made of. */
export function isCsvOfPoints(head: string): boolean {
  const fields = titlesOf(head).map((field) => field.toLowerCase());
  const has = (names: readonly string[]): boolean => names.some((name) => fields.includes(name));
  return has(eastings) && has(northings) && has(tells);
}

/**
 * Opens a table of points in text: one line of names, then one point per line. Values are separated by semicolons,
 * tabs or commas; decimals may be written with a comma.
 *
 * @throws AppError `layer/no-features` when no line has coordinates.
 */
export async function openCsvPoints(input: InputFile): Promise<VectorSource> {
  const file = input.path;
  const { fields, rows } = rowsOfCsv(new Uint8Array(await input.bytes()));
  const column = (names: readonly string[]): number =>
    fields.findIndex((field) => names.includes(field.toLowerCase()));
  const [east, north] = [column(eastings), column(northings)];
  const placeOf = (row: readonly string[]): Float64Array<ArrayBuffer> =>
    Float64Array.of(numberOfText(row[east] ?? ''), numberOfText(row[north] ?? ''));
  const placed = rows.filter((row) => placeOf(row).every(Number.isFinite));
  if (placed.length === 0) throw new AppError('layer/no-features', `${file} holds no point`, { file });
  const bounds = new GrowingBounds();
  const points = new Float64Array(2 * placed.length);
  for (const [i, row] of placed.entries()) points.set(placeOf(row), 2 * i);
  bounds.add(points);
  const isInDegrees = /^(lon|longitude)$/i.test(fields[east] ?? '');
  const unplaced = rows.length - placed.length;
  return {
    file,
    layer: input.name.replace(/\.[^.]*$/, ''),
    geometry: 'point',
    fields,
    count: placed.length,
    crs: { epsg: isInDegrees ? 4326 : /_l93$/i.test(fields[east] ?? '') ? 2154 : null, text: null },
    bounds: bounds.value,
    points,
    date: null,
    problems: unplaced === 0 ? [] : [withoutShape(file, unplaced)],
    read: (request) => readRows(fields, placed, placeOf, request),
  };
}

async function readRows(
  fields: readonly string[],
  rows: readonly (readonly string[])[],
  placeOf: (row: readonly string[]) => Float64Array<ArrayBuffer>,
  request: ReadRequest,
): Promise<ReadTable> {
  const builder = new TableBuilder('point');
  const columns = request.fields.map((field) => (field.type === 'number' ? numberColumn() : textColumn()));
  const positions = request.fields.map(({ field }) => fields.indexOf(field));
  const idAt = request.idField === null ? -1 : fields.indexOf(request.idField);
  let skipped = 0;
  for (const [index, row] of rows.entries()) {
    if (builder.count >= (request.limit ?? Infinity)) break;
    if (index % 4096 === 0) await pause(request, index / rows.length);
    const xy = placeOf(row);
    if (request.within && !isWithin(xy, request.within)) {
      skipped += 1;
      continue;
    }
    if (!builder.addParts(row[idAt] || `${index}`, [{ xy, z: null }])) continue;
    for (const [i, field] of request.fields.entries())
      columns[i]?.push(valueOf(row[positions[i] as number] ?? '', field));
  }
  const entries = columns.map((column, i): [string, Column] => [String(i), column.build()]);
  return { table: builder.build(Object.fromEntries(entries)), skipped, problems: [] };
}

function valueOf(text: string, { type }: FieldRequest): number | string {
  return type === 'number' ? numberOfText(text) : text;
}

function isWithin(xy: Float64Array, [west, south, east, north]: readonly [number, number, number, number]) {
  const [x, y] = [xy[0] as number, xy[1] as number];
  return x >= west && x <= east && y >= south && y <= north;
}
