import { resolve } from 'node:path';
import { readArguments, UsageError } from './arguments.ts';
import { allHold, validateFlood } from './validate/flood.ts';
import type { ValidationResult } from './validate/result.ts';

export const validateUsage = `jumelles validate flood [--json] [--quick] [--data <folder>]
  Runs the published and exact cases of the flood engine, and every LISFLOOD-FP case (.par) found under
  flood/ and ign/ of the data folder ($JUMELLES_DATA, else ../shared/data).
  --quick  leaves out the cases that take minutes
  Exit code 0 only when every case that was run holds.`;

/**
 * `jumelles validate`: measures an engine against exact solutions and published results.
 *
 * @returns The exit code: 0 all hold, 1 one does not.
 * @throws UsageError
 */
export async function validateCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    data: { type: 'string' },
  });
  if (values.help || positionals.length !== 1 || positionals[0] !== 'flood')
    throw new UsageError(validateUsage);
  const dataFolder = resolve(values.data ?? process.env['JUMELLES_DATA'] ?? '../shared/data');
  const results: ValidationResult[] = [];
  for await (const result of validateFlood({ all: !values.quick, dataFolder })) {
    results.push(result);
    if (values.json) console.error(`${mark(result)} ${result.case}`);
    else console.log(textOf(result));
  }
  if (values.json) console.log(JSON.stringify(results, null, 2));
  return allHold(results) ? 0 : 1;
}

function mark({ pass }: ValidationResult): string {
  if (pass === null) return 'not run';
  return pass ? 'holds  ' : 'FAILS  ';
}

function textOf(result: ValidationResult): string {
  const figures = Object.entries(result.figures).map(([name, value]) => {
    const expected = result.expected[name];
    return `    ${name}: ${value}${expected === undefined ? '' : ` (expected ${expected})`}`;
  });
  return [`${mark(result)} ${result.case}`, `    ${result.tolerance}`, ...figures].join('\n');
}
