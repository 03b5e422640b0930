import { AppError, type ErrorCode, type ErrorDetails } from '../base/errors.ts';
import type { InputFile, LoadOptions } from './input-file.ts';
import { problem, type Problem } from './problem.ts';
import { linesOf } from './text-lines.ts';

/** What the head of a TNTP file says, by name in capitals. */
export type Metadata = ReadonlyMap<string, string>;

/**
 * Walks through a TNTP file (Bar-Gera, Transportation Networks for Research): `<NAME> value` lines are metadata
 * wherever they stand, `~` begins a comment, blank lines count for nothing.
 *
 * @param take Called with each other line, trimmed, and its number (1 for the first of the file).
 * @throws AppError `file/empty`.
 */
export async function readTntp(
  file: InputFile,
  options: LoadOptions,
  take: (line: string, number: number) => void,
): Promise<Metadata> {
  if (file.size === 0) throw new AppError('file/empty', `${file.name} is empty`, { file: file.name });
  const metadata = new Map<string, string>();
  let number = 0;
  for await (const lines of linesOf(file, options)) {
    for (const raw of lines) {
      number++;
      const line = (raw.includes('~') ? raw.slice(0, raw.indexOf('~')) : raw).trim();
      if (line === '' || line === ';') continue;
      const stated = line.startsWith('<') ? /^<([^>]*)>(.*)$/.exec(line) : null;
      if (stated) metadata.set(nameOf(stated[1] ?? ''), (stated[2] ?? '').trim());
      else take(line, number);
    }
  }
  return metadata;
}

function nameOf(written: string): string {
  return written.trim().replace(/\s+/g, ' ').toUpperCase();
}

/** A number of the metadata, at least 0; null when it is absent, or unreadable (see `unreadHead`). */
export function statedNumber(metadata: Metadata, name: string): number | null {
  const [word = ''] = (metadata.get(name) ?? '').split(/[\s;]/);
  const value = Number(word);
  return word !== '' && value >= 0 && value < Infinity ? value : null;
}

/** Those of the named values that the head states and that are no numbers: each a problem, taken as not stated. */
export function unreadHead(metadata: Metadata, names: readonly string[], file: string): Problem[] {
  return names
    .filter((name) => metadata.has(name) && statedNumber(metadata, name) === null)
    .map((name) => fileProblem('traffic/head', 'kept', file, { name, written: metadata.get(name) ?? '' }));
}

/** A node's number: a whole number from 1 on, as large as numbers are exact (2⁵³); 0 for anything else. */
export function nodeNumber(word: string): number {
  const value = Number(word);
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
}

/** Problems as the reasons of a failure. */
export function reasonsOf(problems: readonly Problem[]): AppError[] {
  return problems.map(({ code, message, details }) => new AppError(code, message, details));
}

/** Faults of the same kind become one problem: how many, and the line of the first. */
export class FaultList {
  private readonly faults = new Map<ErrorCode, { count: number; line: number; effect: Problem['effect'] }>();
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  add(code: ErrorCode, line: number, effect: Problem['effect'] = 'partial'): void {
    const known = this.faults.get(code);
    if (known) known.count++;
    else this.faults.set(code, { count: 1, line, effect });
  }

  /** The problems, and those of the file as a whole after them. */
  problems(others: readonly Problem[] = []): Problem[] {
    const told = Array.from(this.faults, ([code, { count, line, effect }]) =>
      problem(code, effect, `${this.file}:${line}: ${code}, ${count} in all`, {
        file: this.file,
        count,
        line,
      }),
    );
    return [...told, ...others];
  }
}

/** A problem of a whole file, its name among the details. */
export function fileProblem(
  code: ErrorCode,
  effect: Problem['effect'],
  file: string,
  details: ErrorDetails,
): Problem {
  return problem(code, effect, `${file}: ${code} ${JSON.stringify(details)}`, { file, ...details });
}
