import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { benchEnergy } from '../bench/energy.ts';
import { benchFlood } from '../bench/flood.ts';
import { benchTraffic } from '../bench/traffic.ts';
import { commitOf, machineName } from './provenance.ts';

const repository = resolve(import.meta.dirname, '..');
const dataFolder = resolve(repository, process.env['JUMELLES_DATA'] ?? '../shared/data');

const floodRates = [...benchFlood()];
record('flood', floodRates);
for (const { name, cellUpdatesPerSecond } of floodRates) {
  console.log(`${name}: ${(cellUpdatesPerSecond / 1e6).toFixed(1)} M cell updates/s`);
}

const trafficRates = [];
for await (const rate of benchTraffic(dataFolder)) trafficRates.push(rate);
record('traffic', trafficRates);
for (const { name, seconds, ratio, against } of trafficRates) {
  console.log(`${name}: ${seconds?.toFixed(3)} s, ${ratio?.toFixed(3)} × ${against}`);
}

const energyRates = [...benchEnergy()];
record('energy', energyRates);
for (const { name, unit, perSecond } of energyRates) {
  console.log(`${name}: ${(perSecond / 1e6).toFixed(1)} M ${unit}/s`);
}

/** Writes an engine's rates beside the commit and the machine that gave them. */
function record(engine: string, rates: readonly unknown[]): void {
  const page = `bench/results/${engine}.json`;
  const results = { commit: commitOf(repository, page), machine: machineName(), rates };
  writeFileSync(join(repository, page), `${JSON.stringify(results, null, 2)}\n`);
}
