import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { words } from '../../src/i18n/i18n.ts';
import {
  leastHouseholds,
  type Measure,
  mayShow,
  publishedCount,
  publishedGroups,
  publishedRows,
  squaresOf,
} from '../../src/simulation/privacy.ts';
import { publishedCsv } from '../../src/ui/atelier/year/published-csv.ts';
import { buildingsCsv, curvesCsv, monthsCsv } from '../../src/ui/atelier/year/year-csv.ts';
import { filesUnder, readText, specifiersOf } from '../sources.ts';
import { yearRun } from '../year-run.ts';

/** A stock of buildings: where each stands, its dwellings, and what two alternatives say of two measures. */
const stocks = fc.array(
  fc.record({
    square: fc.constantFrom('', 'a', 'b', 'c', 'd', 'e'),
    dwellings: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 14 })),
    values: fc.tuple(...Array.from({ length: 4 }, () => fc.constantFrom(0, 0, 5, 5, 7, Number.NaN))),
  }),
  { maxLength: 60 },
);

describe('what may leave the studio', () => {
  test('SR-56 groups under ten dwellings and counts under eleven are not told', () => {
    expect([0, 1, 9, 10].map(mayShow)).toEqual([true, false, false, true]);
    expect(publishedCount(10).fr).toBe('moins de 11');
    expect(publishedCount(11).en).toBe('11');
    expect(publishedCount(0).fr).toBe('0');
  });

  test('SR-56 each line, and each sum and difference of columns, stands for eleven dwellings or none', () => {
    fc.assert(
      fc.property(stocks, (stock) => {
        const measure = (name: string, at: number): Measure => ({
          name,
          values: stock.map(({ values }) => values[at]!),
        });
        const columns = [
          [measure('x', 0), measure('y', 1)],
          [measure('x', 2), measure('y', 3)],
        ];
        const squares = stock.map(({ square }) => square);
        const groups = publishedGroups(
          squares,
          stock.map(({ dwellings }) => dwellings),
          columns,
        );
        const told = new Set(groups.map(({ key }) => key));
        const membersOf = (key: string) =>
          stock.filter(({ square }) => (key === '' ? !told.has(square) || square === '' : square === key));
        const safe = (count: number): boolean => count === 0 || count >= leastHouseholds;
        const some = (value: number): number => (Number.isNaN(value) ? 0 : value);
        for (const { key, dwellings, sums } of groups) {
          const members = membersOf(key);
          const makers = (of: (values: readonly number[]) => number): number =>
            members.reduce((sum, one) => (of(one.values) === 0 ? sum : sum + one.dwellings), 0);
          expect(dwellings).toBe(members.reduce((sum, one) => sum + one.dwellings, 0));
          expect(safe(dwellings)).toBe(true);
          for (const [at, sum] of sums.entries()) {
            if (sum === null) continue;
            expect(sum).toBe(members.reduce((total, one) => total + some(one.values[at]!), 0));
            expect(safe(makers((values) => some(values[at]!)))).toBe(true);
            // The same measure in the other column.
            const twin = (at + 2) % 4;
            expect(safe(makers((values) => some(values[at]!) - some(values[twin]!)))).toBe(true);
          }
          // One measure kept back alone could be found from a known sum of all.
          const kept = sums.slice(0, 2).filter((sum) => sum === null).length;
          const other = sums[0] === null ? 1 : 0;
          const makersOf = (at: number): number =>
            stock.reduce((sum, one) => (some(one.values[at]!) === 0 ? sum : sum + one.dwellings), 0);
          expect(kept === 1 && makersOf(other) + makersOf(other + 2) > 0).toBe(false);
        }
        // Lines are apart: together they are the whole, so nothing is told twice.
        const all = groups.flatMap(({ key }) => membersOf(key));
        expect(all).toHaveLength(groups.length === 0 ? 0 : stock.length);
      }),
      { numRuns: 300 },
    );
  });

  test('SR-56 a square of few dwellings cannot be found from the whole: another one joins it', () => {
    const squares = ['a', 'a', 'b', 'c'];
    const groups = publishedGroups(squares, [20, 20, 4, 15], [[{ name: 'x', values: [1, 1, 8, 3] }]]);
    expect(groups).toEqual([
      { key: 'a', dwellings: 40, sums: [2] },
      { key: '', dwellings: 19, sums: [11] },
    ]);
  });

  test('SR-56 a carrier that few dwellings use is kept back, with another one beside it', () => {
    const values = (...all: number[]): number[] => all;
    const columns = [
      [
        { name: 'gas', values: values(5, 5, 5) },
        { name: 'wood', values: values(0, 0, 5) },
        { name: 'oil', values: values(0, 5, 5) },
      ],
    ];
    const [line] = publishedGroups(['a', 'a', 'a'], [30, 20, 2], columns);
    expect(line?.sums).toEqual([15, null, null]);
  });

  test('SR-56 too small a place tells nothing', () => {
    expect(publishedGroups(['a'], [3], [[{ name: 'x', values: [9] }]])).toEqual([]);
  });

  test('SR-56 one count of few takes another with it, so that the total gives neither', () => {
    expect(publishedRows('dwelling', [4, 30, 400])).toEqual(['few', 'withheld', 400]);
    expect(publishedRows('dwelling', [4, 7, 400])).toEqual(['few', 'few', 400]);
    expect(publishedRows('dwelling', [7])).toEqual(['few']);
    expect(publishedRows('MWh', [4, 30])).toEqual([4, 30]);
    expect(publishedRows('building', [null, 0, 12])).toEqual([null, 0, 12]);
  });

  test('SR-56 squares are named by their south-west corner', () => {
    expect(squaresOf([10, 10, -1, 399, Number.NaN, 3], 200)).toEqual(['0 0', '-200 200', '']);
  });
});

