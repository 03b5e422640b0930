import { describe, expect, test } from 'vitest';
import { shoreSegments } from '../../src/scene/objects/shores.ts';
import { bankLines } from '../../src/scene/objects/networks.ts';
import type { SourceId } from '../../src/base/brand.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { landCoverCode } from '../../src/territory/land-cover.ts';
import type { RasterLayer } from '../../src/territory/territory.ts';

const grid = { columns: 12, rows: 12, cellSizeM: 10, westM: 1000, northM: 2000 };

function raster(at: (column: number, row: number) => number, type: 'codes' | 'heights'): RasterLayer {
  const values = Array.from({ length: 144 }, (_, i) => at(i % 12, Math.floor(i / 12)));
  return {
    grid,
    values: type === 'codes' ? Uint8Array.from(values) : Float32Array.from(values),
    source: 'test',
  };
}

const water = landCoverCode('water');
const grass = landCoverCode('grass');

/** Two squares of 10 m that share a side, and one apart. */
const surfaces: FeatureTable = {
  geometry: 'polygon',
  count: 3,
  featureOffsets: Uint32Array.of(0, 1, 2, 3),
  partOffsets: Uint32Array.of(0, 5, 10, 15),
  xy: Float64Array.from([0, 10, 40].flatMap((x) => [x, 0, x + 10, 0, x + 10, 10, x, 10, x, 0])),
  z: null,
  ids: ['A', 'B', 'C'] as unknown as SourceId[],
  columns: {},
};

describe('shores', () => {
  test('SC-26 no bank is drawn where one surface goes on as another', () => {
    const lines = bankLines(surfaces);
    const crossing = lines.filter((line) => {
      for (let v = 0; v + 3 < line.length; v += 2) if (line[v] === 10 && line[v + 2] === 10) return true;
      return false;
    });
    expect(crossing).toEqual([]);
    const length = lines.flatMap((line) =>
      Array.from({ length: line.length / 2 - 1 }, (_, k) =>
        Math.hypot(line[2 * k + 2]! - line[2 * k]!, line[2 * k + 3]! - line[2 * k + 1]!),
      ),
    );
    expect(length.reduce((sum, one) => sum + one, 0)).toBeCloseTo(3 * 40 - 20, 9);
  });

  test('SC-26 a pond has one closed shore, half-way between its cells and the dry ones', () => {
    const pond = raster((c, r) => (c >= 4 && c < 8 && r >= 3 && r < 7 ? water : grass), 'codes');
    const segments = shoreSegments(pond, null);
    const ends = new Map<string, number>();
    for (const [x0, y0, x1, y1] of segments)
      for (const key of [`${x0}/${y0}`, `${x1}/${y1}`]) ends.set(key, (ends.get(key) ?? 0) + 1);
    expect([...ends.values()].every((count) => count === 2)).toBe(true);
    const xs = segments.flatMap(([x0, , x1]) => [x0, x1]);
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([1040, 1080]);
  });

  test('SC-26 the shore of the sea lies where the ground is at 0 m', () => {
    const slope = raster((c) => c - 4.25, 'heights');
    const sea = raster((c) => (c < 4.25 ? water : 0), 'codes');
    const segments = shoreSegments(sea, slope);
    expect(segments).toHaveLength(11);
    for (const [x0, , x1] of segments) {
      expect(x0).toBeCloseTo(1005 + 42.5, 4);
      expect(x1).toBeCloseTo(1005 + 42.5, 4);
    }
  });

  test('SC-26 a stream that goes on across a corner stays one stream', () => {
    const diagonal = raster((c, r) => (c === r ? water : grass), 'codes');
    const between = shoreSegments(diagonal, null).filter(([x0, y0, x1, y1]) => {
      const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
      return x > 1060 && x < 1070 - 1e-6 && y < 1940 && y > 1930 + 1e-6;
    });
    // The two banks, one on each side of the diagonal.
    for (const [x0, y0, x1, y1] of between) expect(Math.sign(x1 - x0)).toBe(Math.sign(y0 - y1));
  });
});
