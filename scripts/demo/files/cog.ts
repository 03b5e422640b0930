import { zlibSync } from 'fflate';

/** Values of a grid to be written, rows from north to south. */
export interface CogRaster {
  readonly columns: number;
  readonly rows: number;
  readonly cellSizeM: number;
  /** Outer corner of the first cell, Lambert-93, m. */
  readonly westM: number;
  readonly northM: number;
  /** Elevations and depths in m, or codes. */
  readonly values: Float32Array | Uint8Array;
}

const TILE = 256;
/** Overviews stop when the whole fits in one tile. */
const halves = (size: number): number => Math.ceil(size / 2);

interface Level {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array | Uint8Array;
}

/**
 * A cloud-optimised GeoTIFF (OGC 21-026): tiles of 256, deflate with a predictor, overviews by halves, all headers
 * before the data, the data from the coarsest overview to the full image. Lambert-93, NGF-IGN69 for measures.
 */
export function encodeCog(raster: CogRaster): Uint8Array {
  const levels: Level[] = [raster];
  for (let last = levels[0] as Level; last.columns > TILE || last.rows > TILE; ) {
    last = halved(last);
    levels.push(last);
  }
  const images = levels.map((level, i) => ({
    level,
    tiles: tilesOf(level),
    tags: tagsOf(level, raster, i > 0),
  }));
  const headers = images.map(({ tags, tiles }) => headerBytes(tags, tiles.length));
  let at = 8;
  const headerAt = headers.map((bytes) => {
    const here = at;
    at += bytes;
    return here;
  });
  const dataAt: number[][] = images.map(() => []);
  for (let i = images.length - 1; i >= 0; i--) {
    for (const tile of (images[i] as (typeof images)[number]).tiles) {
      (dataAt[i] as number[]).push(at);
      at += tile.length + (tile.length % 2);
    }
  }
  const file = new Uint8Array(at);
  const view = new DataView(file.buffer);
  file.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, 8, true);
  for (const [i, { tags, tiles }] of images.entries()) {
    const offsets = dataAt[i] as number[];
    const own: Tag[] = [
      ...tags,
      { id: 324, type: 4, values: offsets },
      { id: 325, type: 4, values: tiles.map((tile) => tile.length) },
    ];
    writeHeader(view, headerAt[i] as number, own, headerAt[i + 1] ?? 0);
    for (const [k, tile] of tiles.entries()) file.set(tile, offsets[k] as number);
  }
  return file;
}

interface Tag {
  readonly id: number;
  /** 2 text, 3 uint16, 4 uint32, 12 float64. */
  readonly type: 2 | 3 | 4 | 12;
  readonly values: readonly number[];
}

const sizes = { 2: 1, 3: 2, 4: 4, 12: 8 } as const;
const unknownElevation = '-99999\0';

function tagsOf(level: Level, whole: CogRaster, isOverview: boolean): Tag[] {
  const isFloat = level.values instanceof Float32Array;
  const tags: Tag[] = [
    { id: 254, type: 4, values: [isOverview ? 1 : 0] },
    { id: 256, type: 4, values: [level.columns] },
    { id: 257, type: 4, values: [level.rows] },
    { id: 258, type: 3, values: [isFloat ? 32 : 8] },
    { id: 259, type: 3, values: [8] },
    { id: 262, type: 3, values: [1] },
    { id: 277, type: 3, values: [1] },
    { id: 284, type: 3, values: [1] },
    { id: 317, type: 3, values: [isFloat ? 3 : 1] },
    { id: 322, type: 3, values: [TILE] },
    { id: 323, type: 3, values: [TILE] },
    { id: 339, type: 3, values: [isFloat ? 3 : 1] },
  ];
  if (isFloat)
    tags.push({ id: 42113, type: 2, values: Array.from(unknownElevation, (c) => c.charCodeAt(0)) });
  if (isOverview) return tags;
  return [
    ...tags,
    { id: 33550, type: 12, values: [whole.cellSizeM, whole.cellSizeM, 0] },
    { id: 33922, type: 12, values: [0, 0, 0, whole.westM, whole.northM, 0] },
    { id: 34735, type: 3, values: isFloat ? elevationKeys : plainKeys },
  ];
}

/** GeoKeys (OGC 19-008): projected, cells as areas, EPSG:2154 in metres; elevations in NGF-IGN69 (EPSG:5720). */
const plainKeys = [1, 1, 0, 4, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 2154, 3076, 0, 1, 9001];
const elevationKeys = [1, 1, 0, 6, ...plainKeys.slice(4), 4096, 0, 1, 5720, 4099, 0, 1, 9001];

