import { describe, expect, test } from 'vitest';
import type { Grid } from '../../src/base/grid.ts';
import { embankmentCrossings } from '../../src/territory/embankments.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { assessReadiness, type Finding } from '../../src/territory/readiness.ts';
import { sealTerritory } from '../../src/territory/file.ts';
import { TableBuilder, textColumn } from '../../src/territory/table-builder.ts';
import type { Layers, RasterLayer, Territory } from '../../src/territory/territory.ts';
import { waterSurfaceShown } from '../../src/territory/water-surface.ts';

const grid: Grid = { columns: 200, rows: 80, cellSizeM: 2, westM: 700_000, northM: 6_600_160 };

function relief(valueAt: (x: number, y: number) => number): RasterLayer {
  const values = new Float32Array(grid.columns * grid.rows);
  for (let i = 0; i < values.length; i++)
    values[i] = valueAt(2 * (i % grid.columns) + 1, 160 - 2 * Math.floor(i / grid.columns) - 1);
  return { grid, values, source: 'terrain' };
}

/** A line along y = 80 m, from west to east. */
function stream(level = '0', count = 1): FeatureTable {
  const builder = new TableBuilder('line');
  const xy = Float64Array.from([700_000, 6_600_080, 700_200, 6_600_080, 700_400, 6_600_080]);
  const name = textColumn();
  const position = textColumn();
  for (let i = 1; i <= count; i++) {
    builder.addParts(`TRON_EAU${i}`, [{ xy, z: null }]);
    name.push('l’Aurne');
    position.push(level);
  }
  return builder.build({ name: name.build(), level: position.build() });
}

function surface(nature = 'Ecoulement naturel'): FeatureTable {
  const builder = new TableBuilder('polygon');
  const ring = [
    [0, 70],
    [400, 70],
    [400, 90],
    [0, 90],
    [0, 70],
  ].flatMap(([x, y]) => [700_000 + x!, 6_600_000 + y!]);
  builder.addPolygons('SURF_EAU1', [[{ xy: Float64Array.from(ring), z: null }]]);
  const natures = textColumn();
  natures.push(nature);
  return builder.build({ nature: natures.build() });
}

function territory(layers: Layers): Territory {
  const sources = [...new Set(Object.values(layers).map((layer) => layer.source))].map((id) => ({
    id,
    producer: '',
    product: '',
    editionDate: null,
    licence: '',
    resolutionM: 2,
    accuracyM: null,
    files: [],
    notes: [],
  }));
  return sealTerritory({ name: '', fictional: true, crs: 2154, verticalDatum: 'unknown', layers, sources });
}

const bank = (y: number) => Math.abs(y - 80) > 10;
const valley = (x: number, y: number) => 20 - 0.01 * x + (bank(y) ? 0.2 * (Math.abs(y - 80) - 10) + 2 : 0);
/** The bed of a river: rough, and falling to the east. */
const bed = relief(
  (x, y) => valley(x, y) - (bank(y) ? 0 : 1 + 0.3 * Math.abs(((x * 7 + y * 13) % 10) / 10 - 0.5)),
);
/** The same valley as a plane sees it: flat water, a centimetre of fall every ten metres. */
const water = relief((x, y) => (bank(y) ? valley(x, y) : 19 - 0.001 * x));

const find = (findings: readonly Finding[], key: Finding['key']) =>
  findings.find((finding) => finding.key === key);

describe('riverbed', () => {
  test('TE-24 a terrain that shows the water’s surface is told, with the place, from surfaces and from lines', () => {
    const fromSurfaces = assessReadiness(
      territory({ terrain: water, waterSurfaces: { table: surface(), source: 'w' } }),
    );
    const told = find(fromSurfaces.findings, 'bed-unknown');
    expect(told?.details).toEqual({ percent: 100 });
    expect(told?.places[0]?.xM).toBeGreaterThan(700_000);
    expect(told?.places[0]?.yM).toBeGreaterThan(6_600_070);
    const fromLines = assessReadiness(
      territory({ terrain: water, waterLines: { table: stream(), source: 'w' } }),
    );
    expect(find(fromLines.findings, 'bed-unknown')?.places[0]?.name).toBe('l’Aurne');
  });

  test('TE-24 a surveyed bed is not', () => {
    const { places } = waterSurfaceShown(bed, stream(), surface());
    expect(places).toEqual([]);
    const { findings } = assessReadiness(
      territory({ terrain: bed, waterLines: { table: stream(), source: 'w' } }),
    );
    expect(find(findings, 'bed-unknown')).toBeUndefined();
    expect(find(findings, 'bed-not-assessed')).toBeUndefined();
  });

  test('TE-24 a pond hides no riverbed, a culvert is not looked at', () => {
    expect(waterSurfaceShown(water, null, surface('Mare')).places).toEqual([]);
    expect(waterSurfaceShown(water, stream('-1'), null).places).toEqual([]);
  });

  test('TE-24 without any water layer it says that it cannot tell', () => {
    expect(find(assessReadiness(territory({ terrain: water })).findings, 'bed-not-assessed')).toBeDefined();
  });
});

