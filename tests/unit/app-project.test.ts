import { beforeEach, describe, expect, test } from 'vitest';
import type { Digest } from '../../src/base/brand.ts';
import {
  addAlternative,
  descendants,
  emptyProject,
  freshId,
  putEdit,
  putHypothesis,
  removeAlternative,
  removeEdit,
  removeHypothesis,
  renameAlternative,
  setParameter,
} from '../../src/app/project-commands.ts';
import { useProject } from '../../src/app/project-store.ts';
import { contentSecurityPolicy, onlineServices } from '../../src/app/online-services.ts';
import { formatProject, parseProject } from '../../src/scenario/parse.ts';
import type { Alternative, Edit, Hypothesis, Project } from '../../src/scenario/project.ts';
import type { Territory } from '../../src/territory/territory.ts';

const territory: Territory = {
  name: 'Un pré',
  fictional: true,
  crs: 2154,
  verticalDatum: 'local',
  digest: 'a'.repeat(64) as Digest,
  sources: [],
  layers: {
    terrain: {
      grid: { columns: 2, rows: 2, cellSizeM: 10, westM: 0, northM: 20 },
      values: Float32Array.of(1, 2, 3, 4),
      source: 'terrain',
    },
  },
};

function alternative(id: string, parent: string): Alternative {
  return { id, shortName: id, title: '', parent, edits: [] };
}

const dike: Edit = {
  id: 'edit-1',
  label: '',
  kind: 'dike',
  line: [
    [0, 0],
    [10, 10],
  ],
  crestM: 3,
};

const flood: Hypothesis = {
  id: 'flood',
  shortName: 'Crue',
  title: '',
  horizon: 'today',
  durationS: 3600,
  origin: '',
  conditions: [],
};

function family(): Project {
  let project = emptyProject(territory);
  for (const [id, parent] of [
    ['a', 'base'],
    ['b', 'a'],
    ['c', 'base'],
  ] as const)
    project = addAlternative(project, alternative(id, parent));
  return project;
}

describe('commands on a project', () => {
  test('SR-13 the base is locked: no name, no edit, no removal', () => {
    const project = family();
    expect(putEdit(project, 'base', dike)).toBe(project);
    expect(renameAlternative(project, 'base', 'x', 'y')).toBe(project);
    expect(removeAlternative(project, 'base')).toBe(project);
  });

  test('SR-13 removing an alternative removes what was made from it, and nothing else', () => {
    const project = family();
    expect([...descendants(project, 'a')]).toEqual(['a', 'b']);
    expect(removeAlternative(project, 'a').alternatives.map((one) => one.id)).toEqual(['base', 'c']);
  });

  test('SR-13 an edit is added, replaced in its place, and removed', () => {
    const added = putEdit(putEdit(family(), 'a', dike), 'a', { ...dike, id: 'edit-2' });
    const replaced = putEdit(added, 'a', { ...dike, crestM: 4 });
    const edits = replaced.alternatives.find((one) => one.id === 'a')?.edits ?? [];
    expect(edits.map((edit) => [edit.id, edit.kind === 'dike' ? edit.crestM : 0])).toEqual([
      ['edit-1', 4],
      ['edit-2', 3],
    ]);
    expect(removeEdit(replaced, 'a', 'edit-1').alternatives[1]?.edits).toHaveLength(1);
  });

  test('SR-13 hypotheses and parameters are set and unset', () => {
    const project = putHypothesis(family(), flood);
    expect(putHypothesis(project, { ...flood, durationS: 60 }).hypotheses).toEqual([
      { ...flood, durationS: 60 },
    ]);
    expect(removeHypothesis(project, 'flood').hypotheses).toEqual([]);
    const changed = setParameter(project, 'flood', 'courant', 0.5);
    expect(changed.parameters).toEqual({ flood: { courant: 0.5 } });
    expect(setParameter(changed, 'flood', 'courant', null).parameters).toEqual({ flood: {} });
  });

  test('SR-13 every command leaves a project that can be written and read again', () => {
    const project = setParameter(putHypothesis(putEdit(family(), 'b', dike), flood), 'flood', 'theta', 0.9);
    expect(parseProject(formatProject(project))).toEqual(project);
  });

  test('SR-13 fresh identifiers are free', () => {
    expect(freshId('x', [])).toBe('x-1');
    expect(freshId('x', [{ id: 'x-2' }])).toBe('x-3');
    expect(freshId('x', [{ id: 'x-2' }, { id: 'x-3' }])).toBe('x-4');
  });
});

describe('the open project', () => {
  beforeEach(() => useProject.getState().open(territory, family()));

  test('SR-13 commands are undone and redone, and a new one forgets what was undone', () => {
    const state = () => useProject.getState();
    const names = () => state().project?.alternatives.map((one) => one.id);
    state().change((project) => addAlternative(project, alternative('d', 'base')));
    state().undo();
    expect(names()).toEqual(['base', 'a', 'b', 'c']);
    state().redo();
    expect(names()).toEqual(['base', 'a', 'b', 'c', 'd']);
    state().undo();
    state().change((project) => putHypothesis(project, flood));
    expect(state().future).toEqual([]);
    state().undo();
    state().undo();
    expect(names()).toEqual(['base', 'a', 'b', 'c']);
  });

  test('SR-13 a command that changes nothing leaves nothing to undo', () => {
    useProject.getState().change((project) => removeAlternative(project, 'base'));
    expect(useProject.getState().past).toEqual([]);
  });

  test('SR-13 the choice falls back to the base when the chosen one is removed', () => {
    useProject.getState().chooseAlternative('b');
    useProject.getState().change((project) => removeAlternative(project, 'a'));
    expect(useProject.getState().alternative).toBe('base');
  });
});

describe('what may leave the device', () => {
  test('SR-18 no online service is listed, and the policy lets the page reach its own origin only', () => {
    expect(onlineServices).toEqual([]);
    const directives = new Map(
      contentSecurityPolicy()
        .split('; ')
        .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]),
    );
    expect(directives.get('default-src')).toBe("'self'");
    expect(directives.get('connect-src')).toBe("'self'");
    expect(directives.get('script-src')).toBe("'self' 'wasm-unsafe-eval'");
    expect(directives.get('worker-src')).toBe("'self' blob:");
  });
});
