import type { FeatureTable } from '../territory/feature-table.ts';
import { containsPoint } from '../territory/polygons.ts';
import { partsOfFeature } from '../territory/rasterize.ts';

/** Text of an attribute, '' when absent. */
export function textOf(table: FeatureTable, name: string, feature: number): string {
  const column = table.columns[name];
  if (column?.type !== 'text') return '';
  return column.dictionary[column.codes[feature] ?? 0] ?? '';
}

/** The vertices of each part of a feature, easting and northing. */
export function linesOf(table: FeatureTable, feature: number): [number, number][][] {
  const lines: [number, number][][] = [];
  for (
    let part = table.featureOffsets[feature] ?? 0;
    part < (table.featureOffsets[feature + 1] ?? 0);
    part++
  ) {
    const line: [number, number][] = [];
    for (let v = table.partOffsets[part] ?? 0; v < (table.partOffsets[part + 1] ?? 0); v++)
      line.push([table.xy[2 * v] ?? 0, table.xy[2 * v + 1] ?? 0]);
    lines.push(line);
  }
  return lines;
}

/** Length of a feature's parts, m. */
export function featureLengthM(table: FeatureTable, feature: number): number {
  let sum = 0;
  forEachSegment(table, feature, (x0, y0, x1, y1) => {
    sum += Math.hypot(x1 - x0, y1 - y0);
  });
  return sum;
}

/** The feature nearest to a point, and how far, m: 0 inside a polygon; null in an empty table. */
export function nearestFeature(
  table: FeatureTable,
  xM: number,
  yM: number,
): { readonly feature: number; readonly distanceM: number } | null {
  let nearest = { feature: -1, distanceM: Number.POSITIVE_INFINITY };
  for (let feature = 0; feature < table.count; feature++) {
    if (table.geometry === 'polygon' && containsPoint(partsOfFeature(table, feature), xM, yM))
      return { feature, distanceM: 0 };
    forEachSegment(table, feature, (x0, y0, x1, y1) => {
      const distanceM = distanceToSegment(xM, yM, x0, y0, x1, y1);
      if (distanceM < nearest.distanceM) nearest = { feature, distanceM };
    });
  }
  return nearest.feature < 0 ? null : nearest;
}

function forEachSegment(
  table: FeatureTable,
  feature: number,
  visit: (x0: number, y0: number, x1: number, y1: number) => void,
): void {
  const { featureOffsets, partOffsets, xy } = table;
  const lastPart = featureOffsets[feature + 1] ?? 0;
  for (let part = featureOffsets[feature] ?? 0; part < lastPart; part++) {
    const first = partOffsets[part] ?? 0;
    const end = partOffsets[part + 1] ?? 0;
    if (end - first === 1)
      visit(xy[2 * first] ?? 0, xy[2 * first + 1] ?? 0, xy[2 * first] ?? 0, xy[2 * first + 1] ?? 0);
    for (let v = first; v + 1 < end; v++)
      visit(xy[2 * v] ?? 0, xy[2 * v + 1] ?? 0, xy[2 * v + 2] ?? 0, xy[2 * v + 3] ?? 0);
  }
}

/** How far a point is from a segment, m. */
export function distanceToSegment(
  x: number,
  y: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / squared));
  return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
}
