import type { SourceId } from '../base/brand.ts';

/** Between the identifier of a road and the number of the piece, where an edit cut it: `TRONROUT…#2`. */
const mark = '#';

/** Identifier of a piece of a road; the first keeps the road's own. */
export function pieceId(road: string, piece: number): SourceId {
  return (piece === 1 ? road : `${namesRoad(road)}${mark}${piece}`) as SourceId;
}

/** Identifier of the road that a piece comes from; of a whole road, its own. */
export function namesRoad(id: string): string {
  const end = id.lastIndexOf(mark);
  return end > 0 && /^\d+$/.test(id.slice(end + 1)) ? id.slice(0, end) : id;
}
