import type { Mesh, ShaderMaterial } from 'three';
import { expect, test } from 'vitest';
import { Ground } from '../../src/scene/objects/ground.ts';
import { footwayLines } from '../../src/scene/objects/networks.ts';
import { palettes } from '../../src/scene/palette.ts';
import { roadTable } from '../road-table.ts';

test('TE-70 footways are drawn unbroken where slopes and width are told, dashed where one is not', () => {
  const terrain = {
    grid: { columns: 20, rows: 20, cellSizeM: 10, westM: 0, northM: 200 },
    values: new Float32Array(400).fill(5),
    source: 'test',
  };
  const ground = new Ground(terrain, { mostVertices: 400, exaggeration: 1 });
  const told = { slopePercent: 1, crossSlopePercent: 1, widthM: 2 };
  const at = (y: number) => [[20, y] as const, [120, y] as const];
  const drawn = (ways: readonly object[]) => {
    const table = roadTable(ways.map((way, i) => ({ id: `w${i}`, line: at(20 + 10 * i), ...way })));
    const group = footwayLines(table, ground, palettes.light);
    const lines = group.children as Mesh[];
    const counts = lines.map((line) => [
      (line.material as ShaderMaterial).uniforms['dash']?.value.x > 0 ? 'dashed' : 'unbroken',
      line.geometry.attributes['position']?.count ?? 0,
    ]);
    group.dispose();
    return Object.fromEntries(counts) as Record<'dashed' | 'unbroken', number>;
  };
  expect(drawn([told]).dashed).toBe(0);
  expect(drawn([told]).unbroken).toBeGreaterThan(0);
  expect(drawn([{ ...told, widthM: null }]).unbroken).toBe(0);
  const both = drawn([told, { ...told, slopePercent: null }]);
  expect(both.dashed).toBe(both.unbroken);
});
