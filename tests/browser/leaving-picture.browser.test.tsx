import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import valleyUrl from '../valley/territory.jumelles?url';
import { fileFromBlob } from '../../src/loaders/input-file.ts';
import { readTerritoryFile } from '../../src/loaders/territory-file.ts';
import type { Beside } from '../../src/scene/components/beside-picture.ts';
import { TerritoryView, type ViewHandle } from '../../src/scene/components/territory-view.tsx';
import { rgbOf } from '../../src/scene/colour.ts';
import { MapCamera } from '../../src/scene/map-camera.ts';
import { barePicture, type Picture } from '../../src/scene/picture.ts';
import { steadyValues } from '../../src/scene/sources.ts';
import type { DrawnField } from '../../src/simulation/contract.ts';
import type { Territory } from '../../src/territory/territory.ts';

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

const plain: Picture = { ...barePicture, label: 'Sans projet' };

function render(picture: Picture, onReady: (view: ViewHandle) => void, camera: MapCamera): void {
  const rendered = (
    <>
      <div style={{ width: 800, height: 500 }}>
        <TerritoryView
          territory={territory}
          picture={picture}
          camera={camera}
          attribution="Territoire fictif, données inventées"
          description="Carte du territoire"
          onReady={onReady}
        />
      </div>
      <div data-over-map="" style={{ position: 'absolute', inset: '0 0 auto auto', width: 500, height: 300 }}>
        Boutons de la carte
      </div>
    </>
  );
  flushSync(() => root?.render(rendered));
}

function mount(camera: MapCamera): Promise<ViewHandle> {
  const host = document.createElement('div');
  document.body.style.margin = '0';
  document.body.append(host);
  root = createRoot(host);
  return new Promise((resolve) => {
    render(plain, resolve, camera);
  });
}

async function pixelsOf(blob: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(blob);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const pen = canvas.getContext('2d')!;
  pen.drawImage(bitmap, 0, 0);
  return pen.getImageData(0, 0, bitmap.width, bitmap.height);
}

/** How many pixels of a picture have exactly a colour. */
function countOf({ data }: ImageData, colour: string): number {
  const wanted = rgbOf(colour).map((share) => Math.round(share * 255));
  let count = 0;
  for (let i = 0; i < data.length; i += 4) if (wanted.every((level, k) => data[i + k] === level)) count += 1;
  return count;
}

describe('a picture that leaves', { timeout: 25_000 }, () => {
  test('SC-72 it has its legend, what it does not show and for whom it is; without them it has none', async () => {
    const view = await mount(new MapCamera());
    const beside: Beside = {
      title: 'Besoin de chauffage',
      classes: [
        { colour: '#ff00ff', label: '0 à 50 kWh/m²' },
        { colour: '#00ff00', label: 'plus de 50 kWh/m²', sign: 'more' },
      ],
      notes: ['Sans couleur : bâtiments de moins de 10 logements.'],
      sentences: [
        'USAGE INTERNE — ne pas diffuser',
        'Territoire fictif',
        'Simulation à titre d’information.',
      ],
    };
    const [bare, whole] = [await view.capture(), await view.capture(beside)];
    expect(countOf(await pixelsOf(bare), '#ff00ff')).toBe(0);
    const image = await pixelsOf(whole);
    expect(countOf(image, '#ff00ff')).toBeGreaterThan(100);
    // The texture of « more » covers part of its swatch.
    expect(countOf(image, '#00ff00')).toBeGreaterThan(20);
    expect(countOf(image, '#00ff00')).toBeLessThan(countOf(image, '#ff00ff'));
  });

  test('SC-72 it shows the picture that is wanted now, though it was asked for in the same breath', async () => {
    const camera = new MapCamera();
    const view = await mount(camera);
    const { table } = territory.layers.buildings!;
    const field: DrawnField = {
      label: { fr: 'énergie', en: 'energy' },
      definition: { fr: '', en: '' },
      unit: 'kWh',
      per: ['building'],
      classes: [0, 1],
      role: 'energy',
      displayStep: 1,
    };
    const coloured = (value: number): Picture => ({
      ...plain,
      field: steadyValues({ ids: table.ids }, field, new Float32Array(table.count).fill(value)),
    });
    render(coloured(5), () => undefined, camera);
    const nothing: Beside = { title: '', classes: [], notes: [], sentences: [] };
    const full = await pixelsOf(await view.capture(nothing));
    render(coloured(Number.NaN), () => undefined, camera);
    const masked = await pixelsOf(await view.capture(nothing));
    render(plain, () => undefined, camera);
    const none = await pixelsOf(await view.capture(nothing));
    const apart = (a: ImageData, b: ImageData): number =>
      a.data.reduce((count, level, i) => count + Number(Math.abs(level - (b.data[i] ?? 0)) > 8), 0);
    expect(apart(full, none)).toBeGreaterThan(50);
    // What has no value is drawn as if there were no field.
    expect(apart(masked, none)).toBeLessThan(apart(full, none) / 10);
  });
});

describe('names of places', { timeout: 25_000 }, () => {
  test('SC-73 none lies under or over buttons, panels, captions or the scale', async () => {
    await mount(new MapCamera());
    const map = document.querySelector<HTMLElement>('[role="application"]')!;
    await vi.waitFor(() => expect(map.dataset['complete']).toBe('true'), { timeout: 15_000 });
    const names = [...map.querySelectorAll<HTMLElement>('[data-part="place"]')];
    const shown = names.filter((name) => getComputedStyle(name).visibility === 'visible');
    const over = [...document.querySelectorAll('[data-over-map]')].map((one) => one.getBoundingClientRect());
    expect(over.length).toBeGreaterThan(3);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThan(names.length);
    for (const name of shown) {
      const box = name.getBoundingClientRect();
      const meets = over.some(
        (one) => box.left < one.right && one.left < box.right && box.top < one.bottom && one.top < box.bottom,
      );
      expect(meets, name.textContent).toBe(false);
    }
  });
});
