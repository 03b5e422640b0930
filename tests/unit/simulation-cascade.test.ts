import { afterEach, describe, expect, test } from 'vitest';
import { useProject } from '../../src/app/project-store.ts';
import { RunService } from '../../src/app/run-service.ts';
import { runKey, useRuns } from '../../src/app/runs-store.ts';
import { WorkerPool } from '../../src/app/worker-pool.ts';
import { floodSpec } from '../../src/engines/flood/spec.ts';
import { trafficSpec } from '../../src/engines/traffic/spec.ts';
import type { Edit, Project } from '../../src/scenario/project.ts';
import { handOn, joined, startingFrom } from '../../src/simulation/cascade.ts';
import { makeUpstream } from '../../src/simulation/cascade-run.ts';
import { type AnyEngine, defineSpec, type FieldData } from '../../src/simulation/contract.ts';
import { execute } from '../../src/simulation/execute.ts';
import { cascadeInterval, frameInterval } from '../../src/simulation/frame-interval.ts';
import { decodeField, type StoredFrame } from '../../src/simulation/frames.ts';
import { type EnginePort, exposeEngine } from '../../src/simulation/remote.ts';
import { createRequest, fingerprint } from '../../src/simulation/request.ts';
import { verifyRecord } from '../../src/simulation/verify.ts';
import { parseRecord } from '../../src/simulation/parse-record.ts';
import { reservoirEngine, reservoirSpec } from '../contract/linear-reservoir.ts';
import { createPlace, createReservoirProject } from '../contract/reservoir-case.ts';

const made = { at: '2026-11-25T12:00:00.000Z', host: 'Node', appVersion: '0' };
const place = createPlace();
const durationS = 7200;

const closeRoad: Edit = {
  kind: 'road-close',
  id: 'c',
  label: 'Rue fermée',
  roads: ['r1'],
  classes: ['car'],
  fromS: null,
  toS: null,
};

/** The reservoirs' project with an alternative that reservoirs know nothing of. */
function withRoadEdit(): Project {
  const project = createReservoirProject(place);
  return {
    ...project,
    alternatives: [
      ...project.alternatives,
      { id: 'road', shortName: 'Rue fermée', title: '', parent: 'base', edits: [closeRoad] },
    ],
  };
}

const { title, card, groups, reasons, reads, edits } = reservoirSpec;
const gaugeSpec = defineSpec({
  diagnostics: { instants: { label: { fr: 'instants', en: 'instants' }, unit: '1' } },
  title,
  card,
  groups,
  reasons,
  reads,
  edits,
  version: 1,
  id: 'gauge',
  parameters: {},
  fields: { level: { ...reservoirSpec.fields.maxDepth } },
  frameFields: [],
  indicators: { deepest: { ...reservoirSpec.indicators.volume, unit: 'm', inputs: ['level'] } },
  alone: 'terrain',
  conditions: [],
  upstream: [{ engine: 'reservoir', field: 'depth' }],
});

/** Reads the depths that another engine found: the deepest of each instant, and of all. */
const gaugeEngine: AnyEngine = {
  spec: gaugeSpec,
  kernelsDigest: '',
  createInput: (_applied, _hypothesis, _parameters, upstream) => ({ axes: {}, upstream }),
  check: () => [],
  *run(input) {
    const { upstream } = input as unknown as { readonly upstream: Readonly<Record<string, FieldData>> };
    const depths = upstream['reservoir/depth'] ?? new Float32Array(0);
    const instants = upstream['reservoir/timesS'] ?? new Float64Array(0);
    yield { progress: 1, timeS: durationS };
    const deepest = Float64Array.from(depths).reduce((most, depth) => Math.max(most, depth), 0);
    return {
      fields: { level: Float32Array.from(instants) },
      indicators: { deepest: [{ value: deepest }] },
      diagnostics: { instants: instants.length },
    };
  },
};

const engines: Readonly<Record<string, AnyEngine>> = {
  reservoir: reservoirEngine as unknown as AnyEngine,
  gauge: gaugeEngine,
};
const loadEngine = async (id: string): Promise<AnyEngine> => engines[id] as AnyEngine;

