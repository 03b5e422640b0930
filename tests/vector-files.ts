import { fileFromBytes, type InputFile } from '../src/loaders/input-file.ts';

type Position = readonly number[];
/** Rings or lines of one feature, as written in the file; null: a null shape. */
export type ShapeParts = readonly (readonly Position[])[] | null;

export interface DbfColumn {
  readonly name: string;
  readonly type: 'C' | 'N' | 'D' | 'L';
  readonly length: number;
  readonly values: readonly string[];
}

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

/** Bytes of a `.shp`: type 1 point, 3 line, 5 polygon, 13 and 15 with elevations, 23 and 25 with measures. */
export function shpBytes(type: number, shapes: readonly ShapeParts[]): Uint8Array<ArrayBuffer> {
  const records = shapes.map((parts) => recordBytes(type, parts));
  const total = records.reduce((sum, record) => sum + 8 + record.length, 100);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994, false);
  view.setInt32(24, total / 2, false);
  view.setInt32(28, 1000, true);
  view.setInt32(32, type, true);
  const points = shapes.flatMap((parts) => (parts ?? []).flat());
  const least = (k: 0 | 1) => points.reduce((low, point) => Math.min(low, point[k] ?? 0), Infinity);
  const most = (k: 0 | 1) => points.reduce((high, point) => Math.max(high, point[k] ?? 0), -Infinity);
  const extremes = [least(0), least(1), most(0), most(1)];
  for (const [i, value] of extremes.entries()) view.setFloat64(36 + 8 * i, value, true);
  let at = 100;
  for (const [i, record] of records.entries()) {
    view.setInt32(at, i + 1, false);
    view.setInt32(at + 4, record.length / 2, false);
    bytes.set(record, at + 8);
    at += 8 + record.length;
  }
  return bytes;
}

function recordBytes(type: number, parts: ShapeParts): Uint8Array {
  if (parts === null) return new Uint8Array(4);
  const points = parts.flat();
  const third = type > 10;
  if (type % 10 === 1) {
    const record = new Uint8Array(20 + (third ? 8 : 0));
    const view = new DataView(record.buffer);
    view.setInt32(0, type, true);
    for (let i = 0; i < (third ? 3 : 2); i++) view.setFloat64(4 + 8 * i, points[0]?.[i] ?? 0, true);
    return record;
  }
  const xyAt = 44 + 4 * parts.length;
  const record = new Uint8Array(xyAt + 16 * points.length + (third ? 16 + 8 * points.length : 0));
  const view = new DataView(record.buffer);
  view.setInt32(0, type, true);
  const values = (k: 0 | 1) => points.map((point) => point[k] ?? 0);
  const box = [
    Math.min(...values(0)),
    Math.min(...values(1)),
    Math.max(...values(0)),
    Math.max(...values(1)),
  ];
  for (const [i, value] of box.entries()) view.setFloat64(4 + 8 * i, value, true);
  view.setInt32(36, parts.length, true);
  view.setInt32(40, points.length, true);
  let first = 0;
  for (const [i, part] of parts.entries()) {
    view.setInt32(44 + 4 * i, first, true);
    first += part.length;
  }
  for (const [i, [x = 0, y = 0, z = 0]] of points.entries()) {
    view.setFloat64(xyAt + 16 * i, x, true);
    view.setFloat64(xyAt + 16 * i + 8, y, true);
    if (third) view.setFloat64(xyAt + 16 * points.length + 16 + 8 * i, z, true);
  }
  return record;
}

