import { expect, test } from 'vitest';
import { drained } from '../../src/base/steps.ts';
import { trafficEngine } from '../../src/engines/traffic/index.ts';
import { placeField, placeModes, servicePlaces } from '../../src/engines/traffic/place-fields.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import { resolveParameters } from '../../src/simulation/contract.ts';
import { createValley } from '../contract/flood-case.ts';
import { createTown, createTrafficProject } from '../contract/traffic-case.ts';

test('TR-270 every building is told its time to each sort of place by car, on foot and by bike', () => {
  const town = createTown(createValley());
  const { places: _places, ...without } = town.layers;
  const [there, nowhere] = [town, { ...town, layers: without }].map((territory) => {
    const [hypothesis] = createTrafficProject(town).hypotheses;
    const parameters = { ...resolveParameters(trafficEngine.spec), startHour: 8 };
    const input = trafficEngine.createInput(applyEdits(territory, []), hypothesis!, parameters, {});
    return drained(trafficEngine.run(input, parameters, { seed: 1, frameEveryS: 1e6 })).fields;
  });
  for (const place of servicePlaces) {
    const [car, walk, bike] = placeModes.map((mode) => Array.from(there![placeField(place, mode)]!)) as [
      number[],
      number[],
      number[],
    ];
    // Nowhere to go: no time, and no building that seems to be there already.
    for (const mode of placeModes) expect(nowhere![placeField(place, mode)]).toBeUndefined();
    expect(walk.length).toBeGreaterThan(0);
    expect(Math.min(...car, ...walk, ...bike)).toBeGreaterThan(0);
    // The town has no stairs: who rides takes the ways of who walks, at 15 km/h and not at 6 at most.
    expect(bike.every((seconds, building) => seconds < walk[building]!)).toBe(true);
  }
});
