import { describe, expect, test } from 'vitest';
import { en } from '../../src/i18n/en/index.ts';
import { formatsOf } from '../../src/i18n/format.ts';
import { fr } from '../../src/i18n/fr/index.ts';
import { words } from '../../src/i18n/i18n.ts';
import { englishTypography, frenchTypography, mapTexts, type Tree } from '../../src/i18n/typography.ts';

/** Every sentence with its key. */
function sentences(tree: Tree, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value] as const] : sentences(value, `${path}${key}.`),
  );
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted();
}

const french = new Map(sentences(fr));
const english = new Map(sentences(en));

describe('sentences', () => {
  test('SR-4 every sentence exists in both languages, with the same placeholders', () => {
    expect([...english.keys()].toSorted()).toEqual([...french.keys()].toSorted());
    const unlike = [...french].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join(),
    );
    expect(unlike).toEqual([]);
    expect(french.size).toBeGreaterThan(300);
  });

  test('SR-4 no sentence is empty, and none was left in the other language', () => {
    const empty = [...french, ...english].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
    const copied = [...french].filter(([key, text]) => text.length > 24 && english.get(key) === text);
    expect(copied).toEqual([]);
  });

  test('SR-21 every failure says what to do, in more than one sentence', () => {
    for (const errors of [fr.errors, en.errors]) {
      const short = Object.entries(errors).filter(
        ([, text]) => (text.match(/[.!?](\s|$)/g) ?? []).length < 2,
      );
      expect(short).toEqual([]);
    }
  });

  test('SR-4 plurals follow each language', () => {
    const [inFrench, inEnglish] = [words('fr').t, words('en').t];
    expect(inFrench('import.features', { count: 0, n: '0' })).toBe('0 objet');
    expect(inFrench('import.features', { count: 2, n: '2' })).toBe('2 objets');
    expect(inFrench('import.features', { count: 1_000_000, n: '1 000 000' })).toBe('1 000 000 objets');
    expect(inEnglish('import.features', { count: 0, n: '0' })).toBe('0 features');
    expect(inEnglish('import.features', { count: 1, n: '1' })).toBe('1 feature');
  });

  test('SR-21 a failure without one of its details stays readable', () => {
    const told = words('fr').tell('errors.file/empty', {});
    expect(told).toContain('Le fichier … est vide');
    expect(told).not.toContain('{{');
  });

  test('SR-4 texts that travel with an engine are filled as the language writes numbers', () => {
    const text = { fr: 'maille de {{size}} m', en: 'cells of {{size}} m' };
    expect(words('fr').fill(text, { size: 0.5 })).toBe('maille de 0,5 m');
    expect(words('en').fill(text, { size: 0.5 })).toBe('cells of 0.5 m');
  });
});

describe('typography', () => {
  test('SR-5 French signs keep their spaces, and cannot leave their word', () => {
    expect(frenchTypography("L'eau : où ? « ici » ; 5 % !")).toBe(
      'L’eau\u00a0: où\u202f? «\u00a0ici\u00a0»\u202f; 5\u202f%\u202f!',
    );
    expect(frenchTypography('EPSG:2154, {{path}} : ok')).toBe('EPSG:2154, {{path}}\u00a0: ok');
    expect(englishTypography("the water's edge")).toBe('the water’s edge');
  });

  test('SR-5 no French sentence leaves a double sign after a plain space', () => {
    const texts = sentences(mapTexts(fr, frenchTypography));
    const loose = texts.filter(([, text]) =>
      / [;:!?»%]|« |[^\s]\?(?=\s|$)/.test(text.replaceAll(/[\u00a0\u202f]\?/g, '')),
    );
    expect(loose).toEqual([]);
  });

  test('SR-5 figures are written as each language does', () => {
    const [inFrench, inEnglish] = [formatsOf('fr'), formatsOf('en')];
    expect(inFrench.number(1234.5, 1)).toBe('1\u202f234,5');
    expect(inEnglish.number(1234.5, 1)).toBe('1,234.5');
    expect(inFrench.quantity(-0.25, 'm', 2)).toBe('\u22120,25\u00a0m');
    expect(inFrench.number(-0)).toBe('0');
    expect(inFrench.signed(12)).toBe('+12');
    expect(inFrench.signed(-12)).toBe('\u221212');
    expect(inFrench.signed(0)).toBe('0');
    expect(inFrench.number(-0.004, 2)).toBe('0,00');
    expect(inFrench.signed(-0.004, 2)).toBe('0,00');
    expect(inFrench.significant(-0)).toBe('0');
    expect(inFrench.duration(-0.2)).toBe('0\u00a0s');
    expect(inFrench.duration(-90)).toBe('\u22121\u00a0min');
    expect(inFrench.duration(24_000)).toBe('6\u00a0h\u00a040');
    expect(inFrench.duration(3599.6)).toBe('1\u00a0h\u00a000');
    expect(inFrench.duration(59)).toBe('59\u00a0s');
    expect(inFrench.bytes(1_500_000)).toBe('1,5\u00a0Mo');
    expect(inEnglish.bytes(999)).toBe('999\u00a0B');
    expect(inFrench.date('2024-03-05')).toBe('5 mars 2024');
    expect(inFrench.date('2024')).toBe('2024');
    expect(inFrench.list(['a', 'b', 'c'])).toBe('a, b et c');
  });
});
