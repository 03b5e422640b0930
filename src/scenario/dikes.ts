import { called } from '../base/called.ts';
import type { SourceId } from '../base/brand.ts';
import { AppError } from '../base/errors.ts';
import { cellAt } from '../base/grid.ts';
import { emptyTable } from '../territory/feature-table.ts';
import { flatXY } from '../territory/rasterize.ts';
import { withShapes } from '../territory/table-edits.ts';
import type { FeatureLayer, RasterLayer } from '../territory/territory.ts';
import type { Edit } from './project.ts';

type Dike = Extract<Edit, { kind: 'dike' }>;
type DikeRaise = Extract<Edit, { kind: 'dike-raise' }>;

/** `FeatureLayer.source` of a layer that only edits made. */
export const editSource = 'edits';

/** The layer with one more line: the wall of an edit, its crest as the elevations of its vertices. */
export function addDike(layer: FeatureLayer | undefined, edit: Dike): FeatureLayer {
  const vertices = edit.line.length;
  const crests = typeof edit.crestM === 'number' ? edit.line.map(() => edit.crestM as number) : edit.crestM;
  if (crests.length !== vertices) {
    throw new AppError('edit/invalid', 'one crest for each vertex', { edit: called(edit) });
  }
  const old = layer?.table ?? emptyTable('line');
  const table = withShapes({ ...old, geometry: 'line' }, new Map(), [
    {
      id: `edit/${edit.id}` as SourceId,
      parts: [{ xy: flatXY(edit.line), z: Float64Array.from(crests) }],
      like: -1,
    },
  ]);
  return { table, source: layer?.source ?? editSource };
}

/**
 * The layer with one dike's crest moved by `raiseM`. The crest of a vertex is its elevation, else the dike's
 * attribute `crestM`, else the ground under it; afterwards it is always the vertex' elevation.
 *
 * @throws AppError `edit/target-missing` when the territory has no such dike, `edit/outside` when neither the
 * dike nor the ground says how high it is.
 */
export function raiseDike(
  layer: FeatureLayer | undefined,
  terrain: RasterLayer,
  edit: DikeRaise,
): FeatureLayer {
  const table = layer?.table;
  const feature = table?.ids.indexOf(edit.dike as SourceId) ?? -1;
  if (!layer || !table || feature < 0 || edit.dike.startsWith('edit/')) {
    throw new AppError('edit/target-missing', `no dike "${edit.dike}"`, {
      edit: called(edit),
      target: edit.dike,
    });
  }
  const z = table.z?.slice() ?? new Float32Array(table.xy.length / 2).fill(Number.NaN);
  const crestColumn = table.columns['crestM'];
  const stated = crestColumn?.type === 'number' ? (crestColumn.values[feature] ?? Number.NaN) : Number.NaN;
  const first = table.partOffsets[table.featureOffsets[feature] ?? 0] ?? 0;
  const end = table.partOffsets[table.featureOffsets[feature + 1] ?? 0] ?? 0;
  let known = 0;
  for (let vertex = first; vertex < end; vertex++) {
    const own = z[vertex] ?? Number.NaN;
    const x = table.xy[2 * vertex] ?? Number.NaN;
    const y = table.xy[2 * vertex + 1] ?? Number.NaN;
    const crest = Number.isFinite(own) ? own : Number.isFinite(stated) ? stated : elevationAt(terrain, x, y);
    z[vertex] = crest + edit.raiseM;
    if (Number.isFinite(crest)) known++;
  }
  if (known === 0) {
    throw new AppError('edit/outside', `the crest of "${edit.dike}" is unknown`, {
      edit: called(edit),
    });
  }
  const columns = { ...table.columns };
  for (const name of ['crestM', 'heightM']) {
    const column = columns[name];
    if (column?.type !== 'number') continue;
    const values = column.values.slice();
    values[feature] = (values[feature] ?? Number.NaN) + edit.raiseM;
    columns[name] = { type: 'number', values };
  }
  return { ...layer, table: { ...table, z, columns } };
}

/** Elevation of the cell that holds a point, m; NaN off the known ground. */
export function elevationAt(terrain: RasterLayer, xM: number, yM: number): number {
  return terrain.values[cellAt(terrain.grid, xM, yM)] ?? Number.NaN;
}
