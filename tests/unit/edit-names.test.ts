import { expect, test } from 'vitest';
import { trafficSpec } from '../../src/engines/traffic/spec.ts';
import { words } from '../../src/i18n/i18n.ts';
import { condition as conditionSchema, edit as editSchema } from '../../src/scenario/project.ts';
import { editFacts, editName, namedDetails } from '../../src/ui/edit-names.ts';
import { featureNames } from '../../src/ui/feature-names.ts';
import { roadTable } from '../road-table.ts';

const street = { nature: 'Route à 1 chaussée', importance: '5' };
const table = roadTable([
  {
    ...street,
    id: 'T1',
    name: 'Rue du Pont',
    line: [
      [0, 0],
      [100, 0],
    ],
  },
  {
    ...street,
    id: 'T2',
    name: 'Rue du Pont',
    line: [
      [100, 0],
      [200, 0],
    ],
  },
  {
    ...street,
    id: 'T3',
    name: 'Rue du Pont',
    line: [
      [200, 0],
      [300, 0],
    ],
  },
  {
    ...street,
    id: 'T4',
    name: 'Rue A',
    line: [
      [100, 0],
      [100, 80],
    ],
  },
  {
    ...street,
    id: 'T5',
    name: 'Rue B',
    line: [
      [200, 0],
      [200, 80],
    ],
  },
  {
    ...street,
    id: 'T6',
    name: '',
    line: [
      [500, 0],
      [500, 80],
    ],
  },
  {
    ...street,
    id: 'T7',
    name: '',
    line: [
      [600, 0],
      [600, 80],
    ],
  },
  {
    ...street,
    id: 'T8',
    name: '1',
    line: [
      [700, 0],
      [700, 80],
    ],
  },
]);
const fr = words('fr');
const forms = [...trafficSpec.edits, ...trafficSpec.conditions];
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

test('SR-119 roads that share a name are told apart by the streets that they lie between, else by a number', () => {
  expect(featureNames(table, fr).map(plain)).toEqual([
    'Rue du Pont · vers Rue A · 100 m',
    'Rue du Pont · entre Rue A et Rue B · 100 m',
    'Rue du Pont · vers Rue B · 100 m',
    'Rue A · 80 m',
    'Rue B · 80 m',
    'Route à 1 chaussée · 80 m · n° 1',
    'Route à 1 chaussée · 80 m · n° 2',
    'Route à 1 chaussée 1 · 80 m',
  ]);
});

test('SR-117 an edit without a name is told by its kind, roads, times and values', () => {
  const close = editSchema.parse({
    id: 'edit-10',
    kind: 'road-close',
    roads: ['T1', 'T2', 'T4'],
    classes: ['car'],
    fromS: 8 * 3600,
    toS: 10.5 * 3600,
  });
  expect(plain(editName(fr, forms, close, table))).toBe('Fermeture de routes · Rue du Pont, Rue A');
  expect(editFacts(fr, forms, close, table).map(plain)).toEqual(['de 8 h à 10,5 h après le début']);
  const slow = editSchema.parse({
    id: 's',
    label: 'Au calme',
    kind: 'road-speed',
    roads: ['T5'],
    speedKmh: 30,
  });
  expect(editName(fr, forms, slow, table)).toBe('Au calme');
  expect(editFacts(fr, forms, slow, table).map(plain)).toEqual(['Vitesse', 'Rue B', '30 km/h']);
  const details = namedDetails(fr, forms, [close, slow], table, { edit: 'edit-10', position: 1 });
  expect(details).toEqual({ edit: 'Fermeture de routes · Rue du Pont, Rue A', position: 1 });
  // What a person wrote stays, be it like an identifier.
  expect(namedDetails(fr, forms, [slow], table, { edit: 's' })).toEqual({ edit: 's' });
});

test('SR-120 conditions in a list say their values with their units', () => {
  const growth = conditionSchema.parse({ id: 'g', kind: 'traffic/remote-work', share: 0.2 });
  expect(editFacts(fr, forms, growth, undefined).map(plain)).toEqual(['part 20 %']);
});
