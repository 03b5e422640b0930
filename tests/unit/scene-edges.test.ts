import fc from 'fast-check';
import type { DataTexture } from 'three';
import { describe, expect, test } from 'vitest';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import type { RasterLayer } from '../../src/territory/territory.ts';
import { edgeLines, pointAlong, pointsOf } from '../../src/scene/objects/edge-lines.ts';
import { EdgePicker } from '../../src/scene/objects/edge-picker.ts';
import { EdgeRibbons } from '../../src/scene/objects/edge-ribbons.ts';
import { differenceStyle, fieldStyle } from '../../src/scene/objects/field-style.ts';
import { Ground } from '../../src/scene/objects/ground.ts';
import { draftLines } from '../../src/scene/objects/outlines.ts';
import { Ribbons } from '../../src/scene/objects/ribbon.ts';
import { fullWidthAt, ribbonPx, widthsOf } from '../../src/scene/objects/ribbon-widths.ts';
import { palettes } from '../../src/scene/palette.ts';
import { meansAlong, neighboursOf } from '../../src/scene/isochrones.ts';
import { Passages } from '../../src/scene/passages.ts';
import { differenceSource, steadyValues } from '../../src/scene/sources.ts';
import type { DrawnField, Edges } from '../../src/simulation/contract.ts';
import { roadTable } from '../road-table.ts';

const grid = { columns: 60, rows: 40, cellSizeM: 5, westM: 0, northM: 200 };
const flowSpec: DrawnField = {
  label: { fr: 'trafic', en: 'traffic' },
  definition: { fr: '', en: '' },
  unit: 'vehicle/h',
  per: ['edge'],
  classes: [10, 100],
  role: 'flow',
  displayStep: 1,
};

function groundOf(height: (x: number, y: number) => number): Ground {
  const values = Float32Array.from({ length: grid.columns * grid.rows }, (_, i) =>
    height((i % grid.columns) * 5 + 2.5, 200 - Math.floor(i / grid.columns) * 5 - 2.5),
  );
  return new Ground({ grid, values } as unknown as RasterLayer);
}

/** A street with both directions along y = 100, and a one-way street along x = 150. */
function town(): Edges {
  return {
    ids: ['a+', 'a-', 'b+'],
    names: ['rue A', 'rue A', 'rue B'],
    offsets: Uint32Array.of(0, 2, 4, 6),
    xy: Float64Array.of(20, 100, 280, 100, 280, 100, 20, 100, 150, 20, 150, 180),
    opposite: Int32Array.of(1, 0, -1),
  };
}

