import type { Grid } from '../../base/grid.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { cellsOfLine, cellsOfPolygon, partsOfFeature } from '../../territory/rasterize.ts';
import { around, type CellLists, cellLists } from './footprints.ts';

/**
 * Cells where the water's arrival counts for each place: those of its point, or of its extent and outline;
 * where none of them has a bed (a blocked building), those around. None: the place is outside.
 */
export function placeCells(table: FeatureTable, grid: Grid, bedM: Float32Array): CellLists {
  return cellLists(table.count, (feature) => {
    const parts = partsOfFeature(table, feature);
    const own = new Set<number>(table.geometry === 'polygon' ? cellsOfPolygon(parts, grid) : []);
    for (const part of parts) for (const cell of cellsOfLine(part, grid)) own.add(cell);
    const open = [...own].filter((cell) => !Number.isNaN(bedM[cell]!));
    if (open.length > 0) return open;
    const near = new Set([...own].flatMap((cell) => around(cell, grid)));
    return [...near].filter((cell) => !Number.isNaN(bedM[cell]!));
  });
}

/** Identifier and name of each place, in the layer's order. */
export function placeNames(table: FeatureTable): readonly { readonly id: string; readonly name: string }[] {
  const column = table.columns['name'];
  return table.ids.map((id, feature) => {
    const name = column?.type === 'text' ? column.dictionary[column.codes[feature]!] : undefined;
    return { id, name: name || id };
  });
}
