import axe from 'axe-core';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../src/ui/theme/tokens.css';
import '../../src/ui/theme/global.css';
import valleyUrl from '../valley/territory.jumelles?url';
import { useView } from '../../src/app/view-store.ts';
import { gridBounds } from '../../src/base/grid.ts';
import { fileFromBlob } from '../../src/loaders/input-file.ts';
import { readTerritoryFile } from '../../src/loaders/territory-file.ts';
import {
  TerritoryView,
  type TerritoryViewProps,
  type ViewHandle,
} from '../../src/scene/components/territory-view.tsx';
import { rgbOf } from '../../src/scene/colour.ts';
import { MapCamera } from '../../src/scene/map-camera.ts';
import { palettes } from '../../src/scene/palette.ts';
import { barePicture, type Pick } from '../../src/scene/picture.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { LayersPanel } from '../../src/ui/atelier/left/layers-panel.tsx';
import { pointOut } from '../../src/ui/atelier/roads/pointed-out.ts';
import { TransitCard } from '../../src/ui/atelier/transit/transit-card.tsx';
import { TransitList } from '../../src/ui/atelier/transit/transit-list.tsx';
import type { Current } from '../../src/ui/atelier/use-current.ts';
import { every, feedOf } from '../contract/traffic-case.ts';
import { showPanel } from './panel-host.ts';

let territory: Territory;
/** Where the middle stop is, and the way between it and the last one. */
let middle: readonly [number, number];
let between: readonly [number, number];

beforeAll(async () => {
  const blob = await (await fetch(valleyUrl)).blob();
  const valley = await readTerritoryFile(fileFromBlob(blob, 'territory.jumelles'));
  const [west, south, east, north] = gridBounds(valley.layers.terrain.grid);
  const at = (u: number, v: number): [number, number] => [
    west + u * (east - west),
    south + v * (north - south),
  ];
  const stops = [at(0.1, 0.85), at(0.5, 0.85), at(0.9, 0.85), at(1.5, 0.85)] as const;
  middle = stops[1];
  between = at(0.7, 0.85);
  // Nothing stands in the way of what is pointed at.
  const { buildings: _, places: __, ...open } = valley.layers;
  territory = {
    ...valley,
    layers: open,
    transit: feedOf(stops, [
      { stops: [0, 1, 2], legS: [120, 120], startS: every(900, 6 * 3600, 20 * 3600) },
      { stops: [2, 1, 3], legS: [120, 240], startS: [8 * 3600, 24.5 * 3600], type: 0 },
    ]),
  };
});

let root: Root | null = null;
afterEach(() => {
  root?.unmount();
  root = null;
  document.body.replaceChildren();
});

function mount(change: Partial<TerritoryViewProps> = {}): Promise<ViewHandle> {
  const host = document.createElement('div');
  host.style.cssText = 'width:800px;height:500px';
  document.body.append(host);
  root = createRoot(host);
  return new Promise((resolve, reject) => {
    root?.render(
      <TerritoryView
        territory={territory}
        picture={{ ...barePicture, label: 'Sans projet' }}
        camera={new MapCamera()}
        attribution="données inventées"
        description="Carte"
        onReady={resolve}
        onFailure={reject}
        {...change}
      />,
    );
  });
}

async function shareOf(view: ViewHandle, colour: string): Promise<number> {
  const bitmap = await createImageBitmap(await view.capture());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const pen = canvas.getContext('2d')!;
  pen.drawImage(bitmap, 0, 0);
  const { data } = pen.getImageData(0, 0, bitmap.width, bitmap.height);
  const wanted = rgbOf(colour).map((value) => 255 * value);
  let count = 0;
  for (let i = 0; i < data.length; i += 4)
    if (wanted.every((value, k) => Math.abs(data[i + k]! - value) < 8)) count++;
  return (4 * count) / data.length;
}

/** A camera that looks down at a place from so near. */
function over([xM, yM]: readonly [number, number], distanceM: number): MapCamera {
  const camera = new MapCamera();
  camera.limitTo(gridBounds(territory.layers.terrain.grid), 1.6);
  camera.goTo({ xM, yM, distanceM, tiltRad: 0.1, headingRad: 0 });
  return camera;
}