describe('edges in the scene', () => {
  test('SC-40 lines follow the ground and leave out what an even ground makes needless', () => {
    const even = edgeLines(
      town(),
      groundOf((x) => x / 10),
      null,
    );
    expect(even.first[1]).toBe(2);
    const hill = groundOf((x) => (x > 120 && x < 180 ? 8 : 0));
    const { first, points } = edgeLines(town(), hill, null);
    expect(first[1]!).toBeGreaterThan(4);
    const over = Array.from({ length: first[1]! }, (_, i) => points[3 * i + 2]!);
    expect(Math.max(...over)).toBeCloseTo(8, 3);
    const found = new Float32Array(5);
    for (let d = 0; d <= 260; d += 5) {
      pointAlong({ first, points, along: edgeLines(town(), hill, null).along }, 0, d, found);
      const under = hill.sceneAt(found[0]! + hill.originXM, 100)[2];
      expect(found[2]!).toBeGreaterThan(under - 0.26);
    }
  });

  const valley = groundOf((x) => (x > 60 && x < 240 ? 0 : 10));
  const heights = (edges: Edges, roads: FeatureTable | null, edge: number): readonly number[] =>
    pointsOf(edgeLines(edges, valley, roads), edge).map(([, , z]) => z);

  test('SC-40 along a bridge what is shown lies on its deck, in both directions, at its own elevations', () => {
    const bridge = { id: 'a', level: '1', line: [[20, 100, 11] as const, [280, 100, 13] as const] };
    const roads = roadTable([
      bridge,
      { id: 'b', level: '0', line: [[150, 20] as const, [150, 180] as const] },
    ]);
    const [there, back] = [heights(town(), roads, 0), heights(town(), roads, 1)];
    expect(there[0]).toBeCloseTo(11.08, 3);
    expect(there.at(-1)).toBeCloseTo(13.08, 3);
    expect(back).toEqual(there.toReversed());
    // The street under it stays on the ground; so does a road that the territory of now does not have.
    expect(Math.max(...heights(town(), roads, 2))).toBeCloseTo(0, 3);
    expect(Math.min(...heights(town(), null, 0))).toBeCloseTo(0, 3);
  });

  test('SC-40 over the joints of a bridge in pieces too, with elevations or without', () => {
    const at = [20, 110, 150, 280];
    const edges: Edges = {
      ...town(),
      ids: ['p0+', 'p1-', 'p2+'],
      xy: Float64Array.from(
        [0, 1, 2].flatMap((k) => {
          const [from, to] = [
            [at[k]!, 100],
            [at[k + 1]!, 100],
          ];
          return k === 1 ? [...to, ...from] : [...from, ...to];
        }),
      ),
      opposite: Int32Array.of(-1, -1, -1),
    };
    for (const [z, due] of [
      [[], 10.08],
      [[12], 12.08],
    ] as const) {
      const roads = roadTable(
        [0, 1, 2].map((k) => ({
          id: `p${k}`,
          level: '1',
          line: [at[k]!, at[k + 1]!].map((x) => [x, 100, ...z] as unknown as readonly [number, number]),
        })),
      );
      for (const edge of [0, 1, 2])
        for (const height of heights(edges, roads, edge)) expect(height).toBeCloseTo(due, 3);
    }
  });

  test('SC-40 a bridge that is chosen is marked on its deck; a line that is drawn over it, on the ground', () => {
    const roads = roadTable([{ id: 'a', level: '1', line: [[20, 100] as const, [280, 100] as const] }]);
    const lowest = (kind: 'features' | 'line'): number => {
      const points = [[20, 100] as const, [280, 100] as const];
      const lines = draftLines({ kind, points }, valley, roads, palettes.light);
      let low = Infinity;
      lines.traverse((one) => {
        if (!(one instanceof Ribbons)) return;
        const position = one.geometry.getAttribute('position');
        for (let i = 0; i < position.count; i++) low = Math.min(low, position.getZ(i));
      });
      lines.dispose();
      return low;
    };
    expect(lowest('features')).toBeCloseTo(10, 3);
    expect(lowest('line')).toBeCloseTo(0, 3);
  });

  test('SC-41 each direction is at the right of its own travel; another value changes no geometry', () => {
    const lines = edgeLines(
      town(),
      groundOf(() => 0),
      null,
    );
    const ribbons = new EdgeRibbons(
      lines,
      town().opposite,
      fieldStyle(flowSpec, false, palettes.light),
      { metres: [1, 10], pixels: [1, 8], full: 150 },
      palettes.light.ink,
    );
    const sideways = ribbons.geometry.getAttribute('sideways');
    expect([sideways.getX(0), sideways.getY(0)]).toEqual([0, -1]);
    expect(sideways.getY(4)).toBe(1);
    const position = ribbons.geometry.getAttribute('position');
    const before = Array.from({ length: 3 }, (_, i) => position.getX(i));
    ribbons.show([1, 2, 3]);
    expect(ribbons.geometry.getAttribute('position')).toBe(position);
    expect(Array.from({ length: 3 }, (_, i) => position.getX(i))).toEqual(before);
    ribbons.dispose();
  });

  test('SC-93 a ribbon is as wide as one field says and in the colour of another', () => {
    const ratioSpec = { ...flowSpec, role: 'ratio', classes: [0.05, 0.5, 1] } as const;
    const edges = town();
    const ratios = steadyValues({ edges }, ratioSpec, Float32Array.of(0.9, 0.1, 0.4));
    const flows = steadyValues({ edges }, flowSpec, Float32Array.of(10, 300, 5));
    const style = fieldStyle(ratioSpec, false, palettes.light);
    const own = widthsOf(ratios, style, null);
    const other = widthsOf(ratios, style, flows);
    expect([own.full, own.sizes]).toEqual([1.5, undefined]);
    expect([other.full, other.sizes]).toEqual([fullWidthAt(flowSpec.classes), flows.values()]);
    const ribbons = new EdgeRibbons(
      edgeLines(
        edges,
        groundOf(() => 0),
        null,
      ),
      edges.opposite,
      style,
      other,
      '#000',
    );
    ribbons.show(ratios.values());
    const texels = (name: 'values' | 'sizes') => [
      ...(ribbons.material.uniforms[name]!.value as DataTexture).image.data!.subarray(0, 3),
    ];
    expect(texels('sizes')).toEqual([10, 300, 5]);
    expect(texels('values')[0]).toBeCloseTo(0.9, 6);
    expect(ribbonPx(flowSpec.classes, 0)).toBeLessThan(ribbonPx(flowSpec.classes, 300));
    ribbons.dispose();
    // A difference is as wide as it is large.
    const changes = differenceStyle([0.1, 1], 0, false, palettes.light);
    expect(widthsOf(ratios, changes, flows).sizes).toBeUndefined();
  });

  test('SC-42 the direction that is picked is the one that runs on the side pointed at', () => {
    const picker = new EdgePicker(town());
    expect(picker.at(60, 98, 8)).toBe(0);
    expect(picker.at(60, 102, 8)).toBe(1);
    expect(picker.at(152, 40, 8)).toBe(2);
    expect(picker.at(60, 130, 8)).toBeNull();
  });

  test('SC-43 differences of edges are matched by identifier; what the first lacks counts as none', () => {
    const edges = town();
    const fewer: Edges = { ...edges, ids: ['b+', 'a+', 'x'] };
    const first = steadyValues({ edges: fewer }, flowSpec, Float32Array.of(50, 20, 9));
    const second = steadyValues({ edges }, flowSpec, Float32Array.of(120, 30, 5));
    expect([...differenceSource(first, second).values()]).toEqual([100, 30, -50]);
  });

  test('SC-43 a way that is lost is more than any class, one that is found less', () => {
    const spec: DrawnField = { ...flowSpec, role: 'travelTime', unit: 's', classes: [0, 300] };
    const ids = ['p', 'q', 'r'];
    const first = steadyValues({ ids }, spec, Float32Array.of(60, Number.NaN, Number.NaN));
    const second = steadyValues({ ids }, spec, Float32Array.of(Number.NaN, 80, Number.NaN));
    expect([...differenceSource(first, second).values()]).toEqual([Infinity, -Infinity, Number.NaN]);
  });
});

