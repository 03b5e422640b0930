import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { nearestOn } from '../../scripts/demo/curves.ts';
import { cornerM, river } from '../../scripts/demo/plan.ts';
import { filesOf } from '../../src/cli/input-folder.ts';
import { buildTerritory } from '../../src/loaders/build.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import type { Territory } from '../../src/territory/territory.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import { landCoverClasses } from '../../src/territory/land-cover.ts';
import { partsOfFeature } from '../../src/territory/rasterize.ts';
import { numbersOf, textAt } from '../../src/territory/table-ops.ts';

let territory: Territory;

beforeAll(async () => {
  const files = await filesOf(join(import.meta.dirname, '../../assets/demo'));
  // The country around, at 25 m, is for the horizon: nothing of the town stands on it.
  const own = files.filter(({ name }) => name !== 'relief_lointain_25m.tif');
  const folder = await readFolder(own);
  const built = await buildTerritory(folder);
  if (!built.territory) throw new Error('the demonstration builds no territory');
  territory = built.territory;
});

function tableOf(kind: 'buildings' | 'roads' | 'places' | 'population'): FeatureTable {
  const layer = territory.layers[kind];
  if (!layer) throw new Error(`no ${kind}`);
  return layer.table;
}

type Point = readonly [number, number];

function pointsOf(flat: ArrayLike<number>): Point[] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [
    flat[2 * i] as number,
    flat[2 * i + 1] as number,
  ]);
}

/** Outer ring of a polygon, without its repeated end. */
function ringOf(table: FeatureTable, feature: number): Point[] {
  return pointsOf(partsOfFeature(table, feature)[0] ?? []).slice(0, -1);
}

function lineOf(table: FeatureTable, feature: number): Point[] {
  return pointsOf(partsOfFeature(table, feature)[0] ?? []);
}

function lengthOf(line: readonly Point[]): number {
  return line.slice(1).reduce((sum, point, i) => sum + apart(line[i] as Point, point), 0);
}

const apart = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(ax - bx, ay - by);

function areaOf(ring: readonly Point[]): number {
  const twice = ring.reduce((sum, [x, y], i) => {
    const [u, v] = ring[(i + 1) % ring.length] as Point;
    return sum + x * v - u * y;
  }, 0);
  return Math.abs(twice) / 2;
}

function contains(ring: readonly Point[], [x, y]: Point): boolean {
  return ring.reduce((inside, [ax, ay], i) => {
    const [bx, by] = ring[(i + 1) % ring.length] as Point;
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !inside : inside;
  }, false);
}

/** Things by squares of 50 m that their bounds touch. */
function bySquares(
  shapes: readonly (readonly Point[])[],
): (points: readonly Point[], marginM: number) => Set<number> {
  const squares = new Map<string, number[]>();
  const keysOf = (points: readonly Point[], marginM: number): string[] => {
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    const range = (values: number[]) =>
      [
        Math.floor((Math.min(...values) - marginM) / 50),
        Math.floor((Math.max(...values) + marginM) / 50),
      ] as const;
    const [[west, east], [south, north]] = [range(xs), range(ys)];
    const keys: string[] = [];
    for (let i = west; i <= east; i++) for (let j = south; j <= north; j++) keys.push(`${i} ${j}`);
    return keys;
  };
  for (const [index, points] of shapes.entries())
    for (const key of keysOf(points, 0)) squares.set(key, [...(squares.get(key) ?? []), index]);
  return (points, marginM) => new Set(keysOf(points, marginM).flatMap((key) => squares.get(key) ?? []));
}