async function pickedAt(place: readonly [number, number]): Promise<Pick | null | undefined> {
  const picked: (Pick | null)[] = [];
  await mount({ camera: over(place, 500), onPick: (pick) => picked.push(pick) });
  document.querySelector<HTMLElement>('[role="application"]')!.focus();
  await userEvent.keyboard('{Enter}');
  return picked[0];
}

describe('public transport on the map', { timeout: 25_000 }, () => {
  test('SC-90 lines and stops are drawn in their one hue, and hidden with their layer', async () => {
    const { transit } = palettes.light;
    const shown = await shareOf(await mount({ camera: over(middle, 500) }), transit);
    expect(shown).toBeGreaterThan(0.001);
    root?.unmount();
    const hidden = await mount({ camera: over(middle, 500), hidden: new Set(['transit'] as const) });
    expect(await shareOf(hidden, transit)).toBe(0);
  });

  test('SC-90 what is looked at is drawn in ink', async () => {
    const chosen = { kind: 'lines', lines: ['line-0'] } as const;
    const plain = await shareOf(await mount({ camera: over(between, 500) }), palettes.light.ink);
    root?.unmount();
    const view = await mount({ camera: over(between, 500), chosenTransit: chosen });
    expect(await shareOf(view, palettes.light.ink)).toBeGreaterThan(plain + 0.002);
  });

  test('SC-91 what is pointed at is a stop, else the lines that pass there, else neither', async () => {
    expect((await pickedAt(middle))?.transit).toEqual({ kind: 'stop', stop: 'stop-1' });
    root?.unmount();
    expect((await pickedAt(between))?.transit).toEqual({ kind: 'lines', lines: ['line-0', 'line-1'] });
    root?.unmount();
    expect((await pickedAt([middle[0], middle[1] - 300]))?.transit).toBeNull();
  });

  test('SC-92 names of stops are written near by, and not from far', async () => {
    const names = () =>
      [...document.querySelectorAll<HTMLElement>('span[data-part="place"]')].flatMap((name) =>
        name.style.visibility === 'visible' ? [name.textContent] : [],
      );
    await mount({ camera: over(middle, 400) });
    await vi.waitFor(() => expect(names()).toContain('Arrêt 1'));
    root?.unmount();
    await mount();
    expect(names()).toEqual([]);
  });
});

/** The open work, as far as the panels of public transport ask for it. */
function currentOf(own: Territory): Current {
  return {
    territory: own,
    project: { parameters: {}, alternatives: [], hypotheses: [] },
    alternative: { id: 'base', shortName: 'Sans projet', edits: [] },
    hypothesis: null,
    spec: { id: 'flood', fields: {}, parameters: {}, indicators: {} },
  } as unknown as Current;
}

