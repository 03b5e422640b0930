import { describe, expect, test } from 'vitest';
import { energyConditions, energyEdits } from '../../src/engines/energy/forms.ts';
import { condition as conditionSchema, edit as editSchema } from '../../src/scenario/project.ts';
import { startingValues } from '../../src/ui/forms/spec-form.tsx';
import { homes } from './energy-runs.ts';

/** What a person draws. */
const drawn = {
  line: [
    [0, 0],
    [10, 0],
  ],
  point: [0, 0],
  area: [
    [0, 0],
    [10, 0],
    [0, 10],
  ],
};

describe('forms of the energy engine', () => {
  test('EN-428 as they open, and with what has to be drawn, forms make edits and conditions that the project takes', () => {
    const left = [...energyEdits, ...energyConditions].filter((form) => {
      const shapes = form.fields.flatMap(({ kind, key }) =>
        kind === 'line' || kind === 'point' || kind === 'area' ? [[key, drawn[kind]]] : [],
      );
      const made = {
        ...startingValues(form.fields, homes),
        ...Object.fromEntries(shapes),
        kind: form.kind,
        id: 'one',
      };
      return ![editSchema, conditionSchema].some((schema) => schema.safeParse(made).success);
    });
    expect(left.map(({ kind }) => kind)).toEqual([]);
  });
});
