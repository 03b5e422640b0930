import { openAsBlob } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileFromBlob, type InputFile } from '../loaders/input-file.ts';

/** The files of a folder and of those in it, or one file alone; read when asked for. */
export async function filesOf(path: string): Promise<InputFile[]> {
  const found = await stat(path);
  if (!found.isDirectory()) return [fileFromBlob(await openAsBlob(path), basename(path))];
  return walk(path, '');
}

async function walk(folder: string, inside: string): Promise<InputFile[]> {
  const files: InputFile[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    const shown = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) files.push(...(await walk(path, shown)));
    else if (entry.isFile() && !entry.name.startsWith('.'))
      files.push(fileFromBlob(await openAsBlob(path), entry.name, shown));
  }
  return files;
}
