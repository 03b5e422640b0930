import { expect, test } from 'vitest';
import { checkFlood } from '../../src/engines/flood/check.ts';
import type { FloodInput } from '../../src/engines/flood/flood-input.ts';
import { dikeFaces } from '../../src/engines/flood/dike-faces.ts';
import type { SolverInput } from '../../src/engines/flood/solver-input.ts';
import { featureTable, numberColumn } from './flood-fixture.ts';

const cell = { columns: 6, rows: 6, cellSizeM: 5, westM: 0, northM: 30 };

function codesWithCrest(crestM: number): readonly string[] {
  const line = [
    [0, 15],
    [30, 15],
  ] as const;
  const crests = dikeFaces(featureTable('line', [line], { crestM: numberColumn(crestM) }), cell, 100);
  const solver = {
    initialDepthM: Float32Array.of(1),
    forcings: [],
    crestEastM: crests?.eastM ?? null,
    crestSouthM: crests?.southM ?? null,
  } as Partial<SolverInput> as SolverInput;
  const input = { problems: [], solver } as Partial<FloodInput> as FloodInput;
  return checkFlood(input).map(({ code }) => code);
}

test.each([
  [103, []],
  [1123, []],
  [1124, ['flood/range']],
  [1e9, ['flood/range']],
  [-9999, ['flood/range']],
])('a crest at %d m over ground round 100 m: %j', (crestM, codes) => {
  expect(codesWithCrest(crestM)).toEqual(codes);
});
