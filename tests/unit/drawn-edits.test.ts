import { expect, test } from 'vitest';
import { demoEnergyProject } from '../../scripts/demo/energy-project.ts';
import { useDraft } from '../../src/app/draft-store.ts';
import { energySpec } from '../../src/engines/energy/spec.ts';
import { floodSpec } from '../../src/engines/flood/spec.ts';
import { trafficSpec } from '../../src/engines/traffic/spec.ts';
import type { Digest } from '../../src/base/brand.ts';
import { edit as editSchema, type Project } from '../../src/scenario/project.ts';
import { draftOf, drawnEdits, pointedEdit } from '../../src/ui/atelier/views/drawn-edits.ts';
import { roadTable } from '../road-table.ts';

const project = demoEnergyProject({ name: 'x', digest: '' as Digest });

test('SR-47 networks and areas of programmes, inherited ones too, are drawn for the engine that reads them', () => {
  expect(drawnEdits(project, 'base', energySpec, {})).toBeNull();
  expect(drawnEdits(project, 'renovation', floodSpec, {})).toBeNull();
  const both = drawnEdits(project, 'renovation-et-reseau', energySpec, {});
  // The outline is closed: its first corner stands at its end again.
  expect(both?.starts).toEqual([0, 8]);
  expect(both?.points[7]).toEqual(both?.points[0]);
  expect(both?.points).toHaveLength(18);
});

const whole = { nature: 'Route à 1 chaussée', importance: '5' };
const table = roadTable([
  {
    ...whole,
    id: 'a',
    line: [
      [0, 0],
      [100, 0],
    ],
  },
  {
    ...whole,
    id: 'b',
    line: [
      [100, 0],
      [100, 50],
    ],
  },
  {
    ...whole,
    id: 'b#2',
    line: [
      [100, 50],
      [100, 90],
    ],
  },
]);
const layers = { roads: { table, source: 'topo' } };
const streets: Project = {
  ...project,
  alternatives: [
    { id: 'base', shortName: 'base', title: '', parent: null, edits: [] },
    {
      id: 'streets',
      shortName: 'streets',
      title: '',
      parent: 'base',
      edits: [
        editSchema.parse({ id: 'way', kind: 'road-direction', roads: ['b'], direction: 'backward' }),
        editSchema.parse({ id: 'ban', kind: 'turn-ban', from: 'a', to: 'b' }),
        editSchema.parse({ id: 'school', kind: 'facility', point: [[5, 5]], role: 'school' }),
        editSchema.parse({
          id: 'zone',
          kind: 'zone-30',
          area: [
            [0, 0],
            [9, 0],
            [9, 9],
          ],
          speed: '30',
        }),
      ],
    },
  ],
};

test('SR-110 edits that are saved are on the map: roads named, with their pieces, areas, places', () => {
  const drawn = drawnEdits(streets, 'streets', trafficSpec, layers);
  expect(drawn?.isThin).toBe(true);
  // Two pieces of a direction, three of a ban, an outline.
  expect(drawn?.starts).toHaveLength(6);
  expect(drawn?.points.slice(-4)).toEqual([
    [0, 0],
    [9, 0],
    [9, 9],
    [0, 0],
  ]);
  expect(drawn?.places).toEqual([[5, 5]]);
  // The form of an edit shows it as it stands: the map leaves it to the form.
  expect(drawnEdits(streets, 'streets', trafficSpec, layers, 'school')?.places).toEqual([]);
  expect(drawnEdits(streets, 'streets', floodSpec, layers)).toBeNull();
});

test('SR-110 an edit pointed at in the list stands out alone', () => {
  const pointed = pointedEdit(streets, 'streets', 'way', layers, layers);
  expect(pointed?.isThin).toBeUndefined();
  expect(pointed?.points).toEqual([
    [100, 0],
    [100, 50],
    [100, 50],
    [100, 90],
  ]);
  expect(pointedEdit(streets, 'streets', 'gone', layers, layers)).toBeNull();
});

test('SR-110 what a form holds stays on the map after it was drawn, as long as the form is open', () => {
  const { begin, hold, end, setPoints } = useDraft.getState();
  const none = (): void => undefined;
  begin('area', [], none, { onCancel: none });
  setPoints([
    [0, 0],
    [9, 0],
    [9, 9],
  ]);
  expect(draftOf(useDraft.getState())).toEqual({
    kind: 'area',
    points: [
      [0, 0],
      [9, 0],
      [9, 9],
    ],
  });
  end();
  hold('zone', {
    kind: 'area',
    lines: [
      [
        [0, 0],
        [9, 0],
        [9, 9],
      ],
    ],
    way: 0,
  });
  hold('school', { kind: 'point', lines: [[[5, 5]]], way: 0 });
  const held = draftOf(useDraft.getState());
  expect(held?.points).toEqual([
    [0, 0],
    [9, 0],
    [9, 9],
    [0, 0],
  ]);
  expect(held?.places).toEqual([[5, 5]]);
  hold('zone', null);
  hold('school', null);
  expect(draftOf(useDraft.getState())).toBeNull();
});

test('SR-114 a road of one way has an arrow: saved, and while its form is open', () => {
  const drawn = drawnEdits(streets, 'streets', trafficSpec, layers);
  expect(drawn?.arrows).toEqual([-1, -1, 0, 0, 0, 0]);
  useDraft.getState().choose(
    [
      [
        [0, 0],
        [100, 0],
      ],
    ],
    1,
  );
  expect(draftOf(useDraft.getState())?.arrows).toEqual([1]);
  useDraft.getState().choose([]);
});
