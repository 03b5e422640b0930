import { called } from '../base/called.ts';
import type { SourceId } from '../base/brand.ts';
import { AppError } from '../base/errors.ts';
import { emptyTable, type FeatureTable } from '../territory/feature-table.ts';
import { inhabitantsByBuilding } from '../territory/people.ts';
import { boxOf, containsPoint, middleOf } from '../territory/polygons.ts';
import { flatXY, partsOfFeature } from '../territory/rasterize.ts';
import { selfCrossing } from '../territory/ring.ts';
import { numbersOf, selectFeatures } from '../territory/table-ops.ts';
import { withNumbers, withShapes, withText } from '../territory/table-edits.ts';
import type { FeatureLayer, Layers, RasterLayer } from '../territory/territory.ts';
import { editSource } from './dikes.ts';
import type { Edit, Point } from './project.ts';
import { lowerSurface, raiseSurface } from './surface.ts';

type NewBuilding = Extract<Edit, { kind: 'building-new' }>;
type Demolition = Extract<Edit, { kind: 'demolition' }>;
type Built = Pick<Layers, 'buildings' | 'population' | 'surfaceModel'>;
type Grounded = Layers & { readonly terrain: RasterLayer };

/** Height of a storey, m, as where a building of the territory tells its storeys alone. */
const storeyHeightM = 3;
/** BD TOPO's words for what a new building is for. */
const useWords: Readonly<Record<NewBuilding['use'], string>> = {
  dwellings: 'Résidentiel',
  services: 'Commercial et services',
  industry: 'Industriel',
  shed: 'Annexe',
};
/** Year that new buildings are dated by: one of the last period of archetypes. */
const newYear = '2025';
/** People of a dwelling where its square tells none: that of French households, as trips are made. */
const personsPerDwelling = 2.2;

/** Identifier of the building that an edit puts up. */
function newBuildingId({ id }: { readonly id: string }): SourceId {
  return `edit/${id}` as SourceId;
}

/**
 * The layers with one more building, and with the people who live in it: as many in a dwelling as in those of its square
 * of population, so that nobody else's number changes.
 *
 * @throws AppError `edit/invalid` when the outline crosses itself; `edit/occupied` when another building stands there.
 */
export function addBuilding(layers: Grounded, edit: NewBuilding): Built {
  const outline = closed(edit.area);
  if (selfCrossing(outline)) throw invalid(edit, 'its outline crosses itself');
  const old = layers.buildings?.table ?? emptyTable('polygon');
  if (old.geometry !== 'polygon') throw invalid(edit, 'the buildings of the territory have no outlines');
  const standing = occupant(old, outline);
  if (standing !== null)
    throw new AppError('edit/occupied', `"${called(edit)}" stands on ${standing}`, {
      edit: called(edit),
      building: standing,
    });
  const shaped = withShapes(old, new Map(), [
    { id: newBuildingId(edit), parts: [{ xy: outline, z: null }], like: -1 },
  ]);
  const at = [old.count];
  const { storeys, heightM, dwellings, use } = edit;
  const told = Object.entries({ use: useWords[use], date: newYear }).reduce(
    (table, [name, text]) => withText(table, name, at, text),
    shaped,
  );
  const sized = withNumbers(
    withNumbers(told, 'storeys', at, () => storeys),
    'heightM',
    at,
    () => heightM ?? storeyHeightM * storeys,
  );
  const counted = withNumbers(sized, 'dwellings', at, () => dwellings);
  const isCounted = countsDwellings(old);
  const own = isCounted || old.count === 0 ? counted : sized;
  const source = layers.buildings?.source ?? editSource;
  const surface = raiseSurface(layers, outline, heightM ?? storeyHeightM * storeys);
  const built = { ...surface, buildings: { table: own, source } };
  if (!layers.population || dwellings === 0) return built;
  const settled = settle(layers.population, old, own, old.count, dwellings);
  // Where the square's people are shared by floor areas, one count of dwellings would draw them all.
  if (settled !== null) return { ...built, population: settled };
  const shared = settle(layers.population, old, sized, old.count, dwellings);
  return { ...surface, buildings: { table: sized, source }, population: shared ?? layers.population };
}

/**
 * The layers without some buildings, and without those who live in them.
 *
 * @throws AppError `edit/invalid` when it chooses none, `edit/target-missing` when none of those is there.
 */
export function pullDown(layers: Grounded, edit: Demolition): Built {
  const table = layers.buildings?.table ?? emptyTable('polygon');
  if (edit.ids.length === 0 && edit.area === null) throw invalid(edit, 'it chooses no building');
  const chosen = new Set(chosenBy(table, edit));
  if (chosen.size === 0)
    throw new AppError('edit/target-missing', `"${called(edit)}" meets no building`, {
      edit: called(edit),
      target: edit.ids[0] ?? '–',
    });
  const left = Uint32Array.from([...table.ids.keys()].filter((i) => !chosen.has(i)));
  const rest = selectFeatures(table, left);
  const outlines = [...chosen].map((i) => partsOfFeature(table, i));
  const built = {
    ...lowerSurface(layers, outlines, rest),
    buildings: { table: rest, source: layers.buildings?.source ?? editSource },
  };
  if (!layers.population) return built;
  const people = inhabitantsByBuilding(table, layers.population.table);
  const leaving = [...chosen].map((i) => [middleOf(table, i), people[i] as number] as const);
  return { ...built, population: withoutPeople(layers.population, leaving) };
}

