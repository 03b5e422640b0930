import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { DrawnField } from '../../src/simulation/contract.ts';
import type { Grid } from '../../src/base/grid.ts';
import type { RasterLayer } from '../../src/territory/territory.ts';
import { fieldOfViewDeg, MapCamera } from '../../src/scene/map-camera.ts';
import type { FlowSource } from '../../src/scene/picture.ts';
import { FieldDrape } from '../../src/scene/objects/field-drape.ts';
import { traceStreaks } from '../../src/scene/objects/flow-streaks.ts';
import { Ground } from '../../src/scene/objects/ground.ts';
import { lengthText, scaleBar } from '../../src/scene/scale.ts';
import { differenceSource, movingField, steadyField } from '../../src/scene/sources.ts';

const grid: Grid = { columns: 8, rows: 6, cellSizeM: 10, westM: 0, northM: 60 };
const depthSpec: DrawnField = {
  label: { fr: 'hauteur', en: 'depth' },
  definition: { fr: '', en: '' },
  unit: 'm',
  per: ['cell', 'time'],
  classes: [0.05, 0.5, 1, 2],
  role: 'depth',
  displayStep: 0.001,
};
const instantSpec: DrawnField = { ...depthSpec, role: 'instant', unit: 's', classes: [0, 3600] };

function field(at: (column: number, row: number) => number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: grid.columns * grid.rows }, (_, i) =>
    at(i % grid.columns, Math.floor(i / grid.columns)),
  );
}

