import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { benchEnergy } from '../bench/energy.ts';
import { benchFlood } from '../bench/flood.ts';
import { benchTraffic } from '../bench/traffic.ts';
import { commitOf, machineName } from './provenance.ts';

const repository = resolve(import.meta.dirname, '..');
const dataFolder = resolve(repository, process.env['JUMELLES_DATA'] ?? '../shared/data');

/** Engines to measure; all of them when none is named. */
const asked = process.argv.slice(2);
const isAsked = (engine: string): boolean => asked.length === 0 || asked.includes(engine);

if (isAsked('flood')) {
  const rates = [...benchFlood()];
  record('flood', rates);
  for (const { name, cellUpdatesPerSecond } of rates)
    console.log(`${name}: ${(cellUpdatesPerSecond / 1e6).toFixed(1)} M cell updates/s`);
}

if (isAsked('traffic')) {
  const rates = [];
  for await (const rate of benchTraffic(dataFolder)) rates.push(rate);
  record('traffic', rates);
  for (const { name, seconds, ratio, against } of rates)
    console.log(`${name}: ${seconds?.toFixed(3)} s, ${ratio?.toFixed(3)} × ${against}`);
}

if (isAsked('energy')) {
  const rates = [...benchEnergy()];
  record('energy', rates);
  for (const { name, unit, perSecond } of rates)
    console.log(`${name}: ${(perSecond / 1e6).toFixed(1)} M ${unit}/s`);
}

/** Writes an engine's rates beside the commit and the machine that gave them. */
function record(engine: string, rates: readonly unknown[]): void {
  const page = `bench/results/${engine}.json`;
  const results = { commit: commitOf(repository, page), machine: machineName(), rates };
  writeFileSync(join(repository, page), `${JSON.stringify(results, null, 2)}\n`);
}
