import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { diffAlternatives } from '../../src/scenario/diff.ts';
import { projectJsonSchema } from '../../src/scenario/json-schema.ts';
import { migrate } from '../../src/scenario/migrations.ts';
import { formatProject, parseProject } from '../../src/scenario/parse.ts';
import type { Edit, Project } from '../../src/scenario/project.ts';
import { resolveEdits } from '../../src/scenario/resolve.ts';

function createEdit(id: string, valueM = 1): Edit {
  return {
    kind: 'ground',
    id,
    label: '',
    mode: 'by',
    valueM,
    area: [
      [0, 0],
      [10, 0],
      [10, 10],
    ],
  };
}

function createProject(): Project {
  return {
    format: 1,
    title: 'Crue à Courvielle',
    territory: { name: 'Courvielle', digest: 'a'.repeat(64) },
    hypotheses: [
      {
        id: 'h1',
        shortName: 'crue 1/100',
        title: 'Crue centennale',
        horizon: 'today',
        durationS: 3600,
        origin: 'inventée',
        conditions: [
          { kind: 'flood/rain', id: 'r', label: '', series: { timesS: [0, 3600], values: [10, 0] } },
        ],
      },
    ],
    alternatives: [
      { id: 'base', shortName: 'Sans projet', title: '', parent: null, edits: [] },
      { id: 'a', shortName: 'A', title: '', parent: 'base', edits: [createEdit('e1')] },
      { id: 'b', shortName: 'B', title: '', parent: 'a', edits: [createEdit('e2')] },
    ],
    parameters: { flood: { courant: 0.7 } },
    seed: 42,
  };
}

function refusal(document: unknown): { code: string; path: unknown } {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  try {
    parseProject(text);
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, path: error.details['path'] };
    throw error;
  }
  return { code: 'none', path: '' };
}

