import { describe, expect, test } from 'vitest';
import { openGeoJson } from '../../src/loaders/geojson.ts';
import { readWkb } from '../../src/loaders/wkb.ts';
import { readWkt } from '../../src/loaders/wkt.ts';
import { geojson } from '../vector-files.ts';

type Heights = readonly [number, number];

function wkb([first, second]: Heights): Uint8Array {
  const view = new DataView(new ArrayBuffer(57));
  view.setUint8(0, 1);
  view.setUint32(1, 1002, true);
  view.setUint32(5, 2, true);
  for (const [i, value] of [0, 0, first, 10, 5, second].entries()) view.setFloat64(9 + 8 * i, value, true);
  return new Uint8Array(view.buffer);
}

/** Elevations of a line of two vertices, as each format reads them. */
const readers: Readonly<Record<string, (heights: Heights) => Promise<readonly number[] | null>>> = {
  geojson: async ([first, second]) => {
    const geometry = {
      type: 'LineString',
      coordinates: [
        [0, 0, first],
        [10, 5, second],
      ],
    };
    const [source] = await openGeoJson(geojson('a.json', [{ geometry }]));
    const { z } = (await source!.read({ fields: [], idField: null })).table;
    return z && [...z];
  },
  wkb: async (heights) => listed(readWkb(wkb(heights))!.lines[0]!.z),
  wkt: async ([first, second]) => listed(readWkt(`LINESTRING Z (0 0 ${first}, 10 5 ${second})`)!.lines[0]!.z),
};

function listed(z: Float64Array | null): readonly number[] | null {
  return z && [...z];
}

describe.each(Object.keys(readers))('elevations of a line in %s', (format) => {
  const read = readers[format]!;

  test.each<readonly [Heights, readonly number[] | null]>([
    [
      [12.5, 13],
      [12.5, 13],
    ],
    [
      [0, 13],
      [0, 13],
    ],
    [
      [-2, -999],
      [-2, -999],
    ],
    [
      [12.5, -1000],
      [12.5, Number.NaN],
    ],
    [
      [-9999, 13],
      [Number.NaN, 13],
    ],
    [
      [-99_999, 0],
      [Number.NaN, 0],
    ],
    [[0, 0], null],
  ])('TE-75 of %j are %j', async (heights, due) => {
    expect(await read(heights)).toEqual(due);
  });
});
