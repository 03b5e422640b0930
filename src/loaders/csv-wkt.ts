import { AppError } from '../base/errors.ts';
import type { Column } from '../territory/feature-table.ts';
import { numberColumn, TableBuilder, textColumn } from '../territory/table-builder.ts';
import { cnigTableOf } from './cnig-accessibility.ts';
import { numberOfText, rowsOfCsv, titlesOf } from './csv.ts';
import type { InputFile } from './input-file.ts';
import { pause } from './pause.ts';
import { withoutShape } from './problem.ts';
import { addShape, geometryKinds, GrowingBounds, has, meets, type Shape } from './shape.ts';
import type { ReadRequest, ReadTable, VectorSource } from './vector-source.ts';
import { readWkt, sridOfWkt } from './wkt.ts';

const geometries = ['geom', 'wkt', 'the_geom', 'geometry', 'geometrie', 'wkt_geom'];

/** Whether the first line of a file is that of a table of the standard of accessible ways, its shapes in text. */
export function isCsvOfFootways(head: string): boolean {
  const fields = titlesOf(head);
  const isShaped = fields.some((field) => geometries.includes(field.toLowerCase()));
  return isShaped && (['line', 'point'] as const).some((geometry) => cnigTableOf({ fields, geometry }));
}

interface Row {
  readonly values: readonly string[];
  readonly shape: Shape;
}

/**
 * Opens a table in text whose shapes are Well-Known Text: one line of names, then one feature per line. Rows without
 * a shape of the commonest kind are left out and counted.
 *
 * @throws AppError `layer/no-features` when no line has a shape.
 */
export async function openCsvWkt(input: InputFile): Promise<VectorSource> {
  const file = input.path;
  const { fields, rows } = rowsOfCsv(new Uint8Array(await input.bytes()));
  const at = fields.findIndex((field) => geometries.includes(field.toLowerCase()));
  const shaped = rows.flatMap((values): Row[] => {
    const shape = readWkt(values[at] ?? '');
    return shape ? [{ values, shape }] : [];
  });
  if (shaped.length === 0) throw new AppError('layer/no-features', `${file} holds no shape`, { file });
  const count = (kind: (typeof geometryKinds)[number]): number =>
    shaped.filter(({ shape }) => has(shape, kind)).length;
  const geometry = count('line') >= count('point') ? 'line' : 'point';
  const own = shaped.filter(({ shape }) => has(shape, geometry));
  const bounds = new GrowingBounds();
  for (const { shape } of own) bounds.addShape(shape, geometry);
  const unshaped = rows.length - own.length;
  const epsg = sridOfWkt(own[0]?.values[at] ?? '');
  return {
    file,
    layer: input.name.replace(/\.[^.]*$/, ''),
    geometry,
    fields: fields.filter((_, i) => i !== at),
    count: own.length,
    crs: { epsg, text: epsg === null ? null : `EPSG:${epsg}` },
    bounds: bounds.value,
    date: null,
    problems: unshaped === 0 ? [] : [withoutShape(file, unshaped)],
    read: (request) => readRows(file, fields, own, geometry, request),
  };
}

async function readRows(
  file: string,
  fields: readonly string[],
  rows: readonly Row[],
  geometry: 'line' | 'point',
  request: ReadRequest,
): Promise<ReadTable> {
  const builder = new TableBuilder(geometry);
  const columns = request.fields.map(({ type }) => (type === 'number' ? numberColumn() : textColumn()));
  const positions = request.fields.map(({ field }) => fields.indexOf(field));
  const idAt = request.idField === null ? -1 : fields.indexOf(request.idField);
  let [skipped, unusable] = [0, 0];
  for (const [index, { values, shape }] of rows.entries()) {
    if (builder.count >= (request.limit ?? Infinity)) break;
    if (index % 4096 === 0) await pause(request, index / rows.length);
    if (request.within && !meets(shape, geometry, request.within)) {
      skipped += 1;
      continue;
    }
    if (!addShape(builder, values[idAt] || `${index}`, shape)) {
      unusable += 1;
      continue;
    }
    for (const [i, { type }] of request.fields.entries()) {
      const text = values[positions[i] as number] ?? '';
      columns[i]?.push(type === 'number' ? numberOfText(text) : text);
    }
  }
  const entries = columns.map((column, i): [string, Column] => [String(i), column.build()]);
  const problems = unusable === 0 ? [] : [withoutShape(file, unusable)];
  return { table: builder.build(Object.fromEntries(entries)), skipped, problems };
}
