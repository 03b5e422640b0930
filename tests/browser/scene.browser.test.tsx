import axe from 'axe-core';
import { Profiler } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { PerspectiveCamera, Scene, WebGLRenderer } from 'three';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import valleyUrl from '../valley/territory.jumelles?url';
import { fileFromBlob } from '../../src/loaders/input-file.ts';
import { readTerritoryFile } from '../../src/loaders/territory-file.ts';
import {
  TerritoryView,
  type TerritoryViewProps,
  type ViewHandle,
} from '../../src/scene/components/territory-view.tsx';
import { rgbOf, mixed } from '../../src/scene/colour.ts';
import { MapCamera } from '../../src/scene/map-camera.ts';
import { placeCamera, ViewWorld } from '../../src/scene/objects/view-world.ts';
import { fieldOpacity, palettes } from '../../src/scene/palette.ts';
import { barePicture, type Pick, type Picture } from '../../src/scene/picture.ts';
import { differenceOf, movingField, steadyField } from '../../src/scene/sources.ts';
import type { DrawnField } from '../../src/simulation/contract.ts';
import type { Territory } from '../../src/territory/territory.ts';

const depthSpec: DrawnField = {
  label: { fr: 'hauteur d’eau', en: 'water depth' },
  definition: { fr: '', en: '' },
  unit: 'm',
  per: ['cell', 'time'],
  classes: [0.05, 0.5, 1, 2],
  role: 'depth',
  displayStep: 0.001,
};

let territory: Territory;
beforeAll(async () => {
  const blob = await (await fetch(valleyUrl)).blob();
  territory = await readTerritoryFile(fileFromBlob(blob, 'territory.jumelles'));
});

let root: Root | null = null;
afterEach(() => {
  root?.unmount();
  root = null;
  document.body.replaceChildren();
});

/** Mounts a view of 800 × 500 and waits for its first picture. */
function mount(change: Partial<TerritoryViewProps> = {}, onRender = () => undefined): Promise<ViewHandle> {
  const host = document.createElement('div');
  host.style.cssText = 'width:800px;height:500px';
  document.body.append(host);
  root = createRoot(host);
  return new Promise((resolve, reject) => {
    root?.render(
      <Profiler id="view" onRender={onRender}>
        <TerritoryView
          territory={territory}
          picture={{ ...barePicture, label: 'Sans projet' }}
          camera={new MapCamera()}
          attribution="Territoire fictif, données inventées"
          description="Carte du territoire"
          onReady={resolve}
          onFailure={reject}
          {...change}
        />
      </Profiler>,
    );
  });
}

/** Waits until what is built in turns after the first picture is drawn. */
async function complete(): Promise<void> {
  const map = document.querySelector<HTMLElement>('[role="application"]')!;
  await vi.waitFor(() => expect(map.dataset['complete']).toBe('true'), { timeout: 15_000 });
}

/** Water of one depth over the whole territory. */
function flooded(depthM: number): Float32Array<ArrayBuffer> {
  const { grid } = territory.layers.terrain;
  return new Float32Array(grid.columns * grid.rows).fill(depthM);
}

async function pixelsOf(view: ViewHandle): Promise<ImageData> {
  const bitmap = await createImageBitmap(await view.capture());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const pen = canvas.getContext('2d')!;
  pen.drawImage(bitmap, 0, 0);
  return pen.getImageData(0, 0, bitmap.width, bitmap.height);
}

/** Share of the pixels that are within 8 levels of a colour. */
function shareOf(image: ImageData, colour: string): number {
  const [r, g, b] = rgbOf(colour).map((v) => v * 255) as [number, number, number];
  let count = 0;
  for (let i = 0; i < image.data.length; i += 4) {
    const apart =
      Math.abs(image.data[i]! - r) + Math.abs(image.data[i + 1]! - g) + Math.abs(image.data[i + 2]! - b);
    if (apart < 24) count += 1;
  }
  return (4 * count) / image.data.length;
}

/** Share of the pixels that differ by more than 8 levels. */
function apart(a: ImageData, b: ImageData): number {
  let count = 0;
  for (let i = 0; i < a.data.length; i += 4) {
    const size = [0, 1, 2].map((k) => Math.abs(a.data[i + k]! - b.data[i + k]!));
    if (Math.max(...size) > 8) count += 1;
  }
  return (4 * count) / a.data.length;
}

