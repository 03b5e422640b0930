import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  areaM2,
  crossesItself,
  formatGeometry,
  lengthM,
  parseGeometry,
} from '../../src/app/geometry-text.ts';
import {
  formatSeries,
  isFault,
  parseSeries,
  peakOfSeries,
  seriesAt,
  seriesOfPeak,
} from '../../src/app/series-text.ts';
import type { Point } from '../../src/scenario/project.ts';

const shifted = (lon: number, lat: number): Point => [lon * 1000, lat * 1000];

describe('series given as text', () => {
  test.each([
    ['0\t12\n1,5\t85,5', 'pasted from a French spreadsheet'],
    ['heures;débit\n0;12\n1,5;85,5', 'with a line of titles'],
    ['0 12\r\n1.5 85.5\r\n', 'with spaces and foreign line ends'],
    ['0,12\n1.5,85.5', 'with commas between'],
  ])('SR-14 a table is read, %#: %s', (text) => {
    expect(parseSeries(text)).toEqual({ timesS: [0, 5400], values: [12, 85.5] });
  });

  test.each([
    ['', 0, 'empty'],
    ['0 1\n1', 2, 'two-numbers'],
    ['0 1\n2 x', 2, 'two-numbers'],
    ['0 1\n2 3\n2 4', 3, 'order'],
    ['0;;1', 1, 'two-numbers'],
  ] as const)('SR-14 a faulty table names its line: %s', (text, line, reason) => {
    expect(parseSeries(text)).toEqual({ line, reason });
  });

  test('SR-14 what is written is read back', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: -999, max: 9999 })), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(steps, (pairs) => {
        let time = 0;
        const timesS = pairs.map(([quarters]) => (time += quarters * 900));
        const series = { timesS, values: pairs.map(([, value]) => value / 8) };
        expect(parseSeries(formatSeries(series))).toEqual(series);
      }),
    );
  });

  test('SR-14 a peak is the series of its four numbers, and the other way round', () => {
    const peak = { base: 12, peak: 85, riseH: 3, fallH: 6.5 };
    const series = seriesOfPeak(peak);
    expect(series).toEqual({ timesS: [0, 10_800, 34_200], values: [12, 85, 12] });
    expect(peakOfSeries(series)).toEqual(peak);
    expect(peakOfSeries({ timesS: [0, 1], values: [1, 2] })).toBeNull();
    expect(isFault(series)).toBe(false);
  });

  test('SR-14 values are linear between instants and constant outside', () => {
    const series = { timesS: [10, 20], values: [1, 3] };
    expect([0, 10, 15, 20, 99].map((t) => seriesAt(series, t))).toEqual([1, 1, 2, 3, 3]);
  });
});

describe('places given as text', () => {
  test('SR-14 GeoJSON in degrees is brought to the territory, its closing vertex dropped', () => {
    const ring = [
      [1, 2],
      [3, 2],
      [3, 4],
      [1, 2],
    ];
    const feature = { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } };
    const wanted = [
      [1000, 2000],
      [3000, 2000],
      [3000, 4000],
    ];
    expect(parseGeometry(JSON.stringify(feature), shifted)).toEqual(wanted);
    const collection = { type: 'FeatureCollection', features: [feature] };
    expect(parseGeometry(JSON.stringify(collection), shifted)).toEqual(wanted);
  });

  test('SR-14 projected coordinates stay as they are, one point a line', () => {
    const points: readonly Point[] = [
      [652_024.5, 6_685_050],
      [652_100, 6_685_078.25],
    ];
    expect(parseGeometry(formatGeometry(points), shifted)).toEqual(points);
    expect(parseGeometry('652024,5 6685050', shifted)).toEqual([[652_024.5, 6_685_050]]);
  });

  test.each(['', 'ici', '1 2 3', '{"type":"Point"}', '{"broken', '{"coordinates":[]}'])(
    'SR-14 what is no place is refused: %s',
    (text) => {
      expect(parseGeometry(text, shifted)).toBeNull();
    },
  );

  test('SR-14 the first of many geometries is taken, whatever holds it', () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [700, 600],
        [710, 620],
      ],
    };
    const many = {
      type: 'MultiLineString',
      coordinates: [
        line.coordinates,
        [
          [0, 1],
          [2, 3],
        ],
      ],
    };
    const wanted = [
      [700, 600],
      [710, 620],
    ];
    for (const geometry of [line, many, { type: 'GeometryCollection', geometries: [many] }]) {
      expect(parseGeometry(JSON.stringify(geometry), shifted)).toEqual(wanted);
    }
  });

  test('SR-14 an outline that crosses itself is told from one that does not', () => {
    const square: readonly Point[] = [
      [0, 0],
      [0, 30],
      [40, 30],
      [40, 0],
    ];
    const bowTie: readonly Point[] = [
      [0, 0],
      [40, 30],
      [40, 0],
      [0, 30],
    ];
    expect([crossesItself(square), crossesItself(bowTie), crossesItself(square.slice(0, 3))]).toEqual([
      false,
      true,
      false,
    ]);
  });

  test('SR-14 lengths and areas are those of plane geometry', () => {
    const square: readonly Point[] = [
      [0, 0],
      [0, 30],
      [40, 30],
      [40, 0],
    ];
    expect(lengthM(square)).toBe(100);
    expect(areaM2(square)).toBe(1200);
  });
});
