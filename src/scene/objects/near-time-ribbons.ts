import type { Edges } from '../../simulation/contract.ts';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { meansAlong, type Neighbours, neighboursOf } from '../isochrones.ts';
import { positionsOf } from './building-tints.ts';
import { edgeLines } from './edge-lines.ts';
import { EdgeRibbons } from './edge-ribbons.ts';
import type { DrapeStyle } from './field-drape.ts';
import type { Ground } from './ground.ts';

const widths = { metres: [3, 3], pixels: [2.4, 2.4], full: null } as const;

/** Mean times of buildings along the roads near them; shows those of another instant without a search. */
export class NearTimeRibbons extends EdgeRibbons {
  readonly #neighbours: Neighbours;
  readonly #at: Int32Array;

  /** `table`: of the buildings; `ids`: theirs, in the order of the values that are shown. */
  constructor(
    network: Edges,
    roads: FeatureTable | null,
    table: FeatureTable,
    ids: readonly string[],
    style: DrapeStyle,
    ground: Ground,
    ink: string,
  ) {
    const alone = new Int32Array(network.ids.length).fill(-1);
    super(edgeLines(network, ground, roads), alone, style, widths, ink);
    this.#neighbours = neighboursOf(network, table);
    this.#at = positionsOf(table.ids, ids);
  }

  override show(values: ArrayLike<number>): void {
    super.show(meansAlong(this.#neighbours, this.#at, values));
  }
}
