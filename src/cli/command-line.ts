import { OptionError, takeLanguage, UsageError } from './arguments.ts';
import { isLanguage, languageOf, type Voice, voiceIn } from './messages.ts';

interface Command {
  readonly run: (args: readonly string[], voice: Voice) => Promise<number>;
  /** What `--help` prints. */
  readonly usage: (voice: Voice) => string;
}

/** Each command is loaded only when it is asked for. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => ({ run: (await import('./run.ts')).runCommand, usage: (voice) => voice.say('run') }),
  verify: async () => ({
    run: (await import('./verify.ts')).verifyCommand,
    usage: (voice) => voice.say('verify'),
  }),
  territory: async () => {
    const { territoryCommand, territoryUsage } = await import('./territory.ts');
    return { run: territoryCommand, usage: ({ language }) => territoryUsage[language] };
  },
  flood: async () => {
    const { floodCommand, floodUsage } = await import('./flood-case.ts');
    return { run: floodCommand, usage: () => floodUsage };
  },
  traffic: async () => {
    const { trafficCommand, trafficUsage } = await import('./traffic.ts');
    return { run: trafficCommand, usage: ({ language }) => trafficUsage[language] };
  },
  validate: async () => ({
    run: (await import('./validate.ts')).validateCommand,
    usage: (voice) => voice.say('validate'),
  }),
  bench: async () => ({
    run: (await import('./bench.ts')).benchCommand,
    usage: (voice) => voice.say('bench'),
  }),
};

/**
 * One command, from its arguments to its exit code.
 *
 * @param environment Where the language is looked for when no `--lang` is given.
 * @returns 0 done, 1 failed, 2 misused.
 */
export async function runCommandLine(
  given: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const { language, rest } = takeLanguage(given);
  const isKnown = language === undefined || isLanguage(language);
  const voice = voiceIn(languageOf(isKnown ? language : undefined, environment));
  if (!isKnown) {
    console.error(`${voice.say('unknownLanguage', { language })}\n\n${voice.say('usage')}`);
    return 2;
  }
  const [name = '--help', ...args] = rest;
  if (name === '--help' || name === '-h' || name === 'help') {
    console.log(voice.say('usage'));
    return 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    console.error(`${voice.say('unknownCommand', { command: name })}\n\n${voice.say('usage')}`);
    return 2;
  }
  const command = await load();
  if (args.includes('--help') || args.includes('-h')) {
    console.log(command.usage(voice));
    return 0;
  }
  try {
    return await command.run(args, voice);
  } catch (error) {
    if (error instanceof UsageError) {
      const told =
        error instanceof OptionError ? voice.say(error.fault, { option: error.option }) : error.message;
      console.error(`${told}\n\n${command.usage(voice)}`);
      return 2;
    }
    console.error(isMissingFile(error) ? voice.say('unreadableFile', fileOf(error)) : voice.explain(error));
    return 1;
  }
}

interface FileError extends Error {
  readonly code: string;
  readonly path: string;
}

function isMissingFile(error: unknown): error is FileError {
  return error instanceof Error && 'path' in error && 'code' in error && typeof error.code === 'string';
}

function fileOf(error: FileError): { readonly file: string; readonly reason: string } {
  return { file: error.path, reason: error.code };
}
