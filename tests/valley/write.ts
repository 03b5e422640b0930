import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'fflate';
import { formatProject } from '../../src/scenario/parse.ts';
import { encodeTerritory, sealTerritory } from '../../src/territory/file.ts';
import { createValleyProject } from './project.ts';
import { createValley } from './territory.ts';

const folder = import.meta.dirname;
const territory = sealTerritory(createValley());
const built = encodeTerritory(territory);
const compressed = gzipSync(built, { level: 9, mtime: 0 });
writeFileSync(join(folder, 'territory.jumelles'), compressed);
writeFileSync(join(folder, 'project.json'), formatProject(createValleyProject(territory)));
process.stdout.write(`${territory.digest}\n${built.length} bytes, ${compressed.length} compressed\n`);