const french = words('fr');

describe('files of a year', () => {
  const dwellings = (i: number): number => (i < 10 ? 1 : i < 20 ? 9 : 3);
  const base = { name: 'Sans projet', run: yearRun({ count: 40, dwellings }) };
  const other = { name: 'Travaux', run: yearRun({ name: 'works', scale: 0.5, count: 40, dwellings }) };
  const placeOf = (id: string): readonly [number, number] => [Number(id.slice(1)) * 20, 0];

  test('SR-55 files of the studio say what they are, what they are not, and from which runs they come', () => {
    for (const file of [
      curvesCsv(french, true, [base, other]),
      monthsCsv(french, true, [base, other]),
      buildingsCsv(french, true, base, other),
    ]) {
      expect(file.startsWith('\uFEFF')).toBe(true);
      const lines = file.split('\r\n');
      expect(lines[0]).toContain('USAGE INTERNE');
      expect(file).toContain('Simulation à titre d’information');
      expect(file).toContain('Estimation par modèle, pas une consommation mesurée.');
      expect(file.match(/Non calé sur des consommations mesurées/g)).toHaveLength(1);
      expect(file).toContain('données inventées');
      expect(file).toMatch(/Sans projet · Année · Énergie 3 · empreinte print-of-base/);
      expect(file).toContain('empreinte print-of-works');
    }
    expect(curvesCsv(french, false, [base]).split('\r\n')).toHaveLength(5 + 1 + 1 + 1 + 8760 + 1);
    const buildings = buildingsCsv(french, false, base, other);
    expect(buildings).toMatch(
      /\r\nB2;1002;501;-501;500;500;0;52;26;-26;1;1;0;date de construction, hauteur\r\n/,
    );
  });

  test('SR-56 the released file names no building, holds no group of few, and adds up', () => {
    const text = publishedCsv(french, { isFictional: true, base, other, placeOf });
    expect(text).toContain('POUR DIFFUSION');
    expect(text).not.toMatch(/\bB\d+\b/);
    expect(text).not.toContain('Estimation par modèle');
    expect(text).toContain('moins de 11');
    expect(text).toContain('Non calé sur des consommations mesurées');
    expect(text).toContain('masqué');
    const lines = text
      .replace('\uFEFF', '')
      .split('\r\n')
      .map((line) => line.split(';'));
    const first = lines.findIndex(([cell]) => cell?.startsWith('carreau')) + 1;
    const end = lines.findIndex(([cell]) => cell === 'ensemble');
    const squares = lines.slice(first, end);
    expect(squares.length).toBeGreaterThan(1);
    for (const [, dwellings] of squares) expect(Number(dwellings)).toBeGreaterThanOrEqual(11);
    for (let column = 1; column < squares[0]!.length; column++)
      expect(squares.reduce((sum, cells) => sum + Number(cells[column]), 0)).toBe(
        Number(lines[end]![column]),
      );
  });

  test('SR-56 an alternative that changes few dwellings is not told beside the base', () => {
    const one = {
      name: 'Une maison',
      run: yearRun({ name: 'one', count: 40, dwellings, gasKwh: (i) => (i === 5 ? 1 : 1000 + i) }),
    };
    const text = publishedCsv(french, { isFictional: true, base, other: one, placeOf });
    expect(text).toMatch(/«\sUne maison\s» n’est pas donnée/);
    expect(text).not.toContain('· Une maison');
  });

  test('SR-56 a place of few dwellings gives no square', () => {
    const small = { name: 'Sans projet', run: yearRun({ count: 3 }) };
    const text = publishedCsv(french, { isFictional: true, base: small, other: null, placeOf });
    expect(text).toContain('Rien ne peut être diffusé');
    expect(text).not.toMatch(/chaleur de l’année;;MWh;120/i);
  });
});

describe('where figures of single buildings are', () => {
  const screens = filesUnder('src/ui', /\.tsx?$/);

  test('SR-56 no screen but the studio reads a run', () => {
    const reads = /runs-store|building-results|year-results|edge-results|atelier\/(right|roads|views|year)\//;
    const outside = screens.filter((path) => !path.startsWith('src/ui/atelier/'));
    expect(outside.length).toBeGreaterThan(20);
    const found = outside.filter((path) => specifiersOf(readText(path)).some((one) => reads.test(one)));
    expect(found).toEqual([]);
  });
});