describe('territory view', { timeout: 25_000 }, () => {
  test('SC-17 the first picture of the example comes within 3 s and is not blank', async () => {
    const view = await mount();
    expect(view.firstPictureMs).toBeLessThan(3000);
    const image = await pixelsOf(view);
    expect(shareOf(image, palettes.light.paper)).toBeLessThan(0.6);
    expect(shareOf(image, palettes.light.landCover.grass)).toBeGreaterThan(0.05);
  });

  test('SC-13 a field set from outside is drawn without React rendering again', async () => {
    const { grid } = territory.layers.terrain;
    const source = movingField(grid, depthSpec);
    const rendered = vi.fn<() => undefined>(() => undefined);
    const view = await mount({ picture: { ...barePicture, field: source } }, rendered);
    const renders = rendered.mock.calls.length;
    const deep = mixed(palettes.light.landCover.grass, palettes.light.classes.depth[3]!, fieldOpacity);
    expect(shareOf(await pixelsOf(view), deep)).toBeLessThan(0.01);
    source.set(flooded(3));
    expect(shareOf(await pixelsOf(view), deep)).toBeGreaterThan(0.2);
    source.set(flooded(0));
    expect(shareOf(await pixelsOf(view), deep)).toBeLessThan(0.01);
    expect(rendered.mock.calls.length).toBe(renders);
  });

  test('SC-24 trees stand on the bare ground, are a layer, and are gone where a result is shown', {
    timeout: 60_000,
  }, async () => {
    const { grid } = territory.layers.terrain;
    const noTrees = new Set(['trees'] as const);
    const pictures: ImageData[] = [];
    const field = steadyField(grid, depthSpec, flooded(3));
    const cells = Uint32Array.from({ length: grid.columns * grid.rows }, (_, i) => i);
    const members = { axis: 'cell', indices: cells, weight: 1 } as const;
    const wet = { ...barePicture, field };
    const marked = {
      ...barePicture,
      highlights: [{ part: 'newly', members, axes: { cell: grid } }],
    } as const;
    for (const picture of [barePicture, wet, marked]) {
      for (const hidden of [new Set<never>(), noTrees]) {
        const camera = new MapCamera();
        const view = await mount({ camera, hidden, picture });
        camera.goTo({ distanceM: 700, tiltRad: 1 });
        await complete();
        pictures.push(await pixelsOf(view));
        root?.unmount();
        root = null;
        document.body.replaceChildren();
      }
    }
    const [withTrees, bare, wetWithTrees, wetBare, markedWithTrees, markedBare] = pictures;
    expect(apart(withTrees!, bare!)).toBeGreaterThan(0.02);
    expect(apart(wetWithTrees!, wetBare!)).toBeLessThan(0.0005);
    expect(apart(markedWithTrees!, markedBare!)).toBeLessThan(0.0005);
  });

  test('SC-18 the label and the attribution are inside what is captured', async () => {
    const written = await pixelsOf(
      await mount({ picture: { ...barePicture, label: 'Sans projet · crue 1/100' } }),
    );
    const inked = (image: ImageData, left: number, top: number) => {
      let count = 0;
      for (let y = top; y < top + 24; y++)
        for (let x = left; x < left + 120; x++) if (image.data[4 * (y * image.width + x)]! < 90) count += 1;
      return count;
    };
    expect(inked(written, 10, 10)).toBeGreaterThan(60);
    expect(inked(written, 10, written.height - 34)).toBeGreaterThan(60);
    expect(document.querySelector('[role="application"]')?.textContent).toContain('données inventées');
  });

  test('SC-8 a click tells the ground, the cell and the value under it', async () => {
    const { grid } = territory.layers.terrain;
    const picked: (Pick | null)[] = [];
    const field = steadyField(grid, depthSpec, flooded(0.7));
    await mount({ picture: { ...barePicture, field }, onPick: (pick) => picked.push(pick) });
    const map = document.querySelector<HTMLElement>('[role="application"]')!;
    map.focus();
    await userEvent.keyboard('{Enter}');
    const pick = picked[0]!;
    expect(pick.cell?.value).toBeCloseTo(0.7, 5);
    expect(pick.groundM).toBeGreaterThan(50);
    expect(pick.groundM).toBeLessThan(140);
    expect(pick.side).toBe('first');
  });

  test('SC-8 a place is reached by its name, and its building is told', async () => {
    const picked: (Pick | null)[] = [];
    await mount({ onPick: (pick) => picked.push(pick) });
    const names = [...document.querySelectorAll('button')];
    const townHall = names.find((button) => button.textContent === 'Mairie')!;
    townHall.click();
    expect(picked[0]?.place?.id).toBe('EXEMPLE_LIEU_1');
    expect(picked[0]?.building?.id).toMatch(/^EXEMPLE_BAT_/);
  });

  test('SC-10 the keyboard moves the map', async () => {
    const camera = new MapCamera();
    await mount({ camera });
    const before = camera.at(performance.now() + 1000);
    document.querySelector<HTMLElement>('[role="application"]')!.focus();
    await userEvent.keyboard('{ArrowRight}');
    await userEvent.keyboard('+');
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}');
    const after = camera.at(performance.now() + 1000);
    expect(after.xM).toBeGreaterThan(before.xM);
    expect(after.distanceM).toBeLessThan(before.distanceM);
    expect(after.headingRad).toBeGreaterThan(before.headingRad);
  });

  test('SC-10 what takes pictures places the eye by an event; nonsense in it moves nothing', async () => {
    const camera = new MapCamera();
    await mount({ camera });
    const map = document.querySelector<HTMLElement>('[role="application"]')!;
    const look = (detail: unknown) => map.dispatchEvent(new CustomEvent('jumelles/look', { detail }));
    look({ xM: 653_600, yM: 6_685_200, distanceM: 400, headingRad: 0.5, tiltRad: 1.45 });
    const seen = camera.at(performance.now());
    expect(seen).toEqual({ xM: 653_600, yM: 6_685_200, distanceM: 400, headingRad: 0.5, tiltRad: 1.45 });
    look({ xM: Number.NaN, distanceM: 'near', other: 3 });
    look(null);
    expect(camera.at(performance.now())).toEqual(seen);
  });

  test('SC-19 a curtain shows one alternative on each side and moves with the arrows', async () => {
    const { grid } = territory.layers.terrain;
    const second: Picture = {
      ...barePicture,
      label: 'Digue des Prés',
      field: steadyField(grid, depthSpec, flooded(3)),
    };
    const moves: number[] = [];
    const view = await mount({
      second,
      curtainAt: 0.5,
      onCurtain: (at) => moves.push(at),
      curtainName: 'Rideau',
    });
    const deep = mixed(palettes.light.landCover.grass, palettes.light.classes.depth[3]!, fieldOpacity);
    const image = await pixelsOf(view);
    const half = (from: number) => {
      const width = Math.floor(image.width / 2);
      const part = new ImageData(width, image.height);
      for (let y = 0; y < image.height; y++)
        for (let x = 0; x < width * 4; x++)
          part.data[y * width * 4 + x] = image.data[4 * (y * image.width + from) + x]!;
      return shareOf(part, deep);
    };
    expect(half(0)).toBeLessThan(0.01);
    expect(half(Math.floor(image.width / 2))).toBeGreaterThan(0.2);
    document.querySelector<HTMLElement>('[role="slider"]')!.focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(moves[0]).toBeCloseTo(0.48, 10);
  });

  test('SC-22 a lost context is told; leaving the view is not a failure', async () => {
    const failures: string[] = [];
    await mount({ onFailure: (reason) => failures.push(reason) });
    root?.unmount();
    root = null;
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(failures).toEqual([]);
    await mount({ onFailure: (reason) => failures.push(reason) });
    document.querySelector('canvas')!.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
    await vi.waitFor(() => expect(failures).toEqual(['context-lost']));
  });

  test('SC-20 what stands over the canvas passes axe', async () => {
    await mount();
    const { violations } = await axe.run(document.querySelector('[role="application"]')!.parentElement!, {
      runOnly: ['wcag2a', 'wcag2aa'],
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});

describe('world', () => {
  test('SC-21 whatever was shown, disposing gives all buffers and textures back', () => {
    const { terrain } = territory.layers;
    const field = steadyField(terrain.grid, depthSpec, flooded(1.2));
    const speed = flooded(0.8);
    const members = { axis: 'building', indices: Uint32Array.of(3, 9, 27), weight: 1 } as const;
    const full: Picture = {
      label: '',
      applied: null,
      field,
      flow: {
        grid: terrain.grid,
        version: () => 0,
        east: () => speed,
        north: () => speed,
        subscribe: () => () => undefined,
      },
      difference: null,
      highlights: [{ part: 'newly', members, axes: {} }],
      stale: true,
    };
    const compared: Picture = {
      ...barePicture,
      difference: differenceOf(field, steadyField(terrain.grid, depthSpec, flooded(0.4)), 0.05),
    };
    const renderer = new WebGLRenderer();
    const world = new ViewWorld({
      sunMapPx: 512,
      mostVertices: 40_000,
      mostPixels: 200_000,
      largestTexture: 2048,
      anisotropy: 1,
      mostTrees: 2000,
      treeReachM: 3000,
    });
    const scene = new Scene();
    scene.add(world);
    const content = {
      territory,
      first: full,
      second: null,
      palette: palettes.light,
      exaggeration: 1,
      hidden: new Set<never>(),
      draft: {
        kind: 'area',
        points: [
          [652_500, 6_685_000],
          [652_700, 6_685_000],
          [652_700, 6_685_200],
        ],
      },
    } as const;
    const camera = new PerspectiveCamera();
    const draw = () => {
      while (!world.advance(50)) continue;
      placeCamera(
        camera,
        { xM: 653_600, yM: 6_685_200, distanceM: 2500, headingRad: 0, tiltRad: 0.6 },
        world.ground,
      );
      world.render(renderer, scene, camera, 2500, 0.5, null);
    };
    world.update(content);
    draw();
    expect(renderer.info.memory.geometries).toBeGreaterThan(10);
    world.update({ ...content, first: compared, second: full, palette: palettes.dark, draft: null });
    draw();
    world.dispose();
    expect(renderer.info.memory.geometries).toBe(0);
    expect(renderer.info.memory.textures).toBe(0);
    renderer.dispose();
  });
});
