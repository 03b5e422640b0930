import axe from 'axe-core';
import { describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../../src/ui/theme/tokens.css';
import '../../src/ui/theme/global.css';
import { useView } from '../../src/app/view-store.ts';
import type { FinishedRun } from '../../src/simulation/compare.ts';
import type { Edges, EngineSpec, FieldsNote } from '../../src/simulation/contract.ts';
import { FieldNotes } from '../../src/ui/atelier/field-notes.tsx';
import { encodeField } from '../../src/simulation/frames.ts';
import { Pace } from '../../src/simulation/pace.ts';
import { Facts } from '../../src/ui/atelier/right/facts.tsx';
import { FigureTable } from '../../src/ui/atelier/leave/figure-table.tsx';
import { figureLines } from '../../src/ui/atelier/leave/figures.ts';
import { words } from '../../src/i18n/i18n.ts';
import { BuildingCard } from '../../src/ui/atelier/roads/building-card.tsx';
import { ChangedTable } from '../../src/ui/atelier/roads/changed-table.tsx';
import { DesiresControl } from '../../src/ui/atelier/roads/desires-control.tsx';
import { RoadCard } from '../../src/ui/atelier/roads/road-card.tsx';
import { showPanel } from './panel-host.ts';

const edges: Edges = {
  ids: ['1+', '1-', '2+'],
  names: ['rue des Tanneurs', 'rue des Tanneurs', 'rue Basse'],
  offsets: Uint32Array.of(0, 2, 4, 6),
  xy: Float64Array.of(0, 0, 100, 0, 100, 0, 0, 0, 100, 0, 200, 0),
  opposite: Int32Array.of(1, 0, -1),
};
const part = {
  label: { fr: '', en: '' },
  definition: { fr: '', en: '' },
  classes: [],
  role: 'part',
} as const;
const spec = {
  fields: {
    flow: {
      ...part,
      label: { fr: 'véhicules du jour', en: 'vehicles of the day' },
      unit: 'vehicle',
      per: ['edge'],
      classes: [10, 100],
      role: 'flow',
      displayStep: 1,
    },
    vehicles: { ...part, unit: 'vehicle', per: ['route'], displayStep: 1 },
  },
  reasons: {
    notCalibrated: { fr: 'non calé : aucun comptage', en: 'not calibrated: no count' },
  },
  startsAt: 'startHour',
  movement: { edge: 'on', enteredS: 'from', leftS: 'to' },
  routes: { first: 'first', edges: 'ways', vehicles: 'vehicles' },
} as unknown as EngineSpec;

function runOf(flows: readonly number[], notes: readonly FieldsNote[] = []): FinishedRun {
  return {
    spec,
    axes: { edge: edges },
    result: {
      fields: {
        flow: Float32Array.from(flows),
        on: Uint32Array.of(0, 0, 1, 2),
        from: Float32Array.of(0, 3700, 60, 30),
        to: Float32Array.of(30, 3730, 90, 50),
        first: Uint32Array.of(0, 2, 3),
        ways: Uint32Array.of(0, 2, 1),
        vehicles: Float32Array.of(12, 4),
      },
      indicators: {},
      notes,
      diagnostics: {},
    },
    record: { request: { parameters: { startHour: 7 }, hypothesis: { durationS: 7200 } } },
  } as unknown as FinishedRun;
}

async function faults(host: HTMLElement): Promise<readonly string[]> {
  const { violations } = await axe.run(host, {
    runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

function buttonOf(host: HTMLElement, text: string): HTMLElement {
  return [...host.querySelectorAll('button')].find((button) => button.textContent?.includes(text))!;
}

describe('the panel of roads', () => {
  test('SR-40 a road is told in figures, hour by hour and in both directions, and passes axe', async () => {
    const card = <RoadCard run={runOf([20, 7, 3])} edge={0} durationS={7200} instantS={0} />;
    const host = await showPanel(card);
    expect(host.textContent).toContain('rue des Tanneurs, vers l’est');
    expect(host.textContent).toMatch(/Passages dans ce sens\s: 2/);
    // The run begins at seven: hours are those of the day.
    expect(host.textContent).toMatch(/7\sh\s00/);
    for (const details of host.querySelectorAll('button[aria-expanded="false"]'))
      (details as HTMLElement).click();
    await vi.waitFor(() => expect(host.querySelectorAll('svg[role="img"]').length).toBeGreaterThan(1));
    expect(await faults(host)).toEqual([]);
  });

  test('SR-102 what would pass and what passes with queues stand apart, and why they differ is said where they do', async () => {
    const texts = (host: HTMLElement) => [...host.querySelectorAll('h4')].map((head) => head.textContent);
    const apart = await showPanel(
      <RoadCard run={runOf([20, 2, 3])} edge={0} durationS={7200} instantS={0} />,
    );
    expect(texts(apart)).toEqual(
      expect.arrayContaining(['Ce qui voudrait passer, sans files', 'Ce qui passe, files comprises']),
    );
    expect(apart.textContent).toContain('Les deux diffèrent');
    expect(await faults(apart)).toEqual([]);
    const alike = await showPanel(
      <RoadCard run={runOf([2.4, 2, 3])} edge={0} durationS={7200} instantS={0} />,
    );
    expect(alike.textContent).not.toContain('Les deux diffèrent');
  });

  test('SR-103 beside the run compared with, a road has what was, what is and the change', async () => {
    const against = { run: runOf([20, 7, 3]), names: ['Sans projet', 'Pont'] } as const;
    const card = (
      <RoadCard run={runOf([9.4, 7, 3])} edge={0} durationS={7200} instantS={0} against={against} />
    );
    const host = await showPanel(card);
    const lines = [...host.querySelectorAll('tbody')].map((body) => body.textContent);
    expect(lines[0]).toMatch(/^Véhicules du jour.*20.*9.*−11$/);
    expect([...host.querySelectorAll('thead')][0]?.textContent).toBe('Sans projetPontécart');
    expect(await faults(host)).toEqual([]);
  });

  test('SR-104 figures older than what they depend on are struck, and said to be so', async () => {
    const card = <RoadCard run={runOf([20, 7, 3])} edge={0} durationS={7200} instantS={0} isStale />;
    const host = await showPanel(card);
    expect(host.textContent).toContain('résultat antérieur à votre modification');
    for (const cell of host.querySelectorAll('td'))
      expect(getComputedStyle(cell).textDecorationLine).toBe('line-through');
    expect(await faults(host)).toEqual([]);
  });

  test('SR-105 the card of a road chosen on the map is brought in sight, that of one chosen in a list stays', async () => {
    const scrolled = async (edgeFrom: 'map' | 'list') => {
      useView.setState({ edgeFrom });
      const host = await showPanel(
        <div data-part="panel" style={{ height: 200, overflow: 'auto' }}>
          <div style={{ height: 600 }} />
          <RoadCard run={runOf([20, 7, 3])} edge={0} durationS={7200} instantS={0} />
        </div>,
      );
      return host.querySelector('[data-part="panel"]')!.scrollTop;
    };
    expect(await scrolled('list')).toBe(0);
    expect(await scrolled('map')).toBeGreaterThan(300);
  });

  test('SR-106 a time–space diagram has its axes, the time that a person chooses, and counts vehicles', async () => {
    const host = await showPanel(
      <RoadCard run={runOf([20, 7, 3])} edge={0} durationS={7200} instantS={3700} />,
    );
    buttonOf(host, 'Diagramme').click();
    const texts = () =>
      [...host.querySelectorAll('svg text')].map((one) => one.textContent?.replaceAll(/\s/g, ' '));
    await vi.waitFor(() =>
      expect(texts()).toEqual(expect.arrayContaining(['0', '100', 'distance (m)', 'heure', '8 h 00'])),
    );
    expect(host.textContent).toMatch(/Véhicules sur le tronçon choisi \(bande\)\s: 1\./);
    expect(host.textContent).toMatch(/\(100\sm, tronçons\s: 1\)/);
    buttonOf(host, 'Toute la durée').click();
    await vi.waitFor(() => expect(host.textContent).toMatch(/\(bande\)\s: 2\./));
    expect(await faults(host)).toEqual([]);
  });

  test('SR-41 who uses a road is asked for and left by keyboard, and said in a sentence', async () => {
    const host = await showPanel(<RoadCard run={runOf([20, 7, 3])} edge={0} durationS={7200} instantS={0} />);
    buttonOf(host, 'Qui l’emprunte').focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(host.querySelector('[role="status"]')?.textContent).toContain('12'));
    expect(useView.getState().users).toBe(true);
    expect(host.textContent).toMatch(/rue des Tanneurs, au bord \S+ → rue Basse, au bord/);
    buttonOf(host, 'Revenir').focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(useView.getState().users).toBe(false));
  });

  test('SR-42 changed roads are in the order of the data until a column is asked for', async () => {
    const table = (
      <ChangedTable before={runOf([20, 7, 3])} after={runOf([9, 7.2, 30])} names={['Sans projet', 'Pont']} />
    );
    const host = await showPanel(table);
    if (!host.querySelector('table')) buttonOf(host, 'Routes').click();
    await vi.waitFor(() => expect(host.querySelectorAll('tbody')).toHaveLength(2));
    const names = () => [...host.querySelectorAll('tbody th')].map((cell) => cell.textContent);
    expect(names()).toEqual(['rue des Tanneurs', 'rue Basse']);
    expect(host.textContent).toMatch(/trop petit pour conclure\s: 1\./);
    expect(host.textContent).toContain('−11');
    buttonOf(host, 'route').click();
    await vi.waitFor(() => expect(names()).toEqual(['rue Basse', 'rue des Tanneurs']));
    expect(host.querySelector('[aria-sort="ascending"]')?.textContent).toContain('route');
    expect(await faults(host)).toEqual([]);
  });

  test('SR-100 a new road is told with its name, its figures, the change and what it is, within the panel', async () => {
    const before = { ...runOf([20, 7]), axes: { edge: { ...edges, ids: ['1+', '1-'] } } } as FinishedRun;
    const after = runOf([20, 7, 3214.4]);
    const table = <ChangedTable before={before} after={after} names={['Sans projet', 'Viaduc D45']} />;
    const host = await showPanel(<div style={{ width: 290 }}>{table}</div>);
    if (!host.querySelector('table')) buttonOf(host, 'Routes').click();
    await vi.waitFor(() => expect(host.querySelectorAll('tbody')).toHaveLength(1));
    const cells = [...host.querySelectorAll('tbody th, tbody td')];
    expect(cells.map((cell) => cell.textContent?.replaceAll(/\s/g, ' '))).toEqual([
      'rue Basse',
      'l’est',
      '—',
      '3 214',
      '+3 214nouvelle',
    ]);
    const wide = host.querySelector('table')!;
    expect(wide.getBoundingClientRect().width).toBeLessThanOrEqual(290);
    for (const cell of cells) expect(cell.scrollWidth).toBeLessThanOrEqual(cell.clientWidth);
    // Heads end where their values do.
    const heads = [...host.querySelectorAll('thead tr:last-child th')];
    for (const [i, head] of heads.entries())
      expect(head.getBoundingClientRect().right).toBeCloseTo(cells[i + 2]!.getBoundingClientRect().right, 0);
    expect(await faults(host)).toEqual([]);
  });

  test('SR-71 what is said beside fields is said once over a panel, about the fields that are there, and at no other', async () => {
    const note = { key: 'notCalibrated', fields: ['flow', 'vehicles'] };
    const runs = [runOf([1, 1, 1], [note]), runOf([2, 1, 1], [note])];
    const host = await showPanel(
      <>
        <FieldNotes runs={runs} className="" />
        <FieldNotes runs={runs} isAbout={(field) => field === 'depth'} className="" />
      </>,
    );
    expect(host.querySelectorAll('[data-part="notes"]')).toHaveLength(1);
    expect(host.textContent).toMatch(/^Non calé\s: aucun comptage$/);
  });

  test('SR-71 on a building’s card a mark says which figures a note is about', async () => {
    const label = (fr: string) => ({
      ...part,
      role: 'travelTime',
      label: { fr, en: fr },
      unit: 's',
      per: ['building'],
      classes: [0, 60],
    });
    const run = {
      ...runOf([1, 1, 1], [{ key: 'notCalibrated', fields: ['carTime'] }]),
      axes: { building: ['B1'] },
    };
    const told = {
      ...run,
      spec: { ...spec, fields: { carTime: label('en voiture'), walkTime: label('à pied') } },
      result: { ...run.result, fields: { carTime: Float32Array.of(60), walkTime: Float32Array.of(90) } },
    } as unknown as FinishedRun;
    const host = await showPanel(<BuildingCard run={told} frames={[]} id="B1" />);
    const names = [...host.querySelectorAll('th')].map((cell) => cell.textContent);
    expect(names).toEqual(['En voiture\u00a0*', 'À pied']);
    expect(host.querySelector('p')?.textContent).toMatch(/^\*\sNon calé\s: aucun comptage$/);
    expect(await faults(host)).toEqual([]);
  });

  test('SR-98 a building’s card says what is the longest and what is at the instant shown, and what is not known', async () => {
    const field = (fr: string, more: object) => ({
      ...part,
      role: 'travelTime',
      label: { fr, en: fr },
      unit: 's',
      per: ['building'],
      classes: [0, 60],
      displayStep: 1,
      ...more,
    });
    const run = runOf([1, 1, 1], [{ key: 'noShop', fields: ['shopTime', 'shopNow'] }]);
    const told = {
      ...run,
      axes: { building: ['B1', 'B2'] },
      spec: {
        ...spec,
        fields: {
          schoolTime: field('temps jusqu’à l’école', {}),
          schoolNow: field('temps jusqu’à l’école', { per: ['building', 'time'], whole: 'schoolTime' }),
          shopTime: field('temps jusqu’aux commerces', {}),
          shopNow: field('temps jusqu’aux commerces', { per: ['building', 'time'], whole: 'shopTime' }),
          cutFrom: field('sans accès à partir de', { role: 'instant' }),
          cutFor: field('durée sans accès', { role: 'duration' }),
        },
        reasons: { noShop: { fr: 'aucun commerce connu', en: 'no known shop' } },
      },
      result: {
        ...run.result,
        fields: {
          schoolTime: Float32Array.of(60, Number.NaN),
          cutFrom: Float32Array.of(Number.NaN, 7200),
          cutFor: Float32Array.of(0, 3600),
        },
      },
    } as unknown as FinishedRun;
    const pace = new Pace();
    const shape = { columns: 2, rows: 1, tile: 1, step: 1, empty: null };
    const frames = await Promise.all(
      [0, 1800].map(async (timeS) => ({
        timeS,
        fields: {
          schoolNow: await encodeField(Float32Array.of(60, 240 + timeS), shape, pace),
          shopNow: await encodeField(Float32Array.of(Number.NaN, Number.NaN), shape, pace),
        },
      })),
    );
    pace.close();
    const host = await showPanel(<BuildingCard run={told} frames={frames} id="B2" />);
    const rows = () =>
      [...host.querySelectorAll('tr')].map((row) =>
        [...row.children].map((cell) => cell.textContent?.replaceAll('\u00a0', ' ')),
      );
    const rest = [
      ['Sans accès à partir de', '9 h 00'],
      ['Durée sans accès', '1 h 00'],
    ];
    expect(rows()).toEqual([
      ['valeur', 'instant le plus long', 'à 7 h 00'],
      ['Temps jusqu’à l’école', 'aucun chemin', '4 min'],
      ...rest,
    ]);
    useView.setState({ instant: 1 });
    await vi.waitFor(() => expect(rows()[0]?.[2]).toBe('à 7 h 30'));
    expect(rows()[1]).toEqual(['Temps jusqu’à l’école', 'aucun chemin', '34 min']);
    expect(host.textContent).toContain('Aucun commerce connu');
    expect(await faults(host)).toEqual([]);
  });

  test('SR-99 facts are lines of their own', async () => {
    const facts = ['a', 'b'].map((text) => ({ fr: text, en: text }));
    const host = await showPanel(<Facts rows={[{ value: 1, facts }]} />);
    const [first, second] = [...host.querySelectorAll('li')].map((one) => one.getBoundingClientRect());
    expect(second!.top - first!.bottom).toBeGreaterThanOrEqual(4);
  });

  test('SR-71 figures that leave have their notes under the table, each once, by number', async () => {
    const label = (fr: string) => ({ label: { fr, en: fr }, unit: 'kg', decimals: 0 });
    const told = {
      ...runOf([1, 1, 1]),
      spec: {
        ...spec,
        indicators: { emissions: label('émissions'), distance: label('distance'), closed: label('fermées') },
        reasons: { ...spec.reasons, speedPolicy: { fr: 'le Cerema avertit', en: 'Cerema warns' } },
      },
      result: {
        indicators: {
          emissions: [{ value: 2, notes: [{ key: 'notCalibrated' }, { key: 'speedPolicy' }] }],
          distance: [{ value: 3, notes: [{ key: 'notCalibrated' }] }],
          closed: [{ value: 4 }],
        },
      },
    } as unknown as FinishedRun;
    const { lines } = figureLines(words('fr'), 'internal', [{ name: 'Zone 30', run: told }], new Map());
    const host = await showPanel(<FigureTable names={['Zone 30']} lines={lines} title="Chiffres" />);
    const heads = [...host.querySelectorAll('th[scope="rowgroup"]')].map((cell) => cell.textContent);
    expect(heads).toEqual(['Émissions (kg) [1] [2]', 'Distance (kg) [1]', 'Fermées (kg)']);
    expect([...host.querySelectorAll('p')].map((one) => one.textContent)).toEqual([
      expect.stringMatching(/^\[1\] Non calé\s: aucun comptage$/),
      '[2] Le Cerema avertit',
    ]);
    expect(await faults(host)).toEqual([]);
  });

  test('SR-43 desire lines start at a number that a person sets, and are counted', async () => {
    const host = await showPanel(<DesiresControl run={runOf([1, 1, 1])} />);
    (host.querySelector('input[type="checkbox"]') as HTMLElement).click();
    await vi.waitFor(() => expect(host.textContent).toMatch(/Lignes montrées\s: 2 sur 2/));
    expect(host.textContent).toContain('les deux sens ensemble');
    expect(host.querySelectorAll('tbody')).toHaveLength(2);
    useView.setState({ desires: 5 });
    await vi.waitFor(() => expect(host.textContent).toMatch(/Lignes montrées\s: 1 sur 2/));
    expect(await faults(host)).toEqual([]);
  });
});
