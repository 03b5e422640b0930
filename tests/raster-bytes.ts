import { zlibSync } from 'fflate';

/**
 * A synthetic RGE ALTI tile, byte for byte as IGN writes them: padded keys, twelve decimals, rows that begin
 * with a space, two decimals, CRLF never. The name carries the north-west corner in km.
 */
export function rgeAltiTile(options: {
  readonly eastKm: number;
  readonly northKm: number;
  readonly cells: number;
  readonly cellSizeM: number;
  readonly valueAt: (column: number, row: number) => number | null;
}): { name: string; text: string } {
  const { eastKm, northKm, cells, cellSizeM } = options;
  const xll = eastKm * 1000 - cellSizeM / 2;
  const yll = northKm * 1000 - cells * cellSizeM + cellSizeM / 2;
  const rows = Array.from({ length: cells }, (_, row) =>
    Array.from(
      { length: cells },
      (_, column) => ` ${(options.valueAt(column, row) ?? -99999).toFixed(2)}`,
    ).join(''),
  );
  const km = (value: number): string => String(value).padStart(4, '0');
  return {
    name: `RGEALTI_FXX_${km(eastKm)}_${km(northKm)}_MNT_LAMB93_IGN69.asc`,
    text: [
      `ncols        ${cells}`,
      `nrows        ${cells}`,
      `xllcorner    ${xll.toFixed(12)}`,
      `yllcorner    ${yll.toFixed(12)}`,
      `cellsize     ${cellSizeM.toFixed(12)}`,
      'NODATA_value  -99999.00',
      ...rows,
      '',
    ].join('\n'),
  };
}

/** What `tiff` writes; the rest is as in IGN's LiDAR HD tiles: little-endian Float32, strips of one row. */
export interface TiffOptions {
  readonly columns: number;
  readonly rows: number;
  readonly westM: number;
  readonly northM: number;
  readonly cellSizeM: number;
  readonly cellHeightM?: number;
  /** Row-major, north row first. */
  readonly values: Float32Array | Int16Array | Uint8Array;
  readonly nodata?: string;
  readonly isPoint?: boolean;
  /** Projected code in the GeoKeys; null: a citation only. */
  readonly epsg?: number | null;
  /** Side of square tiles, a multiple of 16; strips of one row otherwise. */
  readonly tile?: number;
  readonly deflate?: boolean;
  readonly bigEndian?: boolean;
  readonly samples?: number;
}

