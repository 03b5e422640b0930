import { type DraftState, type Way, wayOf } from '../../../app/draft-store.ts';
import { linesOf } from '../../../app/features.ts';
import type { Draft } from '../../../scene/picture.ts';
import type { Edit, Point, Project } from '../../../scenario/project.ts';
import { lineage } from '../../../scenario/resolve.ts';
import type { EngineSpec } from '../../../simulation/contract.ts';
import type { FeatureTable } from '../../../territory/feature-table.ts';
import { namesRoad } from '../../../territory/road-pieces.ts';
import type { Layers } from '../../../territory/territory.ts';

/** Where an edit touches the map. */
interface Touched {
  readonly lines: readonly (readonly Point[])[];
  readonly places: readonly Point[];
  readonly way: Way;
}

/** Kinds that stand on the map as what they build: a wall, a road, a building. */
const seenAnyway: ReadonlySet<Edit['kind']> = new Set(['dike', 'road-new', 'building-new']);
/** Outlines of listed buildings that a map draws without growing slow. */
const mostListed = 4000;

/**
 * Lines, outlines and places of an alternative's own and inherited edits, those that the engine looked at knows: the roads
 * that they name, the areas that they are for. Null where there are none.
 *
 * @param layers As the alternative makes them. @param edited Left out: its form shows it.
 */
export function drawnEdits(
  project: Project,
  alternative: string,
  spec: EngineSpec,
  layers: Layers,
  edited = '',
): Draft | null {
  const known = new Set(spec.edits.map(({ kind }) => kind));
  const touched = lineage(project, alternative)
    .flatMap(({ edits }) => edits)
    .filter(({ id, kind }) => id !== edited && known.has(kind) && !seenAnyway.has(kind))
    .map((edit) => touchedBy(edit, layers));
  const draft = draftOfTouched(touched);
  return draft && { ...draft, isThin: true };
}

/** One edit of an alternative, with all that it touches; null: there is no such edit, or it touches nothing. */
export function pointedEdit(
  project: Project,
  alternative: string,
  id: string,
  layers: Layers,
  before: Layers,
): Draft | null {
  const edit = lineage(project, alternative)
    .flatMap(({ edits }) => edits)
    .find((own) => own.id === id);
  if (edit === undefined) return null;
  const { lines, ...rest } = touchedBy(edit, layers);
  return draftOfTouched([{ ...rest, lines: [...lines, ...listedBy(edit, before)] }]);
}

/** What the map shows of an open form: the line or area being drawn, else all that it holds. */
export function draftOf({ wanted, points, chosen, chosenWay, pointedOut, held }: DraftState): Draft | null {
  if (wanted === 'line' || wanted === 'area') return { kind: wanted, points };
  return draftOfTouched([
    { lines: chosen, places: [], way: chosenWay },
    { lines: pointedOut, places: [], way: 0 },
    ...[...held.values()].map(({ kind, lines, way }) => ({
      lines: kind === 'point' ? [] : kind === 'area' ? lines.map(closed) : lines,
      places: kind === 'point' ? lines.flat() : [],
      way,
    })),
  ]);
}

function draftOfTouched(touched: readonly Touched[]): Draft | null {
  const lines = touched.flatMap((one) => one.lines);
  const places = touched.flatMap((one) => one.places);
  if (lines.length + places.length === 0) return null;
  let end = 0;
  const starts = lines.map((line) => {
    end += line.length;
    return end - line.length;
  });
  const arrows = touched.flatMap((one) => one.lines.map(() => one.way));
  return { kind: 'features', points: lines.flat(), starts, places, arrows };
}

function touchedBy(edit: Edit, layers: Layers): Touched {
  const lines: (readonly Point[])[] = [];
  if (edit.kind === 'road-new') lines.push(...roadsOf(layers, [`edit/${edit.id}`]));
  else if ('line' in edit && edit.line) lines.push(edit.line);
  if ('area' in edit && edit.area) lines.push(closed(edit.area));
  if ('roads' in edit) lines.push(...roadsOf(layers, edit.roads));
  if ('access' in edit) lines.push(...roadsOf(layers, edit.access));
  if (edit.kind === 'turn-ban') lines.push(...roadsOf(layers, [edit.from, edit.to]));
  const places = 'point' in edit ? edit.point : [];
  return { lines, places, way: 'direction' in edit ? wayOf(edit.direction) : 0 };
}

/** What an edit names of other layers: buildings one by one, a dike, footways. */
function listedBy(edit: Edit, { buildings, dikes, footways }: Layers): readonly (readonly Point[])[] {
  const named = (table: FeatureTable | undefined, ids: readonly string[]) =>
    table === undefined ? [] : ids.slice(0, mostListed).flatMap((id) => featureLines(table, id));
  if (edit.kind === 'dike-raise') return named(dikes?.table, [edit.dike]);
  if (edit.kind === 'footway-works') return named(footways?.table, edit.footways);
  return 'ids' in edit ? named(buildings?.table, edit.ids ?? []) : [];
}

function closed(ring: readonly Point[]): readonly Point[] {
  return [...ring, ...ring.slice(0, 1)];
}

function roadsOf({ roads }: Layers, names: readonly string[]): readonly (readonly Point[])[] {
  return roads === undefined ? [] : names.flatMap((name) => featureLines(roads.table, name));
}

/** The lines of a feature, and of the pieces of a road that an edit cut. */
function featureLines(table: FeatureTable, id: string): readonly (readonly Point[])[] {
  const pieces = piecesByName(table).get(id) ?? [];
  return pieces.flatMap((feature) => linesOf(table, feature));
}

const known = new WeakMap<FeatureTable, ReadonlyMap<string, readonly number[]>>();

function piecesByName(table: FeatureTable): ReadonlyMap<string, readonly number[]> {
  const before = known.get(table);
  if (before) return before;
  const pieces = new Map<string, number[]>();
  for (const [feature, id] of table.ids.entries()) {
    const own = pieces.get(namesRoad(id));
    if (own) own.push(feature);
    else pieces.set(namesRoad(id), [feature]);
  }
  known.set(table, pieces);
  return pieces;
}