describe('isochrones', () => {
  test('SC-46 a road has the mean of the buildings near it, and none where there are none', () => {
    const square = (x: number, y: number) => [x, y, x + 10, y, x + 10, y + 10, x, y + 10, x, y];
    const table = {
      count: 3,
      ids: ['p', 'q', 'r'],
      xy: Float64Array.from([...square(60, 110), ...square(90, 80), ...square(250, 400)]),
      partOffsets: Uint32Array.of(0, 5, 10, 15),
      featureOffsets: Uint32Array.of(0, 1, 2, 3),
    } as unknown as FeatureTable;
    const near = neighboursOf(town(), table);
    const means = meansAlong(near, Int32Array.of(1, 0, 2), [100, 300, 900]);
    expect([...means]).toEqual([200, 200, 100]);
    expect(Number.isNaN(meansAlong(near, Int32Array.of(-1, -1, 0), [7])[2]!)).toBe(true);
  });
});

describe('vehicles', () => {
  const lengthM = () => 200;

  /** Vehicles of one edge that come and leave in the same order, never faster than 10 s. */
  const queue = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 60 })), {
      minLength: 1,
      maxLength: 30,
    })
    .map((steps) => {
      let [entered, left] = [0, 0];
      return steps.map(([gap, delay]) => {
        entered += gap;
        left = Math.max(left, entered + 10 + delay);
        return [entered, left] as const;
      });
    });

  test('SC-44 those on the road at an instant are exactly those that have entered and not left', () => {
    fc.assert(
      fc.property(queue, fc.integer({ min: 0, max: 2000 }), (vehicles, timeS) => {
        const passages = passagesOf(vehicles);
        const met: number[] = [];
        passages.at(timeS, (_, __, passage) => met.push(passage));
        const expected = vehicles.flatMap(([a, b], i) => (a <= timeS && timeS < b ? [i] : []));
        expect(met.toSorted((a, b) => a - b)).toEqual(expected);
      }),
    );
  });

  test('SC-44 vehicles go from one end to the other, never back, and never overtake', () => {
    fc.assert(
      fc.property(queue, (vehicles) => {
        const passages = passagesOf(vehicles);
        for (const [i, [entered, left]] of vehicles.entries()) {
          expect(passages.along(i, entered)).toBe(0);
          expect(passages.along(i, left)).toBeCloseTo(200, 6);
          let before = 0;
          for (let t = entered; t <= left; t += 1) {
            const here = passages.along(i, t);
            expect(here).toBeGreaterThanOrEqual(before - 1e-9);
            before = here;
            const ahead = i > 0 && t < vehicles[i - 1]![1] ? passages.along(i - 1, t) : 200;
            expect(here).toBeLessThanOrEqual(ahead + 1e-9);
          }
        }
      }),
    );
  });

  test('SC-44 those that wait stand one behind the other at the end of the road', () => {
    const passages = passagesOf([
      [0, 10],
      [20, 100],
      [25, 110],
      [30, 120],
    ]);
    expect(passages.along(2, 90)).toBeLessThan(passages.along(1, 90) - 6.9);
    expect(passages.along(3, 90)).toBeGreaterThan(170);
  });

  function passagesOf(vehicles: readonly (readonly [number, number])[]): Passages {
    return new Passages(
      {
        edge: new Uint32Array(vehicles.length),
        enteredS: Float32Array.from(vehicles, ([entered]) => entered),
        leftS: Float32Array.from(vehicles, ([, left]) => left),
      },
      1,
      lengthM,
    );
  }
});
