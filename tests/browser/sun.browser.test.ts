import { Color, PerspectiveCamera, Scene, WebGLRenderer } from 'three';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { SourceId } from '../../src/base/brand.ts';
import valleyUrl from '../valley/territory.jumelles?url';
import { fileFromBlob } from '../../src/loaders/input-file.ts';
import { readTerritoryFile } from '../../src/loaders/territory-file.ts';
import { placeCamera, ViewWorld } from '../../src/scene/objects/view-world.ts';
import { palettes } from '../../src/scene/palette.ts';
import { barePicture, type Picture, type Sun } from '../../src/scene/picture.ts';
import { steadyField } from '../../src/scene/sources.ts';
import type { DrawnField } from '../../src/simulation/contract.ts';
import { squaresOver } from '../../src/simulation/density.ts';
import type { FeatureTable } from '../../src/territory/feature-table.ts';
import type { Territory } from '../../src/territory/territory.ts';

const side = 101;
const cellM = 4;
const towerM = 20;
/** Half the side of the tower, m. */
const half = 5;

/** Level ground of 404 m with one tower of 10 × 10 × 20 m at its middle. */
function plainOf(valley: Territory): Territory {
  const { terrain, buildings } = valley.layers;
  const extent = side * cellM;
  const xy = [
    [-half, -half],
    [half, -half],
    [half, half],
    [-half, half],
    [-half, -half],
  ].flatMap(([x, y]) => [extent / 2 + x!, extent / 2 + y!]);
  const table: FeatureTable = {
    geometry: 'polygon',
    count: 1,
    ids: ['tower' as SourceId],
    featureOffsets: Uint32Array.of(0, 1),
    partOffsets: Uint32Array.of(0, 5),
    xy: Float64Array.from(xy),
    z: new Float32Array(5).fill(Number.NaN),
    columns: { heightM: { type: 'number', values: Float64Array.of(towerM) } },
  };
  return {
    ...valley,
    layers: {
      terrain: {
        ...terrain,
        grid: { columns: side, rows: side, cellSizeM: cellM, westM: 0, northM: extent },
        values: new Float32Array(side * side).fill(100),
      },
      buildings: { ...buildings!, table },
    },
  };
}

let territory: Territory;
beforeAll(async () => {
  const blob = await (await fetch(valleyUrl)).blob();
  territory = plainOf(await readTerritoryFile(fileFromBlob(blob, 'territory.jumelles')));
});

const open: { dispose(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.dispose();
});

/** A world of the plain, seen from straight above, and the tone of a place in it. */
function studio() {
  const renderer = new WebGLRenderer({ preserveDrawingBuffer: true });
  renderer.setSize(600, 600, false);
  const world = new ViewWorld({
    mostVertices: 40_000,
    mostPixels: 200_000,
    largestTexture: 2048,
    anisotropy: 1,
    mostTrees: 0,
    treeReachM: 0,
    sunMapPx: 2048,
  });
  open.push(world, renderer);
  const scene = new Scene();
  scene.background = new Color('#ffffff');
  scene.add(world);
  const camera = new PerspectiveCamera(38, 1);
  const middle = (side * cellM) / 2;
  const state = { xM: middle, yM: middle, distanceM: 400, headingRad: 0, tiltRad: 0.001 };
  const show = (sun: Sun | null, picture: Picture = barePicture): void => {
    world.update({
      territory,
      first: picture,
      second: null,
      palette: palettes.light,
      exaggeration: 1,
      hidden: new Set<never>(),
      draft: null,
      isSunlit: sun !== null,
    });
    while (!world.advance(50)) continue;
    placeCamera(camera, state, world.ground);
    world.shine(renderer, scene, camera, sun, state);
    world.render(renderer, scene, camera, state.distanceM, 0.5, null);
  };
  const metresPerPx = (2 * state.distanceM * Math.tan((camera.fov * Math.PI) / 360)) / 600;
  const gl = renderer.getContext();
  /** Sum of the three tones at a place east and north of the middle, m. */
  const toneAt = (eastM: number, northM: number): number => {
    const pixel = new Uint8Array(4);
    gl.readPixels(
      Math.round(300 + eastM / metresPerPx),
      Math.round(300 + northM / metresPerPx),
      1,
      1,
      gl.RGBA,
      gl.UNSIGNED_BYTE,
      pixel,
    );
    return pixel[0]! + pixel[1]! + pixel[2]!;
  };
  return { renderer, show, toneAt };
}