describe('the project document', () => {
  test('RU-3 what is written is read back', () => {
    expect(parseProject(formatProject(createProject()))).toEqual(createProject());
  });

  test('RU-3 a byte-order mark is no obstacle', () => {
    expect(parseProject(`\ufeff${formatProject(createProject())}`)).toEqual(createProject());
  });

  test.each([
    ['{}', 'format'],
    ['{"format":"1"}', 'format'],
    ['{"format":1}', 'title'],
    [{ ...createProject(), seed: -1 }, 'seed'],
    [{ ...createProject(), seed: 1.5 }, 'seed'],
    [
      { ...createProject(), hypotheses: [{ ...createProject().hypotheses[0], durationS: 31_536_001 }] },
      'hypotheses.0.durationS',
    ],
    [{ ...createProject(), alternatives: [] }, 'alternatives'],
    [{ ...createProject(), parameters: { flood: { courant: 'x' } } }, 'parameters.flood.courant'],
  ])('RU-4 a fault is refused with its path: %j', (document, path) => {
    expect(refusal(document)).toEqual({ code: 'project/unreadable', path });
  });

  test.each(['', '[]', 'null', '{"format":1'])('RU-4 what is no project at all says so: %j', (text) => {
    expect(refusal(text).code).toBe('project/not-json');
  });

  test('RU-4 a later format says so', () => {
    expect(refusal({ ...createProject(), format: 2 })).toEqual({
      code: 'project/newer-format',
      path: undefined,
    });
  });

  test('RU-4 parents come before children, identifiers are unique, the base is bare', () => {
    const project = createProject();
    const [base, a, b] = project.alternatives;
    const refusalOf = (alternatives: unknown[]): unknown => refusal({ ...project, alternatives }).path;
    expect(refusalOf([base, b, a])).toBe('alternatives.1.parent');
    expect(refusalOf([base, { ...a, parent: 'a' }])).toBe('alternatives.1.parent');
    expect(refusalOf([base, { ...a, parent: null }])).toBe('alternatives.1.parent');
    expect(refusalOf([base, a, a])).toBe('alternatives.2.id');
    expect(refusalOf([{ ...base, edits: [createEdit('x')] }])).toBe('alternatives.0.edits');
    expect(refusalOf([{ ...base, parent: 'base' }])).toBe('alternatives.0.parent');
  });

  test('RU-4 a crest for each vertex of a dike', () => {
    const project = createProject();
    const edit = {
      kind: 'dike',
      id: 'd',
      line: [
        [0, 0],
        [1, 1],
      ],
      crestM: [1, 2, 3],
    };
    const alternatives = [project.alternatives[0], { ...project.alternatives[1], edits: [edit] }];
    expect(refusal({ ...project, alternatives }).path).toBe('alternatives.1.edits.0.crestM');
  });

  test('RU-4 series of unlike lengths or unordered instants are refused', () => {
    const project = createProject();
    const withSeries = (timesS: unknown[], values: unknown[]): unknown => ({
      ...project,
      hypotheses: [
        {
          ...project.hypotheses[0],
          conditions: [{ kind: 'flood/rain', id: 'r', series: { timesS, values } }],
        },
      ],
    });
    expect(refusal(withSeries([0, 1], [1])).code).toBe('project/unreadable');
    expect(refusal(withSeries([1, 0], [1, 1])).code).toBe('project/unreadable');
    expect(refusal(withSeries([0, null], [1, 1])).code).toBe('project/unreadable');
  });

  test('RU-4 hostile texts are refused, and pollute nothing', () => {
    expect(refusal('{"format":1,"__proto__":{"polluted":true}}').code).toBe('project/unreadable');
    expect(refusal(`${'['.repeat(100_000)}`).code).toBe('project/not-json');
    const text = JSON.stringify(createProject()).replace('"flood":{', '"__proto__":{"polluted":1},"flood":{');
    refusal(text);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('RU-4 any JSON at all is read or refused with a code', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(refusal(text).code).toMatch(/^(none|project\/(not-json|unreadable|newer-format))$/);
      }),
    );
  });

  test('RU-5 migrations run in order, from the format of the document', () => {
    const trace = (name: string) => (document: Readonly<Record<string, unknown>>) => ({
      ...document,
      trace: [document['trace'] ?? [], name].flat(),
    });
    const migrations = [trace('a'), trace('b')];
    expect(migrate({ format: 1 }, migrations)).toEqual({ format: 3, trace: ['a', 'b'] });
    expect(migrate({ format: 2 }, migrations)).toEqual({ format: 3, trace: ['b'] });
    expect(migrate({ format: 3 }, migrations)).toEqual({ format: 3 });
    expect(() => migrate({ format: 4 }, migrations)).toThrow('newer');
  });

  test('the published schema is the current one', () => {
    const published = readFileSync(new URL('../../docs/spec/project.schema.json', import.meta.url), 'utf8');
    expect(JSON.parse(published)).toEqual(projectJsonSchema());
  });
});

describe('alternatives', () => {
  test('RU-6 the edits of ancestors come first', () => {
    expect(resolveEdits(createProject(), 'b').map((edit) => edit.id)).toEqual(['e1', 'e2']);
    expect(resolveEdits(createProject(), 'base')).toEqual([]);
  });

  test('RU-6 an alternative that is its own ancestor is refused, so is a missing one', () => {
    const project = createProject();
    const looped = {
      ...project,
      alternatives: project.alternatives.map((one) => (one.id === 'a' ? { ...one, parent: 'b' } : one)),
    };
    expect(() => resolveEdits(looped, 'b')).toThrow('own ancestor');
    expect(() => resolveEdits(project, 'nowhere')).toThrow('no such alternative');
  });

  test('a difference lists what is shared, added, removed and altered', () => {
    const project = createProject();
    const alternatives = [
      ...project.alternatives,
      { id: 'c', shortName: 'C', title: '', parent: 'base', edits: [createEdit('e1', 5), createEdit('e3')] },
    ];
    const diff = diffAlternatives({ ...project, alternatives }, 'b', 'c');
    expect(diff.shared).toEqual([]);
    expect(diff.added.map((edit) => edit.id)).toEqual(['e3']);
    expect(diff.removed.map((edit) => edit.id)).toEqual(['e2']);
    expect(diff.altered).toEqual([{ from: createEdit('e1'), to: createEdit('e1', 5) }]);
  });
});