describe('embankments', () => {
  /** A road 3 m above the stream at x = 200 m, 12 m wide; with a gap of `gap` metres in it. */
  const barred = (gap: number) => {
    const { values } = bed;
    const raised = relief((x, y) => {
      const here = values[Math.round((159 - y) / 2) * 200 + Math.round((x - 1) / 2)]!;
      const isRoad = Math.abs(x - 200) <= 6 && Math.abs(y - 80) >= gap / 2;
      return isRoad ? Math.max(here, 21) : here;
    });
    return raised;
  };

  test('TE-25 a road across a stream without an opening is listed, with place and height', () => {
    const places = embankmentCrossings(barred(0), stream());
    expect(places).toHaveLength(1);
    expect(Math.abs(places[0]!.xM - 700_200)).toBeLessThanOrEqual(8);
    expect(places[0]!.yM).toBe(6_600_080);
    // The road is at 21 m, the bed at most 17.65 m within reach on its higher side.
    expect(places[0]!.valueM).toBeGreaterThan(3);
    expect(places[0]!.valueM).toBeLessThan(5);
    expect(places[0]!.name).toBe('l’Aurne');
  });

  test('TE-25 past the longest list, the finding says that there are more', () => {
    const keysOf = (count: number) =>
      assessReadiness(
        territory({ terrain: barred(0), waterLines: { table: stream('0', count), source: 'waterLines' } }),
      ).findings.flatMap(({ key, details }) =>
        key.startsWith('embankments') ? [[key, details['count']]] : [],
      );
    expect(keysOf(199)).toEqual([['embankments', 199]]);
    expect(keysOf(230)).toEqual([['embankments-many', 200]]);
  });

  test('TE-25 with an opening under it, or for a stream in a pipe, it is not', () => {
    expect(embankmentCrossings(barred(8), stream())).toEqual([]);
    expect(embankmentCrossings(barred(0), stream('-1'))).toEqual([]);
    expect(embankmentCrossings(bed, stream())).toEqual([]);
  });
});

describe('what is said of a territory', () => {
  test('TE-26 what it serves for, and what each missing layer would bring', () => {
    const bare = assessReadiness(territory({ terrain: bed }));
    expect(Object.fromEntries(bare.uses.map(({ key, missing }) => [key, missing]))).toEqual({
      'flood-extent': [],
      'flood-friction': ['landCover'],
      'flood-buildings': ['buildings'],
      'flood-inhabitants': ['buildings', 'population'],
      'flood-places': ['places'],
      'flood-dikes': ['dikes'],
      'traffic-flows': ['roads', 'population'],
      'traffic-access': ['roads', 'buildings', 'places'],
      'energy-buildings': ['buildings'],
    });
    expect(bare.missing).toEqual([
      'landCover',
      'buildings',
      'roads',
      'waterLines',
      'waterSurfaces',
      'dikes',
      'limits',
      'population',
      'places',
      'jobs',
      'counts',
      'footways',
    ]);
    const rough: RasterLayer = {
      grid,
      values: new Float32Array(grid.columns * grid.rows).fill(0.05),
      source: 'terrain',
    };
    const withRoughness = assessReadiness(territory({ terrain: bed, roughness: rough }));
    expect(withRoughness.missing).not.toContain('landCover');
  });

  test('TE-26 resolution, date, holes and the zero of the elevations are stated', () => {
    const holed = relief((x, y) => (x < 40 ? Number.NaN : valley(x, y)));
    const { findings } = assessReadiness(territory({ terrain: holed }));
    expect(find(findings, 'resolution')?.details).toEqual({ resolutionM: 2 });
    expect(find(findings, 'terrain-holes')?.details).toEqual({ percent: 10 });
    expect(find(findings, 'terrain-date-unknown')).toBeDefined();
    expect(find(findings, 'datum-unknown')).toBeDefined();
  });
});