/** Bytes of a `.dbf`; values are written as they are, one byte per letter (or the given encoding's bytes). */
export function dbfBytes(
  columns: readonly DbfColumn[],
  encode: (text: string) => Uint8Array = latin1,
  deleted: readonly number[] = [],
): Uint8Array<ArrayBuffer> {
  const rows = columns[0]?.values.length ?? 0;
  const headerLength = 32 + 32 * columns.length + 1;
  const recordLength = columns.reduce((sum, column) => sum + column.length, 1);
  const bytes = new Uint8Array(headerLength + rows * recordLength + 1).fill(0x20, headerLength);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  view.setUint32(4, rows, true);
  view.setUint16(8, headerLength, true);
  view.setUint16(10, recordLength, true);
  for (const [i, column] of columns.entries()) {
    bytes.set(latin1(column.name).subarray(0, 11), 32 + 32 * i);
    bytes[32 + 32 * i + 11] = column.type.charCodeAt(0);
    bytes[32 + 32 * i + 16] = column.length;
  }
  bytes[headerLength - 1] = 0x0d;
  for (let row = 0; row < rows; row++) {
    let at = headerLength + row * recordLength;
    bytes[at++] = deleted.includes(row) ? 0x2a : 0x20;
    for (const { values, length } of columns) {
      bytes.set(encode(values[row] ?? '').subarray(0, length), at);
      at += length;
    }
  }
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}

export const lambert93Prj =
  'PROJCS["RGF93_Lambert_93",GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",SPHEROID["GRS_1980",6378137.0,298.257222101]],' +
  'PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],' +
  'PARAMETER["False_Easting",700000.0],PARAMETER["False_Northing",6600000.0],PARAMETER["Central_Meridian",3.0],' +
  'PARAMETER["Standard_Parallel_1",44.0],PARAMETER["Standard_Parallel_2",49.0],' +
  'PARAMETER["Latitude_Of_Origin",46.5],UNIT["Meter",1.0]]';

/** The files of a shapefile; parts named in `without` are left out. */
export function shapefile(
  path: string,
  type: number,
  shapes: readonly ShapeParts[],
  columns: readonly DbfColumn[],
  options: { readonly without?: readonly string[]; readonly prj?: string; readonly cpg?: string } = {},
): InputFile[] {
  const shp = shpBytes(type, shapes);
  const parts: Record<string, string | Uint8Array<ArrayBuffer>> = {
    shp,
    shx: shp.slice(0, 100),
    dbf: dbfBytes(columns),
    prj: options.prj ?? lambert93Prj,
    ...(options.cpg === undefined ? {} : { cpg: options.cpg }),
  };
  return Object.entries(parts)
    .filter(([extension]) => !options.without?.includes(extension))
    .map(([extension, content]) => fileFromBytes(content, `${path}.${extension}`));
}

export function text(name: string, values: readonly string[], length = 40): DbfColumn {
  return { name, type: 'C', length, values };
}

export function number(name: string, values: readonly string[], length = 12): DbfColumn {
  return { name, type: 'N', length, values };
}

/** A closed square ring, clockwise as shapefiles write outer rings. */
export function square(x: number, y: number, side: number): Position[] {
  return [
    [x, y],
    [x, y + side],
    [x + side, y + side],
    [x + side, y],
    [x, y],
  ];
}

/** An ESRI ASCII grid of a plane, or of what `valueAt` says. */
export function terrain(
  path: string,
  frame: {
    readonly columns: number;
    readonly rows: number;
    readonly cell: number;
    readonly west: number;
    readonly south: number;
  },
  valueAt: (column: number, row: number) => number = (column, row) => 10 + column / 100 + row / 50,
): InputFile {
  const { columns, rows, cell, west, south } = frame;
  const lines = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => valueAt(column, row).toFixed(3)).join(' '),
  );
  const header = `ncols ${columns}\nnrows ${rows}\nxllcorner ${west}\nyllcorner ${south}\ncellsize ${cell}\nNODATA_value -9999\n`;
  return fileFromBytes(`${header}${lines.join('\n')}\n`, path);
}

/** A GeoJSON document as a file. */
export function geojson(
  path: string,
  features: readonly { readonly geometry: unknown; readonly properties?: object; readonly id?: string }[],
  more: object = {},
): InputFile {
  const document = {
    type: 'FeatureCollection',
    ...more,
    features: features.map(({ geometry, properties = {}, id }) => ({
      type: 'Feature',
      id,
      properties,
      geometry,
    })),
  };
  return fileFromBytes(JSON.stringify(document), path);
}
