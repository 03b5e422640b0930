import { expect, test } from 'vitest';
import { filesOf } from '../../src/cli/input-folder.ts';
import { floodEngine } from '../../src/engines/flood/index.ts';
import { buildTerritory } from '../../src/loaders/build.ts';
import { readFolder } from '../../src/loaders/folder.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import { hypothesisFromForcings } from '../../src/scenario/from-forcings.ts';
import type { Edit } from '../../src/scenario/project.ts';
import { resolveParameters } from '../../src/simulation/contract.ts';
import { dataPath, describeWithData } from '../data.ts';

describeWithData('Dieppe from its folder', ['ign/littosim_dieppe'], () => {
  test('FL-95 a real folder floods under its own surges, higher seas reach no less, raised dikes let no more in', {
    timeout: 300_000,
  }, async () => {
    const built = await buildTerritory(
      await readFolder(await filesOf(dataPath('ign', 'littosim_dieppe'))),
      [],
      {
        name: 'Dieppe',
      },
    );
    const territory = built.territory!;
    const dikes = territory.layers.dikes!.table;
    // Cells of 80 m: the tide, the dikes and the layers are all there, in seconds.
    const parameters = resolveParameters(floodEngine.spec, { cellFactor: 4 });
    const flood = (surge: string, edits: readonly Edit[]) => {
      const set = built.forcingSets.find(({ name }) => name === surge)!;
      const hypothesis = hypothesisFromForcings(set, territory);
      const input = floodEngine.createInput(applyEdits(territory, edits), hypothesis, parameters, {});
      expect(floodEngine.check(input, parameters)).toEqual([]);
      const steps = floodEngine.run(input, parameters, { seed: 0, frameEveryS: 86_400 });
      let next = steps.next();
      while (!next.done) next = steps.next();
      expect(next.value.diagnostics['massRelativeError']).toBeLessThanOrEqual(1e-6);
      return next.value;
    };
    const raised: Edit[] = dikes.ids.map((dike, i) => ({
      kind: 'dike-raise',
      id: `r${i}`,
      label: '',
      dike,
      raiseM: 3,
    }));

    const low = flood('caen2019+30cm', []);
    const high = flood('caen2019+125cm', []);
    const kept = flood('caen2019+125cm', raised);
    const gate: Edit = { kind: 'dike-raise', id: 'gate', label: '', dike: '9999', raiseM: -8 };
    const open = flood('caen2019+125cm', [gate]);
    const area = (result: typeof low) => result.indicators.floodedArea[0]!;
    const reached = (result: typeof low) => [...result.indicators.buildingsReached[0]!.members!.indices];
    expect(area(low).value).toBeGreaterThan(100);
    expect(area(high).value! - area(low).value!).toBeGreaterThan(0);
    expect(reached(high)).toEqual(expect.arrayContaining(reached(low)));
    expect(reached(high).length).toBeGreaterThan(reached(low).length);
    // At 7.24 m the sea passes over the pebble bank (7.00 m): with every dike raised it lets in strictly less.
    expect(area(kept).value).toBeLessThan(area(high).value!);
    // The harbour's gate (8.50 m) holds the sea out of ground lower than the peak.
    expect(area(open).value! - area(high).value!).toBeGreaterThan(100);
    expect(reached(open).length).toBeGreaterThan(10 * reached(high).length);
    expect(high.indicators.inhabitants[0]!.value).toBeGreaterThan(0);
    expect(high.indicators.arrivalAtPlaces).toEqual([{ value: null, reason: 'noPlaces' }]);
  });
});
