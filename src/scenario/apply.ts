import { called } from '../base/called.ts';
import { AppError } from '../base/errors.ts';
import { gridBounds } from '../base/grid.ts';
import { landCoverCode } from '../territory/land-cover.ts';
import { cellsOfLine, flatXY, forEachSpan } from '../territory/rasterize.ts';
import type { LayerKind, RasterLayer, Territory } from '../territory/territory.ts';
import type { AppliedTerritory } from './applied.ts';
import { addBuilding, pullDown } from './buildings.ts';
import { addDike, editSource, raiseDike } from './dikes.ts';
import { editFootways } from './footway-edits.ts';
import { addFacility } from './new-facility.ts';
import { addRoad } from './new-road.ts';
import type { Edit, Point } from './project.ts';
import { checkRoads, editRoads } from './road-edits.ts';
import { fell } from './surface.ts';
import { filterTraffic } from './traffic-filter.ts';
import { checkLights } from './traffic-lights.ts';

type Layers = Territory['layers'];
type Ground = Extract<Edit, { kind: 'ground' }>;
type Cover = Extract<Edit, { kind: 'land-cover' }>;

/**
 * A territory as an alternative would make it. Pure: the territory is left as it was, and the layers that no
 * edit touches are shared with it.
 *
 * @throws AppError `edit/target-missing`, `edit/outside` (nothing of the territory is touched) or
 * `edit/invalid` (too small for the cells, or incomplete), each with the `edit`'s label.
 */
export function applyEdits(territory: Territory, edits: readonly Edit[]): AppliedTerritory {
  const layers = edits.reduce(applyEdit, territory.layers);
  return { territory, edits, changed: changedLayers(territory.layers, layers), layers };
}

/** Every edit that cannot be applied, in order; the others are applied meanwhile. */
export function editProblems(territory: Territory, edits: readonly Edit[]): readonly AppError[] {
  return applyPossible(territory, edits).problems;
}

/** The layers after the edits that can be applied, and why each of the others cannot. */
export function applyPossible(
  territory: Territory,
  edits: readonly Edit[],
): { readonly layers: Layers; readonly problems: readonly AppError[] } {
  const problems: AppError[] = [];
  let layers = territory.layers;
  for (const edit of edits) {
    try {
      layers = applyEdit(layers, edit);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push(error);
    }
  }
  return { layers, problems };
}

function changedLayers(before: Layers, after: Layers): ReadonlySet<LayerKind> {
  return new Set((Object.keys(after) as LayerKind[]).filter((kind) => after[kind] !== before[kind]));
}

function applyEdit(layers: Layers, edit: Edit): Layers {
  switch (edit.kind) {
    case 'dike':
      if (!crossesGround(layers.terrain, edit.line)) throw outside(edit);
      if (isOnePoint(edit.line)) throw tooSmall(edit);
      return { ...layers, dikes: addDike(layers.dikes, edit) };
    case 'dike-raise':
      return { ...layers, dikes: raiseDike(layers.dikes, layers.terrain, edit) };
    case 'ground':
      return { ...layers, terrain: moveGround(layers.terrain, edit) };
    case 'land-cover':
      return coverGround(layers, edit);
    case 'road-close':
    case 'road-open':
      checkPeriod(edit);
      return { ...layers, roads: editRoads(layers.roads, edit) };
    case 'road-speed':
    case 'road-lanes':
    case 'road-capacity':
    case 'road-direction':
    case 'zone-30':
    case 'bus-lane':
    case 'bike-lane':
    case 'parking-removal':
      return { ...layers, roads: editRoads(layers.roads, edit) };
    case 'road-new':
      if (isOnePoint(edit.line)) throw tooSmall(edit);
      if (!liesNear(layers.terrain, edit.line))
        throw new AppError('edit/far', `"${called(edit)}" goes far beyond the terrain`, {
          edit: called(edit),
          km: farthestM / 1000,
        });
      return { ...layers, roads: addRoad(layers.roads, layers.terrain, edit) };
    case 'traffic-filter':
      return { ...layers, roads: filterTraffic(layers.roads, edit) };
    case 'facility':
      return { ...layers, places: addFacility(layers.places, edit) };
    case 'footway-works':
      return { ...layers, footways: editFootways(layers.footways, edit) };
    // What nobody's layer holds: engines read it from the edits.
    case 'turn-ban':
      checkRoads(layers.roads, edit, [edit.from, edit.to]);
      return layers;
    case 'traffic-lights':
      checkLights(layers.roads, edit);
      return layers;
    case 'district':
      checkRoads(layers.roads, edit, edit.access);
      return layers;
    case 'building-new':
      if (!crossesGround(layers.terrain, edit.area)) throw outside(edit);
      return { ...layers, ...addBuilding(layers, edit) };
    case 'demolition':
      return { ...layers, ...pullDown(layers, edit) };
    case 'felling':
      return { ...layers, ...fell(layers, edit) };
    case 'trees':
      if (edit.line === null && edit.area === null) throw tooSmall(edit);
      if (!crossesGround(layers.terrain, edit.line ?? edit.area ?? [])) throw outside(edit);
      return layers;
    // Engines read these from the list of edits.
    case 'renovation':
    case 'heating-change':
    case 'solar-roofs':
    case 'shading':
    case 'shared-power':
      return layers;
    case 'heat-network':
      if (isOnePoint(edit.line)) throw tooSmall(edit);
      return layers;
  }
}

