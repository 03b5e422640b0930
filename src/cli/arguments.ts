import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The person wrote the command wrongly: the usage is shown, the exit code is 2. */
export class UsageError extends Error {}

/** What can be wrong with an option, as a sentence of the command line. */
type OptionFault = 'unknownOption' | 'optionWithoutValue' | 'optionWithValue' | 'unexpectedArgument';

/** An option that the command does not know, or that lacks its value; to be told in the person's language. */
export class OptionError extends UsageError {
  readonly fault: OptionFault;
  readonly option: string;

  constructor(fault: OptionFault, option: string) {
    super(`${fault}: ${option}`);
    this.fault = fault;
    this.option = option;
  }
}

/**
 * Options and positional arguments of a command.
 *
 * @throws OptionError for options that the command does not know or that lack their value.
 */
export function readArguments<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw optionError(error) ?? error;
  }
}

/** What Node's parser says, without its English; null: it is no fault of the arguments. */
function optionError(error: unknown): OptionError | null {
  if (!(error instanceof TypeError && 'code' in error)) return null;
  const [, quoted = ''] = /'(.*?)'/.exec(error.message) ?? [];
  if (error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return new OptionError('unknownOption', quoted);
  if (error.code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL')
    return new OptionError('unexpectedArgument', quoted);
  if (error.code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return null;
  // « '-x, --option <value>' argument missing » among others.
  const option = quoted.replace(/ <value>$/, '');
  const takesNone = error.message.includes('does not take an argument');
  return new OptionError(takesNone ? 'optionWithValue' : 'optionWithoutValue', option);
}

/** Takes `--lang fr|en` out of the arguments, wherever it stands; '' where it lacks its value. */
export function takeLanguage(args: readonly string[]): {
  readonly language: string | undefined;
  readonly rest: readonly string[];
} {
  const at = args.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const argument = args[at];
  if (argument === undefined) return { language: undefined, rest: args };
  if (argument.startsWith('--lang=')) return { language: argument.slice(7), rest: args.toSpliced(at, 1) };
  return { language: args[at + 1] ?? '', rest: args.toSpliced(at, 2) };
}
