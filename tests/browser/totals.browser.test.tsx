import axe from 'axe-core';
import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../src/ui/theme/tokens.css';
import '../../src/ui/theme/global.css';
import { useView } from '../../src/app/view-store.ts';
import { compareRuns, type FinishedRun } from '../../src/simulation/compare.ts';
import type { IndicatorRow, IndicatorSpec } from '../../src/simulation/contract.ts';
import { IndicatorTable, type TableProps } from '../../src/ui/atelier/right/indicator-table.tsx';
import { IndicatorRows } from '../../src/ui/atelier/right/indicator-rows.tsx';
import { showPanel } from './panel-host.ts';

const both = (text: string): { readonly fr: string; readonly en: string } => ({ fr: text, en: text });
const plain = { definition: both(''), formula: '', assumes: [], inputs: [], decimals: 0 } as const;
const indicators: Readonly<Record<string, IndicatorSpec>> = {
  energy: {
    ...plain,
    label: both('énergie finale'),
    unit: 'MWh',
    per: 'class',
    classes: [
      { key: 'gas', label: both('gaz') },
      { key: 'wood', label: both('bois') },
    ],
    total: 'all',
  },
  peak: { ...plain, label: both('pointe électrique'), unit: 'kW' },
};

function energyRow(key: string, amounts: readonly [number, number]): IndicatorRow {
  const weight = Float64Array.from(amounts);
  const members = {
    axis: 'building',
    indices: Uint32Array.from([0, 1]),
    weight,
    kind: 'amounts',
  } as const;
  return { key, value: amounts[0] + amounts[1], members };
}

function runOf(gas: readonly [number, number], heating: number, cars: number): FinishedRun {
  const peak: IndicatorRow = {
    value: heating + cars,
    parts: [
      { key: 'heating', of: both('chauffage'), value: heating },
      { key: 'cars', of: both('recharge des voitures'), value: cars },
      { key: 'water', of: both('eau chaude'), value: 7 },
      { key: 'own', of: both('leurs propres toits'), value: -7 },
    ],
  };
  return {
    spec: { indicators, reasons: {}, edits: [] },
    axes: { building: ['a', 'b'] },
    result: { indicators: { energy: [energyRow('gas', gas), energyRow('wood', [10, 20])], peak: [peak] } },
    record: {
      engine: { id: 'x', version: 1, kernelsDigest: '' },
      request: {
        territory: 't',
        parameters: {},
        seed: 1,
        edits: [],
        hypothesis: { horizon: 2025, durationS: 1, conditions: [] },
      },
    },
  } as unknown as FinishedRun;
}

const runs = { base: runOf([40, 60], 100, 0), works: runOf([40, 30], 60, 25) };
const props = {
  current: {
    spec: runs.base.spec,
    alternative: { id: 'works' },
    project: {
      alternatives: [
        { id: 'base', shortName: 'Sans projet' },
        { id: 'works', shortName: 'Travaux' },
      ],
    },
  },
  seen: new Map(Object.entries(runs).map(([id, finished]) => [id, { entry: { finished }, stale: false }])),
  compared: new Map([['works', compareRuns(runs.base, runs.works)]]),
} as unknown as TableProps;

async function show(name: string): Promise<HTMLElement> {
  const host = await showPanel(
    <table>
      <caption>Chiffres</caption>
      <thead>
        <tr>
          <th scope="col">Sans projet</th>
          <th scope="col">Travaux</th>
        </tr>
      </thead>
      <tbody>
        <IndicatorRows {...props} name={name} />
      </tbody>
    </table>,
  );
  await vi.waitFor(() => expect(host.querySelectorAll('td').length).toBeGreaterThan(0));
  return host;
}

describe('figures of a table', () => {
  test('RU-136 a total stands before its classes and stays when they are folded; its difference has its parts', async () => {
    const host = await show('energy');
    const fold = host.querySelector<HTMLElement>('button[aria-expanded]')!;
    if (fold.getAttribute('aria-expanded') === 'false') await userEvent.click(fold);
    const names = (): string[] => [...host.querySelectorAll('th[scope=row]')].map((one) => one.textContent);
    expect(names()).toEqual(['total', 'gaz', 'bois']);
    await userEvent.click(fold);
    expect(names()).toEqual(['total']);
    expect(host.textContent).toContain('130');
    expect(host.textContent).toMatch(/en moins\s: −30 \(1 bâtiment\)/);
    const part = [...host.querySelectorAll('button')].find((one) => one.textContent.includes('en moins'))!;
    await userEvent.click(part);
    expect(useView.getState().shown).toMatchObject({ indicator: 'energy', row: 'total', part: 'less' });
    const { violations } = await axe.run(host, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa'] } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  test('RU-137 the difference of a figure without members stands with the terms that changed', async () => {
    const host = await show('peak');
    expect(host.textContent).toMatch(/écart\s: −15/);
    expect(host.textContent).toMatch(/chauffage\s: −40/);
    expect(host.textContent).toMatch(/recharge des voitures\s: \+25/);
    expect(host.textContent).not.toContain('eau chaude');
  });
});

describe('columns of a table', () => {
  const names = ['Sans projet', 'Digue des Prés', 'Champ d’expansion', 'Digue et champ', 'Viaduc D45'];
  const alternatives = names.map((shortName, i) => ({ id: `${i}`, shortName, title: shortName }));
  const tableOf = (chosen: number): TableProps =>
    ({
      current: { spec: runs.base.spec, alternative: alternatives[chosen], project: { alternatives } },
      hypothesis: { id: 'h', shortName: 'Jour', title: 'Jour' },
      reference: '0',
      seen: new Map(
        alternatives.map(({ id }) => [id, { entry: { finished: runs.base, errors: [] }, stale: false }]),
      ),
      compared: new Map(),
    }) as unknown as TableProps;

  test.each([
    [200, 1],
    [286, 2],
    [350, 3],
  ])(
    'SR-93 in %d px of width %d are seen whole, and none in part, whichever is chosen',
    async (width, count) => {
      for (const chosen of [0, 4, 2]) {
        const host = await showPanel(
          <div style={{ width }}>
            <IndicatorTable {...tableOf(chosen)} />
          </div>,
        );
        const box = host.querySelector<HTMLElement>('[style*="--columns"]')!;
        const headings = [...host.querySelectorAll<HTMLElement>('thead th')];
        await vi.waitFor(() => {
          const { left, right } = box.getBoundingClientRect();
          const places = headings.map((heading) => heading.getBoundingClientRect());
          const whole = places.filter((one) => one.left > left - 1 && one.right < right + 1);
          const touched = places.filter((one) => one.right > left + 1 && one.left < right - 1);
          expect([whole.length, touched.length]).toEqual([count, count]);
          const own = places[chosen]!;
          expect(own.left > left - 1 && own.right < right + 1).toBe(true);
        });
        expect(host.textContent).toMatch(new RegExp(`^${names.length - count} alternatives de plus`));
      }
    },
  );
});