async function reservoirRun(frameEveryS: number) {
  const request = createRequest(createReservoirProject(place), 'base', 'storm', reservoirSpec, frameEveryS);
  const frames: StoredFrame[] = [];
  const outcome = await execute(
    engines['reservoir'] as AnyEngine,
    place,
    request,
    made,
    undefined,
    ({ frame }) => {
      if (frame) frames.push(frame);
    },
  );
  if (outcome.kind !== 'done') throw new Error(outcome.kind);
  const { axes, result, record } = outcome;
  return { finished: { spec: reservoirSpec, axes, result, record }, frames };
}

describe('what a run is asked', () => {
  test('RU-100 an edit reaches the engines that read a layer it changes, or know it', () => {
    const project = withRoadEdit();
    expect(createRequest(project, 'road', 'storm', reservoirSpec, 1).edits).toEqual([]);
    expect(createRequest(project, 'road', 'storm', floodSpec, 1).edits).toEqual([]);
    expect(createRequest(project, 'road', 'storm', trafficSpec, 1).edits).toEqual([closeRoad]);
    expect(createRequest(project, 'hill', 'storm', floodSpec, 1).edits).toHaveLength(1);
    expect(createRequest(project, 'hill', 'storm', trafficSpec, 1).edits).toEqual([]);
  });

  test('RU-100 a condition reaches the engines that know it', () => {
    const project = createReservoirProject(place);
    expect(createRequest(project, 'base', 'storm', floodSpec, 1).hypothesis.conditions).toHaveLength(1);
    expect(createRequest(project, 'base', 'storm', trafficSpec, 1).hypothesis.conditions).toEqual([]);
  });

  test('RU-101 the fingerprint holds those of the runs it starts from, and nothing where there are none', async () => {
    const { finished, frames } = await reservoirRun(cascadeInterval(durationS));
    const handed = handOn(gaugeSpec, finished, frames);
    if (!handed) throw new Error('nothing is handed on');
    const identity = { id: 'gauge', version: 1, kernelsDigest: '' };
    const plain = createRequest(createReservoirProject(place), 'base', 'storm', gaugeSpec, 1);
    const whole = startingFrom(plain, [handed]);
    const other = { ...handed, run: { ...handed.run, engine: { ...handed.run.engine, version: 2 } } };
    expect(fingerprint(startingFrom(plain, []), identity)).toBe(fingerprint(plain, identity));
    expect(fingerprint(whole, identity)).not.toBe(fingerprint(plain, identity));
    expect(fingerprint(startingFrom(plain, [other]), identity)).not.toBe(fingerprint(whole, identity));
  });
});

describe('what a run hands on', () => {
  test('RU-102 the same instants whatever the interval of its frames', async () => {
    const every = cascadeInterval(durationS);
    const coarse = await reservoirRun(every);
    const fine = await reservoirRun(frameInterval(durationS));
    const [a, b] = [coarse, fine].map(({ finished, frames }) => handOn(gaugeSpec, finished, frames));
    expect(a?.frames.map(({ timeS }) => timeS)).toEqual(b?.frames.map(({ timeS }) => timeS));
    expect(a?.frames.length).toBe(1 + durationS / cascadeInterval(durationS));
    expect(joined(gaugeSpec, { layers: place.layers } as never, a ? [a] : [])).toEqual(
      joined(gaugeSpec, { layers: place.layers } as never, b ? [b] : []),
    );
  });

  test('RU-102 nothing where an instant is missing', async () => {
    const { finished, frames } = await reservoirRun(cascadeInterval(durationS));
    expect(handOn(gaugeSpec, finished, frames.slice(1))).toBeNull();
    expect(handOn(gaugeSpec, finished, frames.toSpliced(7, 1))).toBeNull();
    expect(handOn(gaugeSpec, finished, [])).toBeNull();
  });

  test('RU-103 made again, the whole chain gives the same, and its record comes back from its file', async () => {
    const requests = [createRequest(createReservoirProject(place), 'base', 'storm', reservoirSpec, 1)];
    const means = { loadEngine, territory: place, surroundings: made };
    const handed = await makeUpstream(gaugeSpec, requests, means);
    if ('kind' in handed) throw new Error(handed.kind);
    const plain = createRequest(createReservoirProject(place), 'base', 'storm', gaugeSpec, 1);
    const request = startingFrom(plain, handed);
    const outcome = await execute(gaugeEngine, place, request, made, undefined, undefined, handed);
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    const deepest = handed[0]?.frames.map(({ fields }) => Math.max(...decodeField(fields['depth'] as never)));
    expect(outcome.result.indicators['deepest']?.[0]?.value).toBeCloseTo(Math.max(...(deepest ?? [])), 12);
    const record = parseRecord(JSON.stringify(outcome.record));
    const found = await verifyRecord(record, gaugeEngine, place, made, undefined, undefined, handed);
    expect(found).toMatchObject({ kind: 'replayed', intact: true, sameResult: true });
  });
});

