import { called } from '../base/called.ts';
import { AppError } from '../base/errors.ts';
import type { FeatureTable } from '../territory/feature-table.ts';
import { cellsOfLine, cellsOfPolygon, flatXY, partsOfFeature } from '../territory/rasterize.ts';
import type { Layers, RasterLayer } from '../territory/territory.ts';
import type { Edit } from './project.ts';

type Felling = Extract<Edit, { kind: 'felling' }>;
type Grounded = Layers & { readonly terrain: RasterLayer };

/** The surface model with a building on it, as high above the mean ground under it; as it is where there is none. */
export function raiseSurface(
  { surfaceModel, terrain }: Grounded,
  outline: Float64Array,
  heightM: number,
): Pick<Layers, 'surfaceModel'> {
  if (!surfaceModel) return {};
  const cells = cellsOfPolygon([outline], surfaceModel.grid);
  const ground = [...cells].map((cell) => terrain.values[cell] as number).filter(Number.isFinite);
  if (ground.length === 0) return {};
  const top = ground.reduce((sum, z) => sum + z, 0) / ground.length + heightM;
  return { surfaceModel: withHeights(surfaceModel, cells, () => top) };
}

/** The surface model without some buildings: down to the ground inside and under their outlines, but for the others'. */
export function lowerSurface(
  { surfaceModel, terrain }: Grounded,
  pulledDown: readonly (readonly Float64Array[])[],
  left: FeatureTable,
): Pick<Layers, 'surfaceModel'> {
  if (!surfaceModel) return {};
  const kept = footprintCells(left, surfaceModel);
  const cells = pulledDown.flatMap((rings) => [
    ...cellsOfPolygon(rings, surfaceModel.grid),
    ...rings.flatMap((ring) => [...cellsOfLine(ring, surfaceModel.grid)]),
  ]);
  const bare = cells.filter((cell) => !kept.has(cell));
  return { surfaceModel: withHeights(surfaceModel, bare, (cell) => terrain.values[cell] as number) };
}

/**
 * The surface model with the ground in the place of what stands in an area beside buildings.
 *
 * @throws AppError `edit/target-missing` where the territory has no surface model.
 */
export function fell(layers: Grounded, edit: Felling): Pick<Layers, 'surfaceModel'> {
  const { surfaceModel, terrain, buildings } = layers;
  const name = called(edit);
  if (!surfaceModel)
    throw new AppError('edit/target-missing', `"${name}": no surface model`, {
      edit: name,
      target: 'MNS / DSM',
    });
  const kept = buildings ? footprintCells(buildings.table, surfaceModel) : new Set<number>();
  const ring = flatXY([...edit.area, edit.area[0] as [number, number]]);
  const cells = [...cellsOfPolygon([ring], surfaceModel.grid)].filter((cell) => !kept.has(cell));
  if (cells.length === 0) throw new AppError('edit/outside', `"${name}" touches no ground`, { edit: name });
  return { surfaceModel: withHeights(surfaceModel, cells, (cell) => terrain.values[cell] as number) };
}

function footprintCells(table: FeatureTable, { grid }: RasterLayer): ReadonlySet<number> {
  const cells = new Set<number>();
  if (table.geometry !== 'polygon') return cells;
  for (let i = 0; i < table.count; i++)
    for (const cell of cellsOfPolygon(partsOfFeature(table, i), grid)) cells.add(cell);
  return cells;
}

/** Cells where the height is not known stay so. */
function withHeights(
  layer: RasterLayer,
  cells: Iterable<number>,
  heightOf: (cell: number) => number,
): RasterLayer {
  const values = layer.values.slice();
  for (const cell of cells) {
    const height = heightOf(cell);
    if (Number.isFinite(height)) values[cell] = height;
  }
  return { ...layer, values };
}
