import { describe, expect, test } from 'vitest';
import {
  environmentAgency2,
  environmentAgency3,
  environmentAgency4,
} from '../../src/cli/validate/environment-agency.ts';
import { damBreak, lakeAtRest, macDonaldChannel, massBalance } from '../../src/cli/validate/exact-cases.ts';
import type { ValidationResult } from '../../src/cli/validate/result.ts';
import { readRochefort } from '../../src/cli/validate/rochefort.ts';
import { dataPath, describeWithData } from '../data.ts';

/** Long enough for a busy machine; alone each takes some twenty seconds at most. */
const patienceMs = 300_000;

function expectToHold(result: ValidationResult): void {
  expect(result.pass, JSON.stringify(result, null, 1)).toBe(true);
}

describe('cases in the code', () => {
  test('FL-90 lake at rest', () => expectToHold(lakeAtRest()));
  test('FL-90 mass', () => expectToHold(massBalance()));
  test('FL-90 MacDonald, from water that does not fit', () => {
    expectToHold(macDonaldChannel(0));
    expectToHold(macDonaldChannel(0.001));
  });
  test('FL-90 Stoker and Ritter', () => {
    expectToHold(damBreak('Stoker'));
    expectToHold(damBreak('Ritter'));
  });
});

describeWithData('Environment Agency 2', ['flood/ea_test2'], () => {
  test('FL-91 fills the depressions that native codes fill', { timeout: patienceMs }, async () => {
    expectToHold(await environmentAgency2(dataPath('flood', 'ea_test2')));
  });
});

describeWithData('Environment Agency 3', ['flood/ea_test3'], () => {
  test('FL-92 lets momentum over the obstruction, and creates no water', async () => {
    const result = await environmentAgency3(dataPath('flood', 'ea_test3'));
    expectToHold(result);
    // Native codes with advection: 0.071 to 0.087 m beyond the bump; without: 0.25 m and more.
    expect(result.figures['P2']).toBeGreaterThan(0.05);
    expect(result.figures['P2']).toBeLessThan(0.1);
    expect(Math.abs((result.figures['P1'] ?? 0) - 0.2312)).toBeLessThanOrEqual(0.01);
  });
});

describeWithData('Environment Agency 4', ['flood/ea_test4'], () => {
  test('FL-93 arrives when the published series does', { timeout: patienceMs }, async () => {
    expectToHold(await environmentAgency4(dataPath('flood', 'ea_test4')));
  });
});

describeWithData('Rochefort', ['ign/littosim_rochefort_charente'], () => {
  test('FL-94 the case as written starts from the published first grid', async () => {
    const read = await readRochefort(dataPath('ign', 'littosim_rochefort_charente'));
    expect(read.problems.filter(({ code }) => code === 'flood/lisflood-keyword')).toEqual([]);
    const volume = read.initialDepth!.values.reduce((sum, depth) => sum + depth, 0) * 400;
    // First line of res.mass: 7.5179e+007 m³.
    expect(volume / 7.5179e7).toBeCloseTo(1, 4);
  });
});