/** A road may go on beyond the terrain, as those of the layer do, but not farther than this, m. */
const farthestM = 2000;

function liesNear({ grid }: RasterLayer, line: readonly Point[]): boolean {
  const [west, south, east, north] = gridBounds(grid);
  return line.every(
    ([x, y]) =>
      x >= west - farthestM && x <= east + farthestM && y >= south - farthestM && y <= north + farthestM,
  );
}

/** What is to end before it begins would never hold. */
function checkPeriod(edit: Extract<Edit, { kind: 'road-close' | 'road-open' }>): void {
  const { fromS, toS } = edit;
  if (toS !== null && toS <= (fromS ?? 0))
    throw new AppError('edit/period', `"${called(edit)}" ends before it begins`, { edit: called(edit) });
}

function crossesGround(terrain: RasterLayer, line: readonly Point[]): boolean {
  return cellsOfLine(flatXY(line), terrain.grid).some((cell) => Number.isFinite(terrain.values[cell]));
}

/** Cells without a known elevation stay so: an edit moves ground, it does not survey it. */
function moveGround(terrain: RasterLayer, edit: Ground): RasterLayer {
  const values = terrain.values.slice();
  const touched = paint(terrain, edit.area, values, (z) => movedTo(edit, z));
  if (touched === 0) throw untouched(edit, terrain);
  return { ...terrain, values };
}

function movedTo(edit: Ground, z: number): number {
  switch (edit.mode) {
    case 'by':
      return z + edit.valueM;
    case 'to':
      return edit.valueM;
    case 'raise-to':
      return Math.max(z, edit.valueM);
    case 'lower-to':
      return Math.min(z, edit.valueM);
  }
}

/**
 * A new cover. Where the territory has a measured roughness, it was measured under the old cover: it becomes
 * unknown (NaN) there, so that an engine takes the new class' own value. A territory without land cover gets
 * one that is unknown elsewhere.
 */
function coverGround(layers: Layers, edit: Cover): Layers {
  const old = layers.landCover ?? unknownCover(layers.terrain);
  const values = old.values.slice();
  const code = landCoverCode(edit.cover);
  if (paint(old, edit.area, values, () => code) === 0) throw untouched(edit, layers.terrain);
  const landCover = { ...old, values };
  if (!layers.roughness) return { ...layers, landCover };
  const roughness = layers.roughness.values.slice();
  const forgotten = paint(layers.roughness, edit.area, roughness, () => Number.NaN);
  if (forgotten === 0) return { ...layers, landCover };
  return { ...layers, landCover, roughness: { ...layers.roughness, values: roughness } };
}

function unknownCover(terrain: RasterLayer): RasterLayer {
  const { columns, rows } = terrain.grid;
  return { grid: terrain.grid, values: new Uint8Array(columns * rows), source: editSource };
}

/** Writes `valueOf(old)` into the known cells whose centre lies in an area; how many there were. */
function paint(
  layer: RasterLayer,
  area: readonly Point[],
  target: Float32Array | Uint8Array,
  valueOf: (old: number) => number,
): number {
  let touched = 0;
  forEachSpan([flatXY(area)], layer.grid, (row, first, end) => {
    for (let column = first; column < end; column++) {
      const cell = row * layer.grid.columns + column;
      const old = layer.values[cell] ?? Number.NaN;
      if (!Number.isFinite(old)) continue;
      target[cell] = valueOf(old);
      touched++;
    }
  });
  return touched;
}

function isOnePoint([first, ...rest]: readonly Point[]): boolean {
  return rest.every((point) => point[0] === first?.[0] && point[1] === first[1]);
}

/** An area that holds no cell's centre lies off the known ground, or is smaller than the cells. */
function untouched(edit: Ground | Cover, terrain: RasterLayer): AppError {
  return crossesGround(terrain, edit.area) ? tooSmall(edit) : outside(edit);
}

function tooSmall(edit: Edit): AppError {
  return new AppError('edit/invalid', `"${called(edit)}" is too small to change anything`, {
    edit: called(edit),
  });
}

function outside(edit: Edit): AppError {
  return new AppError('edit/outside', `"${called(edit)}" touches no known ground`, {
    edit: called(edit),
  });
}