function headerBytes(tags: readonly Tag[], tiles: number): number {
  const own = [
    ...tags,
    { type: 4, values: { length: tiles } },
    { type: 4, values: { length: tiles } },
  ] as const;
  let bytes = 2 + own.length * 12 + 4;
  for (const { type, values } of own) {
    const size = sizes[type] * values.length;
    if (size > 4) bytes += size + (size % 2);
  }
  return bytes;
}

function writeHeader(view: DataView, at: number, tags: readonly Tag[], next: number): void {
  const sorted = [...tags].sort((a, b) => a.id - b.id);
  view.setUint16(at, sorted.length, true);
  let free = at + 2 + sorted.length * 12 + 4;
  for (const [i, { id, type, values }] of sorted.entries()) {
    const entry = at + 2 + i * 12;
    view.setUint16(entry, id, true);
    view.setUint16(entry + 2, type, true);
    view.setUint32(entry + 4, values.length, true);
    const size = sizes[type] * values.length;
    let place = entry + 8;
    if (size > 4) {
      view.setUint32(entry + 8, free, true);
      place = free;
      free += size + (size % 2);
    }
    for (const [k, value] of values.entries()) {
      const here = place + k * sizes[type];
      if (type === 2) view.setUint8(here, value);
      else if (type === 3) view.setUint16(here, value, true);
      else if (type === 4) view.setUint32(here, value, true);
      else view.setFloat64(here, value, true);
    }
  }
  view.setUint32(at + 2 + sorted.length * 12, next, true);
}

/** Half as fine: means of measures, the north-west one of four codes. */
function halved({ columns, rows, values }: Level): Level {
  const half = { columns: halves(columns), rows: halves(rows) };
  const coarse =
    values instanceof Float32Array
      ? new Float32Array(half.columns * half.rows)
      : new Uint8Array(half.columns * half.rows);
  for (let row = 0; row < half.rows; row++) {
    for (let column = 0; column < half.columns; column++) {
      const [c, r] = [2 * column, 2 * row];
      const [d, s] = [Math.min(columns - 1, c + 1), Math.min(rows - 1, r + 1)];
      const at = row * half.columns + column;
      const first = values[r * columns + c] as number;
      if (values instanceof Uint8Array) coarse[at] = first;
      else
        coarse[at] =
          Math.round(
            25 *
              (first +
                (values[r * columns + d] as number) +
                (values[s * columns + c] as number) +
                (values[s * columns + d] as number)),
          ) / 100;
    }
  }
  return { ...half, values: coarse };
}

function tilesOf({ columns, rows, values }: Level): Uint8Array[] {
  const isFloat = values instanceof Float32Array;
  const tiles: Uint8Array[] = [];
  for (let top = 0; top < rows; top += TILE) {
    for (let left = 0; left < columns; left += TILE) {
      // Beyond the image's edges its last row and column repeat, which packs well.
      const tile = isFloat ? new Float32Array(TILE * TILE) : new Uint8Array(TILE * TILE);
      for (let r = 0; r < TILE; r++) {
        const from = Math.min(rows - 1, top + r) * columns;
        for (let c = 0; c < TILE; c++)
          tile[r * TILE + c] = values[from + Math.min(columns - 1, left + c)] as number;
      }
      const bytes = tile instanceof Float32Array ? floatPredicted(tile) : tile;
      tiles.push(zlibSync(bytes, { level: 9, mem: 12 }));
    }
  }
  return tiles;
}

/** TIFF's predictor 3 (Adobe technical note 3): each row by planes of bytes, the highest first, then differences. */
function floatPredicted(tile: Float32Array): Uint8Array {
  const source = new DataView(tile.buffer);
  const bytes = new Uint8Array(tile.length * 4);
  const width = TILE * 4;
  for (let row = 0; row < TILE; row++) {
    const start = row * width;
    for (let c = 0; c < TILE; c++)
      for (let b = 0; b < 4; b++) bytes[start + b * TILE + c] = source.getUint8((row * TILE + c) * 4 + 3 - b);
    for (let k = width - 1; k > 0; k--)
      bytes[start + k] = ((bytes[start + k] as number) - (bytes[start + k - 1] as number)) & 255;
  }
  return bytes;
}
