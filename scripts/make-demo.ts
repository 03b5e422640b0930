import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../src/cli/input-folder.ts';
import { buildTerritory } from '../src/loaders/build.ts';
import { readFolder } from '../src/loaders/folder.ts';
import { formatProject } from '../src/scenario/parse.ts';
import { demoFiles } from './demo/folder.ts';
import { demoEnergyProject } from './demo/energy-project.ts';
import { demoProject } from './demo/project.ts';

/** Writes the demonstration commune into `assets/demo`, or the folder given; its results are another script's. */
const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'assets', 'demo');
mkdirSync(folder, { recursive: true });
for (const name of readdirSync(folder))
  if (name !== 'results') rmSync(join(folder, name), { recursive: true });
let bytes = 0;
for (const { name, content } of demoFiles()) {
  writeFileSync(join(folder, name), content);
  bytes += typeof content === 'string' ? Buffer.byteLength(content) : content.length;
}
const { territory, problems } = await buildTerritory(await readFolder(await filesOf(folder)));
for (const { code, message } of problems) process.stderr.write(`! ${code}: ${message}\n`);
if (!territory) throw new Error('the folder builds no territory');
writeFileSync(join(folder, 'project.json'), formatProject(demoProject(territory)));
writeFileSync(join(folder, 'renovation.json'), formatProject(demoEnergyProject(territory)));
process.stdout.write(`${territory.digest}\n${bytes} bytes\n`);