/** A GeoTIFF (TIFF 6.0, GeoTIFF 1.1), written here so that tests need no file of another's. */
export function tiff(options: TiffOptions): Uint8Array<ArrayBuffer> {
  const { columns, rows, values, tile, samples = 1 } = options;
  const little = !options.bigEndian;
  const blocks: Uint8Array[] = [];
  const [blockColumns, blockRows] = tile ? [tile, tile] : [columns, 1];
  for (let top = 0; top < rows; top += blockRows) {
    for (let left = 0; left < columns; left += blockColumns) {
      blocks.push(block(options, left, top, blockColumns, blockRows, little));
    }
  }
  const format = values instanceof Float32Array ? 3 : values instanceof Int16Array ? 2 : 1;
  const epsg = options.epsg === undefined ? 2154 : options.epsg;
  const citation = 'EPSG:2154|';
  const keys = [
    [1024, 0, 1, 1],
    [1025, 0, 1, options.isPoint ? 2 : 1],
    [1026, 34737, citation.length, 0],
    [3072, 0, 1, epsg ?? 32767],
  ];
  const short = 3;
  const long = 4;
  const double = 12;
  const ascii = 2;
  const tags: [number, number, number[] | string][] = [
    [256, long, [columns]],
    [257, long, [rows]],
    [258, short, Array.from({ length: samples }, () => 8 * values.BYTES_PER_ELEMENT)],
    [259, short, [options.deflate ? 8 : 1]],
    [262, short, [samples >= 3 ? 2 : 1]],
    ...(tile ? [] : ([[273, long, []]] as [number, number, number[]][])),
    [277, short, [samples]],
    ...(tile
      ? ([
          [322, short, [tile]],
          [323, short, [tile]],
          [324, long, []],
          [325, long, blocks.map((b) => b.length)],
        ] as [number, number, number[]][])
      : ([
          [278, short, [1]],
          [279, long, blocks.map((b) => b.length)],
        ] as [number, number, number[]][])),
    [284, short, [1]],
    [339, short, Array.from({ length: samples }, () => format)],
    [33550, double, [options.cellSizeM, options.cellHeightM ?? options.cellSizeM, 0]],
    [33922, double, [0, 0, 0, options.westM, options.northM, 0]],
    [34735, short, [1, 1, 0, keys.length, ...keys.flat()]],
    [34737, ascii, `${citation}\0`],
    ...(options.nodata === undefined
      ? []
      : ([[42113, ascii, `${options.nodata}\0`]] as [number, number, string][])),
  ];
  tags.sort((a, b) => a[0] - b[0]);
  const sizes = { [short]: 2, [long]: 4, [double]: 8, [ascii]: 1 } as Record<number, number>;
  const offsetsTag = tile ? 324 : 273;
  const entries = tags.map(([tag, type, content]) => ({
    tag,
    type,
    content: tag === offsetsTag ? blocks.map(() => 0) : content,
  }));
  const afterIfd = 8 + 2 + 12 * entries.length + 4;
  let at = afterIfd + (afterIfd % 2);
  const places = entries.map(({ type, content }) => {
    const bytes = content.length * sizes[type]!;
    if (bytes <= 4) return 0;
    const place = at;
    at += bytes + (bytes % 2);
    return place;
  });
  const starts = blocks.map((b) => {
    const start = at;
    at += b.length;
    return start;
  });
  const file = new Uint8Array(at);
  const view = new DataView(file.buffer);
  file.set(little ? [0x49, 0x49] : [0x4d, 0x4d]);
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, entries.length, little);
  for (const [i, { tag, type, content }] of entries.entries()) {
    const entry = 10 + 12 * i;
    const list = tag === offsetsTag ? starts : content;
    view.setUint16(entry, tag, little);
    view.setUint16(entry + 2, type, little);
    view.setUint32(entry + 4, list.length, little);
    const place = places[i]!;
    if (place > 0) view.setUint32(entry + 8, place, little);
    const base = place > 0 ? place : entry + 8;
    for (let k = 0; k < list.length; k++) {
      const value = typeof list === 'string' ? list.charCodeAt(k) : list[k]!;
      if (type === ascii) view.setUint8(base + k, value);
      else if (type === short) view.setUint16(base + 2 * k, value, little);
      else if (type === long) view.setUint32(base + 4 * k, value, little);
      else view.setFloat64(base + 8 * k, value, little);
    }
  }
  for (const [i, b] of blocks.entries()) file.set(b, starts[i]!);
  return file;
}

function block(
  options: TiffOptions,
  left: number,
  top: number,
  columns: number,
  rows: number,
  little: boolean,
): Uint8Array {
  const { values, samples = 1 } = options;
  const size = values.BYTES_PER_ELEMENT;
  const bytes = new Uint8Array(columns * rows * samples * size);
  const view = new DataView(bytes.buffer);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      if (top + r >= options.rows || left + c >= options.columns) continue;
      const value = values[(top + r) * options.columns + left + c]!;
      for (let s = 0; s < samples; s++) {
        const at = ((r * columns + c) * samples + s) * size;
        if (values instanceof Float32Array) view.setFloat32(at, value, little);
        else if (values instanceof Int16Array) view.setInt16(at, value, little);
        else view.setUint8(at, value);
      }
    }
  }
  return options.deflate ? zlibSync(bytes) : bytes;
}

/**
 * A synthetic LiDAR HD tile as IGN's server makes them: 50 cm, one row per strip, no overview, nodata −9999, a
 * system named but described by no code. The frame is half a cell off the kilometre, so that nodes are centres.
 */
export function lidarTile(
  eastKm: number,
  northKm: number,
  cells: number,
  valueAt: (column: number, row: number) => number,
): {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
} {
  const km = (value: number): string => String(value).padStart(4, '0');
  const values = Float32Array.from({ length: cells * cells }, (_, i) =>
    valueAt(i % cells, Math.floor(i / cells)),
  );
  return {
    name: `LHD_FXX_${km(eastKm)}_${km(northKm)}_MNT_O_0M50_LAMB93_IGN69.tif`,
    bytes: tiff({
      columns: cells,
      rows: cells,
      westM: eastKm * 1000 - 0.25,
      northM: northKm * 1000 + 0.25,
      cellSizeM: 0.5,
      values,
      nodata: '-9999',
      epsg: null,
    }),
  };
}
