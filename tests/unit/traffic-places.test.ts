import { expect, test } from 'vitest';
import { drained } from '../../src/base/steps.ts';
import { trafficEngine } from '../../src/engines/traffic/index.ts';
import { placeField, placeModes, servicePlaces } from '../../src/engines/traffic/place-fields.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import { resolveParameters } from '../../src/simulation/contract.ts';
import { textAt } from '../../src/territory/table-ops.ts';
import { createValley } from '../contract/flood-case.ts';
import { createTown, createTrafficProject } from '../contract/traffic-case.ts';

test('TR-270 every building is told its time to each sort of place by car, on foot and by bike', () => {
  const town = createTown(createValley());
  const [hypothesis] = createTrafficProject(town).hypotheses;
  const parameters = { ...resolveParameters(trafficEngine.spec), startHour: 8 };
  const input = trafficEngine.createInput(applyEdits(town, []), hypothesis!, parameters, {});
  const { fields } = drained(trafficEngine.run(input, parameters, { seed: 1, frameEveryS: 1e6 }));
  const places = town.layers.places!.table;
  const roles = new Set(places.ids.map((_, place) => textAt(places, 'role', place)));
  let told = 0;
  for (const place of servicePlaces) {
    const [car, walk, bike] = placeModes.map((mode) => fields[placeField(place, mode)]!);
    if (!roles.has(place)) {
      // Nowhere to go: no time, and no building that seems to be there already.
      for (const times of [car!, walk!, bike!]) expect(times.every(Number.isNaN)).toBe(true);
      continue;
    }
    for (let building = 0; building < walk!.length; building++) {
      expect(walk![building]).toBeGreaterThan(0);
      // The town has no stairs: who rides takes the ways of who walks, at 15 km/h and not at 6 at most.
      expect(bike![building]).toBeLessThan(walk![building]!);
      expect(car![building]).toBeGreaterThan(0);
      told++;
    }
  }
  expect(told).toBeGreaterThan(0);
});