function toPiece([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
  return apart([x, y], [ax + dx * t, ay + dy * t]);
}

/** Points of a ring's outline and inside, every metre or so. */
function samples(ring: readonly Point[]): Point[] {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  const points: Point[] = [];
  for (let x = Math.min(...xs) + 0.5; x < Math.max(...xs); x++)
    for (let y = Math.min(...ys) + 0.5; y < Math.max(...ys); y++)
      if (contains(ring, [x, y])) points.push([x, y]);
  return points;
}

/** Whether a point lies inside a ring by more than what rounding to the decimetre moves a wall, m. */
function isWithin(ring: readonly Point[], point: Point): boolean {
  return (
    contains(ring, point) &&
    ring.every((a, i) => toPiece(point, a, ring[(i + 1) % ring.length] as Point) > 0.15)
  );
}

describe('roads of the demonstration', () => {
  test('DE-10 about 120 km of roads hold together', () => {
    const roads = tableOf('roads');
    const lines = Array.from({ length: roads.count }, (_, i) => lineOf(roads, i));
    const lengths = lines.map(lengthOf);
    const total = lengths.reduce((sum, length) => sum + length, 0);
    const group = new Map<string, string>();
    const root = (key: string): string => {
      const parent = group.get(key) ?? key;
      return parent === key ? key : root(parent);
    };
    const ends = lines.map((line) =>
      [line[0], line[line.length - 1]].map((end) => (end ?? [0, 0]).join(' ')),
    );
    for (const [a, b] of ends) group.set(root(a as string), root(b as string));
    const byGroup = new Map<string, number>();
    for (const [i, [a]] of ends.entries()) {
      const key = root(a as string);
      byGroup.set(key, (byGroup.get(key) ?? 0) + (lengths[i] as number));
    }
    expect(total).toBeGreaterThan(110_000);
    expect(total).toBeLessThan(130_000);
    expect(Math.max(...byGroup.values()) / total).toBeGreaterThanOrEqual(0.98);
  });

  test('DE-11 no road climbs more than 12 % over 25 m or so', () => {
    const roads = tableOf('roads');
    const steep: string[] = [];
    for (let i = 0; i < roads.count; i++) {
      const line = lineOf(roads, i);
      const z = levelsOf(roads, i);
      let from = 0;
      for (let k = 1; k < line.length; k++) {
        const run = lengthOf(line.slice(from, k + 1));
        if (run < 25) continue;
        const slope = Math.abs((z[k] as number) - (z[from] as number)) / run;
        // Levels are rounded to the centimetre, places to the decimetre.
        if (slope > 0.1205) steep.push(`${roads.ids[i]} ${textAt(roads, 'name', i)} ${slope.toFixed(3)}`);
        from = k;
      }
    }
    expect(steep).toEqual([]);
  });

  test('DE-12 roads are of every importance, with names, bridges, a ford and one-way streets', () => {
    const roads = tableOf('roads');
    const values = (name: string) =>
      new Set(Array.from({ length: roads.count }, (_, i) => textAt(roads, name, i)));
    expect([...values('importance')].sort()).toEqual(['3', '4', '5', '6']);
    expect([...values('level')].sort()).toEqual(['0', '1', 'Gué ou radier']);
    expect(values('direction')).toContain('Sens direct');
    expect(values('name').size).toBeGreaterThan(100);
  });
});

function levelsOf(table: FeatureTable, feature: number): Float32Array {
  const part = table.featureOffsets[feature] as number;
  const z = table.z;
  if (!z) throw new Error('roads carry no levels');
  return z.subarray(table.partOffsets[part], table.partOffsets[part + 1]);
}

describe('buildings of the demonstration', () => {
  test('DE-13 about 2 500 buildings have the sizes and uses of a small town', () => {
    const buildings = tableOf('buildings');
    expect(buildings.count).toBeGreaterThan(2300);
    expect(buildings.count).toBeLessThan(2900);
    const areas = Array.from({ length: buildings.count }, (_, i) => areaOf(ringOf(buildings, i))).sort(
      (a, b) => a - b,
    );
    const median = areas[Math.floor(areas.length / 2)] as number;
    expect(median).toBeGreaterThanOrEqual(80);
    expect(median).toBeLessThanOrEqual(140);
    const uses = new Set(Array.from({ length: buildings.count }, (_, i) => textAt(buildings, 'use', i)));
    for (const use of [
      'Résidentiel',
      'Annexe',
      'Commercial et services',
      'Industriel',
      'Agricole',
      'Religieux',
      'Sportif',
    ])
      expect(uses).toContain(use);
    const [roof, ground, height] = ['roofM', 'groundM', 'heightM'].map((name) => numbersOf(buildings, name));
    const pitched = Array.from({ length: buildings.count }, (_, i) => {
      const gutter = (ground?.[i] as number) + (height?.[i] as number);
      return (roof?.[i] as number) > gutter + 0.5;
    });
    expect(pitched.filter(Boolean).length / buildings.count).toBeGreaterThan(0.7);
  });

  test('DE-14 nearly every building stands within 40 m of a road, and none on one', () => {
    const [buildings, roads] = [tableOf('buildings'), tableOf('roads')];
    const widths = numbersOf(roads, 'widthM');
    const pieces = Array.from({ length: roads.count }, (_, i) => {
      const line = lineOf(roads, i);
      const isPath = textAt(roads, 'nature', i) === 'Sentier';
      return line
        .slice(1)
        .map((b, k) => ({ a: line[k] as Point, b, halfM: (widths[i] ?? 0) / 2 || 1, isPath }));
    }).flat();
    const near = bySquares(pieces.map(({ a, b }) => [a, b]));
    let served = 0;
    const onRoad: string[] = [];
    for (let i = 0; i < buildings.count; i++) {
      const ring = ringOf(buildings, i);
      let least = Number.POSITIVE_INFINITY;
      for (const index of near(ring, 60)) {
        const { a, b, halfM, isPath } = pieces[index] as (typeof pieces)[number];
        const outline = Math.min(
          ...ring.map((corner, k) => {
            const next = ring[(k + 1) % ring.length] as Point;
            return Math.min(toPiece(corner, a, b), toPiece(a, corner, next), toPiece(b, corner, next));
          }),
        );
        if (!isPath) least = Math.min(least, outline);
        // Places are written to the decimetre.
        if (!isPath && (outline < halfM - 0.3 || contains(ring, a)))
          onRoad.push(`${buildings.ids[i]} ${ring[0]?.join(' ')}`);
      }
      if (least <= 40) served++;
    }
    expect(served / buildings.count).toBeGreaterThanOrEqual(0.95);
    expect([...new Set(onRoad)]).toEqual([]);
  });

  test('DE-15 no building stands in the bed of the river', () => {
    const buildings = tableOf('buildings');
    for (let i = 0; i < buildings.count; i++) {
      for (const [x, y] of ringOf(buildings, i))
        expect(nearestOn(river, x - cornerM[0], y - cornerM[1]).distance).toBeGreaterThan(11);
    }
  });

  test('DE-16 no two buildings overlap', () => {
    const buildings = tableOf('buildings');
    const rings = Array.from({ length: buildings.count }, (_, i) => ringOf(buildings, i));
    const near = bySquares(rings);
    const overlapping: string[] = [];
    for (const [i, ring] of rings.entries()) {
      const others = [...near(ring, 0)].filter((k) => k !== i).map((k) => rings[k] as Point[]);
      const inside = samples(ring).filter((point) => others.some((other) => isWithin(other, point)));
      if (inside.length > 0)
        overlapping.push(`${buildings.ids[i]} ${ring[0]?.join(' ')} ${inside.length} m²`);
    }
    expect(overlapping).toEqual([]);
  });

  test('DE-17 houses of a street are not equal: sizes, heights, orientations and dates vary', () => {
    const buildings = tableOf('buildings');
    const heights = numbersOf(buildings, 'heightM');
    const shapes = Array.from({ length: buildings.count }, (_, i) => i)
      .filter((i) => textAt(buildings, 'use', i) === 'Résidentiel')
      .map((i) => {
        const ring = ringOf(buildings, i);
        const [a, b] = ring as [Point, Point];
        const direction = Math.round((Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI);
        return { area: Math.round(areaOf(ring)), height: heights[i], direction, corners: ring.length };
      });
    const kinds = new Set(shapes.map(({ area, height, direction }) => `${area} ${height} ${direction}`));
    expect(kinds.size / shapes.length).toBeGreaterThan(0.95);
    expect(shapes.filter(({ corners }) => corners > 4).length / shapes.length).toBeGreaterThan(0.15);
    const dates = new Set(Array.from({ length: buildings.count }, (_, i) => textAt(buildings, 'date', i)));
    expect(dates.size).toBeGreaterThan(120);
  });
});

describe('people and places of the demonstration', () => {
  test('DE-18 some squares hold fewer than 11 households, and say that their figures are imputed', () => {
    const population = tableOf('population');
    const [households, imputed] = ['households', 'imputed'].map((name) => numbersOf(population, name));
    const few = Array.from({ length: population.count }, (_, i) => i).filter(
      (i) => (households?.[i] as number) < 11,
    );
    expect(few.length).toBeGreaterThan(10);
    expect(few.length).toBeLessThan(population.count);
    for (let i = 0; i < population.count; i++) expect(imputed?.[i]).toBe(few.includes(i) ? 1 : 0);
  });

  test('DE-19 the places that matter are there, the fire station south of the river, the hospital north', () => {
    const places = tableOf('places');
    const all = Array.from({ length: places.count }, (_, i) => ({
      role: textAt(places, 'role', i),
      at: ringOf(places, i)[0] as Point,
    }));
    const count = (role: string) => all.filter((place) => place.role === role).length;
    expect(count('school')).toBe(2);
    expect(count('careHome')).toBe(1);
    expect(count('townHall')).toBe(2);
    expect(count('substation')).toBe(3);
    expect(count('pumpingStation')).toBe(1);
    expect(count('sewagePlant')).toBe(1);
    const [fire, hospital] = ['fireStation', 'hospital'].map((role) =>
      all.filter((place) => place.role === role),
    );
    expect(fire?.length).toBe(1);
    expect(hospital?.length).toBe(1);
    const bank = ([x, y]: Point) => nearestOn(river, x - cornerM[0], y - cornerM[1]).side;
    expect(bank(fire?.[0]?.at as Point)).toBe(-1);
    expect(bank(hospital?.[0]?.at as Point)).toBe(1);
  });

  test('DE-20 the ground is a patchwork of many kinds of cover', () => {
    const cover = territory.layers.landCover;
    const counts = new Map<string, number>();
    for (const code of cover?.values ?? []) {
      const name = landCoverClasses[code] as string;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const cells = cover?.values.length ?? 1;
    const share = (name: string) => (counts.get(name) ?? 0) / cells;
    expect(share('unknown')).toBe(0);
    for (const name of ['grass', 'crop', 'ploughed', 'broadleaf']) expect(share(name)).toBeGreaterThan(0.08);
    for (const name of [
      'building',
      'impervious',
      'mineral',
      'water',
      'conifer',
      'shrub',
      'vine',
      'bareSoil',
      'pool',
      'greenhouse',
    ])
      expect(counts.get(name)).toBeGreaterThan(0);
    expect(Math.max(...counts.values()) / cells).toBeLessThan(0.45);
  });
});
