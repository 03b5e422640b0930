import type { Digest, SourceId } from '../../src/base/brand.ts';
import type { Grid } from '../../src/base/grid.ts';
import { floodSpec } from '../../src/engines/flood/spec.ts';
import { applyEdits } from '../../src/scenario/apply.ts';
import type { AppliedTerritory } from '../../src/scenario/applied.ts';
import type { Condition, Edit, Hypothesis } from '../../src/scenario/project.ts';
import { resolveParameters } from '../../src/simulation/contract.ts';
import type { Column, FeatureTable } from '../../src/territory/feature-table.ts';
import type { Layers, RasterLayer, Territory } from '../../src/territory/territory.ts';

type XY = readonly [number, number];

/** Numbers as arguments, floats as the ground of a small territory, row by row from the north. */
export function rasterLayer(grid: Grid, valueOf: (column: number, row: number) => number): RasterLayer {
  const values = new Float32Array(grid.columns * grid.rows);
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      values[row * grid.columns + column] = valueOf(column, row);
    }
  }
  return { grid, values, source: 'test' };
}

export function territoryOf(terrain: RasterLayer, layers: Layers = {}): Territory {
  return {
    name: 'test',
    fictional: true,
    crs: 2154,
    verticalDatum: 'NGF-IGN69',
    layers: { ...layers, terrain },
    sources: [],
    digest: 'test' as Digest,
  };
}

export function appliedOf(
  terrain: RasterLayer,
  layers: Layers = {},
  edits: readonly Edit[] = [],
): AppliedTerritory {
  return applyEdits(territoryOf(terrain, layers), edits);
}

/** One part per feature; rings as given. */
export function featureTable(
  geometry: FeatureTable['geometry'],
  features: readonly (readonly XY[])[],
  columns: Readonly<Record<string, Column>> = {},
  z: readonly number[] | null = null,
): FeatureTable {
  const partOffsets = [0];
  for (const feature of features) partOffsets.push(partOffsets.at(-1)! + feature.length);
  return {
    geometry,
    count: features.length,
    featureOffsets: Uint32Array.from({ length: features.length + 1 }, (_, i) => i),
    partOffsets: Uint32Array.from(partOffsets),
    xy: Float64Array.from(features.flat(2)),
    z: z ? Float32Array.from(z) : null,
    ids: features.map((_, i) => `f${i}` as SourceId),
    columns,
  };
}

export function numberColumn(...values: number[]): Column {
  return { type: 'number', values: Float64Array.from(values) };
}

/** A closed rectangle, counter-clockwise. */
export function rectangle(west: number, south: number, east: number, north: number): XY[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}

export function hypothesisOf(conditions: readonly Condition[], durationS = 600): Hypothesis {
  return {
    id: 'h',
    shortName: 'test',
    title: 'test',
    horizon: 'today',
    durationS,
    origin: 'test',
    conditions: [...conditions],
  };
}

export function floodParametersWith(changed: Readonly<Record<string, number>> = {}) {
  return resolveParameters(floodSpec, changed);
}
