import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceId } from '../../src/base/brand.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import type { RasterLayer } from '../../src/territory/territory.ts';
import { BuildingPicker } from '../../src/scene/objects/building-picker.ts';
import {
  type Extruded,
  extrude,
  type Pitched,
  roofsOf,
  standing,
} from '../../src/scene/objects/extrusion.ts';
import { cornersOf, doubleArea } from '../../src/scene/objects/footprint.ts';
import { Ground } from '../../src/scene/objects/ground.ts';
import { drawnRiseM, pitchedRoofs, type Roof } from '../../src/scene/objects/roof.ts';
import { straightSkeleton } from '../../src/scene/objects/skeleton.ts';

type Spot = readonly [x: number, y: number];

const west = 652_000;
const south = 6_684_000;
const flat: RasterLayer = {
  grid: { columns: 60, rows: 60, cellSizeM: 10, westM: west, northM: south + 600 },
  values: new Float32Array(3600).fill(50),
  source: 'test',
};
const ground = new Ground(flat);

/** Buildings of 5 m to the gutter, on flat ground, with ridges `riseM` above it. */
function town(footprints: readonly (readonly Spot[])[], riseM: number | readonly number[]): FeatureTable {
  const xy: number[] = [];
  const offsets = [0];
  for (const ring of footprints) {
    for (const [x, y] of [...ring, ring[0]!]) xy.push(west + x, south + y);
    offsets.push(xy.length / 2);
  }
  const count = footprints.length;
  const rises = typeof riseM === 'number' ? footprints.map(() => riseM) : riseM;
  return {
    geometry: 'polygon',
    count,
    featureOffsets: Uint32Array.from({ length: count + 1 }, (_, i) => i),
    partOffsets: Uint32Array.from(offsets),
    xy: Float64Array.from(xy),
    z: null,
    ids: footprints.map((_, i) => `BATIMENT_${i}` as SourceId),
    columns: {
      heightM: { type: 'number', values: new Float64Array(count).fill(5) },
      groundM: { type: 'number', values: new Float64Array(count).fill(50) },
      roofM: { type: 'number', values: Float64Array.from(rises, (rise) => 55 + rise) },
    },
  };
}

function turned(ring: readonly Spot[], angle: number): Spot[] {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  return ring.map(([x, y]) => [300 + x * c - y * s, 300 + x * s + y * c] as const);
}

const rectangle = (length: number, width: number): Spot[] => [
  [0, 0],
  [length, 0],
  [length, width],
  [0, width],
];

/** Wings of widths a and b, lengths beyond them p and q. */
const ell = (a: number, b: number, p: number, q: number): Spot[] => [
  [0, 0],
  [b + p, 0],
  [b + p, a],
  [b, a],
  [b, a + q],
  [0, a + q],
];

const tee = (a: number, b: number, p: number, q: number): Spot[] => [
  [0, 0],
  [2 * p + b, 0],
  [2 * p + b, a],
  [p + b, a],
  [p + b, a + q],
  [p, a + q],
  [p, a],
  [0, a],
];

const lengths = fc.integer({ min: 50, max: 140 }).map((v) => v / 10);
const angles = fc.integer({ min: 0, max: 628 }).map((v) => v / 100);
const shapes = fc
  .tuple(fc.constantFrom('rectangle', 'ell', 'tee'), lengths, lengths, lengths, lengths, angles)
  .map(([kind, a, b, p, q, angle]) => {
    const ring = kind === 'rectangle' ? rectangle(Math.max(a, b) + 1, Math.min(a, b)) : null;
    return turned(ring ?? (kind === 'ell' ? ell(a, b, p, q) : tee(a, b, p, q)), angle);
  });

/** Sides of triangles by their ends to the millimetre, each with how often it is walked one way less the other. */
function openSides({ position, index }: Extruded): string[] {
  const nameOf = (vertex: number) =>
    [0, 1, 2].map((k) => Math.round(position[3 * vertex + k]! * 1000)).join(' ');
  const walked = new Map<string, number>();
  for (let i = 0; i < index.length; i += 3) {
    const names = [0, 1, 2].map((k) => nameOf(index[i + k]!));
    for (let k = 0; k < 3; k++) {
      const [from, to] = [names[k]!, names[(k + 1) % 3]!];
      if (from === to) continue;
      const [key, way] = from < to ? [`${from}/${to}`, 1] : [`${to}/${from}`, -1];
      walked.set(key, (walked.get(key) ?? 0) + way);
    }
  }
  return [...walked].filter(([, times]) => times !== 0).map(([key]) => key);
}

