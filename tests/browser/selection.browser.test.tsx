import axe from 'axe-core';
import { type ReactElement, useEffect, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../src/ui/theme/tokens.css';
import '../../src/ui/theme/global.css';
import { useDraft } from '../../src/app/draft-store.ts';
import type { Digest } from '../../src/base/brand.ts';
import { energySpec } from '../../src/engines/energy/spec.ts';
import { MapCamera } from '../../src/scene/map-camera.ts';
import { listenToMap } from '../../src/scene/map-controls.ts';
import { edit as editSchema } from '../../src/scenario/project.ts';
import { TableBuilder } from '../../src/territory/table-builder.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { type FormValues, SpecForm, startingValues } from '../../src/ui/forms/spec-form.tsx';

const dwellings = [1, 4, 20, 1, 1];

/** What a diagnosis tells of the heating of two of them. */
const heatings = ['oil', '', 'gas', '', ''];

/** Five squares of 12 m along a street, a hundred metres apart. */
function street(isDiagnosed = false): Territory {
  const builder = new TableBuilder('polygon');
  for (const i of dwellings.keys()) {
    const x = 100 * i;
    const xy = Float64Array.of(x, 0, x + 12, 0, x + 12, 12, x, 12, x, 0);
    builder.addParts(`house${i + 1}`, [{ xy, z: null }]);
  }
  return {
    name: 'rue',
    fictional: true,
    crs: 2154,
    verticalDatum: 'NGF-IGN69',
    digest: '0'.repeat(64) as Digest,
    sources: [],
    layers: {
      terrain: {
        grid: { columns: 10, rows: 10, cellSizeM: 60, westM: -50, northM: 300 },
        values: new Float32Array(100),
        source: 'dem',
      },
      buildings: {
        table: builder.build({
          dwellings: { type: 'number', values: Float64Array.from(dwellings) },
          ...(isDiagnosed
            ? { joinedHeating: texts(heatings), joinedFrom: texts(heatings.map((one) => one && 'dpe.csv')) }
            : {}),
        }),
        source: 'buildings',
      },
    },
  };
}

function texts(list: readonly string[]) {
  const dictionary = ['', ...new Set(list.filter((one) => one !== ''))];
  const codes = Uint32Array.from(list, (one) => dictionary.indexOf(one));
  return { type: 'text', codes, dictionary } as const;
}

const plain = street();
const form = energySpec.edits.find(({ kind }) => kind === 'heating-change')!;
let values: FormValues = {};
let root: Root | null = null;

function Form({ territory }: { readonly territory: Territory }): ReactElement {
  const [own, setOwn] = useState<FormValues>(() => startingValues(form.fields, territory));
  useEffect(() => {
    values = own;
  }, [own]);
  const parsed = editSchema.safeParse({ ...own, id: 'e', kind: form.kind });
  return (
    <SpecForm
      fields={form.fields}
      values={own}
      territory={territory}
      durationS={3600}
      fromLonLat={(x, y) => [x, y]}
      edit={parsed.success ? parsed.data : null}
      onChange={setOwn}
    />
  );
}

function mount(territory = plain): void {
  const host = document.createElement('main');
  document.body.append(host);
  root = createRoot(host);
  root.render(<Form territory={territory} />);
}

afterEach(() => {
  root?.unmount();
  root = null;
  document.body.replaceChildren();
});

function stroke(points: readonly (readonly [number, number])[]): void {
  useDraft.getState().setPoints(points.map(([x, y]) => [x, y]));
  useDraft.getState().onStroke?.();
}

test('EN-494 criteria tell at once how many buildings and dwellings, outline them, and say when there are none', async () => {
  mount();
  await expect.element(page.getByText('5 bâtiments, 27 logements')).toBeVisible();
  expect(useDraft.getState().chosen).toHaveLength(5);
  const from = page.getByLabelText('Logements, de');
  await from.fill('2');
  await userEvent.tab();
  await expect.element(page.getByText('2 bâtiments, 24 logements')).toBeVisible();
  expect(values['dwellingsFrom']).toBe(2);
  await from.fill('500');
  await userEvent.tab();
  await expect.element(page.getByText(/Aucun bâtiment ne répond/)).toBeVisible();
  await expect.poll(() => useDraft.getState().chosen).toEqual([]);
  await from.fill('');
  await userEvent.tab();
  await expect.element(page.getByText('5 bâtiments, 27 logements')).toBeVisible();
  expect(values['dwellingsFrom']).toBeNull();
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

test('EN-495 a lasso draws the area of the criteria, or adds to and takes from a list', async () => {
  mount();
  await page.getByRole('button', { name: 'À main levée' }).click();
  stroke([
    [50, 0],
    [250, 30],
    [50, 30],
    [250, 0],
  ]);
  await expect.element(page.getByText(/se croise ou est trop court/)).toBeVisible();
  stroke([
    [50, -20],
    [250, -20],
    [250, 50],
    [50, 50],
  ]);
  await expect.element(page.getByText('2 bâtiments, 24 logements')).toBeVisible();
  await page.getByRole('button', { name: 'En faire une liste' }).click();
  expect(values['ids']).toEqual(['house2', 'house3']);
  await page.getByRole('button', { name: 'Ajouter au lasso' }).click();
  stroke([
    [390, -20],
    [430, -20],
    [430, 50],
    [390, 50],
  ]);
  await expect.element(page.getByText('3 bâtiments, 25 logements')).toBeVisible();
  await page.getByRole('button', { name: 'Retirer au lasso' }).click();
  // By corners: what the map gives for clicks, and for Enter.
  for (const at of [
    [90, -20],
    [130, -20],
    [110, 60],
  ] as const)
    useDraft.getState().onClick?.([at[0], at[1]]);
  await page.getByRole('button', { name: 'Terminer' }).click();
  await expect.poll(() => values['ids']).toEqual(['house3', 'house5']);
  await page.getByRole('button', { name: 'Choisir sur la carte' }).click();
  useDraft.getState().onClick?.([5, 5], 'house1');
  await expect.poll(() => values['ids']).toEqual(['house3', 'house5', 'house1']);
  useDraft.getState().onClick?.([-20, 5]);
  await expect.poll(() => values['ids']).toEqual(['house3', 'house5']);
});

test('EN-496 a pasted list adds what it names, tells the rest, and an unreadable one changes nothing', async () => {
  mount();
  await page.getByRole('radio', { name: 'Un par un' }).click();
  await expect.element(page.getByText(/La liste est vide/)).toBeVisible();
  const paste = async (text: string): Promise<void> => {
    await page.getByRole('button', { name: 'Coller' }).click();
    await page.getByLabelText('Identifiants, tableau ou GeoJSON').fill(text);
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
  };
  await paste('house4\nnobody\nhouse2');
  await expect.element(page.getByText('2 bâtiments trouvés et ajoutés.')).toBeVisible();
  await expect.element(page.getByText(/1 entrée sans bâtiment, laissée de côté.*nobody/)).toBeVisible();
  expect(values['ids']).toEqual(['house2', 'house4']);
  await paste('{"type": "Feature"');
  await expect.element(page.getByText(/n’a pas été compris/)).toBeVisible();
  expect(values['ids']).toEqual(['house2', 'house4']);
  // The list waits where a person looks at the criteria meanwhile.
  await page.getByRole('radio', { name: 'Par critères' }).click();
  expect(values['ids']).toEqual([]);
  await page.getByRole('radio', { name: 'Un par un' }).click();
  expect(values['ids']).toEqual(['house2', 'house4']);
  await page.getByRole('button', { name: 'Vider la liste' }).click();
  expect(values['ids']).toEqual([]);
});

test('EN-495 while a stroke is wanted a drag draws, and the map stays; otherwise the map moves', () => {
  const element = document.createElement('div');
  element.style.cssText = 'width: 400px; height: 300px';
  document.body.append(element);
  const camera = new MapCamera();
  camera.limitTo([0, 0, 10_000, 10_000], 1);
  const drawn: [number, number][] = [];
  let wanted = true;
  let ends = 0;
  const stop = listenToMap(element, camera, {
    fingers: 'one',
    groundAt: (x, y) => [x, y],
    onClick: () => undefined,
    onPointer: () => undefined,
    onLeave: () => undefined,
    stroke: () => (wanted ? { onMove: (x, y) => drawn.push([x, y]), onEnd: () => (ends += 1) } : null),
  });
  const drag = (): void => {
    const at = (type: string, clientX: number): boolean =>
      element.dispatchEvent(
        new PointerEvent(type, { clientX, clientY: 50, pointerId: 1, button: 0, bubbles: true }),
      );
    at('pointerdown', 20);
    for (const x of [30, 40, 60]) at('pointermove', x);
    at('pointerup', 60);
  };
  const before = camera.at(0).xM;
  drag();
  expect(drawn.map(([x]) => x)).toEqual([30, 40, 60]);
  expect(ends).toBe(1);
  expect(camera.at(performance.now() + 1e4).xM).toBe(before);
  wanted = false;
  drag();
  expect(ends).toBe(1);
  expect(camera.at(performance.now() + 1e4).xM).not.toBe(before);
  stop();
});

test('EN-577 heating is a criterion only where some is known, and the form says of how many it is not', async () => {
  mount();
  await expect.element(page.getByText('5 bâtiments, 27 logements')).toBeVisible();
  expect(page.getByLabelText(/^Chauffés aujourd’hui/).elements()).toEqual([]);
  root?.unmount();
  document.body.replaceChildren();
  mount(street(true));
  await page.getByLabelText(/^Chauffés aujourd’hui/).click();
  await page.getByRole('option', { name: 'fioul' }).click();
  await expect.element(page.getByText('1 bâtiment, 1 logement')).toBeVisible();
  await expect
    .element(page.getByText('Chauffage inconnu de 3 autres bâtiments, laissés de côté.'))
    .toBeVisible();
  expect(values['heatedBy']).toBe('oil');
});
