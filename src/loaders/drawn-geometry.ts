import { kinks } from '@turf/kinks';
import { coordAll, flattenEach } from '@turf/meta';

type Position = readonly number[];

/**
 * Positions of the first line, outer ring or point of a GeoJSON text, whatever holds it (feature, collection,
 * multi-geometry). null: not GeoJSON, or nothing in it.
 */
export function firstGeometryOf(text: string): readonly (readonly [number, number])[] | null {
  try {
    let found: readonly Position[] | null = null;
    flattenEach(JSON.parse(text) as Parameters<typeof flattenEach>[0], ({ geometry }) => {
      const ring = geometry.type === 'Polygon' ? geometry.coordinates[0] : undefined;
      found = ring ?? coordAll(geometry);
      return false;
    });
    return asPairs(found);
  } catch {
    return null;
  }
}

/** A feature of a GeoJSON text: its rings, none where it has no polygon, and the texts of its properties. */
export interface Outline {
  /** Its place in the text, from 1. */
  readonly name: string;
  readonly rings: readonly Float64Array[];
  readonly names: readonly string[];
}

/**
 * The features of a GeoJSON text. null: not GeoJSON.
 *
 * @param place Into the coordinates wanted.
 */
export function outlinesOf(
  text: string,
  place: (x: number, y: number) => readonly [number, number],
): readonly Outline[] | null {
  try {
    const outlines: Outline[] = [];
    flattenEach(JSON.parse(text) as Parameters<typeof flattenEach>[0], ({ geometry, properties, id }) => {
      const rings = geometry?.type === 'Polygon' ? geometry.coordinates : [];
      outlines.push({
        name: `#${outlines.length + 1}`,
        rings: rings.map((ring) => Float64Array.from(ring.flatMap(([x = NaN, y = NaN]) => place(x, y)))),
        names: [id, ...Object.values(properties ?? {})].flatMap((value) =>
          typeof value === 'string' || typeof value === 'number' ? [String(value)] : [],
        ),
      });
    });
    return outlines;
  } catch {
    return null;
  }
}

function asPairs(positions: readonly Position[] | null): readonly (readonly [number, number])[] | null {
  if (positions === null || positions.length === 0) return null;
  const pairs = positions.map(([x, y]): [number, number] => [x ?? Number.NaN, y ?? Number.NaN]);
  return pairs.every((pair) => pair.every(Number.isFinite)) ? pairs : null;
}

/** Where the outline of an area crosses itself, or null. The outline need not be closed. */
export function outlineCrossing(
  points: readonly (readonly [number, number])[],
): readonly [number, number] | null {
  const [first] = points;
  if (first === undefined || points.length < 4) return null;
  const ring = [...points, first].map(([x, y]) => [x, y]);
  const crossing = kinks({ type: 'Polygon', coordinates: [ring] }).features[0]?.geometry.coordinates;
  return crossing === undefined ? null : [crossing[0] as number, crossing[1] as number];
}
