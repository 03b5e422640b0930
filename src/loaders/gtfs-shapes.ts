import { type GtfsTable, withTable } from './gtfs-table.ts';
import { type Problem, problem } from './problem.ts';
import type { FaultList } from './tntp-text.ts';

/** Ways on the ground, before they are brought to a territory's CRS. */
export interface GtfsPaths {
  /** Vertices of path p: `first[p] … first[p + 1] − 1`; at least two. */
  readonly first: Int32Array;
  /** Longitude, latitude, degrees: two per vertex. */
  readonly lonLat: Float64Array<ArrayBuffer>;
  /** Path of each trip; −1: none. */
  readonly ofTrip: Int32Array;
}

const columns = ['shape_id', 'shape_pt_lat', 'shape_pt_lon', 'shape_pt_sequence'] as const;

interface Vertex {
  readonly sequence: number;
  readonly lon: number;
  readonly lat: number;
}

/**
 * Paths of the shapes that trips name; null where none has one. A table that lacks a column, and rows that cannot be read,
 * are told: lines are then drawn without them.
 *
 * @param shapeOf Identifier of each trip's shape; '': none.
 */
export function pathsOf(
  table: GtfsTable,
  shapeOf: readonly string[],
  file: string,
  faults: FaultList,
  problems: Problem[],
): GtfsPaths | null {
  const lacking = columns.find((column) => !table.has(column));
  if (lacking !== undefined) {
    problems.push(
      problem('traffic/gtfs-shapes', 'partial', `${file}/shapes.txt: no ${lacking}`, {
        file,
        column: lacking,
      }),
    );
    return null;
  }
  const byShape = verticesOf(table, new Set(shapeOf), faults);
  problems.push(...withTable(faults.problems(), 'shapes.txt'));
  const first = [0];
  const lonLat: number[] = [];
  const at = new Map<string, number>();
  for (const [id, vertices] of byShape) {
    if (vertices.length < 2) continue;
    at.set(id, first.length - 1);
    for (const { lon, lat } of vertices.sort((a, b) => a.sequence - b.sequence)) lonLat.push(lon, lat);
    first.push(lonLat.length / 2);
  }
  if (at.size === 0) return null;
  return {
    first: Int32Array.from(first),
    lonLat: Float64Array.from(lonLat),
    ofTrip: Int32Array.from(shapeOf, (id) => at.get(id) ?? -1),
  };
}

/** Vertices of the shapes that are wanted, in the order in which the table first names each shape. */
function verticesOf(table: GtfsTable, wanted: ReadonlySet<string>, faults: FaultList): Map<string, Vertex[]> {
  const byShape = new Map<string, Vertex[]>();
  const [lats, lons] = [table.column('shape_pt_lat'), table.column('shape_pt_lon')];
  const sequences = table.column('shape_pt_sequence');
  for (const [row, id] of table.column('shape_id').entries()) {
    if (id === '' || !wanted.has(id)) continue;
    const [lon, lat] = [Number(lons[row] || 'x'), Number(lats[row] || 'x')];
    const sequence = Number(sequences[row] || 'x');
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90) || Number.isNaN(sequence)) {
      faults.add('traffic/gtfs-rows', row + 2);
      continue;
    }
    const list = byShape.get(id);
    if (list) list.push({ sequence, lon, lat });
    else byShape.set(id, [{ sequence, lon, lat }]);
  }
  return byShape;
}