describe('the cascade in the page', () => {
  const closing: (() => void)[] = [];
  afterEach(() => {
    for (const close of closing.splice(0)) close();
    useRuns.getState().clear();
    useProject.getState().close();
  });

  function createService(): { readonly service: RunService; readonly opened: string[] } {
    const opened: string[] = [];
    const openPort = (id: string): EnginePort => {
      opened.push(id);
      const { port1, port2 } = new MessageChannel();
      exposeEngine(engines[id] as AnyEngine, port2);
      const close = (): void => {
        port1.close();
        port2.close();
      };
      closing.push(close);
      return Object.assign(port1, { terminate: close });
    };
    const pool = new WorkerPool({ openPort, host: 'test', appVersion: '0', size: 2, memoryBytes: 2 ** 30 });
    return {
      service: new RunService(
        pool,
        null,
        () => undefined,
        () => [reservoirSpec, gaugeSpec],
      ),
      opened,
    };
  }

  const entryOf = (engine: string, alternative: string) =>
    useRuns.getState().entries.get(runKey({ engine, alternative, hypothesis: 'storm' }));

  test('RU-104 a run first makes those that it starts from, once', async () => {
    useProject.getState().open(place, createReservoirProject(place));
    const { service } = createService();
    await service.start(gaugeSpec, 'base', 'storm');
    const upstream = entryOf('reservoir', 'base')?.finished?.record;
    expect(entryOf('gauge', 'base')?.status).toBe('done');
    expect(entryOf('gauge', 'base')?.finished?.record.request.upstream?.[0]?.request).toEqual(
      upstream?.request,
    );
    await service.start(gaugeSpec, 'base', 'storm');
    expect(entryOf('reservoir', 'base')?.finished?.record).toBe(upstream);
  });

  test('RU-104 a run whose start failed says so and can be asked again', async () => {
    const project = createReservoirProject(place);
    useProject
      .getState()
      .open(place, { ...project, parameters: { reservoir: { step: 3000, residence: 3600 } } });
    const { service } = createService();
    await service.start(gaugeSpec, 'base', 'storm');
    expect(entryOf('gauge', 'base')?.status).toBe('failed');
    expect(entryOf('gauge', 'base')?.errors[0]?.code).toBe('run/upstream');
    expect(entryOf('reservoir', 'base')?.status).toBe('refused');
  });

  test('RU-105 an alternative that asks for the same as another takes its result, also while it is made', async () => {
    useProject.getState().open(place, withRoadEdit());
    const { service } = createService();
    await Promise.all([
      service.start(reservoirSpec, 'base', 'storm'),
      service.start(reservoirSpec, 'road', 'storm'),
    ]);
    const [base, road] = [entryOf('reservoir', 'base')?.finished, entryOf('reservoir', 'road')?.finished];
    expect(road?.result).toBe(base?.result);
    expect(road?.record.request.alternative.id).toBe('road');
    expect(road?.record.fingerprint).toBe(base?.record.fingerprint);
    expect(road?.record.made).toBe(base?.record.made);
  });
});
