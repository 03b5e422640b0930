import { constants } from 'node:fs';
import { access, mkdir, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../base/errors.ts';

/**
 * Looks, before work that takes its time, whether a file can be written.
 *
 * @throws AppError `file/not-written`.
 */
export async function assertWritable(path: string): Promise<void> {
  await orNotWritten(path, async () => {
    const found = await stat(path).catch(() => null);
    if (found?.isDirectory())
      throw new AppError('file/not-written', `${path} is a folder`, about(path, 'EISDIR'));
    await access(found === null ? dirname(path) : path, constants.W_OK);
    if (found === null && !(await stat(dirname(path))).isDirectory())
      throw new AppError('file/not-written', `${dirname(path)} is no folder`, about(path, 'ENOTDIR'));
  });
}

/** @throws AppError `file/not-written`. */
export async function writeTextFile(path: string, text: string): Promise<void> {
  await orNotWritten(path, () => writeFile(path, text));
}

/** @throws AppError `file/not-written`. */
export async function makeFolder(path: string): Promise<void> {
  await orNotWritten(path, () => mkdir(path, { recursive: true }));
}

async function orNotWritten(path: string, action: () => Promise<unknown>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new AppError('file/not-written', `${path}: ${code}`, about(path, code));
  }
}

function about(file: string, reason: string): { readonly file: string; readonly reason: string } {
  return { file, reason };
}
