import { expect, test } from 'vitest';
import { energyEngine } from '../../src/engines/energy/index.ts';
import { buildTerritory } from '../../src/loaders/build.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import { fileFromBlob } from '../../src/loaders/input-file.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import { resolveParameters } from '../../src/simulation/contract.ts';
import { contentFault } from '../../src/territory/content-check.ts';
import {
  decodeTerritory,
  encodeTerritory,
  sealTerritory,
  territoryDigest,
} from '../../src/territory/file.ts';
import { engineCases } from '../contract/engine-cases.ts';
import { sunnyYear } from './energy-fixture.ts';

const { applied, hypothesis } = engineCases().find(({ engine }) => engine.spec.id === 'energy')!;
const homes = applied.territory;

const pad = (value: number): string => String(value).padStart(2, '0');
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A year of EnergyPlus weather of 12 °C and no sun; `cut` rows are missing at its end. */
function epw(cut = 0): string {
  const head = [
    'LOCATION,Essai,-,FRA,x,0,45.7,4.8,1,200',
    'DESIGN CONDITIONS,0',
    'TYPICAL/EXTREME PERIODS,0',
    'GROUND TEMPERATURES,0',
    'HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0',
    'COMMENTS 1,-',
    'COMMENTS 2,-',
    'DATA PERIODS,1,1,Data,Sunday,1/1,12/31',
  ];
  const rows = monthDays.flatMap((days, month) =>
    Array.from({ length: days * 24 }, (_, hour) => {
      const day = Math.floor(hour / 24) + 1;
      const values = '12,5,70,98900,0,0,300,0,0,0,0,0,0,0,180,2,5,5,20,77777,9,999999999,20,0.1,0,88,0,0,0';
      return `2023,${month + 1},${pad(day)},${(hour % 24) + 1},60,A,${values}`;
    }),
  );
  return [...head, ...rows.slice(0, rows.length - cut)].join('\n');
}

const terrain =
  'ncols 4\nnrows 4\nxllcorner 842000\nyllcorner 6519000\ncellsize 25\n' +
  Array.from({ length: 4 }, () => '200 201 202 203').join('\n');

async function built(weather: string) {
  const file = (text: string, name: string) => fileFromBlob(new Blob([text]), name);
  const reading = await readFolder([file(terrain, 'mnt.asc'), file(weather, 'lyon.epw')]);
  const overrides = [{ id: 'mnt.asc', kind: 'terrain' as const, crs: 2154 }];
  return { reading, ...(await buildTerritory(reading, overrides)) };
}

test('EN-240 a year of weather among the files becomes the territory’s, with its source, and survives its file', async () => {
  const { reading, territory } = await built(epw());
  expect(reading.understandings.find(({ kind }) => kind === 'weather')?.files).toEqual(['lyon.epw']);
  expect(territory!.weather?.name).toBe('Essai');
  expect(territory!.sources.some(({ id }) => id === 'weather')).toBe(true);
  const read = decodeTerritory(encodeTerritory(territory!));
  expect(read.digest).toBe(territory!.digest);
  expect(read.weather?.airC[4000]).toBe(12);
});

test('EN-241 a year that is cut off is told of, and the rest is kept', async () => {
  const { territory, problems } = await built(epw(500));
  expect(territory).not.toBe(null);
  expect(territory!.weather).toBeUndefined();
  expect(problems.map(({ code }) => code)).toContain('weather/length');
});

test('EN-242 the weather is in the digest where there is any, and a territory without it keeps its own', () => {
  const { weather: _, ...bare } = homes;
  expect(territoryDigest(bare)).toBe(homes.digest);
  const sunny = sealTerritory({ ...homes, weather: sunnyYear() });
  expect(sunny.digest).not.toBe(homes.digest);
  const { digest: _digest, ...content } = sunny;
  expect(contentFault(content)).toBe(null);
  const short = { ...content, weather: { ...sunnyYear(), airC: new Float64Array(12) } };
  expect(contentFault(short)).toBe('weather');
});

test('EN-243 a given year is the engine’s, moved to the buildings’ altitude; leap years lose their last day', () => {
  const given = sunnyYear();
  const sealed = sealTerritory({ ...homes, weather: given });
  const input = energyEngine.createInput(
    applyEdits(sealed, []),
    { ...hypothesis, conditions: [] },
    resolveParameters(energyEngine.spec),
    {},
  );
  expect(input.isSynthetic).toBe(false);
  const rise = input.weather!.altitudeM - given.altitudeM;
  expect(input.weather!.airC[100]! - given.airC[100]!).toBeCloseTo(-0.0065 * rise, 9);
  expect(input.weather!.airC.length).toBe(8760);
});