/** Signed volume over the base by the divergence theorem: right only for a closed surface turned outward. */
function volumeOf({ position, index }: Extruded, baseZ: number): number {
  const point = (i: number) =>
    [position[3 * i]!, position[3 * i + 1]!, position[3 * i + 2]! - baseZ] as const;
  let sum = 0;
  for (let i = 0; i < index.length; i += 3) {
    const [p, q, r] = [point(index[i]!), point(index[i + 1]!), point(index[i + 2]!)];
    sum +=
      p[0] * (q[1] * r[2] - q[2] * r[1]) +
      p[1] * (q[2] * r[0] - q[0] * r[2]) +
      p[2] * (q[0] * r[1] - q[1] * r[0]);
  }
  return sum / 6;
}

/** Mean share of the rise over a roof, from its slopes' triangles fanned from their first corner. */
function roofArea({ points, slopes }: Roof): number {
  let area = 0;
  for (const slope of slopes) area += doubleArea(slope.flatMap((i) => [points[i]![0], points[i]![1]])) / 2;
  return area;
}

describe('roofs', () => {
  test('SC-23 a building with a pitched roof is closed but for its floor, and turned outward', () => {
    fc.assert(
      fc.property(shapes, (ring) => {
        const table = town([ring], 2.5);
        const shape = extrude(table, [0], ground);
        const { base, top } = standing(table, 0, ground);
        const baseMm = Math.round(Math.fround(base) * 1000);
        for (const side of openSides(shape))
          for (const end of side.split('/')) expect(Number(end.split(' ')[2])).toBe(baseMm);
        const area = doubleArea(ring.flat()) / 2;
        const volume = volumeOf(shape, base);
        expect(volume).toBeGreaterThan(area * (top - base) + 0.2 * area);
        expect(volume).toBeLessThan(area * (top - base + 2.5));
      }),
    );
  });

  test('SC-23 rectangles, L and T shapes all bear a pitched roof', () => {
    fc.assert(
      fc.property(shapes, (ring) => {
        const found = roofsOf(town([ring], 2.5), 0, ground, () => false);
        expect(found).toHaveLength(1);
        expect(roofArea(found[0]!.roof)).toBeCloseTo(doubleArea(ring.flat()) / 2, 1);
      }),
    );
  });

  test('SC-23 a gabled house holds half its rise over its footprint', () => {
    const table = town([turned(rectangle(14, 8), 0.4)], 3);
    const { base, top } = standing(table, 0, ground);
    // Gabled: 14 × 8 × (walls + 3/2); hipped, each end lacks a pyramid's part.
    const gabled = 14 * 8 * (top - base + 1.5);
    const volume = volumeOf(extrude(table, [0], ground), base);
    expect(volume).toBeLessThanOrEqual(gabled + 0.1);
    expect(volume).toBeGreaterThan(gabled - 14 * 8 * 0.5);
  });

  test('SC-23 the ridge lies along the house, and from party wall to party wall along a street', () => {
    const deep = (x: number): Spot[] => [
      [x, 100],
      [x + 6, 100],
      [x + 6, 111],
      [x, 111],
    ];
    const table = town([deep(100), deep(106), deep(112), deep(200)], 3);
    const picker = new BuildingPicker(table, ground);
    const ridgeOf = (building: number) => {
      const [{ roof }] = roofsOf(table, building, ground, picker.isBuilt) as [Pitched];
      const [p, q] = roof.points.filter(([, , share]) => share === 1);
      return [Math.abs(q![0] - p![0]), Math.abs(q![1] - p![1])];
    };
    expect(ridgeOf(1)).toEqual([6, 0]);
    expect(ridgeOf(0)).toEqual([6, 0]);
    expect(ridgeOf(3)[0]).toBe(0);
  });

  test('SC-23 a plot with a recess among its neighbours has its ridge along the street too', () => {
    const plot = (x: number): Spot[] => [
      [x, 100],
      [x + 6, 100],
      [x + 6, 111],
      [x + 3, 111],
      [x + 3, 110.4],
      [x, 110.4],
    ];
    const table = town([plot(100), plot(106), plot(112), plot(200)], 3);
    const picker = new BuildingPicker(table, ground);
    const ridgeOf = (building: number) => {
      const [{ roof }] = roofsOf(table, building, ground, picker.isBuilt) as [Pitched];
      const [p, q] = roof.points.filter(([, , share]) => share === 1);
      return [Math.abs(q![0] - p![0]), Math.abs(q![1] - p![1])];
    };
    expect(ridgeOf(1)[0]).toBeCloseTo(6, 6);
    // Corners on the ridge are taken a millimetre beside it.
    expect(ridgeOf(3)[0]).toBeLessThan(0.01);
  });

  test('SC-23 between party walls an L has its body along the street and a lower wing behind', () => {
    const plot = (x: number): Spot[] => [
      [x, 100],
      [x + 6, 100],
      [x + 6, 110],
      [x + 3, 110],
      [x + 3, 118],
      [x, 118],
    ];
    const table = town([plot(100), plot(106), plot(112)], 3);
    const picker = new BuildingPicker(table, ground);
    const [body, wing] = roofsOf(table, 1, ground, picker.isBuilt) as [Pitched, Pitched];
    const ridge = ({ roof }: Pitched) => roof.points.filter(([, , share]) => share === 1);
    const [p, q] = ridge(body);
    const [x0, y0, x1, y1] = [p![0], p![1], q![0], q![1]];
    expect(Math.abs(x1 - x0)).toBeCloseTo(6, 6);
    expect(Math.abs(y1 - y0)).toBeCloseTo(0, 6);
    expect(body.rise).toBe(3);
    expect(wing.rise).toBeLessThan(1.2);
    expect(roofArea(body.roof) + roofArea(wing.roof)).toBeCloseTo(60 + 24, 6);
    const shape = extrude(table, [1], ground, picker.isBuilt);
    const base = Math.round(Math.fround(standing(table, 1, ground).base) * 1000);
    for (const side of openSides(shape))
      for (const end of side.split('/')) expect(Number(end.split(' ')[2])).toBe(base);
  });

  test('SC-23 unknown ridges, halls, terraces and courts stay flat', () => {
    const flatOnes: readonly (readonly [readonly Spot[], number])[] = [
      [rectangle(12, 8), Number.NaN],
      [rectangle(12, 8), 0.3],
      [rectangle(60, 40), 4],
      [rectangle(40, 24), 1],
      [
        [
          [0, 0],
          [9, 0],
          [4, 7],
        ],
        3,
      ],
    ];
    for (const [ring, rise] of flatOnes) {
      const table = town([turned(ring, 0.3)], rise);
      expect(roofsOf(table, 0, ground, () => false)).toEqual([]);
      const { position } = extrude(table, [0], ground);
      const tops = position.filter((_, i) => i % 3 === 2);
      expect(Math.max(...tops)).toBeCloseTo(standing(table, 0, ground).top, 3);
    }
  });

  test('SC-23 a spire on the same footprint does not make a roof steeper than 52°', () => {
    expect(drawnRiseM(30, 5)).toBeCloseTo(5 * 1.3, 10);
    expect(drawnRiseM(3, 5)).toBe(3);
  });

  test('SC-23 small recesses of a nearly rectangular footprint are under the same two slopes', () => {
    const ring: Spot[] = [
      [0, 0],
      [14, 0],
      [14, 8],
      [9, 8],
      [9, 7],
      [5, 7],
      [5, 8],
      [0, 8],
    ];
    const corners = ring.flat();
    const [roof] = pitchedRoofs(corners, { isBuilt: () => false, seed: 7 }) as [Roof];
    expect(roof.slopes).toHaveLength(2);
    expect(roofArea(roof)).toBeCloseTo(14 * 8 - 4, 6);
  });

  test('SC-8 a click on a slope tells its building, one over the eaves does not', () => {
    const table = town([turned(rectangle(12, 8), 0)], 3);
    const picker = new BuildingPicker(table, ground);
    const { top, ridge } = standing(table, 0, ground);
    const middle = [west + 306, south + 304] as const;
    const eaves = [west + 306, south + 300.2] as const;
    expect(picker.at(...middle, ridge - 0.3)).toBe(0);
    expect(picker.at(...eaves, top - 0.1)).toBe(0);
    expect(picker.at(...eaves, ridge - 0.3)).toBeNull();
    expect(picker.at(...middle, ridge + 0.1)).toBeNull();
  });
});