describe('map camera', () => {
  let camera: MapCamera;
  beforeEach(() => {
    camera = new MapCamera();
    camera.limitTo([0, 0, 3000, 2000], 1.6);
  });

  test('SC-10 it starts over the whole territory, north up, and stays over it', () => {
    const start = camera.at(0);
    expect(start.xM).toBeCloseTo(1500, 6);
    expect(start.headingRad).toBe(0);
    camera.slideBy(1e6, 1e6);
    expect(camera.at(performance.now()).xM).toBe(3000);
    expect(camera.at(performance.now()).yM).toBe(2000);
    camera.zoomBy(1e-9);
    expect(camera.at(performance.now() + 1000).distanceM).toBe(60);
  });

  test('SC-10 the whole width fits in a wide picture', () => {
    const { distanceM } = camera.at(0);
    const halfWidth = distanceM * Math.tan((fieldOfViewDeg * Math.PI) / 360) * 1.6;
    expect(halfWidth).toBeGreaterThan(1500);
  });

  test('SC-10 other views placed later do not move it; another territory does', () => {
    camera.goTo({ xM: 700, distanceM: 500 });
    camera.limitTo([0, 0, 3000, 2000], 0.8);
    expect(camera.at(performance.now()).xM).toBe(700);
    camera.limitTo([9000, 0, 9900, 800], 1.6);
    expect(camera.at(performance.now()).xM).toBeCloseTo(9450, 6);
  });

  test('SC-10 everyone who looks is told, until they stop', () => {
    const listener = vi.fn<() => void>();
    const stop = camera.subscribe(listener);
    camera.turnBy(0.2);
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    camera.turnBy(0.2);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  test('SC-11 a movement takes its time, ends where it should, and turns the shorter way', () => {
    camera.goTo({ headingRad: 3 }, { nowMs: 0 });
    camera.goTo({ headingRad: -3 }, { nowMs: 0, durationMs: 200 });
    expect(camera.moving(100)).toBe(true);
    expect(Math.abs(camera.at(100).headingRad - Math.PI)).toBeLessThan(0.15);
    expect(camera.moving(200)).toBe(false);
    expect(Math.cos(camera.at(200).headingRad)).toBeCloseTo(Math.cos(-3), 10);
  });

  test('SC-11 nothing glides under reduced motion', () => {
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    camera.goTo({ xM: 100 }, { nowMs: 0, durationMs: 250 });
    expect(camera.moving(1)).toBe(false);
    expect(camera.at(1).xM).toBe(100);
    vi.unstubAllGlobals();
  });
});

describe('scale bar', () => {
  test.each([
    [0.4, 20, 50],
    [1, 100, 100],
    [2.4, 200, 83.3],
    [80, 5000, 62.5],
    [0.004, 0.2, 50],
  ])('SC-12 %s m per pixel gives a round %s m', (metresPerPx, lengthM, widthPx) => {
    const bar = scaleBar(metresPerPx);
    expect(bar.lengthM).toBeCloseTo(lengthM, 10);
    expect(bar.widthPx).toBeCloseTo(widthPx, 0);
    expect(bar.widthPx).toBeLessThanOrEqual(120);
  });

  test('SC-12 lengths are written as the language does', () => {
    expect(lengthText(200, 'fr')).toBe('200\u00a0m');
    expect(lengthText(1500, 'fr')).toBe('1,5\u00a0km');
    expect(lengthText(1500, 'en')).toBe('1.5\u00a0km');
  });
});

describe('sources', () => {
  test('SC-13 a moving field tells its listeners and raises its version', () => {
    const source = movingField(grid, depthSpec);
    const listener = vi.fn<() => void>();
    const stop = source.subscribe(listener);
    source.set(field(() => 1));
    expect(source.version()).toBe(1);
    expect(source.values()[0]).toBe(1);
    stop();
    source.set(field(() => 2));
    expect(listener).toHaveBeenCalledTimes(1);
  });

  test('SC-14 a difference is second − first, and what is dry on both sides is none', () => {
    const first = steadyField(
      grid,
      depthSpec,
      field((c) => (c === 0 ? 1 : 0.01)),
    );
    const second = movingField(
      grid,
      depthSpec,
      field((c) => (c === 1 ? 0.5 : 0.02)),
    );
    const difference = differenceSource(first, second);
    expect([...difference.values().subarray(0, 3)]).toEqual([-1, 0.5, 0]);
    const before = difference.version();
    second.set(field(() => 2));
    expect(difference.version()).toBeGreaterThan(before);
    expect(difference.values()[0]).toBe(1);
  });

  test('SC-14 instants are compared only where both have one', () => {
    const first = steadyField(
      grid,
      instantSpec,
      field((c) => (c === 0 ? -1 : 100)),
    );
    const second = steadyField(
      grid,
      instantSpec,
      field((c) => (c === 1 ? -1 : 400)),
    );
    const values = differenceSource(first, second).values();
    expect(values[0]).toBeNaN();
    expect(values[1]).toBeNaN();
    expect(values[2]).toBe(300);
  });

  test('SC-14 a level is compared where both runs have one, below the sea too', () => {
    const levelSpec: DrawnField = { ...depthSpec, role: 'level', classes: [Number.NEGATIVE_INFINITY] };
    const first = steadyField(
      grid,
      levelSpec,
      field((c) => (c === 0 ? Number.NaN : -1.5)),
    );
    const second = steadyField(
      grid,
      levelSpec,
      field(() => -1.25),
    );
    const values = differenceSource(first, second).values();
    expect(values[0]).toBeNaN();
    expect(values[1]).toBeCloseTo(0.25, 6);
  });

  /** The same velocity everywhere, m/s. */
  function flowOf(eastM: number, northM: number): FlowSource {
    const [east, north] = [field(() => eastM), field(() => northM)];
    return { grid, version: () => 0, east: () => east, north: () => north, subscribe: () => () => undefined };
  }

  test('SC-15 streaks follow the velocities of the run', () => {
    const streaks = traceStreaks(flowOf(0.6, -0.8));
    expect(streaks.length).toBeGreaterThan(0);
    for (const line of streaks) {
      const [first, next] = [line[0]!, line[1]!];
      const length = Math.hypot(next[0] - first[0], next[1] - first[1]);
      expect((next[0] - first[0]) / length).toBeCloseTo(0.6, 6);
      expect((next[1] - first[1]) / length).toBeCloseTo(-0.8, 6);
    }
  });

  test('SC-15 still water has no streaks', () => {
    expect(traceStreaks(flowOf(0, 0))).toEqual([]);
  });
});

describe('field on the ground', () => {
  const terrain: RasterLayer = { grid, values: field((c) => 10 + (c > 4 ? 5 : 0)), source: 't' };
  const ground = new Ground(terrain);
  const style = {
    kind: 'classes',
    steps: depthSpec.classes,
    colours: ['#111111', '#222222', '#333333', '#444444'],
    colourMarks: ['#000000'],
    belowMarks: ['#000000'],
    marks: ['#000000', '#000000'],
    edge: '#000000',
    hatch: '#000000',
    paper: '#ffffff',
    opacity: 1,
    isWater: true,
    stale: false,
  } as const;

  test('SC-16 water stands at ground + depth, and meets the slope beside it', () => {
    const drape = new FieldDrape(ground, grid, style);
    drape.show(field((c) => (c <= 4 ? 1.5 : 0)));
    const { position } = drape.geometry.attributes;
    const at = (c: number, r: number) => position!.getZ(r * ground.columns + c);
    expect(at(2, 2)).toBeCloseTo(ground.sceneZ(11.5), 5);
    expect(at(5, 2)).toBeCloseTo(ground.sceneZ(11.5), 5);
    expect(at(7, 2)).toBeCloseTo(ground.sceneZ(15), 5);
    drape.dispose();
  });

  test('SC-16 water does not pour over onto lower dry ground', () => {
    const lower: RasterLayer = { grid, values: field((c) => (c > 4 ? 6 : 10)), source: 't' };
    const stepped = new Ground(lower);
    const drape = new FieldDrape(stepped, grid, style);
    drape.show(field((c) => (c <= 4 ? 1.5 : 0)));
    const { position, head } = drape.geometry.attributes;
    const beside = 2 * stepped.columns + 5;
    expect(position!.getZ(beside)).toBeCloseTo(stepped.sceneZ(6), 5);
    expect(head!.getX(beside)).toBeCloseTo(-1.5, 5);
    drape.dispose();
  });

  test('SC-16 dry land costs nothing: only triangles near water are drawn', () => {
    const drape = new FieldDrape(ground, grid, style);
    drape.show(field(() => 0));
    expect(drape.visible).toBe(false);
    drape.show(field((c, r) => (c === 0 && r === 0 ? 1 : 0)));
    expect(drape.visible).toBe(true);
    expect(drape.geometry.drawRange.count).toBe(6);
    drape.dispose();
  });

  test('SC-16 a depth below the first class is not drawn', () => {
    const drape = new FieldDrape(ground, grid, style);
    drape.show(field(() => 0.04));
    expect(drape.visible).toBe(false);
    drape.dispose();
  });
});