async function faults(host: HTMLElement): Promise<readonly string[]> {
  const { violations } = await axe.run(host, {
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

function rowsOf(host: HTMLElement): readonly string[] {
  return [...host.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent.replaceAll('\u00a0', ' ')).join(' | '),
  );
}

function buttonOf(host: HTMLElement, text: string): HTMLElement {
  return [...host.querySelectorAll('button')].find((button) => button.textContent?.includes(text))!;
}

describe('what timetables say', () => {
  test('SR-90 a stop is told by its lines and departures, and leads to a line, by keyboard', async () => {
    useView.setState({ transit: { kind: 'stop', stop: 'stop-1' } });
    const host = await showPanel(<TransitCard current={currentOf(territory)} />);
    expect(host.querySelector('h3')?.textContent).toBe('Arrêt Arrêt 1');
    expect(host.textContent).toMatch(/Départs dans la journée\s: 59\./);
    expect(rowsOf(host)).toEqual([
      'Bus 1 → Arrêt 2 | 57 | 6 h 02 | 20 h 02 | 15 min',
      'Tram 2 → Arrêt 3 | 2 | 8 h 02 | 0 h 32 (lendemain) | —',
    ]);
    expect(await faults(host)).toEqual([]);
    buttonOf(host, 'Bus 1').focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(host.querySelector('h3')?.textContent).toBe('Bus 1'));
    expect(host.textContent).toMatch(/Courses dans la journée\s: 57\./);
    expect(host.textContent).toContain('droit d’un arrêt à l’autre');
    expect(await faults(host)).toEqual([]);
    buttonOf(host, 'Fermer').click();
    await vi.waitFor(() => expect(useView.getState().transit).toBeNull());
  });

  test('SR-90 several lines at one place are told together', async () => {
    useView.setState({ transit: { kind: 'lines', lines: ['line-0', 'line-1'] } });
    const host = await showPanel(<TransitCard current={currentOf(territory)} />);
    expect(host.querySelector('h3')?.textContent).toMatch(/Lignes qui passent ici\s: 2/);
    expect(rowsOf(host)).toHaveLength(2);
  });

  test('SR-91 lines and stops are listed, in the order of the data until a column is asked for', async () => {
    const feed = territory.transit!;
    const host = await showPanel(<TransitList territory={territory} feed={feed} />);
    buttonOf(host, 'Lignes et arrêts').click();
    await vi.waitFor(() => expect(rowsOf(host).length).toBeGreaterThan(0));
    // A stop outside the territory is counted, and not listed.
    expect(host.textContent).toMatch(/lignes 2 \(sur 2 dans les horaires\), arrêts 3 \(sur 4\)/);
    expect(rowsOf(host)).toEqual([
      'Bus 1 | 57 | 3',
      'Tram 2 | 2 | 3',
      'Arrêt 0 | 1 | 57',
      'Arrêt 1 | 2 | 59',
      'Arrêt 2 | 1 | 2',
    ]);
    buttonOf(host, 'courses par jour').click();
    await vi.waitFor(() => expect(rowsOf(host)[0]).toBe('Tram 2 | 2 | 3'));
    expect(await faults(host)).toEqual([]);
    buttonOf(host, 'Arrêt 2').focus();
    await userEvent.keyboard('{Enter}');
    expect(useView.getState().transit).toEqual({ kind: 'stop', stop: 'stop-2' });
  });

  test('SR-91 the layer is offered where there are timetables, and only there', async () => {
    const host = await showPanel(<LayersPanel current={currentOf(territory)} />);
    expect(host.textContent).toContain('Transports collectifs');
    const { transit: _, ...without } = territory;
    const bare = await showPanel(<LayersPanel current={currentOf(without)} />);
    expect(bare.textContent).not.toContain('Transports collectifs');
    useView.setState({ transit: { kind: 'stop', stop: 'stop-1' } });
    const none = await showPanel(
      <div>
        <TransitCard current={currentOf(without)} />
      </div>,
    );
    expect(none.querySelector('section')).toBeNull();
  });

  test('SR-92 a click on a stop tells of the stop alone, one on a road of the road and its lines', () => {
    const pick: Pick = {
      xM: 0,
      yM: 0,
      groundM: 0,
      building: null,
      place: null,
      cell: null,
      edge: { index: 0, id: 'road+', value: 1 },
      transit: { kind: 'stop', stop: 'stop-1' },
      buildingValue: null,
      side: 'first',
    };
    useView.setState({ edge: 'other', building: 'house' });
    pointOut(pick, null);
    const stop = { kind: 'stop', stop: 'stop-1' };
    expect(useView.getState()).toMatchObject({ edge: null, building: null, transit: stop });
    const lines = { kind: 'lines', lines: ['line-0'] } as const;
    pointOut({ ...pick, transit: lines }, null);
    expect(useView.getState()).toMatchObject({ edge: 'road+', transit: lines, panel: 'roads' });
    pointOut({ ...pick, transit: null }, null);
    expect(useView.getState()).toMatchObject({ edge: 'road+', transit: null });
    pointOut({ ...pick, transit: lines }, null);
    pointOut({ ...pick, edge: null, transit: null }, null);
    expect(useView.getState().transit).toEqual(lines);
  });
});
