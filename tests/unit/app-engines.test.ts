import { afterEach, expect, test } from 'vitest';
import { useProject } from '../../src/app/project-store.ts';
import { setParameter } from '../../src/app/project-commands.ts';
import { RunService } from '../../src/app/run-service.ts';
import { useRuns } from '../../src/app/runs-store.ts';
import { WorkerPool } from '../../src/app/worker-pool.ts';
import { floodEngine } from '../../src/engines/flood/index.ts';
import { trafficSpec } from '../../src/engines/traffic/spec.ts';
import type { AnyEngine, EngineSpec } from '../../src/simulation/contract.ts';
import { type EnginePort, exposeEngine } from '../../src/simulation/remote.ts';
import { type SeenRun, seenRuns } from '../../src/ui/atelier/use-current.ts';
import { drawnField, namesOfMoment, offeredNames } from '../../src/ui/atelier/drawn-field.ts';
import { counterpart, sourcesOf } from '../../src/ui/atelier/views/field-sources.ts';
import { reservoirEngine, reservoirSpec } from '../contract/linear-reservoir.ts';
import { createPlace, createReservoirProject } from '../contract/reservoir-case.ts';

const engines: readonly AnyEngine[] = [floodEngine, reservoirEngine];
const floodSpec: EngineSpec = floodEngine.spec;
const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
  useRuns.getState().clear();
  useProject.getState().close();
});

/** An engine that answers from the other end of a channel, as from a worker. */
function openPort(id: string): EnginePort {
  const engine = engines.find((one) => one.spec.id === id);
  if (!engine) throw new Error(`no engine ${id}`);
  const { port1, port2 } = new MessageChannel();
  exposeEngine(engine, port2);
  const close = (): void => {
    port1.close();
    port2.close();
  };
  closing.push(close);
  return Object.assign(port1, { terminate: close });
}

function seen(spec: EngineSpec): SeenRun | undefined {
  const { project } = useProject.getState();
  if (!project) throw new Error('no project');
  const hypothesis = project.hypotheses.find((one) => one.id === 'storm') ?? null;
  return seenRuns({ project, hypothesis, spec }, useRuns.getState().entries).get('hill');
}

test('SR-22 two engines keep their runs of one alternative apart: results, fields, staleness', async () => {
  const place = createPlace();
  useProject.getState().open(place, createReservoirProject(place));
  const pool = new WorkerPool({ openPort, host: 'test', appVersion: '0', size: 2, memoryBytes: 2 ** 30 });
  const service = new RunService(pool, null, () => undefined);
  const specs: readonly EngineSpec[] = [floodSpec, reservoirSpec];

  await service.start(reservoirSpec, 'hill', 'storm');
  expect(seen(floodSpec)?.entry).toBeUndefined();
  await service.start(floodSpec, 'hill', 'storm');
  expect(useRuns.getState().entries.size).toBe(2);

  for (const spec of specs) {
    const { entry, stale } = seen(spec) ?? {};
    const finished = entry?.finished;
    if (!entry || !finished) throw new Error(`no result of ${spec.id}: ${entry?.errors[0]?.message}`);
    expect([spec.id, entry.status, stale]).toEqual([spec.id, 'done', false]);
    expect(finished.spec).toBe(spec);
    expect(finished.record.request.engine).toBe(spec.id);
    // The table has a row of figures for every indicator of the spec, the views a source for what it plays.
    expect(Object.keys(finished.result.indicators).toSorted()).toEqual(
      Object.keys(spec.indicators).toSorted(),
    );
    const played = spec.frameFields[0] ?? '';
    for (const name of [played, counterpart(spec, played) ?? '']) {
      const field = drawnField(spec, name, [finished]);
      if (field === null) throw new Error(`${spec.id} does not draw ${name}`);
      expect(field).toMatchObject(spec.fields[name]!);
      expect(sourcesOf(finished, entry.frames, name, field, place.layers, null)?.field.spec).toBe(field);
    }
  }

  useProject.getState().change((project) => setParameter(project, reservoirSpec.id, 'residence', 7200));
  expect(specs.map((spec) => seen(spec)?.stale)).toEqual([false, true]);
});

test('TR-293 of an instant and the longest one, the one of the moment looked at is offered', () => {
  const names = offeredNames(trafficSpec, createPlace());
  const ofRun = namesOfMoment(trafficSpec, names, 'hospitalCarTime');
  const ofInstant = namesOfMoment(trafficSpec, names, 'hospitalCarNow');
  expect(ofRun).toContain('hospitalCarTime');
  expect(ofRun).not.toContain('hospitalCarNow');
  expect(ofInstant).toContain('hospitalCarNow');
  expect(ofInstant).not.toContain('hospitalCarTime');
  expect(ofInstant).toHaveLength(ofRun.length);
  // What has no other moment is in both.
  for (const name of ['noise', 'vehicles', 'rescueCutFor'])
    expect([ofRun.includes(name), ofInstant.includes(name)]).toEqual([true, true]);
  for (const [one, other] of [
    ['hospitalCarNow', 'hospitalCarTime'],
    ['wheelchairStopNow', 'wheelchairStopTime'],
    ['shopTransitNow', 'shopTransitTime'],
    ['rescueNow', 'rescueLongest'],
  ] as const)
    expect([counterpart(trafficSpec, one), counterpart(trafficSpec, other)]).toEqual([other, one]);
});
