import { expect, test } from 'vitest';
import { linesOfCsv } from '../../src/loaders/csv.ts';

test('a line break between quotes is of one line; an apostrophe or a quote inside a field is a letter', () => {
  expect(linesOfCsv('a;b\n"un\ndeux";3\n5" de neige;4')).toEqual(['a;b', '"un\ndeux";3', '5" de neige;4']);
});

test('a quote that nothing closes spoils its own line alone', () => {
  const rows = Array.from({ length: 200 }, (_, i) => `${i};valeur`);
  const lines = linesOfCsv(['a;b', '"ouvert;1', ...rows].join('\n'));
  expect(lines).toHaveLength(202);
  expect(lines[2]).toBe('0;valeur');
});
