import { AppError } from '../base/errors.ts';

/** A line that says something, split at blanks. */
export interface TextLine {
  /** 1 for the first line of the file. */
  readonly number: number;
  readonly words: readonly string[];
}

/** Lines of a text with something on them; what follows `#` is a comment. */
export function significantLines(text: string): TextLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, i) => ({ number: i + 1, words: line.replace(/#.*$/, '').trim().split(/\s+/) }))
    .filter((line) => line.words[0] !== '');
}

/** A number written with a decimal point or comma; null when it is none. */
export function readNumber(word: string | undefined): number | null {
  if (word === undefined || !/^[-+]?(\d|[.,]\d)/.test(word)) return null;
  const value = Number(word.replace(',', '.'));
  return Number.isFinite(value) ? value : null;
}

/** `flood/lisflood-syntax` at a line, with what was expected there. */
export function syntaxError(file: string, line: TextLine | null, expected: string): AppError {
  const found = line === null ? '' : line.words.join(' ').slice(0, 60);
  const number = line?.number ?? 0;
  return new AppError('flood/lisflood-syntax', `${file}:${number}: expected ${expected}, found "${found}"`, {
    file,
    line: number,
    expected,
    found,
  });
}
