import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { filesOf } from '../../src/cli/input-folder.ts';
import { floodEngine } from '../../src/engines/flood/index.ts';
import { engineSpecs } from '../../src/engines/specs.ts';
import { buildTerritory } from '../../src/loaders/build.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import { parseProject } from '../../src/scenario/parse.ts';
import { type ArchivedRun, decodeRuns } from '../../src/simulation/archive/run-archive.ts';
import { createRequest, fingerprint, isConcerned } from '../../src/simulation/request.ts';
import { verifyRecord } from '../../src/simulation/verify.ts';
import type { Territory } from '../../src/territory/territory.ts';
import { repository } from '../sources.ts';

const folder = join(repository, 'assets/demo');
const project = parseProject(readFileSync(join(folder, 'project.json'), 'utf8'));
const shipped = readdirSync(join(folder, 'results'));
const megabyte = 2 ** 20;

let territory: Territory;
let runs: readonly ArchivedRun[];
beforeAll(async () => {
  const built = await buildTerritory(await readFolder(await filesOf(folder)));
  if (!built.territory) throw new Error('the folder builds no territory');
  territory = built.territory;
  runs = shipped.flatMap((name) => [...decodeRuns(readFileSync(join(folder, 'results', name)))]);
});

describe('the results that ship with the example', () => {
  test('RU-96 they are about the territory that its open formats build, and its file is named after it', () => {
    expect(territory.digest).toBe(project.territory.digest);
    expect(territory.fictional).toBe(true);
    expect(shipped).toEqual([`${territory.digest.slice(0, 12)}.flood.jumrun`]);
  });

  test('RU-96 every alternative is there under every hypothesis with conditions of an engine, as asked today', () => {
    const asked = project.hypotheses.flatMap((hypothesis) =>
      project.alternatives.flatMap((alternative) =>
        engineSpecs
          .filter((spec) => isConcerned(spec, hypothesis))
          .map((spec) => {
            const request = createRequest(project, alternative.id, hypothesis.id, spec, 1);
            const { kernelsDigest } = floodEngine;
            return fingerprint(request, { id: spec.id, version: spec.version, kernelsDigest });
          }),
      ),
    );
    expect(runs.map(({ record }) => record.fingerprint)).toEqual(asked);
  });

  test('RU-96 they weigh at most 4 MiB, with at most 40 instants each', () => {
    const bytes = shipped.reduce((sum, name) => sum + readFileSync(join(folder, 'results', name)).length, 0);
    expect(bytes).toBeLessThanOrEqual(4 * megabyte);
    expect(bytes).toBeGreaterThan(megabyte / 4);
    for (const { frames } of runs) {
      expect(frames.length).toBeGreaterThan(20);
      expect(frames.length).toBeLessThanOrEqual(40);
    }
  });

  test('RU-96 one is replayed to the same digest', { timeout: 300_000 }, async () => {
    const { record } = runs[0] as ArchivedRun;
    const made = { at: '', host: 'test', appVersion: '0' };
    const found = await verifyRecord(record, floodEngine, territory, made);
    expect(found).toMatchObject({
      kind: 'replayed',
      engine: 'same',
      intact: true,
      sameResult: true,
      unlike: [],
    });
  });
});
