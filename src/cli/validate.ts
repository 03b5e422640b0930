import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readArguments, UsageError } from './arguments.ts';
import type { Voice } from './messages.ts';
import { allHold, broken, type ValidateOptions, type ValidationResult } from './validate/result.ts';
import { toldTolerance } from './validate/told.ts';

type Validation = (options: ValidateOptions) => AsyncGenerator<ValidationResult, void, void>;

/** Validations by engine, loaded when they are asked for. */
const validations: Readonly<Record<string, () => Promise<Validation>>> = {
  flood: async () => (await import('./validate/flood.ts')).validateFlood,
  traffic: async () => (await import('./validate/traffic.ts')).validateTraffic,
  energy: async () => (await import('./validate/energy.ts')).validateEnergy,
};

/**
 * `jumelles validate`: runs an engine against exact solutions and published cases.
 *
 * @returns The exit code: 0 every case that was run holds, 1 one does not, 2 misused.
 */
export async function validateCommand(args: readonly string[], voice: Voice): Promise<number> {
  const { values, positionals } = readArguments(args, {
    json: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    data: { type: 'string' },
  });
  const [engine = ''] = positionals;
  const load = Object.hasOwn(validations, engine) ? validations[engine] : undefined;
  if (!load || positionals.length > 1) {
    throw new UsageError(voice.say('unknownEngine', { engine, known: Object.keys(validations).join(', ') }));
  }
  const validate = await load();
  const asked = values.data ?? process.env['JUMELLES_DATA'];
  const dataFolder = resolve(asked ?? '../shared/data');
  // Exact cases need no data; a folder that was named and is not there is a slip.
  if (asked !== undefined && !existsSync(dataFolder))
    throw new UsageError(voice.say('noDataFolder', { folder: dataFolder }));
  const results: ValidationResult[] = [];
  const take = (result: ValidationResult): void => {
    results.push(result);
    if (!values.json) console.log(lineOf(result, voice));
  };
  try {
    for await (const result of validate({ all: values.all, dataFolder })) take(result);
  } catch (error) {
    // The cases before are not lost.
    take(broken(`${engine}, the cases after`, error));
  }
  if (values.json) console.log(JSON.stringify(results.map(plain), null, 2));
  return allHold(results) ? 0 : 1;
}

/** A result as JSON has it. */
function plain({ error: _, ...result }: ValidationResult): object {
  return result;
}

function lineOf(result: ValidationResult, voice: Voice): string {
  const verdict = result.pass === null ? 'notRun' : result.pass ? 'holds' : 'fails';
  const figures = Object.entries(result.figures).map(([name, value]) => `${name} ${value}`);
  const why = result.error ? voice.explain(result.error) : toldTolerance(voice.words, result.tolerance);
  return [`${voice.say(verdict)}  ${result.case}`, ...figures, ...why.split('\n')].join('\n    ');
}
