import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { fileFromBlob, fileFromBytes, type InputFile } from '../src/loaders/input-file.ts';

/** A file on disk, as a loader receives it. */
export async function openFile(path: string): Promise<InputFile> {
  return fileFromBlob(await openAsBlob(path), basename(path));
}

/** The same content, delivered in pieces of `bytes` bytes, to cut numbers anywhere. */
export function inPieces(
  content: string | Uint8Array<ArrayBuffer>,
  bytes: number,
  name = 'pieces.asc',
): InputFile {
  const whole = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    ...fileFromBytes(whole, name),
    stream: () =>
      new ReadableStream({
        start(controller) {
          for (let i = 0; i < whole.length; i += bytes) controller.enqueue(whole.slice(i, i + bytes));
          controller.close();
        },
      }),
  };
}

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
