import { type ReactElement, useRef } from 'react';
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../src/ui/theme/tokens.css';
import '../../src/ui/theme/global.css';
import { useDraft } from '../../src/app/draft-store.ts';
import { addAlternative, emptyProject } from '../../src/app/project-commands.ts';
import { useView } from '../../src/app/view-store.ts';
import { useProject } from '../../src/app/project-store.ts';
import type { Digest } from '../../src/base/brand.ts';
import { trafficEdits } from '../../src/engines/traffic/forms.ts';
import type { EditKind } from '../../src/scenario/project.ts';
import type { EditForm as Form } from '../../src/simulation/contract.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { EditForm } from '../../src/ui/atelier/left/edit-form.tsx';
import { roadTable } from '../road-table.ts';
import { useCardEscape } from '../../src/ui/atelier/views/use-card-escape.ts';
import { useMapInSight } from '../../src/ui/atelier/views/use-map-in-sight.ts';
import { useSpecs } from '../../src/app/specs-store.ts';
import { trafficSpec } from '../../src/engines/traffic/spec.ts';
import { EditsList } from '../../src/ui/atelier/left/edits-list.tsx';
import { type FormValues, SpecForm } from '../../src/ui/forms/spec-form.tsx';
import { showPanel } from './panel-host.ts';

const territory: Territory = {
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
    roads: {
      table: roadTable([
        {
          id: 'T1',
          name: 'rue A',
          nature: 'Route à 1 chaussée',
          importance: '5',
          line: [
            [0, 0],
            [100, 0],
          ],
        },
      ]),
      source: 'topo',
    },
  },
};
const project = addAlternative(emptyProject(territory), {
  id: 'a',
  shortName: 'A',
  title: '',
  parent: 'base',
  edits: [],
});

async function open(kind: EditKind, onClose: () => void): Promise<HTMLElement> {
  useProject.getState().open(territory, project);
  const form = trafficEdits.find((own) => own.kind === kind) as Form;
  return showPanel(
    <EditForm
      territory={territory}
      project={project}
      alternative="a"
      form={form}
      edit={null}
      onClose={onClose}
    />,
  );
}

test('SR-111 Escape gives up a line, then closes a form without changes', async () => {
  const onClose = vi.fn();
  await open('facility', onClose);
  await page.getByRole('button', { name: 'Dessiner sur la carte' }).click();
  expect(useDraft.getState().wanted).toBe('point');
  expect(page.getByRole('button', { name: 'Annuler' }).elements()).toHaveLength(1);
  await userEvent.keyboard('{Escape}');
  expect(useDraft.getState().wanted).toBeNull();
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});

test('SR-111 what was changed is not lost at one press of Escape', async () => {
  const onClose = vi.fn();
  await open('facility', onClose);
  await page.getByRole('button', { name: 'Dessiner sur la carte' }).click();
  useDraft.getState().onClick?.([10, 10]);
  await expect.element(page.getByText('1 point', { exact: false })).toBeVisible();
  expect(useDraft.getState().held.size).toBe(1);
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('alert')).toBeVisible();
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});

test('SR-112 a form opens with its title in sight, which has the focus', async () => {
  await open('road-close', () => undefined);
  await expect.poll(() => document.activeElement?.textContent).toBe('Fermeture de routes');
});

function FarMap(): ReactElement {
  const map = useRef<HTMLDivElement>(null);
  useMapInSight(map);
  return (
    <>
      <div ref={map} data-testid="map" style={{ height: '300px' }} />
      <div style={{ height: '4000px' }} />
      <fieldset>
        <button
          type="button"
          onClick={() => {
            const { begin, end } = useDraft.getState();
            begin('feature', [], () => undefined, { onCancel: end, onFinish: end });
          }}
        >
          Choisir
        </button>
      </fieldset>
    </>
  );
}

test('SR-113 the map comes into sight while a form takes something from it, then the form again', async () => {
  await showPanel(<FarMap />);
  const button = page.getByRole('button', { name: 'Choisir' });
  await button.click();
  const topOf = (element: Element): number => element.getBoundingClientRect().top;
  const map = page.getByTestId('map').element();
  await expect.poll(() => topOf(map)).toBeGreaterThan(-1);
  useDraft.getState().onFinish?.();
  await expect.poll(() => topOf(map)).toBeLessThan(-1000);
  await expect.poll(() => document.activeElement).toBe(button.element());
});

test('SR-121 kinds of edits are folded while a result is on the map', async () => {
  const list = async (hasResult: boolean): Promise<string | null> => {
    useProject.getState().open(territory, project);
    useProject.getState().chooseAlternative('a');
    useSpecs.setState({ specs: [trafficSpec] });
    const host = await showPanel(
      <EditsList territory={territory} project={project} specs={[trafficSpec]} hasResult={hasResult} />,
    );
    const heading = host.querySelector('button[aria-expanded]');
    return heading?.getAttribute('aria-expanded') ?? null;
  };
  expect(await list(true)).toBe('false');
  document.body.replaceChildren();
  expect(await list(false)).toBe('true');
});

test('SR-121 kinds that a person has begun to use stay unfolded', async () => {
  useProject.getState().open(territory, project);
  useProject.getState().chooseAlternative('a');
  useSpecs.setState({ specs: [trafficSpec] });
  await showPanel(<EditsList territory={territory} project={project} specs={[trafficSpec]} hasResult />);
  await page.getByRole('button', { name: 'Circulation et accès' }).click();
  await page.getByRole('button', { name: '+ Équipement nouveau' }).click();
  await expect.element(page.getByRole('heading', { name: 'Équipement nouveau' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  const kinds = page.getByRole('button', { name: 'Circulation et accès' });
  await expect.element(kinds).toHaveAttribute('aria-expanded', 'true');
  // The list has the focus again, and is in sight.
  await expect.poll(() => document.activeElement?.tagName).toBe('UL');
});

test('SR-120 a share is written in % and kept from 0 to 1', async () => {
  const form = trafficSpec.conditions.find(({ kind }) => kind === 'traffic/remote-work');
  let kept: FormValues = {};
  await showPanel(
    <SpecForm
      fields={form?.fields ?? []}
      values={{ share: 0.1 }}
      territory={territory}
      durationS={3600}
      fromLonLat={(x, y) => [x, y]}
      onChange={(values) => {
        kept = values;
      }}
    />,
  );
  const input = page.getByRole('textbox', { name: 'Part' });
  await expect.element(input).toHaveValue('10');
  await input.fill('29');
  await userEvent.keyboard('{Tab}');
  expect(kept['share']).toBe(0.29);
});

function Card(): ReactElement {
  useCardEscape();
  return <p>une route</p>;
}

test('SR-111 Escape leaves the road looked at, but a form first', async () => {
  await showPanel(<Card />);
  useView.getState().set({ edge: 'T1', users: true });
  useDraft.getState().edit('edit-1');
  await userEvent.keyboard('{Escape}');
  expect(useView.getState().edge).toBe('T1');
  useDraft.getState().edit('');
  await userEvent.keyboard('{Escape}');
  expect([useView.getState().edge, useView.getState().users]).toEqual([null, false]);
});
