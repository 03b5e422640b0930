import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The person wrote the command wrongly: the usage is shown, the exit code is 2. */
export class UsageError extends Error {}

/**
 * Options and positional arguments of a command.
 *
 * @throws UsageError for options that the command does not know or that lack their value.
 */
export function readArguments<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    if (isUsageError(error)) throw new UsageError(error.message);
    throw error;
  }
}

/** Whether an error says that the command was written wrongly. */
export function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

/** Takes `--lang fr|en` out of the arguments, wherever it stands. */
export function takeLanguage(args: readonly string[]): {
  readonly language: string | undefined;
  readonly rest: readonly string[];
} {
  const at = args.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const argument = args[at];
  if (argument === undefined) return { language: undefined, rest: args };
  if (argument.startsWith('--lang=')) return { language: argument.slice(7), rest: args.toSpliced(at, 1) };
  return { language: args[at + 1], rest: args.toSpliced(at, 2) };
}