function chosenBy(table: FeatureTable, { ids, area }: Demolition): readonly number[] {
  const positions = [...table.ids.keys()];
  if (ids.length > 0) {
    const wanted = new Set<string>(ids);
    return positions.filter((i) => wanted.has(table.ids[i] as string));
  }
  const ring = closed(area ?? []);
  return positions.filter((i) => containsPoint([ring], ...middleOf(table, i)));
}

/** The vertices of a ring that may be closed or not, the first one repeated at the end. */
function closed(ring: readonly Point[]): Float64Array<ArrayBuffer> {
  const [first, last] = [ring[0], ring.at(-1)];
  const isClosed = first !== undefined && first[0] === last?.[0] && first[1] === last[1];
  return flatXY(isClosed || first === undefined ? ring : [...ring, first]);
}

/** A building that stands where an outline is to be, or null. Walls may touch. */
function occupant(table: FeatureTable, outline: Float64Array): string | null {
  const [west, south, east, north] = boxOf([outline]);
  const inner = pointsInside([outline]);
  const found = table.ids.findIndex((_, i) => {
    const parts = partsOfFeature(table, i);
    const box = boxOf(parts);
    if (box[0] >= east || box[2] <= west || box[1] >= north || box[3] <= south) return false;
    return (
      inner.some(([x, y]) => containsPoint(parts, x, y)) ||
      pointsInside(parts).some(([x, y]) => containsPoint([outline], x, y))
    );
  });
  return found < 0 ? null : (table.ids[found] as string);
}

/** Sides are looked at from this far inside, m. */
const insideM = 0.5;

/** Points just inside the sides of rings, a metre apart, and the middle where it is inside. */
function pointsInside(rings: readonly Float64Array[]): readonly (readonly [number, number])[] {
  const [west, south, east, north] = boxOf(rings);
  const points: [number, number][] = [[(west + east) / 2, (south + north) / 2]];
  for (const ring of rings) {
    for (let k = 0; k + 3 < ring.length; k += 2) {
      const [x, y] = [ring[k] as number, ring[k + 1] as number];
      const [dx, dy] = [(ring[k + 2] as number) - x, (ring[k + 3] as number) - y];
      const length = Math.sqrt(dx * dx + dy * dy);
      for (let m = 0.5; m < length; m++)
        for (const side of [insideM, -insideM])
          points.push([x + (m * dx - side * dy) / length, y + (m * dy + side * dx) / length]);
    }
  }
  return points.filter(([x, y]) => containsPoint(rings, x, y));
}

function countsDwellings(table: FeatureTable): boolean {
  return numbersOf(table, 'dwellings').some((count) => count > 0);
}

/**
 * The population with those who move into a building: a square that has people gets as many more as leave everybody else
 * where they were. A building outside every square with people brings a square of its own. null: others would move in.
 */
function settle(
  layer: FeatureLayer,
  before: FeatureTable,
  after: FeatureTable,
  building: number,
  dwellings: number,
): FeatureLayer | null {
  const { table } = layer;
  const newcomers = personsPerDwelling * dwellings;
  const square = squareAt(table, ...middleOf(after, building));
  const people = square < 0 ? 0 : (numbersOf(table, 'inhabitants')[square] as number);
  if (square >= 0 && people > 0) {
    const was = inhabitantsByBuilding(before, table).reduce((sum, count) => sum + count, 0);
    const taken = inhabitantsByBuilding(after, table)[building] as number;
    if (taken < people) return withPeople(layer, square, (people * people) / (people - taken));
    // Nobody else has a home in the square: it was empty before, or its people were shared otherwise.
    const others = inhabitantsByBuilding(after, table).reduce((sum, count) => sum + count, -taken);
    return was > others + 1e-9 ? null : withPeople(layer, square, people + newcomers);
  }
  if (square >= 0) return withPeople(layer, square, newcomers);
  const parts = partsOfFeature(after, building).map((xy) => ({ xy: xy.slice(), z: null }));
  const point = [{ xy: Float64Array.from(middleOf(after, building)), z: null }];
  const id = `${after.ids[building] as string}/people` as SourceId;
  const shaped = withShapes(table, new Map(), [
    { id, parts: table.geometry === 'polygon' ? parts : point, like: -1 },
  ]);
  return { ...layer, table: withNumbers(shaped, 'inhabitants', [table.count], () => newcomers) };
}

function withPeople(layer: FeatureLayer, square: number, people: number): FeatureLayer {
  return { ...layer, table: withNumbers(layer.table, 'inhabitants', [square], () => people) };
}

function withoutPeople(
  layer: FeatureLayer,
  leaving: readonly (readonly [at: readonly [number, number], people: number])[],
): FeatureLayer {
  const lost = new Map<number, number>();
  for (const [[x, y], people] of leaving) {
    const square = squareAt(layer.table, x, y);
    if (square >= 0 && people > 0) lost.set(square, (lost.get(square) ?? 0) + people);
  }
  const counts = numbersOf(layer.table, 'inhabitants').slice();
  for (const [square, people] of lost) {
    const left = (counts[square] as number) - people;
    // Sums of shares miss the whole by some 10⁻¹³.
    counts[square] = left < 1e-9 ? 0 : left;
  }
  const columns = { ...layer.table.columns, inhabitants: { type: 'number' as const, values: counts } };
  return { ...layer, table: { ...layer.table, columns } };
}

/** Position of the square that holds a place, −1 for none. */
function squareAt(table: FeatureTable, x: number, y: number): number {
  if (table.geometry !== 'polygon') return -1;
  return table.ids.findIndex((_, i) => containsPoint(partsOfFeature(table, i), x, y));
}

function invalid(edit: Edit, why: string): AppError {
  return new AppError('edit/invalid', `"${called(edit)}": ${why}`, { edit: called(edit) });
}
