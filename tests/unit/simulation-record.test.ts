import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/base/errors.ts';
import type { AnyEngine } from '../../src/simulation/contract.ts';
import { execute } from '../../src/simulation/execute.ts';
import { leftOutOf } from '../../src/simulation/left-out.ts';
import { parseRecord } from '../../src/simulation/parse-record.ts';
import type { RunRecord } from '../../src/simulation/record.ts';
import { createRequest, fingerprint } from '../../src/simulation/request.ts';
import { verifyRecord } from '../../src/simulation/verify.ts';
import { reservoirEngine, reservoirSpec } from '../contract/linear-reservoir.ts';
import { createPlace, createReservoirProject, publishedDigest } from '../contract/reservoir-case.ts';

const place = createPlace();
const surroundings = { at: '2026-01-01T00:00:00Z', host: 'test', appVersion: '0.1.0' };

async function createRecord(engine: AnyEngine = reservoirEngine): Promise<RunRecord> {
  const request = createRequest(createReservoirProject(place), 'hill', 'storm', reservoirSpec, 600);
  const outcome = await execute(engine, place, request, surroundings);
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  return outcome.record;
}

function faultOf(record: unknown): unknown {
  try {
    parseRecord(typeof record === 'string' ? record : JSON.stringify(record));
  } catch (error) {
    return error instanceof AppError && error.code === 'record/unreadable' ? error.details['path'] : error;
  }
  return 'none';
}

