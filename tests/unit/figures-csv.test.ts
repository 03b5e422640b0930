import { expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import { words } from '../../src/i18n/i18n.ts';
import type { FinishedRun } from '../../src/simulation/compare.ts';
import type { IndicatorRow } from '../../src/simulation/contract.ts';
import { toWire } from '../../src/simulation/failure.ts';
import { figuresCsv } from '../../src/ui/atelier/leave/figures-csv.ts';
import { yearRun } from '../year-run.ts';

function withRow(run: FinishedRun, row: IndicatorRow): FinishedRun {
  const { indicators } = run.result;
  return { ...run, result: { ...run.result, indicators: { ...indicators, total: [row] } } };
}

const runs = [
  {
    name: 'Base',
    run: withRow(yearRun({ name: 'base', count: 60, dwellings: () => 12 }), {
      value: 120.123_456_789_012_34,
      range: [100, 150],
      notes: [{ key: 'notCalibrated' }],
    }),
  },
  {
    name: 'Travaux; =1+1',
    run: withRow(yearRun({ name: 'works', scale: 0.5, count: 60, dwellings: () => 12 }), {
      value: null,
      reason: 'notCalibrated',
    }),
  },
];

function linesOf(text: string): readonly string[] {
  return text.replace(/^\uFEFF/, '').split('\r\n');
}

test('SR-72 the studio’s figures are numbers with their ranges and what has to be known of them', () => {
  const lines = linesOf(
    figuresCsv(words('fr'), { audience: 'internal', runs, leftOut: [] }, true, new Map()),
  );
  expect(lines[0]).toMatch(/USAGE INTERNE/i);
  const head = lines.find((line) => line.includes('bas de la fourchette'))!;
  expect(head).toContain('"Travaux; =1+1"');
  const total = lines.find((line) => line.startsWith('Chaleur de l’année'))!;
  expect(total).toBe(
    'Chaleur de l’année;;MWh;120.123456789;100;150;;;;non calé sur des consommations mesurées',
  );
  // Every row of every indicator is there.
  for (const row of ['gaz', 'bois', 'peu', 'quelques', 'beaucoup', 'hauteur'])
    expect(lines.some((line) => line.split(';')[1] === row)).toBe(true);
});

test('SR-72 for release they are those of the printed page: no count under eleven, no range', () => {
  const text = figuresCsv(words('en'), { audience: 'published', runs, leftOut: [] }, false, new Map());
  expect(text).not.toMatch(/internal use/i);
  expect(text).not.toContain('low end of the range');
  const lines = linesOf(text);
  expect(lines.find((line) => line.startsWith('Logements chauds;peu;'))).toBe(
    'Logements chauds;peu;dwellings;fewer than 11;fewer than 11;',
  );
  // What the page says of a figure goes with it.
  expect(lines.find((line) => line.startsWith('Chaleur de l’année;'))).toMatch(/;Non calé sur des/);
});

test('SR-67 a file of figures says what its runs went on without: sentences for the studio, how many for release', () => {
  const [base] = runs;
  const { record: made } = base!.run;
  const record = {
    ...made,
    request: { ...made.request, edits: [] },
    leftOut: [new AppError('energy/weather-far', '', { name: 'X', km: 900 })].map(toWire),
  };
  const leaving = {
    runs: [{ ...base!, run: { ...base!.run, record } }],
    leftOut: [{ ...base!, name: 'Retenue' }],
  };
  const internal = figuresCsv(words('fr'), { audience: 'internal', ...leaving }, true, new Map());
  expect(internal).toMatch(/^"?Base\s: mis de côté par ce calcul, ou pris avec réserve\. .*900/m);
  const published = figuresCsv(words('fr'), { audience: 'published', ...leaving }, true, new Map());
  expect(published).toMatch(/^"?Base\s: demandes ou données .*\s: 1\./m);
  expect(published).not.toContain('900');
  expect(published).toMatch(/Non montrées ici\s: Retenue/);
});
