import { expect, test } from 'vitest';
import type { Edit, Project } from '../../src/scenario/project.ts';
import { protects } from '../../src/ui/atelier/warnings.ts';

function projectWith(edit: Edit): Project {
  return {
    format: 1,
    title: '',
    territory: { name: '', digest: '' },
    hypotheses: [],
    alternatives: [
      { id: 'base', shortName: 'Base', title: '', parent: null, edits: [] },
      { id: 'parent', shortName: 'Parent', title: '', parent: 'base', edits: [edit] },
      { id: 'child', shortName: 'Child', title: '', parent: 'parent', edits: [] },
    ],
    parameters: {},
    seed: 1,
  };
}

const named = { id: 'e', label: '' };
const line: [number, number][] = [
  [0, 0],
  [1, 1],
];
const area: [number, number][] = [
  [0, 0],
  [1, 0],
  [1, 1],
];

test.each([
  [{ ...named, kind: 'dike', line, crestM: 3 }, true],
  [{ ...named, kind: 'dike-raise', dike: '1', raiseM: 0.5 }, true],
  [{ ...named, kind: 'dike-raise', dike: '1', raiseM: -0.5 }, false],
  [{ ...named, kind: 'ground', area, mode: 'by', valueM: 1 }, true],
  [{ ...named, kind: 'ground', area, mode: 'by', valueM: -1 }, false],
  [{ ...named, kind: 'ground', area, mode: 'raise-to', valueM: 8 }, true],
  [{ ...named, kind: 'ground', area, mode: 'lower-to', valueM: 2 }, false],
  [{ ...named, kind: 'land-cover', area, cover: 'grass' }, false],
] as const satisfies readonly (readonly [Edit, boolean])[])(
  'SR-19 what holds water back is told, also in what descends from it: %#',
  (edit, told) => {
    const project = projectWith(edit);
    expect(protects(project, 'base')).toBe(false);
    expect(protects(project, 'parent')).toBe(told);
    expect(protects(project, 'child')).toBe(told);
  },
);
