import type { RawPart } from '../territory/table-builder.ts';
import { knownHeights } from './heights.ts';
import { emptyShape, type Shape } from './shape.ts';

/** `LINESTRING Z (`, `POINT(`, with PostGIS's « SRID=2154; » before it or not. */
const head = /^\s*(?:SRID\s*=\s*(\d+)\s*;)?\s*(MULTI)?(POINT|LINESTRING)\s*(ZM|Z|M)?\s*\(/i;

/** Code of the system that a geometry in text states before itself; null: it states none. */
export function sridOfWkt(text: string): number | null {
  const code = head.exec(text)?.[1];
  return code === undefined ? null : Number(code);
}

/**
 * Points and lines, one or several, written as OGC 06-103r4 says (Well-Known Text); null where the text is nothing of
 * that. An elevation is the third number unless the text says that it is a measure.
 */
export function readWkt(text: string): Shape | null {
  const found = head.exec(text);
  if (!found) return null;
  const [start, , several, type = '', dimension = ''] = found;
  const body = text.slice(start.length, text.lastIndexOf(')'));
  const isPoint = type.toUpperCase() === 'POINT';
  const parts = several === undefined ? [body] : isPoint ? body.split(',') : body.split(/\)\s*,\s*\(/);
  const shape = emptyShape();
  for (const part of parts) {
    const raw = partOf(part.replaceAll(/[()]/g, ''), dimension.toUpperCase() === 'M');
    if (raw === null) return null;
    (isPoint ? shape.points : shape.lines).push(raw);
  }
  return shape;
}

function partOf(text: string, isMeasured: boolean): RawPart | null {
  const places = text.split(',').map((place) => place.trim().split(/\s+/).map(Number));
  if (places.some((place) => place.length < 2 || !place.every(Number.isFinite))) return null;
  const hasZ = !isMeasured && places.every((place) => place.length >= 3);
  return {
    xy: Float64Array.from(places.flatMap((place) => place.slice(0, 2))),
    z: knownHeights(hasZ ? Float64Array.from(places, (place) => place[2] as number) : null),
  };
}
