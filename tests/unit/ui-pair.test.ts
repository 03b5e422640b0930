import { expect, test } from 'vitest';
import { floodSpec } from '../../src/engines/flood/spec.ts';
import { words } from '../../src/i18n/i18n.ts';
import type { Alternative, Project } from '../../src/scenario/project.ts';
import { amountText, differenceText, isBelowDigits } from '../../src/ui/atelier/right/row-text.ts';
import { pairOf } from '../../src/ui/atelier/views/pair.ts';

function alternative(id: string): Alternative {
  return { id, shortName: id, title: '', parent: id === 'base' ? null : 'base', edits: [] };
}

const [base, dike, field] = ['base', 'dike', 'field'].map(alternative) as [
  Alternative,
  Alternative,
  Alternative,
];

function projectOf(alternatives: readonly Alternative[]): Project {
  return {
    format: 1,
    title: '',
    territory: { name: '', digest: '' },
    hypotheses: [],
    alternatives: [...alternatives],
    parameters: {},
    seed: 1,
  };
}

test('SR-7 a pair of views has the reference of the table first, whichever alternative is chosen', () => {
  const project = projectOf([base, dike, field]);
  expect(pairOf(project, field, 'base')).toEqual({ reference: base, other: field });
  expect(pairOf(project, base, 'base')).toEqual({ reference: base, other: dike });
  expect(pairOf(project, base, 'dike')).toEqual({ reference: dike, other: base });
  expect(pairOf(project, dike, 'dike')).toEqual({ reference: dike, other: base });
  expect(pairOf(project, field, 'removed')).toEqual({ reference: base, other: field });
  expect(pairOf(projectOf([base]), base, 'base')).toEqual({ reference: base, other: base });
});

test('SR-5 a figure whose digits would all be zeros says so, and its difference is not a signed zero', () => {
  const french = words('fr');
  const indicator = floodSpec.indicators.volumeError;
  expect(amountText(french, indicator, 3e-9)).toBe('<\u00a00,0001');
  expect(amountText(french, indicator, 0)).toBe('0,0000');
  expect(amountText(french, indicator, 0.0123)).toBe('0,0123');
  expect(isBelowDigits(indicator, -3e-9)).toBe(true);
  expect(isBelowDigits(indicator, -0.0123)).toBe(false);
  expect(isBelowDigits(indicator, 0)).toBe(false);
  expect(differenceText(french, { ...indicator, unit: 's' }, -0.2)).toBe('0\u00a0s');
});
