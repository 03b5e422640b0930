#!/usr/bin/env node
import { takeLanguage, UsageError } from './arguments.ts';
import { languageOf, type Voice, voiceIn } from './messages.ts';

type Command = (args: readonly string[], voice: Voice) => Promise<number>;

/** Each command is loaded only when it is asked for. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  run: async () => (await import('./run.ts')).runCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  territory: async () => (await import('./territory.ts')).territoryCommand,
};

/** @returns The exit code: 0 done, 1 failed, 2 misused. */
async function main(given: readonly string[]): Promise<number> {
  const { language, rest } = takeLanguage(given);
  const voice = voiceIn(languageOf(language, process.env));
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
  try {
    const command = await load();
    return await command(args, voice);
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(error.message);
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

process.exitCode = await main(process.argv.slice(2));
