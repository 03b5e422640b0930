import { beforeAll, expect, test } from 'vitest';
import type { ValidationResult } from '../../src/cli/validate/result.ts';
import { validateTraffic } from '../../src/cli/validate/traffic.ts';
import { dataFolder, describeWithData } from '../data.ts';

const folders = [
  'Braess-Example',
  'SiouxFalls',
  'Anaheim',
  'Eastern-Massachusetts',
  'Berlin-Friedrichshain',
  'Berlin-Tiergarten',
  'Chicago-Sketch',
];

describeWithData(
  'published traffic equilibria',
  [...folders, 'high-precision'].map((folder) => `traffic/${folder}`),
  () => {
    const results = new Map<string, ValidationResult>();

    beforeAll(async () => {
      for await (const result of validateTraffic({ all: false, dataFolder: dataFolder() })) {
        results.set(result.case, result);
      }
    }, 300_000);

    test('TR-40 every network reaches the published objective to 1e-8, by both methods', () => {
      for (const name of [...folders, 'Chicago-Sketch, time only']) {
        const result = results.get(name);
        expect(result?.pass, JSON.stringify(result, null, 1)).toBe(true);
        expect(result?.figures['objective, relative difference']).toBeLessThanOrEqual(1e-8);
        expect(result?.figures['trips without a path']).toBe(0);
      }
    });

    test('TR-41 link flows at a gap of 1e-11 are those of other programs', () => {
      for (const name of folders.slice(1)) {
        const figures = results.get(name)?.figures;
        expect(figures?.['gap of the compared flows']).toBeLessThanOrEqual(1e-11);
        expect(figures?.['links outside the tolerance']).toBe(0);
        expect(figures?.['links compared']).toBeGreaterThan(70);
      }
    });

    test('TR-42 crossing zone centroids would be noticed', () => {
      expect(results.get('first-thru-node ignored')?.pass).toBe(true);
    });
  },
);