describe('straight skeleton', () => {
  test('SC-23 its faces cover the polygon, and each node is as far from its sides as it says', () => {
    fc.assert(
      fc.property(shapes, (ring) => {
        const corners = ring.flat();
        const skeleton = straightSkeleton(corners);
        expect(skeleton).not.toBeNull();
        const { nodes, faces } = skeleton!;
        let area = 0;
        for (const [side, face] of faces.entries()) {
          area += doubleArea(face.flatMap((i) => [nodes[i]![0], nodes[i]![1]])) / 2;
          const [a, b] = [ring[side]!, ring[(side + 1) % ring.length]!];
          const size = Math.hypot(b[0] - a[0], b[1] - a[1]);
          for (const i of face) {
            const [x, y, inside] = nodes[i]!;
            const apart = ((b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0])) / size;
            // Meetings within a millimetre share a node.
            expect(Math.abs(apart - inside)).toBeLessThan(4e-3);
          }
        }
        expect(area).toBeCloseTo(doubleArea(corners) / 2, 1);
      }),
    );
  });

  test('SC-23 corners that bend nothing are left out', () => {
    const ring = [0, 0, 5, 0.01, 10, 0, 10, 0.005, 10, 6, 0, 6, 0, 0];
    expect(cornersOf(ring, 0, 0)).toEqual([0, 0, 10, 0, 10, 6, 0, 6]);
  });
});
