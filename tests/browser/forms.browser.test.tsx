import axe from 'axe-core';
import { type ReactElement, useEffect, useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { useDraft } from '../../src/app/draft-store.ts';
import { ChoicesField } from '../../src/ui/forms/choices-field.tsx';
import { DayField } from '../../src/ui/forms/day-field.tsx';
import { FeaturesField } from '../../src/ui/forms/features-field.tsx';
import { roadTable } from '../road-table.ts';

const table = roadTable([
  {
    id: 'T2',
    name: 'rue B',
    line: [
      [0, 100],
      [100, 100],
    ],
  },
  {
    id: 'T1',
    name: 'rue A',
    line: [
      [0, 0],
      [100, 0],
    ],
  },
  {
    id: 'T10',
    name: 'rue A',
    line: [
      [0, 50],
      [40, 50],
    ],
  },
]);

let root: Root | null = null;
afterEach(() => {
  root?.unmount();
  root = null;
  document.body.replaceChildren();
});

function mount(element: ReactElement): void {
  const host = document.createElement('main');
  document.body.append(host);
  root = createRoot(host);
  root.render(element);
}

interface Told {
  readonly onChosen: (value: readonly string[]) => void;
}

function Roads({ onChosen }: Told): ReactElement {
  const [value, setValue] = useState<readonly string[]>([]);
  useEffect(() => onChosen(value), [value, onChosen]);
  return <FeaturesField label="routes" table={table} value={value} onChange={setValue} />;
}

function Classes({ onChosen }: Told): ReactElement {
  const [value, setValue] = useState<readonly string[]>(['walk']);
  useEffect(() => onChosen(value), [value, onChosen]);
  const options = ['car', 'bus', 'walk'].map((use) => ({ value: use, label: use }));
  return <ChoicesField label="pour qui" options={options} value={value} onChange={setValue} />;
}

let chosen: readonly string[] = [];
const choose = (value: readonly string[]): void => {
  chosen = value;
};

test('TR-123 several features are added and removed by clicks on the map, then the map is left alone', async () => {
  mount(<Roads onChosen={choose} />);
  await page.getByRole('button', { name: 'Choisir sur la carte' }).click();
  useDraft.getState().onClick?.([50, 4]);
  await expect.poll(() => chosen).toEqual(['T1']);
  useDraft.getState().onClick?.([50, 99]);
  await expect.poll(() => chosen).toEqual(['T1', 'T2']);
  await expect.poll(() => useDraft.getState().chosen.flat(2)).toEqual([0, 0, 100, 0, 0, 100, 100, 100]);
  await expect.element(page.getByText('2 objets choisis')).toBeVisible();
  useDraft.getState().onClick?.([51, 1]);
  await expect.poll(() => chosen).toEqual(['T2']);
  await page.getByRole('button', { name: 'Terminer' }).click();
  expect(useDraft.getState().onClick).toBeNull();
  root?.unmount();
  root = null;
  await expect.poll(() => useDraft.getState().chosen).toEqual([]);
});

test('TR-123 so they are by the keyboard alone, from a list of names', async () => {
  mount(<Roads onChosen={choose} />);
  await expect.element(page.getByText('routes')).toBeVisible();
  await userEvent.keyboard('{Tab}{Enter}');
  const names = () =>
    page
      .getByRole('option')
      .elements()
      .map((option) => option.textContent);
  await expect.poll(() => names().length).toBe(3);
  expect(names().map((name) => name?.replaceAll('\u00a0', ' '))).toEqual([
    'rue A · 40 m',
    'rue A · 100 m',
    'rue B · 100 m',
  ]);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.poll(() => chosen.length).toBe(1);
  const [first] = chosen;
  page
    .getByRole('button', { name: /^Retirer/ })
    .element()
    .focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => chosen).toEqual([]);
  expect(['T1', 'T2', 'T10']).toContain(first);
});

test('TR-124 several choices keep their order; neither form has a fault that a machine finds', async () => {
  mount(
    <>
      <Roads onChosen={() => undefined} />
      <Classes onChosen={choose} />
    </>,
  );
  await page.getByText('car', { exact: true }).click();
  await expect.poll(() => chosen).toEqual(['car', 'walk']);
  await page.getByText('walk', { exact: true }).click();
  await expect.poll(() => chosen).toEqual(['car']);
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

function Day({ onGiven }: { readonly onGiven: (hours: readonly number[] | null) => void }): ReactElement {
  const [value, setValue] = useState<readonly number[] | null>(null);
  useEffect(() => onGiven(value), [value, onGiven]);
  return <DayField label="retours" value={value} onChange={setValue} />;
}

test('EN-669 a day of 24 numbers is shown as its course; with other than 24, or nothing but zeros, what is wrong is said', async () => {
  let given: readonly number[] | null = null;
  const give = (hours: readonly number[] | null): void => {
    given = hours;
  };
  mount(<Day onGiven={give} />);
  const text = page.getByRole('textbox', { name: 'retours' });
  await text.fill('1 2 3');
  await expect
    .element(page.getByText(/24 nombres positifs ou nuls sont attendus, 3 sont écrits/))
    .toBeVisible();
  expect(page.getByRole('img').elements()).toEqual([]);
  await text.fill('0 '.repeat(24));
  await expect.element(page.getByText('Une heure au moins doit être plus que zéro.')).toBeVisible();
  await text.fill(`${'0,5;'.repeat(23)}4`);
  await expect.element(page.getByRole('img', { name: 'retours' })).toBeVisible();
  expect(given).toEqual([...Array.from({ length: 23 }, () => 0.5), 4]);
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
  expect(violations.map(({ id }) => id)).toEqual([]);
  await text.fill('');
  await expect.poll(() => given).toBeNull();
});

test('SR-119 the road pointed at in a list is marked, and the map goes to the one that is chosen', async () => {
  mount(<Roads onChosen={choose} />);
  await expect.element(page.getByText('routes')).toBeVisible();
  await userEvent.keyboard('{Tab}{Enter}{ArrowDown}');
  await expect.poll(() => useDraft.getState().pointedOut).not.toEqual([]);
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => chosen.length).toBe(1);
  expect(useDraft.getState().lookedAt.length).toBeGreaterThan(1);
  await expect.poll(() => useDraft.getState().pointedOut).toEqual([]);
});
