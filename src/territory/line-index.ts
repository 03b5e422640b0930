import type { FeatureTable } from './feature-table.ts';

/** A place on a table of lines. */
export interface OnLine {
  readonly feature: number;
  /** It lies between this vertex and the next. */
  readonly vertex: number;
  /** 0 at `vertex`, 1 at the next. */
  readonly share: number;
  readonly x: number;
  readonly y: number;
  readonly distanceM: number;
}

/** Finds what lies near on a table of lines: its segments by cells of a grid. */
export class LineIndex {
  private readonly table: FeatureTable;
  private readonly cellM: number;
  private readonly west: number;
  private readonly south: number;
  private readonly columns: number;
  private readonly rows: number;
  /** Segments of cell c: `held[first[c]] … held[first[c + 1] − 1]`, each named by its first vertex. */
  private readonly first: Int32Array;
  private readonly held: Int32Array;
  private readonly featureOf: Int32Array;

  /** @param accepts Features that count; all when absent. */
  constructor(table: FeatureTable, accepts: (feature: number) => boolean = () => true) {
    this.table = table;
    const { xy } = table;
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < xy.length; i += 2) {
      west = Math.min(west, xy[i] as number);
      east = Math.max(east, xy[i] as number);
      south = Math.min(south, xy[i + 1] as number);
      north = Math.max(north, xy[i + 1] as number);
    }
    const isEmpty = !(east >= west);
    this.west = isEmpty ? 0 : west;
    this.south = isEmpty ? 0 : south;
    const widthM = isEmpty ? 0 : east - west;
    const heightM = isEmpty ? 0 : north - south;
    // About one segment per cell, cells neither finer than a house nor larger than a hamlet.
    const wantedM = Math.sqrt((widthM * heightM) / Math.max(1, xy.length / 2));
    this.cellM = Math.max(20, wantedM, Math.max(widthM, heightM) / 2000);
    this.columns = Math.floor(widthM / this.cellM) + 1;
    this.rows = Math.floor(heightM / this.cellM) + 1;
    this.featureOf = new Int32Array(xy.length / 2).fill(-1);
    const cells = new Int32Array(this.columns * this.rows + 1);
    this.forEachSegment(accepts, (_, __, cell) => {
      cells[cell + 1] = (cells[cell + 1] as number) + 1;
    });
    for (let cell = 1; cell < cells.length; cell++)
      cells[cell] = (cells[cell] as number) + (cells[cell - 1] as number);
    this.first = cells;
    this.held = new Int32Array(cells.at(-1) ?? 0);
    const next = cells.slice();
    this.forEachSegment(accepts, (feature, vertex, cell) => {
      this.featureOf[vertex] = feature;
      const at = next[cell] as number;
      next[cell] = at + 1;
      this.held[at] = vertex;
    });
  }

  /** The nearest place within `limitM`; the lowest segment among equals; null: none is that near. */
  nearest(
    x: number,
    y: number,
    limitM: number = Infinity,
    accepts: (feature: number) => boolean = () => true,
  ): OnLine | null {
    const column = Math.floor((x - this.west) / this.cellM);
    const row = Math.floor((y - this.south) / this.cellM);
    const farthest = Math.max(Math.abs(column), Math.abs(row), this.columns - column, this.rows - row) + 1;
    const found: { nearest: OnLine | null } = { nearest: null };
    for (let ring = 0; ring <= farthest; ring++) {
      // Whatever is not in the rings before lies at least this far.
      const seenM = (ring - 1) * this.cellM;
      if (seenM > limitM || (found.nearest !== null && found.nearest.distanceM <= seenM)) break;
      this.forEachInRing(column, row, ring, (vertex) => {
        const feature = this.featureOf[vertex] as number;
        const place = placeOn(this.table, feature, vertex, x, y);
        if (place.distanceM > limitM || !isNearer(place, found.nearest) || !accepts(feature)) return;
        found.nearest = place;
      });
    }
    return found.nearest;
  }

  /** Calls back with the segments whose box meets a box, each once, in increasing order of their first vertex. */
  segmentsIn(west: number, south: number, east: number, north: number): readonly number[] {
    const found = new Set<number>();
    const { columns, rows } = this;
    const [c0, c1] = [this.cellOf(west - this.west, columns), this.cellOf(east - this.west, columns)];
    const [r0, r1] = [this.cellOf(south - this.south, rows), this.cellOf(north - this.south, rows)];
    for (let row = r0; row <= r1; row++) {
      for (let column = c0; column <= c1; column++) {
        const cell = row * columns + column;
        for (let k = this.first[cell] as number; k < (this.first[cell + 1] as number); k++)
          found.add(this.held[k] as number);
      }
    }
    return [...found].sort((a, b) => a - b);
  }

  /** Feature that the segment beginning at a vertex belongs to. */
  featureAt(vertex: number): number {
    return this.featureOf[vertex] as number;
  }

  private cellOf(offsetM: number, count: number): number {
    return Math.min(count - 1, Math.max(0, Math.floor(offsetM / this.cellM)));
  }

  private forEachInRing(column: number, row: number, ring: number, visit: (vertex: number) => void): void {
    for (let r = row - ring; r <= row + ring; r++) {
      if (r < 0 || r >= this.rows) continue;
      const isEdge = r === row - ring || r === row + ring;
      const step = isEdge || ring === 0 ? 1 : 2 * ring;
      for (let c = column - ring; c <= column + ring; c += step) {
        if (c < 0 || c >= this.columns) continue;
        const cell = r * this.columns + c;
        for (let k = this.first[cell] as number; k < (this.first[cell + 1] as number); k++)
          visit(this.held[k] as number);
      }
    }
  }

  private forEachSegment(
    accepts: (feature: number) => boolean,
    visit: (feature: number, vertex: number, cell: number) => void,
  ): void {
    const { count, featureOffsets, partOffsets, xy } = this.table;
    for (let feature = 0; feature < count; feature++) {
      if (!accepts(feature)) continue;
      for (
        let part = featureOffsets[feature] as number;
        part < (featureOffsets[feature + 1] as number);
        part++
      ) {
        for (
          let vertex = partOffsets[part] as number;
          vertex + 1 < (partOffsets[part + 1] as number);
          vertex++
        ) {
          const [xa, ya, xb, yb] = [
            xy[2 * vertex] as number,
            xy[2 * vertex + 1] as number,
            xy[2 * vertex + 2] as number,
            xy[2 * vertex + 3] as number,
          ];
          const c0 = this.cellOf(Math.min(xa, xb) - this.west, this.columns);
          const c1 = this.cellOf(Math.max(xa, xb) - this.west, this.columns);
          const r0 = this.cellOf(Math.min(ya, yb) - this.south, this.rows);
          const r1 = this.cellOf(Math.max(ya, yb) - this.south, this.rows);
          for (let row = r0; row <= r1; row++)
            for (let column = c0; column <= c1; column++) visit(feature, vertex, row * this.columns + column);
        }
      }
    }
  }
}

function isNearer(place: OnLine, nearest: OnLine | null): boolean {
  if (nearest === null || place.distanceM < nearest.distanceM) return true;
  return place.distanceM === nearest.distanceM && place.vertex < nearest.vertex;
}

/** The place of a segment nearest to a point. */
function placeOn({ xy }: FeatureTable, feature: number, vertex: number, x: number, y: number): OnLine {
  const [x0, y0] = [xy[2 * vertex] as number, xy[2 * vertex + 1] as number];
  const [dx, dy] = [(xy[2 * vertex + 2] as number) - x0, (xy[2 * vertex + 3] as number) - y0];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / squared));
  // Ends keep their own coordinates to the bit: roads join there.
  const px = share === 1 ? (xy[2 * vertex + 2] as number) : x0 + share * dx;
  const py = share === 1 ? (xy[2 * vertex + 3] as number) : y0 + share * dy;
  const distanceM = Math.sqrt((x - px) * (x - px) + (y - py) * (y - py));
  return { feature, vertex, share, x: px, y: py, distanceM };
}
