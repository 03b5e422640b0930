import { called } from '../base/called.ts';
import type { SourceId } from '../base/brand.ts';
import { emptyTable } from '../territory/feature-table.ts';
import { withShapes, withText } from '../territory/table-edits.ts';
import type { FeatureLayer } from '../territory/territory.ts';
import { editSource } from './dikes.ts';
import type { Edit, Point } from './project.ts';

type Facility = Extract<Edit, { kind: 'facility' }>;

/** The layer of places with one more. */
export function addFacility(layer: FeatureLayer | undefined, edit: Facility): FeatureLayer {
  const table = layer?.table ?? emptyTable('point');
  const [x, y] = edit.point[0] as Point;
  const id = `edit/${edit.id}` as SourceId;
  const added = withShapes(table, new Map(), [
    { id, parts: [{ xy: Float64Array.of(x, y), z: null }], like: -1 },
  ]);
  const texts = { name: edit.name || called(edit), role: edit.role };
  const told = Object.entries(texts).reduce(
    (result, [name, text]) => withText(result, name, [table.count], text),
    added,
  );
  return { table: told, source: layer?.source ?? editSource };
}
