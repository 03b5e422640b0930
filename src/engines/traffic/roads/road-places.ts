import type { FeatureTable } from '../../../territory/feature-table.ts';
import { LineIndex } from '../../../territory/line-index.ts';
import type { Roads } from './roads.ts';

/** A place on the roads: the links that follow it there, −1 where none has that direction. */
export interface RoadPlace {
  readonly feature: number;
  readonly forward: number;
  readonly backward: number;
  readonly distanceM: number;
  readonly x: number;
  readonly y: number;
  /** Unit vector of the vertices' order there. */
  readonly heading: readonly [number, number];
}

/** Finds the places of roads that lie nearest to something else. */
export class RoadPlaces {
  private readonly table: FeatureTable;
  private readonly index: LineIndex;
  private readonly forwardAt: Int32Array;
  private readonly backwardAt: Int32Array;

  /** @param accepts Features that count. */
  constructor(roads: Roads, table: FeatureTable, accepts: (feature: number) => boolean = () => true) {
    this.table = table;
    this.index = new LineIndex(table, accepts);
    this.forwardAt = new Int32Array(table.xy.length / 2).fill(-1);
    this.backwardAt = this.forwardAt.slice();
    for (let link = 0; link < roads.road.length; link++) {
      const at = roads.isForward[link] === 1 ? this.forwardAt : this.backwardAt;
      at.fill(link, roads.firstVertex[link], roads.lastVertex[link]);
    }
  }

  /** The nearest place within `limitM`, among features that `accepts`; null: there is none. */
  nearest(
    x: number,
    y: number,
    limitM: number = Infinity,
    accepts?: (feature: number) => boolean,
  ): RoadPlace | null {
    const found = this.index.nearest(x, y, limitM, accepts);
    if (found === null) return null;
    const { xy } = this.table;
    const { feature, vertex, distanceM } = found;
    const [dx, dy] = [xy[2 * vertex + 2]! - xy[2 * vertex]!, xy[2 * vertex + 3]! - xy[2 * vertex + 1]!];
    const stepM = Math.sqrt(dx * dx + dy * dy) || 1;
    return {
      feature,
      forward: this.forwardAt[vertex]!,
      backward: this.backwardAt[vertex]!,
      distanceM,
      x: found.x,
      y: found.y,
      heading: [dx / stepM, dy / stepM],
    };
  }
}
