import type { DrawnRole, EngineSpec, FieldData, FieldRole, FieldSpec } from './contract.ts';

/** Values of a computed field by its name; undefined where there is none. */
type FieldReader = (name: string) => FieldData | undefined;
type Raster = Float32Array<ArrayBuffer>;

/** Whether a field is played in time: it has values of something at each instant. */
export function isInstant(field: FieldSpec): boolean {
  return field.per.includes('time') && field.per.length > 1;
}

/** Whether a result tells nothing of a field: the engine did not compute it, nor what its instants come to. */
export function isLacking(
  { fields: specs }: Pick<EngineSpec, 'fields'>,
  name: string,
  fields: Readonly<Partial<Record<string, FieldData>>>,
): boolean {
  const own = specs[name];
  const whole = own && isInstant(own) ? own.whole : name;
  const told = typeof whole === 'string' ? specs[whole] : undefined;
  return told !== undefined && told.from === undefined && fields[whole as string] === undefined;
}

const undrawn: ReadonlySet<FieldRole> = new Set(['part', 'ground', 'series', 'ends']);

/** Whether a field is drawn by itself on a map. */
export function isDrawn(field: FieldSpec): field is FieldSpec & { readonly role: DrawnRole } {
  return !undrawn.has(field.role);
}

/** The names of the eastward and northward velocities of the instants; null when the engine has none. */
export function velocityOf(spec: EngineSpec): readonly [east: string, north: string] | null {
  const found = Object.values(spec.fields).find((field) => field.from?.kind === 'length' && isInstant(field));
  return found?.from?.kind === 'length' ? found.from.of : null;
}

/**
 * Values of a field: as they are read, or made from the two fields that it comes from. Undefined when one of
 * them is missing.
 */
export function valuesOf(spec: EngineSpec, name: string, read: FieldReader): Raster | undefined {
  const from = spec.fields[name]?.from;
  // A density takes places, which runs do not have: see `density.ts`.
  if (from?.kind === 'density') return undefined;
  if (!from) {
    const values = read(name);
    return values === undefined || values instanceof Float32Array ? values : Float32Array.from(values);
  }
  const [first, second] = [read(from.of[0]), read(from.of[1])];
  if (!first || !second) return undefined;
  if (from.kind === 'length') return lengths(first, second);
  const { classes } = spec.fields[from.of[1]] ?? {};
  return surface(first, second, Array.isArray(classes) ? (classes[0] as number) : 0);
}

function lengths(east: ArrayLike<number>, north: ArrayLike<number>): Raster {
  const out = new Float32Array(east.length);
  for (let i = 0; i < out.length; i++) {
    const [u, v] = [east[i] as number, north[i] as number];
    out[i] = Math.sqrt(u * u + v * v);
  }
  return out;
}

/** NaN where the depth is below the least that is drawn. */
function surface(ground: ArrayLike<number>, depth: ArrayLike<number>, leastM: number): Raster {
  const out = new Float32Array(ground.length);
  for (let i = 0; i < out.length; i++) {
    const h = depth[i] as number;
    out[i] = h >= leastM ? (ground[i] as number) + h : Number.NaN;
  }
  return out;
}
