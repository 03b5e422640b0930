import { z } from 'zod';
import { AppError } from '../base/errors.ts';
import { roadUseNames } from '../territory/road-uses.ts';
import { type Edit, edit as editSchema, type Point } from './project.ts';

/** Edits that a file holds, and what of it could not be read. */
export interface ReadEdits {
  readonly edits: readonly Edit[];
  /** Of each edit, the position of its feature in the file, from 1. */
  readonly features: readonly number[];
  /** One for each feature left out, in order. */
  readonly problems: readonly AppError[];
}

const position = z.array(z.number()).min(2);
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: position }),
  z.object({ type: z.literal('LineString'), coordinates: z.array(position) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(position)).min(1) }),
]);
const feature = z.object({
  geometry: geometry.nullable().default(null),
  properties: z.record(z.string(), z.unknown()).nullable(),
});
const collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()) });

/** Properties that are lists, which a table of attributes writes as one text. */
const lists: ReadonlySet<string> = new Set(['roads', 'classes', 'access', 'ids', 'footways', 'works']);

/**
 * Edits from GeoJSON: each feature is one, its `kind` and values in `properties` under the names of the project's
 * schema, its shape in the geometry; closures and openings that name no classes are for all. Lists may be texts separated by commas or semicolons. Elevations of a line
 * become `zM`. Coordinates between −180 and 180 are longitudes and latitudes, others the territory's own.
 *
 * @param fromLonLat Into the territory's coordinates. @param taken Identifiers that new edits may not have.
 * @throws AppError `edit/file` when the text is no collection of features.
 */
export function readEdits(
  text: string,
  fromLonLat: (longitude: number, latitude: number) => Point,
  taken: readonly string[] = [],
): ReadEdits {
  const features = featuresOf(text);
  const place = ([x = Number.NaN, y = Number.NaN]: readonly number[]): Point =>
    Math.abs(x) <= 180 && Math.abs(y) <= 90 ? fromLonLat(x, y) : [x, y];
  const ids = new Set(taken);
  const edits: Edit[] = [];
  const numbers: number[] = [];
  const problems: AppError[] = [];
  for (const [i, raw] of features.entries()) {
    const read = feature.safeParse(raw);
    const values = read.success ? valuesOf(read.data, place) : null;
    const id = freshId(ownId(values?.['id']) ?? `edit-${i + 1}`, ids);
    const parsed = editSchema.safeParse({ ...values, id });
    if (parsed.success) {
      ids.add(id);
      edits.push(parsed.data);
      numbers.push(i + 1);
    } else problems.push(unreadable(i + 1, values, parsed.error));
  }
  return { edits, features: numbers, problems };
}

function featuresOf(text: string): readonly unknown[] {
  let json: unknown;
  try {
    json = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    json = null;
  }
  const read = collection.safeParse(json);
  if (read.success) return read.data.features;
  throw new AppError('edit/file', 'not a GeoJSON collection of features');
}

function valuesOf(
  { geometry: shape, properties }: z.infer<typeof feature>,
  place: (at: readonly number[]) => Point,
): Readonly<Record<string, unknown>> {
  const values = Object.fromEntries(
    Object.entries(properties ?? {}).map(([name, value]) => [name, listed(name, value)]),
  );
  const usual = isForClasses(values['kind']) ? { classes: roadUseNames } : {};
  return { ...usual, ...values, ...shapeOf(shape, place) };
}

/** Kinds that are for everybody unless they say for whom. */
function isForClasses(kind: unknown): boolean {
  return kind === 'road-close' || kind === 'road-open';
}

function listed(name: string, value: unknown): unknown {
  if (!lists.has(name) || typeof value !== 'string') return value;
  return value
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function shapeOf(
  shape: z.infer<typeof geometry> | null,
  place: (at: readonly number[]) => Point,
): Readonly<Record<string, unknown>> {
  switch (shape?.type) {
    case undefined:
      return {};
    case 'Point':
      return { point: [place(shape.coordinates)] };
    case 'Polygon':
      return { area: (shape.coordinates[0] ?? []).map(place) };
    case 'LineString': {
      const line = shape.coordinates.map(place);
      const hasZ = shape.coordinates.every((at) => at.length > 2);
      return hasZ ? { line, zM: shape.coordinates.map((at) => at[2]) } : { line };
    }
  }
}

function ownId(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

/** The wanted identifier, or the first of `wanted-2`, `wanted-3`… that nothing has. */
function freshId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let n = 2;
  while (taken.has(`${wanted}-${n}`)) n++;
  return `${wanted}-${n}`;
}

function unreadable(
  number: number,
  values: Readonly<Record<string, unknown>> | null,
  error: z.ZodError,
): AppError {
  if (values !== null && !('kind' in values))
    return new AppError('edit/no-kind', `feature ${number} has no kind`, { feature: number });
  const [issue] = error.issues;
  const path = issue?.path.map(String).join('.') ?? '';
  const kind = typeof values?.['kind'] === 'string' ? values['kind'] : '';
  const reason = [kind, path].filter((word) => word !== '').join(' · ');
  return new AppError('edit/unreadable', `feature ${number}: ${issue?.message ?? 'invalid'}`, {
    feature: number,
    reason,
  });
}
