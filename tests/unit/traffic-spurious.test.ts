import { describe, expect, test } from 'vitest';
import { drained } from '../../src/base/steps.ts';
import { trafficEngine } from '../../src/engines/traffic/index.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import type { Edit } from '../../src/scenario/project.ts';
import { resolveParameters, type EngineResult } from '../../src/simulation/contract.ts';
import { createValley } from '../contract/flood-case.ts';
import { createTown, createTrafficProject } from '../contract/traffic-case.ts';

const town = createTown(createValley());
const morning = createTrafficProject(town).hypotheses[0]!;
const parameters = { ...resolveParameters(trafficEngine.spec), startHour: 7 };
const [road = ''] = town.layers.roads!.table.ids;
const own = { id: 'edit', label: '' };

function run(edits: readonly Edit[]): EngineResult {
  const input = trafficEngine.createInput(applyEdits(town, edits), morning, parameters, {});
  return drained(trafficEngine.run(input, parameters, { seed: 1, frameEveryS: 86_400 }));
}

describe('two runs', () => {
  const base = run([]);

  test('TR-347 an edit that states what is there already changes no figure, to the bit', () => {
    const same = run([{ ...own, kind: 'road-speed', roads: [road], speedKmh: 40 }]);
    for (const [name, rows] of Object.entries(base.indicators))
      expect(same.indicators[name], name).toEqual(rows);
    expect(same.fields).toEqual(base.fields);
  });

  test('TR-347 what next to nothing changes differs by no more than the noise that both runs tell', () => {
    const wider = run([{ ...own, kind: 'road-capacity', roads: [road], capacityPerH: 601 }]);
    for (const name of ['vehicleHours', 'delay', 'meanTripTime', 'notArrived']) {
      const [was, is] = [base.indicators[name]![0]!, wider.indicators[name]![0]!];
      expect(Math.abs(is.value! - was.value!), name).toBeLessThanOrEqual(is.noise! + was.noise!);
    }
  });
});

describe('a town that comes to a standstill', () => {
  test('TR-348 those who do not arrive are counted, their time too, and it is said beside the figures', () => {
    const { ids } = town.layers.roads!.table;
    const base = run([]);
    const jammed = run([{ ...own, kind: 'road-capacity', roads: [...ids], capacityPerH: 1 }]);
    const value = ({ indicators }: EngineResult, name: string) => indicators[name]![0]!.value!;
    const late = jammed.indicators['notArrived']![0]!;
    const { departed, arrived, stillOnRoads, waiting, stranded } = jammed.diagnostics;
    expect(late.value).toBeCloseTo(departed! - arrived! - stranded!, 6);
    expect(late.value).toBeCloseTo(stillOnRoads! + waiting!, 6);
    expect(late.parts!.reduce((sum, part) => sum + part.value, 0)).toBe(late.value);
    expect(late.value! / departed!).toBeGreaterThan(0.5);
    for (const name of ['vehicleHours', 'delay'])
      expect(value(jammed, name), name).toBeGreaterThan(10 * value(base, name));
    for (const name of ['vehicleKm', 'vehicleHours', 'delay', 'meanTripTime', 'emissions'])
      expect(
        jammed.indicators[name]![0]!.notes!.map(({ key }) => key),
        name,
      ).toContain('notAllArrive');
    expect(base.indicators['vehicleKm']![0]!.notes!.map(({ key }) => key)).not.toContain('notAllArrive');
  });
});
