import type { FeatureTable } from '../src/territory/feature-table.ts';
import { numberColumn, TableBuilder, textColumn } from '../src/territory/table-builder.ts';

/** A layer of points, with columns of numbers and of words. */
export function pointsTable(
  rows: readonly (readonly [x: number, y: number])[],
  numbers: Readonly<Record<string, readonly number[]>>,
  texts: Readonly<Record<string, readonly string[]>> = {},
): FeatureTable {
  const builder = new TableBuilder('point');
  for (const [i, [x, y]] of rows.entries())
    builder.addParts(`p${i}`, [{ xy: Float64Array.of(x, y), z: null }]);
  const columns = [
    ...Object.entries(numbers).map(([name, values]) => [name, filled(numberColumn(), values)] as const),
    ...Object.entries(texts).map(([name, values]) => [name, filled(textColumn(), values)] as const),
  ];
  return builder.build(Object.fromEntries(columns));
}

function filled(column: ReturnType<typeof numberColumn>, values: readonly (number | string)[]) {
  for (const value of values) column.push(value);
  return column.build();
}
