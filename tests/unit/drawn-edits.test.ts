import { expect, test } from 'vitest';
import { demoEnergyProject } from '../../scripts/demo/energy-project.ts';
import { energySpec } from '../../src/engines/energy/spec.ts';
import { floodSpec } from '../../src/engines/flood/spec.ts';
import type { Digest } from '../../src/base/brand.ts';
import { drawnEdits } from '../../src/ui/atelier/views/drawn-edits.ts';

const project = demoEnergyProject({ name: 'x', digest: '' as Digest });

test('SR-47 networks and areas of programmes, inherited ones too, are drawn for the engine that reads them', () => {
  expect(drawnEdits(project, 'base', energySpec)).toBeNull();
  expect(drawnEdits(project, 'renovation', floodSpec)).toBeNull();
  const both = drawnEdits(project, 'renovation-et-reseau', energySpec);
  // The outline is closed: its first corner stands at its end again.
  expect(both?.starts).toEqual([0, 8]);
  expect(both?.points[7]).toEqual(both?.points[0]);
  expect(both?.points).toHaveLength(18);
});