describe('a record', () => {
  test('RU-40 survives JSON, and replays to the same bits', async () => {
    const record = await createRecord();
    const read = parseRecord(JSON.stringify(record));
    expect(read).toEqual(record);
    const found = await verifyRecord(read, reservoirEngine, place, surroundings);
    expect(found).toMatchObject({
      kind: 'replayed',
      engine: 'same',
      intact: true,
      sameResult: true,
      unlike: [],
    });
  });

  test('RU-141 what a run went on without is in its record, changes no digest, and is told by the edit’s name of now', async () => {
    const missing = new AppError('energy/empty-selection', 'for nobody', { edit: 'of old', position: 0 });
    const engine: typeof reservoirEngine = {
      ...reservoirEngine,
      *run(...args) {
        return { ...(yield* reservoirEngine.run(...args)), leftOut: [missing] };
      },
    };
    const whole = await createRecord();
    const record = await createRecord(engine);
    expect(parseRecord(JSON.stringify(record))).toEqual(record);
    expect([record.fingerprint, record.resultDigest]).toEqual([whole.fingerprint, whole.resultDigest]);
    expect(whole).not.toHaveProperty('leftOut');
    expect(leftOutOf(whole)).toEqual([]);
    const [first, ...others] = record.request.edits;
    const renamed = { ...record.request, edits: [{ ...first!, label: 'of now' }, ...others] };
    const [told] = leftOutOf({ ...record, request: renamed });
    expect([told!.code, told!.details]).toEqual([missing.code, { edit: 'of now', position: 0 }]);
    expect(faultOf({ ...record, leftOut: [{ code: 1 }] })).toBe('leftOut');
    expect(faultOf({ ...record, leftOut: {} })).toBe('leftOut');
  });

  test('RU-41 the part that differs is named', async () => {
    const record = await createRecord();
    const parts = { ...record.parts, 'field:maxDepth': record.fingerprint };
    const altered = { ...record, parts, resultDigest: record.fingerprint };
    const found = await verifyRecord(altered, reservoirEngine, place, surroundings);
    expect(found).toMatchObject({ sameResult: false, unlike: ['field:maxDepth'] });
  });

  test('RU-42 an older, a newer and a rebuilt engine say so, and the replay is made all the same', async () => {
    const record = await createRecord();
    const ageWith = async (engine: Partial<RunRecord['engine']>): Promise<unknown> => {
      const found = await verifyRecord(
        { ...record, engine: { ...record.engine, ...engine } },
        reservoirEngine,
        place,
        surroundings,
      );
      return found.kind === 'replayed' ? [found.engine, found.sameResult] : found.kind;
    };
    expect(await ageWith({ version: 0 })).toEqual(['older', true]);
    expect(await ageWith({ version: 2 })).toEqual(['newer', true]);
    expect(await ageWith({ kernelsDigest: 'other' })).toEqual(['rebuilt', true]);
  });

  test('RU-43 a request altered by hand is noticed', async () => {
    const record = await createRecord();
    const request = { ...record.request, seed: 8 };
    const found = await verifyRecord({ ...record, request }, reservoirEngine, place, surroundings);
    expect(found).toMatchObject({ intact: false });
  });

  test('RU-43 so are parts that no longer make the result, and a result that none of them makes', async () => {
    const record = await createRecord();
    const parts = { ...record.parts, 'field:maxDepth': record.fingerprint };
    const other = await verifyRecord({ ...record, parts }, reservoirEngine, place, surroundings);
    expect(other).toMatchObject({ intact: false, sameResult: false, unlike: ['field:maxDepth'] });
    const swapped = { ...record, resultDigest: record.fingerprint };
    const found = await verifyRecord(swapped, reservoirEngine, place, surroundings);
    expect(found).toMatchObject({ intact: false, sameResult: false, unlike: [] });
  });

  test('RU-42 also when the engine at hand refuses what the older one took', async () => {
    const record = await createRecord();
    const older = {
      ...record,
      engine: { ...record.engine, version: 0 },
      request: { ...record.request, parameters: { ...record.request.parameters, bygone: 1 } },
    };
    const found = await verifyRecord(older, reservoirEngine, place, surroundings);
    expect(found).toMatchObject({ kind: 'not-replayed', engine: 'older', outcome: { kind: 'refused' } });
  });

  test('RU-44 another territory is refused', async () => {
    const record = await createRecord();
    const found = await verifyRecord(record, reservoirEngine, createPlace(9, 9), surroundings);
    expect(found).toMatchObject({ kind: 'not-replayed', outcome: { kind: 'refused' } });
  });

  test('RU-45 hostile or broken records are refused with the path of the fault', async () => {
    const record = await createRecord();
    expect(faultOf('')).toBe('');
    expect(faultOf('[]')).toBe('');
    expect(faultOf('{}')).toBe('format');
    expect(faultOf({ ...record, format: 0 })).toBe('format');
    expect(faultOf({ ...record, format: 2 })).toMatchObject({ code: 'record/newer-format' });
    expect(faultOf({ ...record, resultDigest: 'abc' })).toBe('resultDigest');
    expect(faultOf({ ...record, parts: { a: 1 } })).toBe('parts');
    expect(faultOf({ ...record, diagnostics: { steps: 'x' } })).toBe('diagnostics');
    expect(faultOf({ ...record, made: {} })).toBe('made');
    const requestWith = (change: object): unknown => ({
      ...record,
      request: { ...record.request, ...change },
    });
    expect(faultOf(requestWith({ edits: [{ kind: 'explode' }] }))).toBe('request');
    expect(faultOf(requestWith({ parameters: { step: null } }))).toBe('request');
    expect(faultOf(requestWith({ frameEveryS: 0 }))).toBe('request');
    expect(faultOf(requestWith({ hypothesis: {} }))).toBe('request');
  });

  test('RU-46 every deciding thing changes the fingerprint', async () => {
    const { request, engine } = await createRecord();
    const reference = fingerprint(request, engine);
    const { hypothesis } = request;
    const changed = [
      fingerprint(request, { ...engine, version: 2 }),
      fingerprint(request, { ...engine, kernelsDigest: 'k' }),
      fingerprint({ ...request, seed: 8 }, engine),
      fingerprint({ ...request, edits: [] }, engine),
      fingerprint({ ...request, parameters: { ...request.parameters, step: 31 } }, engine),
      fingerprint({ ...request, hypothesis: { ...hypothesis, durationS: 1 } }, engine),
      fingerprint({ ...request, hypothesis: { ...hypothesis, conditions: [] } }, engine),
      fingerprint({ ...request, territory: createPlace(9, 9).digest }, engine),
    ];
    expect(new Set([reference, ...changed]).size).toBe(changed.length + 1);
    expect(fingerprint({ ...request, frameEveryS: 1 }, engine)).toBe(reference);
  });

  test('RU-47 the digest of the reference case is the published one', async () => {
    const record = await createRecord();
    expect(record.resultDigest).toBe(publishedDigest);
  });
});
