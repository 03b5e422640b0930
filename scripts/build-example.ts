import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { filesOf } from '../src/cli/input-folder.ts';
import { buildTerritory } from '../src/loaders/build.ts';
import { readFolder } from '../src/loaders/folder.ts';
import { writeTerritoryFile } from '../src/loaders/territory-file.ts';
import { parseProject } from '../src/scenario/parse.ts';

/**
 * Builds the territory of `assets/demo` with the loaders that read anyone's data, into the file that the page
 * fetches: opening the example then costs no more than opening a territory that a person kept.
 */
const repository = resolve(import.meta.dirname, '..');
const folder = join(repository, 'assets/demo');
const target = join(repository, 'assets/generated/demo.jumelles');

const { territory, problems } = await buildTerritory(await readFolder(await filesOf(folder)));
for (const { code, message } of problems) console.error(`! ${code}: ${message}`);
if (!territory) throw new Error(`nothing could be built from ${relative(repository, folder)}`);

const projectPath = join(folder, 'project.json');
const { digest } = parseProject(readFileSync(projectPath, 'utf8')).territory;
if (digest !== territory.digest) {
  throw new Error(
    `${relative(repository, projectPath)} is about ${digest}, the folder builds ${territory.digest}`,
  );
}

const bytes = await writeTerritoryFile(territory);
const isKnown = existsSync(target) && Buffer.from(bytes).equals(readFileSync(target));
mkdirSync(join(target, '..'), { recursive: true });
if (!isKnown) writeFileSync(target, bytes);
console.log(`${relative(repository, target)}: ${isKnown ? 'up to date' : `written, ${bytes.length} bytes`}`);
