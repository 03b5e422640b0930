import type { SourceId } from '../src/base/brand.ts';
import type { Column, FeatureTable } from '../src/territory/feature-table.ts';
import { numberColumn, TableBuilder, textColumn } from '../src/territory/table-builder.ts';

export interface RoadFixture {
  readonly id: string;
  readonly line: readonly (readonly [number, number] | readonly [number, number, number])[];
  readonly [attribute: string]: unknown;
}

/** A layer of roads from lines and attributes under the house's names. */
export function roadTable(roads: readonly RoadFixture[]): FeatureTable {
  const builder = new TableBuilder('line');
  const names = [...new Set(roads.flatMap((road) => Object.keys(road)))].filter(
    (name) => name !== 'id' && name !== 'line',
  );
  for (const { id, line } of roads) {
    const xy = Float64Array.from(line.flatMap(([x, y]) => [x, y]));
    const hasZ = line.some((point) => point.length === 3);
    const z = hasZ ? Float64Array.from(line, (point) => point[2] ?? Number.NaN) : null;
    builder.addParts(id, [{ xy, z }]);
  }
  const columns: Record<string, Column> = {};
  for (const name of names) {
    const isNumber = roads.some((road) => typeof road[name] === 'number');
    const column = isNumber ? numberColumn() : textColumn();
    for (const road of roads) column.push((road[name] ?? null) as number | string | null);
    columns[name] = column.build();
  }
  return { ...builder.build(columns), ids: roads.map(({ id }) => id as SourceId) };
}
