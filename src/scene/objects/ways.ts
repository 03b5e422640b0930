import { Group } from 'three';
import type { FeatureTable } from '../../territory/feature-table.ts';
import { partsOfFeature } from '../../territory/rasterize.ts';
import { type BridgesMesh, type Deck, deckOf } from './bridges.ts';
import type { Ground, ScenePoint } from './ground.ts';
import type { LineGroup } from './networks.ts';
import type { RibbonBuilder } from './ribbon.ts';

/** Roads or railways, and what carries them over water and other ways. */
export class WaysMesh extends Group {
  readonly #lines: LineGroup;
  readonly #bridges: BridgesMesh;

  constructor(lines: LineGroup, bridges: BridgesMesh) {
    super();
    this.#lines = lines;
    this.#bridges = bridges;
    this.add(bridges, lines);
  }

  override dispose(): void {
    this.#lines.dispose();
    this.#bridges.dispose();
  }
}

export interface Way {
  readonly table: FeatureTable;
  readonly i: number;
  readonly widthM: number;
  /** BD TOPO's « position par rapport au sol »: above 0 on a deck, under 0 not drawn. */
  readonly level: number;
  readonly ground: Ground;
}

/** Lays a way on the ground, or on decks that it adds. */
export function layWay(
  builder: RibbonBuilder,
  decks: Deck[],
  { table, i, widthM, level, ground }: Way,
): void {
  if (level < 0) return;
  if (!(level > 0)) {
    for (const xy of partsOfFeature(table, i)) builder.drape(xy, widthM);
    return;
  }
  const endPart = table.featureOffsets[i + 1] as number;
  for (let part = table.featureOffsets[i] as number; part < endPart; part++) {
    const deck = deckOf(table, part, widthM, ground);
    decks.push(deck);
    const lift = 0.06 * ground.exaggeration;
    builder.add(
      deck.line.map(([x, y, z]): ScenePoint => [x, y, z + lift]),
      widthM,
    );
  }
}
