import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { benchFlood } from '../bench/flood.ts';
import { commitOf, machineName } from './provenance.ts';

const repository = resolve(import.meta.dirname, '..');
const page = 'bench/results/flood.json';
const rates = [...benchFlood()];
const results = { commit: commitOf(repository, page), machine: machineName(), rates };
writeFileSync(join(repository, page), `${JSON.stringify(results, null, 2)}\n`);
for (const { name, cellUpdatesPerSecond } of rates) {
  console.log(`${name}: ${(cellUpdatesPerSecond / 1e6).toFixed(1)} M cell updates/s`);
}
