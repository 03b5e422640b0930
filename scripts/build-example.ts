import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { filesOf } from '../src/cli/input-folder.ts';
import { buildTerritory } from '../src/loaders/build.ts';
import { readFolder } from '../src/loaders/folder.ts';
import { writeTerritoryFile } from '../src/loaders/territory-file.ts';
import { parseProject } from '../src/scenario/parse.ts';
import { sketchOf } from './sketch.ts';

/**
 * Builds the territory of `assets/demo` with the loaders that read anyone's data, into the file that the page
 * fetches: opening the example then costs no more than opening a territory that a person kept.
 */
const repository = resolve(import.meta.dirname, '..');
const folder = join(repository, 'assets/demo');
const generated = join(repository, 'assets/generated');

const { territory, problems } = await buildTerritory(await readFolder(await filesOf(folder)));
for (const { code, message } of problems) console.error(`! ${code}: ${message}`);
if (!territory) throw new Error(`nothing could be built from ${relative(repository, folder)}`);

for (const name of ['project.json', 'renovation.json']) {
  const projectPath = join(folder, name);
  const { digest } = parseProject(readFileSync(projectPath, 'utf8')).territory;
  if (digest !== territory.digest) {
    throw new Error(
      `${relative(repository, projectPath)} is about ${digest}, the folder builds ${territory.digest}`,
    );
  }
}

mkdirSync(generated, { recursive: true });
write('demo.jumelles', await writeTerritoryFile(territory));
write('demo-sketch.json', new TextEncoder().encode(JSON.stringify(sketchOf(territory))));

/** Writes a file unless it is there as it should be: the page's own cache then stays as it is. */
function write(name: string, bytes: Uint8Array): void {
  const path = join(generated, name);
  const isKnown = existsSync(path) && readFileSync(path).equals(bytes);
  if (!isKnown) writeFileSync(path, bytes);
  console.log(`${relative(repository, path)}: ${isKnown ? 'up to date' : `written, ${bytes.length} bytes`}`);
}
