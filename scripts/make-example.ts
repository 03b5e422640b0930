import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'fflate';
import { formatProject } from '../src/scenario/parse.ts';
import { encodeTerritory, sealTerritory } from '../src/territory/file.ts';
import { createExampleProject } from './example/project.ts';
import { createExample } from './example/territory.ts';

const folder = join(import.meta.dirname, '..', 'assets', 'example');
const territory = sealTerritory(createExample());
const built = encodeTerritory(territory);
const compressed = gzipSync(built, { level: 9, mtime: 0 });
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'territory.jumelles'), compressed);
writeFileSync(join(folder, 'project.json'), formatProject(createExampleProject(territory)));
process.stdout.write(`${territory.digest}\n${built.length} bytes, ${compressed.length} compressed\n`);