describe('the light of the Sun', () => {
  test('SC-51 a tower shades the ground on the other side, as far as its height over the tangent', () => {
    const { show, toneAt } = studio();
    // Seen from above, the way of the shadow is clear of the tower's own lean in the picture.
    for (const azimuthDeg of [90, 180, 225, 300])
      for (const elevationDeg of [20, 45]) {
        show({ azimuthDeg, elevationDeg });
        const azimuth = (azimuthDeg * Math.PI) / 180;
        const [east, north] = [-Math.sin(azimuth), -Math.cos(azimuth)];
        const tone = (awayM: number): number => toneAt(awayM * east, awayM * north);
        const lengthM = towerM / Math.tan((elevationDeg * Math.PI) / 180);
        const label = `${azimuthDeg}° ${elevationDeg}°`;
        const inSun = toneAt(-60 * east, -60 * north);
        // A texel is 0.3 m, the edge of a shadow two of them; a corner reaches 1.41 times as far as a side.
        const edge = half / Math.max(Math.abs(east), Math.abs(north));
        expect(tone(edge + lengthM - 2), label).toBeLessThan(0.75 * inSun);
        expect(tone(edge + lengthM + 2), label).toBeGreaterThan(0.97 * inSun);
      }
  });

  test('SC-51 night is dark and even, and the map’s own light comes back as it was', () => {
    const { renderer, show, toneAt } = studio();
    show(null);
    const [before, besides] = [toneAt(40, 30), toneAt(9, -9)];
    show({ azimuthDeg: 180, elevationDeg: 60 });
    const day = toneAt(40, 30);
    show({ azimuthDeg: 0, elevationDeg: -30 });
    expect(toneAt(40, 30)).toBeLessThan(0.5 * day);
    expect(toneAt(40, 30)).toBe(toneAt(-40, -30));
    show(null);
    expect([toneAt(40, 30), toneAt(9, -9)]).toEqual([before, besides]);
    for (const one of open.splice(0)) one.dispose();
    expect(renderer.info.memory.textures).toBe(0);
    expect(renderer.info.memory.geometries).toBe(0);
  });
});

describe('densities', () => {
  test('SC-60 a square is drawn whole, to its border and no farther', () => {
    const { show, toneAt } = studio();
    const spec: DrawnField = {
      label: { fr: '', en: '' },
      definition: { fr: '', en: '' },
      unit: 'MWh/ha',
      per: ['cell'],
      classes: [1, 50, 100],
      role: 'density',
      displayStep: 1,
    };
    const extent = side * cellM;
    const grid = squaresOver([0, 0, extent, extent], 100);
    const values = new Float32Array(grid.columns * grid.rows).fill(Number.NaN);
    // The second square from the west in the second row from the south: 100 to 200 m both ways.
    values[(grid.rows - 2) * grid.columns + 1] = 70;
    show(null);
    const middle = extent / 2;
    const around = [
      [106, 106],
      [194, 150],
      [150, 150],
      [94, 150],
      [150, 206],
      [206, 94],
    ].map(([x, y]) => [x! - middle, y! - middle] as const);
    const before = around.map(([east, north]) => toneAt(east, north));
    show(null, { ...barePicture, field: steadyField(grid, spec, values) });
    const after = around.map(([east, north]) => toneAt(east, north));
    expect(after.map((tone, i) => tone < before[i]! - 30)).toEqual([true, true, true, false, false, false]);
    expect(after[1]).toBe(after[0]);
    expect(after.slice(3)).toEqual(before.slice(3));
  });
});
